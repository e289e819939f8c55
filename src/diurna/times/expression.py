"""Words that say when, with what they mean and the days that this leaves."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from diurna.records import Span, Token
from diurna.times.slots import Basis, Meaning

Edge = Literal["since", "until", "before", "after"]
# The rule of "today", "tonight" and "yesterday".
BY_TODAY = "date.today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that say when: "last week", what they mean, and the days that this leaves.

    `start` is None where the past is open ("before 2014"), `end` where the future is ("since 2014"); both are None
    where no day is meant ("recently", "two years"). `edge` is the preposition's doing: "since", "until" (also "by"),
    "before", "after"; None where the interval is meant itself. `day` are the words for the day, where a time of day
    stands with them ("10 p.m. *Wednesday*").
    """

    span: Span
    meaning: Meaning
    rule: str
    start: dt.date | None
    end: dt.date | None
    edge: Edge | None = None
    day: Span | None = None

    @property
    def basis(self) -> Basis:
        """Whether the days are "stated" or "anchored" (worked out from the publication day or from another date)."""
        return self.meaning.basis

    @property
    def is_dated(self) -> bool:
        """Whether the words name days."""
        return self.start is not None or self.end is not None


def head_in(tokens: list[Token]) -> Token | None:
    """The token of an expression by which it hangs in the tree."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside), None)
