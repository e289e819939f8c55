"""The network: a small pretrained encoder with one head a task (PyTorch; needed to train, never at run time)."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from diurna.training.dropout import Dropout

CASE_CLASSES = 4  # lower or none, Title, UPPER, mixed


class Linear(nn.Linear):
    """A linear layer that, once told to, trains with the rounding that it will meet as int8.

    As ONNX Runtime quantises: weights a row at a time, inputs the whole tensor with one scale. Gradients pass through
    the rounding (straight-through estimator, Bengio et al. 2013). Without it, int8 costs 0.2 LAS.
    """

    rounds = False

    def forward(self, x: Tensor) -> Tensor:
        """(..., in) to (..., out)."""
        if not (self.rounds and self.training):
            return super().forward(x)
        with torch.no_grad():
            step = (x.max().clamp(min=0) - x.min().clamp(max=0)).float() / 255
            moved = (torch.round(x / step) * step).to(x.dtype) - x
            row = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            weight_moved = torch.round(self.weight / row) * row - self.weight
        return nn.functional.linear(x + moved, self.weight + weight_moved, self.bias)


class EncoderLayer(nn.Module):
    """One BERT layer. Written out because these few plain operations export to a clean ONNX graph."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.grow, self.shrink = Linear(size, inner), Linear(inner, size)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, pieces, size); bias: (batch, 1, 1, pieces), 0 on pieces and a large negative on padding."""
        batch, length, size = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        mixed = torch.softmax(query @ key.transpose(2, 3) / (size // self.heads) ** 0.5 + bias, dim=-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.dropout(self.mix(mixed)))
        out: Tensor = self.norm2(x + self.dropout(self.shrink(nn.functional.gelu(self.grow(x)))))
        return out


class Encoder(nn.Module):
    """MiniLM with its token types widened to casing classes, which give an uncased model its capitals back."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], size, padding_idx=0)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.cases = nn.Embedding(CASE_CLASSES, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(
            EncoderLayer(size, config["intermediate_size"], config["num_attention_heads"], dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, pieces: Tensor, cases: Tensor) -> list[Tensor]:
        """pieces, cases: (batch, pieces) ints; piece 0 is padding. Returns each layer's (batch, pieces, size)."""
        bias = (pieces == 0).unsqueeze(1).unsqueeze(1).float() * -1e4
        places = torch.arange(pieces.shape[1], device=pieces.device).unsqueeze(0)
        x: Tensor = self.dropout(self.norm(self.words(pieces) + self.positions(places) + self.cases(cases)))
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out


def pretrained_encoder(folder: Path) -> Encoder:
    """Load MiniLM's weights from a folder with `config.json` and `model.safetensors`.

    They are taken as halves, so that it is all one whether the file holds them as such.
    """
    encoder = Encoder(json.loads((folder / "config.json").read_text()))
    weights = load_file(folder / "model.safetensors")
    names = {
        "words": "embeddings.word_embeddings",
        "positions": "embeddings.position_embeddings",
        "norm": "embeddings.LayerNorm",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "grow": "intermediate.dense",
        "shrink": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for layer in range(len(encoder.layers)):
        names |= {f"layers.{layer}.{ours}": f"encoder.layer.{layer}.{theirs}" for ours, theirs in parts.items()}
    state = encoder.state_dict()
    for ours, theirs in names.items():
        for kind in ("weight", "bias"):
            if f"{theirs}.{kind}" in weights:
                state[f"{ours}.{kind}"] = weights[f"{theirs}.{kind}"].half().float()
    types = weights["embeddings.token_type_embeddings.weight"].half().float()
    state["cases.weight"] = types[:1].repeat(CASE_CLASSES, 1)
    encoder.load_state_dict(state)
    return encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the network is made of; each choice was measured against its alternative (docs/training.md).

    `pooling`: a word is its first piece ("first"), or the mean of its first and last ("ends"). `layers`: how many of
    the encoder's last layers are mixed, by learned weights, for the tags and again for the tree. `arc`,
    `relation`, `event`: sizes of the vectors that arcs, relations and events are scored from.
    """

    pooling: str = "ends"
    layers: int = 4
    arc: int = 256
    relation: int = 128
    event: int = 256


class LayerMix(nn.Module):
    """A learned mean of the last layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        with torch.no_grad():
            self.weights[-1] = 2.0  # the last layer leads until training says otherwise

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Any number of equal shapes, of which the last are mixed; returns that shape."""
        count = len(self.weights)
        if count == 1:
            return layers[-1]
        shares = self.weights.softmax(0)
        out: Tensor = sum(
            (share * layer for share, layer in zip(shares, layers[-count:], strict=True)), torch.zeros(())
        )
        return out


class Network(nn.Module):
    """Encoder and heads: tags, lemma scripts, names, sentence starts, arc scores, and what relations are read from."""

    def __init__(self, encoder: Encoder, sizes: dict[str, int], shape: Shape) -> None:
        super().__init__()
        size = encoder.norm.normalized_shape[0]
        self.shape = shape
        self.encoder = encoder
        self.dropout = Dropout(0.33)
        self.tag_mix, self.tree_mix = LayerMix(shape.layers), LayerMix(shape.layers)
        self.upos = nn.Linear(size, sizes["upos"])
        self.xpos = nn.Linear(size, sizes["xpos"])
        self.lemma = nn.Linear(size, sizes["lemma"])
        self.names = nn.Linear(size, sizes["names"])
        self.starts = nn.Linear(size, 2)
        self.arc_dependent, self.arc_head = self._mlp(size, shape.arc), self._mlp(size, shape.arc)
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc, shape.arc))
        self.arc_bias = nn.Parameter(torch.zeros(shape.arc))
        self.relation_dependent, self.relation_head = self._mlp(size, shape.relation), self._mlp(size, shape.relation)
        self.relations = RelationScorer(shape.relation, sizes["relations"])
        self.event_mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.event_words = nn.Sequential(
            nn.LayerNorm(size), nn.Linear(size, size), nn.GELU(), Dropout(0.3), nn.Linear(size, shape.event)
        )
        self.facts = nn.Linear(shape.event, 1)
        self.events = EventScorer(shape.event, sizes)

    @staticmethod
    def _mlp(size: int, out: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(size, out), nn.GELU(), Dropout(0.33))

    def forward(
        self, pieces: Tensor, cases: Tensor, first: Tensor, last: Tensor, *, halves: bool = False
    ) -> dict[str, Tensor]:
        """Score every word.

        `first` and `last` (batch, words + 1) hold the positions of each word's first and last piece; their column 0
        is the root, position 0. Returns scores of upos, xpos, lemma, names and starts (batch, words + 1, classes),
        arcs (batch, words + 1 dependents, words + 1 heads), and the dependents' and heads' vectors. `halves` runs
        the encoder in bfloat16, where the processor has arithmetic for it.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
            layers = self.encoder(pieces, cases)
        return self.read(layers, first, last)

    def read(self, layers: list[Tensor], first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """The scores of `forward`, from what the encoder's layers say."""
        tags = self.dropout(self._pool(self.tag_mix(layers).float(), first, last))
        words = self.dropout(self._pool(self.tree_mix(layers).float(), first, last))
        heads = self.arc_head(words)
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "lemma": self.lemma(tags),
            "names": self.names(tags),
            "starts": self.starts(tags),
            "arcs": (self.arc_dependent(words) @ self.arc_weight + self.arc_bias) @ heads.transpose(1, 2),
            "dependents": self.relation_dependent(words),
            "heads": self.relation_head(words),
        }

    def told(self, layers: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """What each layer says of every word, (batch, words + 1, layers, size): all that the event heads need."""
        return torch.stack([self._pool(layer, first, last) for layer in layers], 2)

    def event_vectors(self, told: Tensor) -> Tensor:
        """(..., layers, size) to the vectors that events are read from, (..., event)."""
        out: Tensor = self.event_words((told * self.event_mix.softmax(0).unsqueeze(1)).sum(-2))
        return out

    def read_events(self, layers: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """`event_vectors` of `told`, in little memory: the layers are mixed before words are pooled."""
        shares = self.event_mix.softmax(0)
        mixed = sum((share * layer for share, layer in zip(shares, layers, strict=True)), torch.zeros(()))
        out: Tensor = self.event_words(self._pool(mixed, first, last))
        return out

    def learning(self) -> list[nn.Parameter]:
        """All weights but those of the event heads, which learn last."""
        known = {id(weight) for weight in self.event_parameters()}
        return [weight for weight in self.parameters() if id(weight) not in known]

    def event_parameters(self) -> list[nn.Parameter]:
        """The weights of the event heads alone."""
        parts = (self.event_words, self.facts, self.events)
        return [self.event_mix, *(weight for part in parts for weight in part.parameters())]

    def _pool(self, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(batch, pieces, size) to (batch, words + 1, size)."""
        opening = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        if self.shape.pooling == "first":
            return opening
        return (opening + torch.gather(hidden, 1, last.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))) * 0.5


class RelationScorer(nn.Module):
    """Label (dependent, head) pairs; a graph of its own, so that only the chosen heads are scored."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.pair = nn.Linear(size, size * labels, bias=False)
        self.plain = nn.Linear(2 * size, labels)
        self.labels = labels
        nn.init.normal_(self.pair.weight, std=0.01)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """dependents, heads: (pairs, size). Returns (pairs, labels)."""
        mixed = self.pair(dependents).view(dependents.shape[0], self.labels, -1)
        both = (mixed * heads.unsqueeze(1)).sum(-1)
        out: Tensor = both + self.plain(torch.cat([dependents, heads], dim=-1))
        return out


class EventScorer(nn.Module):
    """What a predicate is between two parties; a graph of its own, so that only the pairs asked about are scored.

    A party is the mean of its first and last word's vectors, a missing one a vector of zeros.
    """

    def __init__(self, size: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.trigger, self.actor, self.recipient = (nn.Linear(size, 2 * size) for _ in range(3))
        self.dropout = Dropout(0.4)
        self.types = nn.Linear(2 * size, sizes["types"])
        self.modes = nn.Linear(2 * size, sizes["modes"])
        self.contexts = nn.Linear(2 * size, sizes["contexts"])
        self.statuses = nn.Linear(2 * size, sizes["statuses"])

    def forward(self, trigger: Tensor, actor: Tensor, recipient: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Three times (pairs, size). Returns scores of types, modes, contexts and statuses, (pairs, classes) each."""
        mixed = nn.functional.gelu(self.trigger(trigger) + self.actor(actor) + self.recipient(recipient))
        mixed = self.dropout(mixed)
        return self.types(mixed), self.modes(mixed), self.contexts(mixed), self.statuses(mixed)
