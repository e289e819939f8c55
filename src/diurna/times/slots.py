"""What a rule is, and what it may know of the place where its words stand.

A rule's reader gets the match and its `Slot` and returns an interval, `NOT_A_DATE` for words that only look
like a date (nothing inside them is one either), or None where this rule cannot tell; another may.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from diurna.times import intervals, words
from diurna.times.intervals import Closed, Direction, Interval

Basis = Literal["stated", "anchored"]
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """Where an expression stands: the words before and after it, and what it may be anchored to.

    `reference` is the interval that the text spoke of last ("two weeks earlier" counts from it), None where the
    sentences near name none. `tense` tells the direction of the clause; it is asked only when it matters.
    """

    before: str
    after: str
    published: dt.date | None
    reference: Closed | None
    tense: Callable[[], Direction | None]

    @cached_property
    def told(self) -> Direction | None:
        """Past or future, by the words before or by the tense; None where neither tells."""
        if self.follows(r"\b(?:until|till|til|no later than|extended to|ahead of)(?:\s+(?:the|its|their))?\s"):
            return "future"
        return self.tense()

    @property
    def direction(self) -> Direction:
        """Past or future; past where nothing tells, for news tells what happened."""
        return self.told or "past"

    def narrated(self, unit: str) -> dt.date | None:
        """The day from which "earlier" and "the next" count, where what was spoken of is as exact as the unit."""
        if self.reference is None or self.reference[1] > intervals.unit_around(self.reference[0], unit)[1]:
            return None
        return self.reference[0]

    def follows(self, pattern: str) -> bool:
        """Whether the words before end in a pattern."""
        return re.search(rf"(?:{pattern})\s*$", self.before, re.I) is not None


class NotADate:
    """The type of `NOT_A_DATE`."""


NOT_A_DATE = NotADate()
Reading = tuple[Interval, Basis] | NotADate | None
Reader = Callable[[re.Match[str], Slot], Reading]


@dataclass(frozen=True)
class Rule:
    """One kind of expression: a pattern, and the reader of what it matched."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def cut(interval: Closed, part: str | None, published: dt.date | None) -> Interval:
    """The part of an interval that "early", "late", "earlier" or "later" leaves of it."""
    if part is None:
        return interval
    name = words.PARTS[part.lower()]
    if name in {"earlier", "later"}:
        if published is None or not interval[0] <= published <= interval[1]:
            return interval
        return (interval[0], published) if name == "earlier" else (published, interval[1])
    return intervals.third_of(interval, name)
