"""How parties stand to each other, with the sentence that says so first; and as of a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import AfterValidator, Field

from diurna.analysis.relations import relation_rules, relations
from diurna.records import Event
from diurna.store import Store
from diurna.store.pages import records_with_ids
from diurna.web.asked import Day, Lenient, QueryOf, Words
from diurna.web.desk import Desk, DeskOf
from diurna.web.pages import page

router = APIRouter()
MOST = 80  # relations of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A spell of a standing relation, as `diurna relations` has it, and the record that first says so."""

    relation: str
    holder: str
    of: str
    holds: bool
    since: dt.date | None
    known_since: dt.date
    until: dt.date | None
    last_told: dt.date
    basis: str
    speakers: tuple[str, ...]
    stories: int
    articles: int
    opened: Event | None


KINDS = tuple(dict.fromkeys(rule.relation for rule in relation_rules()))


def kind_of(relation: str) -> str:
    """A kind of relation that there are rules for; raises `ValueError`."""
    if relation not in KINDS:
        raise ValueError(f"there is no such relation; expected one of {', '.join(KINDS)}")
    return relation


class AskedRelations(Lenient):
    """Which relations: held by whom, towards whom, of what kind, as of which day."""

    of: Words | None = Field(None, description="Held towards this one: XKX, EU, or a name.")
    by: Words | None = Field(None, description="Held by this one.")
    relation: Annotated[str, AfterValidator(kind_of)] | None = Field(
        None,
        description='Only one kind, such as "recognises".',
        json_schema_extra={"anyOf": [{"type": "string", "enum": [*KINDS]}, {"type": "null"}]},
    )
    on: Day | None = Field(None, description="As things stood on that day.")


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """Standing relations; `total` counts those that there are, of which the first are here."""

    total: int
    relations: tuple[Standing, ...]
    kinds: tuple[str, ...]


def standings(store: Store, rows: Iterable[Mapping[str, Any]]) -> tuple[Standing, ...]:
    """Rows of relations, each with the record that opened it: the first that was known."""
    rows = list(rows)
    records = records_with_ids(store, sorted({id for row in rows for id in row["records"]}))
    fields = [name for name in Standing.__dataclass_fields__ if name not in {"opened", "speakers"}]
    return tuple(
        Standing(
            **{name: row[name] for name in fields},
            speakers=tuple(row["speakers"]),
            opened=min((records[id] for id in row["records"] if id in records), key=known, default=None),
        )
        for row in rows
    )


def known(event: Event) -> tuple[dt.date, str]:
    """By which day a record makes something known, for ordering."""
    day = event.published if event.date.basis == "published" else event.date.end
    return day or event.published or dt.date.max, event.id


def standing_between(store: Store, one: str, other: str) -> tuple[Standing, ...]:
    """How two stand to each other, what holds now first."""
    rows = relations(store, between=(one, other)).to_pylist()
    rows.sort(key=lambda row: (row["until"] is not None, not row["holds"], -row["known_since"].toordinal()))
    return standings(store, rows[:MOST])


def standing_of(
    store: Store, of: str | None, by: str | None, relation: str | None, on: dt.date | None
) -> tuple[int, tuple[Standing, ...]]:
    """How many relations there are, and the first of them."""
    found = relations(store, of=of, holder=by, relation=relation, on=on)
    return found.num_rows, standings(store, found.slice(0, MOST).to_pylist())


def form(request: Request, desk: Desk, answer: RelationsPage) -> Mapping[str, Any]:
    """What was asked."""
    return {"asked": request.query_params}


@page(router, "/relations", "relations.html.jinja", view=form)
def relations_page(desk: DeskOf, asked: QueryOf[AskedRelations]) -> RelationsPage:
    """Standing relations: who recognises, sanctions, is at war or allied with whom, since when, and who says so."""
    total, rows = desk.ask(standing_of, asked.of, asked.by, asked.relation, asked.on)
    return RelationsPage(total, rows, KINDS)
