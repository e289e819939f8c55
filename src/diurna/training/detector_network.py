"""The detector's network: the encoder's upper layers once more, trained on events, and heads that take the rules' clues in."""

import torch
from torch import Tensor, nn

from diurna.actors.learned_codes import FACTS, SECTOR_ORDER
from diurna.events.detector_clues import KINDS, PARTS_OF_SPEECH, WAYS
from diurna.training.dropout import Dropout
from diurna.training.network import EncoderLayer

CLUES = 5  # of a party; see `party_clues`
ROLES = 2  # actor, recipient


class DetectorNetwork(nn.Module):
    """Layers over the trunk of the parser's encoder, and three heads: types of words, roles of pairs, sectors of parties."""

    def __init__(self, layers: int, types: int, size: int = 384, inner: int = 1536, heads: int = 12) -> None:
        super().__init__()
        self.layers = nn.ModuleList(EncoderLayer(size, inner, heads, 0.1) for _ in range(layers))
        self.triggers = TriggerHead(size, types)
        self.roles = RoleHead(self.triggers.width, types)
        self.sectors = SectorHead(size)

    def forward(self, trunk: Tensor, pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Trunk (batch, pieces, size), ids of pieces, and where words begin and end, (batch, words): vectors of words."""
        bias = (pieces == 0).unsqueeze(1).unsqueeze(1).float() * -1e4
        for layer in self.layers:
            trunk = layer(trunk, bias)
        width = trunk.shape[-1]
        opening = torch.gather(trunk, 1, first.unsqueeze(-1).expand(-1, -1, width))
        out: Tensor = (opening + torch.gather(trunk, 1, last.unsqueeze(-1).expand(-1, -1, width))) * 0.5
        return out


class TriggerHead(nn.Module):
    """Types of words, from their vectors and four tags each: part of speech, lexicon, draft, mention."""

    LEXICON_HIDDEN, DRAFT_HIDDEN = 0.15, 0.1  # how often training hides what the rules say

    def __init__(self, size: int, types: int) -> None:
        super().__init__()
        self.norm, self.dropout = nn.LayerNorm(size), Dropout(0.2)
        self.tags = nn.ModuleList(
            nn.Embedding(count, width)
            for count, width in ((len(PARTS_OF_SPEECH), 32), (types, 24), (types, 24), (len(KINDS), 8))
        )
        self.width = size + 88
        self.score = nn.Sequential(nn.Linear(self.width, 256), nn.GELU(), Dropout(0.3), nn.Linear(256, types))

    def forward(self, vectors: Tensor, tags: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (..., size), tags (..., 4). Scores of types (..., types), and what roles are read from (..., width)."""
        columns = list(tags.unbind(-1))
        if self.training:
            for column, hidden in ((1, self.LEXICON_HIDDEN), (2, self.DRAFT_HIDDEN)):
                columns[column] = columns[column] * (torch.rand(columns[column].shape) > hidden)
        told = [embed(column) for embed, column in zip(self.tags, columns, strict=True)]
        words = torch.cat([self.dropout(self.norm(vectors)), *told], -1)
        return self.score(words), words


class RoleHead(nn.Module):
    """How far a word is the actor or the recipient of an event."""

    WIDTH, WAY = 128, 32

    def __init__(self, width: int, types: int) -> None:
        super().__init__()
        self.types = types
        self.event = nn.Linear(width + types, 3 * self.WIDTH)
        self.party = nn.Linear(width, 3 * self.WIDTH)
        self.way, self.way_bias = nn.Embedding(WAYS, self.WAY), nn.Embedding(WAYS, ROLES)
        self.clues, self.clues_bias = nn.Linear(CLUES, self.WIDTH), nn.Linear(CLUES, ROLES)
        self.dropout = Dropout(0.2)
        self.score = nn.Linear(self.WIDTH + self.WAY, ROLES)
        nn.init.zeros_(self.way_bias.weight)
        nn.init.zeros_(self.clues_bias.weight)

    def forward(self, events: Tensor, kinds: Tensor, parties: Tensor, ways: Tensor, clues: Tensor) -> Tensor:
        """Of so many pairs: the event's and the party's words (n, width), type, way, and clues (n, 5). Scores (n, 2)."""
        kind = nn.functional.one_hot(kinds, self.types).float()
        event = self.event(torch.cat([events, kind], -1)).view(-1, 3, self.WIDTH)
        party = self.party(parties).view(-1, 3, self.WIDTH)
        met = (event[:, :ROLES] * party[:, :ROLES]).sum(-1) / self.WIDTH**0.5
        mixed = nn.functional.gelu(torch.cat([event[:, 2] + party[:, 2] + self.clues(clues), self.way(ways)], -1))
        out: Tensor = met + self.score(self.dropout(mixed)) + self.way_bias(ways) + self.clues_bias(clues)
        return out


class SectorHead(nn.Module):
    """The sector of a party, from the vector of its head and what the rules found of it (`diurna.actors.learned_codes`)."""

    HIDDEN = 128

    def __init__(self, size: int) -> None:
        super().__init__()
        self.norm, self.dropout = nn.LayerNorm(size), Dropout(0.3)
        self.mix, self.score = nn.Linear(size + FACTS, self.HIDDEN), nn.Linear(self.HIDDEN, len(SECTOR_ORDER))
        self.plain = nn.Linear(FACTS, len(SECTOR_ORDER))

    def forward(self, vectors: Tensor, facts: Tensor) -> Tensor:
        """Vectors (n, size), facts (n, FACTS). Scores of sectors."""
        given = torch.cat([self.dropout(self.norm(vectors)), facts], -1)
        out: Tensor = self.score(self.dropout(torch.relu(self.mix(given)))) + self.plain(facts)
        return out
