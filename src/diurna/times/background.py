"""Background that is told on: sentences that go on with a tale of long ago and give no date of their own."""

import datetime as dt
from collections.abc import Mapping

from diurna.records import Coding, Draft, Sentence
from diurna.times.expressions import Expression
from diurna.times.intervals import is_historical
from diurna.times.tense import tense_of

TOLD = {"past", "pluperfect"}


def told_on(coding: Coding, dates: Mapping[int, Expression]) -> dict[int, Expression]:
    """The sentences that continue background, by their first token, with the expression that opened it.

    "In 1998 rebels took the town. They burnt the market." A sentence in the past opens it when all its dates are of
    long ago; sentences in the past without a date carry it on; the paragraph's end, another tense or a newer date
    ends it.
    """
    analysis, text = coding.analysis, coding.article.text
    by_sentence: dict[int, list[Expression]] = {}
    for index, expression in dates.items():
        by_sentence.setdefault(analysis.sentence_of(analysis.tokens[index]).first, []).append(expression)
    found: dict[int, Expression] = {}
    opening: Expression | None = None
    before: Sentence | None = None
    for sentence in analysis.sentences:
        if before is None or "\n" in text[before.span.end : sentence.span.start]:
            opening = None
        before = sentence
        here = by_sentence.get(sentence.first, [])
        if not _is_past(coding, sentence):
            opening = None
        elif here:
            opening = here[-1] if _all_historical(here, coding.article.published) else None
        elif opening is not None:
            found[sentence.first] = opening
    return found


def continues(draft: Draft) -> bool:
    """Whether a draft may be part of such a tale: told as a fact, in the reporter's voice."""
    return draft.status in ("actual", "negated") and not draft.claims


def _is_past(coding: Coding, sentence: Sentence) -> bool:
    analysis = coding.analysis
    roots = [token for token in analysis.tokens_of(sentence) if analysis.head(token) is None]
    return any(tense_of(analysis, root) in TOLD for root in roots)


def _all_historical(expressions: list[Expression], published: dt.date | None) -> bool:
    return all(is_historical(expression.end, published) for expression in expressions)
