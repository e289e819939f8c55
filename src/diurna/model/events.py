"""The type model: what a predicate is between two parties, scored from the vectors of the encoder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.errors import ModelError
from diurna.model.engine import ENGLISH
from diurna.model.sessions import open_session

Range = tuple[int, int]  # first and last word; None in its place is nobody
NONE = "NONE"
SIZE = 256  # of a word's vectors, the columns that the type model reads; those behind them are the detector's


@dataclass(frozen=True, slots=True)
class EventScores:
    """What the model says of so many predicates with their parties: probabilities, one row each.

    `types` (rows, 17) with NONE, no event, first; `modes` (rows, modes and none of them); `contexts` (rows, 37), each
    for itself; `statuses` (rows, 4).
    """

    types: NDArray[np.float32]
    modes: NDArray[np.float32]
    contexts: NDArray[np.float32]
    statuses: NDArray[np.float32]


class TypeModel:
    """The event head of a model directory."""

    def __init__(self, folder: Path = ENGLISH) -> None:
        if not (folder / "events.onnx").is_file():
            raise ModelError(f"{folder}: no events.onnx there. Reinstall diurna, or run `make train`.")
        self._session = open_session(folder / "events.onnx")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.types: list[str] = labels["types"]
        self.modes: list[str] = labels["modes"]
        self.contexts: list[str] = labels["contexts"]
        self.statuses: list[str] = labels["statuses"]

    def score(
        self, vectors: Sequence[Sequence[float]], asked: Sequence[tuple[Range, Range | None, Range | None]]
    ) -> EventScores:
        """Score (predicate, actor, recipient), given as first and last words among those that `vectors` has rows for."""
        words = np.asarray(vectors, dtype=np.float32)[:, :SIZE]

        def mean(ranges: Sequence[Range | None]) -> NDArray[np.float32]:
            bounds = np.array([one or (0, 0) for one in ranges])
            there = np.array([[one is not None] for one in ranges])
            found: NDArray[np.float32] = ((words[bounds[:, 0]] + words[bounds[:, 1]]) * 0.5 * there).astype(np.float32)
            return found

        trigger, actor, recipient = (mean([one[part] for one in asked]) for part in range(3))
        types, modes, contexts, statuses = self._session.run(
            None, {"trigger": trigger, "actor": actor, "recipient": recipient}
        )
        return EventScores(softmax(types), softmax(modes), 1 / (1 + np.exp(-contexts)), softmax(statuses))


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores to probabilities, row by row."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    out: NDArray[np.float32] = raised / raised.sum(1, keepdims=True)
    return out


@cache
def type_model() -> TypeModel:
    """The shipped one."""
    return TypeModel()
