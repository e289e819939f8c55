"""Where the nodes of a network stand on paper: laid out by springs, the same each time."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROUNDS = 300

Points = NDArray[np.float64]


def lay_out(count: int, pairs: Sequence[tuple[int, int, int]]) -> Points:
    """Points of nodes (count, 2) in a square from 0 to 1: all push each other away, edges pull.

    After Fruchterman and Reingold (1991). `pairs` are edges: two nodes, from 0, and a weight. Nodes begin on a spiral, so
    that the same network looks the same each time.
    """
    if count == 0:
        return np.zeros((0, 2))
    angles = np.arange(count) * 2.399963  # the golden angle: neighbours in weight stand apart
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None]
    points /= max(float(np.abs(points).max()), 1.0)
    ideal = 1.6 / math.sqrt(count)
    pull = np.zeros((count, count))
    most = max((weight for _, _, weight in pairs), default=1)
    for one, other, weight in pairs:
        pull[one, other] = pull[other, one] = 0.4 + 0.6 * math.sqrt(weight / most)
    pull /= ideal
    x, y = points.T.copy()
    for step in range(ROUNDS):
        across, up = x[:, None] - x, y[:, None] - y
        squared = across * across + up * up + 1e-12
        force = ideal**2 / squared - pull * np.sqrt(squared)
        # The last towards the middle, so that parts without an edge between them do not drift off.
        push_x = (across * force).sum(axis=1) - 0.25 * x
        push_y = (up * force).sum(axis=1) - 0.25 * y
        length = np.sqrt(push_x**2 + push_y**2) + 1e-9
        step_length = np.minimum(length, 0.12 * (1 - step / ROUNDS)) / length
        x, y = x + push_x * step_length, y + push_y * step_length
    points = np.stack([x, y], axis=1)
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    return np.asarray((points - low) / size)
