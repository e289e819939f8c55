"""The shipped encoder's graph as what the detector stands on: its trunk's states, and its upper layers' weights."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from numpy.typing import NDArray
from torch import Tensor

from diurna.model.pieces import WordPieces
from diurna.model.sessions import open_session

TRUNK = 3  # layers of the encoder that the detector shares
PARTS = ("query", "key", "value", "mix", "grow", "shrink")  # in the order of their products in the graph
BATCH = 16


class Trunk:
    """The first layers of a model directory's encoder, and the pieces that they read."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.session = open_session(folder / "encoder.onnx", threads=threads)
        self.pieces = WordPieces.from_file(folder / "tokenizer.json")

    def states(self, texts: Sequence[Sequence[str]]) -> list[NDArray[np.float16]]:
        """Of each text, given as words, its pieces' states, (pieces, size), with both end marks'."""
        out: dict[int, NDArray[np.float16]] = {}
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            batch = self.pieces.batch([texts[index] for index in chosen])
            given = {"pieces": batch.pieces, "cases": batch.cases, "first": batch.first, "last": batch.last}
            (states,) = self.session.run(["trunk"], given)
            for row, index in enumerate(chosen):
                out[index] = states[row, : int((batch.pieces[row] != 0).sum())].astype(np.float16)
        return [out[index] for index in range(len(texts))]


def upper_layers(encoder: Path, trunk: int = TRUNK) -> Iterator[dict[str, Tensor]]:
    """The weights of the encoder's layers above the trunk, out of its graph, as floats."""
    graph = onnx.load(encoder).graph
    held = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    products = [name for node in graph.node if node.op_type == "MatMulInteger" for name in node.input if name in held]
    quantised = [name for name in products if name.endswith("_quantized")]
    for layer in range(trunk, layers_of(held)):
        state = {}
        for part, name in zip(PARTS, quantised[len(PARTS) * layer :], strict=False):
            stem = name.removesuffix("_quantized")
            weights = held[name].astype(np.float32) - held[f"{stem}_zero_point"].astype(np.float32).reshape(1, -1)
            state[f"{part}.weight"] = torch.from_numpy((weights * held[f"{stem}_scale"].reshape(1, -1)).T.copy())
        names = [f"{part}.bias" for part in PARTS] + [f"norm{n}.{kind}" for n in (1, 2) for kind in ("weight", "bias")]
        yield state | {
            name: torch.from_numpy(held[f"network.encoder.layers.{layer}.{name}"].astype(np.float32)) for name in names
        }


def layers_of(held: dict[str, NDArray[np.generic]]) -> int:
    """How many layers a graph's weights name."""
    return 1 + max(int(name.split(".")[3]) for name in held if name.startswith("network.encoder.layers."))
