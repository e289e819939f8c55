"""Annotation files, which people write, to gold articles.

    python -m diurna.scoring.annotations make ANNOTATIONS TEXTS -o GOLD.jsonl     lines of words to offsets
    python -m diurna.scoring.annotations compare ANNOTATIONS ANNOTATIONS TEXTS    agreement of two passes

An annotation file `NAME.ann` has one event a line: the number of the article's line that it stands in (lines with text
count from 0, the headline), then eight fields parted by `|`:

    3 | SANCTION expel | France=FRA | two Russian diplomats=RUS-GOV | expelled | actual | a minister | 2022-04-04 | Paris=FRA

Words stand as in that line, `#2` for the second of the same; several parties are parted by `;`, "-" is nothing.
`actual+historical` marks background. Lines that begin with "%" are notes; `% published 2022-04-04` names the day of publication.
"""

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from diurna.errors import GoldError
from diurna.ontology import plover
from diurna.records import Span
from diurna.scoring.agreement import agreement_of
from diurna.scoring.gold import GoldArticle, GoldEvent, GoldParty, json_of, text_hash

STATUSES = frozenset({"actual", "negated", "future", "hypothetical"})
PUBLISHED = re.compile(r"(?m)^% published (?P<day>.*\S)")
NTH = re.compile(r"^(?P<words>.+?)#(?P<nth>\d+)$")


def read_annotations(path: Path, text: str) -> list[GoldEvent]:
    """Read one annotation file against its article's text; raises `GoldError` with all faults."""
    lines = text_lines(text)
    events, faults = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("%"):
            continue
        try:
            events.append(annotation_of(line, text, lines))
        except ValueError as error:
            faults.append(f"{path.name} line {number}: {error}")
    if faults:
        raise GoldError(faults)
    return sorted(events, key=lambda event: event.trigger.start)


def publication_day(path: Path) -> dt.date | None:
    """The day of publication that an annotation file notes, None where it notes none; raises `GoldError` for no day."""
    found = PUBLISHED.search(path.read_text(encoding="utf-8"))
    if found is None:
        return None
    try:
        return dt.date.fromisoformat(found["day"])
    except ValueError as error:
        raise GoldError([f"{path.name}: published {found['day']!r}, expected a day as YYYY-MM-DD"]) from error


def text_lines(text: str) -> list[Span]:
    """The lines of a text that hold something."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def annotation_of(line: str, text: str, lines: Sequence[Span]) -> GoldEvent:
    """One line of an annotation file."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != 9 or not fields[0].isdigit():
        raise ValueError(f"{len(fields)} fields, expected 9, the first a line's number: {line}")
    if int(fields[0]) >= len(lines):
        raise ValueError(f"line {fields[0]} of {len(lines)}: {line}")
    where = lines[int(fields[0])]
    kind, _, mode = fields[1].partition(" ")
    ontology = plover()
    if kind not in ontology.events or (mode and mode not in ontology.events[kind].modes):
        raise ValueError(f"{fields[1]!r} is no type and mode of PLOVER")
    status, _, background = fields[5].partition("+")
    if status not in STATUSES or background not in {"", "historical"}:
        raise ValueError(
            f"status {fields[5]!r}, expected one of {', '.join(sorted(STATUSES))}, with +historical or not"
        )
    first, _, last = fields[7].partition("..")
    places = list(parties_of(fields[8], text, where))
    return GoldEvent(
        event=kind,
        mode=mode or None,
        trigger=find_words(fields[4], text, where),
        actors=tuple(parties_of(fields[2], text, where)),
        recipients=tuple(parties_of(fields[3], text, where)),
        status=status,
        historical=bool(background),
        speakers=tuple(one.span for one in parties_of(fields[6], text, where)),
        date=None if first == "-" else (dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)),
        place=places[0] if places else None,
    )


def parties_of(field: str, text: str, where: Span) -> Iterator[GoldParty]:
    """Parties of a field: words, or words=CODE, parted by `;`."""
    for part in field.split(";"):
        words, _, code = part.strip().partition("=")
        if words not in {"", "-"}:
            yield GoldParty(find_words(words.strip(), text, where), None if code in {"", "-"} else code.strip())


def find_words(words: str, text: str, where: Span) -> Span:
    """Where words stand in a line, whole words only; "it#2" is the second "it"."""
    marked = NTH.match(words)
    nth, plain = (int(marked["nth"]), marked["words"]) if marked else (1, words)
    found = list(re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text[where.start : where.end]))
    if len(found) < nth:
        raise ValueError(f"{plain!r} stands {len(found)} times as whole words in: {text[where.start : where.end][:90]}")
    return Span(where.start + found[nth - 1].start(), where.start + found[nth - 1].end())


def compare(first: Path, second: Path, texts: Path) -> str:
    """How far two passes agree, over the articles that both have."""
    passes = []
    for path in sorted(first.glob("*.ann")):
        other = second / path.name
        if other.is_file():
            text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            passes.append((read_annotations(path, text), read_annotations(other, text)))
    return agreement_of(passes)


def make(annotations: Path, texts: Path, days: Mapping[str, str], test: frozenset[str]) -> list[GoldArticle]:
    """Turn a folder of annotations into gold articles; `days` are days of publication by file name, else the files' notes are."""
    articles = []
    for path in sorted(annotations.glob("*.ann")):
        name = f"{path.stem}.txt"
        text = (texts / name).read_text(encoding="utf-8")
        articles.append(
            GoldArticle(
                file=name,
                sha256=text_hash(text),
                split="test" if path.stem in test else "dev",
                published=dt.date.fromisoformat(days[name]) if name in days else publication_day(path),
                events=tuple(read_annotations(path, text)),
            )
        )
    return articles


def days_of(metadata: Path) -> dict[str, str]:
    """The days of publication that a folder's metadata tell, by file name; none where it has no metadata."""
    if not metadata.exists():
        return {}
    rows = (json.loads(line) for line in metadata.read_text(encoding="utf-8").splitlines())
    return {row["file"]: row["date"] for row in rows if row.get("date")}


def main() -> None:
    """Make gold from annotations, or compare two passes."""
    parser = argparse.ArgumentParser(prog="python -m diurna.scoring.annotations", description=main.__doc__)
    parser.add_argument("task", choices=("make", "compare", "check"))
    parser.add_argument("folders", nargs="+", type=Path, help="folders of annotations, then the folder of the texts")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--test", type=Path, help="a file with the names of the articles of the test half, one a line")
    args = parser.parse_args()
    *annotations, texts = args.folders
    try:
        if args.task == "compare":
            print(compare(annotations[0], annotations[1], texts))
            return
        days = days_of(texts / "metadata.jsonl")
        test = frozenset(args.test.read_text(encoding="utf-8").split()) if args.test else frozenset()
        articles = make(annotations[0], texts, days, test)
    except GoldError as error:
        sys.exit("\n".join(error.faults))
    if args.output:
        args.output.write_text("".join(json_of(article) + "\n" for article in articles), encoding="utf-8")
    print(f"{len(articles)} articles, {sum(len(article.events) for article in articles)} events")


if __name__ == "__main__":
    main()
