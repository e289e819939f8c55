"""`diurna evaluate times`: temporal expressions and their values, scored against gold."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.output import say
from diurna.errors import escape
from diurna.language import Analyser
from diurna.records import Article, Coding
from diurna.records.article import article_id
from diurna.scoring.intervals import bootstrap
from diurna.scoring.times import GoldTimes, TimePair, TimeSpan, count_kinds, pair_times, read_times, score_times
from diurna.times.expressions import find_times

DRAWS = 300  # of the texts, for the intervals


def evaluate_times(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.jsonl", help="Texts with timexes, or expressions with the day they count from."),
    ],
    as_json: Json = False,
    failures: Annotated[bool, typer.Option("--failures", help="List each expression that is wrong.")] = False,
) -> None:
    """Score dates, times, durations and sets as TempEval-3 does: spans that overlap, the same spans, the same values.

    Example: diurna evaluate times timebank.jsonl --json
    """
    with faults_told():
        texts = read_times(file)
    analyser = Analyser()
    found_in: list[list[TimePair]] = []
    with progress(len(texts)) as step:
        for gold in texts:
            found = pair_times(gold.spans, spans_in(gold, analyser))
            found_in.append(found)
            if failures:
                tell_failures(gold, found)
            step(1)
    pairs = list(chain.from_iterable(found_in))
    bounds = bootstrap(found_in, lambda drawn: score_times(chain.from_iterable(drawn)), draws=DRAWS)
    show("times", file, len(texts), score_times(pairs), as_json=as_json, unit="texts", intervals=bounds)
    if not as_json:
        show_kinds(pairs)


def spans_in(gold: GoldTimes, analyser: Analyser) -> list[TimeSpan]:
    """The temporal expressions that Diurna finds in a gold text."""
    article = Article(id=article_id(gold.text, gold.published), text=gold.text, published=gold.published)
    return [
        TimeSpan(one.span.start, one.span.end, one.meaning.kind, one.meaning.value)
        for one in find_times(analyser(Coding(article)))
    ]


def show_kinds(pairs: Sequence[TimePair]) -> None:
    """Print for each kind of gold expression how many were found, in per cent."""
    table = Table("kind", "gold", "found", "strict", "value")
    for kind, counts in count_kinds(pairs).items():
        if counts["gold"]:
            shares = [f"{100 * counts[name] / counts['gold']:.1f}" for name in ("found", "strict", "value")]
            table.add_row(kind, str(counts["gold"]), *shares)
    Console().print(table)


def tell_failures(gold: GoldTimes, pairs: Sequence[TimePair]) -> None:
    """Name the expressions that are wrong, with what was expected and found."""
    for pair in pairs:
        if not (pair.is_strict and pair.is_right):
            say(escape(f"{gold.id}: expected {_told(gold, pair.gold)}; found {_told(gold, pair.found)}"))


def _told(gold: GoldTimes, span: TimeSpan | None) -> str:
    return f'"{gold.text[span.start : span.end]}" {span.value}' if span else "none"
