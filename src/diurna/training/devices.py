"""Where training runs, and how it comes out the same each time."""

import os

import torch

DEVICES = ("auto", "cpu", "cuda")


def choose_device(name: str) -> torch.device:
    """The device of a name: "cpu", "cuda", or "auto" for a GPU where PyTorch finds one. Exits where there is no such device."""
    found = torch.cuda.is_available()
    if name == "cuda" and not found:
        raise SystemExit("PyTorch finds no GPU here. Expected one for --device cuda; leave it out to train on the CPU.")
    return torch.device("cuda" if found and name != "cpu" else "cpu")


def settle(device: torch.device) -> None:
    """Have PyTorch compute in the same order each time, and matrix products on a GPU in TF32."""
    # Read when cuBLAS is first used: without a workspace of its own its sums may come in any order.
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False
    # Adam's means of rare words' vectors fade into denormal numbers, which made every step twice as slow after an hour.
    torch.set_flush_denormal(True)
    if device.type == "cuda":
        torch.set_float32_matmul_precision("high")
        # Graphs cannot be captured on the default stream, and gradients are summed on the stream of their first use.
        torch.cuda.set_stream(torch.cuda.Stream())


def halves_help(device: torch.device) -> bool:
    """Whether this processor multiplies matrices of bfloat16 (AMX); elsewhere it would be eighty times slower."""
    return device.type == "cpu" and bool(torch.cpu._is_amx_tile_supported())
