"""The network of a period: which countries and bodies dealt with which, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from pydantic import Field

from diurna.store.pages import Edge, edges, names_of_codes
from diurna.web.asked import Asked, QueryOf
from diurna.web.desk import Desk, DeskOf
from diurna.web.graph import network_chart
from diurna.web.pages import page

router = APIRouter()


class AskedNetwork(Asked):
    """Conditions on records, and how many dyads are drawn."""

    dyads: int = Field(40, ge=1, le=120, description="So many dyads, the most active.")


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The most active dyads of countries and bodies, and what they are called."""

    dyads: tuple[Edge, ...]
    names: dict[str, str]


def drawings(request: Request, desk: Desk, answer: NetworkPage) -> Mapping[str, Any]:
    """The network, and what was asked."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    asked = {name: [part for part in value if part] for name, value in query.items() if any(value)}
    return {"chart": desk.ask(drawn, answer.dyads, tuple(answer.names.items())), "asked": asked}


def drawn(store: object, dyads: tuple[Edge, ...], names: tuple[tuple[str, str], ...]) -> Any:
    """The drawing; kept, since laying it out takes longer than asking for it."""
    return network_chart(dyads, dict(names), {})


@page(router, "/network", "network.html.jinja", view=drawings)
def network_page(desk: DeskOf, asked: QueryOf[AskedNetwork]) -> NetworkPage:
    """The most active dyads of countries and bodies in a period, or under any other condition."""
    found = desk.ask(edges, asked.filter(), asked.dyads)
    names = desk.ask(names_of_codes)
    sides = {side for row in found for side in (row.one, row.other)}
    return NetworkPage(found, {code: names[code] for code in sorted(sides) if code in names})


def drawn_page(desk: Desk) -> None:
    """Ask for the page without conditions, drawing and all, so that it is kept."""
    answer = network_page(desk, AskedNetwork.model_validate({}))
    desk.ask(drawn, answer.dyads, tuple(answer.names.items()))
