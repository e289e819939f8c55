"""How well a graded "did it happen?" agrees with gold: predicates of sentences with a factuality from -3 to 3.

The data are those of Stanovsky et al. 2017 (UW in a uniform format) and White et al. 2018 (UDS-IH2), who measure
Pearson's r; the mean of several annotators is a predicate's factuality.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.scoring.lines import GoldFile

LEAST, MOST = -3.0, 3.0  # "certainly did not happen" to "certainly happened"
DID_NOT_HAPPEN = -1.0  # below this, gold holds that the event did not happen
EXPECTED = (
    "expected an object with id, tokens and targets, each target with start, end (indices of tokens, end exclusive) and "
    "factuality (-3 to 3)."
)


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence as words, with the factuality (-3 to 3) of its annotated predicates by the index of their word."""

    id: str
    words: tuple[str, ...]
    factuality: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicate: its factuality in gold, the graded one found, and whether its status is "negated"."""

    gold: float
    graded: float
    negated: bool


def read_factuality(path: Path) -> list[GoldSentence]:
    """Read JSON Lines with tokens and targets, a sentence each; raises `GoldError` with all faults.

    A target of several words counts for its last one, which is the head of most English phrases.
    """
    file = GoldFile(path)
    sentences = list(file.objects(make_sentence, EXPECTED))
    if not any(sentence.factuality for sentence in sentences) and not file.faults:
        file.fault(1, "no target in the file. Expected JSON Lines, one sentence a line.")
    file.check()
    return sentences


def make_sentence(row: Mapping[str, Any]) -> GoldSentence:
    """One sentence from its JSON; raises KeyError, TypeError, ValueError or IndexError where it is not as expected."""
    tokens, targets = row["tokens"], row["targets"]
    if not isinstance(tokens, list) or not isinstance(targets, list):
        raise TypeError("tokens or targets is no list")
    words = tuple(map(str, tokens))
    if not words or any(not word.strip() for word in words):
        raise ValueError("no token, or an empty one")
    factuality = {}
    for target in targets:
        start, end, value = int(target["start"]), int(target["end"]), float(target["factuality"])
        if not 0 <= start < end <= len(words):
            raise IndexError(f"target {start}-{end} of {len(words)} tokens")
        if not LEAST <= value <= MOST:
            raise ValueError(f"factuality {value}")
        factuality[end - 1] = value
    return GoldSentence(str(row["id"]), words, factuality)


def score_factuality(judged: Sequence[Judged]) -> dict[str, float]:
    """pearson_r and did_not_happen_f1 over predicates.

    pearson_r is Pearson's correlation of the graded factuality with gold, 0 where either is the same throughout.
    did_not_happen_f1 is the F1 of "negated" for the predicates that gold puts below `DID_NOT_HAPPEN`.
    """
    right = sum(one.negated and one.gold < DID_NOT_HAPPEN for one in judged)
    asked = sum(one.negated for one in judged) + sum(one.gold < DID_NOT_HAPPEN for one in judged)
    return {
        "pearson_r": pearson([one.gold for one in judged], [one.graded for one in judged]),
        "did_not_happen_f1": 2 * right / asked if asked else 0.0,
    }


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's r of two series of the same length; 0 where one of them does not vary."""
    try:
        return statistics.correlation(xs, ys)
    except statistics.StatisticsError:
        return 0.0
