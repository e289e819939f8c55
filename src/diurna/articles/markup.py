"""Pieces of HTML as text, in time that grows with their length only, whatever they hold."""

import re
from html import unescape

from diurna.articles.checks import clean

BREAK = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table|figure|figcaption|section|article)|br|hr)\b[^<>]*>",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"<(/?)(script|style|head|title)\b[^<>]*>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]{0,2000}>")


def to_text(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a line with a blank one between.

    >>> to_text("<p>Troops left.</p><p>Talks &amp; trade go on.</p>")
    'Troops left.\\n\\nTalks & trade go on.'
    """
    lines = BREAK.sub("\n", drop_hidden(markup).replace("\n", " "))
    words = (" ".join(unescape(ANY_TAG.sub("", line)).split()) for line in lines.split("\n"))
    return clean("\n\n".join(line for line in words if line))


def drop_hidden(markup: str) -> str:
    """The markup without scripts, styles and the head; one that is never closed takes the rest with it."""
    kept: list[str] = []
    at, inside = 0, ""
    for tag in HIDDEN.finditer(markup):
        name = tag[2].lower()
        if not inside and not tag[1]:
            kept.append(markup[at : tag.start()])
            inside = name
        elif tag[1] and name == inside:
            at, inside = tag.end(), ""
    if not inside:
        kept.append(markup[at:])
    return " ".join(kept)
