"""Article: one text, as its reader returned it."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from diurna.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: its text and what is known about its publication.

    `text` is the title, then the body. `headline` points at the title in it, None where the article has none;
    `dateline` at "COLOMBO, July 9 (Agency) - " in front of the body's first sentence; `cuts` at bylines, captions,
    "Read more" and the like, in order: words that no later stage reads. Nothing is taken out, so that offsets hold.
    `published` is None when neither the article nor the user gives a day. `origin` is what the user calls the
    input ("news.jsonl:12"), for messages. `language` is an ISO 639-1 code, None where the text is too short to tell.
    """

    id: str
    text: str
    headline: Span | None = None
    dateline: Span | None = None
    cuts: tuple[Span, ...] = ()
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    origin: str = "<text>"

    @property
    def body(self) -> Span:
        """All that is not headline."""
        return Span(self.headline.end if self.headline else 0, len(self.text))

    @property
    def prose(self) -> str:
        """The body without its dateline and what is cut.

        >>> Article(id="1", text="By Jane Doe\\nTroops left.", cuts=(Span(0, 11),)).prose.split()
        ['Troops', 'left.']
        """
        parts: list[str] = []
        start = self.body.start
        for span in sorted(span for span in (self.dateline, *self.cuts) if span):
            parts.append(self.text[start : span.start])
            start = max(start, span.end)
        return " ".join([*parts, self.text[start:]])


def article_id(text: str, published: dt.date | None) -> str:
    """An id from the content, so that the same article gets the same id in every run (16 hex digits)."""
    return hashlib.sha256(f"{published}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
