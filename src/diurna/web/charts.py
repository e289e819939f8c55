"""Charts over time, as SVG: happenings of cooperation and conflict, and the mean score, by month, quarter or year."""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from diurna.store.pages import Month
from diurna.web.svg import Drawing, tag
from diurna.web.words import month as month_words

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 760.0, 40.0, 8.0, 18.0, 24.0
HEIGHT, SCORE_HEIGHT = 250.0, 150.0
# Up to so many bars; more become quarters, then years.
MOST_BARS = 72
BEST, WORST = 10.0, -10.0  # of PLOVER's score


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: happenings of cooperation and conflict, and their mean score (None without any)."""

    name: str
    label: str
    cooperation: int
    conflict: int
    score: float | None


def bars_of(rows: Sequence[Month]) -> list[Bar]:
    """Months as bars, none left out; quarters or years where there are too many."""
    if not rows:
        return []
    by_month = {row.month: row for row in rows}
    months = list(months_between(min(by_month), max(by_month)))
    for size in (1, 3, 12):
        if len(months) <= MOST_BARS * size or size == 12:
            groups = itertools.groupby(months, key=lambda month: group_of(month, size))
            return [gathered(name, [by_month[month] for month in some if month in by_month]) for name, some in groups]
    raise AssertionError("the last size always fits")


def months_between(first: str, last: str) -> Iterator[str]:
    """Every month from one to the other."""
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def group_of(month: str, size: int) -> str:
    """The month, quarter or year that a month lies in: "2022-08", "2022-Q3", "2022"."""
    year, _, number = month.partition("-")
    return {1: month, 3: f"{year}-Q{(int(number) + 2) // 3}", 12: year}[size]


def gathered(name: str, rows: Sequence[Month]) -> Bar:
    """Months as one bar; the score is the mean of the months' means, each weighing as many happenings as it has."""
    weights = [(row.score, row.cooperation + row.conflict) for row in rows if row.score is not None]
    total = sum(weight for _, weight in weights)
    score = sum(mean * weight for mean, weight in weights) / total if total else None
    return Bar(name, label_of(name), sum(row.cooperation for row in rows), sum(row.conflict for row in rows), score)


def label_of(name: str) -> str:
    """A stretch in words: "August 2022", "third quarter of 2022", "2022"."""
    year, _, rest = name.partition("-")
    if rest.startswith("Q"):
        return f"{('first', 'second', 'third', 'fourth')[int(rest[1]) - 1]} quarter of {year}"
    return month_words(name) if rest else year


