"""JSON Lines to articles: one object a line."""

import json
import sys
from collections.abc import Iterator, Mapping

from diurna.articles.checks import LONGEST_ARTICLE, too_long
from diurna.articles.content import decode
from diurna.articles.fields import article_from_fields, choose_columns, explain_missing_text, name_kind
from diurna.articles.reading import Reading
from diurna.articles.stream import Stream
from diurna.errors import InputError, escape
from diurna.records import Article

# Bytes: an article of the longest text, should all of it be written as \u escapes, and room for other fields.
LONGEST_LINE = 12 * LONGEST_ARTICLE + 4_000_000


def read_json_lines(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
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
            fields = choose_columns(parse_line(line, origin, number), reading.columns)
            missing = explain_missing_text(fields)
            if missing and not text_seen:
                textless.append((number, sys.intern(missing)))
                continue
            text_seen = True
            found: Article | InputError = (
                InputError(origin, missing)
                if missing
                else article_from_fields(fields, published=reading.published, origin=origin, reading=reading)
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
        raise InputError(origin, f'the line holds {name_kind(value)}, expected an object, such as {{"text": "..."}}.')
    return value
