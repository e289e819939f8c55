"""An article as a newspaper would set it, what was read in it marked, and its records beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from diurna.records import Article, Coding, Event
from diurna.store import Filter
from diurna.store.pages import Printed, article_with_id, articles_beside, some_records
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import missing
from diurna.web.pages import page
from diurna.writers.page import lay_out

router = APIRouter()
MOST_RECORDS = 2_000  # of one article that a page shows

Key = Annotated[str, Query(min_length=1, max_length=2_000)]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article, its records in the order of the text, and other articles about the same news."""

    article: Article
    records: tuple[Event, ...]
    beside: tuple[Printed, ...]


def laid_out(request: Request, desk: Desk, answer: ArticlePage) -> Mapping[str, Any]:
    """The text with its marks, and the records in the order of its numbers."""
    return layout_of(Coding(answer.article, events=answer.records))


def layout_of(coding: Coding) -> dict[str, Any]:
    """What the template of an article needs of it."""
    in_order = sorted(coding.events, key=lambda event: (event.trigger.start, event.trigger.end))
    return {
        "story": lay_out("a", coding),
        "events": in_order,
        "unreal": sum(event.status != "actual" for event in in_order),
    }


@page(router, "/article", "article.html.jinja", view=laid_out)
def article_page(desk: DeskOf, id: Key) -> ArticlePage:
    """An article with its text, its records in the order of the text, and other articles about the same news."""
    article = desk.ask(article_with_id, id)
    if article is None:
        raise missing("article", id)
    records = desk.ask(some_records, Filter(article=id), "text", MOST_RECORDS)
    return ArticlePage(article, records, desk.ask(articles_beside, id))
