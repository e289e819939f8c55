"""Train the engine: one encoder, all heads at once, running averages of the weights, best epoch on the dev sets kept."""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from diurna.model.pieces import WordPieces
from diurna.training.batches import BUCKET, UNSET, Batches, Item, Labels, stack
from diurna.training.corpora import Sample
from diurna.training.dropout import Dropout
from diurna.training.measure import count_right, measure
from diurna.training.network import Linear, Network, Shape, pretrained_encoder

# Names come from fewer sentences than trees do; lemmas are mostly looked up at run time.
LOSS_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.3, "names": 1.0, "starts": 0.5, "arcs": 1.0}
WARM_UP = 200  # steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast: AdamW, linear warm-up and decay.

    `rounding`: for so many epochs at the end, the encoder's layers meet the rounding of int8. `average` is the decay of
    the weights' running mean. `patience`: after so many epochs without a gain, stop.
    """

    epochs: int = 16
    rounding: int = 4
    seed: int = 1
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    average: float = 0.998
    patience: int = 4


@dataclass(slots=True)
class Average:
    """The running mean of a network's weights, which parses better than any one step's."""

    shadow: list[Tensor]
    decay: float
    steps: int = 0

    @classmethod
    def of(cls, network: Network, decay: float) -> "Average":
        """Start from the weights as they are."""
        return cls([weight.detach().clone() for weight in network.parameters()], decay)

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Take in the weights of one step."""
        self.steps += 1
        share = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.shadow, list(network.parameters()), share)

    @torch.no_grad()
    def swap(self, network: Network) -> None:
        """Exchange the network's weights with the mean; a second call undoes the first."""
        for mean, weight in zip(self.shadow, network.parameters(), strict=True):
            kept = weight.detach().clone()
            weight.copy_(mean)
            mean.copy_(kept)


def halves_help() -> bool:
    """Whether this processor multiplies matrices of bfloat16 (AMX); elsewhere it would be eighty times slower."""
    return bool(torch.cpu._is_amx_tile_supported())


def loss_of(network: Network, batch: Sequence[Item], pieces: WordPieces, *, halves: bool) -> Tensor:
    """The weighted sum of all heads' cross-entropies over what the batch has labels for."""
    made = pieces.batch([item.words for item in batch], multiple=BUCKET)
    outputs = network(*map(torch.from_numpy, (made.pieces, made.cases, made.first, made.last)), halves=halves)
    width = made.first.shape[1]
    real = torch.arange(width).unsqueeze(0) <= torch.tensor([[len(item.words)] for item in batch])
    outputs["arcs"] = outputs["arcs"].masked_fill(~real.unsqueeze(1), -1e4) - 1e4 * torch.eye(width)
    wanted = stack(batch)
    total = torch.zeros(())
    for name, weight in LOSS_WEIGHTS.items():
        asked = wanted[name] != UNSET
        if asked.any():
            total = total + weight * nn.functional.cross_entropy(outputs[name][asked], wanted[name][asked])
    rows, words = (wanted["relations"] != UNSET).nonzero(as_tuple=True)
    if len(rows):
        heads = outputs["heads"][rows, wanted["arcs"][rows, words]]
        scores = network.relations(outputs["dependents"][rows, words], heads)
        total = total + nn.functional.cross_entropy(scores, wanted["relations"][rows, words])
    return total


def fit(
    train: Sequence[Sample],
    dev: Mapping[str, Sequence[Sample]],
    encoder: Path,
    out: Path,
    *,
    recipe: Recipe,
    shape: Shape,
) -> tuple[Network, Labels]:
    """Train, and keep the epoch with the best dev LAS and names; stop after `patience` epochs without a gain.

    `encoder` is a folder with MiniLM's weights and tokenizer. `out` receives the best weights and, after every epoch,
    all that is needed to go on after an interruption. Progress goes to standard error.
    """
    # Adam's means of rare words' vectors fade into denormal numbers, which made every step twice as slow after an hour.
    torch.set_flush_denormal(True)
    torch.manual_seed(recipe.seed)
    Dropout.seed(recipe.seed)
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    labels = Labels.of(train)
    network = Network(pretrained_encoder(encoder), labels.sizes(), shape)
    run = Run(network, Batches(train, labels, pieces, seed=recipe.seed), recipe, out)
    steps = recipe.epochs * run.batches.count()
    halves = halves_help()
    for epoch in run.epochs():
        batches = run.batches.epoch()
        Linear.rounds = epoch > recipe.epochs - recipe.rounding
        for loss in progress(epoch, steps, run.step, (loss_of(network, b, pieces, halves=halves) for b in batches)):
            run.take(loss, steps)
        run.average.swap(network)
        figures = {
            name: measure(count_right(network, samples, pieces, labels, halves=halves)) for name, samples in dev.items()
        }
        print(f"\nepoch {epoch}: {json.dumps(figures)}", file=sys.stderr, flush=True)
        run.judge(epoch, quality_of(figures))
        run.average.swap(network)
        run.save(epoch)
    network.load_state_dict(torch.load(out / "best.pt"))
    network.eval()
    return network, labels


