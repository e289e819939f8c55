"""Quote input in messages: short, on one line, and safe to print on any terminal."""

from collections.abc import Iterable
from itertools import accumulate

# Characters of an input in one quotation; no message has more than two, so that it echoes 80 at most.
LONGEST_QUOTE = 40


def escape(text: str) -> str:
    """Text with every character that cannot be printed as its escape: control, format, lone surrogate, odd space.

    >>> escape("a\\x1b[31m")
    'a\\\\x1b[31m'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def quote(text: str, limit: int = LONGEST_QUOTE) -> str:
    """Text in double quotes, escaped, cut so that it takes at most `limit` characters, quotes included."""
    escaped = escape(text[:limit])
    if len(text) > limit or len(escaped) > limit - 2:
        escaped = escaped[: limit - 5] + "..."
    return f'"{escaped}"'


def name_fields(names: Iterable[str]) -> str:
    """The names of a record's fields for a message, the first few where they are many."""
    found = [quote(name, 20) for name in names]
    fitting = sum(total <= LONGEST_QUOTE for total in accumulate(len(name) + 2 for name in found))
    more = [f"{len(found) - fitting} more"] if fitting < len(found) else []
    return ", ".join([*found[:fitting], *more]) or "none"
