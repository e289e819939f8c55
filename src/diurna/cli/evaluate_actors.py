"""`diurna evaluate actors`: the codes of parties, scored against gold."""

import enum
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from diurna.actors import ResolveActors
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.lexicon import check_lexicons
from diurna.cli.options import Lexicons
from diurna.cli.output import say
from diurna.coder import Stage
from diurna.errors import escape
from diurna.language import Analyser
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import read_custom_lexicons
from diurna.records import Analysis, Article, Coding
from diurna.records.analysis import NO_HEAD
from diurna.records.article import article_id
from diurna.scoring.actors import (
    ActorCase,
    Coded,
    Judged,
    by_group,
    judge,
    read_actor_table,
    read_counted_out,
    score_actors,
)
from diurna.scoring.intervals import bootstrap
from diurna.scoring.ngec import read_ngec

# The project's own list, where the command runs from its source.
COUNTED_OUT = Path(__file__).parents[3] / "evaluation" / "actors_counted_out.txt"


class Split(enum.StrEnum):
    """Parts of a table of cases."""

    DEV = "dev"
    TEST = "test"


def evaluate_actors(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Cases: a table of mentions in sentences (.tsv), or NGEC's tests (.jsonl)."
        ),
    ],
    as_json: Json = False,
    split: Annotated[Split | None, typer.Option(help="Only this part of a table.")] = None,
    failures: Annotated[bool, typer.Option("--failures", help="List each case that is wrong.")] = False,
    counted_out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Ids of cases that are not judged, each with a tab and the reason."),
    ] = None,
    lexicon: Lexicons = None,
) -> None:
    """Score the country (or body) and the sectors of parties; figures are shares of the cases judged.

    Example: diurna evaluate actors cases.tsv --split dev --json
    """
    check_lexicons(lexicon or [])
    with faults_told():
        cases = read_ngec(file) if file.suffix == ".jsonl" else read_actor_table(file, split=split)
        chosen = counted_out or (COUNTED_OUT if COUNTED_OUT.is_file() else None)
        left_out = read_counted_out(chosen) if chosen else {}
    asked = [case for case in cases if case.id not in left_out]
    if len(asked) < len(cases):
        say(f"{len(cases) - len(asked)} cases are counted out; {escape(str(chosen))} says why.")
    own = ActorLexicon.shipped(custom=read_custom_lexicons(lexicon)) if lexicon else None
    stages = (Analyser(), ResolveActors(own))
    judged = []
    with progress(len(asked)) as step:
        for case in asked:
            judged.append(judge(case, code_case(case, stages)))
            step(1)
    bounds = bootstrap(judged, score_actors)
    show("actors", file, len(asked), score_actors(judged), as_json=as_json, unit="cases", intervals=bounds)
    if not as_json:
        show_groups(judged)
    if failures:
        tell_failures(judged)


def code_case(case: ActorCase, stages: Sequence[Stage]) -> Coded:
    """Code a case's text as an article, and take the party whose head lies in the mention.

    Of several the one nearest to the root of the sentence: in "targets in Syria" Syria, as targets are no party.
    """
    coding = Coding(Article(id=article_id(case.text, case.published), text=case.text, published=case.published))
    for stage in stages:
        coding = stage(coding)
    tokens = coding.analysis.tokens
    inside = [
        mention
        for mention in coding.mentions
        if case.start <= tokens[mention.head].span.start and tokens[mention.head].span.end <= case.end
    ]
    if not inside:
        return Coded()
    entity = coding.entity(min(inside, key=lambda mention: depth(coding.analysis, mention.head)))
    return Coded(entity.country, entity.short, frozenset(entity.sectors))


def depth(analysis: Analysis, index: int) -> int:
    """How many steps a token is from the root of its sentence."""
    steps = 0
    while analysis.tokens[index].head != NO_HEAD and steps < len(analysis.tokens):
        index, steps = analysis.tokens[index].head, steps + 1
    return steps


def show_groups(judged: Sequence[Judged]) -> None:
    """Print the figures of each group, in per cent, where there are several."""
    groups = by_group(judged)
    if len(groups) < 2:
        return
    table = Table("group", "cases", "country", "sector", "both")
    for name, members in groups.items():
        asked = {"country": any(one.country is not None for one in members)}
        asked["sector"] = any(one.sector is not None for one in members)
        shares = [
            f"{100 * figure:.1f}" if asked.get(figure_name, True) else "-"
            for figure_name, figure in score_actors(members).items()
        ]
        table.add_row(name or "(none)", str(len(members)), *shares)
    Console().print(table)


def tell_failures(judged: Sequence[Judged]) -> None:
    """Name the cases that are wrong, with what was expected and found."""
    for one in judged:
        if not one.right:
            found = "-".join([one.coded.home or "(none)", *sorted(one.coded.sectors)])
            wrong = " and ".join(n for n, ok in (("country", one.country), ("sector", one.sector)) if ok is False)
            say(
                escape(f"{one.case.id}: {one.case.mention}: {wrong} wrong; expected {one.case.expected}; found {found}")
            )
