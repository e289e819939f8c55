"""The learned grade of factuality: a network of one hidden layer, in numpy, read from the package's data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.errors import ModelError

SHIPPED = Path(__file__).parent / "data" / "factuality.npz"
FARTHEST = 5.0  # standard deviations from the mean at which a number counts as odd, and no odder
NUMBERS_WEIGH = 0.5  # beside clues, which are 0 or 1


@dataclass(frozen=True, slots=True)
class FactualityHead:
    """Weights over numbers (standardised by `means` and `deviations`) and clues, by the clues' names.

    `hidden` is (numbers + clues, size), `out` (size,).
    """

    clues: NDArray[np.str_]
    means: NDArray[np.float32]
    deviations: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def grade(self, numbers: NDArray[np.float32], clues: Iterable[str], places: dict[str, int]) -> float:
        """How far a predicate happened, from -3 to 3; `places` are the clues' rows (`places_of`)."""
        rows = [len(self.means) + places[clue] for clue in set(clues) if clue in places]
        standard = standardised(numbers, self.means, self.deviations)
        inner = standard @ self.hidden[: len(self.means)] + self.hidden[rows].sum(0) + self.hidden_bias
        return float(np.clip(np.maximum(inner, 0) @ self.out + self.out_bias[0], -3, 3))

    def save(self, path: Path) -> None:
        """Write it, weights as halves."""
        halves = {name: getattr(self, name).astype(np.float16) for name in ("hidden", "out")}
        rest = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in halves}
        np.savez_compressed(path, **halves, **rest)


def standardised(
    numbers: NDArray[np.float32], means: NDArray[np.float32], deviations: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Numbers as the network takes them."""
    out: NDArray[np.float32] = np.clip((numbers - means) / deviations, -FARTHEST, FARTHEST) * np.float32(NUMBERS_WEIGH)
    return out


def places_of(clues: Sequence[str] | NDArray[np.str_]) -> dict[str, int]:
    """Where each clue stands."""
    return {str(clue): place for place, clue in enumerate(clues)}


def read_head(path: Path = SHIPPED) -> FactualityHead:
    """Read a head; raises `ModelError` where there is none, or the file is none."""
    try:
        with np.load(path, allow_pickle=False) as found:
            kept = {field.name: found[field.name] for field in fields(FactualityHead)}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{path}: no factuality head ({error}). Expected what `python -m diurna.training.factuality` writes; "
            "reinstall diurna, or run that."
        ) from error
    return FactualityHead(
        **{name: value if value.dtype.kind == "U" else value.astype(np.float32) for name, value in kept.items()}
    )


@cache
def shipped_head() -> tuple[FactualityHead, dict[str, int]]:
    """The shipped one, and where its clues stand."""
    head = read_head()
    return head, places_of(head.clues)
