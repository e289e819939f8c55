"""Speech: the words that report what someone said or has in mind, and words for what speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from diurna.errors import LexiconError
from diurna.lexicons.tables import DATA, alternatives, read_table

COLUMNS = ("id", "pos", "lemma", "takes", "stance", "note")
KINDS = ("verb", "noun", "adj", "prep", "adv", "voice")
PREPOSITIONS = ("about", "against", "as", "at", "by", "for", "in", "of", "on", "over", "to", "toward", "upon", "with")
FRAMES = ("clause", "quote", "inf", "ing", "hidden", "obj", *PREPOSITIONS)
STANCES = ("asserts", "denies", "doubts", "promises", "accuses", "asks", "wants", "judges", "knows", "names", "")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of speech.tsv or attitudes.tsv.

    `pos` is "verb", "noun", "adj", "prep" (lemma as printed: "according to"), "adv" ("reportedly") or "voice": a noun
    for a document or an office that speaks for the party that it belongs to ("the ministry's statement").
    `takes`: what may hold the claim: a "clause" with its own verb, a direct "quote", an infinitive ("inf"), a
    gerund ("ing"), an object ("obj"), what follows one of `PREPOSITIONS`; "hidden" is a verb that only passives report
    with ("is understood to"). `stance` is how the speaker stands to it.
    """

    id: str
    pos: str
    lemma: str
    takes: tuple[str, ...]
    stance: str


class Speech:
    """Cues by part of speech and lemma."""

    def __init__(self, entries: Iterable[Cue]) -> None:
        self._entries = {(entry.pos, entry.lemma): entry for entry in entries}

    def find(self, pos: str, lemma: str) -> Cue | None:
        """The row of a word, None where it reports nothing."""
        return self._entries.get((pos, lemma))


def read_speech(source: Traversable) -> Speech:
    """Read a table of cues; raises `LexiconError` with every fault found."""
    entries, faults, seen = [], [], set()
    for row in read_table(source, COLUMNS):
        faults.extend(_faults(source.name, row))
        if (row["pos"], row["lemma"]) in seen:
            faults.append(f'{source.name} line {row["line"]}: "{row["lemma"]}" stands twice as {row["pos"]}. Merge.')
        seen.add((row["pos"], row["lemma"]))
        entries.append(Cue(row["id"], row["pos"], row["lemma"], alternatives(row["takes"]), row["stance"]))
    if faults:
        raise LexiconError(faults)
    return Speech(entries)


def _faults(name: str, row: Mapping[str, str]) -> list[str]:
    where, found = f"{name} line {row['line']}", []
    if row["pos"] not in KINDS:
        found.append(f'{where}: pos "{row["pos"]}", expected one of {", ".join(KINDS)}. Mend it.')
    if row["stance"] not in STANCES:
        found.append(f'{where}: stance "{row["stance"]}", expected one of {", ".join(filter(None, STANCES))}. Mend it.')
    found.extend(
        f'{where}: takes "{frame}", expected among {", ".join(FRAMES)}. Mend it.'
        for frame in alternatives(row["takes"])
        if frame not in FRAMES
    )
    return found


@cache
def shipped_speech() -> Speech:
    """The cues of statements that ship with Diurna, read once."""
    return read_speech(DATA / "speech.tsv")


@cache
def shipped_attitudes() -> Speech:
    """The cues of attitudes that ship with Diurna (what a party asks, wants, judges, knows or names), read once."""
    return read_speech(DATA / "attitudes.tsv")
