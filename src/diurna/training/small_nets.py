"""Small networks that are fitted in a minute: training them, and those that choose among options."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

Floats = NDArray[np.float32]

BATCH, RATE, DECAY = 128, 1e-3, 0.02
NO_ANSWER = -100  # among what is wanted: a row that teaches nothing


class ChoiceNet(nn.Module):
    """Scores options by a vector and facts of what is asked about, and by facts told of each option."""

    def __init__(self, vector: int, facts: int, told: int, *, view: int, hidden: int) -> None:
        super().__init__()
        self.view, self.mix = nn.Linear(vector, view), nn.Linear(view + facts + told, hidden)
        self.score, self.plain = nn.Linear(hidden, 1, bias=False), nn.Linear(told, 1, bias=False)
        self.dropout = nn.Dropout(0.3)

    def forward(self, vector: Tensor, facts: Tensor, told: Tensor) -> Tensor:
        """(n, vector), (n, facts), (n, options, told) to (n, options)."""
        seen = torch.cat([torch.relu(self.view(self.dropout(vector))), facts], -1)
        same = seen.unsqueeze(1).expand(-1, told.shape[1], -1)
        mixed = self.dropout(torch.relu(self.mix(torch.cat([same, told], -1))))
        out: Tensor = (self.score(mixed) + self.plain(told)).squeeze(-1)
        return out


def fit_choices(
    asked: Sequence[tuple[Floats, Floats, Floats]],
    wanted: Sequence[int],
    seed: int,
    *,
    view: int,
    hidden: int,
    epochs: int,
) -> ChoiceNet:
    """A network that chooses the option that is wanted of each row, given its vector, its facts and those of its options."""
    torch.manual_seed(seed)
    vectors, facts = (torch.from_numpy(np.stack([row[part] for row in asked])) for part in (0, 1))
    most = max(len(options) for _, _, options in asked)
    told = torch.zeros(len(asked), most, asked[0][2].shape[1])
    there = torch.zeros(len(asked), most, dtype=torch.bool)
    for index, (_, _, options) in enumerate(asked):
        told[index, : len(options)], there[index, : len(options)] = torch.from_numpy(options), True
    net = ChoiceNet(vectors.shape[1], facts.shape[1], told.shape[2], view=view, hidden=hidden)

    def scores(part: Tensor) -> Tensor:
        out: Tensor = net(vectors[part], facts[part], told[part]).masked_fill(~there[part], -1e9)
        return out

    optimise(net, scores, torch.tensor(wanted), epochs)
    return net


def optimise(net: nn.Module, scores: Callable[[Tensor], Tensor], wanted: Tensor, epochs: int) -> None:
    """Train a network that scores rows, given by their numbers, towards what is `wanted` of each."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(epochs):
        for part in torch.randperm(len(wanted)).split(BATCH):
            loss = nn.functional.cross_entropy(scores(part), wanted[part], ignore_index=NO_ANSWER)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    net.eval()


def saved(path: Path, nets: Sequence[nn.Module]) -> list[dict[str, Floats]]:
    """Networks' weights as they are read again, after writing them in float16, each array by its network's number and its part."""
    rounded = [{name: weights.numpy().astype(np.float16) for name, weights in net.state_dict().items()} for net in nets]
    arrays = {f"{number}.{part}": array for number, net in enumerate(rounded) for part, array in net.items()}
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    return [{part: array.astype(np.float32) for part, array in net.items()} for net in rounded]


def compared(right: Iterable[tuple[str, bool, bool]], what: str) -> str:
    """Rows of a card: of each source how many there are, and how many in a hundred are right by the rules alone and with networks."""
    count: Counter[str] = Counter()
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for name, ruled, learned in right:
        count[name] += 1
        before[name] += ruled
        after[name] += learned
    return "\n".join(
        f"| {name}, {number} {what} | {100 * before[name] / number:.1f} | {100 * after[name] / number:.1f} |"
        for name, number in count.items()
    )


def arguments(program: str, description: str | None, out: Path) -> argparse.Namespace:
    """The command line of a training that reads the corpora and the second gold set's texts."""
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("--data", type=Path, required=True, help="the corpora, as docs/training.md lists them")
    parser.add_argument("--wire", type=Path, required=True, help="the second gold set's texts (evaluation/wire.py)")
    parser.add_argument("--out", type=Path, default=out)
    return parser.parse_args()
