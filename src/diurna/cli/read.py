"""`diurna read`: what a reader makes of an input, before anything is coded."""

import enum
import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console

from diurna.articles import read as read_articles
from diurna.articles.similar import Copies
from diurna.cli.options import DayOrders, Inputs, Maps, Published, read_day, read_maps
from diurna.cli.output import prepare_stdout, say
from diurna.errors import InputError, escape
from diurna.records import Article

SHOWN = 300  # characters of the body


class Format(enum.StrEnum):
    """How articles are shown."""

    TABLE = "table"
    JSONL = "jsonl"


def read(
    inputs: Inputs,
    published: Published = None,
    columns: Maps = None,
    day_order: DayOrders = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="For people, or JSON Lines with the whole texts.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Stop after so many articles.")] = None,
) -> None:
    """Show what a reader makes of files: title, day, publisher, text, and what is cut away.

    Example: diurna read examples --limit 3
    """
    chosen = format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)
    day, maps = read_day(published), read_maps(columns)
    prepare_stdout(text=chosen is Format.TABLE)
    console = Console(file=sys.stdout, soft_wrap=True)
    copies = Copies()
    articles = failed = alike = 0
    found = read_articles(inputs, published=day, columns=maps, order=day_order.value if day_order else None)
    for each in islice(found, limit):
        if isinstance(each, InputError):
            failed += 1
            say(str(each))
            continue
        articles += 1
        copy = copies.notice(each)
        alike += copy is not None
        if chosen is Format.JSONL:
            sys.stdout.write(json_line(each, copy) + "\n")
        else:
            for line in describe(each, copy):
                console.print(line, markup=False, highlight=False)
    say(closing_line(articles, failed, alike))
    if failed:
        raise typer.Exit(1)


def json_line(article: Article, copy: str | None) -> str:
    """An article as one line of JSON, under the names that JSON Lines are read with."""
    record = {
        "id": article.id,
        "title": article.headline.of(article.text) if article.headline else None,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "dateline": article.dateline.of(article.text) if article.dateline else None,
        "cut": [{"start": span.start, "end": span.end, "text": span.of(article.text)} for span in article.cuts],
        "input": article.origin,
        "near_copy_of": copy,
    }
    return json.dumps(record, ensure_ascii=True)


def describe(article: Article, copy: str | None) -> Iterator[str]:
    """An article for people, some lines long."""
    text = article.text
    yield article.origin
    facts = {
        "title": article.headline.of(text) if article.headline else None,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language or "too short to tell",
        "dateline": article.dateline.of(text).strip() if article.dateline else None,
        "near copy of": copy,
    }
    for name, value in facts.items():
        if value or name in {"title", "published", "publisher"}:
            yield f"  {name:12} {escape(value) if value else '-'}"
    for span in article.cuts:
        yield f"  {'cut':12} {escape(shorten(span.of(text)))}"
    yield f"  {'text':12} {len(text):,} characters: {escape(shorten(' '.join(article.prose.split())))}"
    yield ""


def shorten(text: str) -> str:
    """A text cut to what fits on some lines."""
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def closing_line(articles: int, failed: int, alike: int) -> str:
    """How many there were."""
    line = f"{articles:,} article{'' if articles == 1 else 's'}"
    if alike:
        line += f", {alike:,} of them nearly the same as an earlier one"
    return line + (f"; {failed:,} input{'' if failed == 1 else 's'} could not be read." if failed else ".")
