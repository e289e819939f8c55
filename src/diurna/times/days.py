"""What an article tells of days, before any event is dated."""

from collections.abc import Mapping
from dataclasses import dataclass

from diurna.records import Coding
from diurna.times.assign import heads_of
from diurna.times.background import Told, date_of_lead, told_in_headline, told_on
from diurna.times.blow import Blow, find_blow
from diurna.times.day_of import with_days_of
from diurna.times.expression import Expression
from diurna.times.expressions import find_expressions
from diurna.times.news import News, news_of
from diurna.times.since_then import with_since_then


@dataclass(frozen=True, slots=True)
class Days:
    """What an article tells of days.

    `expressions` are all of them, `by_sentence` those that may date an event, by the first token of their sentence and the
    token that each hangs from. `tales` are the sentences that tell on what another one dates (see `told_on`), `headline` is
    that below which the lead's date stands. `lead` is the exact date of the first sentence, `news` what that tells, and `blow`
    what the article reports of a blow, None where it has none.
    """

    expressions: tuple[Expression, ...]
    by_sentence: Mapping[int, Mapping[int, Expression]]
    tales: Mapping[int, Told]
    headline: Mapping[int, Told]
    lead: Expression | None
    news: News | None
    blow: Blow | None


def read_days(coding: Coding) -> Days:
    """What an article tells of days; those named by its blow or news ("the day after the raid") need these first."""
    expressions = with_since_then(coding.article.text, coding.analysis, find_expressions(coding))
    first = _days_of(coding, expressions)
    named = with_days_of(coding, expressions, first.by_sentence, first.blow, first.lead)
    return first if named == expressions else _days_of(coding, named)


def _days_of(coding: Coding, expressions: tuple[Expression, ...]) -> Days:
    dates = heads_of(coding.analysis, expressions)
    # Only what stands in its own sentence can date an event, so that an article of a thousand events is no worse.
    by_sentence: dict[int, dict[int, Expression]] = {}
    for index, expression in dates.items():
        by_sentence.setdefault(sentence_at(coding, index), {})[index] = expression
    opening = date_of_lead(coding, by_sentence)
    tales = told_on(coding, dates)
    tale = {first: told.expression for first, told in tales.items() if not told.historical and told.tellers is None}
    return Days(
        expressions=expressions,
        by_sentence=by_sentence,
        tales=tales,
        headline=told_in_headline(coding, dates),
        lead=opening.expression if opening is not None else None,
        news=news_of(coding, opening.expression) if opening is not None else None,
        blow=find_blow(coding, by_sentence, tale),
    )


def sentence_at(coding: Coding, index: int) -> int:
    """The first token of the sentence that holds a token."""
    return coding.analysis.sentence_of(coding.analysis.tokens[index]).first
