"""Whether confidence keeps its word: of records at 0.8, about 80 % should be right. Tables, errors, and fitting."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10
Judged = tuple[float, bool]  # a record's confidence, and whether it is right
STEPS, STILL = 100, 1e-10  # of Newton's method; it stands still where no weight moves more


@dataclass(frozen=True, slots=True)
class Bin:
    """Records whose confidence lies from `low` to below `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    records: int
    confidence: float
    right: float


def reliability(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """The table of reliability, one row for each tenth of confidence that any record has."""
    rows = []
    for number in range(bins):
        here = [pair for pair in judged if min(int(pair[0] * bins), bins - 1) == number]
        if here:
            mean = sum(confidence for confidence, _ in here) / len(here)
            right = sum(right for _, right in here) / len(here)
            rows.append(Bin(number / bins, (number + 1) / bins, len(here), mean, right))
    return rows


def calibration_error(judged: Sequence[Judged], bins: int = BINS) -> float:
    """Expected calibration error: the mean gap between confidence and share right, over the table's rows by their records.

    As Naeini et al. (2015) have it; 0 where nothing was judged.
    """
    rows = reliability(judged, bins)
    return sum(row.records * abs(row.confidence - row.right) for row in rows) / max(len(judged), 1)


def log_loss(judged: Sequence[Judged]) -> float:
    """The mean of minus the log of the chance given to what turned out to be so; 0.69 for one who always says a half."""
    return -sum(math.log(chance if right else 1 - chance) for chance, right in judged) / max(len(judged), 1)


def fit_logistic(
    rows: NDArray[np.float64], right: NDArray[np.float64], *, penalty: float
) -> tuple[float, NDArray[np.float64]]:
    """Intercept and weights of a logistic regression, by Newton's method; `penalty` on the squares of the weights.

    `rows` (records, signals) should be in like units; `right` is 1 or 0 for each.
    """
    design = np.c_[np.ones(len(rows)), rows]
    ridge = penalty * np.eye(design.shape[1])
    ridge[0, 0] = 1e-9  # the intercept is free
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - right) + ridge @ weights
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < STILL:
            break
    return float(weights[0]), weights[1:]
