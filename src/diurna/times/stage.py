"""The dating stage: every draft gets the days on which its event happened."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diurna.records import Coding, Draft, Evidence, When
from diurna.times.assign import deadlines_of, done_by, due_by, effective_dates, find_date, heads_of
from diurna.times.attach import rehang_days
from diurna.times.background import (
    Told,
    continues,
    date_of_lead,
    happens_in_main_clause,
    told_in_headline,
    told_on,
)
from diurna.times.expression import Expression
from diurna.times.expressions import find_expressions
from diurna.times.inherit import inherit_dates, lacks, lend, refers_back
from diurna.times.intervals import is_historical
from diurna.times.killed_once import date_killings
from diurna.times.lasted import lasted_before
from diurna.times.lead_again import date_lead_again
from diurna.times.reactions import date_reactions
from diurna.times.since_then import with_since_then

# What the headline tells is told again in so many sentences.
SENTENCES_OF_LEAD = 2


class DateEvents:
    """Adds a date to every draft, and marks those that are background.

    1. The expression in the event's own clause, else that of a clause that governs it (see `find_date`).
    2. That of the same happening elsewhere in the article (see `inherit_dates`), or of the one killing of a person
       (see `date_killings`).
    3. That of the first sentence's news, where it is named again (see `date_lead_again`).
    4. For what belongs to a blow of these days, the days since it (see `date_reactions`).

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
        expressions = with_since_then(hung.article.text, hung.analysis, find_expressions(hung))
        dates = heads_of(hung.analysis, expressions)
        tales = told_on(hung, dates)
        lead = told_in_headline(hung, dates)
        # Only what stands in its own sentence can date an event, so that an article of a thousand events is no worse.
        dates_of: dict[int, dict[int, Expression]] = {}
        for index, expression in dates.items():
            dates_of.setdefault(sentence_at(hung, index), {})[index] = expression
        effective = effective_dates(hung.analysis, expressions)
        deadlines = deadlines_of(hung.analysis, expressions)
        events_of: dict[int, set[int]] = {}
        for draft in coding.drafts:
            events_of.setdefault(sentence_at(hung, draft.predicate), set()).add(draft.predicate)
        opening = date_of_lead(hung, dates_of)
        news = opening.expression if opening is not None else None
        drafts = []
        for draft in coding.drafts:
            here = sentence_at(hung, draft.predicate)
            others = frozenset(events_of[here] - {draft.predicate})
            of_sentence = dates_of.get(here, {})
            if draft.status == "future":  # "announced his resignation effective Friday": he leaves on Friday
                of_sentence = effective.get(here) or of_sentence
            drafts.append(date_draft(hung, draft, of_sentence, others, tales, deadlines.get(here, {}), news))
        drafts = list(date_killings(coding, inherit_dates(coding, drafts)))
        drafts = list(date_lead_again(hung, drafts, news))
        drafts = list(date_reactions(hung, drafts, dates_of, news))
        drafts = [date_from_lead(hung, draft, lead) for draft in drafts]
        return replace(coding, drafts=tuple(date_headline(draft, drafts) for draft in drafts))


def sentence_at(coding: Coding, index: int) -> int:
    """The first token of the sentence that holds a token."""
    return coding.analysis.sentence_of(coding.analysis.tokens[index]).first


