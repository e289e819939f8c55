"""Span: the only way to point into an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of an article's text, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span points at.

        >>> Span(0, 6).of("Serbia and Russia")
        'Serbia'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    @classmethod
    def around(cls, spans: Iterable["Span"]) -> Self:
        """The smallest span that covers all of `spans`, which may not be empty."""
        spans = list(spans)
        return cls(min(span.start for span in spans), max(span.end for span in spans))
