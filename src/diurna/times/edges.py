"""What the words before an expression do to its days: open an end ("since 2014"), join two ("from May to July")."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.records import Span
from diurna.times.counted import counted_from
from diurna.times.expression import Edge, Expression

# How many characters around an expression its rule may look: a table of dates that no full stop divides is then read in
# time that grows with its length.
WINDOW = 160
GAP = 16  # the most characters between the two parts of one expression
EDGES: tuple[tuple[re.Pattern[str], Edge], ...] = (
    (re.compile(r"\b(?:since|as of|starting|beginning)(?:\s+(?:on|in))?\s+(?:the\s+)?$", re.I), "since"),
    (re.compile(r"\b(?:until|till|til|through|by|up to|no later than|not later than)\s+(?:the\s+)?$", re.I), "until"),
    (re.compile(r"\b(?:before|prior to|ahead of)\s+(?:the\s+)?$", re.I), "before"),
    (re.compile(r"\bafter\s+(?:the\s+)?$", re.I), "after"),
)
AS_OF = re.compile(r"\bas of\s+(?:the\s+)?$", re.I)
HOUR = re.compile(
    r"(?:\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|hours|[A-Z]{3})|\bnoon|\bmidnight)(?:\s+[A-Z]{2,4})?,?\s+(?:on\s+)?$"
)
# What stands between the two ends of a range, by the word that opens it: "between 2014 and 2016".
RANGES = (
    (re.compile(r"\bbetween\s+$", re.I), re.compile(r"^\s+and\s+$", re.I)),
    (re.compile(r"\bfrom\s+$", re.I), re.compile(r"^\s*(?:\bto\b|until|till|through|-|–|—)\s*$", re.I)),
    (re.compile(r""), re.compile(r"^\s*(?:\bto\b|through|-|–|—)\s*$", re.I)),
)


def join_ranges(text: str, within: Span, found: Sequence[Expression]) -> Iterator[Expression]:
    """Make one expression of the two ends of a range."""
    position = 0
    while position < len(found):
        one = found[position]
        if position + 1 < len(found):
            two = found[position + 1]
            before, between = words_before(text, within, one.span.start), text[one.span.end : two.span.start]
            close = len(between) <= GAP
            opened = close and any(opening.search(before) and middle.match(between) for opening, middle in RANGES)
            if opened and one.start and two.end and one.start <= two.end:
                span = Span(one.span.start, two.span.end)
                yield replace(one, span=span, end=two.end, rule="date.range")
                position += 2
                continue
        yield one
        position += 1


def open_end(before: str, expression: Expression, published: dt.date | None) -> Expression:
    """Open the end that the preposition before an expression opens."""
    edge = next((edge for pattern, edge in EDGES if pattern.search(before)), None)
    if (counted := counted_from(before, expression.meaning.unit, (expression.start, expression.end))) is not None:
        length, (start, end) = counted
        return replace(
            expression,
            span=Span(expression.span.start - length, expression.span.end),
            meaning=replace(expression.meaning, basis="anchored"),
            rule="date.counted-from",
            start=start,
            end=end,
            day=None,
        )
    if AS_OF.search(before) and published and expression.end and expression.end < published:
        return expression  # "as of Thursday police were looking for him": how things stood on that day
    if edge is None and EDGES[1][0].search(without_hour(before)):
        edge = "until"  # "until 5 p.m. on Monday"; but "before midnight on Monday" is on Monday
    one_day = dt.timedelta(days=1)
    match edge:
        case "since" | "after":
            return replace(expression, end=None, edge=edge)
        case "until":
            return replace(expression, start=None, edge=edge)
        case "before" if expression.start is not None:
            return replace(expression, start=None, end=expression.start - one_day, edge=edge)
        case _:
            return expression


def without_hour(before: str) -> str:
    """The words before an expression without an hour at their end: "until 5 p.m. on" gives "until "."""
    return HOUR.sub("", before)


def words_before(text: str, within: Span, start: int) -> str:
    """The words before a place, as far as a rule may look."""
    return text[max(within.start, start - WINDOW) : start]
