"""One step's gradients, computed as they come or, on a GPU, as graphs captured once for each shape of batch.

The network is small: launched one by one, its thousand kernels a step take several times as long as they run.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from diurna.training.losses import Teachers, loss_of
from diurna.training.network import Linear, Network


@dataclass(frozen=True, slots=True)
class Captured:
    """A graph, the batch that it reads, and the loss that it writes."""

    graph: "torch.cuda.CUDAGraph"
    packed: Tensor
    loss: Tensor


class Stepper:
    """Leaves the gradients of batches in the network's learning weights, and adds their losses up in `total`."""

    def __init__(self, network: Network, teachers: Teachers | None, *, halves: bool, graphs: bool) -> None:
        self.network, self.teachers, self.halves = network, teachers, halves
        self.learning = network.learning()
        self.device = self.learning[0].device
        self.graphs = graphs and self.device.type == "cuda"
        self.seen: set[tuple[object, ...]] = set()
        self.captured: dict[tuple[object, ...], Captured] = {}
        self.pool = torch.cuda.graph_pool_handle() if self.graphs else None
        self.total = torch.zeros((), device=self.device)
        for weight in self.learning:
            weight.grad = torch.zeros_like(weight)

    def __call__(self, packed: NDArray[np.int32]) -> None:
        """Take one batch, as `pack` writes it."""
        batch = torch.from_numpy(packed)
        if not self.graphs:
            self._compute(batch.to(self.device))
            return
        shape = (*packed.shape, Linear.rounds)
        if shape not in self.seen:
            # Kernels are loaded, and workspaces allotted, at their first use, which must not be while capturing.
            self.seen.add(shape)
            self._compute(batch.to(self.device))
            return
        if shape not in self.captured:
            self.captured[shape] = self._capture(batch)
        one = self.captured[shape]
        one.packed.copy_(batch)
        one.graph.replay()

    def _compute(self, batch: Tensor) -> None:
        torch._foreach_zero_([weight.grad for weight in self.learning])
        loss = loss_of(self.network, batch, self.teachers, halves=self.halves)
        loss.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
        self.total += loss.detach()

    def _capture(self, batch: Tensor) -> Captured:
        packed = batch.to(self.device)
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize()
        graph.capture_begin(pool=self.pool)
        self._compute(packed)
        graph.capture_end()
        return Captured(graph, packed, self.total)

    def forget(self) -> None:
        """Let the graphs go, whose memory they hold."""
        self.captured.clear()
        self.seen.clear()

    def take_loss(self) -> float:
        """The losses since the last call, summed; waits for the device."""
        out = float(self.total)
        self.total.zero_()
        return out
