"""Quick figures of the unquantised network on dev sets, between epochs."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from diurna.model.pieces import MAX_PIECES, WordPieces
from diurna.scoring.names import find_names
from diurna.training.batches import Labels, encode, pack
from diurna.training.corpora import Sample
from diurna.training.losses import relations_of, scores_of, unpack
from diurna.training.network import Network

AT_ONCE = 64  # sentences


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
    device = network.arc_weight.device
    counts: Counter[str] = Counter()
    ordered = by_length(samples, pieces)
    for start in range(0, len(ordered), AT_ONCE):
        batch = ordered[start : start + AT_ONCE]
        given = unpack(torch.from_numpy(pack(encode(batch, labels), pieces)).to(device))
        outputs = scores_of(network, given, halves=halves)
        heads = outputs["arcs"].argmax(-1)
        relations = relations_of(network, outputs, heads).argmax(-1).view_as(heads)
        chosen = [outputs["upos"].argmax(-1), heads, relations, outputs["names"].argmax(-1)]
        found = torch.stack(chosen).cpu().numpy()
        for row, sample in enumerate(batch):
            upos, head, relation, names = found[:, row, 1 : len(sample.words) + 1]
            if sample.heads is not None and sample.relations is not None and sample.upos is not None:
                attached = head == np.array(sample.heads)
                labelled = np.array([labels.relations[index] for index in relation]) == np.array(sample.relations)
                counts["words"] += len(sample.words)
                counts["upos"] += int(np.sum(np.array([labels.upos[tag] for tag in upos]) == np.array(sample.upos)))
                counts["uas"] += int(attached.sum())
                counts["las"] += int(np.sum(attached & (labelled | (head == 0))))
            if sample.names is not None:
                gold, tagged = set(find_names(sample.names)), set(find_names([labels.names[tag] for tag in names]))
                counts.update(names_gold=len(gold), names_found=len(tagged), names_both=len(gold & tagged))
    network.train()
    return counts


def by_length(samples: Sequence[Sample], pieces: WordPieces) -> list[Sample]:
    """Samples in order of their pieces, without those that are longer than the encoder reads."""
    sized = [(sum(len(pieces.cut(word)) for word in sample.words), index) for index, sample in enumerate(samples)]
    return [samples[index] for size, index in sorted(sized) if size <= MAX_PIECES]
