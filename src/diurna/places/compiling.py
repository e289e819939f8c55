"""Compile places into a table (see `diurna.places.table`), in memory that does not grow with their number.

Names are sorted in runs on disk and merged, so that the twelve million places of GeoNames need no more than a
small machine has.
"""

import heapq
import json
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from diurna.places.names import keys_of
from diurna.places.place import Place
from diurna.places.table import FORMAT, ROW, digest_of

RUN = 1_000_000  # names sorted at a time, some 150 MB
NO_COORDINATE = float("nan")
LARGEST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and all its names besides its own; `keys` are further names, taken as they are, folded."""

    place: Place
    others: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def compile_table(entries: Iterable[Entry], folder: Path, origin: str) -> int:
    """Write a table to an empty folder; returns how many places it holds. `origin` says what it was made of.

    1. Rows as they come, names to sorted runs on disk. 2. Rows in order of ids. 3. The runs merged into one index.
    """
    countries: dict[str, int] = {"": 0}
    features: dict[str, int] = {}
    rows = array("B")
    names, name_ends = bytearray(), array("Q")
    with tempfile.TemporaryDirectory() as scratch:
        runs = _Runs(Path(scratch))
        for number, entry in enumerate(entries):
            place = entry.place
            rows.frombytes(_row(place, countries, features))
            names += place.name.encode("utf-8", "replace")
            name_ends.append(len(names))
            for key in keys_of(place.name, entry.others) | set(entry.keys):
                runs.add(key, place.population, number)
        table = np.frombuffer(rows, dtype=ROW)
        order = np.argsort(table["id"], kind="stable")
        np.save(folder / "places.npy", table[order])
        _save_names(folder, names, np.frombuffer(name_ends, dtype=np.uint64), order)
        position = np.empty(len(order), dtype=np.uint32)
        position[order] = np.arange(len(order), dtype=np.uint32)
        _save_index(folder, runs.merged(), position)
    meta = {
        "format": FORMAT,
        "origin": origin,
        "digest": digest_of(folder),
        "countries": list(countries),
        "features": list(features),
    }
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return len(order)


def _row(place: Place, countries: dict[str, int], features: dict[str, int]) -> bytes:
    known = place.latitude is not None and place.longitude is not None
    values = (
        place.geonames or 0,
        place.latitude if known else NO_COORDINATE,
        place.longitude if known else NO_COORDINATE,
        min(max(place.population, 0), LARGEST),
        place.region or 0,
        place.county or 0,
        countries.setdefault(place.country or "", len(countries)),
        features.setdefault(place.feature, len(features)),
    )
    return np.array(values, dtype=ROW).tobytes()


def _save_names(folder: Path, names: bytearray, ends: np.ndarray, order: np.ndarray) -> None:
    starts = np.concatenate(([0], ends[:-1])).astype(np.uint64) if len(ends) else ends
    sorted_names, sorted_ends = bytearray(), array("Q")
    for row in order:
        sorted_names += names[int(starts[row]) : int(ends[row])]
        sorted_ends.append(len(sorted_names))
    np.save(folder / "names.npy", np.frombuffer(bytes(sorted_names), dtype=np.uint8))
    np.save(folder / "name_ends.npy", _smallest(sorted_ends))


def _save_index(folder: Path, names: Iterator[tuple[str, int, int]], position: np.ndarray) -> None:
    keys, key_ends, rows, row_ends = bytearray(), array("Q"), array("I"), array("Q")
    for key, group in groupby(names, key=lambda name: name[0]):
        keys += key.encode("utf-8")
        key_ends.append(len(keys))
        rows.extend(int(position[number]) for _, _, number in group)
        row_ends.append(len(rows))
    np.save(folder / "keys.npy", np.frombuffer(bytes(keys), dtype=np.uint8))
    np.save(folder / "key_ends.npy", _smallest(key_ends))
    np.save(folder / "rows.npy", np.array(rows, dtype=np.uint32))
    np.save(folder / "row_ends.npy", _smallest(row_ends))


def _smallest(ends: "array[int]") -> np.ndarray:
    """Ends as 32-bit numbers where they fit."""
    return np.array(ends, dtype=np.uint32 if not ends or ends[-1] <= LARGEST else np.uint64)


class _Runs:
    """Names in sorted runs on disk, each a line: the key, the population, the number of its place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting: list[tuple[bytes, int, int]] = []
        self.files: list[Path] = []

    def add(self, key: str, population: int, number: int) -> None:
        # Bytes sort as the look-up compares them; the most populous of a name come first.
        self.waiting.append((key.encode("utf-8", "replace"), -population, number))
        if len(self.waiting) >= RUN:
            self._spill()

    def _spill(self) -> None:
        path = self.folder / f"{len(self.files)}.tsv"
        with path.open("wb") as file:
            file.writelines(b"%s\t%d\t%d\n" % one for one in sorted(self.waiting))
        self.files.append(path)
        self.waiting = []

    def merged(self) -> Iterator[tuple[str, int, int]]:
        """All names in order."""
        self._spill()
        with ExitStack() as stack:
            parts = [map(_parsed, stack.enter_context(path.open("rb"))) for path in self.files]
            for key, population, number in heapq.merge(*parts):
                yield key.decode("utf-8"), population, number


def _parsed(line: bytes) -> tuple[bytes, int, int]:
    key, population, number = line.rsplit(b"\t", 2)
    return key, int(population), int(number)
