"""A network taught by others of its kind: their mean opinion is better than any one's, and softer than a label.

(Hinton et al. 2015; for parsers, Kuncoro et al. 2016.) What ships stays one network of the same size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diurna.training.batches import Labels
from diurna.training.corpora import Sample
from diurna.training.fit import Means, Recipe, fit
from diurna.training.losses import Teachers
from diurna.training.network import Network, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherRecipe:
    """How many teachers, for how many epochs each learns, and how much they say of a word that has a label, too.

    What ships has none (docs/training.md tells what four gave).
    """

    teachers: int = 0
    teacher_epochs: int = 16
    taught: float = 0.5

    def recipe(self, recipe: Recipe, number: int) -> Recipe:
        """That of teacher `number`, from 1: a seed of its own, and no rounding, as it is never exported."""
        return replace(recipe, epochs=self.teacher_epochs, rounding=0, judged=1, seed=recipe.seed + number)


def fit_with_teachers(
    train: Sequence[Sample],
    more: Sequence[Sample],
    dev: Mapping[str, Sequence[Sample]],
    encoder: Path,
    out: Path,
    *,
    recipe: Recipe,
    teachers: TeacherRecipe,
    shape: Shape,
    means: Means,
) -> tuple[Network, Labels]:
    """Train teachers, and then, on the labels and their mean opinion, what ships.

    That one also sees `more`, sentences without labels, of which teachers tell all. Without teachers it is `fit`.
    """
    if not teachers.teachers:
        return fit(train, dev, encoder, out, recipe=recipe, shape=shape, means=means)
    networks = []
    for number in range(1, teachers.teachers + 1):
        plain = teachers.recipe(recipe, number)
        folder = out / f"teacher-{number}"
        networks.append(fit(train, dev, encoder, folder, recipe=plain, shape=shape, means=means)[0])
    told = Teachers(networks, teachers.taught)
    return fit([*train, *more], dev, encoder, out, recipe=recipe, shape=shape, means=means, teachers=told)
