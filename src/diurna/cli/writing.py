"""What `diurna code` writes: records, people or claims, in the format asked for, to a file or to standard output."""

import enum
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console

from diurna.cli.columns import LayoutName, TableOptions, suffix_format, table_options
from diurna.cli.output import prepare_stdout, replacing
from diurna.records import Coding, Event
from diurna.records.printed import PrintedEvent
from diurna.writers import (
    collect_people,
    render_article,
    render_claims,
    render_people,
    write_claims_jsonl,
    write_jsonl,
    write_page,
    write_people_csv,
    write_people_jsonl,
)


class Format(enum.StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written of codings, how, and where; `output` is None for standard output."""

    output: Path | None
    form: Format
    table: TableOptions
    people: bool = False
    claims: bool = False

    @property
    def records(self) -> bool:
        """Whether records are written, not what is said of people or claims in their place."""
        return not self.people and not self.claims

    def write(self, codings: Iterable[Coding]) -> None:
        """Write as codings come (the page: when all are there); a file takes the old one's place at the end."""
        if self.output is None:
            prepare_stdout(text=self.form is Format.TABLE)
            self._write_text(codings, sys.stdout, Console(file=sys.stdout))
            sys.stdout.flush()
            return
        with replacing(self.output) as part:
            if self.form is Format.PARQUET:
                self.table.write_parquet(printed_of(codings), part)
                return
            with part.open("w", encoding="utf-8", newline="", errors="replace") as file:
                self._write_text(codings, file, Console(file=file, width=100))

    def _write_text(self, codings: Iterable[Coding], file: TextIO, console: Console) -> None:
        """Write in one of the text formats; the table goes to the console on the file."""
        if self.claims:
            self._write_claims(codings, file, console)
        elif self.people:
            self._write_people(codings, file, console)
        else:
            self._write_records(codings, file, console)

    def _write_records(self, codings: Iterable[Coding], file: TextIO, console: Console) -> None:
        match self.form:
            case Format.TABLE:
                for coding in codings:
                    render_article(coding, console)
            case Format.JSONL:
                write_jsonl(events_of(codings), file)
            case Format.CSV:
                self.table.write_csv(printed_of(codings), file)
            case Format.HTML:
                write_page(codings, file)

    def _write_claims(self, codings: Iterable[Coding], file: TextIO, console: Console) -> None:
        if self.form is Format.JSONL:
            write_claims_jsonl(codings, file)
            return
        for coding in codings:
            render_claims(coding, console)

    def _write_people(self, codings: Iterable[Coding], file: TextIO, console: Console) -> None:
        people = collect_people(codings)
        match self.form:
            case Format.TABLE:
                render_people(people, console)
            case Format.JSONL:
                write_people_jsonl(people, file)
            case Format.CSV:
                write_people_csv(people, file)


def choose_writing(
    output: Path | None,
    form: Format | None,
    *,
    people: bool,
    claims: bool,
    layout: LayoutName | None,
    dyads: bool,
    one_a_day: bool,
    any_status: bool,
) -> Writing:
    """What the options ask to be written; wrong usage (exit code 2) where they do not go together.

    A format that is not given is that of the file's ending; else CSV where columns are asked for, a table on a terminal, JSON Lines
    elsewhere.
    """
    named = suffix_format(output)
    if form is None and named is None and layout is not None:
        form = Format.CSV
    on_terminal = output is None and sys.stdout.isatty()
    chosen = form or (Format(named) if named else Format.TABLE if on_terminal else Format.JSONL)
    if chosen is Format.PARQUET and output is None:
        raise typer.BadParameter("a Parquet file cannot go to standard output. Give -o FILE.parquet.")
    table = table_options(layout, dyads, one_a_day, chosen.value, any_status=any_status)
    if people and chosen in {Format.PARQUET, Format.HTML}:
        raise typer.BadParameter(f"--people is written as table, jsonl or csv, not as {chosen.value}.")
    if claims and (people or chosen not in {Format.TABLE, Format.JSONL}):
        other = "together with --people" if people else f"as {chosen.value}"
        raise typer.BadParameter(f"--claims is written as jsonl or table, not {other}.")
    return Writing(output, chosen, table, people, claims)


def events_of(codings: Iterable[Coding]) -> Iterator[Event]:
    """All events of all codings."""
    for coding in codings:
        yield from coding.events


def printed_of(codings: Iterable[Coding]) -> Iterator[PrintedEvent]:
    """All events of all codings, each with where its article was printed."""
    for coding in codings:
        for event in coding.events:
            yield PrintedEvent.of(event, coding.article)
