"""What every text must pass to become an article, whatever form it came in."""

import re

from diurna.articles.language import name_foreign, tell_language
from diurna.errors import InputError

# Characters; the longest of 131 Wikinews articles has 10,092, so that a million is no single article.
LONGEST_ARTICLE = 1_000_000

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(raw: str) -> str:
    """The text as decoded, but for what no later stage should meet.

    A byte order mark at the start is dropped, CRLF and CR become LF, other control characters become one space
    each, lone surrogates become U+FFFD.
    """
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def check_text(text: str, origin: str) -> str | None:
    """The text's language ("en", None where it is too short to tell).

    Raises `InputError` for a text that is empty, too long for one article, or not in English.
    """
    if len(text) > LONGEST_ARTICLE:
        raise too_long(origin)
    if not text.strip():
        raise InputError(origin, "the text is empty. Expected an article; leave the input out or fill it.")
    language = tell_language(text)
    foreign = name_foreign(language)
    if foreign:
        raise InputError(
            origin,
            f"the text looks like {foreign}. Diurna codes English only, so the article was set aside: "
            "translate it or leave it out.",
        )
    return language


def too_long(origin: str) -> InputError:
    """The error for a text with more characters than one article can have."""
    return InputError(
        origin,
        f"longer than {LONGEST_ARTICLE:,} characters, which looks like many articles in one. Split it: "
        "one article a file, or JSON Lines with one article a line.",
    )
