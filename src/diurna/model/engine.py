"""Load the shipped model and run it: words in, scores out. ONNX Runtime, no PyTorch."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diurna.errors import ModelError
from diurna.model.pieces import WordPieces
from diurna.model.sessions import open_session

ARCS = 1024  # arcs that are labelled at a time
ENGLISH = Path(__file__).parent / "english"
DETECTOR_FILES = ("detector.onnx", "triggers.onnx", "roles.onnx")
DETECTOR = DETECTOR_FILES[0]  # not there while it is still to be trained: then events are read by the rules alone
FILES = ("encoder.onnx", "relations.onnx", "events.onnx", "tokenizer.json", "labels.json", "lemmas.json")


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one sentence of n words.

    `upos`, `xpos` and `lemma` (n,) index the label sets; `names` (n, name tags) are probabilities; `starts` (n,)
    the probability that a sentence starts there; `arcs` (n + 1, n + 1) score every head (column, 0 is the root) for every dependent
    (row); `dependents` and `heads` (n + 1, size) are what relations are read from; `facts` (n,) how far what a word
    tells is a fact, from -3 to 3; `events` (n, size) what events are read from: by the type model, then by the detector.
    """

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    lemma: NDArray[np.int64]
    names: NDArray[np.float32]
    starts: NDArray[np.float32]
    arcs: NDArray[np.float32]
    dependents: NDArray[np.float32]
    heads: NDArray[np.float32]
    facts: NDArray[np.float32]
    events: NDArray[np.float32]

    def slice(self, start: int, end: int) -> "Scores":
        """What it says of words `start` to `end` (exclusive), taken as a sentence of their own."""
        words = slice(start, end)
        rows = np.r_[0, start + 1 : end + 1]
        return Scores(
            self.upos[words],
            self.xpos[words],
            self.lemma[words],
            self.names[words],
            self.starts[words],
            self.arcs[rows[:, None], rows],
            self.dependents[rows],
            self.heads[rows],
            self.facts[words],
            self.events[words],
        )


def model_identity(folder: Path = ENGLISH) -> str:
    """A short hash of a model's files."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    for name in DETECTOR_FILES:
        if (folder / name).is_file():
            digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]


class Engine:
    """One model directory, loaded. Threads: one a process by default, as several processes beat several threads.

    `device` is "cpu", "cuda" or "auto"; without `detector` it does not read for the detector of events. Raises `ModelError` where files are missing, or there is no such device.
    """

    def __init__(self, folder: Path = ENGLISH, *, threads: int = 1, device: str = "cpu", detector: bool = True) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"{folder}: no model there, {', '.join(missing)} missing. Reinstall diurna, or run `make train`."
            )
        self.folder = folder
        self._encoder = open_session(folder / "encoder.onnx", threads=threads, device=device)
        # Small enough that bringing its input to a GPU and back would cost more than it does.
        self._relations = open_session(folder / "relations.onnx", threads=threads)
        graph = folder / DETECTOR
        there = detector and graph.is_file()
        self._detector = open_session(graph, threads=threads, device=device) if there else None
        self.pieces = WordPieces.from_file(folder / "tokenizer.json")
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.lemmas: dict[str, str] = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))

    @cached_property
    def identity(self) -> str:
        """A short hash of the model's files, which every run records."""
        return model_identity(self.folder)

    def score(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Run the encoder over one batch of sentences, each at most `MAX_PIECES` pieces long."""
        batch = self.pieces.batch(sentences)
        upos, xpos, lemma, names, starts, arcs, dependents, heads, facts, events, trunk = self._encoder.run(
            None, {"pieces": batch.pieces, "cases": batch.cases, "first": batch.first, "last": batch.last}
        )
        if self._detector is not None:
            given = {"trunk": trunk, "pieces": batch.pieces, "first": batch.first, "last": batch.last}
            events = np.concatenate([events, self._detector.run(None, given)[0]], -1)
        out = []
        for row, words in enumerate(sentences):
            end = len(words) + 1
            out.append(
                Scores(
                    upos[row, 1:end],
                    xpos[row, 1:end],
                    lemma[row, 1:end],
                    names[row, 1:end],
                    starts[row, 1:end],
                    arcs[row, :end, :end],
                    dependents[row, :end],
                    heads[row, :end],
                    facts[row, 1:end],
                    events[row, 1:end],
                )
            )
        return out

    def relations(self, scores: Sequence[Scores], heads: Sequence[NDArray[np.int64]]) -> list[list[str]]:
        """Label every word's arc to its chosen head (n,; 0 is the root), one list a sentence."""
        dependents = np.concatenate([score.dependents[1:] for score in scores])
        governors = np.concatenate([score.heads[chosen] for score, chosen in zip(scores, heads, strict=True)])
        # So many at a time: the graph holds every relation's product for each, 25 kB a word.
        parts = [slice(at, at + ARCS) for at in range(0, len(dependents), ARCS)]
        given = [{"dependents": dependents[part], "heads": governors[part]} for part in parts]
        labels: Any = np.concatenate([self._relations.run(None, one)[0] for one in given]) if given else []
        out, start = [], 0
        for chosen in heads:
            found = [self.labels["relations"][index] for index in labels[start : start + len(chosen)]]
            out.append(["root" if head == 0 else label for head, label in zip(chosen, found, strict=True)])
            start += len(chosen)
        return out
