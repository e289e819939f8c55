"""An offensive that began on a day of these and still runs: its strikes are of the days from then to publication."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.records import Coding, Draft, When
from diurna.records.analysis import base
from diurna.times.background import happens_in_main_clause
from diurna.times.blow import SENTENCES_OF_LEAD
from diurna.times.expression import Expression
from diurna.times.inherit import lacks, lend
from diurna.times.own_clause import is_exact, nearest
from diurna.times.tense import tense_of

LASTING = {"offensive", "invasion", "campaign", "siege", "war", "bombardment", "incursion", "blockade", "operation"}
BEGINNING = {"begin", "launch", "start", "open", "mount"}
# News of its course counts so long; then it has a history, of which any strike may be a part.
RECENT_DAYS = 31


@dataclass(frozen=True, slots=True)
class Campaign:
    """Fighting that began on a day of these, told in the first sentences; `doers` are the entities that began it."""

    opening: Expression
    start: dt.date
    doers: frozenset[str]


def date_campaign(
    coding: Coding, drafts: Sequence[Draft], dates: Mapping[int, Mapping[int, Expression]]
) -> tuple[Draft, ...]:
    """The drafts, attacks by those who began an offensive, as far as nothing dates them, with the days since its beginning.

    After "On Friday Ruritania began an offensive in Syldavia", "Ruritanian airstrikes" came some time from Friday to the day
    of publication, and so, in the headline, did what runs meanwhile: "Thousands flee as Ruritania invades". `dates` are the
    expressions by the first token of their sentence and the token that each hangs from.
    """
    published = coding.article.published
    found = _find_campaign(coding, dates, published) if published is not None else None
    if found is None or found.start == published:
        return tuple(drafts)
    text = found.opening.span.of(coding.article.text)
    when = When(start=found.start, end=published, text=text, basis="inherited")
    return tuple(
        lend(draft, when, "date.campaign", found.opening.span) if _is_part(coding, draft, found) else draft
        for draft in drafts
    )


def _find_campaign(
    coding: Coding, dates: Mapping[int, Mapping[int, Expression]], published: dt.date
) -> Campaign | None:
    analysis = coding.analysis
    for sentence in analysis.sentences:
        here = dates.get(sentence.first, {})
        if not 0 < sentence.number <= SENTENCES_OF_LEAD or not here:
            continue
        for verb in analysis.tokens_of(sentence):
            things = analysis.children(verb, "obj") if verb.lemma in BEGINNING and verb.upos == "VERB" else []
            if not any(thing.lemma in LASTING for thing in things) or tense_of(analysis, verb) not in (
                "past",
                "perfect",
            ):
                continue
            day = nearest(analysis, verb, here, frozenset(), below=None)
            doers = [coding.mention_at(one) for one in analysis.children(verb, "nsubj")]
            if day is None or day.start is None or day.edge is not None or not is_exact(day):
                continue
            if 0 <= (published - day.start).days <= RECENT_DAYS:
                return Campaign(day, day.start, frozenset(one.entity for one in doers if one is not None))
    return None


def _is_part(coding: Coding, draft: Draft, campaign: Campaign) -> bool:
    if draft.event != "ASSAULT" or draft.status != "actual" or not lacks(draft):
        return False
    if not campaign.doers & {coding.mention(one).entity for one in draft.actors}:
        return False
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    if draft.sentence == 0:
        return base(predicate.relation) == "advcl"
    if predicate.upos == "NOUN":
        return True
    return happens_in_main_clause(coding, draft) or tense_of(analysis, predicate) in ("progressive", "perfect")
