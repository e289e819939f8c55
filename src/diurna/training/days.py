"""Fit the learned days: `python -m diurna.training.days --data DATA --wire TEXTS`, after the detector and the codes of parties.

Every record that the coder finds of an event that somebody dated, in composed articles and in the gold sets' dev halves, teaches small
networks on which of its article's days it happened, where its own words do not say so. Writes `times/data/days.npz` and their card,
and prints the card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import torch

from diurna.articles import article_from_text
from diurna.coder import DEFAULT_STAGES, Stage
from diurna.model.engine import model_identity
from diurna.model.nets import ChoiceModel
from diurna.records import Coding, Draft
from diurna.scoring.gold import GoldArticle, GoldEvent
from diurna.scoring.records import align
from diurna.times.attach import rehang_days
from diurna.times.days import read_days
from diurna.times.learned_days import GOING_ON, MARGIN, WEIGHED, Clues, clues_of, setting_of, weighed
from diurna.times.stage import DateEvents
from diurna.training.annotated import KEPT, composed_sources, gold_sources, read_each
from diurna.training.small_nets import BATCH, DECAY, NO_ANSWER, RATE, ChoiceNet, arguments, compared, fit_choices, saved

OUT = Path(__file__).parents[1] / "times" / "data"
NETS, EPOCHS = 4, 20  # networks of other seeds, averaged
VIEW, HIDDEN = 16, 128


@dataclass(frozen=True, slots=True)
class Dated:
    """A record of an event that somebody dated: its draft as the rules date it, and what is weighed of that."""

    source: str
    coding: Coding
    draft: Draft
    gold: GoldEvent
    clues: Clues

    @property
    def wanted(self) -> int | None:
        """The number of the option that is right; None where there is none. What is not dated is of the day of publication."""
        if self.gold.date is None:
            return 0
        return next((number for number, one in enumerate(self.clues.options) if one.days == self.gold.date), None)


def main() -> None:
    """Read, fit, write, measure on what is kept out, print the card."""
    args = arguments("python -m diurna.training.days", main.__doc__, OUT)
    torch.set_num_threads(1)
    rows = list(read_all(args.data, args.wire))
    train = [row for row in rows if not row.source.startswith(KEPT) and is_weighed(row) and row.wanted is not None]
    model = ChoiceModel(saved(args.out / "days.npz", [fit(train, seed) for seed in range(NETS)]))
    card = card_of(rows, model, len(train))
    (args.out / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


def read_all(data: Path, wire: Path) -> Iterator[Dated]:
    """The dated records of all sources, by the coder as it ships but for the learned days; none of articles without a day."""
    every = chain(composed_sources(), gold_sources(data, wire))
    yield from read_each(read, (one for one in every if one[1].published is not None))


@cache
def stages() -> list[Stage]:
    """The stages as they ship, but for the learned days."""
    return [DateEvents(learned=None) if make is DateEvents else make() for make in DEFAULT_STAGES]


def read(source: str, article: GoldArticle, text: str) -> list[Dated]:
    """The dated records of one article."""
    coding = found = Coding(article_from_text(text, published=article.published))
    for stage in stages():
        coding = stage(coding)
        found = coding if isinstance(stage, DateEvents) else found
    setting = setting_of(found, found.drafts, read_days(replace(found, analysis=rehang_days(found.analysis))))
    gold = {(event.trigger.start, event.event): one for event, one in align(coding.events, article.events)}
    if setting is None:
        return []
    return [
        Dated(source, bare(found), draft, gold[draft.trigger.start, draft.event], clues_of(found, setting, number))
        for number, draft in enumerate(setting.drafts)
        if (draft.trigger.start, draft.event) in gold
    ]


def bare(coding: Coding) -> Coding:
    """A coding with its article alone, which is small enough to be sent from one process to another."""
    return Coding(coding.article)


def is_weighed(row: Dated) -> bool:
    """Whether the model is asked about a record."""
    return row.draft.date is not None and row.draft.date.basis in WEIGHED


def fit(rows: Sequence[Dated], seed: int) -> ChoiceNet:
    """One network."""
    asked = [(row.clues.vector, row.clues.facts, row.clues.told) for row in rows]
    wanted = [NO_ANSWER if row.wanted is None else row.wanted for row in rows]
    return fit_choices(asked, wanted, seed, view=VIEW, hidden=HIDDEN, epochs=EPOCHS)


def card_of(rows: Sequence[Dated], model: ChoiceModel, trained: int) -> str:
    """The card: how often the days are right by the rules alone, and with the networks, on what was kept out."""
    lines = compared(
        ((row.source.removeprefix(KEPT), *judged(row, model)) for row in rows if row.source.startswith(KEPT)), "records"
    )
    return f"""# The learned days

{NETS} small networks over what the rules found of an article's days and the detector's vector of an event's word, whose mean counts:
they weigh the days that the article names, those from one of these (no more than {GOING_ON} days back) to publication, and the day of
publication (days.npz). Written by `python -m diurna.training.days`. They are asked where an event's own words do not date it, and their
days are taken where these are more probable than those of the rules by {MARGIN}.

| | |
|---|---|
| trained on | {trained} records: of four of five composed articles with noted days (`training/articles/`, Apache-2.0); of the dev half of the first gold set and two thirds of the third (Wikinews, CC BY 2.5) |
| recipe | {EPOCHS} epochs, batches of {BATCH}, AdamW at {RATE}, decay {DECAY}, seeds 0 to {NETS - 1} |
| vectors of | engine {model_identity()} |

Records with the right days, in per cent of the records of annotated events, on articles that trained nothing:

| | rules alone | with the networks |
|---|---|---|
{lines}

The rules were mended on the articles of `wire` and `wikinews`, and on none of the composed ones.
"""


def judged(row: Dated, model: ChoiceModel) -> tuple[bool, bool]:
    """Whether a record's days are right by the rules alone, and with the networks."""
    draft = weighed(row.coding, row.draft, row.clues, model) if is_weighed(row) else row.draft
    return is_right(row.draft, row.gold), is_right(draft, row.gold)


def is_right(draft: Draft, gold: GoldEvent) -> bool:
    """Whether a draft is of the days that somebody gave its event."""
    when = draft.date
    if when is None or gold.date is None:
        return when is not None and when.basis == "published"
    return (when.start, when.end) == gold.date


if __name__ == "__main__":
    main()
