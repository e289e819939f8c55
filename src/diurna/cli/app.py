"""The `diurna` command and its subcommands."""

import sys
from typing import Annotated

import typer

from diurna.cli.code import code
from diurna.cli.evaluate import evaluate
from diurna.cli.evaluate_actors import evaluate_actors
from diurna.cli.evaluate_coref import evaluate_coref
from diurna.cli.explain import explain
from diurna.cli.lexicon import lexicon
from diurna.cli.output import say
from diurna.errors import DiurnaError
from diurna.version import VERSION

app = typer.Typer(
    name="diurna",
    help="Read news and keep the record: who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def show_version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        typer.echo(f"diurna {VERSION}")
        raise typer.Exit


@app.callback()
def callback(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news and keep the record: who did what to whom, when, where, and who says so."""


app.command("code")(code)
app.command("explain")(explain)
evaluate.command("actors")(evaluate_actors)
evaluate.command("coref")(evaluate_coref)
app.add_typer(evaluate, name="evaluate")
app.add_typer(lexicon, name="lexicon")


def main() -> None:
    """Run the command line; what Diurna itself raises (a broken model, a faulty lexicon) is a message, exit code 1."""
    try:
        app()
    except DiurnaError as error:
        say(f"diurna: {error}")
        sys.exit(1)
