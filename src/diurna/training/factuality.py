"""Fit the learned grade of factuality (`diurna.attribution.factuality_head`) to UDS-IH2.

`python -m diurna.training.factuality path/to/status` reads `uds_ih2_train.jsonl` there (Universal Decompositional
Semantics, CC BY-SA 4.0), writes `attribution/data/factuality.npz` and its card, and prints the card. numpy only; run it
again after `make train`, as it reads the vectors of the engine.

One hidden layer over vectors and clues, with dropout on both sides, by Adam with a rate that falls to zero (Loshchilov &
Hutter 2019, decoupled weight decay).
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.attribution.factuality import grade
from diurna.attribution.factuality_clues import clues_of, numbers_of
from diurna.attribution.factuality_head import SHIPPED, FactualityHead, places_of, standardised
from diurna.attribution.status import reality_of
from diurna.language import Analyser
from diurna.language.given import analyse_words
from diurna.scoring.status import pearson, read_factuality

Matrix = NDArray[np.float32]

TRAIN = "uds_ih2_train.jsonl"
SEEN = 20  # predicates that a clue must stand beside to be kept
KEPT_OUT = 0.1  # of the predicates, the last, on which the card's figure is measured before the head is fitted to all
WARM = 100  # steps until the rate is full
FIRST, SECOND = 0.9, 0.999  # the memory of Adam's two moments


@dataclass(frozen=True, slots=True)
class HeadRecipe:
    """How the head is trained; tried in four folds of the training set."""

    size: int = 128
    epochs: int = 10
    batch: int = 128
    rate: float = 7e-4
    dropout: float = 0.5
    decay: float = 0.1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Predicate:
    """One annotated predicate: what the head reads of it, and its factuality in gold."""

    numbers: Matrix
    clues: tuple[str, ...]
    gold: float


def read_predicates(path: Path) -> Iterator[Predicate]:
    """The annotated predicates of a file that `diurna evaluate status` reads, with what the engine says of them."""
    analyser = Analyser()
    for sentence in read_factuality(path):
        analysis = analyse_words(sentence.id, [sentence.words], analyser).analysis
        for index, gold in sentence.factuality.items():
            token = analysis.tokens[index]
            state = reality_of(analysis, token)
            yield Predicate(
                numbers_of(analysis, token, grade(state)), tuple(set(clues_of(analysis, token, state))), gold
            )


def fit_head(predicates: Sequence[Predicate], recipe: HeadRecipe) -> FactualityHead:
    """A head for these predicates; the same ones and the same recipe give the same head on one machine."""
    seen = Counter(clue for one in predicates for clue in one.clues)
    clues = sorted(clue for clue, count in seen.items() if count >= SEEN)
    numbers = np.stack([one.numbers for one in predicates])
    means, deviations = numbers.mean(0), numbers.std(0) + np.float32(1e-3)
    rows = np.concatenate([standardised(numbers, means, deviations), marks_of(predicates, clues)], 1)
    gold = np.array([one.gold for one in predicates], dtype=np.float32)
    hidden, hidden_bias, out, out_bias = descend(rows, gold, recipe)
    return FactualityHead(np.array(clues), means, deviations, hidden, hidden_bias, out, out_bias)


def marks_of(predicates: Sequence[Predicate], clues: Sequence[str]) -> Matrix:
    """1 where a predicate (row) has a clue (column), else 0."""
    places = places_of(clues)
    marks = np.zeros((len(predicates), len(clues)), dtype=np.float32)
    for row, one in enumerate(predicates):
        marks[row, [places[clue] for clue in one.clues if clue in places]] = 1
    return marks


def descend(rows: Matrix, gold: Matrix, recipe: HeadRecipe) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Weights and biases of both layers, by the mean square."""
    rng = np.random.default_rng(recipe.seed)
    count, width = rows.shape

    def drawn(shape: tuple[int, ...], fan: int, gain: float) -> Matrix:
        return rng.normal(0, (gain / fan) ** 0.5, shape).astype(np.float32)

    weights = [
        drawn((width, recipe.size), width, 2),
        np.zeros(recipe.size, dtype=np.float32),
        drawn((recipe.size,), recipe.size, 1),
        np.array([gold.mean()], dtype=np.float32),
    ]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in weights]
    steps, step = recipe.epochs * (count // recipe.batch), 0
    kept = 1 - recipe.dropout
    for _ in range(recipe.epochs):
        order = rng.permutation(count)
        for start in range(0, count - recipe.batch + 1, recipe.batch):
            chosen = order[start : start + recipe.batch]
            given = rows[chosen] * (rng.random((recipe.batch, width), dtype=np.float32) < kept) / np.float32(kept)
            mask: Matrix = (rng.random((recipe.batch, recipe.size), dtype=np.float32) < kept).astype(np.float32) / kept
            slopes = slopes_of(weights, given, gold[chosen], mask)
            step += 1
            rate = recipe.rate * min(1, step / WARM) * (1 - step / (steps + 1))
            for place, slope in enumerate(slopes):
                first, second = moments[place]
                first += (1 - FIRST) * (slope - first)
                second += (1 - SECOND) * (slope**2 - second)
                move = (first / (1 - FIRST**step)) / (np.sqrt(second / (1 - SECOND**step)) + 1e-8)
                shrunk = recipe.decay * weights[place] if place in (0, 2) else 0
                weights[place] = (weights[place] - rate * (move + shrunk)).astype(np.float32)
    return weights[0], weights[1], weights[2], weights[3]


def slopes_of(weights: Sequence[Matrix], given: Matrix, gold: Matrix, mask: Matrix) -> tuple[Matrix, ...]:
    """The gradients of half the mean square, one for each of the weights."""
    hidden, hidden_bias, out, out_bias = weights
    before = given @ hidden + hidden_bias
    inner = np.maximum(before, 0) * mask
    missed = ((inner @ out + out_bias[0]) - gold) / np.float32(len(gold))
    below = np.outer(missed, out) * mask * (before > 0)
    return given.T @ below, below.sum(0), inner.T @ missed, np.array([missed.sum()], dtype=np.float32)


def measure(head: FactualityHead, predicates: Sequence[Predicate]) -> float:
    """Pearson's r of a head's grades with gold."""
    places = places_of(head.clues)
    return pearson([one.gold for one in predicates], [head.grade(one.numbers, one.clues, places) for one in predicates])


def card(head: FactualityHead, recipe: HeadRecipe, fitted: int, kept_out: tuple[int, float], engine: str) -> str:
    """What the head is, what it was trained on, and its figure."""
    count, figure = kept_out
    return f"""# The learned grade of factuality

A network of one hidden layer ({recipe.size} units) over the engine's vectors of a predicate, its governor and the small words
around it ({len(head.means)} numbers, with the grades of the rules and of the engine) and {len(head.clues):,} clues. Written by
`python -m diurna.training.factuality`; {SHIPPED.name} holds its weights. It grades "did it happen?" from -3 to 3 for
`diurna evaluate status`; it never sets the status of a record.

| | |
|---|---|
| trained on | Universal Decompositional Semantics (it-happened), EWT train: {fitted:,} predicates, CC BY-SA 4.0 |
| recipe | {recipe} |
| vectors of | engine {engine} |
| Pearson's r, {count:,} predicates of the same set kept out of a first fit | {100 * figure:.1f} |

Web text, in English: letters, weblogs, reviews, answers, newsgroups. Its annotators put what is to come below zero, as it has not
happened yet, and doubt what is asked for; those of news do not. `SHARES` in `attribution/factuality.py` says how much it counts.
"""


def main() -> None:
    """Read, fit, measure and write."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.factuality", description=main.__doc__)
    parser.add_argument("data", type=Path, help=f"folder that holds {TRAIN}")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="the head; its card stands beside it")
    args = parser.parse_args()
    recipe = HeadRecipe()
    predicates = list(read_predicates(args.data / TRAIN))
    cut = int(len(predicates) * (1 - KEPT_OUT))
    figure = measure(fit_head(predicates[:cut], recipe), predicates[cut:])
    head = fit_head(predicates, recipe)
    head.save(args.out)
    told = card(head, recipe, len(predicates), (len(predicates) - cut, figure), Analyser().engine.identity)
    (args.out.parent / "CARD.md").write_text(told, encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
