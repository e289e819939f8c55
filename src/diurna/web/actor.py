"""A country, a body, a government or a group: with whom it deals, what it does, its people."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request

from diurna.analysis.people import people
from diurna.records import Event
from diurna.store import Filter, Store
from diurna.store.filters import CODE
from diurna.store.pages import Edge, Month, Tally, by_month, edges, how_many, names_of_codes, some_records, sums
from diurna.web.charts import months_chart
from diurna.web.desk import Desk, DeskOf
from diurna.web.dyad import Who
from diurna.web.offices import Office, office_of
from diurna.web.pages import page

router = APIRouter()
SHOWN, PEOPLE = 20, 40


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A party: with whom it deals most, its records by type as actor and as recipient, its people, its latest records."""

    who: str
    name: str
    total: int
    partners: tuple[Edge, ...]
    months: tuple[Month, ...]
    does: tuple[Tally, ...]
    suffers: tuple[Tally, ...]
    people: tuple[Office, ...]
    records: tuple[Event, ...]


def drawings(request: Request, desk: Desk, answer: ActorPage) -> Mapping[str, Any]:
    """The chart."""
    chart = months_chart(answer.months, title=f"Cooperation and conflict of {answer.name}")
    return {"chart": chart, "chosen": Filter(party=answer.who)}


@page(router, "/actor", "actor.html.jinja", view=drawings)
def actor_page(desk: DeskOf, who: Who) -> ActorPage:
    """A party: with whom it deals, what it does and what is done to it, who speaks for it, its latest records."""
    chosen = Filter(party=who)
    news = replace(chosen, historical=False)
    code = CODE.fullmatch(who) is not None
    return ActorPage(
        who,
        desk.ask(names_of_codes).get(who, who),
        desk.ask(how_many, chosen),
        desk.ask(edges, Filter(historical=False), 12, who) if code else (),
        desk.ask(by_month, news),
        desk.ask(sums, Filter(actor=who, status=("actual",)), ("event",)).tallies["event"],
        desk.ask(sums, Filter(recipient=who, status=("actual",)), ("event",)).tallies["event"],
        desk.ask(people_of, who) if code else (),
        desk.ask(some_records, chosen, "newest", SHOWN),
    )


def people_of(store: Store, who: str) -> tuple[Office, ...]:
    """The people of a code that articles name with an office, those most named first."""
    rows = [row for row in people(store, of=who).to_pylist() if row["office"]]
    rows.sort(key=lambda row: (-row["articles"], row["name"]))
    return tuple(office_of(row) for row in rows[:PEOPLE])
