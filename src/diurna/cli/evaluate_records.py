"""`diurna evaluate records`: whole records, scored against gold articles."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.articles import article_from_text
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.evaluate_actors import Split
from diurna.cli.output import prepare_stdout
from diurna.coder import Coder
from diurna.errors import GoldError, escape
from diurna.scoring.calibration import reliability
from diurna.scoring.gold import GoldArticle, read_gold, text_hash
from diurna.scoring.intervals import Interval
from diurna.scoring.records import FIELDS, Scored, figures_of, intervals, score_article


def evaluate_records(
    file: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold articles, with offsets into their texts.")],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="FOLDER", help="Where the texts are, by file name; beside the file if not given."
        ),
    ] = None,
    split: Annotated[Split | None, typer.Option(help="Only this half of the articles.")] = None,
    as_json: Json = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show how many records are right at each confidence.")
    ] = False,
) -> None:
    """Score event, parties, status, speaker, date and place of records; intervals are 95 %, over articles.

    Example: diurna evaluate records evaluation/gold/news.jsonl --texts news/ --split dev
    """
    with faults_told():
        gold = [(article, text_of(article, texts or file.parent)) for article in read_gold(file, split=split)]
    coder = Coder()
    scored: list[Scored] = []
    with progress(len(gold)) as step:
        for article, text in gold:
            coding = coder.code_article(article_from_text(text, published=article.published))
            scored.append(score_article(coding.events, article))
            step(1)
    figures, bounds = figures_of(scored), intervals(scored)
    if as_json:
        show("records", file, len(scored), figures, as_json=True, intervals=bounds)
        return
    prepare_stdout(text=True)
    console = Console()
    console.print(
        f"records, {escape(str(file))}, {len(scored)} articles", markup=False, highlight=False, soft_wrap=True
    )
    show_figures(scored, figures, bounds, console)
    if calibration:
        show_calibration(scored, console)


def text_of(article: GoldArticle, folder: Path) -> str:
    """The text of a gold article, the very one that was annotated; raises `GoldError`."""
    path = folder / Path(article.file).name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError([f"{path}: cannot be read ({error}). Give the folder of the texts as --texts."]) from error
    if text_hash(text) != article.sha256:
        raise GoldError([f"{path}: not the text that was annotated. Expected the file as it was published."])
    return text


def show_figures(
    scored: list[Scored], figures: dict[str, float], bounds: Mapping[str, Interval], console: Console
) -> None:
    """Print precision, recall and F1 with their intervals, in per cent."""
    table = Table("field", "precision", "recall", "F1")
    for field in FIELDS:
        names = [f"{field}_{kind}" for kind in ("precision", "recall", "f1")]
        cells = (
            f"{100 * figures[name]:.1f} ({100 * bounds[name][0]:.0f}-{100 * bounds[name][1]:.0f})" for name in names
        )
        table.add_row(escape(field), *cells)
    console.print(f"{sum(one.records for one in scored)} records, {sum(one.gold for one in scored)} gold events")
    console.print(table)
    low, high = bounds.get("ece", (0.0, 0.0))
    console.print(
        f"expected calibration error of the confidence (ece) {100 * figures['ece']:.1f} ({100 * low:.0f}-{100 * high:.0f})"
    )


def show_calibration(scored: list[Scored], console: Console) -> None:
    """Print how many records have which confidence, and which share of them has the right type, actor and recipient."""
    table = Table("confidence", "records", "mean", "right")
    for row in reliability([pair for one in scored for pair in one.judged]):
        table.add_row(f"{row.low:.1f}-{row.high:.1f}", str(row.records), f"{row.confidence:.2f}", f"{row.right:.2f}")
    console.print(table)
