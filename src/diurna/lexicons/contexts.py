"""Words that tell what an event is about: `data/contexts.tsv`, a context of PLOVER and the words that give it a line."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from diurna.lexicons.tables import DATA, alternatives, read_table

COLUMNS = ("id", "context", "words")


@cache
def context_words() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By first word, the words of each phrase with the context that they give; all lower case."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in read_table(DATA / "contexts.tsv", COLUMNS):
        for phrase in alternatives(row["words"]):
            words = tuple(phrase.split())
            found[words[0]].append((words, row["context"]))
    return {first: tuple(phrases) for first, phrases in found.items()}
