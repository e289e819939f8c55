"""The time line of an article's records: one row for each stretch of days, drawn as a bar over the days that all rows share.

Articles tell of this week and of 2008 in one breath, so days are not spaced evenly: a gap ten times as long is drawn not
ten times as wide but by its logarithm. Text stays text beside the bars, so that a narrow screen and a screen reader have it.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Event, When
from diurna.writers.labels import BASIS_WORDS, Badge, badges_of, date_label

WIDTH = 100.0  # of the drawing, in its own units
LEAST = 1.6  # width of a single day's bar
EDGE = 3.0  # kept free at both ends, for what has no beginning or no end


@dataclass(frozen=True, slots=True)
class Told:
    """A record on the time line: its position among the records, its event type, what sets it apart from plain fact."""

    number: int
    event: str
    quad: str
    badges: list[Badge]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row: days as words and as a bar from `x`, `width` wide; `guessed` where the text gives no date."""

    label: str
    basis: str
    guessed: bool
    x: float
    width: float
    records: list[Told]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows in order of time; where the day of publication lies, None where it is unknown or off the line."""

    rows: list[Stretch]
    published: float | None


def make_timeline(events: Sequence[Event], published: dt.date | None) -> Timeline | None:
    """The time line of records in the order shown; None where none has a date, or all have only the day of publication."""
    dated = [(number, event) for number, event in enumerate(events, 1) if event.date.start or event.date.end]
    if all(event.date.basis == "published" for _, event in dated):
        return None
    days = {day for _, event in dated for day in (event.date.start, event.date.end) if day}
    scale = Scale([*days, *([published] if published else [])])
    groups: dict[tuple[dt.date, dt.date, str], list[tuple[int, Event]]] = {}
    for number, event in dated:
        key = (event.date.start or dt.date.min, event.date.end or dt.date.max, date_label(event.date))
        groups.setdefault(key, []).append((number, event))
    rows = [
        _stretch(group[0][1].date, [Told(n, event.event, event.quad, badges_of(event)) for n, event in group], scale)
        for _, group in sorted(groups.items())
    ]
    return Timeline(rows, scale.at(published) if published else None)


def _stretch(when: When, records: list[Told], scale: "Scale") -> Stretch:
    left = scale.at(when.start) if when.start else 0.0
    right = scale.at(when.end) if when.end else WIDTH
    width = max(right - left, LEAST)
    return Stretch(
        label=date_label(when),
        basis=BASIS_WORDS[when.basis],
        guessed=when.basis == "published",
        x=round(min(left, WIDTH - width), 1),
        width=round(width, 1),
        records=records,
    )


class Scale:
    """Where a day lies from 0 to `WIDTH`: gaps between the days that are told count by the logarithm of their length."""

    def __init__(self, days: Sequence[dt.date]) -> None:
        self.days = sorted(set(days))
        gaps = [math.log2(1 + (later - day).days) for day, later in zip(self.days, self.days[1:], strict=False)]
        whole = sum(gaps)
        self.places: list[float] = [EDGE]
        for gap in gaps:
            self.places.append(self.places[-1] + gap / whole * (WIDTH - 2 * EDGE))
        if not gaps:
            self.places = [WIDTH / 2]

    def at(self, day: dt.date) -> float:
        """The place of one of the days."""
        return round(self.places[self.days.index(day)], 1)
