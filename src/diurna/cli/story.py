"""`diurna story`: one happening across its reports."""

from typing import Annotated, Any

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.analysis.stories import Story
from diurna.analysis.stories import story as ask_story
from diurna.cli.answers import FormatOption, OutputOption, StoreFile, choose_format, write_answer
from diurna.cli.output import say
from diurna.store import Store
from diurna.writers.labels import plural, visible


def story(
    store: StoreFile,
    id: Annotated[str, typer.Argument(metavar="ID", help="A story's id, or the part before the dot: all of one news.")],
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """One happening across its reports: who tells it, in how many tellings, and where they disagree.

    Example: diurna story news.duckdb s1f09c2ab11.2
    """
    chosen, output = choose_format(format, output, store)
    with Store(store, read_only=True) as opened:
        found = ask_story(opened, id)
    if not found:
        say(f'No story "{visible(id)}" in {visible(str(store))}. `diurna events` shows the ids of stories.')
        raise typer.Exit(1)
    answer = pa.Table.from_pylist([row_of(one) for one in found])
    write_answer(
        answer, chosen, output, title=f"Story {id}", noun="story", render=lambda _, console: render(found, console)
    )


def row_of(one: Story) -> dict[str, Any]:
    """A story as a row: numbers, and its records as a list."""
    return {
        "story": one.story,
        "event": one.event,
        "mode": one.mode,
        "first": one.first,
        "last": one.last,
        "place": one.place,
        "reports": one.reports,
        "tellings": one.tellings,
        "publishers": list(one.publishers),
        "actors": list(one.actors),
        "recipients": list(one.recipients),
        "statuses": list(one.statuses),
        "counts": list(one.counts),
        "disagreements": list(one.disagreements),
        "records": [row["id"] for row in one.records],
        "sentences": [row["text"] for row in one.records],
    }


def render(found: list[Story], console: Console) -> None:
    """Stories for a terminal: a heading each, then its records with their publishers and sentences."""
    for one in found:
        kind = one.event if one.mode is None else f"{one.event} {one.mode}"
        parties = " → ".join(part for part in (", ".join(one.actors), ", ".join(one.recipients)) if part)
        console.print(Text(visible(f"{one.story}  {kind}  {parties}  {days_of(one)}"), style="bold"))
        publishers = f" by {', '.join(one.publishers)}" if one.publishers else ""
        told = f"{plural(one.reports, 'report')}{publishers}, {plural(one.tellings, 'telling')}"
        console.print(Text(visible(told), style="dim"))
        for line in one.disagreements:
            console.print(Text(visible(f"they disagree on {line}"), style="yellow"))
        table = Table.grid(padding=(0, 2))
        for row in one.records:
            cells = (str(row["published"] or ""), row["publisher"] or row["origin"], row["status"], row["text"])
            table.add_row(*(Text(visible(cell)) for cell in cells))
        console.print(table)
        console.print()


def days_of(one: Story) -> str:
    """The days of a story."""
    return str(one.first or "no date") if one.first == one.last else f"{one.first} – {one.last}"
