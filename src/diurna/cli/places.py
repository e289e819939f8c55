"""`diurna places`: build a gazetteer from a dump of GeoNames."""

from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.output import say
from diurna.errors import escape
from diurna.places.dump import build_gazetteer

places = typer.Typer(
    help="Build a gazetteer from a GeoNames dump. Example: diurna places build allCountries.zip -o world.places",
    no_args_is_help=True,
)

GazetteerFolder = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", metavar="FOLDER", help="A gazetteer that `diurna places build` wrote, not the shipped one."
    ),
]


@places.callback()
def callback() -> None:
    """Build a gazetteer from a GeoNames dump."""


@places.command("build")
def build(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A GeoNames dump: allCountries.zip, US.zip, cities500.txt ...")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="The folder to write; by default FILE.places."),
    ] = None,
) -> None:
    """Compile a GeoNames dump into a gazetteer, for `--gazetteer`.

    Example: diurna places build allCountries.zip -o world.places
    """
    folder = output or file.with_suffix(".places")
    count = build_gazetteer(file, folder)
    say(f"{count:,} places in {escape(str(folder))}.")
