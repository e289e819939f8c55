"""Custom ontologies: a folder with event types and the words that name them; docs/ontologies.md explains it."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from diurna.errors import LexiconError
from diurna.lexicons.check import ontology_faults
from diurna.lexicons.events import (
    COLUMNS,
    MODE_COLUMNS,
    EventEntry,
    EventLexicon,
    event_lexicon,
    make_event_lexicon,
    read_rows,
)
from diurna.lexicons.tables import scan_table
from diurna.ontology import Ontology, scan_ontology
from diurna.ontology.custom import FILE, Scanned
from diurna.records import Coding

LEXICON = "lexicon.tsv"
INNER_MODES = "inner_modes.tsv"


@dataclass(frozen=True)
class CustomOntology:
    """A custom ontology and its event lexicon; `extends`, whether PLOVER's types and words are in both."""

    ontology: Ontology
    lexicon: EventLexicon
    extends: bool


@dataclass(frozen=True, slots=True)
class ScannedFolder:
    """What a folder holds: its ontology as far as it can be used, its entries, and the faults of all its files."""

    types: Scanned
    entries: tuple[EventEntry, ...]
    inner_modes: dict[tuple[str, str, str], str]
    faults: tuple[str, ...]


def read_custom_ontology(folder: Path | str) -> CustomOntology:
    """Read the folder of a custom ontology; raises `LexiconError` with the faults of all its files."""
    found = scan_custom_ontology(folder)
    ontology = found.types.ontology
    if found.faults or ontology is None:
        raise LexiconError(found.faults)
    base = event_lexicon() if found.types.extends else None
    return CustomOntology(
        ontology, make_event_lexicon(found.entries, found.inner_modes, base), extends=found.types.extends
    )


# What an entry of one's own seldom needs; the header may leave it out.
OPTIONAL = ("frame", "mode", "contexts", "absorbs", "note")


def scan_custom_ontology(folder: Path | str) -> ScannedFolder:
    """Read a folder and keep every fault: those of its types, of its words, and types without any word."""
    folder = Path(folder)
    if not folder.is_dir():
        nothing = Scanned(None, False, (), ())
        fault = f"{folder.name}: no folder. Expected one with {FILE} and {LEXICON}; see docs/ontologies.md."
        return ScannedFolder(nothing, (), {}, (fault,))
    types = scan_ontology(folder / FILE, digest_of(folder))
    rows, faults = scan_table(folder / LEXICON, COLUMNS, OPTIONAL)
    faults = [*types.faults, *faults]
    entries = read_rows(LEXICON, rows, {}, faults)
    inner, wrong = scan_table(folder / INNER_MODES, MODE_COLUMNS) if (folder / INNER_MODES).exists() else ([], [])
    faults += wrong
    if types.ontology is not None:
        modes = {name: kind.modes for name, kind in types.ontology.events.items()}
        for row in rows:
            faults += ontology_faults(LEXICON, row, modes, types.ontology.contexts)
        for row in inner:
            faults += ontology_faults(INNER_MODES, {**row, "contexts": ""}, modes, ())
        named = {entry.event for entry in entries}
        faults += [
            f'{LEXICON}: no entry names event "{kind}", which {FILE} has. Add a word for it, or take the type out.'
            for kind in types.own
            if rows and kind not in named
        ]
    inner_modes = {(row["event"], row["inner"], row["inner_mode"]): row["mode"] for row in inner}
    return ScannedFolder(types, tuple(entries), inner_modes, tuple(faults))


def files_of(folder: Path | str) -> list[Path]:
    """The files of a custom ontology that shape its records."""
    return [path for name in (FILE, LEXICON, INNER_MODES) if (path := Path(folder) / name).is_file()]


def digest_of(folder: Path | str) -> str:
    """A hash of a custom ontology's content (8 hex digits)."""
    whole = hashlib.sha256()
    for path in files_of(folder):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:8]


class Inner(Protocol):
    """What is asked of a stage that custom types pass under other names: it adds to drafts, and drops none."""

    @property
    def name(self) -> str:
        """What messages call the stage."""

    @property
    def needs(self) -> frozenset[str]:
        """What must have been added before."""

    @property
    def adds(self) -> frozenset[str]:
        """What it adds."""

    def __call__(self, coding: Coding) -> Coding:
        """Add to the drafts."""


class AsPlover:
    """A stage with rules for PLOVER's types, which custom types pass under the name of the type that they are like."""

    def __init__(self, stage: Inner, ontology: Ontology) -> None:
        self.stage, self.ontology = stage, ontology
        self.name, self.needs, self.adds = stage.name, stage.needs, stage.adds

    def __call__(self, coding: Coding) -> Coding:
        """Rename, let the stage add what it adds, and give each draft its own type back."""
        own = {draft.id: draft.event for draft in coding.drafts}
        renamed = tuple(replace(draft, event=self.plover_name(draft.event)) for draft in coding.drafts)
        coding = self.stage(replace(coding, drafts=renamed))
        return replace(coding, drafts=tuple(replace(draft, event=own[draft.id]) for draft in coding.drafts))

    def plover_name(self, event: str) -> str:
        """The PLOVER type whose rules a type follows; "" where it follows none."""
        return event if event in self.ontology.learned else self.ontology.events[event].like or ""
