"""The event lexicon: which words, in which frames, name which event, and where its parties stand.

`data/events/*.tsv`, one file an event type; docs/lexicon.md explains the columns to those who add entries. A custom
ontology brings entries of its own, in the same form.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from diurna.errors import LexiconError
from diurna.lexicons.tables import DATA, alternatives, read_table

COLUMNS = ("id", "pos", "lemma", "frame", "actor", "recipient", "event", "mode", "contexts", "absorbs", "note")
MODE_COLUMNS = ("id", "event", "inner", "inner_mode", "mode")
# Kinds of condition that are no prepositions.
STRUCTURAL = frozenset(
    "prt obj no-obj subj xcomp ccomp mod party neg own state case cop will must must-done iobj below".split()
)
POS = {"verb": frozenset({"VERB", "AUX"}), "noun": frozenset({"NOUN"}), "adj": frozenset({"ADJ"})}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a frame: "obj=sanction,embargo" is kind "obj" with those words; "not:" negates it.

    Of "against|on" or "party|obj=town" each side is one of `either`; one of them has to hold.
    """

    kind: str
    words: frozenset[str] = frozenset()
    negated: bool = False
    either: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One entry: a predicate in a frame, the slots of its parties, and the event that it names.

    `actor` and `recipient` are slots to try in order. `absorbs` are the relations by which an event hangs that
    this one takes in ("refuse to recognise" is no recognition).
    """

    id: str
    pos: str
    lemma: str
    frame: tuple[Condition, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    absorbs: frozenset[str]
    order: int

    @property
    def specificity(self) -> tuple[int, int, int]:
        """What decides between entries that both match: more conditions, then more exclusions, then the earlier line."""
        wanted = sum(not condition.negated for condition in self.frame)
        return wanted, len(self.frame) - wanted, -self.order


@dataclass(frozen=True)
class EventLexicon:
    """All entries by lemma, and the modes that an absorbed event gives: (outer, inner) to a mode."""

    entries: Mapping[str, Sequence[EventEntry]]
    inner_modes: Mapping[tuple[str, str, str], str]

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Nouns that name a deed of any type: "attack", "refusal", "visit"; not what one calls a person, as "ally", "liar"."""
        return frozenset(
            lemma
            for lemma, alike in self.entries.items()
            if any(entry.pos == "noun" and "speaker" not in entry.actor for entry in alike)
        )

    @cached_property
    def violence(self) -> frozenset[str]:
        """Lemmas that by themselves name an ASSAULT."""
        found = self.entries.items()
        return frozenset(
            lemma
            for lemma, alike in found
            if any(entry.event == "ASSAULT" and entry.specificity[0] == 0 for entry in alike)
        )

    def candidates(self, lemma: str, upos: str) -> Sequence[EventEntry]:
        """Entries for a lemma with that UD tag, whatever their frames, most specific first.

        A prefix may be written on with a hyphen: "re-impose" is "reimpose" where it is not listed itself.
        """
        found = self.entries.get(lemma) or self.entries.get(lemma.replace("-", ""), ())
        return [entry for entry in found if upos in POS[entry.pos]]

    def inner_mode(self, event: str, inner: str, inner_mode: str | None) -> str | None:
        """The mode of an event that absorbed another ("threaten" + ASSAULT gives "violence"), None where none is."""
        exact = self.inner_modes.get((event, inner, inner_mode or ""))
        return exact or self.inner_modes.get((event, inner, "")) or self.inner_modes.get((event, "*", ""))


@cache
def event_lexicon() -> EventLexicon:
    """The shipped lexicon."""
    return read_event_lexicon(DATA / "events", DATA / "inner_modes.tsv")


