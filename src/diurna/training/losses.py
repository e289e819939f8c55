"""What the network is to learn from a batch: the labels, and what teachers make of the same words."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from diurna.training.batches import CHANNELS, OPEN, UNSET
from diurna.training.network import Network

# Names come from fewer sentences than trees do; lemmas are mostly looked up at run time.
LOSS_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.3, "names": 1.0, "starts": 0.5, "arcs": 1.0, "relations": 1.0}


def unpack(packed: Tensor) -> dict[str, Tensor]:
    """A batch as `pack` writes it, (channels, windows, pieces), by the name of its channels."""
    return dict(zip(CHANNELS, packed.long().unbind(), strict=True))


def scores_of(network: Network, given: dict[str, Tensor], *, halves: bool) -> dict[str, Tensor]:
    """The network's scores of a batch; arcs to padding and to the word itself are ruled out."""
    inputs = (given[name] for name in ("pieces", "cases", "first", "last"))
    outputs: dict[str, Tensor] = network(*inputs, halves=halves)
    nobody = given["first"] == 0
    nobody[:, 0] = False  # the root
    width = nobody.shape[1]
    self_arcs = torch.eye(width, dtype=torch.bool, device=nobody.device)
    outputs["arcs"] = outputs["arcs"].masked_fill(nobody.unsqueeze(1) | self_arcs, -1e4)
    return outputs


def relations_of(network: Network, outputs: dict[str, Tensor], heads: Tensor) -> Tensor:
    """The scores of every word's relation to its head, (windows * words, relations); `heads` (windows, words)."""
    vectors = outputs["heads"]
    width = vectors.shape[1]
    rows = (heads + width * torch.arange(len(heads), device=heads.device).unsqueeze(1)).flatten()
    scores: Tensor = network.relations(outputs["dependents"].flatten(0, 1), vectors.flatten(0, 1)[rows])
    return scores


class Teachers:
    """Networks of other seeds whose mean opinion another is to learn; `share` of its loss is theirs, the labels' the rest."""

    def __init__(self, networks: Sequence[Network], share: float) -> None:
        self.networks, self.share = [network.eval() for network in networks], share

    @torch.no_grad()
    def tell(self, given: dict[str, Tensor], *, halves: bool) -> tuple[dict[str, Tensor], Tensor]:
        """Mean probabilities by head, (windows * words, classes), and each word's head: its label, else the likeliest."""
        every = [scores_of(network, given, halves=halves) for network in self.networks]
        said = {
            name: torch.stack([one[name].float().softmax(-1) for one in every]).mean(0).flatten(0, 1)
            for name in LOSS_WEIGHTS
            if name != "relations"
        }
        likeliest = said["arcs"].argmax(-1).view_as(given["arcs"])
        heads = torch.where(given["arcs"] >= 0, given["arcs"], likeliest)
        pairs = zip(self.networks, every, strict=True)
        said["relations"] = torch.stack([relations_of(*pair, heads).softmax(-1) for pair in pairs]).mean(0)
        return said, heads


def loss_of(network: Network, packed: Tensor, teachers: Teachers | None = None, *, halves: bool = False) -> Tensor:
    """The weighted sum of all heads' cross-entropies over what the batch has labels for, and over what teachers tell.

    No size in it depends on the labels, so that the steps of one shape can be captured as one graph.
    """
    given = unpack(packed)
    outputs = scores_of(network, given, halves=halves)
    told: dict[str, Tensor] = {}
    share, heads = 0.0, given["arcs"].clamp(min=0)
    if teachers is not None:
        share = teachers.share
        told, heads = teachers.tell(given, halves=halves)
    outputs["relations"] = relations_of(network, outputs, heads)
    total = torch.zeros((), device=packed.device)
    for name, weight in LOSS_WEIGHTS.items():
        labels = given[name].flatten()
        logs = nn.functional.log_softmax(outputs[name].flatten(0, -2).float(), -1)
        labelled = labels >= 0
        wanted = torch.where(labelled, labels, UNSET)
        hard = nn.functional.nll_loss(logs, wanted, ignore_index=UNSET, reduction="sum")
        hard = hard / labelled.sum().clamp(min=1)
        if name in told:
            asked = labelled | (labels == OPEN)
            if name == "relations":
                asked &= heads.flatten() > 0
            soft = -(told[name] * logs).sum(-1) * asked
            hard = (1 - share) * hard + share * soft.sum() / asked.sum().clamp(min=1)
        total = total + weight * hard
    return total
