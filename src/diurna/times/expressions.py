"""Find the temporal expressions of an article, and say which days each of them means."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from diurna.records import Analysis, Coding, Span, Token
from diurna.times.intervals import Closed, Direction
from diurna.times.rules import RULES
from diurna.times.slots import Basis, NotADate, Rule, Slot
from diurna.times.tense import direction_at

Edge = Literal["since", "until", "before", "after"]
Tense = Callable[[Span], Direction | None]

EDGES: tuple[tuple[re.Pattern[str], Edge], ...] = (
    (re.compile(r"\b(?:since|as of|starting|beginning)(?:\s+(?:on|in))?\s+(?:the\s+)?$", re.I), "since"),
    (re.compile(r"\b(?:until|till|til|by|up to|no later than|not later than)\s+(?:the\s+)?$", re.I), "until"),
    (re.compile(r"\b(?:before|prior to|ahead of)\s+(?:the\s+)?$", re.I), "before"),
    (re.compile(r"\bafter\s+(?:the\s+)?$", re.I), "after"),
)
HOUR = re.compile(
    r"(?:\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|hours|[A-Z]{3})|\bnoon|\bmidnight)(?:\s+[A-Z]{2,4})?,?\s+(?:on\s+)?$"
)
# What stands between the two ends of a range, by the word that opens it: "between 2014 and 2016".
RANGES = (
    (re.compile(r"\bbetween\s+$", re.I), re.compile(r"^\s+and\s+$", re.I)),
    (re.compile(r"\bfrom\s+$", re.I), re.compile(r"^\s*(?:\bto\b|until|till|through|-|–|—)\s*$", re.I)),
    (re.compile(r""), re.compile(r"^\s*(?:\bto\b|through|-|–|—)\s*$", re.I)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that say when, and the days that they mean: "last week", with its first and its last day.

    `start` is None where the past is open ("before 2014"), `end` where the future is ("since 2014"). `edge` is
    the preposition's doing: "since", "until" (also "by"), "before", "after"; None where the interval is meant
    itself. `basis` is "stated" or "anchored" (worked out from the publication day or from another date).
    """

    span: Span
    start: dt.date | None
    end: dt.date | None
    basis: Basis
    rule: str
    edge: Edge | None = None


def find_expressions(coding: Coding) -> tuple[Expression, ...]:
    """All temporal expressions of an article, in text order, no two overlapping.

    1. Sentence by sentence, all rules are matched and each match is read in its place.
    2. "from A to B" becomes one expression.
    3. Prepositions open an end: "since 2014".
    4. Those inside a longer name ("Sunday Times", "Euro 2016") are dropped.
    """
    analysis, article = coding.analysis, coding.article
    found: list[Expression] = []
    reference: Closed | None = None
    for sentence in analysis.sentences:
        tense = _tense_in(analysis, analysis.tokens_of(sentence))
        here = read_expressions(article.text, sentence.span, article.published, tense, reference)
        found.extend(here)
        reference = _last_named(here)
    return tuple(expression for expression in found if not _in_longer_name(analysis, expression))


def read_expressions(
    text: str,
    within: Span,
    published: dt.date | None,
    tense: Tense = lambda span: None,
    reference: Closed | None = None,
) -> list[Expression]:
    """The temporal expressions of one stretch of text.

    `tense` tells the direction of the clause at a span; `reference` is the interval that the text spoke of last.
    """
    found: list[Expression] = []
    taken = within.start
    for match, rule in _matches(text, within):
        span = Span(*match.span())
        if span.start < taken:
            continue
        last = _last_named(found) or reference
        before, after = _without_hour(text[within.start : span.start]), text[span.end : within.end]
        slot = Slot(before, after, published, last, partial(tense, span))
        try:
            reading = rule.read(match, slot)
        except (ValueError, OverflowError):  # no such day: "February 30", "3000 years ago"
            continue
        if reading is None:
            continue
        taken = span.end
        if not isinstance(reading, NotADate):
            (start, end), basis = reading
            found.append(Expression(span=span, start=start, end=end, basis=basis, rule=rule.name))
    joined = _join_ranges(text, within, found)
    return [_open_end(text[within.start : one.span.start], one) for one in joined]


def _without_hour(before: str) -> str:
    """The words before an expression without an hour at their end: "until 5 p.m. on" gives "until "."""
    return HOUR.sub("", before)


def _matches(text: str, within: Span) -> list[tuple[re.Match[str], Rule]]:
    found = [(match, rule) for rule in RULES for match in rule.pattern.finditer(text, within.start, within.end)]
    return sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _last_named(expressions: list[Expression]) -> Closed | None:
    """The last closed interval that was spoken of."""
    closed = [(one.start, one.end) for one in expressions if one.start and one.end]
    return closed[-1] if closed else None


def _join_ranges(text: str, within: Span, found: list[Expression]) -> Iterator[Expression]:
    """Make one expression of the two ends of a range."""
    position = 0
    while position < len(found):
        one = found[position]
        if position + 1 < len(found):
            two = found[position + 1]
            before, between = text[within.start : one.span.start], text[one.span.end : two.span.start]
            opened = any(opening.search(before) and middle.match(between) for opening, middle in RANGES)
            if opened and one.start and two.end and one.start <= two.end:
                span = Span(one.span.start, two.span.end)
                yield replace(one, span=span, end=two.end, rule="date.range")
                position += 2
                continue
        yield one
        position += 1


def _open_end(before: str, expression: Expression) -> Expression:
    """Open the end that the preposition before an expression opens."""
    edge = next((edge for pattern, edge in EDGES if pattern.search(before)), None)
    if edge is None and EDGES[1][0].search(_without_hour(before)):
        edge = "until"  # "until 5 p.m. on Monday"; but "before midnight on Monday" is on Monday
    one_day = dt.timedelta(days=1)
    match edge:
        case "since":
            return replace(expression, end=None, edge=edge)
        case "until":
            return replace(expression, start=None, edge=edge)
        case "before" if expression.start is not None:
            return replace(expression, start=None, end=expression.start - one_day, edge=edge)
        case "after" if expression.end is not None:
            return replace(expression, start=expression.start, end=None, edge=edge)
        case _:
            return expression


def tokens_in(analysis: Analysis, span: Span, tokens: tuple[Token, ...] | None = None) -> list[Token]:
    """The tokens that a span touches, in text order."""
    return [token for token in (tokens or analysis.tokens) if token.span.overlaps(span)]


def head_in(tokens: list[Token]) -> Token | None:
    """The token of an expression by which it hangs in the tree."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside), None)


def _tense_in(analysis: Analysis, tokens: tuple[Token, ...]) -> Tense:
    def tense(span: Span) -> Direction | None:
        head = head_in(tokens_in(analysis, span, tokens))
        return direction_at(analysis, head) if head is not None else None

    return tense


def _in_longer_name(analysis: Analysis, expression: Expression) -> bool:
    for name in analysis.names:
        span = Span(analysis.tokens[name.first].span.start, analysis.tokens[name.last - 1].span.end)
        if span.covers(expression.span) and span != expression.span:
            return True
    return False
