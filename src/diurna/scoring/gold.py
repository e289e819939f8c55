"""Gold articles: events with offsets into texts that are kept elsewhere; reading them, and making them from annotations.

    python -m diurna.scoring.gold make ANNOTATIONS TEXTS -o GOLD.jsonl     lines of words to offsets
    python -m diurna.scoring.gold compare ANNOTATIONS ANNOTATIONS TEXTS    agreement of two passes

An annotation file `NAME.ann` has one event a line: the number of the article's line that it stands in (lines with text
count from 0, the headline), then eight fields parted by `|`:

    3 | SANCTION expel | France=FRA | two Russian diplomats=RUS-GOV | expelled | actual | a minister | 2022-04-04 | Paris=FRA

Words stand as in that line, `#2` for the second of the same; several parties are parted by `;`, "-" is nothing.
`actual+historical` marks background.
"""

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.errors import GoldError
from diurna.ontology import plover
from diurna.records import Span
from diurna.scoring.lines import GoldFile

STATUSES = frozenset({"actual", "negated", "future", "hypothetical"})
NTH = re.compile(r"^(?P<words>.+?)#(?P<nth>\d+)$")


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party's words and code, None where no code is known."""

    span: Span
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One event of a gold article. `date` is the first and last day, `place` words and country; None where untold.

    A day of `date` is None where the interval is open at that end.
    """

    event: str
    mode: str | None
    trigger: Span
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    status: str
    historical: bool
    speakers: tuple[Span, ...]
    date: tuple[dt.date | None, dt.date | None] | None
    place: GoldParty | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A gold article: the name of its file, a hash of its text, its part ("dev" or "test"), its day, and its events.

    `within` holds the triggers of the records that were judged, one for each, where the article was not annotated as a
    whole: only as many records are scored at each. None: all of the article.
    """

    file: str
    sha256: str
    split: str
    published: dt.date | None
    events: tuple[GoldEvent, ...]
    within: tuple[Span, ...] | None = None


