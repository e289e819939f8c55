"""Find the temporal expressions of an article, and say which days each of them means."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from diurna.records import Analysis, Article, Coding, Name, Sentence, Span
from diurna.times.attach import rehang_days
from diurna.times.edges import GAP, WINDOW, join_ranges, open_end, without_hour, words_before
from diurna.times.expression import Expression, head_in
from diurna.times.feasts import FEAST_HINTS
from diurna.times.intervals import Direction
from diurna.times.rules import RULES
from diurna.times.slots import Meaning, Reading, Rule, Slot
from diurna.times.tense import direction_at

Tense = Callable[[Span], Direction | None]
DATELINE_DAYS = 7
# How many expressions back a rule may look.
MEMORY = 40
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
    joined = join_ranges(text, within, dated)
    return [open_end(words_before(text, within, one.span.start), one, published) for one in joined]


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
        before = without_hour(words_before(text, within, start))
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


def _last_named(expressions: Sequence[Expression]) -> Meaning | None:
    """The last that was spoken of with both ends."""
    return next((one.meaning for one in reversed(expressions) if one.meaning.closed), None)


def _tense_in(analysis: Analysis) -> Tense:
    def tense(span: Span) -> Direction | None:
        head = head_in(analysis.tokens_in(span))
        return direction_at(analysis, head) if head is not None else None

    return tense


def _in_longer_name(analysis: Analysis, expression: Expression) -> bool:
    names = {name for token in analysis.tokens_in(expression.span) for name in analysis.names_over(token)}
    for name in names:
        span = Span(analysis.tokens[name.first].span.start, analysis.tokens[name.last - 1].span.end)
        if span.covers(expression.span) and (span != expression.span or _is_surname(analysis, name, expression)):
            return True  # "Sunday Times"; "Theresa May", and "May" for her
    return False


def _is_surname(analysis: Analysis, name: Name, expression: Expression) -> bool:
    """Whether a month that stands alone is the surname of somebody: "praised May's decision", where "Theresa May" is known."""
    if name.kind != "PER" or expression.rule != "date.month" or name.last - name.first > 1:
        return False
    word = analysis.tokens[name.first].text
    persons = [one for one in analysis.names if one.kind == "PER" and one.last - one.first > 1]
    return any(analysis.tokens[one.last - 1].text == word for one in persons)
