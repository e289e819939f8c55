"""The detector's training: batches of lines, both losses, and how it does on lines kept out."""

import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from diurna.actors.learned_codes import SECTOR_ORDER
from diurna.events.detector_clues import TELLING, party_clues, tags_of, way
from diurna.model.pieces import MAX_PIECES, WordPieces
from diurna.training.annotated import Example, Told
from diurna.training.detector_network import ROLES, DetectorNetwork
from diurna.training.dropout import Dropout
from diurna.training.events import EVENT_TYPES

States = NDArray[np.float16]
UNASKED = -100
RULES_HIDDEN = 0.12  # how often the rules' parties are hidden from the roles
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorRecipe:
    """How long and how fast: AdamW, linear warm-up and decay; `words` a batch, padding included."""

    epochs: int = 5
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    words: int = 768
    warm_up: int = 100
    seed: int = 1


class TrunkLike(Protocol):
    """What gives pieces' states: `diurna.training.trunk.Trunk`, or a test's own."""

    pieces: WordPieces

    def states(self, texts: Sequence[Sequence[str]]) -> list[States]:
        """Of each text its pieces' states."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Examples with the trunk's states of their pieces; those too long for the encoder are left out."""

    examples: list[Example] = field(default_factory=list)
    states: list[States] = field(default_factory=list)

    @classmethod
    def of(cls, examples: Sequence[Example], trunk: TrunkLike) -> "Lines":
        """Run the trunk over examples."""
        cut = trunk.pieces.cut
        kept = [one for one in examples if 0 < sum(len(cut(word)) for word in one.words) <= MAX_PIECES]
        return cls(kept, trunk.states([one.words for one in kept]))


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded lines as the network reads them, and the type of each word, `UNASKED` where none is asked for."""

    trunk: Tensor
    pieces: Tensor
    first: Tensor
    last: Tensor
    tags: Tensor
    types: Tensor


def fit(
    network: DetectorNetwork,
    lines: Lines,
    pieces: WordPieces,
    recipe: DetectorRecipe,
    kept_out: Mapping[str, Lines],
) -> None:
    """Train; after each epoch, say on standard error how the lines kept out are told."""
    torch.manual_seed(recipe.seed)
    Dropout.seed(recipe.seed)
    rng = random.Random(recipe.seed)
    upper = list(network.layers.parameters())
    heads = [one for part in (network.triggers, network.roles, network.sectors) for one in part.parameters()]
    groups = [{"params": upper, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    total = recipe.epochs * len(list(batches(lines, recipe.words, random.Random(0))))

    def share(step: int) -> float:
        return min(1.0, (step + 1) / recipe.warm_up) * max(0.02, 1 - step / total)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    for epoch in range(1, recipe.epochs + 1):
        network.train()
        started, losses = time.monotonic(), np.zeros(3)
        for chosen in batches(lines, recipe.words, rng):
            parts = losses_of(network, lines, chosen, pieces, rng)
            optimiser.zero_grad()
            (sum(parts, torch.zeros(())) / len(chosen)).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses += [part.item() for part in parts]
        means = losses / len(lines.examples)
        told = ", ".join(f"{one:.3f}" for one in means)
        print(f"epoch {epoch}: {time.monotonic() - started:.0f} s, losses {told}", file=sys.stderr)
        for name, some in kept_out.items():
            print(f"  {name}: {told_by(network, some, pieces)}", file=sys.stderr)


def batches(lines: Lines, words: int, rng: random.Random) -> Iterator[list[int]]:
    """Lines of like length together, at most so many words with the padding, in random order."""
    sizes = [len(one.words) + 4 for one in lines.examples]
    order = sorted(range(len(sizes)), key=lambda index: sizes[index] + 6 * rng.random())
    out: list[list[int]] = [[]]
    for index in order:
        longest = max(sizes[index], *(sizes[one] for one in out[-1]), 0)
        if out[-1] and longest * (len(out[-1]) + 1) > words:
            out.append([])
        out[-1].append(index)
    rng.shuffle(out)
    yield from out


def losses_of(
    network: DetectorNetwork, lines: Lines, chosen: Sequence[int], pieces: WordPieces, rng: random.Random
) -> tuple[Tensor, Tensor, Tensor]:
    """Cross entropy of the words' types, of the parties' roles and of their sectors, summed, a quarter each."""
    batch = batch_of(lines, chosen, pieces)
    examples = [lines.examples[index] for index in chosen]
    vectors = network(batch.trunk, batch.pieces, batch.first, batch.last)
    scores, words = network.triggers(vectors, batch.tags)
    told = nn.functional.cross_entropy(
        scores.flatten(0, 1), batch.types.flatten(), ignore_index=UNASKED, reduction="sum"
    )
    parted = coded = told * 0
    found = [
        pairs_of(row, event, example, ruled=rng.random() >= RULES_HIDDEN)
        for row, example in enumerate(examples)
        for event in example.told
    ]
    if any(pairs.places for pairs in found):
        rows, events, kinds, places, ways = (
            torch.tensor([value for pairs in found for value in getattr(pairs, name)])
            for name in ("rows", "events", "kinds", "places", "ways")
        )
        clues = torch.tensor([one for pairs in found for one in pairs.clues])
        roles = torch.tensor([one for pairs in found for one in pairs.roles])
        guessed = network.roles(words[rows, events], kinds, words[rows, places], ways, clues)
        parted = nn.functional.binary_cross_entropy_with_logits(guessed, roles, reduction="sum")
    parties = [(row, one) for row, example in enumerate(examples) for one in example.coded]
    if parties:
        heads = vectors[[row for row, _ in parties], [one.place for _, one in parties]]
        facts = torch.from_numpy(np.stack([one.facts for _, one in parties]))
        right = torch.tensor([SECTOR_ORDER.index(one.sector) for _, one in parties])
        coded = nn.functional.cross_entropy(network.sectors(heads, facts), right, reduction="sum")
    return told / 4, parted / 4, coded / 4


@dataclass(frozen=True, slots=True)
class Pairs:
    """An event with each nominal of its line: the line's row, the predicate, its type, places, ways, clues, and the roles."""

    rows: list[int]
    events: list[int]
    kinds: list[int]
    places: list[int]
    ways: list[int]
    clues: list[list[float]]
    roles: list[list[float]]


