"""Annotated sentences, and the reader of Universal Dependencies treebanks.

Every reader of a corpus returns `Sample`s. A part that the corpus does not annotate is None, and
the loss leaves it out, so that one training run can mix treebanks and name sets.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated sentence: words, and what is known of them (None where nothing is).

    Consecutive samples with the same `paragraph` stand together in their text; `sentence` says that the sentence's
    bounds are gold; `facts` are hundredths of factuality, moved from -3 .. 3 to 0 .. 600; `composed`
    says that it was written for this project, with names that may be exchanged for others; `taught`, that a teacher's
    opinion may stand in for what is not annotated.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    facts: tuple[int | None, ...] | None = None
    paragraph: str | None = None
    sentence: bool = False
    composed: bool = False
    taught: bool = False


def conllu_blocks(path: Path) -> Iterator[tuple[bool, list[list[str]]]]:
    """Yield whether a sentence opens a paragraph, and its rows."""
    rows: list[list[str]] = []
    opens = True
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield opens, rows
                rows, opens = [], False
            elif line.startswith(("# newpar", "# newdoc")):
                opens = True
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield opens, rows


def read_conllu(path: Path, *, names: Callable[[list[list[str]]], tuple[str, ...]] | None = None) -> list[Sample]:
    """Read a treebank; `names` makes name tags of a sentence's rows, where the treebank annotates names."""
    samples = []
    paragraph = 0
    for opens, rows in conllu_blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        paragraph += opens
        samples.append(
            Sample(
                words=tuple(row[1] for row in words),
                upos=tuple(row[3] for row in words),
                xpos=tuple(row[4] for row in words),
                lemmas=tuple(row[2] for row in words),
                heads=tuple(int(row[6]) for row in words),
                relations=tuple(row[7] for row in words),
                names=names(words) if names else None,
                paragraph=f"{path.name}-{paragraph}",
                sentence=True,
            )
        )
    return samples


def add_facts(samples: Sequence[Sample], path: Path) -> list[Sample]:
    """Add to sentences of a treebank how far their predicates are facts, from UDS (JSON Lines), where the words agree."""
    known: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for target in row["targets"]:
                known[tuple(row["tokens"])][target["start"]] = round(100 * (float(target["factuality"]) + 3))
    return [
        replace(sample, facts=tuple(map(known[sample.words].get, range(len(sample.words)))))
        if sample.words in known
        else sample
        for sample in samples
    ]
