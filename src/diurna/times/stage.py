"""The dating stage: every draft gets the days on which its event happened."""

from collections.abc import Mapping
from dataclasses import replace

from diurna.records import Coding, Draft, Evidence, When
from diurna.times.assign import find_date, heads_of
from diurna.times.attach import rehang_days
from diurna.times.background import continues, told_on
from diurna.times.expressions import Expression, find_expressions
from diurna.times.inherit import inherit_dates
from diurna.times.intervals import is_historical


class DateEvents:
    """Adds a date to every draft, and marks those that are background.

    1. The expression in the event's own clause, else that of a clause that governs it (see `find_date`).
    2. That of the same happening elsewhere in the article (see `inherit_dates`).

    Where the text gives no date, the publication day stands in, with basis "published" and no text.
    """

    name = "times"
    needs: frozenset[str] = frozenset({"analysis", "drafts", "drafts.status", "drafts.claims"})
    adds: frozenset[str] = frozenset({"drafts.date"})

    def __call__(self, coding: Coding) -> Coding:
        """Date the drafts of a coding."""
        if not coding.drafts:
            return coding
        hung = replace(coding, analysis=rehang_days(coding.analysis))
        dates = heads_of(hung.analysis, find_expressions(hung))
        background = told_on(hung, dates)
        # Only what stands in its own sentence can date an event, so that an article of a thousand events is no worse.
        dates_of: dict[int, dict[int, Expression]] = {}
        for index, expression in dates.items():
            dates_of.setdefault(sentence_at(hung, index), {})[index] = expression
        events_of: dict[int, set[int]] = {}
        for draft in coding.drafts:
            events_of.setdefault(sentence_at(hung, draft.predicate), set()).add(draft.predicate)
        drafts = []
        for draft in coding.drafts:
            here = sentence_at(hung, draft.predicate)
            others = frozenset(events_of[here] - {draft.predicate})
            drafts.append(date_draft(hung, draft, dates_of.get(here, {}), others, background))
        return replace(coding, drafts=inherit_dates(coding, drafts))


def sentence_at(coding: Coding, index: int) -> int:
    """The first token of the sentence that holds a token."""
    return coding.analysis.sentence_of(coding.analysis.tokens[index]).first


def date_draft(
    coding: Coding,
    draft: Draft,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    background: Mapping[int, Expression],
) -> Draft:
    """One draft with its date.

    `dates` are the expressions of its sentence by the token that each hangs from, `others` the predicates of the other
    events there. `background` are the sentences that tell on what another one dates long ago (see `told_on`): such a draft is
    historical, though nothing says on which day it happened.
    """
    predicate = coding.analysis.tokens[draft.predicate]
    published = coding.article.published
    found = find_date(coding.analysis, predicate, dates, others, published)
    if found is None:
        day = When(start=published, end=published, text=None, basis="published")
        none = Evidence("date", "date.published")
        opening = background.get(coding.analysis.sentence_of(predicate).first)
        if opening is None or not continues(draft):
            return replace(draft, date=day, evidence=(*draft.evidence, none))
        told = Evidence("historical", "historical.told-on", opening.span)
        return replace(draft, date=day, historical=True, evidence=(*draft.evidence, none, told))
    expression = found.expression
    when = When(start=found.start, end=found.end, text=expression.span.of(coding.article.text), basis=expression.basis)
    evidence = [Evidence("date", expression.rule, expression.span)]
    if found.governed is not None:
        evidence.append(Evidence("date", "date.governing-clause", found.governed.span))
    historical = draft.historical
    if is_historical(expression.end, published):
        historical = True
        evidence.append(Evidence("historical", "historical.long-past", expression.span))
    return replace(draft, date=when, historical=historical, evidence=(*draft.evidence, *evidence))
