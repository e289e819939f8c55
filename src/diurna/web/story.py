"""A story: one happening across its reports, and how its publishers differ; and the list of stories."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field

from diurna.analysis.stories import Story, story
from diurna.records import Event
from diurna.store import Store
from diurna.store.pages import Printed, StoryLine, printed, records_numbered, some_stories
from diurna.web.article import Key
from diurna.web.asked import Asked, QueryOf
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import missing
from diurna.web.pages import page

router = APIRouter()
STORIES, MOST_RECORDS = 20, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening: what its reports agree on, where they disagree, and its records in the order of days.

    `tellings` counts the reports that tell it in words of their own; `total` the records, of which the first are here.
    """

    story: str
    event: str
    mode: str | None
    first: dt.date | None
    last: dt.date | None
    place: str | None
    reports: int
    tellings: int
    publishers: tuple[str, ...]
    statuses: dict[str, int]
    disagreements: tuple[str, ...]
    total: int
    records: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One happening, or all of a piece of news, and the articles that tell it."""

    story: str
    happenings: tuple[Happening, ...]
    articles: dict[str, Printed]


class AskedStories(Asked):
    """Conditions on the records of stories."""

    order: Literal["latest", "largest"] = Field("latest", description="Last told first, or most reports first.")
    page: int = Field(1, ge=1, le=500)


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """Stories, a page at a time; `more` where another page follows."""

    page: int
    order: str
    more: bool
    stories: tuple[StoryLine, ...]


@page(router, "/story", "story.html.jinja")
def story_page(desk: DeskOf, id: Key) -> StoryPage:
    """One happening across its reports, or all happenings of a piece of news: who tells it, and where they differ."""
    found = desk.ask(story_of, id)
    if found is None:
        raise missing("story", id)
    return found


def story_of(store: Store, id: str) -> StoryPage | None:
    """A story with its records and articles, None where there is none of that id."""
    found = story(store, id)
    room = MOST_RECORDS
    happenings, articles = [], set[str]()
    for each in found:
        records = records_numbered(store, [row["number"] for row in each.records[: max(room, 1)]])
        room -= len(records)
        articles |= {record.article for record in records}
        happenings.append(happening(each, records))
    return StoryPage(id, tuple(happenings), printed(store, sorted(articles))) if found else None


def happening(found: Story, records: tuple[Event, ...]) -> Happening:
    """A happening for the page."""
    plain = {
        name: getattr(found, name)
        for name in (
            "story",
            "event",
            "mode",
            "first",
            "last",
            "place",
            "reports",
            "tellings",
            "publishers",
            "disagreements",
        )
    }
    return Happening(**plain, statuses=dict(found.statuses), total=len(found.records), records=records)


def links(request: Request, desk: Desk, answer: StoriesPage) -> Mapping[str, Any]:
    """The query, for the links to other pages."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    return {"query": {name: value for name, value in query.items() if name not in {"page", "order"}}}


@page(router, "/stories", "stories.html.jinja", view=links)
def stories_page(desk: DeskOf, asked: QueryOf[AskedStories]) -> StoriesPage:
    """Stories, the last told or the most told first."""
    chosen = asked.filter()
    found = desk.ask(some_stories, chosen, asked.order, STORIES + 1, (asked.page - 1) * STORIES)
    return StoriesPage(asked.page, asked.order, len(found) > STORIES, found[:STORIES])
