"""Options that several commands share."""

import datetime as dt
import enum
from pathlib import Path
from typing import Annotated

import typer

from diurna.articles import parse_day
from diurna.articles.fields import NAMES


def read_day(text: str | None) -> dt.date | None:
    """The day that an option names; wrong usage (exit code 2) where it names none."""
    if text is None:
        return None
    try:
        return parse_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that give none of their own."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A custom actor lexicon, on top of what ships; may be given again, the later one first.",
    ),
]
OntologyFolder = Annotated[
    Path | None,
    typer.Option(
        "--ontology",
        metavar="DIR",
        help="A folder with event types and words of your own, which replace or extend PLOVER (docs/ontologies.md).",
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files of any kind that holds articles (docs/reading.md), directories, or - for standard input.",
    ),
]


class DayOrder(enum.StrEnum):
    """The order of day and month in days written with slashes."""

    DMY = "dmy"
    MDY = "mdy"


def read_maps(maps: list[str] | None) -> dict[str, str]:
    """The columns that hold our fields, from `--map field=column`; wrong usage (exit code 2) for anything else."""
    columns: dict[str, str] = {}
    for each in maps or []:
        field, equals, column = each.partition("=")
        if not equals or not column or field not in NAMES:
            raise typer.BadParameter(
                f"{each!r}: expected FIELD=COLUMN, the field one of {', '.join(NAMES)}.", param_hint="--map"
            )
        columns[field] = column
    return columns


Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="The column (CSV, Parquet) or key (JSON Lines) that holds text, title, published, publisher, url or id; "
        "may be given again.",
    ),
]
DayOrders = Annotated[
    DayOrder | None, typer.Option("--day-order", help="Which number of 03/04/2022 is the day: dmy or mdy.")
]
