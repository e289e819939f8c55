"""A record's fields to an article, whatever the record came in: a line of JSON, a row of a table, an entry of a feed."""

import datetime as dt
from collections.abc import Mapping

from diurna.articles.build import build_article, join_title
from diurna.articles.checks import clean
from diurna.articles.dates import parse_day
from diurna.articles.days import parse_any_day
from diurna.articles.quoting import name_fields
from diurna.articles.reading import Reading
from diurna.errors import InputError
from diurna.records import Article

# What we call a field, and the names under which corpora have it, best first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "id": ("id",),
}
KNOWN = frozenset(name for names in NAMES.values() for name in names)
LONGEST_LABEL = 2000  # characters of a publisher, URL or id

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}


def name_kind(value: object) -> str:
    """What a value of JSON is called in messages."""
    return _KINDS.get(type(value), "null")


def own_name(name: str) -> str:
    """The name of a table's column, in small letters where we know it so."""
    return name.lower() if name.lower() in KNOWN else name


def choose_columns(fields: Mapping[str, object], columns: Mapping[str, str]) -> Mapping[str, object]:
    """The record with our fields taken from the columns that the user named for them (`--map text=story_body`).

    What a mapped field is otherwise known by is left out, so that the user's word holds even where it leads to nothing.
    """
    if not columns:
        return fields
    kept = {name: value for name, value in fields.items() if not any(name in NAMES[field] for field in columns)}
    return kept | {NAMES[field][0]: fields.get(column) for field, column in columns.items()}


def explain_missing_text(fields: Mapping[str, object]) -> str | None:
    """Why a record has no text, None where it has a field for it."""
    if any(name in fields for name in NAMES["text"]):
        return None  # if it holds nothing, that is said when it is looked at
    return f'no "text" (nor "body" or "content") among the fields {name_fields(fields)}. Rename the one that holds it.'


def article_from_fields(
    fields: Mapping[str, object],
    *,
    published: dt.date | None = None,
    origin: str = "<record>",
    reading: Reading | None = None,
    any_day: bool = False,
) -> Article:
    """An article from a record; `published` is for one that gives no day itself.

    With `any_day`, as for tables, or an order of day and month in `reading`, days may stand in other forms than
    YYYY-MM-DD.

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
            order = reading.order if reading else None
            day = parse_any_day(day_text, order) if any_day or order else parse_day(day_text)
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
    return build_article(text, headline, published=day, publisher=publisher, url=url, given_id=given, origin=origin)


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
            faults.append(f'"{name}" is {name_kind(value)}, expected a string.')
            return None
        text = clean(value)
        if text.strip():
            return text if field == "text" else text.replace("\n", " ").strip()
    return None
