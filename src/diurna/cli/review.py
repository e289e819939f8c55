"""`diurna review`: draw a sample, go through it, report the error rate, export it as gold."""

import enum
import secrets
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.cli import filters
from diurna.cli.answers import StoreFile
from diurna.cli.output import prepare_stdout, refuse_inputs, replacing, say
from diurna.cli.review_next import go_through
from diurna.records.review import Sample
from diurna.review.formats import report_text, tables_of
from diurna.review.gold import make_gold, write_texts
from diurna.review.judgements import check_reviewer
from diurna.review.paragraph import paragraph_of
from diurna.review.report import Report, make_report
from diurna.review.sampling import draw_sample, find_sample
from diurna.scoring.gold import json_of
from diurna.store import Store
from diurna.store.reviews import items_of, progress_of, samples
from diurna.writers.labels import plural, visible


class By(enum.StrEnum):
    """What a sample is stratified by."""

    TYPE = "type"
    CONFIDENCE = "confidence"
    PUBLISHER = "publisher"


class ReportFormat(enum.StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "markdown"


SampleId = Annotated[
    str | None, typer.Argument(metavar="SAMPLE", help="A sample's id, or its beginning; the newest if not given.")
]
ReviewerName = Annotated[
    str, typer.Option("--reviewer", "-r", metavar="NAME", help="Who judges.", envvar="DIURNA_REVIEWER")
]

review = typer.Typer(
    help="Draw a sample, judge it and report the error rate. Example: diurna review sample news.duckdb --size 200",
    no_args_is_help=True,
)


@review.command("sample")
def sample_command(
    store: StoreFile,
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="How many records, or articles.")] = 100,
    by: Annotated[By | None, typer.Option(help="Stratify, for a figure of each; random if not given.")] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Draw whole articles, to be read in full: recall needs them.")
    ] = False,
    seed: Annotated[int | None, typer.Option(min=0, help="Draws the same again; by chance if not given.")] = None,
    party: filters.Party = None,
    actor: filters.Actor = None,
    recipient: filters.Recipient = None,
    event: filters.EventType = None,
    status: filters.Status = None,
    since: filters.Since = None,
    until: filters.Until = None,
    published_since: filters.PublishedSince = None,
    published_until: filters.PublishedUntil = None,
    place: filters.Place = None,
    publisher: filters.Publisher = None,
    confidence: filters.Confidence = None,
) -> None:
    """Draw a sample of the newest records and keep it in the store; prints its id.

    Example: diurna review sample news.duckdb --size 200 --by type --seed 7
    """
    wanted = filters.make_filter(
        store, event=event, status=status,
        days={
            "since": since, "until": until, "published_since": published_since, "published_until": published_until,
        },
        party=party, actor=actor, recipient=recipient, place=place, publisher=publisher, least_confidence=confidence,
    )  # fmt: skip
    with Store(_there(store)) as opened:
        drawn = draw_sample(
            opened,
            size,
            seed=secrets.randbelow(1_000_000) if seed is None else seed,
            kind="articles" if articles else "records",
            by=by.value if by else None,
            chosen=wanted,
        )
        items = len(items_of(opened, drawn.id))
    _tell_drawn(drawn, items, size, store)
    typer.echo(drawn.id)


def _tell_drawn(drawn: Sample, items: int, size: int, store: Path) -> None:
    noun = "article" if drawn.kind == "articles" else "record"
    number = sum(stratum.drawn for stratum in drawn.strata)
    how = f"stratified by {drawn.by}" if drawn.by else "random"
    more = f", {plural(items, 'item')} to judge" if drawn.kind == "articles" else ""
    say(f"{plural(number, noun)} of {drawn.population:,}, {how}, seed {drawn.seed}{more}.")
    if number < size:
        say(f"There are no more; {size:,} were asked for.")
    if drawn.by:
        for stratum in drawn.strata:
            say(f"  {visible(stratum.name)}: {stratum.drawn:,} of {stratum.population:,}")
    shown = visible(str(store))
    say(
        f"Judge it with `diurna review next {shown} {drawn.id} --reviewer NAME`, or on the desk: `diurna serve {shown}`."
    )


@review.command("samples")
def samples_command(store: StoreFile) -> None:
    """The samples of a store, and how far each reviewer is.

    Example: diurna review samples news.duckdb
    """
    with Store(store, read_only=True) as opened:
        known, progress = samples(opened), progress_of(opened)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("sample", "drawn", "of", "by", "seed", "chosen", "items", "done"):
        table.add_column(name, justify="right" if name in {"of", "items", "seed"} else "left")
    for one in known:
        items, done = progress[one.id]
        told = ", ".join(f"{name} {number:,}" for name, number in done.items())
        cells = (
            one.id, f"{one.drawn:%Y-%m-%d}", f"{one.population:,} {one.kind}", one.by or "random", str(one.seed),
            one.chosen, f"{items:,}", told or "nobody yet",
        )  # fmt: skip
        table.add_row(*(Text(visible(cell)) for cell in cells))
    if not known:
        say(f"{visible(str(store))}: no sample yet. Draw one with `diurna review sample {visible(str(store))}`.")
        return
    prepare_stdout(text=True)
    Console().print(table)


