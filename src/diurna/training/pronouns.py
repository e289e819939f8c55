"""Fit the weights by which "he" and "she" find their antecedents (`diurna.actors.ranking`).

`python -m diurna.training.pronouns gum_train.jsonl` writes `actors/data/antecedent_weights.json`. The file holds the
documents of GUM's training split (CC BY 4.0 and other free licences, gucorpling.org/gum) as `diurna evaluate coref`
reads them. numpy only.

The model is a conditional logistic regression: of the persons before a pronoun, and nobody, the probability of those
that gold puts with it. What a pronoun was taken for is part of the features of the next, so each round reads the
documents with the last round's weights and learns from all choices met so far (Ross et al. 2011, DAgger).
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.actors import ResolveActors
from diurna.actors.pronouns import resolve_pronouns
from diurna.actors.ranking import Features, Option, Ranker
from diurna.language import Analyser
from diurna.language.given import analyse_words
from diurna.records import Coding, Token
from diurna.scoring.coref import PARTY_TYPES, PRONOUNS, GoldCoreference, read_coreference

WEIGHTS = Path(__file__).parents[1] / "actors" / "data" / "antecedent_weights.json"
ROUNDS = 3
# Five-fold cross-validation over training documents: 89.2 % of pronouns at 8, 89.5 % at 16; at 0.5 (four folds) 85.3 %.
RIDGE = 16.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: the features of its options, and which of these are right."""

    options: tuple[Features, ...]
    right: tuple[bool, ...]


class Recorder(Ranker):
    """A ranker that writes down what it was asked; with `obeys`, it answers what gold says."""

    def __init__(
        self, weights: Mapping[str, float], right: Callable[[Token, int | None], bool], *, obeys: bool
    ) -> None:
        super().__init__(weights)
        self.right, self.obeys = right, obeys
        self.choices: list[Choice] = []

    def choose(self, token: Token, options: Sequence[Option]) -> int | None:
        """The option that gold gives, or else the best."""
        right = [self.right(token, option.referent) for option in options]
        right[-1] = not any(right[:-1])
        self.choices.append(Choice(tuple(option.features for option in options), tuple(right)))
        if self.obeys:
            return next(option.referent for option, is_right in zip(options, right, strict=True) if is_right)
        return super().choose(token, options)


def record_choices(
    document: GoldCoreference, coding: Coding, stage: ResolveActors, weights: Mapping[str, float], *, obeys: bool
) -> list[Choice]:
    """The choices that one document asks for, read with some weights."""
    phrases, resolution = stage.resolve_names(coding)
    words = document.words
    heads = {phrase.head: phrase for phrase in phrases}
    named: dict[str, set[int]] = {}
    cluster: dict[int, str] = {}
    for mention in document.mentions:
        if mention.end - mention.start == 1 and words[mention.start].lower() in PRONOUNS:
            if mention.kind in PARTY_TYPES:
                cluster[mention.start] = mention.cluster
            continue
        found = (resolution.of_phrase[heads[head].number] for head in mention.head if head in heads)
        named.setdefault(mention.cluster, set()).update(resolution.referents.find(number) for number in found)

    def right(token: Token, referent: int | None) -> bool:
        return referent is not None and referent in named.get(cluster.get(token.index, ""), set())

    recorder = Recorder(weights, right, obeys=obeys)
    resolve_pronouns(coding.analysis, coding.article.text, phrases, resolution, recorder)
    return recorder.choices


def fit(choices: Sequence[Choice], *, ridge: float = RIDGE, steps: int = 400, rate: float = 0.1) -> dict[str, float]:
    """The weights that make the right options likely, by Adam on the whole of the choices; `ridge` holds them small."""
    names = sorted({name for choice in choices for option in choice.options for name in option})
    column = {name: place for place, name in enumerate(names)}
    sizes = [len(choice.options) for choice in choices]
    table = np.zeros((sum(sizes), len(names)))
    for row, option in enumerate(option for choice in choices for option in choice.options):
        for name, value in option.items():
            table[row, column[name]] = value
    right = np.array([one for choice in choices for one in choice.right])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    weights = np.zeros(len(names))
    mean, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        likely = _shares(np.exp(scores), starts, owner)
        wanted = _shares(np.exp(scores) * right, starts, owner)
        gradient = table.T @ (likely - wanted) + ridge * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        pace = rate * (1 - step / (steps + 1))
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) > 0.005}


def _shares(values: NDArray[np.float64], starts: NDArray[np.int64], owner: NDArray[np.int64]) -> NDArray[np.float64]:
    return values / (np.add.reduceat(values, starts)[owner] + 1e-12)


def learn(
    read: Iterable[tuple[GoldCoreference, Coding]], stage: ResolveActors, *, rounds: int = ROUNDS, ridge: float = RIDGE
) -> dict[str, float]:
    """Weights from documents and their analyses.

    1. Read along gold and fit. 2. Read with these weights, add the choices met, and fit again, `rounds` times.
    """
    documents = list(read)
    weights: dict[str, float] = {}
    choices: list[Choice] = []
    for number in range(rounds + 1):
        met = [record_choices(*pair, stage, weights, obeys=number == 0) for pair in documents]
        choices.extend(choice for some in met for choice in some)
        weights = fit(choices, ridge=ridge * (number + 1))
    return weights


def main() -> None:
    """Learn the weights and write them with the command and what they were learned from."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.pronouns", description=main.__doc__)
    parser.add_argument("file", type=Path, help="gum_train.jsonl")
    parser.add_argument("--genres", default="", help="only documents of these, as GUM's ids name them; all if empty")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    wanted = set(args.genres.split(",")) - {""}
    analyser = Analyser()
    documents = [one for one in read_coreference(args.file) if not wanted or wanted & set(one.id.split("_"))]
    read = ((document, analyse_words(document.id, document.sentences, analyser)) for document in documents)
    weights = learn(read, ResolveActors(), rounds=args.rounds, ridge=args.ridge)
    about = {
        "model": "conditional logistic regression, diurna.training.pronouns",
        "data": f"{args.file.name}, GUM (CC BY 4.0): {len(documents)} documents of {args.genres or 'all genres'}",
        "command": f"python -m diurna.training.pronouns {args.file.name} --rounds {args.rounds} --ridge {args.ridge}"
        + (f" --genres {args.genres}" if wanted else ""),
    }
    args.out.write_text(json.dumps(about | {"weights": weights}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights from {len(documents)} documents: {args.out}")


if __name__ == "__main__":
    main()