def months_chart(rows: Sequence[Month], *, title: str = "Cooperation and conflict over time") -> Drawing:
    """Happenings by time: cooperation above the line, conflict below it."""
    bars = bars_of(rows)
    up, down = max((bar.cooperation for bar in bars), default=0), max((bar.conflict for bar in bars), default=0)
    step = nice_step(max(up, down, 1))
    up, down = math.ceil(up / step) * step, math.ceil(down / step) * step
    inner = HEIGHT - TOP - BOTTOM
    unit = inner / max(up + down, 1)
    zero = TOP + up * unit
    shapes = [
        tag("text", "cooperation ▲" if up else "", x=LEFT, y=11.0),
        tag("text", "▼ conflict" if down else "", x=WIDTH - RIGHT, y=11.0, text_anchor="end"),
    ]
    for value in range(-down, up + 1, step):
        y = zero - value * unit
        shapes.append(tag("path", class_="axis" if value == 0 else "grid", d=f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}"))
        shapes.append(tag("text", f"{abs(value):,}", x=LEFT - 6, y=y + 4, text_anchor="end"))
    wide = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    thick = min(max(wide * 0.78, 1.0), 46.0)
    for index, bar in enumerate(bars):
        x = LEFT + index * wide + (wide - thick) / 2
        told = tag("title", f"{bar.label}: {bar.cooperation:,} of cooperation, {bar.conflict:,} of conflict")
        above = tag(
            "rect",
            class_="cooperation",
            x=x,
            y=zero - bar.cooperation * unit,
            width=thick,
            height=bar.cooperation * unit,
        )
        below = tag("rect", class_="conflict", x=x, y=zero, width=thick, height=bar.conflict * unit)
        if bar.cooperation or bar.conflict:
            shapes.append(tag("g", told + (above if bar.cooperation else "") + (below if bar.conflict else "")))
    shapes += time_labels(bars, wide, HEIGHT - 7)
    return Drawing(WIDTH, HEIGHT, summary_of(title, bars), Markup("").join(shapes))


def score_chart(rows: Sequence[Month], *, title: str = "Mean conflict-cooperation score") -> Drawing:
    """The mean score by time, from -10 to 10; a larger dot stands for more happenings."""
    bars = bars_of(rows)
    inner = SCORE_HEIGHT - TOP - BOTTOM
    unit = inner / (BEST - WORST)
    shapes = []
    for value in (10, 5, 0, -5, -10):
        y = TOP + (BEST - value) * unit
        shapes.append(tag("path", class_="axis" if value == 0 else "grid", d=f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}"))
        shapes.append(
            tag("text", f"{value:+}".replace("-", "−") if value else "0", x=LEFT - 6, y=y + 4, text_anchor="end")
        )
    wide = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    most = max((bar.cooperation + bar.conflict for bar in bars), default=1) or 1
    points = [
        (LEFT + (index + 0.5) * wide, TOP + (BEST - bar.score) * unit, bar)
        for index, bar in enumerate(bars)
        if bar.score is not None
    ]
    if len(points) > 1:
        shapes.append(tag("path", class_="line", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)))
    for x, y, bar in points:
        told = f"{bar.label}: {bar.score:+.1f}, {bar.cooperation + bar.conflict:,} happenings".replace("-", "−")
        radius = 2 + 4 * math.sqrt((bar.cooperation + bar.conflict) / most)
        shapes.append(tag("circle", tag("title", told), class_="dot", cx=x, cy=y, r=radius))
    shapes += time_labels(bars, wide, SCORE_HEIGHT - 7)
    return Drawing(WIDTH, SCORE_HEIGHT, summary_of(title, bars), Markup("").join(shapes))


def summary_of(title: str, bars: Sequence[Bar]) -> str:
    """What a chart shows, for who cannot see it."""
    if not bars:
        return f"{title}: nothing to show"
    cooperation, conflict = sum(bar.cooperation for bar in bars), sum(bar.conflict for bar in bars)
    return f"{title}, {bars[0].label} to {bars[-1].label}: {cooperation:,} happenings of cooperation, {conflict:,} of conflict"


def nice_step(most: int) -> int:
    """A round step that parts an axis into a few.

    >>> nice_step(7), nice_step(90)
    (2, 50)
    """
    size: int = 10 ** int(math.log10(max(most / 3, 1)))
    return next(step * size for step in (1, 2, 5, 10) if step * size * 4 >= most)


def time_labels(bars: Sequence[Bar], wide: float, y: float) -> Iterable[Markup]:
    """Years, or months where there are few bars, under the chart; as many as have room."""
    if len(bars) <= 14:
        for index, bar in enumerate(bars):
            yield tag("text", short(bar.name), x=LEFT + (index + 0.5) * wide, y=y, text_anchor="middle")
        return
    last = -math.inf
    for index, bar in enumerate(bars):
        x = LEFT + index * wide
        first = index == 0 or bars[index - 1].name[:4] != bar.name[:4]
        if first and x - last > 34 and x < WIDTH - 30:
            last = x
            yield tag("path", class_="grid", d=f"M{x:.1f} {y - 14:.1f}v4")
            yield tag("text", bar.name[:4], x=x, y=y)


def short(name: str) -> str:
    """A stretch as an axis has it: "Aug 22", "Q3 22", "2022"."""
    year, _, rest = name.partition("-")
    if not rest:
        return year
    return f"{rest if rest.startswith('Q') else month_words(name)[:3]} {year[2:]}"
