"""Signatures: what a predicate does to the event embedded in it ("refused to sign", "a plan to withdraw")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from diurna.errors import LexiconError
from diurna.lexicons.tables import DATA, alternatives, read_table

COLUMNS = ("id", "pos", "lemma", "relation", "positive", "negative", "note")
KINDS = ("verb", "noun", "adj")
EFFECTS = ("actual", "negated", "future", "hypothetical", "same")


@dataclass(frozen=True, slots=True)
class Signature:
    """One row of signatures.tsv.

    `relations` names the complements that it acts through. `positive` and `negative` are one of `EFFECTS`: what
    the embedded event becomes when the embedding predicate is itself affirmed, or negated. A lemma may carry a
    second word after an underscore ("call_off", "make_sure").
    """

    id: str
    pos: str
    lemma: str
    relations: tuple[str, ...]
    positive: str
    negative: str


class Signatures:
    """Signatures by part of speech and lemma."""

    def __init__(self, entries: Iterable[Signature]) -> None:
        self._entries: dict[tuple[str, str], list[Signature]] = {}
        for entry in entries:
            self._entries.setdefault((entry.pos, entry.lemma), []).append(entry)

    def find(self, pos: str, lemmas: Iterable[str], relations: Iterable[str]) -> Signature | None:
        """The row for the first of `lemmas` that any row has, and through the first of `relations` that fits."""
        relations = tuple(relations)
        for lemma in lemmas:
            entries = self._entries.get((pos, lemma), [])
            for relation in relations:
                for entry in entries:
                    if relation in entry.relations:
                        return entry
            if entries and "_" in lemma:
                return None
        return None


def read_signatures(source: Traversable) -> Signatures:
    """Read a table of signatures; raises `LexiconError` with every fault found."""
    entries, faults = [], []
    for row in read_table(source, COLUMNS):
        faults.extend(_faults(source.name, row))
        entries.append(
            Signature(
                row["id"], row["pos"], row["lemma"], alternatives(row["relation"]), row["positive"], row["negative"]
            )
        )
    if faults:
        raise LexiconError(faults)
    return Signatures(entries)


def _faults(name: str, row: Mapping[str, str]) -> list[str]:
    where, found = f"{name} line {row['line']}", []
    if row["pos"] not in KINDS:
        found.append(f'{where}: pos "{row["pos"]}", expected one of {", ".join(KINDS)}. Mend it.')
    for column in ("positive", "negative"):
        if row[column] not in EFFECTS:
            found.append(f'{where}: {column} "{row[column]}", expected one of {", ".join(EFFECTS)}. Mend it.')
    if not row["lemma"] or not alternatives(row["relation"]):
        found.append(f"{where}: lemma or relation is empty. Fill it in.")
    return found


@cache
def shipped_signatures() -> Signatures:
    """The signatures that ship with Diurna, read once."""
    return read_signatures(DATA / "signatures.tsv")
