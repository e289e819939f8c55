"""`diurna evaluate status`: did it happen, scored against gold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from diurna.attribution.factuality import Factuality, factuality_of
from diurna.attribution.status import reality_of
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.output import say
from diurna.errors import escape
from diurna.language import Analyser
from diurna.language.given import analyse_words
from diurna.scoring.intervals import bootstrap
from diurna.scoring.status import GoldSentence, Judged, read_factuality, score_factuality

FAR = 3  # on a scale from -3 to 3
DRAWS = 300  # of the sentences, for the intervals: correlations take their time


def evaluate_status(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Sentences with tokens, and targets with their factuality.")
    ],
    as_json: Json = False,
    failures: Annotated[
        bool,
        typer.Option("--failures", help=f"List the predicates that are graded {FAR} or more from gold, and by what."),
    ] = False,
) -> None:
    """Score "did it happen?" for each annotated predicate, on gold words: grades from -3 to 3, and "did not happen".

    Example: diurna evaluate status uw_dev.jsonl --json
    """
    with faults_told():
        sentences = read_factuality(file)
    analyser = Analyser()
    judged: list[list[Judged]] = []
    with progress(len(sentences)) as step:
        for sentence in sentences:
            graded = grade_sentence(sentence, analyser)
            judged.append([Judged(one.gold, one.found.grade, one.negated) for one in graded])
            if failures:
                tell_failures(sentence, graded)
            step(1)
    predicates = list(chain.from_iterable(judged))
    bounds = bootstrap(judged, lambda drawn: score_factuality(list(chain.from_iterable(drawn))), draws=DRAWS)
    show(
        "status",
        file,
        len(predicates),
        score_factuality(predicates),
        as_json=as_json,
        unit="predicates",
        intervals=bounds,
    )


@dataclass(frozen=True, slots=True)
class Graded:
    """One predicate, by the index of its word: its factuality in gold, the one found, and whether it is negated."""

    index: int
    gold: float
    found: Factuality
    negated: bool


def grade_sentence(sentence: GoldSentence, analyser: Analyser) -> list[Graded]:
    """The predicates of one sentence, with what gold and Diurna say of each."""
    analysis = analyse_words(sentence.id, [sentence.words], analyser).analysis
    graded = []
    for index, gold in sentence.factuality.items():
        token = analysis.tokens[index]
        state = reality_of(analysis, token)
        graded.append(Graded(index, gold, factuality_of(analysis, token, state), state.status == "negated"))
    return graded


def tell_failures(sentence: GoldSentence, graded: Sequence[Graded]) -> None:
    """Name the predicates that are far from gold, with both grades, what the rules say and what was learned."""
    for one in graded:
        if abs(one.gold - one.found.grade) >= FAR:
            found = one.found
            learned = "" if found.learned is None else f", learned {found.learned:.1f} for {found.share:.0%}"
            says = f"{found.rule} {found.by_rules:.1f}{learned}"
            words = [f"[{word}]" if place == one.index else word for place, word in enumerate(sentence.words)]
            say(escape(f"{sentence.id}: gold {one.gold:.1f}, found {found.grade:.1f} ({says}): {' '.join(words)}"))
