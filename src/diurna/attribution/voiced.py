"""Voiced deeds: praise, blame, a demand or a threat that a speaker's own words are, and that the reporter tells of."""

from collections.abc import Sequence

from diurna.attribution.first_person import is_first_person
from diurna.attribution.reality import Reality
from diurna.attribution.status import reality_of
from diurna.records import Claim, Coding, Evidence, Token
from diurna.records.draft import Draft
from diurna.records.event import Status

# Deeds that are done by words; what else a speaker tells of himself, a deal or a raid, is his to vouch for.
BY_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
FINITE = {"VBD", "VBZ", "VBP", "VB", "VBN"}  # a participle that goes on ("adding") was said as what it goes on with was
SPEAKER = "slot.speaker"  # the evidence of a draft that found nobody but the speaker to have done it


def voicing(coding: Coding, draft: Draft, claims: Sequence[Claim]) -> Claim | None:
    """The claim whose words are the deed: "He is a tyrant," said Vega blames, and Vega is who does; None where none is."""
    if draft.event not in BY_WORDS or not any(proof.rule == SPEAKER for proof in draft.evidence):
        return None
    actors = [coding.mention(mention) for mention in draft.actors]
    for claim in claims:
        if claim.speaker is None:
            continue
        entity = coding.mention(claim.speaker).entity
        if any(actor.entity == entity and not claim.content.covers(actor.span) for actor in actors):
            return claim
    return None


def voiced_status(
    coding: Coding, voiced: Claim, status: Status, evidence: tuple[Evidence, ...]
) -> tuple[Status, tuple[Evidence, ...]]:
    """The status of a deed that `voiced` is: that of the words' being said, where only what holds the words made it another.

    What stands outside them ("would be the first case", in the quotation before) does not touch them, nor does a speaker's
    own "I think". What they deny or suppose themselves stays.
    """
    if status in ("actual", "negated"):
        return status, evidence
    if any(_is_inside(coding, voiced, proof) for proof in evidence):
        return status, evidence
    cue = next((token for token in coding.analysis.tokens_in(voiced.cue) if token.xpos in FINITE), None)
    said = reality_of(coding.analysis, cue) if cue is not None else Reality()
    return said.status, said.evidence or (Evidence("status", "status.voiced", voiced.cue),)


def is_in_own_person(coding: Coding, token: Token, voiced: Claim) -> bool:
    """Whether the words say "I" of the judgement ("I think he is a hero"), so that who says so is told like any speaker."""
    above = [word for word in coding.analysis.ancestors(token) if voiced.content.covers(word.span)]
    return any(_is_own_thought(coding, word) for word in above)


def _is_inside(coding: Coding, voiced: Claim, proof: Evidence) -> bool:
    """Whether a proof of a status lies in the words themselves, and is no "I think"."""
    if proof.span is None or not voiced.content.covers(proof.span):
        return False
    words = coding.analysis.tokens_in(proof.span)
    return not any(_is_own_thought(coding, word) for word in words)


def _is_own_thought(coding: Coding, verb: Token) -> bool:
    subject = coding.analysis.child(verb, "nsubj")
    return (
        subject is not None
        and is_first_person(subject)
        and verb.lemma.lower() in ("think", "believe", "understand", "feel", "find", "guess", "suppose")
    )
