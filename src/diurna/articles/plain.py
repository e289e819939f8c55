"""Plain text to an article."""

import datetime as dt
import re
from itertools import pairwise

from diurna.articles.build import build_article
from diurna.articles.checks import LONGEST_ARTICLE, clean, too_long
from diurna.articles.content import decode, name_binary
from diurna.articles.stream import Stream
from diurna.errors import InputError
from diurna.records import Article, Span

# Bytes: UTF-8 takes at most four a character, and three for the byte order mark.
LONGEST_FILE = 4 * LONGEST_ARTICLE + 3
# Characters. Longer first lines are paragraphs that happen to end without a full stop; the longest title of 131 Wikinews articles has 113.
LONGEST_HEADLINE = 300
# Lines broken by a machine at 72 columns or so are this long, but for the last one of a paragraph.
WRAPPED_SHORTEST, WRAPPED_LONGEST = 55, 80

_CLOSERS = "\"'”’»)]"


def read_plain(stream: Stream, *, published: dt.date | None) -> Article:
    """Read one article from all that a stream holds; raises `InputError`."""
    data = stream.read(LONGEST_FILE + 1)
    kind = name_binary(data)
    if kind:
        raise InputError(stream.origin, kind)
    if len(data) > LONGEST_FILE:
        raise too_long(stream.origin)
    return article_from_text(decode(data, stream.origin), published=published, origin=stream.origin)


def article_from_text(raw: str, *, published: dt.date | None = None, origin: str = "<text>") -> Article:
    """An article from text as decoded, its headline found; raises `InputError` for what no article can be."""
    text = clean(raw)
    headline = find_headline(text)
    return build_article(text, headline, published=published, origin=origin, wrapped=is_wrapped(text))


def find_headline(text: str) -> Span | None:
    """The first line, where it is a paragraph of its own with text after it and does not end in a full stop.

    A blank line makes it a paragraph; so does a line break, unless the text was hard-wrapped.
    """
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return None
    line = text[start:end].rstrip()
    if len(line) > LONGEST_HEADLINE or line.rstrip(_CLOSERS).endswith("."):
        return None
    blank_follows = re.match(r"\n[^\S\n]*\n", text[end : end + 1000])
    if not blank_follows and is_wrapped(text):
        return None
    return Span(start, start + len(line))


def is_wrapped(text: str) -> bool:
    """Whether most line breaks inside paragraphs were made at a column rather than by a writer.

    Such a line is 55 to 80 characters long and its sentence runs on in the next. A news text that gives each
    sentence a line of its own has lines of that length too, but they end in a full stop. With one or two breaks
    only, the first must run on in lower case, for a headline looks much like a broken line.
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    breaks = [(line, after) for line, after in pairwise(lines) if line and after]
    if not breaks:
        return False
    if len(breaks) < 3 and not breaks[0][1][0].islower():
        return False
    full = sum(
        WRAPPED_SHORTEST <= len(line) <= WRAPPED_LONGEST
        and (after[0].islower() or not line.rstrip(_CLOSERS).endswith((".", "!", "?")))
        for line, after in breaks
    )
    return 2 * full > len(breaks)
