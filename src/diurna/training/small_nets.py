"""Small networks that are fitted in a minute: training them, and those that choose among options."""

from collections.abc import Callable, Sequence

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


def rounded(net: nn.Module) -> dict[str, NDArray[np.float16]]:
    """A network's weights, as they are kept."""
    return {name: weights.numpy().astype(np.float16) for name, weights in net.state_dict().items()}
