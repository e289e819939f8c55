"""Status: did it happen? The stage, and the walk from the root of the tree down to the predicate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from diurna.attribution.embedding import embed, word_around, word_before
from diurna.attribution.operators import apply_operators, is_headline_infinitive, is_question, shares_operators
from diurna.attribution.performing import is_performed
from diurna.attribution.reality import ACTUAL, Reality
from diurna.lexicons.signatures import Signatures, shipped_signatures
from diurna.records import Analysis, Claim, Coding, Evidence, Span, Token
from diurna.records.analysis import base
from diurna.records.draft import Draft
from diurna.records.event import Status

# Stances of those who say that something is so, or not so, though their words are not told.
AVERRED = frozenset({"accuses", "denies"})

ANNOUNCING = {"announce", "unveil", "declare"}
# What is announced before it is done.
LEAVING = {
    "resignation", "departure", "retirement", "withdrawal", "pullout", "pull-out", "exit", "evacuation", "abdication",
    "disbandment", "dissolution",
}  # fmt: skip


class AttributeStatus:
    """Says of every draft whether it is actual, negated, future or hypothetical, and which claims tell it."""

    name = "status"
    needs = frozenset({"analysis", "drafts", "claims"})
    adds = frozenset({"drafts.status", "drafts.claims"})

    def __init__(self, signatures: Signatures | None = None) -> None:
        self._signatures = signatures or shipped_signatures()

    def __call__(self, coding: Coding) -> Coding:
        """The coding with the status and the claims of its drafts."""
        return replace(coding, drafts=tuple(self._attribute(coding, draft) for draft in coding.drafts))

    def _attribute(self, coding: Coding, draft: Draft) -> Draft:
        token = coding.analysis.tokens[draft.predicate]
        status, evidence = status_of(coding, token, self._signatures)
        claims = claims_around(coding.claims, token, evidence)
        # A draft that is the act of reporting itself ("accused", "issued a threat") is not inside its own claim.
        claims = [claim for claim in claims if not draft.trigger.covers(claim.cue)]
        matter = announced_in(coding.analysis, token, draft.trigger)
        if matter is not None:  # but one that is what is announced is in the voice of who announces it
            own = [claim for claim in coding.claims if claim.cue == token.span and claim.content.covers(matter.span)]
            claims = [*own, *claims]
            if status == "actual" and matter.lemma.lower() in LEAVING:
                status, evidence = "future", (Evidence("status", "announced.leaving", token.span),)
        links = (Evidence("speakers", claim.rule, claim.cue) for claim in claims)
        return replace(
            draft,
            status=status,
            claims=tuple(claim.id for claim in claims),
            evidence=(*draft.evidence, *evidence, *links),
        )


def announced_in(analysis: Analysis, token: Token, trigger: Span) -> Token | None:
    """What a trigger tells to be announced, where both are its words: the "resignation" of "announced her resignation"."""
    if token.lemma.lower() not in ANNOUNCING:
        return None
    found = analysis.child(token, "obj", "nsubj:pass")
    return found if found is not None and trigger.covers(found.span) else None


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
    return sorted(found, key=lambda claim: (claim.content.end - claim.content.start, claim.content.start))


def _is_by(proof: Evidence, claim: Claim) -> bool:
    return proof.span is not None and proof.span.overlaps(claim.cue)


def status_of(
    coding: Coding, token: Token, signatures: Signatures | None = None
) -> tuple[Status, tuple[Evidence, ...]]:
    """Whether the event of a predicate happened, and what says so; any token that names an event will do."""
    state = reality_of(coding.analysis, token, signatures)
    return state.status, state.evidence or (Evidence("status", "status.default"),)


def reality_of(analysis: Analysis, token: Token, signatures: Signatures | None = None) -> Reality:
    """The polarity and the realm of a predicate, and what brought them about.

    Walks from the root of the tree to `token`. At each step down, the predicate above says what it makes of the
    one below (`embed`); then the clause's own negation, modality and tense apply (`apply_operators`).
    """
    signatures = signatures or shipped_signatures()
    path = _path(analysis, signatures, token)
    outer = _opening(analysis, path[0])
    state = apply_operators(analysis, signatures, path[0], outer)
    for head, child in pairwise(path):
        if base(child.relation) == "conj" and child.head == head.index:
            # Coordinates stand in the same surroundings; of the first one's own operators some are shared.
            outer = state if shares_operators(analysis, head, child) else outer
        elif not is_performed(analysis, child, head):  # "I want to thank them" thanks them
            outer = embed(analysis, signatures, head, state, child)
        state = apply_operators(analysis, signatures, child, outer)
    return state


def _path(analysis: Analysis, signatures: Signatures, token: Token) -> list[Token]:
    """The predicates from the root down to `token`."""
    path, seen = [token], {token.index}
    while True:
        current = path[-1]
        if is_headline_infinitive(analysis, current):
            break
        head = word_before(analysis, signatures, current) or word_around(analysis, signatures, current)
        head = head or analysis.head(current)
        if head is None or head.index in seen:
            break
        path.append(head)
        seen.add(head.index)
    return path[::-1]


def _opening(analysis: Analysis, root: Token) -> Reality:
    if is_headline_infinitive(analysis, root):
        return ACTUAL.moved("future", "tense.headline_to", root.span)
    marker = next((child for child in analysis.children(root, "mark") if child.xpos == "TO"), None)
    if marker is not None and not any(child.lemma == "be" for child in analysis.children(root, "aux", "cop")):
        return ACTUAL.moved("hypothetical", "embedding.infinitive", marker.span)  # "How to vote", "To hold or to fold"
    mark = is_question(analysis, root)
    return ACTUAL.moved("hypothetical", "mood.question", mark.span) if mark else ACTUAL
