"""Search: the records of a store by every condition that a record has, a page at a time, shareable by URL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field

from diurna.ontology import plover
from diurna.records import Event
from diurna.store import Filter
from diurna.store.pages import Printed, Tally, printed, some_records, sums
from diurna.web.asked import Asked, QueryOf
from diurna.web.desk import Desk, DeskOf
from diurna.web.pages import page

router = APIRouter()
SHOWN = 25


class Search(Asked):
    """Conditions on records, their order, and which page of them."""

    order: Literal["newest", "oldest", "surest"] = Field("newest", description="By day, or by confidence.")
    page: int = Field(1, ge=1, le=4_000)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Records that meet all conditions: how many there are, some of them, and how they part by type and status."""

    total: int
    page: int
    pages: int
    records: tuple[Event, ...]
    articles: dict[str, Printed]
    events: tuple[Tally, ...]
    statuses: tuple[Tally, ...]


def form(request: Request, desk: Desk, answer: SearchPage) -> Mapping[str, Any]:
    """What was asked, for the form and the links; what may be chosen."""
    book = plover()
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    asked = {name: [part for part in value if part] for name, value in query.items() if any(value)}
    return {
        "asked": asked,
        "query": {name: value for name, value in asked.items() if name != "page"},
        "types": tuple(book.events),
        "modes": sorted({mode for kind in book.events.values() for mode in kind.modes}),
        "contexts": book.contexts,
        "quads": sorted({kind.quad for kind in book.events.values()}),
        "extra": bool(set(asked) - {"text", "event", "status", "party", "since", "until", "page", "order"}),
    }


@page(router, "/events", "events.html.jinja", view=form)
def events_page(desk: DeskOf, asked: QueryOf[Search]) -> SearchPage:
    """The records that meet all conditions, a page at a time, and how they part by type and status."""
    chosen: Filter = asked.filter()
    found = desk.ask(sums, chosen, ("event", "status"), 20)
    offset = (asked.page - 1) * SHOWN
    records = desk.ask(some_records, chosen, asked.order, SHOWN, offset) if offset < found.total else ()
    articles = desk.ask(printed, tuple(dict.fromkeys(record.article for record in records)))
    return SearchPage(
        found.total, asked.page, -(-found.total // SHOWN), records, articles, found.tallies["event"],
        found.tallies["status"],
    )  # fmt: skip
