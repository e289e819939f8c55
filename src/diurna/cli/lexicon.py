"""`diurna lexicon`: check custom lexicons, and import other projects' dictionaries."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.articles.quoting import escape
from diurna.cli.output import check_writable, refuse_inputs, replacing, say
from diurna.errors import LexiconError
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
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Custom lexicons of actors or of events.")],
) -> None:
    """Check lexicons: every fault of every file, with its line and what to do. Exit code 1 where there are any.

    Example: diurna lexicon check examples/actors.tsv
    """
    book = plover()
    found = checking.check_lexicons(files, {name: kind.modes for name, kind in book.events.items()}, book.contexts)
    for fault in found.faults:
        say(escape(fault))
    faults = counted(len(found.faults), "fault") if found.faults else "no faults"
    typer.echo(f"{counted(found.files, 'file')}, {counted(found.entries, 'entry', 'entries')}: {faults}.")
    if found.faults:
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


def check_lexicons(files: Sequence[Path]) -> None:
    """Tell all faults of custom actor lexicons that are to be used; exit code 2, as nothing can be coded with them."""
    try:
        read_custom_lexicons(files)
    except LexiconError as error:
        for fault in error.faults:
            say(escape(fault))
        say("Nothing was coded. Mend the lexicon; `diurna lexicon check` tells when it is in order.")
        raise typer.Exit(2) from error


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 entry", "2 entries"."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
