"""The encoder's arithmetic beside what this machine can do: multiply-adds a second, by kind of node, on one thread.

Usage: python benchmarks/limit.py FOLDER [--articles 40]        (needs `pip install '.[bench]'`, for the package onnx)

Analyses articles with ONNX Runtime's profiler on, and counts the multiply-adds of each product from the shapes in the
profile. Beside that stands the best rate of one square product, of 32-bit floats in NumPy and in ONNX Runtime and of
8-bit integers in ONNX Runtime, and of a product as the encoder has it: one batch's pieces by a layer's weights.
"""

import argparse
import json
import math
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")  # read when NumPy is loaded

import numpy as np
import onnxruntime

from diurna import read
from diurna.language import Analyser
from diurna.language.parser import BATCH_PIECES
from diurna.model.engine import ENGLISH, Engine
from diurna.records import Article, Coding

SIDE = 1024
LAYER = (384, 1536)  # the encoder's widest product: vectors of 384, 1,536 within
INTEGERS = frozenset({"DynamicQuantizeMatMul", "MatMulIntegerToFloat", "MatMulInteger"})
FLOATS = frozenset({"MatMul", "FusedMatMul", "Gemm"})


@dataclass(frozen=True, slots=True)
class Spent:
    """The processor's seconds, the share of each kind of node in them, and multiply-adds in products of both kinds."""

    seconds: float
    shares: dict[str, float]
    integers: int
    floats: int


@dataclass
class Timed:
    """A session that adds up the processor's time in it: what a busy machine makes wait is not counted."""

    session: onnxruntime.InferenceSession
    seconds: float = 0.0

    def run(self, *given: Any) -> Any:
        """As the session's."""
        began = time.process_time()
        out = self.session.run(*given)
        self.seconds += time.process_time() - began
        return out


def main() -> None:
    """Print the encoder's time by kind of node, its rate, and the machine's best."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    args = parser.parse_args()
    articles = [article for article in read(args.folder) if isinstance(article, Article)][: args.articles]
    spent = profile(articles)
    print(f"{len(articles)} articles: the encoder took {spent.seconds:.2f} s of the processor's time")
    for kind, share in sorted(spent.shares.items(), key=lambda item: -item[1])[:10]:
        print(f"  {kind:24} {share:6.1%}")
    products = {
        name: spent.seconds * sum(spent.shares.get(kind, 0.0) for kind in kinds)
        for name, kinds in (("8", INTEGERS), ("32", FLOATS))
    }
    rate = (spent.integers + spent.floats) / spent.seconds
    print(f"multiply-adds: {spent.integers / 1e9:.1f} G of 8 bits, {spent.floats / 1e9:.1f} G of 32")
    print(f"encoder, all of its time     {rate / 1e9:7.1f} G/s")
    print(f"  its products of 8 bits     {spent.integers / products['8'] / 1e9:7.1f} G/s")
    print(f"  its products of 32 bits    {spent.floats / products['32'] / 1e9:7.1f} G/s")
    best = {
        f"NumPy, 32 bits, {SIDE}³": numpy_rate(SIDE, SIDE, SIDE),
        f"ONNX Runtime, 32 bits, {SIDE}³": session_rate(SIDE, SIDE, SIDE, integers=False),
        f"ONNX Runtime, 8 bits, {SIDE}³": session_rate(SIDE, SIDE, SIDE, integers=True),
        "ONNX Runtime, 8 bits, a layer": session_rate(BATCH_PIECES, *LAYER, integers=True),
    }
    for name, found in best.items():
        print(f"{name:36} {found / 1e9:7.1f} G/s; the encoder reaches {rate / found:.0%} of it")


def profile(articles: list[Article]) -> Spent:
    """Analyse articles with the profiler on."""
    engine = Engine(ENGLISH)
    options = engine._encoder.get_session_options()
    with tempfile.TemporaryDirectory() as folder:
        options.enable_profiling = True
        options.profile_file_prefix = str(Path(folder) / "profile")
        session = onnxruntime.InferenceSession(
            str(ENGLISH / "encoder.onnx"),
            options,
            ["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        engine._encoder = timed = Timed(session)
        analyser = Analyser(engine)
        for article in articles:
            analyser(Coding(article))
        rows = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    seconds: Counter[str] = Counter()  # by the clock, of which only the shares count
    counted: Counter[bool] = Counter()
    for row in rows:
        if row.get("cat") == "Node" and row["name"].endswith("_kernel_time"):
            kind = row["args"]["op_name"]
            seconds[kind] += row["dur"] / 1e6
            if kind in INTEGERS | FLOATS:
                counted[kind in INTEGERS] += multiply_adds(row["args"])
    nodes = sum(seconds.values())
    shares = {kind: spent / nodes for kind, spent in seconds.items()}
    return Spent(timed.seconds, shares, counted[True], counted[False])


def multiply_adds(node: dict[str, Any]) -> int:
    """Of a product: as many as its output has numbers, by the width of its first input."""
    (left, *_), (output, *_) = node["input_type_shape"], node["output_type_shape"]
    (inner,), (made,) = left.values(), output.values()
    return math.prod(made) * int(inner[-1])


def best_of(run: Callable[[], object], work: int, tries: int = 30) -> float:
    """The best rate of so many tries: what the machine can do when nothing else has it."""
    fastest = math.inf
    for _ in range(tries):
        began = time.perf_counter()
        run()
        fastest = min(fastest, time.perf_counter() - began)
    return work / fastest


def numpy_rate(rows: int, inner: int, columns: int) -> float:
    """Multiply-adds a second of one product in NumPy."""
    rng = np.random.default_rng(1)
    left = rng.random((rows, inner), dtype=np.float32)
    right = rng.random((inner, columns), dtype=np.float32)
    return best_of(lambda: left @ right, rows * inner * columns)


def session_rate(rows: int, inner: int, columns: int, *, integers: bool) -> float:
    """Multiply-adds a second of one product by constant weights in ONNX Runtime, which may pack them beforehand."""
    from onnx import TensorProto, helper, numpy_helper

    rng = np.random.default_rng(1)
    given, kind = (np.uint8, TensorProto.UINT8) if integers else (np.float32, TensorProto.FLOAT)
    weights = rng.integers(-100, 100, (inner, columns)).astype(np.int8 if integers else np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger" if integers else "MatMul", ["left", "weights"], ["out"])],
        "product",
        [helper.make_tensor_value_info("left", kind, [rows, inner])],
        [helper.make_tensor_value_info("out", TensorProto.INT32 if integers else kind, [rows, columns])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
    left = rng.integers(0, 100, (rows, inner)).astype(given)
    return best_of(lambda: session.run(None, {"left": left}), rows * inner * columns)


if __name__ == "__main__":
    main()
