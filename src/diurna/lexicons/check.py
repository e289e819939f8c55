"""Check lexicons that users write: every fault of every file, whatever kind of lexicon its header line says it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.errors import LexiconError
from diurna.lexicons import custom, events
from diurna.lexicons.custom import scan_custom_lexicons
from diurna.lexicons.events import read_rows
from diurna.lexicons.tables import alternatives, read_table

KINDS = {custom.COLUMNS: "actor lexicon", events.COLUMNS: "event lexicon"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many files and entries there are, and the faults, one line each."""

    files: int
    entries: int
    faults: tuple[str, ...]


def check_lexicons(paths: Sequence[Path], modes: Mapping[str, Collection[str]], contexts: Collection[str]) -> Checked:
    """Check files. `modes` are the event types of the ontology with their modes, `contexts` its contexts.

    Custom actor lexicons are checked together, in the order given, as they would be used.
    """
    faults: list[str] = []
    entries = 0
    actors: list[Path] = []
    seen: dict[str, str] = {}
    for path in paths:
        try:
            kind = kind_of(path)
        except LexiconError as error:
            faults.extend(error.faults)
            continue
        if kind == "actor lexicon":
            actors.append(path)
            continue
        try:
            rows = read_table(path, events.COLUMNS)
        except LexiconError as error:
            faults.extend(error.faults)
            continue
        entries += len(rows)
        read_rows(path.name, rows, seen, faults)
        for row in rows:
            faults.extend(ontology_faults(path.name, row, modes, contexts))
    lexicons, wrong = scan_custom_lexicons(actors)
    entries += sum(len(lexicon.entries) for lexicon in lexicons)
    return Checked(len(paths), entries, (*faults, *wrong))


def kind_of(path: Path) -> str:
    """What kind of lexicon a file is, by its header line. Raises `LexiconError` where it is none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise LexiconError([f"{path.name}: byte {error.start} is not UTF-8. Save the file as UTF-8."]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LexiconError([f"{path.name}: cannot be read ({reason}). Check the path."]) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        header = tuple(field.strip() for field in line.split("\t"))
        if header in KINDS:
            return KINDS[header]
        expected = "; or ".join(f"{' '.join(columns)} ({kind})" for columns, kind in KINDS.items())
        found = " ".join(header)[:80]
        raise LexiconError(
            [f'{path.name} line {number}: the header is "{found}", expected, with tabs between: {expected}. Mend it.']
        )
    raise LexiconError([f"{path.name}: empty. Expected a header line and entries; see docs/actor-lexicons.md."])


def ontology_faults(
    file: str, row: Mapping[str, str], modes: Mapping[str, Collection[str]], contexts: Collection[str]
) -> list[str]:
    """What an event entry names that the ontology does not have."""
    where, entry = f"{file} line {row['line']}", f'(entry "{row["id"]}")'
    event, mode = row["event"], row["mode"]
    if event and event not in modes:
        return [f'{where}: event "{event}", expected one of {", ".join(modes)} {entry}. Mend it.']
    found = []
    if event and mode and mode not in modes[event]:
        known = ", ".join(modes[event]) or "none"
        found.append(f'{where}: mode "{mode}", but those of {event} are: {known} {entry}. Mend it.')
    found.extend(
        f'{where}: context "{context}", expected among {", ".join(contexts)} {entry}. Mend it.'
        for context in alternatives(row["contexts"])
        if context not in contexts
    )
    return found
