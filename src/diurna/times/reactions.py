"""What belongs to the blow or the news that an article reports, and names no day of its own."""

import datetime as dt
from collections.abc import Mapping, Sequence

from diurna.records import Coding, Draft, Token, When
from diurna.records.analysis import base
from diurna.times.blow import Blow, find_blow, is_known, names_blow
from diurna.times.clauses import EARLIER_CASES
from diurna.times.expression import Expression
from diurna.times.inherit import lacks, lend
from diurna.times.tense import tense_of

# What an article's first sentence tells is called so again: "following the announcement".
NEWS = {"announcement", "decision", "news", "statement", "move", "ruling", "verdict", "vote", "resignation", "result"}
WORDS = {"SUPPORT", "ACCUSE", "REQUEST"}
# What is done to who did it, and how reporters call him before he is convicted.
PURSUING = {"COERCE", "ACCUSE"}
SUSPECTS = {"suspect", "attacker", "gunman", "assailant", "perpetrator", "shooter", "bomber", "killer"}


def date_reactions(
    coding: Coding, drafts: Sequence[Draft], dates: Mapping[int, Mapping[int, Expression]], lead: Expression | None
) -> tuple[Draft, ...]:
    """The drafts, those that belong to the article's blow or news with a date from it where they have none.

    `dates` are the expressions by the first token of their sentence and the token that each hangs from, `lead` is that of
    the first sentence, where it is an exact day of these.

    1. Words on the blow ("called the attack") are of the days since it, and so is all support that somebody speaks who has
       neither suffered nor done it.
    2. So is what is done to who did it: "the suspect was arrested".
    3. What the persons of the blow did and suffered in attacks told in the simple past is of its own day.
    4. What came "following the announcement" is of the days since the news of the first sentence.
    """
    published = coding.article.published
    if published is None:
        return tuple(drafts)
    blow = find_blow(coding, dates)
    found = [_of_blow(coding, draft, blow, published) if blow is not None else draft for draft in drafts]
    if lead is None or lead.start is None or lead.start >= published:
        return tuple(found)
    start = lead.start
    return tuple(
        _dated(coding, draft, lead, (start, published), "date.reaction") if is_on_news(coding, draft) else draft
        for draft in found
    )


def _of_blow(coding: Coding, draft: Draft, blow: Blow, published: dt.date) -> Draft:
    if draft.status != "actual" or draft.sentence < 1 or not lacks(draft):
        return draft
    if is_of_episode(coding, draft, blow):
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
    """Whether a draft is words on the blow, or an inquiry into it: "called the attack a crime", "offered condolences"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    tense = tense_of(analysis, predicate)
    actors = {coding.mention(one).entity for one in draft.actors}
    if draft.event not in WORDS or tense == "pluperfect" or actors & (blow.sufferers | blow.doers):
        return False
    if names_blow(analysis, predicate):
        return True
    if draft.event != "SUPPORT" or tense == "perfect":
        return False
    # "The rebels are backed by Iran" is always so; "they were brave", he says, and "we thank them" are of today.
    return tense != "present" or bool(actors & _speakers(coding, draft))


def _speakers(coding: Coding, draft: Draft) -> set[str]:
    """Who speaks the words of a draft: the speakers of its claims, and "I" and "we"."""
    claims = [coding.claim(one) for one in draft.claims]
    mentions = [coding.mention(one.speaker) for one in claims if one.speaker is not None]
    tokens = coding.analysis.tokens
    first = [one for one in map(coding.mention, draft.actors) if tokens[one.head].lemma.lower() in ("i", "we")]
    return {one.entity for one in (*mentions, *first)}


def is_pursuit(coding: Coding, draft: Draft, blow: Blow) -> bool:
    """Whether a draft is what is done to who did the blow: an arrest, a charge."""
    if draft.event not in PURSUING:
        return False
    mentions = [coding.mention(one) for one in draft.recipients]
    tokens = coding.analysis.tokens
    return any(one.entity in blow.doers or tokens[one.head].lemma.lower() in SUSPECTS for one in mentions)


def is_of_episode(coding: Coding, draft: Draft, blow: Blow) -> bool:
    """Whether a draft is an attack by or on a single person of the blow, told in the simple past as that is."""
    if draft.event != "ASSAULT" or not _is_told_in_the_past(coding, coding.analysis.tokens[draft.predicate]):
        return False
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


def is_on_news(coding: Coding, draft: Draft) -> bool:
    """Whether a clause says that it came after the article's news: "following the announcement, she thanked them"."""
    analysis = coding.analysis
    if draft.status not in ("actual", "negated") or not lacks(draft) or draft.sentence <= 1:
        return False
    verbs = [analysis.tokens[draft.predicate]]  # "following the news, she used her account to thank them"
    while (above := analysis.head(verbs[-1])) is not None and base(verbs[-1].relation) in ("xcomp", "advcl"):
        if tense_of(analysis, verbs[-1]) != "infinitive":
            break
        verbs.append(above)
    return any(
        noun.lemma in NEWS and analysis.case_of(noun) in EARLIER_CASES and is_known(analysis, noun)
        for verb in verbs
        for noun in analysis.children(verb, "obl")
    )
