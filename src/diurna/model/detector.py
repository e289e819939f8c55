"""The detector: which words tell of an event, of what type, and who takes part, from vectors of its own and clues."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.errors import ModelError
from diurna.model.engine import ENGLISH
from diurna.model.events import SIZE
from diurna.model.sessions import open_session
from diurna.records import Analysis

Floats = NDArray[np.float32]

# Sentences from which networks that have learned from articles are asked: a sentence alone has nothing around it to tell it by.
ENOUGH = 3


def has_vectors(analysis: Analysis) -> bool:
    """Whether an analysis has the detector's vectors of its words, behind those that the type model reads."""
    return bool(analysis.vectors) and len(analysis.vectors[0]) > SIZE


@dataclass(frozen=True, slots=True)
class Question:
    """Who takes part in one event: its word, its type's number, and of each word that may be a party the way and the clues.

    Words are rows of the vectors that `Detector.read` gave.
    """

    word: int
    kind: int
    parties: Sequence[int]
    ways: Sequence[int]
    clues: Sequence[Sequence[float]]


class Detector:
    """The graphs of a model directory that tell events from words: `triggers.onnx` and `roles.onnx`."""

    def __init__(self, folder: Path = ENGLISH) -> None:
        missing = [name for name in ("triggers.onnx", "roles.onnx") if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"{folder}: {', '.join(missing)} missing there. Reinstall diurna, or train the detector.")
        self._triggers = open_session(folder / "triggers.onnx")
        self._roles = open_session(folder / "roles.onnx")

    def read(self, vectors: Floats, tags: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        """Of n words with vectors (n, size): probabilities (n, 17) of no event and each type, and what roles are read from.

        `tags` are four numbers a word: part of speech, the lexicon's type, the draft's type, the kind of mention.
        """
        types, words = self._triggers.run(None, {"vectors": vectors, "tags": np.asarray(tags, dtype=np.int64)})
        return types, words

    def roles(self, words: Floats, questions: Sequence[Question]) -> list[Floats]:
        """Of each question, how probable each of its words is for actor and for recipient, (parties, 2)."""
        asked = [one for one in questions if one.parties]
        if not asked:
            return [np.zeros((0, 2), dtype=np.float32) for _ in questions]
        events = np.concatenate([np.full(len(one.parties), one.word) for one in asked])
        given = {
            "events": words[events],
            "kinds": np.concatenate([np.full(len(one.parties), one.kind) for one in asked]).astype(np.int64),
            "parties": words[np.concatenate([np.asarray(one.parties) for one in asked])],
            "ways": np.concatenate([np.asarray(one.ways) for one in asked]).astype(np.int64),
            "clues": np.concatenate([np.asarray(one.clues, dtype=np.float32) for one in asked]),
        }
        scores: Floats = self._roles.run(None, given)[0]
        out, start = [], 0
        for one in questions:
            out.append(scores[start : start + len(one.parties)])
            start += len(one.parties)
        return out


@cache
def shipped_detector() -> Detector:
    """The shipped one."""
    return Detector()
