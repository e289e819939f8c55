"""The dating stage: every draft gets the days on which its event happened."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from diurna.model.nets import ChoiceModel
from diurna.records import Coding, Draft, Evidence, When
from diurna.times.arranged import date_arranged
from diurna.times.assign import deadlines_of, done_by, due_by, effective_dates, find_date
from diurna.times.attach import rehang_days
from diurna.times.background import Told, continues, happens_in_main_clause
from diurna.times.begun import date_beginnings
from diurna.times.campaigns import date_campaign
from diurna.times.days import Days, read_days, sentence_at
from diurna.times.expression import Expression
from diurna.times.inherit import gives, inherit_dates, lacks, lend, refers_back
from diurna.times.intervals import is_background, is_historical
from diurna.times.killed_once import date_killings
from diurna.times.lasted import lasted_before
from diurna.times.lead_again import date_lead_again
from diurna.times.learned_days import date_by_learning, shipped_days
from diurna.times.reactions import date_reactions, is_reaction
from diurna.times.speeches import date_speeches
from diurna.times.tense import tense_of
from diurna.times.words_on_news import date_words_on_news, is_on_news

# What the headline tells is told again in so many sentences.
SENTENCES_OF_LEAD = 2

# Deeds that a day to come makes deeds to come; words are done as they are said.
DEEDS = frozenset("PROTEST ASSAULT COERCE MOBILIZE CONSULT AID SANCTION COOPERATE RETREAT".split())

# Less than a year before, whatever the month of publication, and so no background.
LATE_LAST_YEAR = re.compile(r"(?i)(?:late|later|the end of|at the end of)\s+last\s+year\b")


class DateEvents:
    """Adds a date to every draft, and marks those that are background.

    1. The expression in the event's own clause, else that of a clause that governs it (see `find_date`).
    2. That of the same happening elsewhere in the article (see `inherit_dates`), of the one killing of a person
       (see `date_killings`), or of the beginning of what has lasted "since" a day (see `date_beginnings`).
    3. That of the first sentence's news, where it is named again or spoken of (see `date_lead_again`, `date_words_on_news`).
    4. For what belongs to a blow of these days, or to an offensive that began in them, the days since (see `date_reactions`,
       `date_campaign`).
    5. For what is quoted the day of the rest of the speech (see `date_speeches`); for what is to come, the day that is set for
       it elsewhere (see `date_arranged`).
    6. For what none of its own words date, the days that were learned (see `date_by_learning`).

    Where the text gives no date, the publication day stands in, with basis "published" and no text.
    """

    name = "times"
    needs: frozenset[str] = frozenset({"analysis", "drafts", "drafts.status", "drafts.claims"})
    adds: frozenset[str] = frozenset({"drafts.date"})

    def __init__(self, *, learned: ChoiceModel | Literal["shipped"] | None = "shipped") -> None:
        """Date by the rules and what was learned; without `learned`, by the rules alone."""
        self.learned = shipped_days() if learned == "shipped" else learned

    def __call__(self, coding: Coding) -> Coding:
        """Date the drafts of a coding."""
        if not coding.drafts:
            return coding
        hung = replace(coding, analysis=rehang_days(coding.analysis))
        told = read_days(hung)
        drafts = date_killings(coding, inherit_dates(coding, date_by_own_words(hung, told)))
        drafts = date_beginnings(hung, drafts, told.by_sentence)
        drafts = date_lead_again(hung, drafts, told.lead, told.by_sentence)
        drafts = date_words_on_news(hung, drafts, told.news)
        drafts = date_campaign(hung, date_reactions(hung, drafts, told.blow), told.by_sentence)
        drafts = date_speeches(hung, drafts, told.by_sentence, told.tales)
        drafts = date_arranged(hung, drafts, told.by_sentence)
        drafts = tuple(date_from_lead(hung, draft, told.headline) for draft in drafts)
        dated = tuple(date_headline(coding, draft, drafts) for draft in drafts)
        if self.learned is not None:
            dated = date_by_learning(coding, dated, told, self.learned)
        return replace(coding, drafts=tuple(to_come(coding, draft) for draft in dated))


def to_come(coding: Coding, draft: Draft) -> Draft:
    """A deed that a noun tells, and whose day lies behind the day of publication, as still to come: "rallies next month"."""
    published, when = coding.article.published, draft.date
    token = coding.analysis.tokens[draft.predicate]
    ahead = published is not None and when is not None and when.start is not None and when.start > published
    if not ahead or draft.status != "actual" or draft.event not in DEEDS or token.upos != "NOUN":
        return draft
    return replace(draft, status="future", evidence=(*draft.evidence, Evidence("status", "future.day", draft.trigger)))


def date_by_own_words(coding: Coding, told: Days) -> list[Draft]:
    """The drafts with the dates that their sentences tell, or the tales that these go on with."""
    effective = effective_dates(coding.analysis, told.expressions)
    deadlines = deadlines_of(coding.analysis, told.expressions)
    events_of: dict[int, set[int]] = {}
    for draft in coding.drafts:
        events_of.setdefault(sentence_at(coding, draft.predicate), set()).add(draft.predicate)
    drafts = []
    for draft in coding.drafts:
        here = sentence_at(coding, draft.predicate)
        others = frozenset(events_of[here] - {draft.predicate})
        of_sentence = told.by_sentence.get(here, {})
        if draft.status == "future":  # "announced his resignation effective Friday": he leaves on Friday
            of_sentence = effective.get(here) or of_sentence
        drafts.append(date_draft(coding, draft, told, of_sentence, others, deadlines.get(here, {})))
    return drafts


def date_draft(
    coding: Coding,
    draft: Draft,
    told: Days,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    deadlines: Mapping[int, Expression],
) -> Draft:
    """One draft with its date.

    `dates` are the expressions of its sentence by the token that each hangs from, `others` the predicates of the other
    events there, `deadlines` what is named with "by".
    """
    predicate = coding.analysis.tokens[draft.predicate]
    published = coding.article.published
    found = find_date(coding.analysis, predicate, dates, others, published)
    found = lasted_before(coding.analysis, predicate, dates, told.lead) or found
    found = found or done_by(coding.analysis, predicate, deadlines, published)
    if found is None and draft.status == "future":
        found = due_by(coding.analysis, predicate, deadlines, published)
    if found is not None and _is_of_announcing(draft, found.expression, published):
        found = None
    if found is not None and _is_yet_to_come(coding, draft, found.start):
        found = None
    if found is None:
        return _told_on(coding, draft, told)
    expression = found.expression
    end = found.end
    if found.start is None and published is not None and draft.status == "actual" and end is not None:
        end = min(end, published)  # "met the rebels before he is to leave on Friday"
    if end is None and expression.edge == "since" and draft.status in ("actual", "negated"):
        end = published  # "have marched since June": how long they will is not told
    when = When(start=found.start, end=end, text=expression.span.of(coding.article.text), basis=expression.basis)
    evidence = [Evidence("date", expression.rule, expression.span)]
    if found.governed is not None:
        evidence.append(Evidence("date", "date.governing-clause", found.governed.span))
    historical = draft.historical
    long_past = is_background(expression.end, published) or is_background(found.end, published)
    if long_past and not LATE_LAST_YEAR.match(when.text or ""):
        historical = True
        evidence.append(Evidence("historical", "historical.long-past", expression.span))
    return replace(draft, date=when, historical=historical, evidence=(*draft.evidence, *evidence))


def _told_on(coding: Coding, draft: Draft, days: Days) -> Draft:
    """A draft that its own sentence does not date: with the day of the tale that this goes on with, else of publication."""
    published = coding.article.published
    told = days.tales.get(sentence_at(coding, draft.predicate))
    if told is not None and _is_on_news(coding, draft, days):
        told = None  # "The mission was deployed in 2003. France condemned the attack", of which the article tells
    # "Two were killed in the bombing" is of the day of that, wherever it is told.
    elsewhere = coding.analysis.tokens[draft.predicate].upos == "VERB" and refers_back(coding, draft)
    if told is not None and (elsewhere or not continues(coding, draft, told)):
        told = None
    if told is not None and not told.historical:
        return _told(coding, draft, told, "date.told-on")
    if told is not None:
        found = Evidence("historical", "historical.told-on", told.expression.span)
        if told.lends and happens_in_main_clause(coding, draft):
            if is_background(told.expression.end, published):
                draft = replace(draft, historical=True, evidence=(*draft.evidence, found))
            return _told(coding, draft, told, "date.told-on")
    day = When(start=published, end=published, text=None, basis="published")
    evidence = [Evidence("date", "date.published")]
    if told is not None:  # a tale of long ago may go on for years, so that its date is not that of all
        evidence.append(found)
    return replace(
        draft, date=day, historical=draft.historical or told is not None, evidence=(*draft.evidence, *evidence)
    )


def _is_on_news(coding: Coding, draft: Draft, days: Days) -> bool:
    """Whether a draft is words on the blow or the news that the article reports, wherever they stand in it."""
    if days.blow is not None and is_reaction(coding, draft, days.blow):
        return True
    return days.news is not None and is_on_news(coding, draft, days.news)


def _is_yet_to_come(coding: Coding, draft: Draft, start: dt.date | None) -> bool:
    """As in "has declared tomorrow a holiday": what is done is not dated by a day that is still to come."""
    published = coding.article.published
    if draft.status != "actual" or start is None or published is None or start <= published:
        return False
    return tense_of(coding.analysis, coding.analysis.tokens[draft.predicate]) in ("past", "perfect", "pluperfect")


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


def date_headline(coding: Coding, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A headline's draft that nothing dates so far, with the date of the first of its type and status in the lead.

    The sentence behind the lead is taken for it where it tells the same by the same word: "resigns following protests".
    """
    if draft.sentence != 0 or not lacks(draft):
        return draft
    same = [one for one in drafts if (one.event, one.status) == (draft.event, draft.status) and one.sentence > 0]
    same = [one for one in same if one.sentence <= SENTENCES_OF_LEAD or _is_in_its_words(coding, draft, one)]
    if not same or same[0].date is None or same[0].date.basis == "published" or same[0].historical:
        return draft
    if same[0].mode and draft.mode and same[0].mode != draft.mode:
        return draft
    return lend(draft, same[0].date, "date.lead", same[0].trigger)


def _is_in_its_words(coding: Coding, headline: Draft, other: Draft) -> bool:
    """Whether a draft of the third sentence tells what a headline's does: by its word, of no other party, on exact days."""
    tokens = coding.analysis.tokens
    if other.sentence != SENTENCES_OF_LEAD + 1 or tokens[other.predicate].lemma != tokens[headline.predicate].lemma:
        return False
    for slot in ("actors", "recipients"):
        one, two = ({coding.mention(party).entity for party in getattr(draft, slot)} for draft in (headline, other))
        if one and two and not one & two:
            return False
    return gives(other, coding.article.published, also="inherited")


def _told(coding: Coding, draft: Draft, told: Told, rule: str) -> Draft:
    """A draft with the date of the tale that it belongs to; nothing says so, and so the basis is "inherited"."""
    one = told.expression
    when = When(start=one.start, end=one.end, text=one.span.of(coding.article.text), basis="inherited")
    return replace(draft, date=when, evidence=(*draft.evidence, Evidence("date", rule, one.span)))