def pairs_of(row: int, event: Told, example: Example, *, ruled: bool) -> Pairs:
    """The pairs of one event."""
    line = example.line
    places = line.nominals()
    count = len(places)
    return Pairs(
        [row] * count,
        [event.predicate] * count,
        [EVENT_TYPES.index(event.event)] * count,
        places,
        [way(line, event.predicate, place) for place in places],
        party_clues(line, event.predicate, places, ruled=ruled),
        [[float(place in side) for side in (event.actors, event.recipients)] for place in places],
    )


def batch_of(lines: Lines, chosen: Sequence[int], pieces: WordPieces) -> Batch:
    """Pad some lines."""
    examples = [lines.examples[index] for index in chosen]
    cut = pieces.batch([one.words for one in examples])
    size = lines.states[chosen[0]].shape[1]
    trunk = np.zeros((*cut.pieces.shape, size), dtype=np.float32)
    tags = np.zeros((*cut.first[:, 1:].shape, 4), dtype=np.int64)
    types = np.full(tags.shape[:2], UNASKED, dtype=np.int64)
    for row, (index, example) in enumerate(zip(chosen, examples, strict=True)):
        trunk[row, : len(lines.states[index])] = lines.states[index]
        tags[row, : len(example.words)] = tags_of(example.line, EVENT_TYPES)
        asked = [upos in TELLING for upos in example.line.upos]
        types[row, : len(example.words)][asked] = 0
        for event in example.told:
            types[row, event.predicate] = EVENT_TYPES.index(event.event)
    given = (trunk, cut.pieces, cut.first[:, 1:], cut.last[:, 1:], tags, types)
    return Batch(*(torch.from_numpy(one.copy()) for one in given))


@torch.no_grad()
def told_by(network: DetectorNetwork, lines: Lines, pieces: WordPieces) -> str:
    """Precision, recall and F1 of events' words and F1 with the type, at thresholds; F1 of roles, events given; sectors right."""
    network.eval()
    counts = {threshold: np.zeros(3) for threshold in THRESHOLDS}  # right words, right types, said
    roles, gold, sectors = np.zeros((ROLES, 3)), 0, []
    for index, example in enumerate(lines.examples):
        batch = batch_of(lines, [index], pieces)
        vectors = network(batch.trunk, batch.pieces, batch.first, batch.last)
        scores, words = network.triggers(vectors, batch.tags)
        chances = scores.softmax(-1)[0].numpy()
        wanted = {event.predicate: EVENT_TYPES.index(event.event) for event in example.told}
        gold += len(wanted)
        for place, types in enumerate(chances):
            if batch.types[0, place] == UNASKED:
                continue
            for threshold, count in counts.items():
                if 1 - types[0] > threshold:
                    hit = place in wanted
                    count += (hit, hit and 1 + int(types[1:].argmax()) == wanted[place], 1)
        for event in example.told:
            pairs = pairs_of(0, event, example, ruled=True)
            if pairs.places:
                kinds, ways, clues = (torch.tensor(one) for one in (pairs.kinds, pairs.ways, pairs.clues))
                said = network.roles(words[0, pairs.events], kinds, words[0, pairs.places], ways, clues) > 0
                for role, side in enumerate((event.actors, event.recipients)):
                    found = {place for place, yes in zip(pairs.places, said[:, role].tolist(), strict=True) if yes}
                    roles[role] += (len(found & side), len(found), len(side))
        for one in example.coded:
            best = network.sectors(vectors[0, [one.place]], torch.from_numpy(one.facts[None])).argmax().item()
            sectors.append(
                (
                    SECTOR_ORDER[int(best)] == one.sector,
                    SECTOR_ORDER[int(one.facts[: len(SECTOR_ORDER)].argmax())] == one.sector,
                )
            )
    parts = [
        f"{threshold}: {100 * right / max(said, 1):.0f}/{100 * right / gold:.0f}"
        f" F1 {200 * right / (said + gold):.1f} typed {200 * typed / (said + gold):.1f}"
        for threshold, (right, typed, said) in counts.items()
    ]
    sides = " and ".join(f"{200 * right / max(said + want, 1):.1f}" for right, said, want in roles)
    learned, ruled = (100 * sum(pair[side] for pair in sectors) / max(len(sectors), 1) for side in (0, 1))
    return f"{gold} events; {'; '.join(parts)}; roles {sides}; sectors {learned:.1f}, by the rules {ruled:.1f}"
