"""`--plot`: an answer as a picture, beside the answer itself."""

from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.output import check_writable, refuse_inputs, replacing, say
from diurna.errors import DiurnaError, escape
from diurna.writers.charts import Chart
from diurna.writers.drawing import SUFFIXES, check_charts, write_chart

PlotOption = Annotated[
    Path | None,
    typer.Option(
        "--plot",
        metavar="FILE",
        help="Draw it as well: a picture (.png, .svg), or a page to open in a browser (.html). Needs the extra plot.",
    ),
]


def check_plot(plot: Path | None, output: Path | None, store: Path) -> None:
    """Wrong usage (exit code 2) for a picture that cannot be drawn or written, before anything is asked."""
    if plot is None:
        return
    if plot.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(
            f"{escape(str(plot))}: expected a name that ends in {', '.join(SUFFIXES)}.", param_hint="--plot"
        )
    try:
        check_charts()
    except DiurnaError as error:
        raise typer.BadParameter(str(error), param_hint="--plot") from error
    refuse_inputs([("--output", output), ("--plot", plot)], [str(store)])
    check_writable(plot, "--plot")


def write_plot(chart: Chart | None, plot: Path) -> None:
    """Draw a chart into its file, and say so; without a chart nothing is written."""
    if chart is None:
        say(f"Nothing to draw, so {escape(str(plot))} was not written.")
        return
    with replacing(plot) as part:
        write_chart(chart, part, plot.suffix.lower())
    say(f"Drawn: {escape(str(plot))}.")
