"""Options for tables of records: which columns, pairs of parties, one a day. Shared by the commands that write records."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO

import typer

from diurna.cli.output import say
from diurna.records import Event
from diurna.writers import write_csv, write_parquet
from diurna.writers.labels import plural
from diurna.writers.layouts import LAYOUTS, Layout, Shaping

TABULAR = ("csv", "parquet")
SUFFIXES = {
    ".csv": "csv", ".parquet": "parquet", ".pq": "parquet", ".html": "html", ".htm": "html", ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}  # fmt: skip


class LayoutName(enum.StrEnum):
    """Sets of columns, by name."""

    DIURNA = "diurna"
    POLECAT = "polecat"
    CAMEO = "cameo"


ColumnsOption = Annotated[
    LayoutName | None,
    typer.Option("--columns", help="Columns of CSV and Parquet (docs/codebook.md): Diurna's, unless given."),
]
DyadsOption = Annotated[
    bool, typer.Option("--dyads", help="In CSV and Parquet a row for each pair of who acts and who is acted upon.")
]
OneADayOption = Annotated[
    bool,
    typer.Option("--one-a-day", help="In CSV and Parquet one record of the same parties, type, status and day."),
]


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What the three options ask for."""

    layout: Layout
    only_actual: bool
    dyads: bool
    one_a_day: bool

    def shaping(self) -> Shaping:
        """What passes records on as the table is to have them."""
        return Shaping(only_actual=self.only_actual, dyads=self.dyads, one_a_day=self.one_a_day)

    def write_csv(self, events: Iterable[Event], file: TextIO) -> None:
        """Write records as CSV."""
        shaping = self.shaping()
        write_csv(shaping(events), file, columns=self.layout.columns)
        self._tell(shaping)

    def write_parquet(self, events: Iterable[Event], path: Path) -> None:
        """Write records as Parquet."""
        self._tell(self.write_rows(events, path))

    def write_rows(self, events: Iterable[Event], file: Path | BinaryIO) -> Shaping:
        """Write records as Parquet, and tell nobody what was left out."""
        shaping = self.shaping()
        write_parquet(shaping(events), file, columns=(*self.layout.columns, *self.layout.more))
        return shaping

    def _tell(self, shaping: Shaping) -> None:
        if shaping.not_actual:
            say(
                f"{plural(shaping.not_actual, 'record')} left out of what did not happen (negated, future, hypothetical): "
                f"the columns of {self.layout.name} have no status."
            )
        if shaping.repeated:
            say(f"{plural(shaping.repeated, 'row')} left out by --one-a-day.")


def suffix_format(output: Path | None) -> str | None:
    """The format that a file's name asks for, None where it asks for none that is known."""
    return None if output is None else SUFFIXES.get(output.suffix.lower())


def table_options(
    columns: LayoutName | None, dyads: bool, one_a_day: bool, chosen: str, *, any_status: bool = False
) -> TableOptions:
    """What the options ask for; wrong usage (exit code 2) where the format has no columns.

    With `any_status` records of other statuses go into columns that have none too: they were asked for by name.
    """
    given = {"--columns": columns is not None, "--dyads": dyads, "--one-a-day": one_a_day}
    for option, asked in given.items():
        if asked and chosen not in TABULAR:
            raise typer.BadParameter(
                f"is for tables, not for {chosen}. Give --format csv, or --format parquet with -o FILE.",
                param_hint=option,
            )
    layout = LAYOUTS[(columns or LayoutName.DIURNA).value]
    return TableOptions(layout, layout.only_actual and not any_status, dyads, one_a_day)
