"""The second part of training: the heads of events, upon an encoder that stays as the trees made it.

Nothing of the parse changes by it. What every layer says of every word is kept in memory, so that an epoch is a matter of
seconds.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from diurna.model.pieces import WordPieces
from diurna.scoring.types import macro_f1
from diurna.training.corpora import Sample
from diurna.training.dropout import Dropout
from diurna.training.events import ComposedSentence
from diurna.training.network import Network
from diurna.training.triples import UNTOLD, EventItem, Range, Triple, item_of, with_negatives

WEIGHTS = {"types": 1.0, "modes": 0.5, "contexts": 1.0, "statuses": 0.5, "facts": 0.3}
SENTENCES = 64  # a step
WARM_UP = 100  # steps


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecipe:
    """How long and how fast: AdamW, linear warm-up and decay."""

    event_epochs: int = 16
    event_rate: float = 1.5e-3
    event_decay: float = 0.02
    event_seed: int = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """What the layers say of the words of sentences: one (words + 1, layers, size) each, halves."""

    layers: Sequence[Tensor]

    @classmethod
    @torch.no_grad()
    def of(cls, network: Network, sentences: Sequence[Sequence[str]], pieces: WordPieces) -> "Kept":
        """Run the encoder over sentences, those of like length together."""
        network.eval()
        device = network.arc_weight.device
        out: dict[int, Tensor] = {}
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        for start in range(0, len(order), 32):
            batch = order[start : start + 32]
            made = pieces.batch([sentences[index] for index in batch])
            given = (made.pieces, made.cases, made.first, made.last)
            read, cases, first, last = (torch.from_numpy(one).to(device) for one in given)
            told = network.told(network.encoder(read, cases), first, last)
            for row, index in enumerate(batch):
                out[index] = told[row, : len(sentences[index]) + 1].half()
        return cls([out[index] for index in range(len(sentences))])

    def take(self, network: Network, chosen: Sequence[int]) -> tuple[Tensor, list[int]]:
        """The event vectors of sentences, one after the other, and where each sentence begins."""
        starts = np.cumsum([0, *(len(self.layers[index]) for index in chosen)])[:-1].tolist()
        return network.event_vectors(torch.cat([self.layers[index] for index in chosen]).float()), starts


def score(network: Network, vectors: Tensor, triples: Sequence[tuple[int, Triple]]) -> tuple[Tensor, ...]:
    """Scores of triples; each comes with where its sentence begins in `vectors`."""
    device = vectors.device

    def mean(ranges: Sequence[Range]) -> Tensor:
        first = torch.tensor([start + one[0] for (start, _), one in zip(triples, ranges, strict=True)])
        last = torch.tensor([start + one[1] for (start, _), one in zip(triples, ranges, strict=True)])
        there = torch.tensor([[0.5 * (one[0] > 0)] for one in ranges], device=device)
        out: Tensor = (vectors[first.to(device)] + vectors[last.to(device)]) * there
        return out

    scores: tuple[Tensor, ...] = network.events(
        mean([triple.trigger for _, triple in triples]),
        mean([triple.actor for _, triple in triples]),
        mean([triple.recipient for _, triple in triples]),
    )
    return scores


def event_loss(network: Network, vectors: Tensor, triples: Sequence[tuple[int, Triple]]) -> Tensor:
    """The weighted sum of the cross-entropies of types, modes, contexts and statuses."""
    types, modes, contexts, statuses = score(network, vectors, triples)
    every = [triple for _, triple in triples]
    device = vectors.device
    weights = torch.tensor([triple.weight for triple in every], device=device)
    wanted = torch.tensor([triple.kind for triple in every], device=device)
    kinds = nn.functional.cross_entropy(types, wanted, reduction="none", label_smoothing=0.05)
    total = WEIGHTS["types"] * (kinds * weights).sum() / weights.sum()
    for name, scores, wanted in (
        ("modes", modes, torch.tensor([triple.mode for triple in every])),
        ("statuses", statuses, torch.tensor([triple.status for triple in every])),
    ):
        total = total + WEIGHTS[name] * nn.functional.cross_entropy(scores, wanted.to(device), ignore_index=UNTOLD)
    known = [index for index, triple in enumerate(every) if triple.contexts is not None]
    wanted = torch.zeros(len(known), contexts.shape[1])
    for row, index in enumerate(known):
        wanted[row, list(every[index].contexts or ())] = 1.0
    wanted = wanted.to(device)
    return total + WEIGHTS["contexts"] * nn.functional.binary_cross_entropy_with_logits(contexts[known], wanted)


def fact_loss(network: Network, vectors: Tensor, starts: Sequence[int], samples: Sequence[Sample]) -> Tensor:
    """How far the factuality of annotated words is missed."""
    rows, wanted = [], []
    for start, sample in zip(starts, samples, strict=True):
        for word, fact in enumerate(sample.facts or (), start=1):
            if fact is not None:
                rows.append(start + word)
                wanted.append(fact / 100 - 3)
    found = network.facts(vectors[rows]).squeeze(-1)
    return WEIGHTS["facts"] * nn.functional.smooth_l1_loss(found, torch.tensor(wanted, device=found.device))


def fit_events(
    network: Network,
    composed: Sequence[ComposedSentence],
    dev: Sequence[ComposedSentence],
    samples: Sequence[Sample],
    pieces: WordPieces,
    *,
    recipe: EventRecipe,
) -> dict[str, float]:
    """Train the event heads of a network; returns accuracy and macro-F1 of types on `dev`.

    `samples` are sentences of which those with `facts` teach factuality. Progress goes to standard error.
    """
    torch.manual_seed(recipe.event_seed)
    Dropout.seed(recipe.event_seed)
    rng = random.Random(recipe.event_seed)
    items = [item_of(sentence) for sentence in composed]
    held = [item_of(sentence) for sentence in dev]
    facts = [sample for sample in samples if any(fact is not None for fact in sample.facts or ())]
    kept, kept_dev, kept_facts = (
        Kept.of(network, sentences, pieces)
        for sentences in ([i.words for i in items], [i.words for i in held], [s.words for s in facts])
    )
    network.train()
    learning = network.event_parameters()
    optimizer = torch.optim.AdamW(learning, weight_decay=recipe.event_decay)
    figures: dict[str, float] = {}
    steps, step = recipe.event_epochs * (len(items) // SENTENCES), 0
    for epoch in range(1, recipe.event_epochs + 1):
        order = rng.sample(range(len(items)), len(items))
        losses = []
        for first in range(0, len(order) - SENTENCES + 1, SENTENCES):
            chosen = order[first : first + SENTENCES]
            vectors, starts = kept.take(network, chosen)
            triples = [
                (start, triple)
                for start, index in zip(starts, chosen, strict=True)
                for triple in with_negatives(items[index], rng)
            ]
            loss = event_loss(network, vectors, triples)
            some = rng.sample(range(len(facts)), min(SENTENCES, len(facts)))
            if some:
                told, begins = kept_facts.take(network, some)
                loss = loss + fact_loss(network, told, begins, [facts[index] for index in some])
            for group in optimizer.param_groups:
                group["lr"] = recipe.event_rate * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
            optimizer.step()
            step += 1
            losses.append(float(loss.detach()))
        figures = measure_events(network, held, kept_dev)
        print(f"events, epoch {epoch}: loss {np.mean(losses):.3f} {figures}", file=sys.stderr, flush=True)
    network.eval()
    return {name: float(figure) for name, figure in measure_events(network, held, kept_dev).items()}


@torch.no_grad()
def measure_events(network: Network, items: Sequence[EventItem], kept: Kept) -> dict[str, float]:
    """Accuracy and macro-F1 of types over the triples that are written down, NONE among them."""
    training = network.training
    network.eval()
    vectors, starts = kept.take(network, range(len(items)))
    triples = [(start, triple) for start, item in zip(starts, items, strict=True) for triple in item.told]
    found = score(network, vectors, triples)[0].argmax(1).tolist()
    network.train(training)
    gold = [triple.kind for _, triple in triples]
    return {
        "accuracy": float(np.mean(np.array(gold) == np.array(found))),
        "macro_f1": macro_f1(list(zip(gold, found, strict=True))),
    }
