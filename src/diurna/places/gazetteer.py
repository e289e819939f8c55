"""The gazetteer: what is known of a place name."""

import os
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from diurna.places.names import fold
from diurna.places.place import Place
from diurna.places.table import PlaceTable

VARIABLE = "DIURNA_GAZETTEER"
SHIPPED = Path(__file__).parent / "data"
# In capitals, shorter names are abbreviations of something else ("UN" is a town in India too).
SHORTEST_IN_CAPITALS = 5
# How newspapers shorten states and provinces, folded; the postal codes among them only count behind a comma.
SHORT_DIVISIONS: Mapping[str, str] = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
    "kan": "Kansas", "kans": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nebr": "Nebraska", "nev": "Nevada", "nh": "New Hampshire", "nj": "New Jersey",
    "nm": "New Mexico", "ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma",
    "ore": "Oregon", "pa": "Pennsylvania", "penn": "Pennsylvania", "ri": "Rhode Island", "sc": "South Carolina",
    "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "va": "Virginia", "vt": "Vermont", "wash": "Washington",
    "wis": "Wisconsin", "wyo": "Wyoming", "w va": "West Virginia", "wva": "West Virginia", "dc": "District of Columbia",
    "ont": "Ontario", "que": "Quebec", "alta": "Alberta", "sask": "Saskatchewan", "bc": "British Columbia",
    "man": "Manitoba", "ns": "Nova Scotia", "nb": "New Brunswick", "pei": "Prince Edward Island",
    "nfld": "Newfoundland and Labrador", "nsw": "New South Wales", "qld": "Queensland", "vic": "Victoria",
    "tas": "Tasmania",
}  # fmt: skip
POSTAL: Mapping[str, str] = {
    "al": "Alabama", "ak": "Alaska", "az": "Arizona", "ar": "Arkansas", "ca": "California", "co": "Colorado",
    "ct": "Connecticut", "de": "Delaware", "fl": "Florida", "hi": "Hawaii", "id": "Idaho", "il": "Illinois",
    "in": "Indiana", "ia": "Iowa", "ks": "Kansas", "me": "Maine", "ma": "Massachusetts", "mi": "Michigan",
    "mn": "Minnesota", "ms": "Mississippi", "mt": "Montana", "ne": "Nebraska", "nv": "Nevada", "oh": "Ohio",
    "ok": "Oklahoma", "or": "Oregon", "tn": "Tennessee", "tx": "Texas", "ut": "Utah", "wa": "Washington",
    "wv": "West Virginia", "wi": "Wisconsin", "wy": "Wyoming", "on": "Ontario", "qc": "Quebec", "ab": "Alberta",
}  # fmt: skip
# States of one word of two letters: their short forms have no point within.
ONE_WORD = frozenset({"ga", "ky", "la", "md", "mo", "pa", "va", "vt"})
SHORT_TOWNS: Mapping[str, str] = {"la": "los angeles", "nyc": "new york city", "kc": "kansas city"}
FEDERATIONS = ("USA", "CAN", "AUS", "GBR")


class Gazetteer:
    """Places by name, from a compiled table: the one that ships, or one that `diurna places build` wrote.

    `folder` names the latter; without it, the environment variable DIURNA_GAZETTEER does, for all commands and all
    processes that they start. Nothing is read from disk before the first question.
    """

    def __init__(self, folder: Path | None = None) -> None:
        own = os.environ.get(VARIABLE)
        self.folder = folder or (Path(own) if own else SHIPPED)

    @cached_property
    def table(self) -> PlaceTable:
        """The compiled table; raises `GazetteerError` where the folder holds none."""
        return _open(self.folder)

    @property
    def identity(self) -> str:
        """What records call a gazetteer of one's own: "world.places@1a2b3c4d"; "" for the one that ships with the code.

        Raises `GazetteerError` where the folder holds none.
        """
        return "" if self.folder == SHIPPED else f"{self.folder.name}@{self.table.digest}"

    def candidates(self, name: str) -> tuple[Place, ...]:
        """The places of that name, the most populous first: "Paris" in France, in Texas, in Ontario."""
        key = fold(name)
        if not key:
            return ()
        short = self._short(name, key)
        if short is not None:
            return tuple(self._division(short))
        if name.isupper() and key in SHORT_TOWNS:
            return self.table.named(SHORT_TOWNS[key])
        found = self.table.named(key)
        if name.isupper() and len(name) < SHORTEST_IN_CAPITALS:
            return tuple(place for place in found if place.kind == "country")
        return found

    def holder(self, name: str) -> tuple[Place, ...]:
        """The areas that may stand behind a town and a comma: countries, states, counties, with their short forms."""
        key = fold(name)
        short = self._short(name, key) or (POSTAL.get(key) if name.isupper() and len(name) == 2 else None)
        if short is not None:
            return tuple(self._division(short))
        return tuple(place for place in self.candidates(name) if place.kind in {"country", "region", "county"})

    @staticmethod
    def _short(name: str, key: str) -> str | None:
        """The full name of a state written short: "Ky.", "N.Y.", "KY"; but "L.A." is no Louisiana."""
        if not ("." in name or name.isupper()) or ("." in name[:-1].replace(". ", "") and key in ONE_WORD):
            return None
        return SHORT_DIVISIONS.get(key)

    def _division(self, name: str) -> Iterable[Place]:
        return (
            place for place in self.table.named(fold(name)) if place.kind == "region" and place.country in FEDERATIONS
        )

    def country(self, name: str) -> Place | None:
        """The country of that name."""
        return next((place for place in self.candidates(name) if place.kind == "country"), None)

    def with_id(self, geonames: int | None) -> Place | None:
        """The place with a GeoNames id."""
        return None if geonames is None else self.table.with_id(geonames)

    def knows(self, name: str) -> bool:
        """Whether any place has that name."""
        return bool(self.candidates(name))


@cache
def _open(folder: Path) -> PlaceTable:
    """One table for all gazetteers of a process that read the same folder."""
    return PlaceTable(folder)
