"""`diurna evaluate records`: whole records, scored against gold articles."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.articles import article_from_text
from diurna.articles.quoting import escape
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.evaluate_actors import Split
from diurna.coder import Coder
from diurna.errors import GoldError
from diurna.scoring.gold import GoldArticle, read_gold, text_hash
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
    show("records", file, len(scored), figures_of(scored), as_json=as_json, unit="articles")
    if not as_json:
        show_intervals(scored)


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


def show_intervals(scored: list[Scored]) -> None:
    """Print precision, recall and F1 with their intervals, in per cent."""
    figures, bounds = figures_of(scored), intervals(scored)
    table = Table("field", "precision", "recall", "F1")
    for field in FIELDS:
        names = [f"{field}_{kind}" for kind in ("precision", "recall", "f1")]
        cells = (
            f"{100 * figures[name]:.1f} ({100 * bounds[name][0]:.0f}-{100 * bounds[name][1]:.0f})" for name in names
        )
        table.add_row(escape(field), *cells)
    console = Console()
    console.print(f"{sum(one.records for one in scored)} records, {sum(one.gold for one in scored)} gold events")
    console.print(table)
