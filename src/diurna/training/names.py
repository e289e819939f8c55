"""Read the name sets: GUM's mentions, Universal NER, and the sentences composed for this project."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diurna.language.words import find_words
from diurna.records import Span
from diurna.scoring.names import NameSpan, read_names
from diurna.training.corpora import Sample

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
MARK = re.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")

# GUM's person mentions take the title in; UNER's do not. UNER's way is the one we follow.
TITLES = frozenset(
    """mr mrs ms dr sir president minister senator governor mayor king queen prince princess professor prof general
    colonel captain judge justice chancellor pope saint st rep representative congressman congresswoman
    secretary prime vice premier chairman director commissioner ambassador lord lady major sgt sergeant
    lieutenant emperor earl miss protector father sister brother speaker""".split()
)
JOINERS = frozenset("of for the and & on to in 's ' - , .".split())


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
                if len(fields) > 1 and fields[1] in GUM_TYPES:
                    mentions.append((start, index + 1, GUM_TYPES[fields[1]]))
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
    """Read Universal NER; names other than persons, organisations and places are left out."""
    return [Sample(words=one.words, names=tags_of(one.names, len(one.words))) for one in read_names(path)]


def tags_of(names: Iterable[NameSpan], size: int) -> tuple[str, ...]:
    """Names among `size` words as tags."""
    tags = ["O"] * size
    for start, end, kind in names:
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tuple(tags)


def read_composed(path: Path) -> list[Sample]:
    """Read sentences with their names marked inline: `[PER Amina Diallo] left [LOC Port Sudan].`, one a line."""
    samples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text, names = "", []
        last = 0
        for match in MARK.finditer(line):
            text += line[last : match.start()]
            names.append((Span(len(text), len(text) + len(match[2])), match[1]))
            text += match[2]
            last = match.end()
        text += line[last:]
        if "[" in text or "]" in text:
            raise SystemExit(f"{path} line {number}: a bracket that opens no [PER ...], [ORG ...] or [LOC ...]: {line}")
        words = find_words(text, Span(0, len(text)))
        samples.append(
            Sample(
                words=tuple(word.of(text) for word in words),
                names=tuple(tags_at(words, names)),
                paragraph=f"{path.name}-{number // 3}",
                sentence=True,
                composed=True,
            )
        )
    return samples


def tags_at(words: Sequence[Span], names: Sequence[tuple[Span, str]]) -> Iterator[str]:
    """The tag of each word under marks that cut at words."""
    for word in words:
        inside = next(((span, kind) for span, kind in names if span.start <= word.start < span.end), None)
        if inside is None:
            yield "O"
        else:
            yield f"{'B' if word.start == inside[0].start else 'I'}-{inside[1]}"
