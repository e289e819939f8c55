"""Fit the learned codes of parties: `python -m diurna.training.codes --data DATA --wire TEXTS`, after the detector.

Every party that somebody annotated with a code, in composed articles, in free corpora and in the gold sets' dev halves, teaches
small networks which of an article's countries it has, and others its sector. Writes `actors/data/countries.npz`, `sectors.npz` and
the card of the learned codes, and prints the card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from diurna.actors.learned_codes import (
    COUNTRY,
    OTHER_SECTOR,
    SECTOR,
    SECTOR_ORDER,
    Clues,
    CodeModel,
    clues_of,
    clues_of_all,
    near_countries,
    sector_row,
    setting_of,
    weighed,
)
from diurna.actors.stage import ResolveActors
from diurna.articles import article_from_text
from diurna.language.analyse import Analyser
from diurna.model.engine import Engine, model_identity
from diurna.records import Coding, Entity
from diurna.scoring.gold import GoldArticle, read_gold
from diurna.training.annotated import (
    KEPT,
    annotated_parties,
    checked,
    code_parts,
    composed_sources,
    gold_sources,
    read_each,
)
from diurna.training.free_texts import free_texts
from diurna.training.small_nets import (
    BATCH,
    DECAY,
    NO_ANSWER,
    RATE,
    ChoiceNet,
    arguments,
    compared,
    fit_choices,
    optimise,
    saved,
)

OUT = Path(__file__).parents[1] / "actors" / "data"
NETS = 3  # of other seeds, averaged
EPOCHS, VIEW, HIDDEN = 20, 24, 128
SECTOR_HIDDEN, SECTOR_DROPOUT = 128, 0.4
SMALLEST = 1e-3  # added to the spread of what is read, which float16 must hold


@dataclass(frozen=True, slots=True)
class Coded:
    """A mention of a party with its entity, its clues and those of all of the entity's mentions that are weighed, and the code that
    somebody gave it, as country and sector.
    """

    source: str
    entity: Entity
    clues: Clues
    weighed: Sequence[Clues]
    country: str
    sector: str


def main() -> None:
    """Read, measure on what is kept out, fit on the rest, write, print the card."""
    args = arguments("python -m diurna.training.codes", main.__doc__, OUT)
    torch.set_num_threads(1)
    rows = list(read_all(args.data, args.wire))
    train = [row for row in rows if not row.source.startswith(KEPT)]
    countries = saved(args.out / "countries.npz", [fit_countries(train, seed) for seed in range(NETS)])
    sectors = saved(args.out / "sectors.npz", [fit_sectors(train, seed) for seed in range(NETS)])
    card = card_of(rows, CodeModel(countries, sectors), len(train))
    (args.out / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


def read_all(data: Path, wire: Path) -> Iterator[Coded]:
    """The coded parties of all sources."""
    yield from read_each(read, chain(composed_sources(unseen=False), free_sources(data), gold_sources(data, wire)))


def free_sources(data: Path) -> Iterator[tuple[str, GoldArticle, str]]:
    """The annotated texts of free corpora that have events."""
    texts = dict(free_texts(data))
    for path in sorted(Path("training/annotated").glob("*.jsonl")):
        for article in read_gold(path):
            if article.events:
                yield path.stem, article, checked(article, texts[article.file])


def read(source: str, article: GoldArticle, text: str) -> list[Coded]:
    """The coded parties of one article, each mention with a code once."""
    analyser, actors = stages()
    coding = actors(analyser(Coding(article_from_text(text, published=article.published))))
    setting, near = setting_of(coding), near_countries(coding)
    rows = []
    for entity, mention, mentions, code in annotated_parties(coding, article.events):
        clues = clues_of(coding, entity, mention, mentions, setting, near[mention.id])
        whole = clues_of_all(coding, entity, mentions, setting, near)
        rows.append(Coded(source, entity, clues, whole, *code_parts(code)))
    return rows


@cache
def stages() -> tuple[Analyser, ResolveActors]:
    """The stages up to parties, by the rules alone."""
    return Analyser(Engine()), ResolveActors(learned=None)


def fit_countries(rows: Sequence[Coded], seed: int) -> ChoiceNet:
    """One network for countries."""
    asked = [(row.clues.own, row.clues.facts, row.clues.told) for row in rows]
    known = [list(row.clues.countries) for row in rows]
    wanted = [
        countries.index(row.country) if row.country in countries else NO_ANSWER
        for row, countries in zip(rows, known, strict=True)
    ]
    return fit_choices(asked, wanted, seed, view=VIEW, hidden=HIDDEN, epochs=EPOCHS)


class SectorNet(nn.Module):
    """Scores sectors for a mention of a party, from what is read of it and the mean of that over the party's mentions."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", rows.mean(0))
        self.register_buffer("spread", rows.std(0) + SMALLEST)
        self.mix, self.score = nn.Linear(rows.shape[1], SECTOR_HIDDEN), nn.Linear(SECTOR_HIDDEN, len(SECTOR_ORDER))
        self.dropout = nn.Dropout(SECTOR_DROPOUT)

    def forward(self, rows: Tensor) -> Tensor:
        """(n, 2 * row) to (n, sectors)."""
        normed = self.dropout((rows - self.mean) / self.spread)
        out: Tensor = self.score(self.dropout(torch.relu(self.mix(normed))))
        return out


