"""Clues: what a learned grade of factuality reads of a predicate, beside the vectors of the encoder."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from diurna.attribution.reality import Reality
from diurna.model.events import SIZE
from diurna.records import Analysis, Token
from diurna.records.analysis import base

Vector = NDArray[np.float32]

# Words whose text is a clue, by their relation to the predicate.
SMALL = ("aux", "cop", "mark", "advmod", "cc", "case", "det")
# Words whose vectors are averaged: those that say how a predicate is meant.
AROUND = ("aux", "cop", "mark", "advmod", "det", "case", "nsubj")
PERSONS_THAT_TALK = {"i", "you", "we"}
DEEPEST = 5


def is_talk(analysis: Analysis, token: Token) -> bool:
    """Whether a predicate's sentence is somebody's talk to another: it has "I", "you" or "we", or ends in "?" or "!"."""
    words = analysis.tokens_of(analysis.sentence_of(token))
    return words[-1].text[:1] in ("?", "!") or any(word.text.lower() in PERSONS_THAT_TALK for word in words)


def clues_of(analysis: Analysis, token: Token, state: Reality) -> Iterator[str]:
    """The clues by name: what the rules say, the predicate's own form, its governor's, and its sentence's."""
    rules = [proof.rule for proof in state.evidence]
    yield f"status {state.status}"
    yield f"realm {state.realm} {state.positive}"
    yield from (f"rule {rule}" for rule in rules)
    yield f"first rule {rules[0] if rules else '-'}"
    yield f"last rule {rules[-1] if rules else '-'}"
    yield f"lemma {token.lemma.lower()}"
    yield f"word {token.upos}"
    yield f"tag {token.xpos}"
    yield f"relation {token.relation}"
    yield f"tag {token.xpos} {token.relation}"
    helpers = " ".join(child.text.lower() for child in analysis.children(token, "aux", "cop", "mark"))
    yield f"helpers {helpers} {token.xpos}"
    if token.xpos in ("VB", "VBP") and not analysis.children(token, "nsubj"):
        yield "no subject"
    yield from _surroundings(analysis, token, "own")
    head = analysis.head(token)
    if head is not None:
        yield f"head lemma {head.lemma.lower()}"
        yield f"head lemma {head.lemma.lower()} {token.relation}"
        yield f"head tag {head.xpos}"
        yield f"head relation {head.relation}"
        yield from _surroundings(analysis, head, "head")
    yield from _of_sentence(analysis, token)


def _surroundings(analysis: Analysis, token: Token, whose: str) -> Iterator[str]:
    """What hangs from a word: small words by their text, subject and object by their kind."""
    for child in analysis.children(token):
        kind = base(child.relation)
        yield f"{whose} {child.relation}"
        if kind in SMALL:
            yield f"{whose} {kind} {child.text.lower()}"
        elif kind in ("nsubj", "obj"):
            yield f"{whose} {kind} {child.text.lower() if child.upos == 'PRON' else child.upos}"
            if kind == "nsubj" and child.upos in ("NOUN", "PROPN"):
                yield f"{whose} nsubj {'plural' if child.xpos.endswith('S') else 'singular'}"


def _of_sentence(analysis: Analysis, token: Token) -> Iterator[str]:
    words = analysis.tokens_of(analysis.sentence_of(token))
    above = list(analysis.ancestors(token))
    root = above[-1] if above else token
    yield f"end {words[-1].text[:1]}"
    yield f"depth {min(DEEPEST, len(above))}"
    yield f"root tag {root.xpos}"
    yield from (f"root aux {child.text.lower()}" for child in analysis.children(root, "aux"))
    if any(word.text.startswith("?") for word in words):
        yield "asks"
    if is_talk(analysis, token):
        yield "talk"


def numbers_of(analysis: Analysis, token: Token, graded: float) -> Vector:
    """The vectors of a predicate, its governor and the small words around it, then the grades of the rules and the engine.

    The analysis must have vectors.
    """

    def row(index: int) -> Vector:
        return np.asarray(analysis.vectors[index], dtype=np.float32)[:SIZE]

    own = row(token.index)
    small = [row(child.index) for child in analysis.children(token, *AROUND)]
    return np.concatenate(
        [
            own,
            row(token.head) if token.head >= 0 else np.zeros_like(own),
            np.mean(small, axis=0) if small else np.zeros_like(own),
            np.array([graded, analysis.facts[token.index] if analysis.facts else 0.0], dtype=np.float32),
        ]
    ).astype(np.float32)
