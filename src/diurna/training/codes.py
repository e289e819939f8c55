"""Fit the learned codes of parties: `python -m diurna.training.codes --data DATA --wire TEXTS`, after the detector.

Every party that somebody annotated with a code, in composed articles, in free corpora and in the gold sets' dev halves, teaches
small networks which of an article's countries it has, and others its sector. Writes `actors/data/countries.npz`, `sectors.npz` and
the card of the learned codes, and prints the card.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from diurna.actors.learned_codes import (
    COUNTRY,
    FACTS,
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
from diurna.model.events import SIZE
from diurna.records import Coding, Entity
from diurna.scoring.gold import GoldEvent, read_gold
from diurna.training.annotated import HELD_OUT, annotated_parties, checked, code_parts, composed_gold
from diurna.training.free_texts import free_texts

OUT = Path(__file__).parents[1] / "actors" / "data"
NETS = 3  # of other seeds, averaged
EPOCHS, BATCH, RATE, DECAY = 20, 128, 1e-3, 0.02
VIEW, HIDDEN, TOLD = 24, 128, 17
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


class CountryNet(nn.Module):
    """Scores countries for a party."""

    def __init__(self) -> None:
        super().__init__()
        self.view, self.mix = nn.Linear(SIZE, VIEW), nn.Linear(VIEW + FACTS + TOLD, HIDDEN)
        self.score, self.plain = nn.Linear(HIDDEN, 1, bias=False), nn.Linear(TOLD, 1, bias=False)
        self.dropout = nn.Dropout(0.3)

    def forward(self, own: Tensor, facts: Tensor, told: Tensor) -> Tensor:
        """(n, SIZE), (n, FACTS), (n, countries, TOLD) to (n, countries)."""
        seen = torch.cat([torch.relu(self.view(self.dropout(own))), facts], -1)
        same = seen.unsqueeze(1).expand(-1, told.shape[1], -1)
        mixed = self.dropout(torch.relu(self.mix(torch.cat([same, told], -1))))
        out: Tensor = (self.score(mixed) + self.plain(told)).squeeze(-1)
        return out


def main() -> None:
    """Read, measure on what is kept out, fit on the rest, write, print the card."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.codes", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the corpora, as docs/training.md lists them")
    parser.add_argument("--wire", type=Path, required=True, help="the second gold set's texts (evaluation/wire.py)")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    torch.set_num_threads(1)
    rows = list(read_all(args.data, args.wire))
    train = [row for row in rows if not row.source.startswith("kept out")]
    countries = [rounded(fit_countries(train, seed)) for seed in range(NETS)]
    sectors = [rounded(fit_sectors(train, seed)) for seed in range(NETS)]
    for name, nets in (("countries", countries), ("sectors", sectors)):
        arrays = {f"{number}.{part}": array for number, net in enumerate(nets) for part, array in net.items()}
        np.savez_compressed(args.out / f"{name}.npz", **arrays)  # type: ignore[arg-type]
    whole = [
        [{part: array.astype(np.float32) for part, array in net.items()} for net in nets]
        for nets in (countries, sectors)
    ]
    card = card_of(rows, CodeModel(*whole), len(train))
    (args.out / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


def rounded(net: nn.Module) -> dict[str, NDArray[np.float16]]:
    """A network's weights, as they are kept."""
    return {name: weights.numpy().astype(np.float16) for name, weights in net.state_dict().items()}


def read_all(data: Path, wire: Path) -> Iterator[Coded]:
    """The coded parties of all sources; "kept out" stands before the names of those that train nothing."""
    analyser, actors = Analyser(Engine()), ResolveActors(learned=None)
    for source, kept_out in (("composed", False), ("kept out, composed", True)):
        for article, text in composed_gold(Path("training/articles"), kept_out=kept_out):
            coding = Coding(article_from_text(text, published=article.published))
            yield from read(coding, article.events, source, analyser, actors)
    texts = dict(free_texts(data))
    for path in sorted(Path("training/annotated").glob("*.jsonl")):
        for article in read_gold(path):
            if article.events:
                coding = Coding(article_from_text(checked(article, texts[article.file])))
                yield from read(coding, article.events, path.stem, analyser, actors)
    for name, folder in (("news", data / "news"), ("wikinews", data / "news"), ("wire", wire)):
        found = sorted(read_gold(Path(f"evaluation/gold/{name}.jsonl"), split="dev"), key=lambda one: one.file)
        for number, article in enumerate(found):
            out = name == "wire" or (name == "wikinews" and number % HELD_OUT == 0)
            text = checked(article, (folder / article.file).read_text(encoding="utf-8"))
            coding = Coding(article_from_text(text, published=article.published))
            source = f"kept out, {name}" if out else name
            yield from read(coding, article.events, source, analyser, actors)


def read(
    coding: Coding,
    events: Sequence[GoldEvent],
    source: str,
    analyser: Analyser,
    actors: ResolveActors,
) -> Iterator[Coded]:
    """The coded parties of one article, each mention with a code once."""
    coding = actors(analyser(coding))
    setting, near = setting_of(coding), near_countries(coding)
    for entity, mention, mentions, code in annotated_parties(coding, events):
        clues = clues_of(coding, entity, mention, mentions, setting, near[mention.id])
        whole = clues_of_all(coding, entity, mentions, setting, near)
        yield Coded(source, entity, clues, whole, *code_parts(code))


def fit_countries(rows: Sequence[Coded], seed: int) -> CountryNet:
    """One network for countries."""
    torch.manual_seed(seed)
    own, facts = (torch.from_numpy(np.stack([getattr(row.clues, name) for row in rows])) for name in ("own", "facts"))
    most = max(len(row.clues.countries) for row in rows)
    told, there = torch.zeros(len(rows), most, TOLD), torch.zeros(len(rows), most, dtype=torch.bool)
    wanted = torch.full((len(rows),), -100)
    for index, row in enumerate(rows):
        count = len(row.clues.countries)
        told[index, :count], there[index, :count] = torch.from_numpy(row.clues.told), True
        if row.country in row.clues.countries:
            wanted[index] = list(row.clues.countries).index(row.country)
    net = CountryNet()

    def scores(part: Tensor) -> Tensor:
        out: Tensor = net(own[part], facts[part], told[part]).masked_fill(~there[part], -1e9)
        return out

    optimise(net, scores, wanted)
    return net


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
    optimise(net, lambda part: net(read[part]), wanted)
    return net


def optimise(net: nn.Module, scores: Callable[[Tensor], Tensor], wanted: Tensor, epochs: int = EPOCHS) -> None:
    """Train a network that scores rows, given by their numbers, towards what is `wanted` of each; -100 is no answer."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(epochs):
        for part in torch.randperm(len(wanted)).split(BATCH):
            loss = nn.functional.cross_entropy(scores(part), wanted[part], ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    net.eval()


def card_of(rows: Sequence[Coded], model: CodeModel, trained: int) -> str:
    """The card: how often the whole code is right with the rules alone, and with the networks, on what was kept out."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for row in rows:
        if row.source.startswith("kept out"):
            name = row.source.removeprefix("kept out, ")
            touched = not row.entity.members and row.entity.kind != "country"
            entity = weighed(row.entity, row.weighed, model, keep_sector=False)[0] if touched else row.entity
            count[name] += 1
            before[name] += is_right(row.entity, row)
            after[name] += is_right(entity, row)
    lines = "\n".join(
        f"| {name}, {count[name]} parties | {100 * before[name] / count[name]:.1f} | {100 * after[name] / count[name]:.1f} |"
        for name in count
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


def is_right(entity: Entity, row: Coded) -> bool:
    """Whether an entity has the code that somebody gave a party."""
    home = entity.short or entity.country or ""
    return home == row.country and (entity.sectors[0] if entity.sectors else "") == row.sector


if __name__ == "__main__":
    main()
