"""Names against gold: IOB2 files and exact spans."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.scoring.lines import GoldFile, counted, quoted

NAME_KINDS = frozenset({"PER", "ORG", "LOC"})
TAG = re.compile(r"O|[BI]-\S+")
NameSpan = tuple[int, int, str]  # first word, end (exclusive), kind


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """One sentence: its words, and its names as (first, end, kind) of words."""

    words: tuple[str, ...]
    names: frozenset[NameSpan]


def read_names(path: Path) -> list[NamedSentence]:
    """Read an IOB2 file, as Universal NER has them; raises `GoldError` with all its faults.

    A line is an id, a word and a tag, with tabs between; further columns and lines that start with "# " are passed
    over, and a blank line ends a sentence. Names other than PER, ORG and LOC are left out.
    """
    file = GoldFile(path)
    sentences = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in file.lines():
        if not line.strip():
            if words:
                sentences.append(NamedSentence(tuple(words), frozenset(find_names(tags))))
            words, tags = [], []
            continue
        fields = line.split("\t")
        if line.startswith("#") and len(fields) < 3:
            continue
        if len(fields) < 3:
            file.fault(number, f"{counted(len(fields))} found; expected an id, a word and a tag, with tabs between.")
        elif not fields[1].strip():
            file.fault(number, "the word is empty.")
        elif not TAG.fullmatch(fields[2]):
            file.fault(number, f"tag {quoted(fields[2])}; expected O, or B- or I- and a type.")
        else:
            words.append(fields[1])
            tags.append(fields[2])
    if not sentences and not file.faults:
        file.fault(1, "no sentence in the file. Expected IOB2: an id, a word and a tag a line, with tabs between.")
    file.check()
    return sentences


def find_names(tags: Sequence[str]) -> list[NameSpan]:
    """Tags to spans of PER, ORG and LOC. An I- after anything but its own type opens a name, as in CoNLL's script.

    >>> find_names(["B-PER", "I-PER", "O", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    found: list[NameSpan] = []
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            if kind in NAME_KINDS:
                found.append((start, index, kind))
            kind = ""
        if not kind and tag != "O":
            start, kind = index, tag[2:]
    return found


def score_names(pairs: Iterable[tuple[set[NameSpan] | frozenset[NameSpan], set[NameSpan]]]) -> dict[str, float]:
    """Precision, recall and F1 of (first, end, kind) spans, over (gold, found) pairs; exact match."""
    gold_count = found_count = both = 0
    for gold, found in pairs:
        gold_count += len(gold)
        found_count += len(found)
        both += len(gold & found)
    precision = both / found_count if found_count else 0.0
    recall = both / gold_count if gold_count else 0.0
    f1 = 2 * both / (gold_count + found_count) if gold_count + found_count else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}
