"""Train the engine: one encoder, all heads at once, running averages of the weights, best epoch on the dev sets kept."""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from diurna.model.pieces import WordPieces
from diurna.training.batches import Batches, Labels
from diurna.training.corpora import Sample
from diurna.training.devices import halves_help
from diurna.training.dropout import Dropout
from diurna.training.loader import Epoch, Loader
from diurna.training.losses import Teachers
from diurna.training.measure import count_right, measure
from diurna.training.network import Linear, Network, Shape, pretrained_encoder
from diurna.training.steps import Stepper

WARM_UP = 200  # steps
SAVED_EVERY = 120  # seconds, at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast: AdamW, linear warm-up and decay.

    `rounding`: for so many epochs at the end, the encoder's layers meet the rounding of int8. `average` is the decay of
    the weights' running mean. `judged`: of so many epochs at the end, the best on the dev sets is kept.
    """

    epochs: int = 16
    rounding: int = 4
    judged: int = 6
    seed: int = 1
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    average: float = 0.998


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


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to train with; but for the order in which numbers are summed, nothing comes out otherwise for it.

    `workers` deal out epochs ahead, none on a machine of few processors; `graphs` as in `Stepper`.
    """

    device: torch.device
    workers: int = 0
    graphs: bool = True


def fit(
    train: Sequence[Sample],
    dev: Mapping[str, Sequence[Sample]],
    encoder: Path,
    out: Path,
    *,
    recipe: Recipe,
    shape: Shape,
    means: Means,
    teachers: Teachers | None = None,
) -> tuple[Network, Labels]:
    """Train, and keep the epoch with the best dev LAS and names; on labels, and on what teachers tell if there are any.

    `encoder` is a folder with MiniLM's weights and tokenizer. `out` receives the best weights and, now and then,
    all that is needed to go on after an interruption. Progress goes to standard error.
    """
    torch.manual_seed(recipe.seed)
    Dropout.seed(recipe.seed)
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    labels = Labels.of(train)
    network = Network(pretrained_encoder(encoder), labels.sizes(), shape).to(means.device)
    batches = Batches(train, labels, pieces, seed=recipe.seed)
    run = Run(network, len(batches.items), recipe, out)
    halves = halves_help(means.device)
    stepper = Stepper(network, teachers, halves=halves, graphs=means.graphs)
    steps = 0
    for epoch, dealt in Loader(batches, means.workers).epochs(range(run.resume() + 1, recipe.epochs + 1)):
        steps = steps or recipe.epochs * len(dealt)  # about: windows differ a little from epoch to epoch
        Linear.rounds = epoch > recipe.epochs - recipe.rounding
        for packed in progress(epoch, dealt, stepper):
            stepper(packed)
            run.take(steps)
        if epoch > recipe.epochs - recipe.judged:
            run.average.swap(network)
            figures = {
                name: measure(count_right(network, samples, pieces, labels, halves=halves))
                for name, samples in dev.items()
            }
            print(f"epoch {epoch}: {json.dumps(figures)}", file=sys.stderr, flush=True)
            run.judge(quality_of(figures))
            run.average.swap(network)
        run.save(epoch)
    stepper.forget()
    network.load_state_dict(torch.load(out / "best.pt", map_location=means.device))
    network.eval()
    return network, labels


def quality_of(figures: Mapping[str, Mapping[str, float]]) -> float:
    """What is judged: trees first, on which all else hangs; name sets are small, and their figures go up and down."""
    trees = [f["las"] for f in figures.values() if "las" in f]
    names = [f["names_f1"] for f in figures.values() if "names_f1" in f]
    if not (trees and names):
        return float(np.mean(trees or names))
    return float(0.9 * np.mean(trees) + 0.1 * np.mean(names))


