"""RSS and Atom to articles: one an entry, with its text as far as the feed gives it."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diurna.articles.build import build_article, join_title
from diurna.articles.markup import to_text
from diurna.articles.pages import day_of, host_of, one_line
from diurna.articles.reading import Reading
from diurna.articles.stream import Stream
from diurna.errors import InputError
from diurna.records import Article

LONGEST_FEED = 20_000_000  # bytes
LONGEST_HEAD = 4096  # bytes in which a document type stands
LONGEST_LINK = 2000
# A text of this many characters is an article; less is a summary of one.
SHORTEST_ARTICLE = 700
# A document type may name files or multiply itself; a feed needs none.
DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed; `text` is what the feed itself gives of the article, a summary mostly."""

    title: str | None
    text: str
    link: str | None
    published: str | None
    publisher: str | None

    @property
    def is_whole(self) -> bool:
        """Whether the feed gives the article itself."""
        return len(self.text) >= SHORTEST_ARTICLE


def read_feed(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an article from each entry of a feed."""
    data = stream.read(LONGEST_FEED + 1)
    if len(data) > LONGEST_FEED:
        raise InputError(stream.origin, f"longer than {LONGEST_FEED:,} bytes, which no feed is. Left out.")
    entries = parse_feed(data, stream.origin)
    for number, entry in enumerate(entries, 1):
        try:
            yield article_from_entry(entry, f"{stream.origin}:{number}", reading)
        except InputError as error:
            yield error


def parse_feed(data: bytes, origin: str) -> list[Entry]:
    """The entries of a feed in RSS or Atom; raises `InputError` for what is none, or holds none."""
    data = DOCTYPE.sub(b"", data[:LONGEST_HEAD], count=1) + data[LONGEST_HEAD:]
    if b"<!ENTITY" in data:
        raise InputError(origin, "defines entities of its own, which no feed needs. Left out: a bomb?")
    try:
        import feedparser  # much of it, and only for feeds

        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except MemoryError:
        raise
    except Exception as error:
        raise InputError(origin, f"this feed cannot be read ({type(error).__name__}). Fetch it anew.") from error
    publisher = one_line(to_text(_string(parsed.feed.get("title"))))
    entries = [make_entry(entry, publisher) for entry in parsed.entries]
    if not entries and not parsed.get("version"):
        raise InputError(origin, "looks like XML that is neither a web page nor a feed. Expected RSS or Atom.")
    if not entries:
        raise InputError(origin, "the feed has no entries.")
    return entries


def make_entry(entry: Mapping[str, Any], publisher: str | None) -> Entry:
    """What feedparser found of an entry, as text."""
    contents = [_string(content.get("value")) for content in entry.get("content") or []]
    texts = [to_text(text) for text in [*contents, _string(entry.get("summary"))]]
    link = _string(entry.get("link")).strip()
    source = entry.get("source") or {}
    return Entry(
        title=one_line(to_text(_string(entry.get("title")))),
        text=max(texts, key=len),
        link=link if link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK else None,
        published=_string(entry.get("published") or entry.get("updated")) or None,
        publisher=one_line(to_text(_string(source.get("title")))) or publisher,
    )


def article_from_entry(entry: Entry, origin: str, reading: Reading) -> Article:
    """The article that an entry gives by itself; raises `InputError` where it gives no text."""
    if not entry.text:
        raise InputError(
            origin, "the entry has no text, only a title or a link. `diurna watch` fetches the page itself."
        )
    text, headline = join_title(entry.title, entry.text)
    return build_article(
        text,
        headline,
        origin=origin,
        published=day_of(entry.published) or reading.published,
        publisher=entry.publisher or host_of(entry.link),
        url=entry.link,
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
