"""Sessions of ONNX Runtime: on which device, with how many threads, in how much memory."""

from collections.abc import Sequence
from pathlib import Path

import onnxruntime

from diurna.errors import ModelError

CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"
DEVICES = ("cpu", "cuda", "auto")


def providers(device: str, available: Sequence[str] | None = None) -> list[str]:
    """The execution providers for a device, best first: that of the GPU with that of the CPU behind it for the rest.

    "auto" takes a GPU where ONNX Runtime can use one. Raises `ModelError` for "cuda" where it cannot, and for a device
    that is none of `DEVICES`. `available` is what ONNX Runtime was built with; it is asked where None.
    """
    if device not in DEVICES:
        raise ModelError(f"{device!r} is no device. Expected one of {', '.join(DEVICES)}.")
    if device == "cpu":
        return [CPU]
    there = onnxruntime.get_available_providers() if available is None else available
    if CUDA in there:
        return [CUDA, CPU]
    if device == "cuda":
        raise ModelError(
            f"ONNX Runtime has no CUDA here, only {', '.join(there)}. Expected it for the device cuda: put onnxruntime-gpu "
            "in the place of onnxruntime (docs/scale.md), or leave --device out."
        )
    return [CPU]


def open_session(path: Path, *, threads: int = 1, device: str = "cpu") -> onnxruntime.InferenceSession:
    """A session for one graph, with the providers that `providers` says.

    It has no arena and no planned patterns of memory, which ONNX Runtime would keep for every shape of batch that it
    has met. Raises `ModelError` where CUDA was asked for and the session is without it (a driver that does not fit,
    say), as ONNX Runtime would go on without a word that a user sees.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # 60 articles: 320 MiB at the most in place of 390, and 234 in place of 391 when they are done, at the same speed.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    chosen = providers(device)
    # The CPU's kernel for the two together is slower than one for each: 1.27 and 1.06 seconds over 12 articles of news.
    unfused = ["SkipLayerNormFusion"] if chosen == [CPU] else None
    session = onnxruntime.InferenceSession(str(path), options, providers=chosen, disabled_optimizers=unfused)
    if device == "cuda" and CUDA not in session.get_providers():
        raise ModelError(
            f"{path.name} could not be opened with CUDA. Expected a driver and libraries that fit onnxruntime-gpu; its own "
            "message says what is missing. Without --device the CPU does it."
        )
    return session
