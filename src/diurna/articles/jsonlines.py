"""JSON Lines to articles: one object a line."""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping

from diurna.articles.checks import LONGEST_ARTICLE, check_text, clean, too_long
from diurna.articles.content import decode
from diurna.articles.dateline import find_dateline
from diurna.articles.dates import parse_day
from diurna.articles.quoting import escape, name_fields
from diurna.articles.stream import Stream
from diurna.errors import InputError
from diurna.records import Article, Span
from diurna.records.article import article_id

# What we call a field, and the names under which corpora have it, best first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "id": ("id",),
}
# Bytes: an article of the longest text, should all of it be written as \u escapes, and room for other fields.
LONGEST_LINE = 12 * LONGEST_ARTICLE + 4_000_000
LONGEST_LABEL = 2000  # characters of a publisher, URL or id

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}


def read_json_lines(stream: Stream, *, published: dt.date | None) -> Iterator[Article | InputError]:
    """Read an article from each line that is not blank; a line that gives none gives an error instead.

    Where no line of several has text (a table of metadata beside its articles), one error stands for all.
    """
    textless: list[tuple[int, str]] = []  # held back until a line with text shows that these are slips
    anything = text_seen = False
    for number, line in stream.lines(LONGEST_LINE):
        if line is not None and not line.strip():
            continue
        anything = True
        origin = f"{stream.origin}:{number}"
        try:
            fields = parse_line(line, origin, number)
            missing = explain_missing_text(fields)
            if missing and not text_seen:
                textless.append((number, sys.intern(missing)))
                continue
            text_seen = True
            found: Article | InputError = (
                InputError(origin, missing)
                if missing
                else article_from_fields(fields, published=published, origin=origin)
            )
        except InputError as error:
            found = error
        if text_seen and textless:
            yield from (InputError(f"{stream.origin}:{slip}", reason) for slip, reason in textless)
            textless.clear()
        yield found
    if len(textless) > 1:
        yield InputError(
            stream.origin,
            f"none of its {len(textless)} objects has text: {textless[0][1]} "
            "If the file describes articles that stand elsewhere, leave it out.",
        )
    else:
        yield from (InputError(f"{stream.origin}:{slip}", reason) for slip, reason in textless)
    if not anything:
        yield InputError(stream.origin, "the input is empty. Expected JSON Lines: one object with text a line.")


def parse_line(line: bytes | None, origin: str, number: int = 1) -> Mapping[str, object]:
    """The JSON object of one line; raises `InputError`. `line` is None where it is too long to be looked at."""
    if line is None:
        raise too_long(origin)
    text = decode(line, origin, " of the line")
    if number == 1:
        text = text.removeprefix("\ufeff")
    try:
        value = json.loads(text, strict=False)  # some exports leave tabs and the like bare in strings; nothing is lost
    except json.JSONDecodeError as error:
        raise InputError(
            origin,
            f"broken JSON at line {number}, column {error.colno}: {escape(error.msg)}. Expected one whole object "
            'a line, such as {"text": "...", "published": "2022-08-22"}.',
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets nested by thousands
        raise InputError(
            origin, "JSON with a number too long or brackets too deep to read. Expected one plain object a line."
        ) from error
    if not isinstance(value, dict):
        kind = _KINDS.get(type(value), "null")
        raise InputError(origin, f'the line holds {kind}, expected an object, such as {{"text": "..."}}.')
    return value


def explain_missing_text(fields: Mapping[str, object]) -> str | None:
    """Why a record has no text, None where it has a field for it."""
    if any(fields.get(name) is not None for name in NAMES["text"]):
        return None
    return f'no "text" (nor "body" or "content") among the fields {name_fields(fields)}. Rename the one that holds it.'


def article_from_fields(
    fields: Mapping[str, object], *, published: dt.date | None = None, origin: str = "<record>"
) -> Article:
    """An article from a record; `published` is for one that gives no day itself.

    The text is title, blank line, body; where the body already begins with the title, it is not repeated.
    Raises `InputError` with every fault of the record.
    """
    faults: list[str] = []
    missing = explain_missing_text(fields)
    if missing:
        faults.append(missing)
    body, title, day_text, publisher, url, given = (pick_field(fields, field, faults) for field in NAMES)
    day = published
    if day_text is not None:
        try:
            day = parse_day(day_text)
        except ValueError as error:
            faults.append(f"day of publication {error}")
    for field, label in (("publisher", publisher), ("url", url), ("id", given)):
        if label is not None and len(label) > LONGEST_LABEL:
            faults.append(f'"{field}" has {len(label):,} characters, expected at most {LONGEST_LABEL:,}.')
    if body is None and not faults:
        faults.append("the text is empty. Expected an article; leave the line out or fill it.")
    if body is None or faults:
        raise InputError(origin, " Also: ".join(faults))
    text, headline = join_title(title, body)
    check_text(text, origin)
    return Article(
        id=given or article_id(text, day),
        text=text,
        headline=headline,
        dateline=find_dateline(text, headline.end if headline else 0),
        published=day,
        publisher=publisher,
        url=url,
        origin=origin,
    )


def pick_field(fields: Mapping[str, object], field: str, faults: list[str]) -> str | None:
    """The first value of a field under its names that says something; one of a wrong type goes to `faults`.

    The text comes back cleaned, everything else on one line. None where there is no value, or a blank one.
    """
    for name in NAMES[field]:
        value = fields.get(name)
        if value is None:
            continue
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            faults.append(f'"{name}" is {_KINDS.get(type(value), "null")}, expected a string.')
            return None
        text = clean(value)
        if text.strip():
            return text if field == "text" else text.replace("\n", " ").strip()
    return None


def join_title(title: str | None, body: str) -> tuple[str, Span | None]:
    """The article's text, and where the title stands in it."""
    if title is None:
        return body, None
    start = len(body) - len(body.lstrip())
    end = start + len(title)
    if body.startswith(title, start) and (end == len(body) or body[end:].lstrip(" \t").startswith("\n")):
        return body, Span(start, end)
    return f"{title}\n\n{body}", Span(0, len(title))
