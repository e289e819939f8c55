"""What belongs to the blow that an article reports, and names no day of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Coding, Draft, Token, When
from diurna.records.analysis import base
from diurna.times.assign import tells_own_deed
from diurna.times.background import OTHER_DAYS
from diurna.times.blow import Blow, names_blow
from diurna.times.expression import Expression
from diurna.times.inherit import has_day_of_saying, lacks, lend
from diurna.times.tense import clause_of, tense_of
from diurna.times.words_on_news import WORDS

# What is done to who did it, and how reporters call him before he is convicted.
PURSUING = {"COERCE", "ACCUSE"}
CLAIMED = {"responsibility", "credit"}
SUSPECTS = {"suspect", "attacker", "gunman", "assailant", "perpetrator", "shooter", "bomber", "killer"}


def date_reactions(coding: Coding, drafts: Sequence[Draft], blow: Blow | None) -> tuple[Draft, ...]:
    """The drafts, those that belong to the article's blow with a date from it where they have none.

    1. Words on the blow ("called the attack") are of the days since it, and so is all support that somebody speaks who has
       neither suffered nor done it.
    2. So is what is done to who did it ("the suspect was arrested") or over it ("was arrested in connection with the theft");
       where the day is told on which it was said, it was done by then.
    3. What the persons of the blow did and suffered in attacks told in the simple past is of its own day.
    """
    published = coding.article.published
    if published is None or blow is None:
        return tuple(drafts)
    blow = _as_dated(drafts, blow)
    return tuple(_of_blow(coding, draft, blow, published) for draft in drafts)


def _as_dated(drafts: Sequence[Draft], blow: Blow) -> Blow:
    """A blow with the days of its own record: "it was reported on Saturday that he was stabbed", which was on Friday."""
    for draft in drafts:
        when = draft.date
        if draft.predicate == blow.predicate and when and when.basis != "published" and when.start and when.end:
            return replace(blow, start=when.start, end=when.end)
    return blow


def _of_blow(coding: Coding, draft: Draft, blow: Blow, published: dt.date) -> Draft:
    if draft.status != "actual" or draft.sentence < 1:
        return draft
    when = draft.date
    if not lacks(draft):
        told = when.end if when is not None and has_day_of_saying(coding, draft) else None
        if told is not None and blow.start < told <= published and is_pursuit(coding, draft, blow):
            return _dated(coding, draft, blow.expression, (blow.start, told), "date.reaction")
        return draft
    if is_of_episode(coding, draft, blow) or is_claimed(coding, draft):
        return _dated(coding, draft, blow.expression, (blow.start, blow.end), "date.episode")
    if blow.start < published and (is_reaction(coding, draft, blow) or is_pursuit(coding, draft, blow)):
        return _dated(coding, draft, blow.expression, (blow.start, published), "date.reaction")
    return draft


def _dated(coding: Coding, draft: Draft, expression: Expression, days: tuple[dt.date, dt.date], rule: str) -> Draft:
    """A draft with some days; nothing in its sentence says them, and so the basis is "inherited"."""
    words = expression.span.of(coding.article.text)
    when = When(start=days[0], end=days[1], text=words, basis="inherited")
    return lend(draft, when, rule, expression.span)


def is_reaction(coding: Coding, draft: Draft, blow: Blow) -> bool:
    """Whether a draft is words on the blow, or an inquiry into it: "called the attack a crime", "offered condolences".

    In its report so is what others ask or order in the past: "the minister ordered checks".
    """
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    tense = tense_of(analysis, predicate)
    actors = {coding.mention(one).entity for one in draft.actors}
    if tense == "pluperfect" and tells_own_deed(analysis, predicate):
        tense = "past"  # "wrote he had ordered checks"
    if draft.event not in WORDS or tense == "pluperfect" or actors & (blow.sufferers | blow.doers):
        return False
    if names_blow(analysis, predicate):
        return True
    adverbs = {child.text.lower() for child in analysis.children(predicate, "advmod")}
    if draft.event == "REQUEST" and tense == "past" and not adverbs & OTHER_DAYS:
        return base(predicate.relation) in ("root", "conj", "ccomp")
    if draft.event != "SUPPORT" or tense == "perfect":
        return False
    # "The rebels are backed by Iran" is always so; "they were brave", he says, and "we thank them" are of today.
    clause = clause_of(analysis, predicate) if tense is None else None
    tense = tense_of(analysis, clause) if clause is not None else tense
    return tense != "present" or bool(actors & _speakers(coding, draft))


def _speakers(coding: Coding, draft: Draft) -> set[str]:
    """Who speaks the words of a draft: the speakers of its claims, and "I" and "we"."""
    claims = [coding.claim(one) for one in draft.claims]
    mentions = [coding.mention(one.speaker) for one in claims if one.speaker is not None]
    tokens = coding.analysis.tokens
    first = [one for one in map(coding.mention, draft.actors) if tokens[one.head].lemma.lower() in ("i", "we")]
    return {one.entity for one in (*mentions, *first)}


def is_pursuit(coding: Coding, draft: Draft, blow: Blow) -> bool:
    """Whether a draft is what is done to who did the blow, or over it: an arrest, a charge."""
    if draft.event not in PURSUING:
        return False
    if names_blow(coding.analysis, coding.analysis.tokens[draft.predicate], but=("nsubj", "obj")):
        return True
    mentions = [coding.mention(one) for one in draft.recipients]
    tokens = coding.analysis.tokens
    return any(one.entity in blow.doers or tokens[one.head].lemma.lower() in SUSPECTS for one in mentions)


def is_claimed(coding: Coding, draft: Draft) -> bool:
    """Whether a draft is an attack that somebody claims: "claimed responsibility for the bombing"."""
    predicate = coding.analysis.tokens[draft.predicate]
    things = coding.analysis.children(predicate, "obj")
    if draft.event != "ASSAULT" or not any(thing.lemma in CLAIMED for thing in things):
        return False
    return names_blow(coding.analysis, predicate, but=("nsubj",))


def is_of_episode(coding: Coding, draft: Draft, blow: Blow) -> bool:
    """Whether a draft is an attack by or on a single person of the blow, told in the simple past as that is."""
    if draft.event != "ASSAULT" or not _is_told_in_the_past(coding, coding.analysis.tokens[draft.predicate]):
        return False
    tokens = coding.analysis.tokens
    if any(tokens[coding.mention(one).head].lemma.lower() in SUSPECTS for one in draft.actors):
        return True  # "the attacker struck others"
    return bool(_persons(coding, draft) & (blow.doers | blow.sufferers))


def _persons(coding: Coding, draft: Draft) -> set[str]:
    """The single persons, by entity, among the parties of a draft; groups and states are in many attacks."""
    mentions = [coding.mention(one) for one in (*draft.actors, *draft.recipients)]
    tokens = coding.analysis.tokens
    return {
        one.entity
        for one in mentions
        if coding.entity(one).kind == "person" and tokens[one.head].xpos in ("NNP", "NN", "PRP")
    }


def _is_told_in_the_past(coding: Coding, predicate: Token) -> bool:
    """Whether a predicate and all clauses around it are told in the simple past: "police said he kept firing"."""
    analysis = coding.analysis
    clauses = [predicate, *(above for above in analysis.ancestors(predicate) if above.upos == "VERB")]
    tenses = [tense_of(analysis, one) for one in clauses]
    if base(predicate.relation) in ("acl", "advcl") and tenses[0] != "past":
        return False
    return "past" in tenses and not {*tenses} - {"past", "infinitive", "participle", None}
