"""Epochs dealt out ahead by other processes: a GPU takes one in less time than it takes to deal."""

from collections import deque
from collections.abc import Iterator
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from diurna.training.batches import Batches

Epoch = list[NDArray[np.int32]]


class Loader:
    """The epochs of `batches` in order; with workers, each is made by one of them, a few ahead."""

    # Inherited by the workers, which are forked: to send the corpus to each would take longer than to deal.
    dealing: Batches | None = None

    def __init__(self, batches: Batches, workers: int) -> None:
        self.batches, self.workers = batches, workers

    def epochs(self, numbers: range) -> Iterator[tuple[int, Epoch]]:
        """Each number with its batches; the same whatever the number of workers."""
        if not self.workers:
            yield from ((number, self.batches.packed(number)) for number in numbers)
            return
        Loader.dealing = self.batches
        with get_context("fork").Pool(self.workers) as pool:
            waiting = deque(pool.apply_async(deal, (number,)) for number in numbers[: self.workers])
            for number in numbers:
                epoch = waiting.popleft().get()
                if number + self.workers in numbers:
                    waiting.append(pool.apply_async(deal, (number + self.workers,)))
                yield number, epoch
        Loader.dealing = None


def deal(number: int) -> Epoch:
    """In a worker: one epoch's batches."""
    assert Loader.dealing is not None
    return Loader.dealing.packed(number)
