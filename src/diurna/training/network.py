"""The network: a small pretrained encoder with one head a task (PyTorch; needed to train, never at run time)."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

CASE_CLASSES = 4  # lower or none, Title, UPPER, mixed


class EncoderLayer(nn.Module):
    """One BERT layer. Written out because these few plain operations export to a clean ONNX graph."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (nn.Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.grow, self.shrink = nn.Linear(size, inner), nn.Linear(inner, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, pieces, size); bias: (batch, 1, 1, pieces), 0 on pieces and a large negative on padding."""
        batch, length, size = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / (size // self.heads) ** 0.5
        weights = self.dropout(torch.softmax(scores + bias, dim=-1))
        mixed = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, length, size)
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
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            EncoderLayer(size, config["intermediate_size"], config["num_attention_heads"], dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, pieces: Tensor, cases: Tensor) -> Tensor:
        """pieces, cases: (batch, pieces) ints; piece 0 is padding. Returns (batch, pieces, size)."""
        bias = (pieces == 0).unsqueeze(1).unsqueeze(1).float() * -1e4
        places = torch.arange(pieces.shape[1], device=pieces.device).unsqueeze(0)
        x: Tensor = self.dropout(self.norm(self.words(pieces) + self.positions(places) + self.cases(cases)))
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pretrained_encoder(folder: Path) -> Encoder:
    """Load MiniLM's weights from a folder with `config.json` and `model.safetensors`."""
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
                state[f"{ours}.{kind}"] = weights[f"{theirs}.{kind}"]
    state["cases.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(CASE_CLASSES, 1)
    encoder.load_state_dict(state)
    return encoder


class Network(nn.Module):
    """Encoder and heads: tags, lemma scripts, name tags, arc scores, and the vectors that relations are read from."""

    def __init__(self, encoder: Encoder, sizes: dict[str, int], *, arc: int = 256, relation: int = 128) -> None:
        super().__init__()
        size = encoder.norm.normalized_shape[0]
        self.encoder = encoder
        self.dropout = nn.Dropout(0.33)
        self.upos = nn.Linear(size, sizes["upos"])
        self.xpos = nn.Linear(size, sizes["xpos"])
        self.lemma = nn.Linear(size, sizes["lemma"])
        self.names = nn.Linear(size, sizes["names"])
        self.arc_dependent, self.arc_head = self._mlp(size, arc), self._mlp(size, arc)
        self.arc_weight = nn.Parameter(torch.zeros(arc, arc))
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.relation_dependent, self.relation_head = self._mlp(size, relation), self._mlp(size, relation)
        self.relations = RelationScorer(relation, sizes["relations"])

    @staticmethod
    def _mlp(size: int, out: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(size, out), nn.GELU(), nn.Dropout(0.33))

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Score every word.

        `first` (batch, words + 1) holds the position of each word's first piece; its column 0 is the
        root, position 0. Returns upos, xpos, lemma and name scores (batch, words + 1, classes), arc
        scores (batch, words + 1 dependents, words + 1 heads), and the dependents' and heads' vectors.
        """
        hidden = self.encoder(pieces, cases)
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words = self.dropout(torch.gather(hidden, 1, index))
        heads = self.arc_head(words)
        arcs = (self.arc_dependent(words) @ self.arc_weight + self.arc_bias) @ heads.transpose(1, 2)
        return (
            self.upos(words),
            self.xpos(words),
            self.lemma(words),
            self.names(words),
            arcs,
            self.relation_dependent(words),
            self.relation_head(words),
        )


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
