"""Write a model directory: int8 ONNX graphs, tokenizer, labels, lemma table."""

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from diurna.language.dictionary import OPEN_CLASSES, dictionary_lemma
from diurna.training.batches import Labels
from diurna.training.corpora import Sample
from diurna.training.network import Network
from diurna.training.trunk import TRUNK


class Exported(nn.Module):
    """The main graph: like the network, but tags and lemma scripts already chosen, names and starts as probabilities.

    Last come the states that the detector of events stands on.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """See `Network.forward`."""
        layers = self.network.encoder(pieces, cases)
        scores = self.network.read(layers, first, last)
        events = self.network.read_events(layers, first, last)
        facts = self.network.facts(events).squeeze(-1)
        chosen = [scores[name].argmax(-1) for name in ("upos", "xpos", "lemma")]
        starts = scores["starts"].softmax(-1)[..., 1]
        vectors = [scores[name] for name in ("arcs", "dependents", "heads")]
        return *chosen, scores["names"].softmax(-1), starts, *vectors, facts, events, layers[TRUNK - 1]


class ExportedRelations(nn.Module):
    """The second graph: the label of each chosen arc."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.scorer = network.relations

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """dependents, heads: (arcs, size). Returns label indices (arcs,)."""
        labels: Tensor = self.scorer(dependents, heads).argmax(-1)
        return labels


def export(network: Network, labels: Labels, samples: Sequence[Sample], tokenizer: Path, out: Path) -> None:
    """Write `encoder.onnx`, `relations.onnx`, `events.onnx`, `tokenizer.json`, `labels.json` and `lemmas.json` to `out`."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    batch, pieces, words = torch.export.Dim("batch"), torch.export.Dim("pieces"), torch.export.Dim("words")
    arcs = torch.export.Dim("arcs")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(network),
            (
                torch.ones(3, 9, dtype=torch.long),
                torch.zeros(3, 9, dtype=torch.long),
                torch.ones(3, 5, dtype=torch.long),
                torch.ones(3, 5, dtype=torch.long),
            ),
            str(plain),
            input_names=["pieces", "cases", "first", "last"],
            output_names=[
                "upos",
                "xpos",
                "lemma",
                "names",
                "starts",
                "arcs",
                "dependents",
                "head_vectors",
                "facts",
                "events",
                "trunk",
            ],
            dynamic_shapes=({0: batch, 1: pieces}, {0: batch, 1: pieces}, {0: batch, 1: words}, {0: batch, 1: words}),
            dynamo=True,
            external_data=False,
        )
        quantise(plain, out / "encoder.onnx")
        size = network.relations.plain.in_features // 2
        torch.onnx.export(
            ExportedRelations(network),
            (torch.randn(7, size), torch.randn(7, size)),
            str(plain),
            input_names=["dependents", "heads"],
            output_names=["labels"],
            dynamic_shapes=({0: arcs}, {0: arcs}),
            dynamo=True,
            external_data=False,
        )
        quantise(plain, out / "relations.onnx")
        pairs = torch.export.Dim("pairs")
        torch.onnx.export(
            network.events,
            tuple(torch.randn(7, network.events.trigger.in_features) for _ in range(3)),
            str(plain),
            input_names=["trigger", "actor", "recipient"],
            output_names=["types", "modes", "contexts", "statuses"],
            dynamic_shapes=({0: pairs}, {0: pairs}, {0: pairs}),
            dynamo=True,
            external_data=False,
        )
        quantise(plain, out / "events.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    write_json(out / "labels.json", {name: list(getattr(labels, name)) for name in labels.__slots__})
    write_json(out / "lemmas.json", lemma_table(samples))


def quantise(plain: Path, out: Path) -> None:
    """Int8, per channel (per tensor costs 0.8 LAS), embeddings included."""
    graph = onnx.load(plain)
    # Shapes noted by some versions of PyTorch's exporter contradict those that the quantiser infers.
    del graph.graph.value_info[:]
    quantize_dynamic(
        graph,
        out,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    onnx.save(as_unsigned(onnx.load(out)), out)


def as_unsigned(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The same weights as unsigned bytes, each with its zero point 128 higher, so that every processor computes the same.

    Signed ones are multiplied with saturating 16-bit sums where a processor lacks VNNI: on such a machine the same file was
    0.14 LAS and 0.8 points of type accuracy worse.
    """
    held = {weights.name: weights for weights in graph.graph.initializer}
    signed = {
        name
        for node in graph.graph.node
        if node.op_type == "MatMulInteger"
        for name in node.input
        if name in held and held[name].data_type == onnx.TensorProto.INT8
    }
    for name in signed:
        numbers = onnx.numpy_helper.to_array(held[name]).astype(np.int16) + 128
        held[name].CopyFrom(onnx.numpy_helper.from_array(numbers.astype(np.uint8), name))
    return graph


def lemma_table(samples: Sequence[Sample]) -> dict[str, str]:
    """(form, tag) pairs of the treebanks whose lemma neither the dictionary nor lower-casing gives."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    classes: dict[str, str] = {}
    for sample in samples:
        if sample.lemmas is None or sample.xpos is None or sample.upos is None:
            continue
        for form, lemma, xpos, upos in zip(sample.words, sample.lemmas, sample.xpos, sample.upos, strict=True):
            if xpos in {"NNP", "NNPS", "CD", "GW", "FW", "ADD"} or lemma == "_":
                continue
            key = f"{form.lower()}\t{xpos}"
            counts[key][lemma] += 1
            classes[key] = upos
    table = {}
    for key, lemmas in counts.items():
        (lemma, count), form = lemmas.most_common(1)[0], key.split("\t")[0]
        inflects = classes[key] in OPEN_CLASSES
        listed = dictionary_lemma(form, classes[key]) if inflects else form
        # Treebanks have slips ("fled" lemmatised "flead"): against the dictionary stand three witnesses for a lemma that
        # the dictionary knows, and twenty for one that it does not.
        witnesses = 3 if dictionary_lemma(lemma, classes[key]) == lemma else 20
        outvoted = inflects and listed is not None and count < witnesses
        if listed != lemma and not outvoted and (count > 1 or listed is not None):
            table[key] = lemma
    return dict(sorted(table.items()))


def write_json(path: Path, value: object) -> None:
    """Write JSON, one item a line, so that a diff shows what changed."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
