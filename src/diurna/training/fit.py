"""Train the engine: one encoder, all heads at once, best epoch on the dev sets kept."""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from diurna.language.lemmas import make_script
from diurna.model.pieces import MAX_PIECES, WordPieces
from diurna.training.corpora import NAME_TAGS, Sample
from diurna.training.network import Network, pretrained_encoder

# From a trial on two CPU cores; linear decay, AdamW.
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
BATCH_PIECES = 1024
LONGEST_TRAINED = 256
UNSET = -100
# Names come from fewer sentences than trees do; lemmas are mostly looked up at run time.
LOSS_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.3, "names": 1.0, "arcs": 1.0, "relations": 1.0}


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of every head, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Labels":
        """Collect labels; a lemma script must serve at least three tokens."""
        upos: set[str] = set()
        xpos: set[str] = set()
        relations: set[str] = set()
        scripts: Counter[str] = Counter()
        for sample in samples:
            upos.update(sample.upos or ())
            xpos.update(sample.xpos or ())
            relations.update(sample.relations or ())
            scripts.update(map(make_script, sample.words, sample.lemmas or ()))
        frequent = [script for script, count in scripts.most_common() if count >= 3]
        return cls(
            tuple(sorted(upos)), tuple(sorted(xpos)), tuple(frequent), NAME_TAGS, tuple(sorted(relations - {"root"}))
        )

    def sizes(self) -> dict[str, int]:
        """How many labels each head chooses from."""
        return {name: len(getattr(self, name)) for name in self.__slots__}


def batches(samples: Sequence[Sample], pieces: WordPieces, rng: random.Random) -> Iterator[list[Sample]]:
    """Batches of about `BATCH_PIECES` pieces, of sentences alike in length, in random order."""
    sized = [(sum(len(pieces.cut(word)) for word in sample.words) + rng.random() * 4, sample) for sample in samples]
    out: list[list[Sample]] = []
    batch: list[Sample] = []
    for size, sample in sorted(sized, key=lambda pair: pair[0]):
        if size > LONGEST_TRAINED:
            continue
        if batch and (len(batch) + 1) * (size + 2) > BATCH_PIECES:
            out.append(batch)
            batch = []
        batch.append(sample)
    out.append(batch)
    rng.shuffle(out)
    yield from out


def targets(batch: Sequence[Sample], labels: Labels) -> dict[str, Tensor]:
    """Label indices a head, (sentences, words + 1); `UNSET` at the root, on padding and where unlabelled."""
    index = {name: {label: i for i, label in enumerate(getattr(labels, name))} for name in labels.__slots__}
    width = max(len(sample.words) for sample in batch) + 1
    out = {name: np.full((len(batch), width), UNSET, dtype=np.int64) for name in (*labels.__slots__, "arcs")}
    for row, sample in enumerate(batch):
        end = len(sample.words) + 1
        for name, values in (("upos", sample.upos), ("xpos", sample.xpos), ("names", sample.names)):
            if values is not None:
                out[name][row, 1:end] = [index[name].get(value, UNSET) for value in values]
        if sample.lemmas is not None:
            scripts = map(make_script, sample.words, sample.lemmas)
            out["lemma"][row, 1:end] = [index["lemma"].get(script, UNSET) for script in scripts]
        if sample.heads is not None and sample.relations is not None:
            out["arcs"][row, 1:end] = sample.heads
            out["relations"][row, 1:end] = [index["relations"].get(label, UNSET) for label in sample.relations]
    return {name: torch.from_numpy(values) for name, values in out.items()}


def run(network: Network, batch: Sequence[Sample], pieces: WordPieces) -> tuple[tuple[Tensor, ...], Tensor]:
    """The network's outputs, arc scores masked to real heads, and the mask (sentences, words + 1)."""
    made = pieces.batch([sample.words for sample in batch])
    lengths = torch.tensor([len(sample.words) + 1 for sample in batch])
    mask = torch.arange(made.first.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)
    outputs = list(network(*map(torch.from_numpy, (made.pieces, made.cases, made.first))))
    arcs = outputs[4].masked_fill(~mask.unsqueeze(1), -1e4)
    outputs[4] = arcs - 1e4 * torch.eye(arcs.shape[1])  # no word governs itself
    return tuple(outputs), mask


def loss_of(network: Network, batch: Sequence[Sample], pieces: WordPieces, labels: Labels) -> Tensor:
    """The weighted sum of all heads' cross-entropies over what the batch has labels for."""
    outputs, _ = run(network, batch, pieces)
    wanted = targets(batch, labels)
    total = torch.zeros(())
    for name, scores in zip(("upos", "xpos", "lemma", "names", "arcs"), outputs, strict=False):
        if (wanted[name] != UNSET).any():
            loss = nn.functional.cross_entropy(scores.flatten(0, 1), wanted[name].flatten(), ignore_index=UNSET)
            total = total + LOSS_WEIGHTS[name] * loss
    rows, words = (wanted["relations"] != UNSET).nonzero(as_tuple=True)
    if len(rows):
        heads = outputs[6][rows, wanted["arcs"][rows, words]]
        scores = network.relations(outputs[5][rows, words], heads)
        loss = nn.functional.cross_entropy(scores, wanted["relations"][rows, words])
        total = total + LOSS_WEIGHTS["relations"] * loss
    return total


