"""Train the detector of events on annotated texts, upon the engine that ships: `python -m diurna.training.detector --help`.

Writes `detector.onnx` (layers), `triggers.onnx` and `roles.onnx` (heads) beside the engine. The parse stays as it is.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from diurna.model.engine import ENGLISH
from diurna.training.annotated import (
    Reader,
    annotated_articles,
    composed_articles,
    composed_sentences,
    gold_articles,
)
from diurna.training.detector_network import CLUES, DetectorNetwork
from diurna.training.events import EVENT_TYPES, HELD_OUT
from diurna.training.export import quantise
from diurna.training.fit_detector import DetectorRecipe, Lines, fit, told_by
from diurna.training.trunk import TRUNK, Trunk, upper_layers

ROOT = Path("training")
GOLD = Path("evaluation/gold")


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.detector", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the corpora, as docs/training.md lists them")
    parser.add_argument("--wire", type=Path, required=True, help="the second gold set's texts (evaluation/wire.py)")
    parser.add_argument("--out", type=Path, default=ENGLISH, help="the engine's directory, which it is written to")
    for one in fields(DetectorRecipe):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=type(one.default), default=one.default)
    args = parser.parse_args()
    recipe = DetectorRecipe(**{one.name: getattr(args, one.name) for one in fields(DetectorRecipe)})
    reader, trunk = Reader(), Trunk(args.out)
    texts = args.data / "news"
    topics = sorted(path for path in (ROOT / "events").glob("*.txt") if path.stem not in HELD_OUT)
    examples = [
        *composed_sentences(reader, [*topics, *sorted((ROOT / "events" / "next").glob("*.txt"))]),
        *composed_articles(reader, ROOT / "articles"),
        *annotated_articles(reader, ROOT / "annotated", args.data),
        *gold_articles(reader, GOLD / "news.jsonl", texts),
        *gold_articles(reader, GOLD / "wikinews.jsonl", texts, held_out=False),
    ]
    kept_out = {
        "composed": Lines.of(list(composed_articles(reader, ROOT / "articles", kept_out=True)), trunk),
        "wikinews": Lines.of(list(gold_articles(reader, GOLD / "wikinews.jsonl", texts, held_out=True)), trunk),
        "wire": Lines.of(list(gold_articles(reader, GOLD / "wire.jsonl", args.wire)), trunk),
    }
    lines = Lines.of(examples, trunk)
    told = sum(len(example.told) for example in lines.examples)
    print(f"{len(lines.examples)} lines, {told} events, {asdict(recipe)}", file=sys.stderr)
    network = fresh_network(args.out)
    fit(network, lines, trunk.pieces, recipe, kept_out)
    export(network.eval(), args.out)
    scores = {name: told_by(network, some, trunk.pieces) for name, some in kept_out.items()}
    card = card_of(scores, f"{len(lines.examples)} lines with {told} events", recipe)
    (args.out / "DETECTOR.md").write_text(card, encoding="utf-8")
    print(card)


def fresh_network(folder: Path) -> DetectorNetwork:
    """A network whose layers start as the encoder's own."""
    states = list(upper_layers(folder / "encoder.onnx", TRUNK))
    network = DetectorNetwork(len(states), len(EVENT_TYPES))
    for layer, state in zip(network.layers, states, strict=True):
        layer.load_state_dict(state)
    return network


def card_of(scores: Mapping[str, str], trained: str, recipe: DetectorRecipe) -> str:
    """The detector's card; `scores` are what `told_by` says of the sets kept out."""
    lines = "\n".join(f"- `{name}`: {told}" for name, told in scores.items())
    return f"""# Model card: the detector of events

The encoder's layers above the third once more, trained on events, with heads that take in what the rules found: which words tell
of an event of which type, and who its actors and recipients are. Written by `python -m diurna.training.detector`; `detector.onnx`
holds the layers, `triggers.onnx` and `roles.onnx` two heads. A third, for the sectors of parties, is trained only so that the layers
learn of sectors too: the learned codes of parties read them (`actors/data/CARD.md`). It stands on the engine's first three layers, which it does not change.

| | |
|---|---|
| trained on | {trained}: sentences (`training/events/`, four topics kept out) and articles (`training/articles/`) composed for this project, Apache-2.0; re3d (Open Government Licence, public domain, CC BY-SA 3.0), MEANTIME (CC BY 4.0) and UD English EWT (CC BY-SA 4.0) as annotated in `training/annotated/`; the dev half of the first gold set and two thirds of the third (Wikinews, CC BY 2.5) |
| licence | CC BY-SA 4.0, as the engine's |
| recipe | {recipe} |

Before rounding to int8, on articles that trained nothing, with the rules' drafts as a clue: precision and recall of events' words at
thresholds, their F1, F1 with the type as well, F1 of actors and recipients with the events given, and how many parties' sectors are
right.

{lines}

The rules were mended on the articles of both sets, so that what they add to is better there than on other articles.
"""


class Probabilities(nn.Module):
    """The trigger head as it is asked: probabilities for scores."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, vectors: Tensor, tags: Tensor) -> tuple[Tensor, Tensor]:
        """See `TriggerHead.forward`."""
        scores, words = self.head(vectors, tags)
        return scores.softmax(-1), words


class RoleProbabilities(nn.Module):
    """The role head as it is asked."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, events: Tensor, kinds: Tensor, parties: Tensor, ways: Tensor, clues: Tensor) -> Tensor:
        """See `RoleHead.forward`."""
        out: Tensor = self.head(events, kinds, parties, ways, clues).sigmoid()
        return out


def export(network: DetectorNetwork, out: Path) -> None:
    """Write the three graphs, the layers' weights as bytes."""
    batch, pieces, words, pairs = (torch.export.Dim(name) for name in ("batch", "pieces", "words", "pairs"))
    size, width = network.triggers.norm.normalized_shape[0], network.triggers.width
    plain = out / "detector.plain.onnx"
    torch.onnx.export(
        network,
        (
            torch.randn(3, 9, size),
            torch.ones(3, 9, dtype=torch.long),
            torch.ones(3, 5, dtype=torch.long),
            torch.ones(3, 5, dtype=torch.long),
        ),
        str(plain),
        input_names=["trunk", "pieces", "first", "last"],
        output_names=["vectors"],
        dynamic_shapes=({0: batch, 1: pieces}, {0: batch, 1: pieces}, {0: batch, 1: words}, {0: batch, 1: words}),
        dynamo=True,
        external_data=False,
    )
    quantise(plain, out / "detector.onnx")
    torch.onnx.export(
        Probabilities(network.triggers),
        (torch.randn(7, size), torch.ones(7, 4, dtype=torch.long)),
        str(plain),
        input_names=["vectors", "tags"],
        output_names=["types", "words"],
        dynamic_shapes=({0: words}, {0: words}),
        dynamo=True,
        external_data=False,
    )
    onnx.save(onnx.load(plain), out / "triggers.onnx")
    numbers = torch.ones(7, dtype=torch.long)
    torch.onnx.export(
        RoleProbabilities(network.roles),
        (torch.randn(7, width), numbers, torch.randn(7, width), numbers, torch.randn(7, CLUES)),
        str(plain),
        input_names=["events", "kinds", "parties", "ways", "clues"],
        output_names=["roles"],
        dynamic_shapes=tuple({0: pairs} for _ in range(5)),
        dynamo=True,
        external_data=False,
    )
    onnx.save(onnx.load(plain), out / "roles.onnx")
    plain.unlink()


if __name__ == "__main__":
    main()
