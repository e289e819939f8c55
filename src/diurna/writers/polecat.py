"""POLECAT's forty columns, in its order and under its names, filled from a record.

Several parties of a side are joined with ";" in the same order in all columns of that side; several sectors of one party,
and several contexts, with ",".
"""

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import pyarrow as pa

from diurna.records import Event, Party, Where
from diurna.writers.tabular import Column, publisher_of

DATA = files("diurna.writers") / "data"
BETWEEN_PARTIES, WITHIN = ";", ","
LANGUAGE = "en"  # the only one that Diurna reads

Side = Callable[[Event], Sequence[Party]]


def day_of(event: Event) -> dt.date | None:
    """The day of an event: its first, or its last where that alone is known, or the day of publication."""
    return event.date.start or event.date.end or event.published


@cache
def cow_numbers() -> Mapping[str, int]:
    """Correlates of War numbers of states, by ISO alpha-3 code."""
    lines = (DATA / "cow.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t")
    return {row["code"]: int(row["cow"]) for row in rows}


def each(parties: Sequence[Party], read: Callable[[Party], str | None]) -> str | None:
    """One value of each party of a side, joined; None where no party has any."""
    values = [(read(party) or "").replace(BETWEEN_PARTIES, ",") for party in parties]
    return BETWEEN_PARTIES.join(values) if any(values) else None


def cow_of(party: Party) -> str | None:
    """The COW number of a party's country, None for a body, a territory, or one of no known country."""
    number = cow_numbers().get(party.country or "")
    return None if number is None else str(number)


def nothing(event: Event) -> None:
    """What Diurna does not know."""


def side_columns(name: str, side: Side) -> tuple[Column, ...]:
    """The eight columns of one side, "Actor" or "Recipient"."""
    who = "who acts" if name == "Actor" else "who is acted upon"
    text = pa.string()
    return (
        Column(f"{name} Name", text, f"{who}: names", lambda event: each(side(event), lambda party: party.name)),
        Column(
            f"Primary {name} Sector", text, "first sector of each",
            lambda event: each(side(event), lambda party: next(iter(party.sectors), None)),
        ),
        Column(
            f"{name} Sectors", text, "all sectors of each, with commas between",
            lambda event: each(side(event), lambda party: WITHIN.join(party.sectors)),
        ),
        Column(f"{name} Title", text, "office", lambda event: each(side(event), lambda party: party.office)),
        Column(f"{name} Name Raw", text, "as the text has it", lambda event: each(side(event), lambda party: party.text)),
        Column(f"Wikipedia {name} ID", text, "always empty: parties are not linked to Wikipedia", nothing),
        Column(
            f"{name} Country", text, "ISO 3166 alpha-3, XKX for Kosovo; empty for international bodies",
            lambda event: each(side(event), lambda party: party.country),
        ),
        Column(f"{name} COW", text, "Correlates of War number of the state", lambda event: each(side(event), cow_of)),
    )  # fmt: skip


def place_column(name: str, kind: pa.DataType, about: str, read: Callable[[Where], str | float | int | None]) -> Column:
    """A column of the place, empty where the record has none."""
    return Column(name, kind, about, lambda event: None if event.place is None else read(event.place))


POLECAT: tuple[Column, ...] = (
    Column("Event ID", pa.string(), "the record's id", lambda event: event.id),
    Column("Event Date", pa.date32(), "first day of the event; of publication where the text gives none", day_of),
    Column("Event Type", pa.string(), "PLOVER event type", lambda event: event.event),
    Column("Event Mode", pa.string(), "PLOVER mode", lambda event: event.mode),
    Column("Intensity", pa.float64(), "PLOVER score, -10 to 10", lambda event: event.score),
    Column("Quad Code", pa.string(), 'quad class, as "Verbal Conflict"', lambda event: event.quad.title()),
    Column("Contexts", pa.string(), "PLOVER contexts", lambda event: WITHIN.join(event.contexts) or None),
    *side_columns("Actor", lambda event: event.actors),
    *side_columns("Recipient", lambda event: event.recipients),
    place_column("Placename", pa.string(), "place, as the gazetteer names it", lambda place: place.name),
    Column("City", pa.string(), "always empty: a place's class is not kept in the record", nothing),
    Column("District", pa.string(), "always empty: second-level divisions are not looked up", nothing),
    place_column("Province", pa.string(), "first-level division", lambda place: place.region),
    place_column("Country", pa.string(), "country of the place, ISO 3166 alpha-3", lambda place: place.country),
    place_column("Latitude", pa.float64(), "degrees north, WGS 84", lambda place: place.latitude),
    place_column("Longitude", pa.float64(), "degrees east, WGS 84", lambda place: place.longitude),
    place_column("GeoNames ID", pa.int64(), "GeoNames id", lambda place: place.geonames),
    place_column("Raw Placename", pa.string(), "the words of the text", lambda place: place.text),
    Column("Feature Type", pa.string(), "always empty: a place's class is not kept in the record", nothing),
    Column("Source", pa.string(), "who printed the article", publisher_of),
    Column("Publication Date", pa.date32(), "day of publication", lambda event: event.published),
    Column("Story People", pa.string(), "always empty: names that take part in no event are not kept", nothing),
    Column("Story Organizations", pa.string(), "always empty, likewise", nothing),
    Column("Story Locations", pa.string(), "always empty, likewise", nothing),
    Column("Language", pa.string(), "always en", lambda event: LANGUAGE),
    Column("Version", pa.string(), "what coded it", lambda event: event.coder),
)