class Run:
    """One training in progress: the network, its optimizer and averages, and what is needed to go on with it."""

    def __init__(self, network: Network, items: int, recipe: Recipe, out: Path) -> None:
        self.network, self.recipe, self.out = network, recipe, out
        self.average = Average.of(network, recipe.average)
        self.optimizer, self.rates = optimizer_of(network, recipe)
        self.best, self.step, self.saved = -1.0, 0, time.monotonic()
        self.identity = json.dumps([asdict(recipe), asdict(network.shape), items])
        out.mkdir(parents=True, exist_ok=True)

    def take(self, steps: int) -> None:
        """Go one step down the gradients."""
        scale = min(1.0, (self.step + 1) / WARM_UP) * max(0.0, 1 - self.step / steps)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        nn.utils.clip_grad_norm_([weight for group in self.optimizer.param_groups for weight in group["params"]], 5.0)
        self.optimizer.step()
        self.average.update(self.network)
        self.step += 1

    def judge(self, quality: float) -> None:
        """Keep the weights if they are the best so far."""
        if quality > self.best:
            self.best = quality
            torch.save(self.network.state_dict(), self.out / "best.pt")

    def save(self, epoch: int) -> None:
        """Write all that a run needs to go on after this epoch, unless that was done a moment ago."""
        if epoch < self.recipe.epochs and time.monotonic() - self.saved < SAVED_EVERY:
            return
        gpu = torch.cuda.get_rng_state() if torch.cuda.is_available() else None
        state = {
            "identity": self.identity,
            "epoch": epoch,
            "best": (self.best, self.step),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": (self.average.shadow, self.average.steps),
            "random": (Dropout.generator.bit_generator.state, torch.get_rng_state(), gpu),
        }
        torch.save(state, self.out / "state.new")
        (self.out / "state.new").replace(self.out / "state.pt")
        self.saved = time.monotonic()

    def resume(self) -> int:
        """Take up an interrupted run of the same recipe; returns the epochs that it had done, 0 if there is none."""
        if not (self.out / "state.pt").is_file():
            return 0
        # The file is this program's own; random states are no tensors.
        state = torch.load(self.out / "state.pt", weights_only=False, map_location="cpu")
        if state["identity"] != self.identity:
            return 0
        print(f"Going on after epoch {state['epoch']} ({self.out / 'state.pt'}).", file=sys.stderr)
        self.best, self.step = state["best"]
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        shadow, self.average.steps = state["average"]
        for mean, kept in zip(self.average.shadow, shadow, strict=True):
            mean.copy_(kept)
        dropped, drawn, gpu = state["random"]
        Dropout.generator.bit_generator.state = dropped
        torch.set_rng_state(drawn)
        if gpu is not None and torch.cuda.is_available():
            torch.cuda.set_rng_state(gpu)
        return int(state["epoch"])


def optimizer_of(network: Network, recipe: Recipe) -> tuple[torch.optim.Optimizer, list[float]]:
    """AdamW with the encoder and the heads at their own rates, and those rates."""
    body = list(network.encoder.parameters())
    known = {id(weight) for weight in body}
    heads = [weight for weight in network.learning() if id(weight) not in known]
    rates = [recipe.encoder_rate, recipe.head_rate]
    groups = [{"params": part, "lr": rate} for part, rate in zip((body, heads), rates, strict=True)]
    return torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True), rates


def progress(epoch: int, dealt: Epoch, stepper: Stepper) -> Iterator[NDArray[np.int32]]:
    """Pass batches through, with a line on standard error every hundred."""
    began = time.monotonic()
    for count, packed in enumerate(dealt, start=1):
        yield packed
        if count % 100 == 0 or count == len(dealt):
            loss, rate = stepper.take_loss() / ((count - 1) % 100 + 1), (time.monotonic() - began) / count
            note = f"epoch {epoch} step {count}/{len(dealt)} loss {loss:.3f} {rate:.4f} s a step"
            print(note, end="\n" if count == len(dealt) else "\r", file=sys.stderr, flush=True)
