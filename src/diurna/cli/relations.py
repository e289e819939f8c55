"""`diurna relations`: how things stand between states, as of a day, and who says so."""

import itertools
from typing import Annotated, Any

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.analysis.relations import relation_rules
from diurna.analysis.relations import relations as ask_relations
from diurna.cli import filters
from diurna.cli.answers import FormatOption, OutputOption, StoreFile, choose_format, rows_of, write_answer
from diurna.store import Store
from diurna.writers.labels import plural, visible


def relations(
    store: StoreFile,
    of: Annotated[str | None, typer.Option(metavar="WHO", help="Held towards this one: XKX, EU, or a name.")] = None,
    holder: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Held by this one.")] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="WHO WHO", help="Between these two, whoever holds it.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As things stood on that day.")] = None,
    relation: Annotated[str | None, typer.Option(metavar="NAME", help='Only one, such as "recognises".')] = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Standing relations with their intervals: who recognises, sanctions, is at war or allied with whom, and who does not.

    Example: diurna relations news.duckdb --of XKX --on 2022-08-22
    """
    chosen, output = choose_format(format, output, store)
    day = filters.day_of(on, "--on")
    if relation is not None:
        filters.check(relation, tuple(dict.fromkeys(rule.relation for rule in relation_rules())), "--relation")
    with Store(store, read_only=True) as opened:
        answer = ask_relations(opened, of=of, holder=holder, between=between, relation=relation, on=day)
    write_answer(answer, chosen, output, title="Relations", noun="relation", render=render)


def render(answer: pa.Table, console: Console) -> None:
    """Relations for a terminal: those who hold the same, on the same grounds, share a row."""
    if not answer.num_rows:
        console.print("No relation found.")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("who", "relation", "whom", "known since", "until", "basis"):
        table.add_column(name)
    for _, rows in itertools.groupby(rows_of(answer), key=same_but_holder):
        some = list(rows)
        first = some[0]
        said = ", ".join(first["speakers"])
        cells = (
            ", ".join(row["holder"] for row in some), relation_words(first), first["of"], since_words(first),
            str(first["until"] or ""), f"claim of {said}" if said else first["basis"],
        )  # fmt: skip
        table.add_row(*(Text(visible(cell), style="" if first["holds"] else "red") for cell in cells))
    console.print(table)
    console.print(Text(plural(answer.num_rows, "relation"), style="dim"))


def same_but_holder(row: dict[str, Any]) -> str:
    """All of a row but who holds it, for grouping."""
    return repr({name: value for name, value in row.items() if name != "holder"})


def relation_words(row: dict[str, Any]) -> str:
    """The relation, with what says that it does not hold."""
    return str(row["relation"]) if row["holds"] else f"✗ not: {row['relation']}"


def since_words(row: dict[str, Any]) -> str:
    """From when it is known to hold; a span where its beginning is known less exactly."""
    known = str(row["known_since"])
    return known if row["since"] in {None, row["known_since"]} else f"{row['since']} – {known}"
