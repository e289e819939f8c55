"""The `diurna` command and its subcommands."""

import sys
from typing import Annotated

import typer

from diurna.cli.code import code
from diurna.cli.counts import counts, timeline
from diurna.cli.diff import diff
from diurna.cli.evaluate import evaluate
from diurna.cli.evaluate_actors import evaluate_actors
from diurna.cli.evaluate_coref import evaluate_coref
from diurna.cli.evaluate_places import evaluate_places
from diurna.cli.evaluate_records import evaluate_records
from diurna.cli.evaluate_speakers import evaluate_speakers
from diurna.cli.evaluate_status import evaluate_status
from diurna.cli.evaluate_stories import evaluate_stories
from diurna.cli.evaluate_times import evaluate_times
from diurna.cli.evaluate_type import evaluate_type
from diurna.cli.events import events
from diurna.cli.explain import explain
from diurna.cli.lexicon import lexicon
from diurna.cli.link import link
from diurna.cli.output import say
from diurna.cli.people import people
from diurna.cli.places import places
from diurna.cli.read import read
from diurna.cli.relations import relations
from diurna.cli.review import review
from diurna.cli.serve import serve
from diurna.cli.story import story
from diurna.cli.version import show_version
from diurna.cli.watch import watch
from diurna.errors import DiurnaError

app = typer.Typer(
    name="diurna",
    help="Read news and keep the record: who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def callback(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=show_version, is_eager=True, help="Print the versions of code, model and lexicons."
        ),
    ] = False,
) -> None:
    """Read news and keep the record: who did what to whom, when, where, and who says so."""


app.command("code")(code)
app.command("link")(link)
app.command("read")(read)
app.command("watch")(watch)
app.command("explain")(explain)
app.command("events")(events)
app.command("counts")(counts)
app.command("timeline")(timeline)
app.command("relations")(relations)
app.command("story")(story)
app.command("people")(people)
app.command("serve")(serve)
app.command("diff")(diff)
evaluate.command("actors")(evaluate_actors)
evaluate.command("coref")(evaluate_coref)
evaluate.command("records")(evaluate_records)
evaluate.command("type")(evaluate_type)
evaluate.command("places")(evaluate_places)
evaluate.command("status")(evaluate_status)
evaluate.command("speakers")(evaluate_speakers)
evaluate.command("stories")(evaluate_stories)
evaluate.command("times")(evaluate_times)
app.add_typer(review, name="review")
app.add_typer(evaluate, name="evaluate")
app.add_typer(lexicon, name="lexicon")
app.add_typer(places, name="places")


def main() -> None:
    """Run the command line; what Diurna itself raises (a broken model, a faulty lexicon) is a message, exit code 1."""
    try:
        app()
    except DiurnaError as error:
        say(f"diurna: {error}")
        sys.exit(1)
