"""Two parties: what passed between them, their score over time, how they stand to each other, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from diurna.records import Event
from diurna.store import Filter
from diurna.store.pages import Month, Tally, by_month, names_of_codes, some_records, sums
from diurna.web.charts import months_chart, score_chart
from diurna.web.desk import Desk, DeskOf
from diurna.web.pages import page
from diurna.web.standing import Standing, standing_between

router = APIRouter()
SHOWN = 30

Who = Annotated[str, Query(min_length=1, max_length=200, description="A code (SRB, SRB-GOV) or part of a name.")]


@dataclass(frozen=True, slots=True)
class DyadPage:
    """Two parties: their latest records, happenings and mean score by month, standing relations, speakers, publishers."""

    one: str
    other: str
    one_name: str
    other_name: str
    total: int
    records: tuple[Event, ...]
    months: tuple[Month, ...]
    relations: tuple[Standing, ...]
    events: tuple[Tally, ...]
    speakers: tuple[Tally, ...]
    publishers: tuple[Tally, ...]


def drawings(request: Request, desk: Desk, answer: DyadPage) -> Mapping[str, Any]:
    """The two charts."""
    names = f"{answer.one_name} and {answer.other_name}"
    return {
        "chart": months_chart(answer.months, title=f"Cooperation and conflict between {names}"),
        "scores": score_chart(answer.months, title=f"Mean score between {names}"),
        "chosen": Filter(between=(answer.one, answer.other)),
    }


@page(router, "/dyad", "dyad.html.jinja", view=drawings)
def dyad_page(desk: DeskOf, one: Who, other: Who) -> DyadPage:
    """Two parties: what passed between them, their score by month, how they stand to each other, and who says so."""
    chosen = Filter(between=(one, other))
    news = replace(chosen, historical=False)
    names = desk.ask(names_of_codes)
    found = desk.ask(sums, chosen, ("event", "speaker", "publisher"))
    return DyadPage(
        one,
        other,
        names.get(one, one),
        names.get(other, other),
        found.total,
        desk.ask(some_records, chosen, "newest", SHOWN),
        desk.ask(by_month, news),
        desk.ask(standing_between, one, other),
        found.tallies["event"],
        found.tallies["speaker"],
        found.tallies["publisher"],
    )
