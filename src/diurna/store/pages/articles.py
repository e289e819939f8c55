"""Articles: a text, what a list says of it, and others about the same news."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Article
from diurna.store.rows import article_from_row
from diurna.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article, as a list has it."""

    article: str
    published: dt.date | None
    publisher: str | None
    title: str | None


ARTICLE = "SELECT newest.* FROM newest WHERE article = ? ORDER BY coding DESC LIMIT 1"
TITLES = """
SELECT article, published, publisher,
    coalesce(substr(text, headline_start + 1, headline_end - headline_start), origin) AS title
FROM newest
WHERE article IN (SELECT unnest(?))
"""
BESIDE = """
SELECT newest.article, newest.published, newest.publisher,
    coalesce(substr(newest.text, newest.headline_start + 1, newest.headline_end - newest.headline_start),
        newest.origin) AS title
FROM reports
JOIN newest ON newest.coding = reports.coding
WHERE reports.story = (
    SELECT reports.story FROM reports JOIN newest ON newest.coding = reports.coding WHERE newest.article = ? LIMIT 1
) AND newest.article <> ?
ORDER BY newest.published NULLS LAST, newest.article
LIMIT ?
"""


def article_with_id(store: Store, id: str) -> Article | None:
    """The newest text of an article, None where there is none of that id."""
    for row in store.rows(ARTICLE, [id]):
        return article_from_row(row)
    return None


def articles_beside(store: Store, id: str, limit: int = 20) -> tuple[Printed, ...]:
    """Other articles about the same news: id, day, publisher, title."""
    return tuple(Printed(**row) for row in store.rows(BESIDE, [id, id, limit]))


def printed(store: Store, ids: Sequence[str]) -> dict[str, Printed]:
    """The articles with these ids, as a list has them."""
    return {row["article"]: Printed(**row) for row in store.rows(TITLES, [list(ids)])} if ids else {}
