"""PrintedEvent: a record together with where its article was printed."""

from dataclasses import dataclass, fields
from typing import Self

from diurna.records.article import Article
from diurna.records.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedEvent(Event):
    """A record with the publisher and the address of its article, for tables that have columns of them.

    Both are None where the article does not say.
    """

    publisher: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, event: Event, article: Article) -> Self:
        """A record as its article printed it."""
        told = {field.name: getattr(event, field.name) for field in fields(Event)}
        return cls(**told, publisher=article.publisher, url=article.url)