def quality_of(figures: Mapping[str, Mapping[str, float]]) -> float:
    """What is judged: trees first, on which all else hangs; name sets are small, and their figures go up and down."""
    trees = np.mean([f["las"] for f in figures.values() if "las" in f])
    names = np.mean([f["names_f1"] for f in figures.values() if "names_f1" in f])
    return float(0.9 * trees + 0.1 * names)


class Run:
    """One training in progress: the network, its optimizer and averages, and what is needed to go on with it."""

    def __init__(self, network: Network, batches: Batches, recipe: Recipe, out: Path) -> None:
        self.network, self.batches, self.recipe, self.out = network, batches, recipe, out
        self.average = Average.of(network, recipe.average)
        self.optimizer, self.rates = optimizer_of(network, recipe)
        self.best, self.best_epoch, self.step = -1.0, 0, 0
        self.identity = json.dumps([asdict(recipe), asdict(network.shape), len(batches.items)])
        out.mkdir(parents=True, exist_ok=True)

    def epochs(self) -> Iterator[int]:
        """The epochs to do, from 1 or from where an interrupted run of the same recipe stopped."""
        done = self.resume()
        for epoch in range(done + 1, self.recipe.epochs + 1):
            if epoch - self.best_epoch > self.recipe.patience:
                return
            yield epoch

    def take(self, loss: Tensor, steps: int) -> None:
        """Go one step down the loss."""
        scale = min(1.0, (self.step + 1) / WARM_UP) * max(0.0, 1 - self.step / steps)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimizer.step()
        self.average.update(self.network)
        self.step += 1

    def judge(self, epoch: int, quality: float) -> None:
        """Keep the weights if they are the best so far."""
        if quality > self.best:
            self.best, self.best_epoch = quality, epoch
            torch.save(self.network.state_dict(), self.out / "best.pt")

    def save(self, epoch: int) -> None:
        """Write all that a run needs to go on after this epoch."""
        state = {
            "identity": self.identity,
            "epoch": epoch,
            "best": (self.best, self.best_epoch, self.step),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": (self.average.shadow, self.average.steps),
            "random": (self.batches.rng.getstate(), Dropout.generator.bit_generator.state, torch.get_rng_state()),
        }
        torch.save(state, self.out / "state.new")
        (self.out / "state.new").replace(self.out / "state.pt")

    def resume(self) -> int:
        """Take up an interrupted run of the same recipe; returns the epochs that it had done, 0 if there is none."""
        if not (self.out / "state.pt").is_file():
            return 0
        # The file is this program's own; random states are no tensors.
        state = torch.load(self.out / "state.pt", weights_only=False)
        if state["identity"] != self.identity:
            return 0
        print(f"Going on after epoch {state['epoch']} ({self.out / 'state.pt'}).", file=sys.stderr)
        self.best, self.best_epoch, self.step = state["best"]
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.shadow, self.average.steps = state["average"]
        dealt, dropped, drawn = state["random"]
        self.batches.rng.setstate(dealt)
        Dropout.generator.bit_generator.state = dropped
        torch.set_rng_state(drawn)
        return int(state["epoch"])


def optimizer_of(network: Network, recipe: Recipe) -> tuple[torch.optim.Optimizer, list[float]]:
    """AdamW with the encoder and the heads at their own rates, and those rates."""
    body = list(network.encoder.parameters())
    known = {id(weight) for weight in body}
    heads = [weight for weight in network.parameters() if id(weight) not in known]
    rates = [recipe.encoder_rate, recipe.head_rate]
    groups = [{"params": part, "lr": rate} for part, rate in zip((body, heads), rates, strict=True)]
    return torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True), rates


def progress(epoch: int, steps: int, step: int, losses: Iterator[Tensor]) -> Iterator[Tensor]:
    """Pass losses through, with a line on standard error every fifty."""
    began, recent = time.monotonic(), []
    for count, loss in enumerate(losses, start=1):
        yield loss
        recent.append(float(loss.detach()))
        if count % 50 == 0:
            rate = (time.monotonic() - began) / count
            note = f"epoch {epoch} step {step + count}/{steps} loss {np.mean(recent[-50:]):.3f} {rate:.2f} s a step"
            print(f"\r{note}", end="", file=sys.stderr, flush=True)
