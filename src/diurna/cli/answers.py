"""Answers of a store, written in every format: a table on a terminal, JSON Lines when piped, and files."""

import csv
import datetime as dt
import enum
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import markupsafe
import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.cli.columns import suffix_format
from diurna.cli.output import prepare_stdout, refuse_inputs, replacing
from diurna.records.serial import encodable
from diurna.writers.labels import plural, visible
from diurna.writers.tabular import csv_cell

ROWS_AT_ONCE = 10_000


class Format(enum.StrEnum):
    """How answers are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"


StoreFile = Annotated[Path, typer.Argument(metavar="STORE", help="The file that `diurna code --store` made.")]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="A table on a terminal, JSON Lines when piped, by the ending of -o FILE, unless given."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output (-).")
]


def is_terminal(output: Path | None) -> bool:
    """Whether the answer goes to a terminal."""
    return output is None and sys.stdout.isatty()


def choose_format(format: Format | None, output: Path | None, *inputs: Path) -> tuple[Format, Path | None]:
    """The format and the file of an answer; wrong usage where they do not go together."""
    output = None if output is None or str(output) == "-" else output
    named = suffix_format(output)
    chosen = format or (Format(named) if named else Format.TABLE if is_terminal(output) else Format.JSONL)
    if chosen is Format.PARQUET and output is None:
        raise typer.BadParameter("a Parquet file cannot go to standard output. Give -o FILE.parquet.")
    refuse_inputs([("--output", output)], map(str, inputs))
    return chosen, output


def write_answer(
    answer: pa.Table,
    chosen: Format,
    output: Path | None,
    *,
    title: str,
    noun: str = "row",
    render: Callable[[pa.Table, Console], None] | None = None,
) -> None:
    """Write an Arrow table in a format; `render` shows it on a terminal where plain columns would not do."""
    show = render or (lambda table, console: render_rows(table, console, noun))
    write(
        chosen,
        output,
        text={
            Format.TABLE: lambda file, console: show(answer, console),
            Format.JSONL: lambda file, console: write_lines(answer, file),
            Format.CSV: lambda file, console: write_cells(answer, file),
            Format.HTML: lambda file, console: write_page(answer, file, title),
        },
        parquet=lambda path: pq.write_table(answer, path, compression="zstd"),
    )


def write(
    chosen: Format,
    output: Path | None,
    *,
    text: dict[Format, Callable[[TextIO, Console], object]],
    parquet: Callable[[Path], object],
) -> None:
    """Write with the writer of the format, to standard output or to a file that takes the old one's place at the end."""
    if output is None:
        prepare_stdout(text=chosen is Format.TABLE)
        text[chosen](sys.stdout, Console(file=sys.stdout))
        sys.stdout.flush()
        return
    with replacing(output) as part:
        if chosen is Format.PARQUET:
            parquet(part)
            return
        with part.open("w", encoding="utf-8", newline="", errors="replace") as file:
            text[chosen](file, Console(file=file, width=120))


def rows_of(answer: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of a table as dictionaries, a batch at a time."""
    for batch in answer.to_batches(max_chunksize=ROWS_AT_ONCE):
        yield from batch.to_pylist()


def write_lines(answer: pa.Table, file: TextIO) -> None:
    """JSON Lines, days as ISO strings."""
    for row in rows_of(answer):
        file.write(encodable(json.dumps(row, ensure_ascii=False, default=iso)) + "\n")


def write_cells(answer: pa.Table, file: TextIO) -> None:
    """CSV as records are written: lists joined with "|", nothing that a spreadsheet would run."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(answer.column_names)
    for row in rows_of(answer):
        writer.writerow([csv_cell(value) for value in row.values()])


def iso(value: object) -> str:
    """A day or a time for JSON."""
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def render_rows(answer: pa.Table, console: Console, noun: str) -> None:
    """A table for a terminal, a column a field."""
    if not answer.num_rows:
        console.print(f"No {noun} found.")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for field in answer.schema:
        number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type)
        table.add_column(field.name.replace("_", " "), justify="right" if number and field.name != "year" else "left")
    for row in rows_of(answer):
        table.add_row(*(Text(visible(shown(value))) for value in row.values()))
    console.print(table)
    console.print(Text(plural(answer.num_rows, noun), style="dim"))


def shown(value: object) -> str:
    """One value for a reader."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    return str(value)


PAGE = markupsafe.Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{style}</style></head>\n'
    "<body><h1>{title}</h1>\n<table><thead><tr>{heads}</tr></thead>\n<tbody>\n"
)
STYLE = markupsafe.Markup(
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:1.3rem}table{border-collapse:collapse;width:100%}th{text-align:left;color:#57606a;font-weight:600}"
    "th,td{padding:.35rem .6rem;border-bottom:1px solid #d8dee4;vertical-align:top}td.n{text-align:right}"
    "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}th,td{border-color:#30363d}th{color:#9198a1}}"
)


def write_page(answer: pa.Table, file: TextIO, title: str) -> None:
    """One self-contained HTML page with the table; whatever it holds is escaped."""
    heads = markupsafe.Markup().join(
        markupsafe.Markup("<th>{}</th>").format(name.replace("_", " ")) for name in answer.column_names
    )
    file.write(PAGE.format(title=visible(title), style=STYLE, heads=heads))
    for row in rows_of(answer):
        cells = markupsafe.Markup().join(
            markupsafe.Markup('<td class="n">{}</td>' if isinstance(value, int | float) else "<td>{}</td>").format(
                visible(shown(value))
            )
            for value in row.values()
        )
        file.write(markupsafe.Markup("<tr>{}</tr>\n").format(cells))
    file.write(f"</tbody></table>\n<p>{plural(answer.num_rows, 'row')}</p></body></html>\n")