def read_event_lexicon(folder: Traversable, inner_modes: Traversable) -> EventLexicon:
    """Read every table of a folder; raises `LexiconError` with the faults of all."""
    faults: list[str] = []
    entries: list[EventEntry] = []
    seen: dict[str, str] = {}
    for source in sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda file: file.name):
        try:
            rows = read_table(source, COLUMNS)
        except LexiconError as error:
            faults.extend(error.faults)
            continue
        entries.extend(read_rows(source.name, rows, seen, faults, len(entries)))
    if faults:
        raise LexiconError(faults)
    modes = {
        (row["event"], row["inner"], row["inner_mode"]): row["mode"] for row in read_table(inner_modes, MODE_COLUMNS)
    }
    return make_event_lexicon(entries, modes)


def make_event_lexicon(
    entries: Sequence[EventEntry],
    inner_modes: Mapping[tuple[str, str, str], str],
    base: EventLexicon | None = None,
) -> EventLexicon:
    """A lexicon of entries, by lemma, the most specific first.

    On top of `base`, they go before its entries however specific these are, and take the place of those with their ids.
    """
    by_lemma: dict[str, list[EventEntry]] = defaultdict(list)
    for entry in entries:
        by_lemma[entry.lemma].append(entry)
    for alike in by_lemma.values():
        alike.sort(key=lambda entry: entry.specificity, reverse=True)
    if base is None:
        return EventLexicon(dict(by_lemma), inner_modes)
    own = {entry.id for entry in entries}
    for lemma, others in base.entries.items():
        by_lemma[lemma] += [entry for entry in others if entry.id not in own]
    return EventLexicon(dict(by_lemma), {**base.inner_modes, **inner_modes})


def read_rows(
    file: str, rows: Sequence[Mapping[str, str]], seen: dict[str, str], faults: list[str], order: int = 0
) -> list[EventEntry]:
    """The entries of one table's rows, numbered from `order`; faults are added to `faults`, ids and their places to `seen`."""
    entries: list[EventEntry] = []
    for row in rows:
        where, entry = f"{file} line {row['line']}", f'(entry "{row["id"]}")'
        if row["id"] in seen:
            faults.append(f'{where}: id "{row["id"]}" stands in {seen[row["id"]]} too. Rename one.')
        seen[row["id"]] = where
        if row["pos"] not in POS:
            faults.append(f'{where}: pos "{row["pos"]}", expected one of {", ".join(POS)} {entry}. Mend it.')
            continue
        if not row["lemma"] or not row["event"]:
            faults.append(f"{where}: lemma or event is empty, expected both {entry}. Fill both in.")
            continue
        entries.extend(_entries(row, order + len(entries)))
    return entries


def _entries(row: Mapping[str, str], order: int) -> list[EventEntry]:
    return [
        EventEntry(
            id=row["id"],
            pos=row["pos"],
            lemma=lemma,
            frame=tuple(read_condition(part) for part in row["frame"].split()),
            actor=alternatives(row["actor"]),
            recipient=alternatives(row["recipient"]),
            event=row["event"],
            mode=row["mode"] or None,
            contexts=alternatives(row["contexts"]),
            absorbs=frozenset(part.strip() for part in row["absorbs"].split(",") if part.strip()),
            order=order,
        )
        for lemma in alternatives(row["lemma"])
    ]


def read_condition(text: str) -> Condition:
    """Read one condition of a frame. Prepositions that share a list of words have it once: "on|at=base,port".

    >>> read_condition("not:obj=goal,record").kind
    'obj'
    >>> [part.kind for part in read_condition("party|obj=town").either]
    ['party', 'obj']
    """
    negated = text.startswith("not:")
    parts = text.removeprefix("not:").split("|")
    found = []
    for part in parts:
        kind, _, words = part.partition("=")
        last, _, shared = parts[-1].partition("=")
        if not words and not {kind, last} & STRUCTURAL:
            words = shared
        found.append(Condition(kind, frozenset(word for word in words.split(",") if word), negated))
    return found[0] if len(found) == 1 else Condition("either", negated=negated, either=tuple(found))
