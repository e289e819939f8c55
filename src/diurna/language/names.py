"""Name tag scores to names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def decode_names(scores: NDArray[np.float32], tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """The names of the best well-formed tag sequence, as (first, end, type, mean probability).

    `scores` (words, tags) are probabilities. A sequence is well-formed where every I- follows its own type.
    """
    if not len(scores):
        return []
    chosen = scores.argmax(1).tolist()
    if not any(chosen) and tags[0] == "O":
        return []
    before = "O"
    for number in chosen:
        tag = tags[number]
        if tag[0] == "I" and before[2:] != tag[2:]:
            chosen = best_path(scores, tags)
            break
        before = tag
    out: list[tuple[int, int, str, float]] = []
    start: int | None = None
    for index, tag in enumerate([*(tags[number] for number in chosen), "O"]):
        if start is not None and tag[0] != "I":
            sure = float(np.mean([scores[at, chosen[at]] for at in range(start, index)]))
            out.append((start, index, tags[chosen[start]][2:], sure))
            start = None
        if tag[0] == "B":
            start = index
    return out


def best_path(scores: NDArray[np.float32], tags: Sequence[str]) -> list[int]:
    """The most probable well-formed tag sequence (Viterbi), as tag indices."""
    logs = np.log(scores + 1e-9)
    allowed = np.array(
        [[0.0 if not to.startswith("I-") or come[2:] == to[2:] else -1e9 for to in tags] for come in tags]
    )
    best = logs[0] + np.array([-1e9 if tag.startswith("I-") else 0.0 for tag in tags])
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        paths = best[:, None] + allowed
        back[index] = paths.argmax(0)
        best = paths.max(0) + logs[index]
    chosen = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        chosen.append(int(back[index][chosen[-1]]))
    return chosen[::-1]