@torch.no_grad()
def measure(network: Network, samples: Sequence[Sample], pieces: WordPieces, labels: Labels) -> dict[str, float]:
    """Quick dev figures of the unquantised network: UPOS, UAS, LAS (greedy heads) and name F1, as fractions."""
    network.eval()
    right: Counter[str] = Counter()
    for start in range(0, len(samples), 32):
        batch = [s for s in samples[start : start + 32] if sum(len(pieces.cut(w)) for w in s.words) <= MAX_PIECES]
        if not batch:
            continue
        outputs, _ = run(network, batch, pieces)
        heads = outputs[4].argmax(-1)
        for row, sample in enumerate(batch):
            words = range(1, len(sample.words) + 1)
            if sample.heads is not None and sample.relations is not None and sample.upos is not None:
                chosen = heads[row, 1 : len(sample.words) + 1]
                found = network.relations(outputs[5][row, 1 : len(chosen) + 1], outputs[6][row, chosen]).argmax(-1)
                for word in words:
                    gold = sample.relations[word - 1]
                    head_right = int(chosen[word - 1]) == sample.heads[word - 1]
                    right["words"] += 1
                    right["upos"] += labels.upos[int(outputs[0][row, word].argmax())] == sample.upos[word - 1]
                    right["uas"] += head_right
                    right["las"] += head_right and (gold == "root" or labels.relations[int(found[word - 1])] == gold)
            if sample.names is not None:
                tags = [labels.names[int(outputs[3][row, word].argmax())] for word in words]
                gold_names, found_names = spans(sample.names), spans(tags)
                right["names_gold"] += len(gold_names)
                right["names_found"] += len(found_names)
                right["names_both"] += len(gold_names & found_names)
    network.train()
    figures = {name: right[name] / right["words"] for name in ("upos", "uas", "las") if right["words"]}
    if right["names_gold"]:
        figures["names_f1"] = 2 * right["names_both"] / (right["names_gold"] + right["names_found"])
    return figures


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Name tags as (first, end, type); an I- without its B- opens a name, as in CoNLL's scorer."""
    out, start = set(), None
    for index, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if start is not None and (tag[:2] != "I-" or kind != start[1]):
            out.add((start[0], index, start[1]))
            start = None
        if start is None and kind:
            start = (index, kind)
    return out


def fit(
    train: Sequence[Sample],
    dev: Mapping[str, Sequence[Sample]],
    encoder: Path,
    out: Path,
    *,
    epochs: int,
    seed: int = 1,
) -> tuple[Network, Labels]:
    """Train, and keep the epoch with the best mean of dev LAS and name F1.

    `encoder` is a folder with MiniLM's weights and tokenizer. Progress goes to standard error.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    labels = Labels.of(train)
    network = Network(pretrained_encoder(encoder), labels.sizes())
    body = list(network.encoder.parameters())
    known = {id(weight) for weight in body}
    heads = [weight for weight in network.parameters() if id(weight) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    steps = epochs * sum(1 for _ in batches(train, pieces, random.Random(0)))
    began, step, best = time.monotonic(), 0, -1.0
    out.mkdir(parents=True, exist_ok=True)
    for epoch in range(1, epochs + 1):
        losses = []
        for batch in batches(train, pieces, rng):
            scale = min(1.0, (step + 1) / 100) * max(0.0, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = loss_of(network, batch, pieces, labels)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            losses.append(float(loss.detach()))
            step += 1
            if step % 50 == 0:
                took = time.monotonic() - began
                note = f"epoch {epoch} step {step}/{steps} loss {np.mean(losses[-50:]):.3f} {took:.0f} s"
                print(f"\r{note}", end="", file=sys.stderr, flush=True)
        figures = {name: measure(network, samples, pieces, labels) for name, samples in dev.items()}
        print(f"\nepoch {epoch}: {json.dumps(figures)}", file=sys.stderr, flush=True)
        quality = float(np.mean([f[k] for f in figures.values() for k in ("las", "names_f1") if k in f]))
        if quality > best:
            best = quality
            torch.save(network.state_dict(), out / "best.pt")
            (out / "labels.json").write_text(json.dumps({n: getattr(labels, n) for n in labels.__slots__}))
    network.load_state_dict(torch.load(out / "best.pt"))
    network.eval()
    return network, labels
