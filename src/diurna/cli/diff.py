"""`diurna diff`: what a re-coding changed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.analysis.changes import Change, compare, summarise
from diurna.cli.answers import FormatOption, OutputOption, choose_format, write_answer
from diurna.errors import RecordError, StoreError, escape
from diurna.records import Event
from diurna.records.serial import event_from_json
from diurna.store import Store
from diurna.writers.labels import visible

FAULTS_SHOWN = 5


def diff(
    files: Annotated[
        list[str],
        typer.Argument(metavar="STORE RUN1 RUN2 | BEFORE.jsonl AFTER.jsonl", help="Two runs of a store, or two files."),
    ],
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Records that a re-coding added, lost or coded otherwise, field by field, with counts by type.

    Example: diurna diff news.duckdb 1 2
    """
    if len(files) == 3:
        chosen, output = choose_format(format, output, Path(files[0]))
        with Store(files[0], read_only=True) as store:
            before, after = (list(store.events(run=number)) for number in run_numbers(store, files))
    elif len(files) == 2:
        chosen, output = choose_format(format, output, *map(Path, files))
        before, after = (list(read_records(Path(name))) for name in files)
    else:
        raise typer.BadParameter("expected a store and two runs, or two files of records (JSON Lines).")
    changes = list(compare(before, after))
    answer = pa.Table.from_pylist([row_of(change) for change in changes], schema=SCHEMA)
    write_answer(
        answer, chosen, output, title="Changes", noun="change", render=lambda _, console: render(changes, console)
    )


SCHEMA = pa.schema(
    [
        (name, pa.string())
        for name in ("change", "article", "sentence", "event", "trigger", "field", "before", "after", "text")
    ]
)


def run_numbers(store: Store, files: list[str]) -> tuple[int, int]:
    """The two runs that are named; wrong usage where one is not there."""
    known = store.runs()["run"].to_pylist()
    for name in files[1:]:
        if not name.isdecimal() or int(name) not in known:
            raise typer.BadParameter(f"no run {escape(name)} in {escape(files[0])}; its runs: {known}.")
    return int(files[1]), int(files[2])


def read_records(path: Path) -> Iterator[Event]:
    """The records of a JSON Lines file; raises `StoreError` with the faults of the first bad line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise StoreError(f"{escape(str(path))}: cannot be read ({reason}). Expected records as JSON Lines.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield event_from_json(json.loads(line))
        except RecordError as error:
            faults = " ".join(error.faults[:FAULTS_SHOWN])
            raise StoreError(f"{escape(str(path))} line {number}: no record. {escape(faults)}") from error
        except (ValueError, RecursionError) as error:
            raise StoreError(f"{escape(str(path))} line {number}: no JSON. Expected one record a line.") from error


def row_of(change: Change) -> dict[str, str | None]:
    """A change as a row; the fields of a changed record are joined in one."""
    record = change.record
    before = {name: old for name, (old, _) in change.fields.items()}
    after = {name: new for name, (_, new) in change.fields.items()}
    return {
        "change": change.kind,
        "article": record.article,
        "sentence": str(record.sentence),
        "event": record.event,
        "trigger": record.trigger.text,
        "field": ", ".join(change.fields) or None,
        "before": json.dumps(before, ensure_ascii=False) if before else None,
        "after": json.dumps(after, ensure_ascii=False) if after else None,
        "text": record.text,
    }


def render(changes: list[Change], console: Console) -> None:
    """Changes for a terminal: counts by type, then each."""
    counts = summarise(changes)
    if not changes:
        console.print("No record was added, lost or changed.")
        return
    for kind in ("added", "gone", "changed", "fields"):
        told = ", ".join(f"{name} {number}" for name, number in counts[kind].items())
        console.print(Text(visible(f"{kind:8}{sum(counts[kind].values()):6}  {told}")))
    console.print()
    marks = {"added": "+", "gone": "-", "changed": "~"}
    table = Table.grid(padding=(0, 2))
    for change in changes:
        record = change.record
        fields = "; ".join(f"{name}: {short(old)} → {short(new)}" for name, (old, new) in change.fields.items())
        cells = (marks[change.kind], f"{record.article} {record.sentence}", record.event, record.trigger.text, fields)
        table.add_row(*(Text(visible(cell)) for cell in cells))
    console.print(table)


def short(value: object) -> str:
    """A field's value on little room: the codes of parties, the days of a date."""
    if isinstance(value, list):
        return "[" + ", ".join(short(item) for item in value) + "]"
    if isinstance(value, dict):
        named = value.get("code") or value.get("name") or value.get("start") or value.get("text")
        return str(named)
    return str(value)
