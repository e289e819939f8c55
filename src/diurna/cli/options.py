"""Options that several commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from diurna.articles import parse_day


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
Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files (.txt, .jsonl), directories, or - for standard input."),
]
