"""The dating stage: every draft gets the days on which its event happened."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from diurna.records import Coding, Draft, Evidence, When
from diurna.times.assign import effective_dates, find_date, heads_of
from diurna.times.attach import rehang_days
from diurna.times.background import Told, continues, told_in_headline, told_on
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
        expressions = find_expressions(hung)
        dates = heads_of(hung.analysis, expressions)
        tales = told_on(hung, dates)
        lead = told_in_headline(hung, dates)
        # Only what stands in its own sentence can date an event, so that an article of a thousand events is no worse.
        dates_of: dict[int, dict[int, Expression]] = {}
        for index, expression in dates.items():
            dates_of.setdefault(sentence_at(hung, index), {})[index] = expression
        effective = effective_dates(hung.analysis, expressions)
        events_of: dict[int, set[int]] = {}
        for draft in coding.drafts:
            events_of.setdefault(sentence_at(hung, draft.predicate), set()).add(draft.predicate)
        drafts = []
        for draft in coding.drafts:
            here = sentence_at(hung, draft.predicate)
            others = frozenset(events_of[here] - {draft.predicate})
            of_sentence = dates_of.get(here, {})
            if draft.status == "future":  # "announced his resignation effective Friday": he leaves on Friday
                of_sentence = effective.get(here) or of_sentence
            drafts.append(date_draft(hung, draft, of_sentence, others, tales))
        drafts = list(inherit_dates(coding, drafts))
        return replace(coding, drafts=tuple(date_from_lead(hung, draft, lead) for draft in drafts))


def sentence_at(coding: Coding, index: int) -> int:
    """The first token of the sentence that holds a token."""
    return coding.analysis.sentence_of(coding.analysis.tokens[index]).first


def date_draft(
    coding: Coding,
    draft: Draft,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    tales: Mapping[int, Told],
) -> Draft:
    """One draft with its date.

    `dates` are the expressions of its sentence by the token that each hangs from, `others` the predicates of the other
    events there. `tales` are the sentences that tell on what another one dates (see `told_on`).
    """
    predicate = coding.analysis.tokens[draft.predicate]
    published = coding.article.published
    found = find_date(coding.analysis, predicate, dates, others, published)
    if found is not None and _is_of_announcing(draft, found.expression, published):
        found = None
    if found is None:
        told = tales.get(coding.analysis.sentence_of(predicate).first)
        goes_on = told is not None and continues(coding, draft, told)
        if told is not None and goes_on and not told.historical:
            return _told(coding, draft, told, "date.told-on")
        day = When(start=published, end=published, text=None, basis="published")
        evidence = [Evidence("date", "date.published")]
        if told is not None and goes_on:  # a tale of long ago may go on for years, so that its date is not that of all
            evidence.append(Evidence("historical", "historical.told-on", told.expression.span))
        return replace(draft, date=day, historical=draft.historical or goes_on, evidence=(*draft.evidence, *evidence))
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


def _is_of_announcing(draft: Draft, expression: Expression, published: dt.date | None) -> bool:
    """As in "announced his resignation on Wednesday": what is still ahead was announced then, and is not done yet."""
    end = expression.end
    return draft.status == "future" and end is not None and published is not None and end < published


def date_from_lead(coding: Coding, draft: Draft, lead: Mapping[int, Told]) -> Draft:
    """A draft of the headline that nothing dates so far, with the date of the lead (see `told_in_headline`)."""
    told = lead.get(sentence_at(coding, draft.predicate))
    if told is None or draft.date is None or draft.date.basis != "published" or not continues(coding, draft, told):
        return draft
    kept = tuple(one for one in draft.evidence if one.field != "date")
    return _told(coding, replace(draft, evidence=kept), told, "date.lead")


def _told(coding: Coding, draft: Draft, told: Told, rule: str) -> Draft:
    """A draft with the date of the tale that it belongs to; nothing says so, and so the basis is "inherited"."""
    one = told.expression
    when = When(start=one.start, end=one.end, text=one.span.of(coding.article.text), basis="inherited")
    return replace(draft, date=when, evidence=(*draft.evidence, Evidence("date", rule, one.span)))
