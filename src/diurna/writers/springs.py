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
    for step in range(ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + 1e-6
        force = (apart * (ideal**2 / distance**2 - pull * distance / ideal)[:, :, None]).sum(axis=1)
        force -= 0.25 * points  # towards the middle, so that parts without an edge between them do not drift off
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        points = points + force / length * np.minimum(length, 0.12 * (1 - step / ROUNDS))
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    return np.asarray((points - low) / size)
