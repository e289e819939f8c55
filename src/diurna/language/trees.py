"""Arc scores to a well-formed tree: greedy where that is one, Chu-Liu/Edmonds where it is not."""

import numpy as np
from numpy.typing import NDArray

BARRED = -1e9
ROOTS_TRIED = 3  # the best single root is nearly always among the three that score highest


def decode_tree(arcs: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best tree with exactly one root.

    `arcs` (n + 1, n + 1) scores head (column) for dependent (row); row and column 0 are the artificial root.
    Returns n heads, 0 for the root's own dependent.
    """
    scores = arcs.astype(np.float64)
    np.fill_diagonal(scores, BARRED)
    scores[0] = BARRED
    if len(scores) == 1:
        return np.zeros(0, dtype=np.int64)
    heads = scores.argmax(1)
    if _is_tree(heads):
        return np.asarray(heads[1:], dtype=np.int64)
    best: tuple[float, NDArray[np.int64]] | None = None
    for root in np.argsort(-scores[1:, 0])[:ROOTS_TRIED] + 1:
        single = scores.copy()
        single[:, 0] = BARRED
        single[root, 0] = scores[root, 0]
        single[root, 1:] = BARRED
        found = _arborescence(single)
        total = float(scores[np.arange(1, len(scores)), found[1:]].sum())
        if best is None or total > best[0]:
            best = (total, found)
    assert best is not None
    return np.asarray(best[1][1:], dtype=np.int64)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether all words reach the root and exactly one hangs from it."""
    if (heads[1:] == 0).sum() != 1:
        return False
    return not _cycle(heads)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Some cycle among the heads, empty where there is none."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds by contraction: the best head for every node but 0."""
    heads: NDArray[np.int64] = np.asarray(scores.argmax(1), dtype=np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cycle_nodes = np.array(cycle)
    kept = scores[cycle_nodes, heads[cycle_nodes]]
    # Entering the cycle at a node costs that node's arc within it.
    entering = scores[np.ix_(cycle_nodes, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, cycle_nodes)]
    small = np.full((len(outside) + 1, len(outside) + 1), BARRED)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    small[0] = BARRED
    found = _arborescence(small)
    out: NDArray[np.int64] = heads.copy()
    for position, node in enumerate(outside):
        if node == 0:
            continue
        head = found[position]
        out[node] = cycle_nodes[leaving[position].argmax()] if head == len(outside) else outside[head]
    into = int(found[-1])
    out[cycle_nodes[entering[:, into].argmax()]] = outside[into]
    return out
