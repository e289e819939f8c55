"""`diurna evaluate type`: the type of the event between two given parties, scored against gold."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.actors import ResolveActors
from diurna.articles.quoting import escape
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.output import say
from diurna.events.judging import type_between
from diurna.language import Analyser
from diurna.lexicons.events import event_lexicon
from diurna.model.events import NONE, Range, type_model
from diurna.records import Article, Coding, Span
from diurna.scoring.types import TypeCase, confusions, read_type_cases, score_types

CONFUSIONS_SHOWN = 15


def evaluate_type(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Sentences with source_spans, target_spans and gold_root.")
    ],
    as_json: Json = False,
    failures: Annotated[bool, typer.Option("--failures", help="List each case that is wrong.")] = False,
) -> None:
    """Score event types with actor and recipient given: accuracy, macro-F1, macro-F1 of the four quad classes.

    Example: diurna evaluate type cases.jsonl --json
    """
    with faults_told():
        cases = read_type_cases(file)
    analyser, resolver = Analyser(), ResolveActors()
    pairs = []
    with progress(len(cases)) as step:
        for case in cases:
            found = type_of(case, analyser, resolver)
            pairs.append((case.event, found))
            if failures and case.event != found:
                say(escape(f"{case.id}: expected {case.event}, found {found}: {case.text}"))
            step(1)
    show("type", file, len(cases), score_types(pairs), as_json=as_json, unit="cases")
    if not as_json:
        table = Table("gold", "found", "times")
        for gold, found, count in list(confusions(pairs))[:CONFUSIONS_SHOWN]:
            table.add_row(gold, found, str(count))
        Console().print(table)


def type_of(case: TypeCase, analyser: Analyser, resolver: ResolveActors) -> str:
    """The most probable type between the two parties of a case, NONE where its words are not found."""
    coding = resolver(analyser(Coding(Article(id=case.id, text=case.text))))
    actor, recipient = (tokens_of(coding, span) if span else None for span in (case.actor, case.recipient))
    shares = type_between(coding, type_model(), event_lexicon(), actor, recipient)
    return max(shares, key=shares.__getitem__, default=NONE)


def tokens_of(coding: Coding, span: Span) -> Range | None:
    """The first and last token of a span."""
    inside = [token.index for token in coding.analysis.tokens if token.span.overlaps(span)]
    return (inside[0], inside[-1]) if inside else None
