"""The people of articles: who was named with which office, how that is coded, and the days on which it was seen."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.records import Coding, Entity
from diurna.records.serial import encodable
from diurna.writers.labels import plural, visible
from diurna.writers.tabular import Value, csv_cell

FIELDS = ("name", "office", "code", "country", "sectors", "first_seen", "last_seen", "articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person as articles name them: office (as worded, None where none is given) and code.

    `first_seen` and `last_seen` are the earliest and latest day of publication of the articles that say so, None where
    none has a day; `articles` counts them.
    """

    name: str
    office: str | None
    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    first_seen: dt.date | None
    last_seen: dt.date | None
    articles: int


def collect_people(codings: Iterable[Coding]) -> list[PersonSeen]:
    """The named persons of articles of whom an office or a code is known, one row an office, as they first appear."""
    days: dict[tuple[str, str | None, str | None], list[dt.date | None]] = {}
    entities: dict[tuple[str, str | None, str | None], Entity] = {}
    for coding in codings:
        for entity in coding.named_persons():
            if not (entity.office or entity.code):
                continue
            key = (entity.name, entity.office, entity.code)
            entities.setdefault(key, entity)
            days.setdefault(key, []).append(coding.article.published)
    people = []
    for key, entity in entities.items():
        known = [day for day in days[key] if day is not None]
        people.append(
            PersonSeen(
                name=entity.name,
                office=entity.office,
                code=entity.code,
                country=entity.country,
                sectors=entity.sectors,
                first_seen=min(known, default=None),
                last_seen=max(known, default=None),
                articles=len(days[key]),
            )
        )
    return people


def render_people(people: Sequence[PersonSeen], console: Console) -> None:
    """Print people as a table."""
    if not people:
        console.print("No person is named.")
        return
    table = Table("name", "office", "code", "seen", "articles", box=None, pad_edge=False, header_style="dim")
    table.columns[-1].justify = "right"
    for person in people:
        cells = (person.name, person.office or "", person.code or "", seen_label(person))
        table.add_row(*(Text(visible(cell)) for cell in cells), str(person.articles))
    console.print(table)
    console.print(Text(plural(len(people), "row"), style="dim"))


def seen_label(person: PersonSeen) -> str:
    """The day, or the first and last day, on which a person was seen."""
    if person.first_seen is None or person.last_seen is None:
        return "undated"
    if person.first_seen == person.last_seen:
        return person.first_seen.isoformat()
    return f"{person.first_seen.isoformat()} to {person.last_seen.isoformat()}"


def write_people_jsonl(people: Iterable[PersonSeen], file: TextIO) -> None:
    """Write people as JSON Lines."""
    for person in people:
        file.write(encodable(json.dumps(row_of(person), ensure_ascii=False)) + "\n")


def write_people_csv(people: Iterable[PersonSeen], file: TextIO) -> None:
    """Write people as CSV, as the records are written (see `write_csv`)."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for person in people:
        writer.writerow([csv_cell(value) for value in row_of(person).values()])


def row_of(person: PersonSeen) -> dict[str, Value]:
    """A person as JSON takes it, in the order of `FIELDS`."""
    return {
        "name": person.name,
        "office": person.office,
        "code": person.code,
        "country": person.country,
        "sectors": list(person.sectors),
        "first_seen": person.first_seen and person.first_seen.isoformat(),
        "last_seen": person.last_seen and person.last_seen.isoformat(),
        "articles": person.articles,
    }
