"""CAMEO's actor codes, "RUSGOV", "IGOUNO", taken apart: country or body, PLOVER sectors, and what is left over."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from diurna.lexicons.custom import known_countries
from diurna.lexicons.tables import read_table

FIRST = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG"})  # after these a country is where a body is at home


@dataclass(frozen=True, slots=True)
class Split:
    """A code's parts: `details` are known but have no place in a record, `unknown` are not known at all."""

    country: str | None
    short: str | None
    sectors: tuple[str, ...]
    details: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def split_code(code: str, *, agent: bool = False) -> Split:
    """Take a code apart, three letters a part; an `agent` code has no country.

    The first part is a country wherever it can be one, the later ones are what the table says first ("MUS" is Mauritius,
    then Muslims). Of several countries, and of several bodies, the last one counts ("GBRFLK", "IGOUNOWHO"); a body's
    short name leaves no room for a country.

    >>> split_code("RUSGOV"), split_code("IGOUNOHLHWHO").short
    (Split(country='RUS', short=None, sectors=('GOV',), details=(), unknown=()), 'WHO')
    """
    table = cameo_parts()
    country = short = None
    sectors: list[str] = []
    weak: list[tuple[str, str]] = []
    details: list[str] = []
    unknown: list[str] = []
    parts = [code[start : start + 3] for start in range(0, len(code), 3)]
    for place, part in enumerate(parts):
        kind, value = table.get(part, ("", ""))
        is_country = not agent and (part in known_countries() or kind == "country")
        known_place = is_country and (place == 0 or kind in ("", "country"))
        if known_place:
            details.extend([country] if country else [])
            country = value if kind == "country" else part
        elif kind == "sector":
            sectors.append(value)
        elif kind == "weak":
            weak.append((part, value))
        elif kind == "short" and not agent:
            short = value
        elif kind in ("detail", "short"):
            details.append(part)
        elif place == 0 and not agent and len(part) == 3 and part.isalpha():
            country = part  # a world of the dictionary's own
            unknown.append(part)
        else:
            unknown.append(part)
    if not sectors and weak:
        sectors.append(weak[0][1])
    details.extend(part for part, _ in weak)
    if short and country:
        details.append(country)
        country = None
    return Split(country, short, tuple(dict.fromkeys(sectors)), tuple(details), tuple(unknown))


@cache
def cameo_parts() -> Mapping[str, tuple[str, str]]:
    """Parts of codes, as (what it is, value)."""
    source = files("diurna.lexicons") / "importers" / "cameo_actors.tsv"
    return {row["id"]: (row["as"], row["value"]) for row in read_table(source, ("id", "as", "value", "note"))}
