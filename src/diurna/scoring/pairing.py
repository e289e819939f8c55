"""Pair what is gold with what was found, one to one, the closest first."""

from collections.abc import Iterable
from typing import Any


def pair_closest(candidates: Iterable[tuple[Any, ...]]) -> list[tuple[int, int]]:
    """Pairs (i, j), each i and each j at most once, from candidates (distance, ..., i, j): the least distance first.

    >>> pair_closest([(3, 0, 0), (1, 0, 1), (2, 1, 1), (4, 1, 0)])
    [(0, 1), (1, 0)]
    """
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return list(pairs.items())
