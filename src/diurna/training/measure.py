"""Quick figures of the unquantised network on dev sets, between epochs."""

from collections import Counter
from collections.abc import Sequence

import torch

from diurna.model.pieces import MAX_PIECES, WordPieces
from diurna.training.batches import BUCKET, Labels, segments
from diurna.training.corpora import Sample
from diurna.training.network import Network


@torch.no_grad()
def measure(
    network: Network, samples: Sequence[Sample], pieces: WordPieces, labels: Labels, *, halves: bool = False
) -> dict[str, float]:
    """UPOS, UAS, LAS (greedy heads) and name F1 on gold words, as fractions; `halves` as in `Network.forward`."""
    network.eval()
    right: Counter[str] = Counter()
    ordered = by_length(samples, pieces)
    for start in range(0, len(ordered), 32):
        batch = ordered[start : start + 32]
        made = pieces.batch([sample.words for sample in batch], multiple=BUCKET)
        outputs = network(*map(torch.from_numpy, (made.pieces, made.cases, made.first, made.last)), halves=halves)
        for row, sample in enumerate(batch):
            end = len(sample.words) + 1
            if sample.heads is not None and sample.relations is not None and sample.upos is not None:
                arcs = outputs["arcs"][row, :end, :end] - 1e4 * torch.eye(end)
                chosen = arcs.argmax(-1)[1:]
                scores = network.relations(outputs["dependents"][row, 1:end], outputs["heads"][row, chosen])
                found = scores.argmax(-1).tolist()
                tags = outputs["upos"][row, 1:end].argmax(-1).tolist()
                for word, gold in enumerate(sample.relations):
                    head_right = int(chosen[word]) == sample.heads[word]
                    right["words"] += 1
                    right["upos"] += labels.upos[tags[word]] == sample.upos[word]
                    right["uas"] += head_right
                    right["las"] += head_right and (gold == "root" or labels.relations[found[word]] == gold)
    network.train()
    figures = {name: right[name] / right["words"] for name in ("upos", "uas", "las") if right["words"]}
    names = count_names(network, samples, pieces, labels, halves=halves)
    if names["gold"]:
        figures["names_f1"] = 2 * names["both"] / (names["gold"] + names["found"])
    return figures


@torch.no_grad()
def count_names(
    network: Network, samples: Sequence[Sample], pieces: WordPieces, labels: Labels, *, halves: bool = False
) -> Counter[str]:
    """How many names are gold, found, and both, in samples that have names (of at most `MAX_PIECES` pieces)."""
    network.eval()
    counts: Counter[str] = Counter()
    named = by_length([sample for sample in samples if sample.names is not None], pieces)
    for start in range(0, len(named), 32):
        batch = named[start : start + 32]
        made = pieces.batch([sample.words for sample in batch], multiple=BUCKET)
        outputs = network(*map(torch.from_numpy, (made.pieces, made.cases, made.first, made.last)), halves=halves)
        for tags, sample in zip(outputs["names"].argmax(-1).tolist(), batch, strict=True):
            found = spans([labels.names[tag] for tag in tags[1 : len(sample.words) + 1]])
            gold = spans(sample.names or ())
            counts.update(gold=len(gold), found=len(found), both=len(gold & found))
    network.train()
    return counts


def by_length(samples: Sequence[Sample], pieces: WordPieces) -> list[Sample]:
    """Samples in order of their pieces, without those that are longer than the encoder reads."""
    sized = [(sum(len(pieces.cut(word)) for word in sample.words), index) for index, sample in enumerate(samples)]
    return [samples[index] for size, index in sorted(sized) if size <= MAX_PIECES]


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Name tags as (first, end, type); an I- without its B- opens a name, as in CoNLL's scorer."""
    return {(start, end, kind) for start, end, kind in segments(tags) if kind}
