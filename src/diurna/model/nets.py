"""Small networks whose weights ship as package data beside what uses them, and which NumPy computes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from diurna.model.events import softmax

Floats = NDArray[np.float32]


@contextmanager
def on_one_thread() -> Iterator[None]:
    """NumPy's products within on one thread.

    They are too small to gain from more, and the threads of OpenBLAS wait by spinning: two processes that code on two cores
    took 25 seconds for what they do in 14 without.
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


class Asked(Protocol):
    """What is asked of networks that choose: facts and a vector of what it is about, and facts told of each option, (options, n)."""

    @property
    def facts(self) -> Floats:
        """Facts of it."""

    @property
    def vector(self) -> Floats:
        """Its vector."""

    @property
    def told(self) -> Floats:
        """Facts of each option."""


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    """The weights of several networks that choose among options, whose mean counts."""

    nets: Sequence[Mapping[str, Floats]]

    def chances(self, asked: Asked) -> Floats:
        """How probable each of the options is, (options,)."""
        return choose(self.nets, asked.vector, asked.facts, asked.told)


def one_of(known: Iterable[object], found: object) -> list[float]:
    """A one for what was found among what is known."""
    return [float(one == found) for one in known]


def choose(nets: Sequence[Mapping[str, Floats]], vector: Floats, facts: Floats, told: Floats) -> Floats:
    """Networks' mean probabilities of options, (options,), by a vector and facts of what is asked, and facts of each, (options, n)."""
    out: Floats = np.mean([_choices(net, vector, facts, told) for net in nets], axis=0).astype(np.float32)
    return out


def _choices(net: Mapping[str, Floats], vector: Floats, facts: Floats, told: Floats) -> Floats:
    seen = np.maximum(net["view.weight"] @ vector + net["view.bias"], 0)
    same = np.broadcast_to(np.concatenate([seen, facts]), (len(told), len(seen) + len(facts)))
    mixed = np.maximum(np.concatenate([same, told], axis=1) @ net["mix.weight"].T + net["mix.bias"], 0)
    out: Floats = softmax((mixed @ net["score.weight"].T + told @ net["plain.weight"].T).T)[0]
    return out


def nets_of(package: str, name: str) -> list[dict[str, Floats]]:
    """The networks of a file in a package's `data`, whose arrays are named by a network's number and a part."""
    nets: dict[str, dict[str, Floats]] = defaultdict(dict)
    with (files(package) / "data" / name).open("rb") as file, np.load(file) as held:
        for key in held.files:
            number, _, part = key.partition(".")
            nets[number][part] = held[key].astype(np.float32)
    return [nets[number] for number in sorted(nets)]
