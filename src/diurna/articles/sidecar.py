"""`metadata.jsonl` beside text files: their days of publication, publishers and addresses.

Plain text cannot say when it was published. A folder of text files may: one JSON object a line, with `file` (the
name of the text file) and any of `published`, `publisher`, `url`, under the same names that JSON Lines articles use.
"""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from diurna.articles.dates import parse_day
from diurna.articles.fields import pick_field
from diurna.articles.jsonlines import LONGEST_LINE, parse_line
from diurna.articles.pages import Page, with_facts
from diurna.articles.stream import Stream, unreadable
from diurna.errors import InputError, escape
from diurna.records import Article
from diurna.records.article import article_id

SIDECAR = "metadata.jsonl"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sidecar says of one file; None where it says nothing."""

    published: dt.date | None
    publisher: str | None
    url: str | None

    def add_to(self, article: Article | Page) -> Article | Page:
        """The article, or page, with these facts; an article's id follows the day."""
        if isinstance(article, Page):
            return with_facts(article, self.published, self.publisher, self.url)
        published = self.published or article.published
        return replace(
            article,
            id=article_id(article.text, published),
            published=published,
            publisher=self.publisher or article.publisher,
            url=self.url or article.url,
        )


def read_sidecar(folder: str) -> tuple[Mapping[str, Facts], list[InputError]]:
    """The facts in a folder's `metadata.jsonl` by file name, and its faults; ({}, []) where there is none."""
    path = os.path.join(folder, SIDECAR)
    facts: dict[str, Facts] = {}
    faults: list[InputError] = []
    if not os.path.isfile(path):
        return facts, faults
    try:
        with Path(path).open("rb") as raw:
            stream = Stream(raw, escape(path))
            for number, line in stream.lines(LONGEST_LINE):
                if line is None or line.strip():
                    try:
                        name, found = read_facts(line, f"{stream.origin}:{number}", number)
                        facts[name] = found
                    except InputError as error:
                        faults.append(error)
    except OSError as error:
        faults.append(unreadable(escape(path), error))
    return facts, faults


def read_facts(line: bytes | None, origin: str, number: int) -> tuple[str, Facts]:
    """The file that one line describes, and the facts; raises `InputError` with every fault of the line."""
    fields = parse_line(line, origin, number)
    faults: list[str] = []
    name = fields.get("file")
    if not isinstance(name, str) or not name:
        faults.append('no "file". Expected the name of the text file that the line describes.')
    day_text, publisher, url = (pick_field(fields, field, faults) for field in ("published", "publisher", "url"))
    day = None
    if day_text is not None:
        try:
            day = parse_day(day_text)
        except ValueError as error:
            faults.append(f"day of publication {error}")
    if faults:
        raise InputError(origin, " Also: ".join(faults))
    return str(name), Facts(day, publisher, url)
