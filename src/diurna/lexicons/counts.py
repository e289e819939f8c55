"""How many entries the event lexicon has: `python -m diurna.lexicons.counts` prints the table of docs/lexicon.md."""

from collections import Counter
from collections.abc import Iterable

from diurna.lexicons.events import COLUMNS
from diurna.lexicons.tables import DATA, read_table

HEADER = ("| event | verbs | nouns | adjectives | entries |", "|---|---|---|---|---|")


def count_entries() -> dict[str, Counter[str]]:
    """Entries of the shipped lexicon by event type and part of speech; an entry of several lemmas counts once."""
    found: dict[str, Counter[str]] = {}
    for source in sorted((DATA / "events").iterdir(), key=lambda file: file.name):
        for row in read_table(source, COLUMNS):
            found.setdefault(row["event"], Counter())[row["pos"]] += 1
    return found


def table() -> Iterable[str]:
    """The lines of the table, in Markdown, the types by the alphabet and all together last."""
    counts = count_entries()
    total: Counter[str] = Counter()
    yield from HEADER
    for event, parts in sorted(counts.items()):
        total += parts
        yield line(event, parts)
    yield line("all", total)


def line(name: str, parts: Counter[str]) -> str:
    """One line: a name, its verbs, nouns, adjectives, and their sum."""
    return f"| {name} | {parts['verb']} | {parts['noun']} | {parts['adj']} | {parts.total()} |"


if __name__ == "__main__":
    print("\n".join(table()))