def text_hash(text: str) -> str:
    """What tells that a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_gold(path: Path, *, split: str | None = None) -> list[GoldArticle]:
    """Read gold articles, JSON Lines; raises `GoldError` with all faults."""
    file = GoldFile(path)
    expected = "expected an article with file, sha256, split, published and events."
    articles = list(file.objects(article_of, expected))
    if not articles and not file.faults:
        file.fault(1, "no article in the file. Expected JSON Lines, one article a line.")
    file.check()
    return [article for article in articles if split in {None, article.split}]


def article_of(row: Mapping[str, object]) -> GoldArticle:
    """One gold article from its JSON."""
    published, events, within = row["published"], row["events"], row.get("within")
    if not isinstance(events, list):
        raise ValueError("events is no list")
    return GoldArticle(
        file=str(row["file"]),
        sha256=str(row["sha256"]),
        split=str(row["split"]),
        published=dt.date.fromisoformat(str(published)) if published else None,
        events=tuple(map(event_of, events)),
        within=tuple(Span(*one) for one in within) if isinstance(within, list) else None,
    )


def event_of(row: Mapping[str, object]) -> GoldEvent:
    """One gold event from its JSON."""

    def parties(name: str) -> tuple[GoldParty, ...]:
        return tuple(GoldParty(Span(*one["span"]), one["code"]) for one in row[name])  # type: ignore[attr-defined]

    date, place = row["date"], row["place"]
    return GoldEvent(
        event=str(row["event"]),
        mode=None if row["mode"] is None else str(row["mode"]),
        trigger=Span(*row["trigger"]),  # type: ignore[misc]
        actors=parties("actors"),
        recipients=parties("recipients"),
        status=str(row["status"]),
        historical=bool(row["historical"]),
        speakers=tuple(Span(*one) for one in row["speakers"]),  # type: ignore[attr-defined]
        date=None if date is None else (day_of(date[0]), day_of(date[1])),  # type: ignore[index]
        place=None if place is None else GoldParty(Span(*place["span"]), place["code"]),  # type: ignore[index]
    )


def day_of(text: str | None) -> dt.date | None:
    """A day of an interval, None where it is open."""
    return None if text is None else dt.date.fromisoformat(text)


def json_of(article: GoldArticle) -> str:
    """A gold article as one line of JSON."""
    row: dict[str, object] = {"file": article.file, "sha256": article.sha256, "split": article.split}
    row["published"] = article.published and article.published.isoformat()
    row["events"] = [event_json(one) for one in article.events]
    if article.within is not None:
        row["within"] = [pair(span) for span in article.within]
    return json.dumps(row)


def event_json(event: GoldEvent) -> dict[str, Any]:
    """A gold event as JSON has it; `event_of` reads it back."""

    def parties(found: Sequence[GoldParty]) -> list[dict[str, object]]:
        return [{"span": pair(one.span), "code": one.code} for one in found]

    return {
        "event": event.event,
        "mode": event.mode,
        "trigger": pair(event.trigger),
        "actors": parties(event.actors),
        "recipients": parties(event.recipients),
        "status": event.status,
        "historical": event.historical,
        "speakers": [pair(span) for span in event.speakers],
        "date": event.date and [day and day.isoformat() for day in event.date],
        "place": event.place and {"span": pair(event.place.span), "code": event.place.code},
    }


def pair(span: Span) -> list[int]:
    """A span as JSON has it."""
    return [span.start, span.end]


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


def same_happening(one: GoldEvent, other: GoldEvent) -> bool:
    """Whether two passes mean one event: overlapping triggers, or one type with a party in common in one place."""
    if one.trigger.overlaps(other.trigger):
        return True
    near = abs(one.trigger.start - other.trigger.start) < 200
    shared = any(
        a.span.overlaps(b.span) for a in (*one.actors, *one.recipients) for b in (*other.actors, *other.recipients)
    )
    return one.event == other.event and near and shared


def pair_up(ours: Sequence[GoldEvent], theirs: Sequence[GoldEvent]) -> list[tuple[GoldEvent, GoldEvent]]:
    """Events of two passes that mean the same, each once: those of one type first, then the others."""
    pairs: list[tuple[GoldEvent, GoldEvent]] = []
    left = list(theirs)
    for same_type in (True, False):
        used = {id(one) for one, _ in pairs}
        for one in ours:
            if id(one) in used:
                continue
            for other in left:
                if same_happening(one, other) and (one.event == other.event or not same_type):
                    pairs.append((one, other))
                    left.remove(other)
                    break
    return pairs


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two label sequences."""
    if not pairs:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    chance = sum(ours.count(label) * theirs.count(label) for label in set(ours)) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def compare(first: Path, second: Path, texts: Path) -> str:
    """How far two passes agree, over the articles that both have."""
    both = ours = theirs = same_type = 0
    types: list[tuple[str, str]] = []
    for path in sorted(first.glob("*.ann")):
        other = second / path.name
        if other.is_file():
            text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            a, b = read_annotations(path, text), read_annotations(other, text)
            pairs = pair_up(a, b)
            ours, theirs, both = ours + len(a), theirs + len(b), both + len(pairs)
            types += [(x.event, y.event) for x, y in pairs]
            same_type += sum(x.event == y.event for x, y in pairs)
    found, right = 2 * both / max(ours + theirs, 1), 2 * same_type / max(ours + theirs, 1)
    return (
        f"{ours} and {theirs} events, {both} in common; F1 of one against the other {found:.3f}, with the same type "
        f"{right:.3f}; Cohen's kappa on type {kappa(types):.3f}"
    )


def make(annotations: Path, texts: Path, days: Mapping[str, str], test: frozenset[str]) -> list[GoldArticle]:
    """Turn a folder of annotations into gold articles; `days` are days of publication by file name."""
    articles = []
    for path in sorted(annotations.glob("*.ann")):
        name = f"{path.stem}.txt"
        text = (texts / name).read_text(encoding="utf-8")
        articles.append(
            GoldArticle(
                file=name,
                sha256=text_hash(text),
                split="test" if path.stem in test else "dev",
                published=dt.date.fromisoformat(days[name]) if name in days else None,
                events=tuple(read_annotations(path, text)),
            )
        )
    return articles


def main() -> None:
    """Make gold from annotations, or compare two passes."""
    parser = argparse.ArgumentParser(prog="python -m diurna.scoring.gold", description=main.__doc__)
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
        meta = (json.loads(line) for line in (texts / "metadata.jsonl").read_text(encoding="utf-8").splitlines())
        days = {row["file"]: row["date"] for row in meta if row.get("date")}
        test = frozenset(args.test.read_text(encoding="utf-8").split()) if args.test else frozenset()
        articles = make(annotations[0], texts, days, test)
    except GoldError as error:
        sys.exit("\n".join(error.faults))
    if args.output:
        args.output.write_text("".join(json_of(article) + "\n" for article in articles), encoding="utf-8")
    print(f"{len(articles)} articles, {sum(len(article.events) for article in articles)} events")


if __name__ == "__main__":
    main()
