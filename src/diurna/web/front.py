"""The front page: what the store holds, its stories, conflict and cooperation over time, dyads, and where it happened."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request

from diurna.store import Filter
from diurna.store.pages import Edge, Holdings, Month, Spot, StoryLine, by_month, edges, holdings, places, some_stories
from diurna.web.asked import query_of
from diurna.web.charts import months_chart
from diurna.web.desk import Desk, DeskOf
from diurna.web.maps import place_map
from diurna.web.pages import page

router = APIRouter()

# Background would stretch the charts over a century; so would what is told of long before the first article.
NEWS = Filter(historical=False)
LATEST, LARGEST, DYADS = 8, 6, 12


@dataclass(frozen=True, slots=True)
class Front:
    """What the store holds; its latest and largest stories; happenings by month; the most active dyads; places."""

    holdings: Holdings
    latest: tuple[StoryLine, ...]
    largest: tuple[StoryLine, ...]
    months: tuple[Month, ...]
    dyads: tuple[Edge, ...]
    places: tuple[Spot, ...]


def drawings(request: Request, desk: Desk, answer: Front) -> Mapping[str, Any]:
    """The chart and the map."""
    news = query_of(recent(answer.holdings))
    return {"chart": months_chart(answer.months), "map": place_map(answer.places, news), "news": news}


def recent(held: Holdings) -> Filter:
    """News of the time that the articles are of: from the year before the first of them."""
    return replace(NEWS, since=dt.date(max(held.first.year - 1, 1), 1, 1)) if held.first else NEWS


@page(router, "/", "front.html.jinja", twin="/front.json", view=drawings)
def front_page(desk: DeskOf) -> Front:
    """What the store holds; its latest and largest stories; happenings by month; the most active dyads; places."""
    held = desk.ask(holdings)
    happened = replace(recent(held), status=("actual",))
    return Front(
        held,
        desk.ask(some_stories, NEWS, "latest", LATEST),
        desk.ask(some_stories, NEWS, "largest", LARGEST),
        desk.ask(by_month, happened),
        desk.ask(edges, happened, DYADS),
        desk.ask(places, happened, 200),
    )
