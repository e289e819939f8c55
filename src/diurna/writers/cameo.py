"""CAMEO columns, as PETRARCH's Phoenix and GDELT name them: dates, source, target, codes, Goldstein, place, address.

CAMEO calls the actor *source* and the recipient *target*. Several parties of a side are joined with ";".
"""

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import pyarrow as pa

from diurna.ontology.goldstein import goldstein_scores
from diurna.records import Event, Party
from diurna.writers.polecat import Side, day_of, each, place_column
from diurna.writers.tabular import Column, publisher_of, url_of

DATA = files("diurna.writers") / "data"
ROOT, BASE = 2, 3  # digits of a root code ("19") and of a base code ("190")
# PLOVER's sectors that CAMEO has under another name.
ROLES = {"UAF": "IMG", "MNC": "MNC", "CVL": "CVL", "PTY": "PTY"}
# The last root of each class: verbal cooperation, material cooperation, verbal conflict, material conflict (GDELT), and
# the same with a class 0 before it for the neutral roots 01 and 02 (Phoenix's penta classes).
QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))
NEUTRAL = 2


@cache
def body_codes() -> Mapping[str, str]:
    """CAMEO's codes of international bodies, by short name."""
    lines = (DATA / "cameo_bodies.tsv").read_text(encoding="utf-8").splitlines()
    return {row["short"]: row["cameo"] for row in csv.DictReader((x for x in lines if x[:1] != "#"), delimiter="\t")}


def entity_of(party: Party) -> str | None:
    """The country of a party, or CAMEO's code of a body; None where neither is known."""
    first = (party.code or "").split("-")[0]
    if party.country:
        return party.country
    if not first or first in party.sectors:
        return None
    return body_codes().get(first) or f"IGO{first}"


def role_of(party: Party) -> str | None:
    """The first sector of a party, as CAMEO has it; None for a body, whose code says what it is, and for a bare state."""
    if party.country is None and entity_of(party):
        return None
    sector = next(iter(party.sectors), None)
    return sector and ROLES.get(sector, sector)


def code_of(party: Party) -> str | None:
    """The whole code: country or body, then sectors, with nothing between ("SRBGOV", "IGOEUREEC", "REB").

    A party of which nothing is known has "---", as in PETRARCH's output.
    """
    entity = entity_of(party) or ""
    sectors = [] if party.country is None and entity else [ROLES.get(sector, sector) for sector in party.sectors]
    return entity + "".join(sectors) or "---"


def side_columns(name: str, side: Side) -> tuple[Column, ...]:
    """The four columns of one side, "Source" or "Target"."""

    def column(suffix: str, about: str, read: Callable[[Party], str | None]) -> Column:
        return Column(f"{name}{suffix}", pa.string(), about, lambda event: each(side(event), read))

    return (
        column("ActorFull", "whole code: country or body, then sectors", code_of),
        column("ActorEntity", "country (ISO 3166 alpha-3) or body", entity_of),
        column("ActorRole", "first sector", role_of),
        column("ActorName", "name", lambda party: party.name),
    )


def root_of(event: Event) -> int | None:
    """The root of a CAMEO code as a number, 1 to 20."""
    return int(event.cameo[:ROOT]) if event.cameo else None


def quad_class(event: Event) -> int | None:
    """GDELT's class of the code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    root = root_of(event)
    return None if root is None else next(number for last, number in QUADS if root <= last)


def penta_class(event: Event) -> int | None:
    """Phoenix's class of the code: GDELT's, and 0 for statements and appeals."""
    root = root_of(event)
    return 0 if root is not None and root <= NEUTRAL else quad_class(event)


def goldstein(event: Event) -> float | None:
    """Goldstein's score of the code, or else of the code that it is a kind of."""
    code = event.cameo or ""
    scores = goldstein_scores()
    return next((scores[code[:length]] for length in range(len(code), 1, -1) if code[:length] in scores), None)


def part_of_day(read: Callable[[dt.date], int]) -> Callable[[Event], int | None]:
    """A part of the event's day, None where no day is known."""

    def part(event: Event) -> int | None:
        day = day_of(event)
        return None if day is None else read(day)

    return part


def joined(values: Sequence[str]) -> str | None:
    """Several values in one cell."""
    return ";".join(values) or None


CAMEO: tuple[Column, ...] = (
    Column("EventID", pa.string(), "the record's id", lambda event: event.id),
    Column("Date", pa.date32(), "first day of the event; of publication where the text gives none", day_of),
    Column("Year", pa.int32(), "its year", part_of_day(lambda day: day.year)),
    Column("Month", pa.int32(), "its month, 1 to 12", part_of_day(lambda day: day.month)),
    Column("Day", pa.int32(), "its day of the month", part_of_day(lambda day: day.day)),
    *side_columns("Source", lambda event: event.actors),
    *side_columns("Target", lambda event: event.recipients),
    Column("EventCode", pa.string(), "nearest CAMEO code", lambda event: event.cameo),
    Column("EventBaseCode", pa.string(), "its first three digits", lambda event: event.cameo and event.cameo[:BASE]),
    Column("EventRootCode", pa.string(), "its first two digits", lambda event: event.cameo and event.cameo[:ROOT]),
    Column("QuadClass", pa.int32(), "1, 2 verbal, material cooperation; 3, 4 verbal, material conflict", quad_class),
    Column("PentaClass", pa.int32(), "likewise, and 0 for statements and appeals", penta_class),
    Column("GoldsteinScale", pa.float64(), "Goldstein's score of the code, -10 to 10", goldstein),
    Column("Issues", pa.string(), "PLOVER contexts", lambda event: joined(event.contexts)),
    place_column("ActionGeo_FullName", pa.string(), "place, as the gazetteer names it", lambda place: place.name),
    place_column("ActionGeo_CountryCode", pa.string(), "its country, ISO 3166 alpha-3", lambda place: place.country),
    place_column("ActionGeo_ADM1", pa.string(), "its first-level division, by name", lambda place: place.region),
    place_column("ActionGeo_Lat", pa.float64(), "degrees north, WGS 84", lambda place: place.latitude),
    place_column("ActionGeo_Long", pa.float64(), "degrees east, WGS 84", lambda place: place.longitude),
    place_column("ActionGeo_GeoNamesID", pa.int64(), "GeoNames id", lambda place: place.geonames),
    Column("SentenceID", pa.string(), "article and sentence", lambda event: f"{event.article}_{event.sentence}"),
    Column("PublicationDate", pa.date32(), "day of publication", lambda event: event.published),
    Column("NewsSources", pa.string(), "who printed the article", publisher_of),
    Column("URLs", pa.string(), "its address", url_of),
)
