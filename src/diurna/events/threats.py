"""Threats: a hostile deed that its doer, or who speaks for him, says will be done is told as a threat, and was made.

"If Turkey crosses the border, we will bomb it", X said: a THREATEN by X, and no bombing.
"""

from dataclasses import replace

from diurna.events.arguments import clause_subjects
from diurna.events.parties import find_parties
from diurna.events.predicates import FUTURE, negations
from diurna.lexicons.events import event_lexicon
from diurna.records import Coding, Draft, Entity, Evidence, Mention, Token

MENACING = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
# Those who speak for each other, where they are of one country or of one armed side.
OF_ONE_SIDE = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "UAF", "PRM", "PTY"})
CONDITIONS = frozenset({"if", "unless", "until"})


def as_threat(coding: Coding, draft: Draft) -> Draft:
    """A hostile deed that its doer says he will do as the threat that this is: "we will strike back", X said.

    Violence always; other hostile deeds on a condition ("will expel them if"): without one they are plans. So too where
    one of the doer's side says it ("Turkey will attack", its minister said), or nobody is told to do it on a condition.
    """
    analysis, token = coding.analysis, coding.analysis.tokens[draft.predicate]
    if draft.event not in MENACING or draft.status not in {"future", "hypothetical"} or negations(analysis, token):
        return draft
    clauses = conditions(coding, token)
    if not is_to_come(coding, token) or not (draft.event in {"ASSAULT", "THREATEN"} or clauses):
        return draft
    if not draft.actors and clauses:
        draft = by_its_speaker(coding, draft)
        if not draft.actors:
            return draft
    elif not is_of_the_speaker(coding, draft):
        return draft
    if draft.event == "THREATEN":
        return replace(draft, status="actual")
    draft = at_whom(coding, draft, clauses)
    mode = event_lexicon().inner_mode("THREATEN", draft.event, draft.mode)
    evidence = (*draft.evidence, Evidence("event", "plover.threat", draft.trigger))
    return replace(draft, event="THREATEN", mode=mode, status="actual", evidence=evidence)


def is_to_come(coding: Coding, token: Token) -> bool:
    """Whether a verb, or the one before it that shares its helper, has "will": "will find and kill them"."""
    verbs = [token, *(one for one in (coding.analysis.head(token),) if one is not None and token.relation == "conj")]
    return any(child.lemma.lower() in FUTURE for verb in verbs for child in coding.analysis.children(verb, "aux"))


def conditions(coding: Coding, token: Token) -> list[Token]:
    """The clauses with "if" or "unless" that hang from a predicate."""
    return [
        clause
        for clause in coding.analysis.children(token, "advcl")
        if any(mark.lemma.lower() in CONDITIONS for mark in coding.analysis.children(clause, "mark"))
    ]


def speakers(coding: Coding, draft: Draft) -> list[Mention]:
    """Who says what a draft tells, nearest first."""
    told = {claim.id: claim for claim in coding.claims}
    found = [told[one].speaker for one in draft.claims if one in told]
    return [coding.mention(one) for one in found if one is not None]


def is_of_the_speaker(coding: Coding, draft: Draft) -> bool:
    """Whether those who will do it say so, or one who speaks for them."""
    doing = [coding.entity(coding.mention(one)) for one in draft.actors]
    saying = [coding.entity(one) for one in speakers(coding, draft)]
    return any(one.id == other.id or is_of_one_side(one, other) for one in saying for other in doing)


def is_of_one_side(one: Entity, other: Entity) -> bool:
    """Whether one may speak for another: a state and its minister, an army and its general."""
    governs = all(not entity.sectors or set(entity.sectors) & OF_ONE_SIDE for entity in (one, other))
    if one.country is not None and other.country is not None:
        rebels = [bool({"REB", "UAF"} & set(entity.sectors)) for entity in (one, other)]
        return governs and one.country == other.country and rebels[0] == rebels[1]
    return bool(one.code) and one.code == other.code and governs


def by_its_speaker(coding: Coding, draft: Draft) -> Draft:
    """A deed by nobody named as its speaker's, where he is of an armed side: "unless they leave, they will be shot", X said."""
    harmed = {coding.entity(coding.mention(one)).code for one in draft.recipients}
    for mention in speakers(coding, draft)[:1]:
        entity = coding.entity(mention)
        if harmed and set(entity.sectors) & OF_ONE_SIDE and entity.code not in harmed:
            found = Evidence("actors", "slot.speaker", mention.span)
            told = {claim.id for claim in coding.claims if claim.speaker == mention.id}
            claims = tuple(one for one in draft.claims if one not in told)  # he makes the threat, and tells of none
            return replace(draft, actors=(mention.id,), claims=claims, evidence=(*draft.evidence, found))
    return draft


def at_whom(coding: Coding, draft: Draft, clauses: list[Token]) -> Draft:
    """A threat at nobody named as one at whom its condition is for: "if *Turkey* crosses the river, we will fire"."""
    if draft.recipients:
        return draft
    doing = {coding.mention(one).entity for one in draft.actors}
    asked = [who for clause in clauses for who in clause_subjects(coding.analysis, clause)]
    found = [one for one in find_parties(coding, asked, nested=False) if one.entity not in doing]
    told = tuple(Evidence("recipients", "slot.condition", one.span) for one in found)
    return replace(draft, recipients=tuple(one.id for one in found), evidence=(*draft.evidence, *told))
