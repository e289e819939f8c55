"""Small networks whose weights ship as package data beside what uses them."""

from collections import defaultdict
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def nets_of(package: str, name: str) -> list[dict[str, Floats]]:
    """The networks of a file in a package's `data`, whose arrays are named by a network's number and a part."""
    nets: dict[str, dict[str, Floats]] = defaultdict(dict)
    with (files(package) / "data" / name).open("rb") as file, np.load(file) as held:
        for key in held.files:
            number, _, part = key.partition(".")
            nets[number][part] = held[key].astype(np.float32)
    return [nets[number] for number in sorted(nets)]
