"""How well a parse agrees with a treebank, on gold words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ParseRow:
    """Tags, lemmas, heads (1-based, 0 is the root) and relations of one sentence, from a treebank or a parser.

    `xpos` is empty where it was not asked for.
    """

    upos: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    xpos: Sequence[str] = ()


def score_parses(pairs: Iterable[tuple[ParseRow, ParseRow]]) -> dict[str, float]:
    """Figures over (gold, found) pairs, as fractions of words.

    upos, xpos (where both have it), lemma (a gold lemma of "_" is not judged), verb_lemma (words whose gold tag is
    VERB), uas and las (relations with their subtypes, punctuation included, as in the CoNLL 2018 evaluation but for
    subtypes). A figure that no word was judged for is left out.
    """
    return parse_shares([count_words(*pair) for pair in pairs])


FIGURES = ("upos", "xpos", "lemma", "verb_lemma", "uas", "las")
Counts = NDArray[np.int64]  # (2, figures): how many words are right in each figure, and how many were judged


def count_words(gold: ParseRow, found: ParseRow) -> Counts:
    """How many words of a sentence are right in each figure, and how many were judged."""
    counts = np.zeros((2, len(FIGURES)), dtype=np.int64)
    for index, tag in enumerate(gold.upos):
        head = found.heads[index] == gold.heads[index]
        lemma = found.lemmas[index] == gold.lemmas[index]
        judged = {
            "upos": found.upos[index] == tag,
            "uas": head,
            "las": head and found.relations[index] == gold.relations[index],
        }
        if gold.xpos and found.xpos and gold.xpos[index] != "_":
            judged["xpos"] = found.xpos[index] == gold.xpos[index]
        if gold.lemmas[index] != "_":
            judged["lemma"] = lemma
            if tag == "VERB":
                judged["verb_lemma"] = lemma
        for name, good in judged.items():
            counts[:, FIGURES.index(name)] += (good, 1)
    return counts


def parse_shares(sentences: Sequence[Counts]) -> dict[str, float]:
    """The figures of sentences from their counts; one that no word was judged for is left out."""
    right, asked = np.sum(sentences, axis=0) if len(sentences) else np.zeros((2, len(FIGURES)))
    return {name: float(right[i] / asked[i]) for i, name in enumerate(FIGURES) if asked[i]}
