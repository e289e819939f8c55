"""Read treebanks in CoNLL-U: https://universaldependencies.org/format.html."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diurna.scoring.lines import GoldFile, counted, quoted
from diurna.scoring.parse import ParseRow

COLUMNS = 10
FORM, LEMMA, UPOS, XPOS, HEAD, RELATION, MISC = 1, 2, 3, 4, 6, 7, 9
NUMBER = re.compile(r"[1-9]\d{0,5}", re.ASCII)
RANGE = re.compile(r"([1-9]\d{0,5})-([1-9]\d{0,5})", re.ASCII)
EMPTY_NODE = re.compile(r"\d{1,6}\.[1-9]\d{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of text as printed: words `first` to `end` (exclusive) of its sentence.

    It is one word, or several that the treebank gives as a range ("don't", with the words "do" and "n't").
    """

    form: str
    first: int
    end: int
    space_after: bool


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence of a treebank: its words, their annotation, and how they are printed."""

    words: tuple[str, ...]
    row: ParseRow
    surfaces: tuple[Surface, ...]
    opens_document: bool = False
    opens_paragraph: bool = False


def read_treebank(path: Path) -> list[GoldSentence]:
    """Read a CoNLL-U file; raises `GoldError` with all its faults. Empty nodes (8.1) are passed over.

    `# newdoc` and `# newpar` count for the sentence that they stand before.
    """
    file = GoldFile(path)
    sentences = []
    for block in blocks(file.lines()):
        before = len(file.faults)
        rows, surfaces = read_rows(file, block)
        check_heads(file, rows)
        if rows and len(file.faults) == before:
            sentences.append(make_sentence(block, [fields for _, fields in rows], surfaces))
    if not sentences and not file.faults:
        file.fault(
            1, "no sentence in the file. Expected CoNLL-U: ten columns with tabs between, a blank line at the end."
        )
    file.check()
    return sentences


def blocks(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Numbered lines, one list for each stretch between blank lines."""
    block: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_rows(file: GoldFile, block: list[tuple[int, str]]) -> tuple[list[tuple[int, list[str]]], list[Surface]]:
    """The numbered word rows of a sentence, and how its words are printed; keeps the faults."""
    rows: list[tuple[int, list[str]]] = []
    ranges: list[tuple[int, Surface]] = []
    surfaces: list[Surface] = []
    covered = 0  # words below this belong to a range
    for number, line in block:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != COLUMNS:
            file.fault(number, f"{counted(len(fields))} found; expected {COLUMNS}, with tabs between.")
            continue
        space = "SpaceAfter=No" not in fields[MISC].split("|")
        if not fields[FORM].strip():
            file.fault(number, "the form is empty; expected a word.")
        if found := RANGE.fullmatch(fields[0]):
            first, end = int(found[1]) - 1, int(found[2])
            if first != len(rows) or end <= first or first < covered:
                file.fault(number, f"range {fields[0]}; expected one that starts at the next word, {len(rows) + 1}.")
                continue
            covered = end
            ranges.append((number, Surface(fields[FORM], first, end, space)))
            surfaces.append(ranges[-1][1])
        elif NUMBER.fullmatch(fields[0]):
            if int(fields[0]) != len(rows) + 1:
                file.fault(number, f"word {fields[0]}; expected {len(rows) + 1}, as words count from 1.")
            if len(rows) >= covered:
                surfaces.append(Surface(fields[FORM], len(rows), len(rows) + 1, space))
            rows.append((number, fields))
        elif not EMPTY_NODE.fullmatch(fields[0]):
            file.fault(
                number, f"{quoted(fields[0])} is no id; expected a number, a range (3-4) or an empty node (8.1)."
            )
    for number, surface in ranges:
        if surface.end > len(rows):
            file.fault(number, f"the range ends at word {surface.end}, but the sentence has {len(rows)}.")
    return rows, surfaces


def check_heads(file: GoldFile, rows: list[tuple[int, list[str]]]) -> None:
    """Keep a fault for every head that is no word of the sentence."""
    for number, fields in rows:
        head = fields[HEAD]
        if head != "0" and not (NUMBER.fullmatch(head) and int(head) <= len(rows)):
            file.fault(number, f"head {quoted(head)}; expected a number from 0 (the root) to {len(rows)}.")


def make_sentence(block: list[tuple[int, str]], rows: list[list[str]], surfaces: list[Surface]) -> GoldSentence:
    """A sentence from its word rows; its comments say what it opens."""
    comments = [line for _, line in block if line.startswith("#")]
    row = ParseRow(
        upos=tuple(fields[UPOS] for fields in rows),
        lemmas=tuple(fields[LEMMA] for fields in rows),
        heads=tuple(int(fields[HEAD]) for fields in rows),
        relations=tuple(fields[RELATION] for fields in rows),
        xpos=tuple(fields[XPOS] for fields in rows),
    )
    return GoldSentence(
        tuple(fields[FORM] for fields in rows),
        row,
        tuple(surfaces),
        opens_document=any(re.match(r"#\s*newdoc\b", line) for line in comments),
        opens_paragraph=any(re.match(r"#\s*newpar(?!\w)", line) for line in comments),
    )
