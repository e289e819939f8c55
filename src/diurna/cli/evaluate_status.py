"""`diurna evaluate status`: did it happen, scored against gold."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from diurna.attribution.factuality import grade, weighed
from diurna.attribution.status import reality_of
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.language import Analyser
from diurna.language.given import analyse_words
from diurna.scoring.intervals import bootstrap
from diurna.scoring.status import GoldSentence, Judged, read_factuality, score_factuality

DRAWS = 300  # of the sentences, for the intervals: correlations take their time


def evaluate_status(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Sentences with tokens, and targets with their factuality.")
    ],
    as_json: Json = False,
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
            judged.append(judge_sentence(sentence, analyser))
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


def judge_sentence(sentence: GoldSentence, analyser: Analyser) -> list[Judged]:
    """The predicates of one sentence, with what gold and Diurna say of each."""
    analysis = analyse_words(sentence.id, [sentence.words], analyser).analysis
    judged = []
    for index, factuality in sentence.factuality.items():
        token = analysis.tokens[index]
        state = reality_of(analysis, token)
        graded = weighed(grade(state), analysis, token)
        judged.append(Judged(factuality, graded, state.status == "negated"))
    return judged
