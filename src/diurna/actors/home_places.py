"""The places that a party is named by: large cities, capitals, states and provinces."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from diurna.lexicons.keys import name_keys, split_words
from diurna.lexicons.named import PhraseIndex
from diurna.lexicons.tables import alternatives

SMALLEST = 100_000  # inhabitants; below that too many names are also words or surnames
SMALLEST_LONG = 15_000  # of names of several words, which are nothing else ("Puerto Peñasco")
KNOWN_ABROAD = 500_000  # inhabitants from which a city's other names count ("Mecca" for Makkah)
# Where news names states and provinces as if everyone knew them; they go before cities of the same name elsewhere.
FEDERATIONS = (("US", "USA"), ("CA", "CAN"), ("AU", "AUS"))
# Counties by which British and Irish police and councils are called, though ISO 3166-2 has newer units in their place.
COUNTIES = """Northamptonshire Bedfordshire Berkshire Cheshire Merseyside Northumbria Sussex Yorkshire Teesside Tyneside Humberside
    Antrim Armagh Fermanagh Tyrone Gwent Dyfed Strathclyde Tayside Grampian""".split()
# Provinces called after a quarter of the sky: "the South" is in every country.
QUARTERS = frozenset(
    """north south east west northern southern eastern western central centre center upper lower northeast northwest
    southeast southwest north-east north-west south-east south-west coast coastal capital littoral islands inner outer
    region province district city lake lakes highlands plateau mountain river delta union federal national""".split()
)


@dataclass(frozen=True, slots=True)
class HomePlace:
    """A place and its country (alpha-3); `capital` tells whether it is a country's capital.

    `elsewhere` are the countries of smaller places of the same name.
    """

    name: str
    country: str
    capital: bool = False
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class City:
    """A row of `data/cities.tsv`; `others` are other names of one word, of the largest cities only."""

    name: str
    country: str
    inhabitants: int
    capital: bool
    others: tuple[str, ...]


class HomePlaces:
    """Places by name; of several with one name the best known stands first."""

    def __init__(self, places: PhraseIndex[HomePlace] | None = None) -> None:
        self.places = shipped_places() if places is None else places


def says_only_where(name: str) -> bool:
    """Whether a province's name holds no name: "Upper East", "South", "Central Region"."""
    return QUARTERS.issuperset(name.lower().split())


def read_cities() -> list[City]:
    """All cities of the shipped table, the largest first."""
    lines = (files("diurna.actors") / "data/cities.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        City(row["name"], row["country"], int(row["inhabitants"]), row["capital"] == "yes", alternatives(row["others"]))
        for row in rows
    ]


def read_provinces() -> Iterator[HomePlace]:
    """States and provinces as English news names them ("Guangdong", "Anbar"), each spelling of its own."""
    lines = (files("diurna.actors") / "data/provinces.tsv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        for name in alternatives(row["names"]):
            yield HomePlace(name, row["country"], elsewhere=tuple(row["elsewhere"].split()))


@cache
def shipped_places() -> PhraseIndex[HomePlace]:
    """States and provinces from a table and from pycountry, cities from GeoNames.

    1. Provinces by their English names. 2. Capitals. 3. The states of federations. 4. Large cities. 5. Provinces whose
    name no other country has. 6. Other names of the largest cities.
    """
    import pycountry

    known: dict[tuple[str, ...], list[HomePlace]] = defaultdict(list)
    for place in read_provinces():
        known[name_keys(split_words(place.name))].append(place)
    cities = read_cities()
    later: list[tuple[tuple[str, ...], HomePlace]] = []
    for city in cities:
        keys = name_keys(split_words(city.name))
        place = HomePlace(city.name, city.country, city.capital)
        if city.capital:
            known[keys].append(place)
        elif city.inhabitants >= (SMALLEST if len(keys) == 1 else SMALLEST_LONG):
            later.append((keys, place))
    divisions: dict[tuple[str, ...], list[HomePlace]] = defaultdict(list)
    alpha_3_of = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    federal = dict(FEDERATIONS)
    for division in pycountry.subdivisions:
        keys = name_keys(split_words(division.name))
        place = HomePlace(division.name, alpha_3_of[division.country_code])
        if division.country_code in federal:
            known[keys].append(place)
        elif len(division.name) > 4 and not says_only_where(division.name):
            divisions[keys].append(place)
    for keys, place in later:
        known[keys].append(place)
    for keys, places in divisions.items():
        if len({place.country for place in places}) == 1:
            known[keys].append(places[0])
    for county in COUNTIES:
        known.setdefault(name_keys([county]), [HomePlace(county, "GBR")])
    for city in cities:
        for other in city.others:
            if (other,) not in known:
                known[(other,)].append(HomePlace(city.name, city.country))
    found: PhraseIndex[HomePlace] = PhraseIndex()
    for keys, places in known.items():
        first = places[0]
        others = (*first.elsewhere, *(place.country for place in places))
        elsewhere = dict.fromkeys(country for country in others if country != first.country)
        found.add(keys, HomePlace(first.name, first.country, first.capital, tuple(elsewhere)))
    return found
