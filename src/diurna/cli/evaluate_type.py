"""`diurna evaluate type`: the type of the event between two given parties, scored against gold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.articles import article_from_text
from diurna.attribution.status import status_of
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.evaluate_actors import Split
from diurna.cli.evaluate_records import text_of
from diurna.cli.output import say
from diurna.coder import Coder
from diurna.errors import escape
from diurna.events import ExtractEvents
from diurna.events.between import type_between
from diurna.events.detecting import Detecting
from diurna.events.predicates import find_predicates
from diurna.events.rewrite import REFUSAL
from diurna.lexicons.events import event_lexicon
from diurna.model.detector import shipped_detector
from diurna.model.events import NONE, Range, type_model
from diurna.ontology import plover
from diurna.records import Article, Coding, Span
from diurna.records.event import Status
from diurna.scoring.gold import read_gold
from diurna.scoring.intervals import bootstrap
from diurna.scoring.types import TypeCase, confusions, gold_cases, is_gold, read_type_cases, score_types

CONFUSIONS_SHOWN = 15
Detected = dict[int, dict[str, float]]  # the detector's chances of types at words, by their index


def evaluate_type(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.jsonl", help="Sentences with source_spans, target_spans and gold_root, or gold articles."
        ),
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="FOLDER", help="Of gold articles: where the texts are; beside the file if not given."
        ),
    ] = None,
    split: Annotated[Split | None, typer.Option(help="Of gold articles: only this half.")] = None,
    as_json: Json = False,
    failures: Annotated[bool, typer.Option("--failures", help="List each case that is wrong.")] = False,
) -> None:
    """Score event types with actor and recipient given: accuracy, macro-F1, macro-F1 of the four quad classes.

    Of gold articles the words that name the event are given too. Intervals are 95 %, over sentences or articles.

    Example: diurna evaluate type cases.jsonl --json
    """
    with faults_told():
        groups = groups_of(file, texts or file.parent, split)
    # What stands between two given parties is told by the rules' records, the lexicon, the type model and the detector.
    alone = [ExtractEvents(detector=None) if isinstance(stage, ExtractEvents) else stage for stage in Coder().stages]
    stages = alone[:-1]
    detecting = Detecting(shipped_detector(), plover(), type_model().types)
    judged: list[list[tuple[str, str]]] = []
    with progress(len(groups)) as step:
        for group in groups:
            coding = coding_of(group[0])
            detected: Detected = {}
            for stage in stages:
                coding = stage(coding)
                if isinstance(stage, ExtractEvents):
                    detected = detecting.chances(coding, find_predicates(coding, stage.lexicon), coding.drafts)
            judged.append([(case.event, type_of(case, coding, detected)) for case in group])
            if failures:
                tell_failures(group, judged[-1])
            step(1)
    pairs = [pair for group in judged for pair in group]
    bounds = bootstrap(judged, lambda drawn: score_types([pair for group in drawn for pair in group]))
    show("type", file, len(pairs), score_types(pairs), as_json=as_json, unit="cases", intervals=bounds)
    if not as_json:
        table = Table("gold", "found", "times")
        for gold, found, count in list(confusions(pairs))[:CONFUSIONS_SHOWN]:
            table.add_row(gold, found, str(count))
        Console().print(table)


def groups_of(file: Path, texts: Path, split: Split | None) -> list[list[TypeCase]]:
    """The cases of a file, those of one text together; raises `GoldError`."""
    if not is_gold(file):
        return [[case] for case in read_type_cases(file)]
    groups = [gold_cases(article, text_of(article, texts)) for article in read_gold(file, split=split)]
    return [group for group in groups if group]


def coding_of(case: TypeCase) -> Coding:
    """What is coded of a case: its article, or its one sentence."""
    if case.trigger is not None:
        return Coding(article_from_text(case.text))
    return Coding(Article(id=case.id, text=case.text))


def type_of(case: TypeCase, coding: Coding, detected: Detected) -> str:
    """The most probable type between the two parties of a case, NONE where its words are not found."""
    actor, recipient, trigger = (
        tokens_of(coding, span) if span else None for span in (case.actor, case.recipient, case.trigger)
    )
    statuses = statuses_of(coding)
    shares = type_between(coding, type_model(), event_lexicon(), actor, recipient, trigger, statuses, detected)
    return max(shares, key=shares.__getitem__, default=NONE)


def statuses_of(coding: Coding) -> dict[int, Status]:
    """The status of each word, as if it named an event; of the words of records to come, that ("announced his resignation").

    What a record tells to be refused is negated, whatever its conditions: "will not lift the embargo unless".
    """
    told = {token.index: status_of(coding, token)[0] for token in coding.analysis.tokens}
    for draft in coding.drafts:
        refused = any(one.rule == REFUSAL for one in draft.evidence)
        if draft.status == "future" or refused:
            status: Status = "negated" if refused else "future"
            told |= {token.index: status for token in coding.analysis.tokens_in(draft.trigger)}
    return told


def tell_failures(group: Sequence[TypeCase], pairs: Sequence[tuple[str, str]]) -> None:
    """Name the cases of a text that are wrong, with the words that name the event, or the sentence."""
    for case, (gold, found) in zip(group, pairs, strict=True):
        if gold != found:
            words = case.trigger.of(case.text) if case.trigger else case.text
            say(escape(f"{case.id}: expected {gold}, found {found}: {words}"))


def tokens_of(coding: Coding, span: Span) -> Range | None:
    """The first and last token of a span."""
    inside = [token.index for token in coding.analysis.tokens if token.span.overlaps(span)]
    return (inside[0], inside[-1]) if inside else None
