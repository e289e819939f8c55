"""How sure a figure is: 95 % intervals by drawing what was judged again, with replacement (percentile bootstrap)."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

DRAWS = 1000
Item = TypeVar("Item")
Interval = tuple[float, float]


def bootstrap(
    items: Sequence[Item],
    figures_of: Callable[[Sequence[Item]], Mapping[str, float]],
    *,
    draws: int = DRAWS,
    seed: int = 1,
) -> dict[str, Interval]:
    """The 95 % interval of each figure over items, which should be as independent as may be: articles, not records.

    None where there are no items.
    """
    if not items:
        return {}
    rng = random.Random(seed)
    drawn = [figures_of(rng.choices(items, k=len(items))) for _ in range(draws)]
    out = {}
    for name in drawn[0]:
        values = sorted(one[name] for one in drawn if name in one)
        out[name] = (values[round(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))])
    return out
