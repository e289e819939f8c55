"""The stage that says of every event whether it happened, and in whose voice it is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diurna.attribution.commemorated import remembered
from diurna.attribution.status import status_of
from diurna.attribution.voiced import is_in_own_person, voiced_status, voicing
from diurna.lexicons.signatures import Signatures, shipped_signatures
from diurna.records import Analysis, Claim, Coding, Evidence, Span, Token
from diurna.records.draft import Draft

# Stances of those who say that something is so, or not so, though their words are not told.
AVERRED = frozenset({"accuses", "denies"})

# What one has in mind, whoever tells of it.
THOUGHTS = {
    "believe", "think", "hope", "fear", "expect", "suspect", "feel", "know", "consider", "assume", "imagine", "doubt",
    "understand", "suppose", "wish", "want",
}  # fmt: skip
ANNOUNCING = {"announce", "unveil", "declare"}
# What is announced before it is done.
LEAVING = {
    "resignation", "departure", "retirement", "withdrawal", "pullout", "pull-out", "exit", "evacuation", "abdication",
    "disbandment", "dissolution",
}  # fmt: skip


# What is only planned by these is still to come: "plans a series of protests".
PLANNING = {"plan", "schedule"}
# These are done as soon as they are said.
OF_WORDS = {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"}


class AttributeStatus:
    """Says of every draft whether it is actual, negated, future or hypothetical, and which claims tell it."""

    name = "status"
    needs = frozenset({"analysis", "drafts", "claims"})
    adds = frozenset({"drafts.status", "drafts.claims"})

    def __init__(self, signatures: Signatures | None = None) -> None:
        self._signatures = signatures or shipped_signatures()

    def __call__(self, coding: Coding) -> Coding:
        """The coding with the status and the claims of its drafts."""
        told = claims_by_word(coding)
        return replace(coding, drafts=tuple(self._attribute(coding, draft, told) for draft in coding.drafts))

    def _attribute(self, coding: Coding, draft: Draft, told: Mapping[int, Sequence[Claim]]) -> Draft:
        token = coding.analysis.tokens[draft.predicate]
        status, evidence = status_of(coding, token, self._signatures)
        claims = claims_around(told.get(token.index, ()), token, evidence)
        # A draft that is the act of reporting itself ("accused", "issued a threat") is not inside its own claim.
        claims = [claim for claim in claims if not draft.trigger.covers(claim.cue)]
        if (voiced := voicing(coding, draft, claims)) is not None:  # nor is blame or praise that its words are
            status, evidence = voiced_status(coding, voiced, status, evidence)
            if not is_in_own_person(coding, token, voiced):
                claims = claims[claims.index(voiced) + 1 :]
        claims = list(of_different_speakers(coding, claims))
        matter = announced_in(coding.analysis, token, draft.trigger)
        if matter is not None:  # but one that is what is announced is in the voice of who announces it
            own = [claim for claim in coding.claims if claim.cue == token.span and claim.content.covers(matter.span)]
            claims = [*own, *claims]
            if status == "actual" and matter.lemma.lower() in LEAVING:
                status, evidence = "future", (Evidence("status", "announced.leaving", token.span),)
        if status == "actual" and token.lemma.lower() in PLANNING and draft.event not in OF_WORDS:
            status, evidence = "future", (Evidence("status", "planned", token.span),)
        links = (Evidence("speakers", claim.rule, claim.cue) for claim in claims)
        long_ago = remembered(coding.analysis, token)
        return replace(
            draft,
            status=status,
            historical=draft.historical or bool(long_ago),
            claims=tuple(claim.id for claim in claims),
            evidence=(*draft.evidence, *evidence, *long_ago, *links),
        )


def announced_in(analysis: Analysis, token: Token, trigger: Span) -> Token | None:
    """What a trigger tells to be announced, where both are its words: the "resignation" of "announced her resignation"."""
    if token.lemma.lower() not in ANNOUNCING:
        return None
    found = analysis.child(token, "obj", "nsubj:pass")
    return found if found is not None and trigger.covers(found.span) else None


def claims_by_word(coding: Coding) -> Mapping[int, Sequence[Claim]]:
    """The claims whose content has a word in it, by the word's index: an article as long as a book has thousands."""
    found: dict[int, list[Claim]] = {}
    for claim in coding.claims:
        for token in coding.analysis.tokens_in(claim.content):
            found.setdefault(token.index, []).append(claim)
    return found


def claims_around(claims: Iterable[Claim], token: Token, evidence: Sequence[Evidence] = ()) -> list[Claim]:
    """The claims that tell of a predicate, the innermost first; a cue is not part of what it reports.

    Of an accusation or a denial that is no telling ("accused Peru of spying", "denied the raid"), the predicate is the
    matter only where its cue is what set the status, by the `evidence`: who "denied a part in the raid" denied no raid.
    """
    found = [
        claim
        for claim in claims
        if claim.content.covers(token.span)
        and not claim.cue.overlaps(token.span)
        and (claim.told or (claim.stance in AVERRED and any(_is_by(proof, claim) for proof in evidence)))
    ]
    # Of two that tell the same words, the one whose cue is among those the other tells is the inner one.
    around = {claim.id: sum(other.content.covers(claim.cue) for other in found) for claim in found}
    return sorted(
        found, key=lambda claim: (claim.content.end - claim.content.start, -around[claim.id], claim.content.start)
    )


def _is_by(proof: Evidence, claim: Claim) -> bool:
    return proof.span is not None and proof.span.overlaps(claim.cue)


def of_different_speakers(coding: Coding, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims, the innermost first, without those inside another of the same speaker: what X "said he believes", X said.

    Of a thought told in words the words are kept; of words in words ("said he denied"), the nearer.
    """
    kept: list[Claim] = []
    for claim in claims:
        if kept and _same_speaker(coding, kept[-1], claim):
            if _is_thought(coding, kept[-1]) and not _is_thought(coding, claim):
                kept[-1] = claim
            continue
        kept.append(claim)
    yield from kept


def _same_speaker(coding: Coding, one: Claim, other: Claim) -> bool:
    if one.source is not None and one.source == other.source:
        return True
    if one.speaker is None or other.speaker is None:
        return False
    return coding.mention(one.speaker).entity == coding.mention(other.speaker).entity


def _is_thought(coding: Coding, claim: Claim) -> bool:
    return any(word.lemma.lower() in THOUGHTS for word in coding.analysis.tokens_in(claim.cue))
