"""Quote input in messages: short, on one line, and safe to print on any terminal."""

from collections.abc import Iterable
from itertools import accumulate

from diurna.errors import escape

# Characters of an input in one quotation; no message has more than two, so that it echoes 80 at most.
LONGEST_QUOTE = 40


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