def fit_sectors(rows: Sequence[Coded], seed: int) -> SectorNet:
    """One network for sectors."""
    torch.manual_seed(seed)
    own = np.stack([sector_row(row.clues) for row in rows])
    mean = np.stack([np.mean([sector_row(one) for one in row.weighed], axis=0) for row in rows])
    read = torch.from_numpy(np.concatenate([own, mean], axis=1).astype(np.float32))
    wanted = torch.tensor([SECTOR_ORDER.index(row.sector) for row in rows])
    net = SectorNet(read)
    optimise(net, lambda part: net(read[part]), wanted, EPOCHS)
    return net


def card_of(rows: Sequence[Coded], model: CodeModel, trained: int) -> str:
    """The card: how often the whole code is right with the rules alone, and with the networks, on what was kept out."""
    lines = compared(
        ((row.source.removeprefix(KEPT), *judged(row, model)) for row in rows if row.source.startswith(KEPT)), "parties"
    )
    return f"""# The learned codes of parties

Networks over the model's vectors of a party's words and what the rules found of it: {NETS} small ones, whose mean counts, weigh the
countries that the article tells of (countries.npz), {NETS} others the sectors (sectors.npz). Written by `python -m diurna.training.codes`. A country is given from a probability of {COUNTRY} on where the rules gave none, a sector from {SECTOR} where they gave none and from {OTHER_SECTOR} in another's place;
countries themselves are never changed.

| | |
|---|---|
| trained on | {trained} parties: four of five composed articles (`training/articles/`, Apache-2.0); re3d (Open Government Licence, public domain, CC BY-SA 3.0), MEANTIME (CC BY 4.0), UD English EWT (CC BY-SA 4.0) as annotated in `training/annotated/`; the dev half of the first gold set and two thirds of the third (Wikinews, CC BY 2.5) |
| recipe | {EPOCHS} epochs, batches of {BATCH}, AdamW at {RATE}, decay {DECAY}, seeds 0 to {NETS - 1} |
| vectors of | engine {model_identity()} |

Right codes of parties, country and first sector, in per cent, on articles that trained nothing:

| | rules alone | with the networks |
|---|---|---|
{lines}

The rules were mended on the articles of `wire` and `wikinews`, and on none of the composed ones.
"""


def judged(row: Coded, model: CodeModel) -> tuple[bool, bool]:
    """Whether a party's code is right by the rules alone, and with the networks."""
    touched = not row.entity.members and row.entity.kind != "country"
    entity = weighed(row.entity, row.weighed, model, keep_sector=False)[0] if touched else row.entity
    return is_right(row.entity, row), is_right(entity, row)


def is_right(entity: Entity, row: Coded) -> bool:
    """Whether an entity has the code that somebody gave a party."""
    home = entity.short or entity.country or ""
    return home == row.country and (entity.sectors[0] if entity.sectors else "") == row.sector


if __name__ == "__main__":
    main()
