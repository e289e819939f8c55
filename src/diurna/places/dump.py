"""Build a gazetteer from a dump of GeoNames (https://download.geonames.org/export/dump/), which the user has downloaded.

A dump has a line for each place, nineteen columns with tabs between. Some of its names are no English news word; the
names by which countries are called in news are taken from the shipped gazetteer.
"""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from diurna.errors import GazetteerError
from diurna.places.compiling import Entry, compile_table
from diurna.places.gazetteer import SHIPPED
from diurna.places.names import fold
from diurna.places.place import Place
from diurna.places.table import PlaceTable

COLUMNS = 19
LONGEST_LINE = 100_000  # characters; the longest of GeoNames, with all names of a country, has some 20,000
FAULTS_SHOWN = 5


class Row(NamedTuple):
    """The columns of a line that are read."""

    geonames: int
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    feature: str
    country: str
    region: str
    county: str
    population: int


def build_gazetteer(path: Path, folder: Path) -> int:
    """Compile a dump (`.txt`, or the `.zip` that holds it) into a folder; returns how many places it holds.

    The folder must not exist, or be empty; it appears whole or not at all. Raises `GazetteerError` for a file that cannot be
    read or is no dump (with the first faulty lines), and a folder that has something in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise GazetteerError(f"{folder}: there is something here already. Name a new folder with -o.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".places-") as scratch:
            made = Path(scratch) / "made"
            made.mkdir()
            count = compile_table(_entries(path), made, f"GeoNames, {path.name}")
            if folder.exists():
                folder.rmdir()
            shutil.move(made, folder)
    except OSError as error:
        raise GazetteerError(f"{error.filename or path}: {error.strerror or error}. Check the path.") from error
    return count


def _entries(path: Path) -> Iterator[Entry]:
    """The places of a dump: their divisions by code first, then all of them."""
    divisions = {
        f"{row.country}.{row.region}.{row.county}"
        if row.feature == "ADM2"
        else f"{row.country}.{row.region}": row.geonames
        for row in read_dump(path)
        if row.feature in {"ADM1", "ADM2"}
    }
    shipped = PlaceTable(SHIPPED)
    alpha3 = _alpha3()
    countries = {place.geonames: place for place in shipped.of_feature("PCLI")}
    names = _names_of_countries(shipped)
    for row in read_dump(path):
        region = divisions.get(f"{row.country}.{row.region}")
        county = divisions.get(f"{row.country}.{row.region}.{row.county}") if row.county else None
        known = countries.get(row.geonames)
        place = Place(
            row.name, row.feature, known.country if known else alpha3.get(row.country, row.country or None), row.geonames,
            row.population, row.latitude, row.longitude,
            None if region == row.geonames else region, None if county == row.geonames else county,
        )  # fmt: skip
        yield Entry(place, row.others, names.get(row.geonames, ()))


def _names_of_countries(shipped: PlaceTable) -> dict[int, tuple[str, ...]]:
    """The folded names of each country in the shipped gazetteer, by its id."""
    found: dict[int, list[str]] = {}
    for key, places in shipped.all_names():
        for place in places:
            if place.feature == "PCLI" and place.geonames:
                found.setdefault(place.geonames, []).append(key)
    return {geonames: tuple(keys) for geonames, keys in found.items()}


def _alpha3() -> dict[str, str]:
    import pycountry

    return {row.alpha_2: row.alpha_3 for row in pycountry.countries} | {"XK": "XKX"}


def read_dump(path: Path) -> Iterator[Row]:
    """The places of a dump. Raises `GazetteerError` where it is none, with the first faulty lines."""
    faults: list[str] = []
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                yield _row(line)
            except ValueError as error:
                faults.append(f"{path} line {number}: {error}")
                if len(faults) >= FAULTS_SHOWN:
                    break
    if faults:
        raise GazetteerError(
            "\n".join(
                [*faults, "Expected GeoNames' columns with tabs between; download the file again, or take another."]
            )
        )


def _row(line: str) -> Row:
    cells = line.rstrip("\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, expected {COLUMNS}")
    geonames, name, ascii_name, others, latitude, longitude, _, feature, country, _, region, county = cells[:12]
    if not geonames.isascii() or not geonames.isdigit() or not fold(name or ascii_name):
        raise ValueError("the first two columns are no GeoNames id and name")
    north, east = float(latitude), float(longitude)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError("columns 5 and 6 are no latitude and longitude")
    names = tuple(one for one in (ascii_name, *others.split(",")) if one)
    people = int(cells[14]) if cells[14].lstrip("-").isdigit() else 0
    return Row(int(geonames), name or ascii_name, names, north, east, feature, country, region, county, max(people, 0))


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a text file, or of the one that a zip is named after or holds alone."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
            yield _short_lines(file, path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            held = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if len(held) != 1:
                raise GazetteerError(
                    f"{path}: {len(held)} text files inside, expected one. Unpack it and name the file."
                )
            with archive.open(held[0]) as file:
                yield _short_lines(io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n"), path)
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{path}: no zip file ({error}). Download it again.") from error


def _short_lines(file: io.TextIOBase | io.TextIOWrapper, path: Path) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise GazetteerError(f"{path}: a line of {LONGEST_LINE:,} characters and more; this is no GeoNames dump.")
        yield line
