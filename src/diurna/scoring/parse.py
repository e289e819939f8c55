"""How well a parse agrees with a treebank, on gold words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParseRow:
    """Tags, lemmas, heads (1-based, 0 is the root) and relations of one sentence, from a treebank or a parser."""

    upos: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]


def score_parses(pairs: Iterable[tuple[ParseRow, ParseRow]]) -> dict[str, float]:
    """Figures over (gold, found) pairs, as fractions of words.

    upos, lemma (a gold lemma of "_" is not judged), verb_lemma (words whose gold tag is VERB), uas and las
    (relations with their subtypes, punctuation included, as in the CoNLL 2018 evaluation but for subtypes).
    """
    right: dict[str, int] = dict.fromkeys(("upos", "lemma", "verb_lemma", "uas", "las"), 0)
    asked = dict(right)
    for gold, found in pairs:
        for index, tag in enumerate(gold.upos):
            head = found.heads[index] == gold.heads[index]
            lemma = found.lemmas[index] == gold.lemmas[index]
            judged = {
                "upos": found.upos[index] == tag,
                "uas": head,
                "las": head and found.relations[index] == gold.relations[index],
            }
            if gold.lemmas[index] != "_":
                judged["lemma"] = lemma
                if tag == "VERB":
                    judged["verb_lemma"] = lemma
            for name, good in judged.items():
                asked[name] += 1
                right[name] += good
    return {name: right[name] / asked[name] for name in right if asked[name]}


def score_names(
    pairs: Iterable[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]],
) -> dict[str, float]:
    """Precision, recall and F1 of (first, end, type) spans, over (gold, found) pairs; exact match."""
    gold_count = found_count = both = 0
    for gold, found in pairs:
        gold_count += len(gold)
        found_count += len(found)
        both += len(gold & found)
    precision = both / found_count if found_count else 0.0
    recall = both / gold_count if gold_count else 0.0
    f1 = 2 * both / (gold_count + found_count) if gold_count + found_count else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}
