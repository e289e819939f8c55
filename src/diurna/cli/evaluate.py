"""`diurna evaluate`: what Diurna finds, scored against gold."""

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from diurna.cli.output import prepare_stdout, say
from diurna.errors import GoldError, escape
from diurna.language import Analyser
from diurna.records import Article, Coding
from diurna.scoring.engine import AnalyseText, Step, name_figures, parse_counts, raw_figures
from diurna.scoring.intervals import bootstrap
from diurna.scoring.names import read_names
from diurna.scoring.parse import parse_shares
from diurna.scoring.treebanks import read_treebank

FAULTS_SHOWN = 20

Json = Annotated[bool, typer.Option("--json", help="One JSON object, its figures fractions between 0 and 1.")]

evaluate = typer.Typer(
    help="Score what Diurna finds against gold. Example: diurna evaluate parse dev.conllu --raw", no_args_is_help=True
)


@evaluate.command("parse")
def parse_command(
    file: Annotated[Path, typer.Argument(metavar="FILE.conllu", help="A treebank in CoNLL-U.")],
    raw: Annotated[
        bool, typer.Option("--raw", help="From the raw text: words and sentences found too, every figure an F1.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Score tags, lemmas and trees against a treebank; LAS asks for full relations, with their subtypes.

    Example: diurna evaluate parse dev.conllu --json
    """
    with faults_told():
        sentences = read_treebank(file)
    analyser = Analyser()
    with progress(len(sentences)) as step:
        if raw:
            show("parse", file, len(sentences), raw_figures(sentences, analysis_of(analyser), step), as_json=as_json)
            return
        counts = parse_counts(sentences, analyser.parse, step)
    bounds = bootstrap(counts, parse_shares)
    show("parse", file, len(sentences), parse_shares(counts), as_json=as_json, intervals=bounds)


@evaluate.command("names")
def names_command(
    file: Annotated[Path, typer.Argument(metavar="FILE.iob2", help="Words and names in IOB2, as Universal NER has.")],
    as_json: Json = False,
) -> None:
    """Score names of persons, bodies and places against gold, on gold words; spans and types must be the same.

    Example: diurna evaluate names dev.iob2 --json
    """
    with faults_told():
        sentences = read_names(file)
    analyser = Analyser()
    with progress(len(sentences)) as step:
        figures = name_figures(sentences, analyser.parse, step)
    show("names", file, len(sentences), figures, as_json=as_json)


def analysis_of(analyser: Analyser) -> AnalyseText:
    """Analyse a text as the body of an article that has neither headline nor dateline."""
    return lambda text: analyser(Coding(Article(id="", text=text))).analysis


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Tell the faults of a gold file, the first where they are many; exit code 1."""
    try:
        yield
    except GoldError as error:
        for fault in error.faults[:FAULTS_SHOWN]:
            say(fault)
        if len(error.faults) > FAULTS_SHOWN:
            say(f"And {len(error.faults) - FAULTS_SHOWN} more faults.")
        raise typer.Exit(1) from error


@contextlib.contextmanager
def progress(total: int) -> Iterator[Step]:
    """A bar over sentences on standard error, where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda count: None
        return
    columns = (TextColumn("sentences"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("sentences", total=total)
        yield lambda count: bar.advance(task, count)


def show(
    kind: str,
    file: Path,
    size: int,
    figures: dict[str, float],
    *,
    as_json: bool,
    unit: str = "sentences",
    intervals: Mapping[str, tuple[float, float]] | None = None,
) -> None:
    """Print figures: one JSON object with fractions, or a table in per cent; `size` counts gold sentences, or the unit.

    `intervals` are the 95 % intervals of figures, where the command gives them.
    """
    prepare_stdout(text=not as_json)
    if as_json:
        rounded = {name: round(figure, 6) for name, figure in figures.items()}
        answer: dict[str, object] = {"kind": kind, "file": str(file), "n": size, "figures": rounded}
        if intervals:
            answer["intervals"] = {name: [round(low, 6), round(high, 6)] for name, (low, high) in intervals.items()}
        sys.stdout.write(json.dumps(answer) + "\n")
        return
    console = Console()
    console.print(f"{kind}, {escape(str(file))}, {size} {unit}", markup=False, highlight=False, soft_wrap=True)
    table = Table("figure")
    table.add_column("%", justify="right")
    if intervals:
        table.add_column("95 %", justify="right")
    for name, figure in figures.items():
        bounds = [f"{100 * intervals[name][0]:.1f}-{100 * intervals[name][1]:.1f}"] if intervals else []
        table.add_row(name, f"{100 * figure:.2f}", *bounds)
    console.print(table)
