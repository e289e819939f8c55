"""`python -m diurna.training.crossvalidate --data FOLDER`: names on Universal NER EWT dev, in folds.

What ships is trained on the whole set, so its own figure there means nothing. Here each fold is tagged by a network
trained, from the pretrained encoder, on the other folds and on all other name sets, for a few epochs only: a floor for
what ships, which sees more.
"""

import argparse
from collections import Counter
from pathlib import Path

from diurna.model.pieces import WordPieces
from diurna.training.__main__ import pretrained_folder, read_corpora
from diurna.training.devices import DEVICES, choose_device, settle
from diurna.training.fit import Means, Recipe, fit
from diurna.training.measure import count_right
from diurna.training.names import read_iob2
from diurna.training.network import Shape

FOLDS = 5


def main() -> None:
    """Print precision, recall and F1 of each fold, and of all sentences together."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.crossvalidate", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ud/ and names/")
    parser.add_argument("--composed", type=Path, default=Path("training/names"), help="sentences with marked names")
    parser.add_argument("--work", type=Path, default=Path("build/crossvalidation"), help="checkpoints")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--device", choices=DEVICES, default="auto", help="auto takes a GPU where there is one")
    args = parser.parse_args()
    device = choose_device(args.device)
    settle(device)
    uner = read_iob2(args.data / "names/uner_ewt_dev.iob2")
    known = {id(sample) for sample in uner}
    train, dev = read_corpora(args.data, args.composed, uner=uner)
    others = [sample for sample in train if sample.names is not None and id(sample) not in known]
    encoder = pretrained_folder()
    pieces = WordPieces.from_file(encoder / "tokenizer.json")
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        rest = [sample for index, sample in enumerate(uner) if index % FOLDS != fold]
        recipe = Recipe(epochs=args.epochs, judged=1, rounding=0)
        network, labels = fit(
            [*others, *rest],
            {"composed_dev": dev["composed_dev"]},
            encoder,
            args.work / str(fold),
            recipe=recipe,
            shape=Shape(),
            means=Means(device, workers=1 if device.type == "cuda" else 0),
        )
        counts = count_right(network, uner[fold::FOLDS], pieces, labels)
        print(f"fold {fold + 1}: {figures(counts)}", flush=True)
        total.update(counts)
    print(f"all {FOLDS} folds: {figures(total)}")


def figures(counts: Counter[str]) -> str:
    """Counts of gold, found and agreeing names, as figures."""
    precision, recall = (
        counts["names_both"] / max(counts["names_found"], 1),
        counts["names_both"] / max(counts["names_gold"], 1),
    )
    f1 = 2 * counts["names_both"] / max(counts["names_gold"] + counts["names_found"], 1)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} over {counts['names_gold']} names"


if __name__ == "__main__":
    main()
