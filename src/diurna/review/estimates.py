"""Proportions with Wilson's interval, weighted where a sample is stratified; Cohen's kappa of two reviewers."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diurna.scoring.agreement import kappa

Z95 = 1.959963984540054  # the standard normal's 97.5 % quantile


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A share with its 95 % interval, all between 0 and 1, of `n` that were judged, `right` of them so.

    `share` is weighted where the sample is stratified, so that it need not be right / n; `effective` is the size of a
    random sample that would tell as much.
    """

    right: int
    n: int
    share: float
    low: float
    high: float
    effective: float


def wilson(share: float, n: float, z: float = Z95) -> tuple[float, float]:
    """The score interval of a proportion observed in `n` trials.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927) 209-212:
    (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n).

    >>> [round(bound, 4) for bound in wilson(0.9, 100)]
    [0.8256, 0.9448]
    """
    centre = share + z * z / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    width = 1 + z * z / n
    # At 0 and 1 the bound is exact; rounding would leave it a hair off.
    low = 0.0 if share == 0 else max(0.0, (centre - margin) / width)
    high = 1.0 if share == 1 else min(1.0, (centre + margin) / width)
    return low, high


def proportion(judged: Iterable[tuple[bool, float]]) -> Proportion | None:
    """The weighted share of those that are right, from pairs of right or not and weight; None where there are none.

    The interval is Wilson's for the effective size (Σw)² / Σw² (L. Kish, "Survey Sampling", 1965, section 11.7), which is n
    where all weights are the same.
    """
    pairs = list(judged)
    total = sum(weight for _, weight in pairs)
    if not pairs or total <= 0:
        return None
    right = sum(one for one, _ in pairs)
    # Summed in another order, all of the weights need not come to the total by the last digit.
    share = float(right > 0) if right in {0, len(pairs)} else sum(weight for one, weight in pairs if one) / total
    effective = total * total / sum(weight * weight for _, weight in pairs)
    low, high = wilson(share, effective)
    return Proportion(right=right, n=len(pairs), share=share, low=low, high=high, effective=effective)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two reviewers agree in one thing that both judged `n` times: the share, and Cohen's kappa.

    `kappa` is None where both gave one and the same answer throughout, for which it is not defined.
    """

    n: int
    share: float
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement | None:
    """Agreement of two reviewers' answers; None where there is nothing that both judged.

    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960) 37-46.

    >>> agreement([("right", "right"), ("wrong", "wrong"), ("right", "wrong"), ("right", "right")])
    Agreement(n=4, share=0.75, kappa=0.5)
    """
    if not pairs:
        return None
    share = sum(one == other for one, other in pairs) / len(pairs)
    alike = len({answer for pair in pairs for answer in pair}) == 1
    return Agreement(n=len(pairs), share=share, kappa=None if alike else kappa(pairs))
