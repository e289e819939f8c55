"""A person: offices over time, what they said, what they did."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from diurna.analysis.people import people
from diurna.records import Event
from diurna.store import Filter, Store
from diurna.store.pages import how_many, some_records
from diurna.web.desk import DeskOf
from diurna.web.errors import missing
from diurna.web.offices import Office, office_of
from diurna.web.pages import page

router = APIRouter()
SHOWN = 20

NameOf = Annotated[str, Query(min_length=1, max_length=200, description="The name, as articles give it.")]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person: offices over time, the records that they are the speaker of, and those that they are a party to."""

    name: str
    offices: tuple[Office, ...]
    said_total: int
    said: tuple[Event, ...]
    did_total: int
    did: tuple[Event, ...]


@page(router, "/person", "person.html.jinja")
def person_page(desk: DeskOf, name: NameOf) -> PersonPage:
    """A person: offices over time, what they said, and what they did or had done to them."""
    offices = desk.ask(offices_of, name)
    says, does = Filter(speaker=name), Filter(party=name)
    said, did = desk.ask(how_many, says), desk.ask(how_many, does)
    if not offices and not said and not did:
        raise missing("person", name)
    return PersonPage(
        name, offices, said, desk.ask(some_records, says, "newest", SHOWN), did,
        desk.ask(some_records, does, "newest", SHOWN),
    )  # fmt: skip


def offices_of(store: Store, name: str) -> tuple[Office, ...]:
    """The offices of all whose name holds this one, in the order of days."""
    rows = people(store, name=name).to_pylist()
    rows.sort(key=lambda row: (row["name"] != name, row["first_seen"] or dt.date.max, row["office"] or ""))
    return tuple(office_of(row) for row in rows[:100])
