"""Status: did it happen? The walk from the root of the tree down to the predicate."""

from itertools import pairwise

from diurna.attribution.embedding import embed, word_around, word_before
from diurna.attribution.mood import is_headline_infinitive, is_question
from diurna.attribution.operators import apply_operators, shares_operators
from diurna.attribution.performing import is_performed
from diurna.attribution.reality import ACTUAL, Reality
from diurna.lexicons.signatures import Signatures, shipped_signatures
from diurna.records import Analysis, Coding, Evidence, Token
from diurna.records.analysis import base
from diurna.records.event import Status


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
