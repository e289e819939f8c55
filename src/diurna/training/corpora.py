"""Read the free corpora: Universal Dependencies treebanks and name annotations.

Every reader returns `Sample`s. A part that a corpus does not annotate is None, and
the loss leaves it out, so that one training run can mix treebanks and name sets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

# GUM's person mentions take the title in; UNER's do not. UNER's way is the one we follow.
TITLES = frozenset(
    """mr mrs ms dr sir president minister senator governor mayor king queen prince princess professor prof general
    colonel captain judge justice chancellor pope saint st rep representative congressman congresswoman
    secretary prime vice premier chairman director commissioner ambassador lord lady major sgt sergeant
    lieutenant emperor earl miss protector father sister brother speaker""".split()
)
JOINERS = frozenset("of for the and & on to in 's ' - , .".split())


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated sentence: words, and what is known of them (None where nothing is)."""

    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None


def conllu_blocks(path: Path) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield rows


def read_conllu(path: Path, *, with_names: bool = False) -> list[Sample]:
    """Read a treebank; `with_names` also takes names from GUM's `Entity=` annotation."""
    samples = []
    for rows in conllu_blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        samples.append(
            Sample(
                words=tuple(row[1] for row in words),
                upos=tuple(row[3] for row in words),
                xpos=tuple(row[4] for row in words),
                lemmas=tuple(row[2] for row in words),
                heads=tuple(int(row[6]) for row in words),
                relations=tuple(row[7] for row in words),
                names=gum_names(words) if with_names else None,
            )
        )
    return samples


def gum_names(rows: list[list[str]]) -> tuple[str, ...]:
    """Turn GUM's nested, typed mentions into flat name tags.

    A mention counts as a name when its head is a proper noun. Its name is the run of proper nouns around the
    head, for bodies also across "of", "for" and the like. The outermost name wins.
    """
    mentions: list[tuple[int, int, str]] = []
    open_mentions: dict[str, list[tuple[int, list[str]]]] = {}
    for index, row in enumerate(rows):
        found = re.search(r"Entity=([^|]*)", row[9])
        if not found:
            continue
        for token in re.findall(r"\([^()]*\)?|[^()]*\)", found.group(1)):
            body = token.strip("()")
            number = body.split("-", 1)[0]
            if token.startswith("("):
                open_mentions.setdefault(number, []).append((index, body.split("-")))
            if token.endswith(")") and open_mentions.get(number):
                start, fields = open_mentions[number].pop()
                if len(fields) > 1 and fields[1] in NAME_TYPES:
                    mentions.append((start, index + 1, NAME_TYPES[fields[1]]))
    tags = ["O"] * len(rows)
    for start, end, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        span = name_span(rows, start, end, kind)
        if span is not None and all(tag == "O" for tag in tags[span[0] : span[1]]):
            tags[span[0]] = f"B-{kind}"
            tags[span[0] + 1 : span[1]] = [f"I-{kind}"] * (span[1] - span[0] - 1)
    return tuple(tags)


def name_span(rows: list[list[str]], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name inside a mention, as token indices, or None where its head is no proper noun."""
    inside = set(range(start, end))
    heads = [i for i in range(start, end) if int(rows[i][6]) - 1 not in inside]
    if not heads or not rows[heads[0]][4].startswith("NNP"):
        return None
    first = last = heads[0]
    proper = [row[4].startswith("NNP") for row in rows]
    joins = [kind == "ORG" and row[1].lower() in JOINERS - {","} for row in rows]
    while first - 1 >= start and (proper[first - 1] or rows[first - 1][1] in {"-", "&"}):
        first -= 1
    while last + 1 < end:
        if proper[last + 1] or (rows[last + 1][1] in {"-", "&"} and last + 2 < end and proper[last + 2]):
            last += 1
            continue
        ahead = last + 1
        while ahead < end and joins[ahead] and ahead - last <= 3:
            ahead += 1
        if ahead == last + 1 or ahead >= end or not proper[ahead]:
            break
        last = ahead
    while kind == "PER" and first < last and rows[first][1].lower().strip(".") in TITLES:
        first += 1
    while first < last and rows[first][1] in {"-", "&", "the", "The"}:
        first += 1
    if first == last and rows[first][1].lower().strip(".") in TITLES:
        return None  # "the President" is an office, not a name
    return first, last + 1


def read_iob2(path: Path) -> list[Sample]:
    """Read UNER's IOB2 (id, word, tag, ...); tags other than person, organisation and place become O."""
    samples: list[Sample] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if len(fields) >= 3 and fields[0].isdigit():
            words.append(fields[1])
            tags.append(fields[2] if fields[2] in NAME_TAGS else "O")
        elif not line.strip() and words:
            samples.append(Sample(words=tuple(words), names=tuple(tags)))
            words, tags = [], []
    return samples