def date_draft(
    coding: Coding,
    draft: Draft,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    tales: Mapping[int, Told],
    deadlines: Mapping[int, Expression],
    news: Expression | None = None,
) -> Draft:
    """One draft with its date.

    `dates` are the expressions of its sentence by the token that each hangs from, `others` the predicates of the other
    events there. `tales` are the sentences that tell on what another one dates (see `told_on`), `deadlines` what is named
    with "by". `news` is the exact date of the article's first sentence, where it has one.
    """
    predicate = coding.analysis.tokens[draft.predicate]
    published = coding.article.published
    found = find_date(coding.analysis, predicate, dates, others, published)
    found = lasted_before(coding.analysis, predicate, dates, news) or found
    found = found or done_by(coding.analysis, predicate, deadlines, published)
    if found is None and draft.status == "future":
        found = due_by(coding.analysis, predicate, deadlines, published)
    if found is not None and _is_of_announcing(draft, found.expression, published):
        found = None
    if found is None:
        return _told_on(coding, draft, tales.get(coding.analysis.sentence_of(predicate).first))
    expression = found.expression
    end = found.end
    if end is None and expression.edge == "since" and draft.status in ("actual", "negated"):
        end = published  # "have marched since June": how long they will is not told
    when = When(start=found.start, end=end, text=expression.span.of(coding.article.text), basis=expression.basis)
    evidence = [Evidence("date", expression.rule, expression.span)]
    if found.governed is not None:
        evidence.append(Evidence("date", "date.governing-clause", found.governed.span))
    historical = draft.historical
    if is_historical(expression.end, published) or is_historical(found.end, published):
        historical = True
        evidence.append(Evidence("historical", "historical.long-past", expression.span))
    return replace(draft, date=when, historical=historical, evidence=(*draft.evidence, *evidence))


def _told_on(coding: Coding, draft: Draft, told: Told | None) -> Draft:
    """A draft that its own sentence does not date: with the day of the tale that this goes on with, else of publication."""
    published = coding.article.published
    # "Two were killed in the bombing" is of the day of that, wherever it is told.
    elsewhere = coding.analysis.tokens[draft.predicate].upos == "VERB" and refers_back(coding, draft)
    if told is not None and (elsewhere or not continues(coding, draft, told)):
        told = None
    if told is not None and not told.historical:
        return _told(coding, draft, told, "date.told-on")
    if told is not None:
        found = Evidence("historical", "historical.told-on", told.expression.span)
        if told.lends and happens_in_main_clause(coding, draft):
            return _told(
                coding, replace(draft, historical=True, evidence=(*draft.evidence, found)), told, "date.told-on"
            )
    day = When(start=published, end=published, text=None, basis="published")
    evidence = [Evidence("date", "date.published")]
    if told is not None:  # a tale of long ago may go on for years, so that its date is not that of all
        evidence.append(found)
    return replace(
        draft, date=day, historical=draft.historical or told is not None, evidence=(*draft.evidence, *evidence)
    )


def _is_of_announcing(draft: Draft, expression: Expression, published: dt.date | None) -> bool:
    """As in "announced his resignation on Wednesday": what is still ahead was announced then, and is not done yet.

    What was announced long ago has come to pass, or not, near that day.
    """
    end = expression.end
    if draft.status != "future" or end is None or published is None or is_historical(end, published):
        return False
    return end < published


def date_from_lead(coding: Coding, draft: Draft, lead: Mapping[int, Told]) -> Draft:
    """A draft of the headline that nothing dates so far, with the date of the lead (see `told_in_headline`)."""
    told = lead.get(sentence_at(coding, draft.predicate))
    if told is None or draft.date is None or draft.date.basis != "published" or not continues(coding, draft, told):
        return draft
    kept = tuple(one for one in draft.evidence if one.field != "date")
    return _told(coding, replace(draft, evidence=kept), told, "date.lead")


def date_headline(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A headline's draft that nothing dates so far, with the date of the first of its type and status in the lead."""
    if draft.sentence != 0 or not lacks(draft):
        return draft
    same = [
        one
        for one in drafts
        if 0 < one.sentence <= SENTENCES_OF_LEAD and (one.event, one.status) == (draft.event, draft.status)
    ]
    if not same or same[0].date is None or same[0].date.basis == "published" or same[0].historical:
        return draft
    if same[0].mode and draft.mode and same[0].mode != draft.mode:
        return draft
    return lend(draft, same[0].date, "date.lead", same[0].trigger)


def _told(coding: Coding, draft: Draft, told: Told, rule: str) -> Draft:
    """A draft with the date of the tale that it belongs to; nothing says so, and so the basis is "inherited"."""
    one = told.expression
    when = When(start=one.start, end=one.end, text=one.span.of(coding.article.text), basis="inherited")
    return replace(draft, date=when, evidence=(*draft.evidence, Evidence("date", rule, one.span)))
