"""Fit the learned places: `python -m diurna.training.places --data DATA --wire TEXTS`, after the detector and the codes of parties.

Every record that the coder finds of an annotated event, in composed articles and in the gold sets' dev halves, teaches small networks
which of its article's places it happened at, or that none is told. Writes `places/data/where.npz` and their card, and prints the card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import torch

from diurna.articles import article_from_text
from diurna.coder import DEFAULT_STAGES, Stage
from diurna.model.detector import ENOUGH, has_vectors
from diurna.model.engine import model_identity
from diurna.model.nets import ChoiceModel
from diurna.places.learned_places import MARGIN, Clues, chosen, clues_of, setting_of
from diurna.places.stage import PlaceEvents
from diurna.records import Coding, Draft
from diurna.scoring.gold import GoldArticle, GoldEvent
from diurna.scoring.records import align
from diurna.training.annotated import KEPT, composed_sources, gold_sources, read_each
from diurna.training.small_nets import BATCH, DECAY, NO_ANSWER, RATE, ChoiceNet, arguments, compared, fit_choices, saved

OUT = Path(__file__).parents[1] / "places" / "data"
NETS, EPOCHS = 4, 14  # networks of other seeds, averaged
VIEW, HIDDEN = 16, 96


@dataclass(frozen=True, slots=True)
class Placed:
    """A record of an annotated event: its draft as the rules place it, and what is weighed of that, None where nothing is."""

    source: str
    draft: Draft
    gold: GoldEvent
    clues: Clues | None

    @property
    def wanted(self) -> int:
        """The number of the option that is right, by its words if one is, else by its country; NO_ANSWER where there is none."""
        if self.gold.place is None:
            return 0
        options = [
            (number, one) for number, one in enumerate(self.clues.options if self.clues else ()) if one is not None
        ]
        right = [(number, one) for number, one in options if one.country == self.gold.place.code]
        same = [number for number, one in right if one.toponym.span.overlaps(self.gold.place.span)]
        return next(iter([*same, *(number for number, _ in right)]), NO_ANSWER)


def main() -> None:
    """Read, fit, write, measure on what is kept out, print the card."""
    args = arguments("python -m diurna.training.places", main.__doc__, OUT)
    torch.set_num_threads(1)
    rows = list(read_all(args.data, args.wire))
    train = [row for row in rows if not row.source.startswith(KEPT) and row.clues and row.wanted != NO_ANSWER]
    model = ChoiceModel(saved(args.out / "where.npz", [fit(train, seed) for seed in range(NETS)]))
    card = card_of(rows, model, len(train))
    (args.out / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


def read_all(data: Path, wire: Path) -> Iterator[Placed]:
    """The records of annotated events of all sources, by the coder as it ships but for the learned places; of composed articles
    those alone whose places are noted, as those that note no day are not.
    """
    every = chain(composed_sources(), gold_sources(data, wire))
    noted = (one for one in every if one[1].published is not None or not one[0].endswith("composed"))
    yield from read_each(read, noted)


@cache
def stages() -> list[Stage]:
    """The stages as they ship, but for the learned places."""
    return [PlaceEvents(learned=None) if make is PlaceEvents else make() for make in DEFAULT_STAGES]


def read(source: str, article: GoldArticle, text: str) -> list[Placed]:
    """The records of annotated events of one article."""
    coding = found = Coding(article_from_text(text, published=article.published))
    spots = []
    for stage in stages():
        coding = stage(coding)
        if isinstance(stage, PlaceEvents):
            found, spots = coding, stage.atlas(coding).spots(coding) if coding.drafts else []
    setting = setting_of(found, found.drafts, spots)
    weighed = bool(spots) and len(found.analysis.sentences) >= ENOUGH and has_vectors(found.analysis)
    gold = {(event.trigger.start, event.event): one for event, one in align(coding.events, article.events)}
    return [
        Placed(
            source,
            draft,
            gold[draft.trigger.start, draft.event],
            clues_of(found, setting, number) if weighed else None,
        )
        for number, draft in enumerate(setting.drafts)
        if (draft.trigger.start, draft.event) in gold
    ]


def fit(rows: Sequence[Placed], seed: int) -> ChoiceNet:
    """One network."""
    asked = [(row.clues.vector, row.clues.facts, row.clues.told) for row in rows if row.clues is not None]
    return fit_choices(asked, [row.wanted for row in rows], seed, view=VIEW, hidden=HIDDEN, epochs=EPOCHS)


def card_of(rows: Sequence[Placed], model: ChoiceModel, trained: int) -> str:
    """The card: how often the country is right by the rules alone, and with the networks, on what was kept out."""
    kept = [(row.source.removeprefix(KEPT), *judged(row, model), row) for row in rows if row.source.startswith(KEPT)]
    lines = compared(((name, ruled, learned) for name, ruled, learned, _ in kept), "records")
    placed = compared(
        ((name, ruled, learned) for name, ruled, learned, row in kept if row.gold.place is not None), "with a place"
    )
    return f"""# The learned places

{NETS} small networks over what the rules found of an article's places and the detector's vector of an event's word, whose mean counts:
they weigh the places of the event's sentence, those named nearest before and after, the dateline's and those named most, and that none
is told (where.npz). Written by `python -m diurna.training.places`. What they hold for likelier than the rules' place by {MARGIN} is taken.

| | |
|---|---|
| trained on | {trained} records: of four of five composed articles with noted places (`training/articles/`, Apache-2.0); of the dev half of the first gold set and two thirds of the third (Wikinews, CC BY 2.5) |
| recipe | {EPOCHS} epochs, batches of {BATCH}, AdamW at {RATE}, decay {DECAY}, seeds 0 to {NETS - 1} |
| vectors of | engine {model_identity()} |

Records with the right country of the place, or rightly none, in per cent of the records of annotated events, on articles that trained
nothing:

| | rules alone | with the networks |
|---|---|---|
{lines}
{placed}

The rules were mended on the articles of `wire` and `wikinews`, and on none of the composed ones.
"""


def judged(row: Placed, model: ChoiceModel) -> tuple[bool, bool]:
    """Whether a record's country is right by the rules alone, and with the networks."""
    wanted = row.gold.place.code if row.gold.place is not None else None
    ruled = row.draft.place.country if row.draft.place is not None else None
    choice, chance = chosen(row.draft, row.clues, model) if row.clues is not None else (None, None)
    learned = ruled if chance is None else choice.country if choice is not None else None
    return ruled == wanted, learned == wanted


if __name__ == "__main__":
    main()
