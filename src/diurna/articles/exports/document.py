"""One article as a database exports it, and what the layouts of all databases share."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diurna.articles.build import build_article, join_title
from diurna.articles.days import find_written_day, parse_any_day
from diurna.articles.reading import DayOrder, Reading
from diurna.errors import InputError
from diurna.records import Article

LONGEST_TITLE = 500
# Lines of the longest article that a database would export, so that a file without marks does not fill the memory.
MOST_LINES = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one article of an export says of itself; `day` as it is written there."""

    title: str | None
    body: str
    publisher: str | None = None
    day: str | None = None
    url: str | None = None
    order: DayOrder | None = None


def article_from_document(document: Document, origin: str, reading: Reading) -> Article:
    """The article; raises `InputError` where it has no body, or its day can't be read."""
    if not document.body.strip():
        raise InputError(origin, "the exported document has no text. Export full texts, not only the records.")
    text, headline = join_title(document.title, document.body)
    return build_article(
        text,
        headline,
        origin=origin,
        published=_day(document, origin, reading) or reading.published,
        publisher=document.publisher,
        url=document.url,
    )


def _day(document: Document, origin: str, reading: Reading) -> dt.date | None:
    if not document.day:
        return None
    written = find_written_day(document.day)
    if written:
        return written
    try:
        return parse_any_day(document.day, reading.order or document.order)
    except ValueError as error:
        raise InputError(origin, f"day of publication {error}") from error


def split_at_ends(lines: Iterable[str], end: re.Pattern[str]) -> Iterator[list[str]]:
    """The lines of each document, the one that ends it included; what follows the last end is given too."""
    held: list[str] = []
    for line in lines:
        held.append(line.strip())
        if end.fullmatch(held[-1]) or len(held) > MOST_LINES:
            yield held
            held = []
    if any(held):
        yield held


def split_at_starts(lines: Iterable[str], start: re.Pattern[str]) -> Iterator[list[str]]:
    """The lines of each document, from the one that starts it on; what precedes the first start is left out."""
    held: list[str] | None = None
    for line in lines:
        if start.fullmatch(line.strip()):
            if held is not None:
                yield held
            held = []
        elif held is not None and len(held) <= MOST_LINES:
            held.append(line.strip())
    if held is not None and any(held):
        yield held


def blocks_of(lines: Iterable[str]) -> list[list[str]]:
    """The lines between blank ones."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def body_of(lines: Sequence[str]) -> str:
    """Lines as the text of an article: blank ones around and in a row are dropped, paragraphs stay apart."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def title_of(line: str) -> str | None:
    """A line as a title, on one line and not too long; None where it is blank."""
    return " ".join(line.split())[:LONGEST_TITLE] or None


def is_day(line: str) -> bool:
    """Whether a line holds a day and next to nothing else: "August 22, 2022 Monday", "Monday 22 August 2022 10:15 GMT"."""
    return len(line) <= 60 and find_written_day(line) is not None and len(re.findall(r"[A-Za-z]+", line)) <= 6
