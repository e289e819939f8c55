"""A gazetteer compiled into arrays that stay on disk: opened at once, read where asked, shared by all processes.

A table is a folder:

```
meta.json       the format, what it was made of, the hash of the arrays, the countries and the feature codes that the rows number
places.npy      a row for each place (ROW), sorted by GeoNames id; those without one come first
names.npy       the places' names, one behind the other, UTF-8; name_ends.npy where each ends
keys.npy        all folded names, sorted, UTF-8; key_ends.npy where each ends
rows.npy        the rows of each key's places, the most populous first; row_ends.npy where each key's rows end
```
"""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diurna.errors import GazetteerError
from diurna.places.place import Place

FORMAT = 1
ROW = np.dtype(
    [
        ("id", "<u4"),
        ("latitude", "<f4"),
        ("longitude", "<f4"),
        ("population", "<u4"),
        ("region", "<u4"),
        ("county", "<u4"),
        ("country", "<u2"),
        ("feature", "<u2"),
    ]
)
ARRAYS = ("places", "names", "name_ends", "keys", "key_ends", "rows", "row_ends")


class PlaceTable:
    """Places by folded name and by GeoNames id, read from a compiled folder.

    Raises `GazetteerError` for a folder that is none, is of another format, or is broken.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            arrays = {name: _opened(folder / f"{name}.npy") for name in ARRAYS}
            self.origin, self.countries, self.features = str(meta["origin"]), meta["countries"], meta["features"]
            self._digest = str(meta.get("digest", ""))
            right = meta["format"] == FORMAT and arrays["places"].dtype == ROW
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GazetteerError(
                f"{folder}: no gazetteer ({error}). Expected a folder that `diurna places build` wrote; build it again."
            ) from error
        if not right:
            raise GazetteerError(
                f"{folder}: a gazetteer of another format than {FORMAT}. Build it again with `diurna places build`."
            )
        self._arrays = arrays
        self.place = lru_cache(maxsize=20_000)(self._place)
        self.named = lru_cache(maxsize=20_000)(self._named)

    @cached_property
    def digest(self) -> str:
        """The hash of what the table holds (8 hex digits); one that was built before it was noted is read for it."""
        return self._digest or digest_of(self.folder)

    def __len__(self) -> int:
        return len(self._arrays["places"])

    def _place(self, row: int) -> Place:
        """The place of a row."""
        found = self._arrays["places"][row]
        latitude, longitude = float(found["latitude"]), float(found["longitude"])
        known = not np.isnan(latitude)
        return Place(
            name=_slice(self._arrays["names"], self._arrays["name_ends"], row).decode("utf-8"),
            feature=self.features[found["feature"]],
            country=self.countries[found["country"]] or None,
            geonames=int(found["id"]) or None,
            population=int(found["population"]),
            latitude=round(latitude, 5) if known else None,
            longitude=round(longitude, 5) if known else None,
            region=int(found["region"]) or None,
            county=int(found["county"]) or None,
        )

    def _named(self, key: str) -> tuple[Place, ...]:
        """The places that bear a folded name, the most populous first."""
        position = self._find(key.encode("utf-8"))
        return () if position is None else self._places(position)

    def with_id(self, geonames: int) -> Place | None:
        """The place with a GeoNames id."""
        ids = self._arrays["places"]["id"]
        row = bisect_left(ids, geonames)  # numpy's own search would first copy all ids, which do not lie side by side
        return self.place(row) if row < len(self) and int(ids[row]) == geonames else None

    def of_feature(self, feature: str) -> Iterator[Place]:
        """All places with a feature code, in order of their ids."""
        if feature in self.features:
            codes = self._arrays["places"]["feature"]
            for row in np.flatnonzero(codes == self.features.index(feature)):
                yield self.place(int(row))

    def all_names(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """All folded names with their places, in order."""
        for position in range(len(self._arrays["key_ends"])):
            key = _slice(self._arrays["keys"], self._arrays["key_ends"], position).decode("utf-8")
            yield key, self._places(position)

    def _places(self, position: int) -> tuple[Place, ...]:
        ends = self._arrays["row_ends"]
        first = int(ends[position - 1]) if position else 0
        return tuple(self.place(int(row)) for row in self._arrays["rows"][first : int(ends[position])])

    def _find(self, key: bytes) -> int | None:
        keys, ends = self._arrays["keys"], self._arrays["key_ends"]
        position = bisect_left(range(len(ends)), key, key=lambda at: _slice(keys, ends, at))
        return position if position < len(ends) and _slice(keys, ends, position) == key else None


def digest_of(folder: Path) -> str:
    """The hash (8 hex digits) of a compiled table's arrays."""
    whole = hashlib.sha256()
    for name in ARRAYS:
        with (folder / f"{name}.npy").open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:8]


def _opened(path: Path) -> NDArray[Any]:
    """An array that stays on disk; as a plain array, since numpy's `memmap` takes several times as long for each element."""
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def _slice(blob: NDArray[Any], ends: NDArray[Any], position: int) -> bytes:
    first = int(ends[position - 1]) if position else 0
    return blob[first : int(ends[position])].tobytes()
