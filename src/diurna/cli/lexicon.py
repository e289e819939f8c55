"""`diurna lexicon`: check custom lexicons, and import other projects' dictionaries."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.options import OntologyFolder
from diurna.cli.output import check_writable, refuse_inputs, replacing, say
from diurna.errors import LexiconError, escape
from diurna.events.ontologies import scan_custom_ontology
from diurna.lexicons import check as checking
from diurna.lexicons.custom import read_custom_lexicons
from diurna.lexicons.importers.building import Import, import_dictionaries, write_rows
from diurna.ontology import plover

PARTS_SHOWN = 200

lexicon = typer.Typer(
    help="Check custom lexicons, and import other projects' dictionaries. Example: diurna lexicon check mine.tsv",
    no_args_is_help=True,
)


@lexicon.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE|DIR...", help="Lexicons of actors or of events, or folders of custom ontologies."),
    ] = None,
    ontology: OntologyFolder = None,
) -> None:
    """Check lexicons and ontologies: every fault of every file, with what to do. Exit code 1 where there are any.

    Lexicons of events are held against PLOVER, or against the ontology that is given.

    Example: diurna lexicon check examples/actors.tsv
    """
    paths = files or []
    folders = [path for path in paths if path.is_dir()] + ([ontology] if ontology else [])
    if not paths and not folders:
        raise typer.BadParameter("nothing to check. Give a lexicon's file, or the folder of an ontology.")
    scanned = [scan_custom_ontology(folder) for folder in folders]
    own = scanned[-1].types.ontology if ontology else None
    book = own or plover()
    found = checking.check_lexicons(
        [path for path in paths if not path.is_dir()],
        {name: kind.modes for name, kind in book.events.items()},
        book.contexts,
    )
    faults = [fault for folder in scanned for fault in folder.faults]
    faults += found.faults
    for fault in faults:
        say(escape(fault))
    told = [counted(len(folders), "ontology", "ontologies")] if folders else []
    told += [counted(found.files, "file")] if found.files else []
    entries = found.entries + sum(len({entry.id for entry in folder.entries}) for folder in scanned)
    closing = counted(len(faults), "fault") if faults else "no faults"
    typer.echo(f"{', '.join(told)}, {counted(entries, 'entry', 'entries')}: {closing}.")
    if faults:
        raise typer.Exit(1)


@lexicon.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Actors and agents as PETRARCH, TABARI or Phoenix have them."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.tsv", help="The custom lexicon to write.")],
    leave_out: Annotated[
        bool, typer.Option("--leave-out-faults", help="Tell the faults, and import all other lines.")
    ] = False,
) -> None:
    """Import dictionaries of actors and agents into one custom lexicon; faults are told with their lines.

    Example: diurna lexicon import Phoenix.agents.txt -o agents.tsv --leave-out-faults
    """
    refuse_inputs([("--output", output)], map(str, files))
    check_writable(output, "--output")
    try:
        found = import_dictionaries(files, leave_out_faults=leave_out)
    except LexiconError as error:
        for fault in error.faults:
            say(escape(fault))
        say(f"{counted(len(error.faults), 'fault')}: nothing was written. Mend them, or give --leave-out-faults.")
        raise typer.Exit(1) from error
    with replacing(output) as part:
        part.write_text("".join(line + "\n" for line in write_rows(found)), encoding="utf-8")
    tell_import(found, output)


def tell_import(found: Import, output: Path) -> None:
    """Say what an import wrote, and what it could not make use of."""
    for fault in found.faults:
        say(escape(fault))
    if found.details:
        say(f"Parts of codes that have no place in a record, kept in the notes: {tally(found.details)}.")
    if found.unknown:
        say(f"Parts of codes that are not known, kept in the notes: {tally(found.unknown)}.")
    if found.alternatives:
        say(f"Of {counted(found.alternatives, 'code')} with alternatives (A/B) the first was taken.")
    if found.repeated:
        say(f"{counted(found.repeated, 'name')} left out, as an earlier line codes the same name for the same days.")
    left_out = f", {counted(len(found.faults), 'fault')} left out" if found.faults else ""
    lines = counted(len(found.rows), "line")
    say(f"{counted(found.entries, 'entry', 'entries')} imported into {lines} of {escape(str(output))}{left_out}.")


def tally(parts: Counter[str]) -> str:
    """Parts with their counts, the most frequent first."""
    shown = ", ".join(f"{escape(part)} {count}" for part, count in parts.most_common(PARTS_SHOWN))
    return shown + (f", and {len(parts) - PARTS_SHOWN} more" if len(parts) > PARTS_SHOWN else "")


def check_lexicons(files: Sequence[Path], ontology: Path | None = None) -> None:
    """Tell all faults of lexicons and of an ontology that are to be used; exit code 2, as nothing can be coded with them."""
    faults: list[str] = []
    try:
        read_custom_lexicons(files)
    except LexiconError as error:
        faults.extend(error.faults)
    wrong = "lexicon" if faults else "ontology"
    if ontology is not None:
        faults.extend(scan_custom_ontology(ontology).faults)
    if faults:
        for fault in faults:
            say(escape(fault))
        say(f"Nothing was coded. Mend the {wrong}; `diurna lexicon check` tells when it is in order.")
        raise typer.Exit(2)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 entry", "2 entries"."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
