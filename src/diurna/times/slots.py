"""What a rule is, and what it may know of the place where its words stand.

A rule's reader gets the match and its `Slot` and returns what the words mean, `NOT_A_DATE` for words that only look
like a date (nothing inside them is one either), or None where this rule cannot tell; another may.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from diurna.times import intervals, words
from diurna.times.intervals import Closed, Direction, Interval

Basis = Literal["stated", "anchored"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What words of time mean: "last month" is a DATE, its value "1998-01", its days all of January.

    `value` is written as TIMEX3 has it: "1998-W07", "P2Y" for a duration, "PRESENT_REF" for "now". `days` is None
    where the words name no days ("two years", "recently", "daily"). `unit` is the grain of a date ("month"), None
    where it has none. `aside` marks what is named only to compare with ("a year earlier").
    """

    value: str
    kind: Kind = "DATE"
    days: Interval | None = None
    basis: Basis = "anchored"
    unit: str | None = None
    aside: bool = False

    @property
    def closed(self) -> Closed | None:
        """The first and the last day, None where an end is open or nothing is dated."""
        if self.days is None or self.days[0] is None or self.days[1] is None:
            return None
        return self.days[0], self.days[1]


# Before a date, these say that it lies ahead.
TO_COME = (
    r"\b(?:(?:until|till|til|no later than|extended to|ahead of)(?:\s+(?:the|its|their))?|payable|effective|due|starting|beginning"
    r"|as soon as|as early as|scheduled for|slated for)(?:\s+on)?\s"
)


@dataclass(frozen=True)
class Slot:
    """Where an expression stands: the words before and after it, and what it may be anchored to.

    `reference` is what the text spoke of last ("two weeks earlier" counts from it), None where the sentences near
    name no day. `history` is all that the article named so far, in its order. `tense` tells the direction of the
    clause; it is asked only when it matters.
    """

    before: str
    after: str
    published: dt.date | None
    reference: Meaning | None
    tense: Callable[[], Direction | None]
    history: Sequence[Meaning] = ()

    @cached_property
    def told(self) -> Direction | None:
        """Past or future, by the words before or by the tense; None where neither tells."""
        if self.follows(TO_COME):
            return "future"
        return self.tense()

    @property
    def direction(self) -> Direction:
        """Past or future; past where nothing tells, for news tells what happened."""
        return self.told or "past"

    def narrated(self, unit: str) -> dt.date | None:
        """The day from which "earlier" and "the next" count, where what was spoken of is as exact as the unit."""
        closed = self.reference.closed if self.reference else None
        if closed is None or closed[1] > intervals.unit_around(closed[0], unit)[1]:
            return None
        return closed[0]

    def recall(self, *units: str, within: int) -> Meaning | None:
        """The last thing named of these units, among the last `within` dates of the article, asides left out."""
        dated = [meaning for meaning in self.history if meaning.closed][-within:]
        return next((one for one in reversed(dated) if one.unit in units and not one.aside), None)

    def follows(self, pattern: str) -> bool:
        """Whether the words before end in a pattern."""
        return re.search(rf"(?:{pattern})\s*$", self.before, re.I) is not None


class NotADate:
    """The type of `NOT_A_DATE`."""


NOT_A_DATE = NotADate()
Reading = Meaning | NotADate | None
Reader = Callable[[re.Match[str], Slot], Reading]


@dataclass(frozen=True)
class Rule:
    """One kind of expression: a pattern, and the reader of what it matched."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def make_rule(name: str, pattern: str, read: Reader) -> Rule:
    """A rule whose evidence is "date.NAME"; the pattern ends with a word.

    White space in it is at most nine characters long (a line's end and an indentation), so that a hostile page of blanks
    costs no time.
    """
    for repeated in (r"\s", r"[\s-]"):
        pattern = pattern.replace(f"{repeated}+", f"{repeated}{{1,9}}").replace(f"{repeated}*", f"{repeated}{{0,9}}")
    return Rule(f"date.{name}", re.compile(rf"(?:{pattern})(?!\w)"), read)


def cut(interval: Closed, part: str | None, published: dt.date | None) -> Interval:
    """The part of an interval that "early", "late", "earlier" or "later" leaves of it."""
    name = words.PARTS[part.lower()] if part else "all"
    if name == "all":
        return interval
    if name in {"earlier", "later"}:
        if published is None or not interval[0] <= published <= interval[1]:
            return interval
        return (interval[0], published) if name == "earlier" else (published, interval[1])
    return intervals.third_of(interval, name)


def point(
    day: dt.date, unit: str, basis: Basis = "anchored", part: str | None = None, published: dt.date | None = None
) -> Meaning:
    """The unit of the calendar that a day lies in, or the part of it that "early" and the like leave."""
    days = cut(intervals.unit_around(day, unit), part, published)
    return Meaning(value=intervals.label(day, unit), days=days, basis=basis, unit=unit)


def on_day(day: dt.date, basis: Basis = "anchored", day_part: str | None = None) -> Meaning:
    """A day, or a part of one ("night")."""
    if day_part is None:
        return point(day, "day", basis)
    value = f"{day.isoformat()}{words.DAY_PARTS[day_part.lower()]}"
    return Meaning(value=value, kind="TIME", days=(day, day), basis=basis, unit="day")


def lasting(count: float | None, unit: str, days: Interval | None = None) -> Meaning:
    """A length of time; None for a vague count. `days` are those that it covers, where the words tell."""
    return Meaning(value=words.duration_value(count, unit), kind="DURATION", days=days)
