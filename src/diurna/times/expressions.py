"""Find the temporal expressions of an article, and say which days each of them means."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from diurna.records import Analysis, Article, Coding, Sentence, Span, Token
from diurna.times.attach import rehang_days
from diurna.times.counted import counted_from
from diurna.times.feasts import FEAST_HINTS
from diurna.times.intervals import Direction
from diurna.times.rules import RULES
from diurna.times.slots import Basis, Meaning, Reading, Rule, Slot
from diurna.times.tense import direction_at

Edge = Literal["since", "until", "before", "after"]
Tense = Callable[[Span], Direction | None]

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
DATELINE_DAYS = 7
# How many characters around an expression, and how many expressions back, its rule may look: a table of dates that no full
# stop divides is then read in time that grows with its length.
WINDOW = 160
MEMORY = 40
GAP = 16  # the most characters between the two parts of one expression
CLOCK_GAP = re.compile(r"\)?\s*,?\s*(?:\b(?:on|of)\s+)?")
# Where an expression may start.
START = re.compile(r"(?<![\w$€£])(?<!\d[.,])(?=[\w'’])")
# Sentences without any of these hold no expression.
CORE = re.compile(
    r"\d|day|week|month|year|quarter|decade|centur|hour|minute|second|morning|afternoon|evening|night|noon|now|current"
    r"|present|recent|future|past|moment|spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec|annual|yesterday|tomorrow|period|term|ies\b|nineteen|eighteen|" + "|".join(FEAST_HINTS),
    re.I,
)
# What stands between the two ends of a range, by the word that opens it: "between 2014 and 2016".
RANGES = (
    (re.compile(r"\bbetween\s+$", re.I), re.compile(r"^\s+and\s+$", re.I)),
    (re.compile(r"\bfrom\s+$", re.I), re.compile(r"^\s*(?:\bto\b|until|till|through|-|–|—)\s*$", re.I)),
    (re.compile(r""), re.compile(r"^\s*(?:\bto\b|through|-|–|—)\s*$", re.I)),
)


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


def find_expressions(coding: Coding) -> tuple[Expression, ...]:
    """The expressions of an article that name days, in text order, no two overlapping.

    1. All temporal expressions are found (see `find_times`).
    2. "from A to B" becomes one expression.
    3. Prepositions open an end: "since 2014".
    """
    text = coding.article.text
    found: list[Expression] = []
    for sentence, times in _by_sentence(coding):
        found.extend(as_intervals(text, sentence.span, times, coding.article.published))
    return tuple(found)


def as_intervals(
    text: str, within: Span, times: Sequence[Expression], published: dt.date | None = None
) -> list[Expression]:
    """The expressions of one stretch of text that name days, ranges joined and open ends opened."""
    dated: list[Expression] = []
    for one in times:
        repeats = dated and _is_clock(one) and (one.start, one.end) == (dated[-1].start, dated[-1].end)
        if one.is_dated and not repeats:  # "on Monday at 10 a.m." is one day
            dated.append(one)
    joined = _join_ranges(text, within, dated)
    return [_open_end(_before(text, within, one.span.start), one, published) for one in joined]


def find_times(coding: Coding) -> tuple[Expression, ...]:
    """All temporal expressions of an article as TIMEX3 marks them, dates, times, durations and sets, in text order.

    1. Sentence by sentence, all rules are tried at each word, and each match is read in its place.
    2. A time of day is joined with the day beside it: "10 p.m. Wednesday".
    3. Those inside a longer name ("Sunday Times", "Euro 2016") are dropped.
    """
    return tuple(one for _, times in _by_sentence(coding) for one in times)


def _by_sentence(coding: Coding) -> Iterator[tuple[Sentence, list[Expression]]]:
    """The sentences that hold temporal expressions, with these."""
    analysis, article = rehang_days(coding.analysis), coding.article
    anchor = anchor_of(article)
    found: list[Expression] = []
    reference: Meaning | None = None
    for sentence in analysis.sentences:
        if not CORE.search(article.text, sentence.span.start, sentence.span.end):
            reference = None
            continue
        tense = _tense_in(analysis)
        history = [one.meaning for one in found[-MEMORY:]]
        here = read_times(article.text, sentence.span, anchor, tense, reference, history)
        found.extend(here)
        reference = _last_named(here)
        yield sentence, [one for one in here if not _in_longer_name(analysis, one)]


def anchor_of(article: Article) -> dt.date | None:
    """The day from which "today" and "Monday" count: that of the dateline, where it is at most a week before publication.

    "ROME, July 9 (Agency) -" in a paper of the 10th speaks of the 9th. Without a day of publication the dateline's
    counts where it names its year.
    """
    published = article.published
    if article.dateline is None:
        return published
    days = [one for one in read_times(article.text, article.dateline, published) if one.meaning.unit == "day"]
    if not days or days[0].start is None:
        return published
    if published is None:
        return days[0].start if days[0].basis == "stated" else None
    return days[0].start if 0 <= (published - days[0].start).days <= DATELINE_DAYS else published


def read_times(
    text: str,
    within: Span,
    published: dt.date | None,
    tense: Tense = lambda span: None,
    reference: Meaning | None = None,
    history: Sequence[Meaning] = (),
) -> list[Expression]:
    """The temporal expressions of one stretch of text.

    `tense` tells the direction of the clause at a span; `reference` is what the text spoke of last, `history` what it
    named before.
    """
    found: list[Expression] = []
    taken = within.start
    for start in _starts(text, within):
        matches = _matches_at(text, start, within.end) if start >= taken else []
        if not matches:
            continue
        last = _last_named(found) or reference
        before = _without_hour(_before(text, within, start))
        said = [*history, *(one.meaning for one in found[-MEMORY:])]
        for match, rule in matches:
            span = Span(*match.span())
            after = text[span.end : min(within.end, span.end + WINDOW)]
            reading = _read(rule, match, Slot(before, after, published, last, partial(tense, span), said))
            if reading is None:
                continue
            taken = span.end
            if isinstance(reading, Meaning):
                days = reading.days or (None, None)
                found.append(Expression(span=span, meaning=reading, rule=rule.name, start=days[0], end=days[1]))
            break
    return _join_clocks(text, found)


def _before(text: str, within: Span, start: int) -> str:
    """The words before a place, as far as a rule may look."""
    return text[max(within.start, start - WINDOW) : start]


def _read(rule: Rule, match: re.Match[str], slot: Slot) -> Reading:
    try:
        return rule.read(match, slot)
    except (ValueError, OverflowError, IndexError, StopIteration):  # no such day: "February 30", "3000 years ago"
        return None


def _starts(text: str, within: Span) -> Iterator[int]:
    return (match.start() for match in START.finditer(text, within.start, within.end))


def _matches_at(text: str, start: int, end: int) -> list[tuple[re.Match[str], Rule]]:
    """The rules that match at a word, the longest match first."""
    found = [(match, rule) for rule in RULES if (match := rule.pattern.match(text, start, end))]
    return sorted(found, key=lambda pair: -pair[0].end())


def _join_clocks(text: str, found: list[Expression]) -> list[Expression]:
    """Make one expression of a time of day and the day beside it: "10 p.m. Wednesday", "the morning of May 4"."""
    joined: list[Expression] = []
    for one in found:
        clock = joined[-1] if joined else None
        if clock is not None and _is_clock(clock) and _is_day_of(text, clock, one):
            value = one.meaning.value + clock.meaning.value[len("XXXX-XX-XX") :]
            meaning = replace(one.meaning, value=value, kind="TIME")
            span = Span(clock.span.start, one.span.end)
            joined[-1] = replace(one, span=span, meaning=meaning, rule=clock.rule, day=one.span)
        else:
            joined.append(one)
    return joined


def _is_day_of(text: str, clock: Expression, day: Expression) -> bool:
    """Whether a day stands right behind a time of day."""
    if day.meaning.unit != "day" or day.meaning.kind != "DATE" or day.span.start - clock.span.end > GAP:
        return False
    return CLOCK_GAP.fullmatch(text, clock.span.end, day.span.start) is not None


def _is_clock(expression: Expression) -> bool:
    return expression.rule in {"date.clock", "date.noon", "date.day-part"}


def _without_hour(before: str) -> str:
    """The words before an expression without an hour at their end: "until 5 p.m. on" gives "until "."""
    return HOUR.sub("", before)


def _last_named(expressions: Sequence[Expression]) -> Meaning | None:
    """The last that was spoken of with both ends."""
    return next((one.meaning for one in reversed(expressions) if one.meaning.closed), None)


def _join_ranges(text: str, within: Span, found: list[Expression]) -> Iterator[Expression]:
    """Make one expression of the two ends of a range."""
    position = 0
    while position < len(found):
        one = found[position]
        if position + 1 < len(found):
            two = found[position + 1]
            before, between = _before(text, within, one.span.start), text[one.span.end : two.span.start]
            close = len(between) <= GAP
            opened = close and any(opening.search(before) and middle.match(between) for opening, middle in RANGES)
            if opened and one.start and two.end and one.start <= two.end:
                span = Span(one.span.start, two.span.end)
                yield replace(one, span=span, end=two.end, rule="date.range")
                position += 2
                continue
        yield one
        position += 1


def _open_end(before: str, expression: Expression, published: dt.date | None) -> Expression:
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
    if edge is None and EDGES[1][0].search(_without_hour(before)):
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


def head_in(tokens: list[Token]) -> Token | None:
    """The token of an expression by which it hangs in the tree."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside), None)


def _tense_in(analysis: Analysis) -> Tense:
    def tense(span: Span) -> Direction | None:
        head = head_in(analysis.tokens_in(span))
        return direction_at(analysis, head) if head is not None else None

    return tense


def _in_longer_name(analysis: Analysis, expression: Expression) -> bool:
    names = {name for token in analysis.tokens_in(expression.span) for name in analysis.names_over(token)}
    for name in names:
        span = Span(analysis.tokens[name.first].span.start, analysis.tokens[name.last - 1].span.end)
        if span.covers(expression.span) and span != expression.span:
            return True
    return False
