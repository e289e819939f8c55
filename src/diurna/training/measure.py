"""Quick figures of the unquantised network on dev sets, between epochs."""

from collections import Counter
from collections.abc import Sequence

import torch

from diurna.model.pieces import MAX_PIECES, WordPieces
from diurna.scoring.names import find_names
from diurna.training.batches import BUCKET, Labels
from diurna.training.corpora import Sample
from diurna.training.network import Network


def measure(counts: Counter[str]) -> dict[str, float]:
    """Counts of `count_right` as UPOS, UAS, LAS (greedy heads) and name F1, as fractions; what was not asked is left out."""
    figures = {name: counts[name] / counts["words"] for name in ("upos", "uas", "las") if counts["words"]}
    if counts["names_gold"]:
        figures["names_f1"] = 2 * counts["names_both"] / (counts["names_gold"] + counts["names_found"])
    return figures


@torch.no_grad()
def count_right(
    network: Network, samples: Sequence[Sample], pieces: WordPieces, labels: Labels, *, halves: bool = False
) -> Counter[str]:
    """Words, and those right in each respect; names gold, found, and both. On gold words; `halves` as in the network."""
    network.eval()
    counts: Counter[str] = Counter()
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
                    counts["words"] += 1
                    counts["upos"] += labels.upos[tags[word]] == sample.upos[word]
                    counts["uas"] += head_right
                    counts["las"] += head_right and (gold == "root" or labels.relations[found[word]] == gold)
            if sample.names is not None:
                best = outputs["names"][row, 1:end].argmax(-1).tolist()
                gold_names, names = set(find_names(sample.names)), set(find_names([labels.names[tag] for tag in best]))
                counts.update(names_gold=len(gold_names), names_found=len(names), names_both=len(gold_names & names))
    network.train()
    return counts


def by_length(samples: Sequence[Sample], pieces: WordPieces) -> list[Sample]:
    """Samples in order of their pieces, without those that are longer than the encoder reads."""
    sized = [(sum(len(pieces.cut(word)) for word in sample.words), index) for index, sample in enumerate(samples)]
    return [samples[index] for size, index in sorted(sized) if size <= MAX_PIECES]
