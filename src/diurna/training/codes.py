"""Fit the learned codes of parties: `python -m diurna.training.codes --data DATA`.

Every party that somebody annotated with a code, in composed articles, in free corpora and in the gold sets' dev halves, teaches
two small networks which country and which sector it has, given what the rules found. Writes `actors/data/codes.npz` and its
card, and prints the card. Run it again after `make train`.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from diurna.actors.learned_codes import (
    COUNTRY,
    OTHER_SECTOR,
    SECTOR,
    Clues,
    CodeModel,
    clues_of,
    near_countries,
    setting_of,
    weighed,
)
from diurna.actors.stage import ResolveActors
from diurna.articles import article_from_text
from diurna.language.analyse import Analyser
from diurna.lexicons.sectors import SECTORS
from diurna.model.engine import Engine, model_identity
from diurna.model.events import SIZE
from diurna.records import Coding, Entity, Mention
from diurna.scoring.annotations import read_annotations
from diurna.scoring.gold import GoldEvent, GoldParty, read_gold
from diurna.training.annotated import HELD_OUT, checked
from diurna.training.free_texts import free_texts

OUT = Path(__file__).parents[1] / "actors" / "data"
NETS = 3  # of other seeds, averaged
EPOCHS, BATCH, RATE, DECAY = 14, 128, 1e-3, 0.02
VIEW, COUNTRY_HIDDEN, SECTOR_HIDDEN = 24, 64, 128
KEPT_OUT = 5  # every fifth composed article trains nothing


@dataclass(frozen=True, slots=True)
class Coded:
    """A mention of a party with its entity, the clues, and the code that somebody gave it, as country and sector."""

    source: str
    entity: Entity
    clues: Clues
    country: str
    sector: str


class CountryNet(nn.Module):
    """Scores countries for a party."""

    def __init__(self, facts: int, told: int) -> None:
        super().__init__()
        self.view, self.mix = nn.Linear(SIZE, VIEW), nn.Linear(VIEW + facts + told, COUNTRY_HIDDEN)
        self.score, self.plain = nn.Linear(COUNTRY_HIDDEN, 1, bias=False), nn.Linear(told, 1, bias=False)
        self.dropout = nn.Dropout(0.3)

    def forward(self, own: Tensor, facts: Tensor, told: Tensor) -> Tensor:
        """(n, SIZE), (n, facts), (n, countries, told) to (n, countries)."""
        seen = torch.cat([torch.relu(self.view(self.dropout(own))), facts], -1)
        same = seen.unsqueeze(1).expand(-1, told.shape[1], -1)
        mixed = self.dropout(torch.relu(self.mix(torch.cat([same, told], -1))))
        out: Tensor = (self.score(mixed) + self.plain(told)).squeeze(-1)
        return out


class SectorNet(nn.Module):
    """Scores sectors for a party."""

    def __init__(self, facts: int, sectors: int) -> None:
        super().__init__()
        self.mix, self.score = nn.Linear(2 * SIZE + facts, SECTOR_HIDDEN), nn.Linear(SECTOR_HIDDEN, sectors)
        self.plain = nn.Linear(facts, sectors)
        self.dropout = nn.Dropout(0.4)

    def forward(self, own: Tensor, shared: Tensor, facts: Tensor) -> Tensor:
        """Twice (n, SIZE), and (n, facts), to (n, sectors)."""
        given = torch.cat([self.dropout(own), self.dropout(shared), facts], -1)
        out: Tensor = self.score(self.dropout(torch.relu(self.mix(given)))) + self.plain(facts)
        return out


def main() -> None:
    """Read, measure on what is kept out, fit on the rest, write, print the card."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.codes", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the corpora, as docs/training.md lists them")
    parser.add_argument("--wire", type=Path, required=True, help="the second gold set's texts (evaluation/wire.py)")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    torch.set_num_threads(1)
    sectors = ["", *sorted(SECTORS)]
    rows = list(read_all(args.data, args.wire, sectors))
    train = [row for row in rows if not row.source.startswith("kept out")]
    nets = [fit(train, sectors, seed) for seed in range(NETS)]
    arrays = {
        f"{number}.{part}.{name}": weights.numpy().astype(np.float16)
        for number, parts in enumerate(nets)
        for part, net in zip(("country", "sector"), parts, strict=True)
        for name, weights in net.state_dict().items()
    }
    np.savez_compressed(args.out / "codes.npz", sectors=np.array(sectors), **arrays)
    held = [
        {name.partition(".")[2]: array.astype(np.float32) for name, array in arrays.items() if name[0] == str(number)}
        for number in range(NETS)
    ]
    card = card_of(rows, CodeModel(sectors, held), len(train))
    (args.out / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


def read_all(data: Path, wire: Path, sectors: Sequence[str]) -> Iterator[Coded]:
    """The coded parties of all sources; "kept out" stands before the names of those that train nothing."""
    analyser, actors = Analyser(Engine()), ResolveActors(learned=None)
    articles = Path("training/articles")
    for number, path in enumerate(sorted(articles.glob("*.ann"))):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        source = "kept out, composed" if number % KEPT_OUT == 0 else "composed"
        yield from read(
            Coding(article_from_text(text)), read_annotations(path, text), source, sectors, analyser, actors
        )
    texts = dict(free_texts(data))
    for path in sorted(Path("training/annotated").glob("*.jsonl")):
        for article in read_gold(path):
            if article.events:
                coding = Coding(article_from_text(checked(article, texts[article.file])))
                yield from read(coding, article.events, path.stem, sectors, analyser, actors)
    for name, folder in (("news", data / "news"), ("wikinews", data / "news"), ("wire", wire)):
        found = sorted(read_gold(Path(f"evaluation/gold/{name}.jsonl"), split="dev"), key=lambda one: one.file)
        for number, article in enumerate(found):
            out = name == "wire" or (name == "wikinews" and number % HELD_OUT == 0)
            text = checked(article, (folder / article.file).read_text(encoding="utf-8"))
            coding = Coding(article_from_text(text, published=article.published))
            source = f"kept out, {name}" if out else name
            yield from read(coding, article.events, source, sectors, analyser, actors)


def read(
    coding: Coding,
    events: Sequence[GoldEvent],
    source: str,
    sectors: Sequence[str],
    analyser: Analyser,
    actors: ResolveActors,
) -> Iterator[Coded]:
    """The coded parties of one article, each mention with a code once."""
    coding = actors(analyser(coding))
    setting, near = setting_of(coding), near_countries(coding)
    entities = {entity.id: entity for entity in coding.entities}
    seen = set()
    for party in (party for event in events for party in (*event.actors, *event.recipients)):
        mention = mention_of(coding, party)
        if mention is None or (mention.id, party.code) in seen:
            continue
        seen.add((mention.id, party.code))
        entity = entities[mention.entity]
        mentions = [one for one in coding.mentions if one.entity == entity.id]
        clues = clues_of(coding, entity, mention, mentions, setting, near[mention.id], sectors)
        yield Coded(source, entity, clues, *code_parts(party.code, sectors))


def mention_of(coding: Coding, party: GoldParty) -> Mention | None:
    """The mention that shares most characters with a party's words."""
    found = [
        (min(one.span.end, party.span.end) - max(one.span.start, party.span.start), -index, one)
        for index, one in enumerate(coding.mentions)
        if one.span.overlaps(party.span)
    ]
    return max(found, key=lambda pair: pair[:2])[2] if found else None


def code_parts(code: str | None, sectors: Sequence[str]) -> tuple[str, str]:
    """Country (or short name) and first sector of a code, "" for what it lacks."""
    parts = (code or "").split("-")
    if parts[0] in sectors:
        return "", parts[0]
    second = parts[1] if len(parts) > 1 else ""
    return parts[0], second if second in sectors else ""


def fit(rows: Sequence[Coded], sectors: Sequence[str], seed: int) -> tuple[CountryNet, SectorNet]:
    """One pair of networks."""
    torch.manual_seed(seed)
    own, shared, facts = (
        torch.from_numpy(np.stack([getattr(row.clues, name) for row in rows])) for name in ("own", "shared", "facts")
    )
    most = max(len(row.clues.countries) for row in rows)
    told = torch.zeros(len(rows), most, rows[0].clues.told.shape[1])
    there = torch.zeros(len(rows), most, dtype=torch.bool)
    wanted = torch.full((len(rows),), -100)
    for index, row in enumerate(rows):
        count = len(row.clues.countries)
        told[index, :count], there[index, :count] = torch.from_numpy(row.clues.told), True
        if row.country in row.clues.countries:
            wanted[index] = list(row.clues.countries).index(row.country)
    right = torch.tensor([sectors.index(row.sector) for row in rows])
    country, sector = CountryNet(facts.shape[1], told.shape[2]), SectorNet(facts.shape[1], len(sectors))
    weights = [*country.parameters(), *sector.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(rows)).split(BATCH):
            scores = country(own[part], facts[part], told[part]).masked_fill(~there[part], -1e9)
            loss = nn.functional.cross_entropy(scores, wanted[part], ignore_index=-100)
            loss = loss + nn.functional.cross_entropy(sector(own[part], shared[part], facts[part]), right[part])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    return country.eval(), sector.eval()


def card_of(rows: Sequence[Coded], model: CodeModel, trained: int) -> str:
    """The card: how often the whole code is right with the rules alone, and with the networks, on what was kept out."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for row in rows:
        if row.source.startswith("kept out"):
            name = row.source.removeprefix("kept out, ")
            touched = not row.entity.members and row.entity.kind != "country"
            entity = weighed(row.entity, [row.clues], model, keep_sector=False)[0] if touched else row.entity
            count[name] += 1
            before[name] += is_right(row.entity, row)
            after[name] += is_right(entity, row)
    lines = "\n".join(
        f"| {name}, {count[name]} parties | {100 * before[name] / count[name]:.1f} | {100 * after[name] / count[name]:.1f} |"
        for name in count
    )
    return f"""# The learned codes of parties

{NETS} pairs of small networks over the engine's vectors of a party's words and what the rules found of it: one weighs the countries
that the article tells of, one the sectors. Written by `python -m diurna.training.codes`; codes.npz holds their weights. A country is
given from a probability of {COUNTRY} on where the rules gave none, a sector from {SECTOR} where they gave none and from {OTHER_SECTOR} in another's place;
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