@review.command("next")
def next_command(store: StoreFile, reviewer: ReviewerName, sample: SampleId = None) -> None:
    """Judge what is left of a sample, record by record, on the terminal; stop at any time, and go on later.

    Example: diurna review next news.duckdb --reviewer Anna
    """
    name = check_reviewer(reviewer)
    with Store(_there(store)) as opened:
        found = find_sample(opened, sample)
        go_through(opened, found, items_of(opened, found.id), name)


@review.command("report")
def report_command(
    store: StoreFile,
    sample: SampleId = None,
    reviewer: Annotated[
        list[str] | None, typer.Option("--reviewer", "-r", metavar="NAME", help="Only of this one; may be given again.")
    ] = None,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="A table, or a file's format.")
    ] = ReportFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there.")] = None,
) -> None:
    """Precision with Wilson intervals, recall, agreement, confusion of types, and a paragraph for a methods section.

    Example: diurna review report news.duckdb --format markdown -o review.md
    """
    refuse_inputs([("--output", output)], [str(store)])
    with Store(store, read_only=True) as opened:
        found = find_sample(opened, sample)
        made = make_report(opened, found, reviewers=reviewer or ())
    prepare_stdout(text=format is ReportFormat.TABLE)
    if output is None and format is ReportFormat.TABLE:
        render(made, Console())
    elif output is None:
        typer.echo(report_text(made, format.value), nl=False)
    else:
        with replacing(output) as part, part.open("w", encoding="utf-8", newline="", errors="replace") as file:
            if format is ReportFormat.TABLE:
                render(made, Console(file=file, width=120))
            else:
                file.write(report_text(made, format.value))


def render(made: Report, console: Console) -> None:
    """A report for a terminal."""
    sample = made.sample
    told = ", ".join(f"{name} ({done:,} of {made.items:,})" for name, done in made.reviewers.items())
    console.print(Text(visible(f"Sample {sample.id}, reviewed by {told}"), style="bold"))
    for table in tables_of(made):
        console.print()
        console.print(Text(visible(table.title), style="bold"))
        if table.about:
            console.print(Text(visible(table.about), style="dim"))
        shown = Table(box=None, pad_edge=False, header_style="dim")
        for column in table.columns:
            shown.add_column(Text(visible(column)))
        for row in table.rows:
            shown.add_row(*(Text(visible(cell)) for cell in row))
        console.print(shown)
    console.print()
    console.print(Text("For a methods section", style="bold"))
    console.print(Text(visible(paragraph_of(made))))


@review.command("export")
def export_command(
    store: StoreFile,
    sample: SampleId = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output.")
    ] = None,
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="FOLDER", help="Write the texts there, which scoring asks for.")
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", "-r", metavar="NAME", help="Of this one; else what all agree on.")
    ] = None,
) -> None:
    """Write a review as gold that `diurna evaluate records` reads.

    Example: diurna review export news.duckdb -o gold.jsonl --texts gold-texts
    """
    refuse_inputs([("--output", output)], [str(store)])
    with Store(store, read_only=True) as opened:
        found = find_sample(opened, sample)
        gold = make_gold(opened, found, reviewer=reviewer)
    lines = "".join(json_of(article) + "\n" for article in gold.articles)
    if texts is not None:
        write_texts(gold, texts)
    if output is None:
        prepare_stdout(text=False)
        typer.echo(lines, nl=False)
    else:
        with replacing(output) as part:
            part.write_text(lines, encoding="utf-8")
    parts = sum(article.within is not None for article in gold.articles)
    say(f"{plural(gold.records, 'record')} in {plural(len(gold.articles), 'article')}.")
    if parts:
        say(
            f"{plural(parts, 'article')} of these judged in part, so that precision can be measured, and recall can not."
        )
    for reason, number in gold.left_out.items():
        say(f"Left out: {number:,} ({reason}).")
    if output is not None and texts is not None:
        say(f"Score with `diurna evaluate records {visible(str(output))} --texts {visible(str(texts))}`.")


def _there(store: Path) -> Path:
    """A store that is there: reviewing makes none."""
    if not store.exists():
        Store(store, read_only=True).close()  # raises what says so
    return store
