"""`diurna people`: who was named with which office, and when."""

from typing import Annotated

import typer
from rich.console import Console

from diurna.analysis.people import people as ask_people
from diurna.cli import filters
from diurna.cli.answers import FormatOption, OutputOption, StoreFile, choose_format, rows_of, write_answer
from diurna.store import Store
from diurna.writers import PersonSeen, render_people


def people(
    store: StoreFile,
    of: Annotated[
        str | None, typer.Option(metavar="CODE", help="Of a country, government or body: SRB, SRB-GOV.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Part of the name.")] = None,
    office: Annotated[str | None, typer.Option(help="Part of the office.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Seen both by and after that day.")] = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Who is named with which office, and the first and last day on which articles say so.

    Example: diurna people news.duckdb --of SRB --office minister
    """
    chosen, output = choose_format(format, output, store)
    day = filters.day_of(on, "--on")
    with Store(store, read_only=True) as opened:
        answer = ask_people(opened, of=of, name=name, office=office, on=day)

    def render(console: Console) -> None:
        persons = [PersonSeen(**{**row, "sectors": tuple(row["sectors"])}) for row in rows_of(answer)]
        render_people(persons, console)

    write_answer(answer, chosen, output, title="People", noun="person", render=lambda _, console: render(console))
