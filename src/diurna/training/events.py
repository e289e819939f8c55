"""Read composed sentences with their events (the format stands in `training/events/README.md`).

`python -m diurna.training.events FOLDER` checks every file and counts what it holds.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diurna.ontology.plover import Ontology, plover
from diurna.records import Span

NONE = "NONE"
EVENT_TYPES = (NONE, *plover().events)
EVENT_MODES = ("", *dict.fromkeys(mode for kind in plover().events.values() for mode in kind.modes))
EVENT_CONTEXTS = tuple(plover().contexts)
STATUSES = ("actual", "negated", "future", "hypothetical")
# Topics that train nothing, chosen before any sentence was written: the type model and the confidence are measured on them.
HELD_OUT = frozenset(
    {"caucasus_and_central_asia", "gulf_and_levant", "us_local_and_courts", "pacific_and_australasian_politics"}
)
NTH = re.compile(r"^(?P<words>.+?)#(?P<nth>\d+)$")


class EventFileError(ValueError):
    """Faults of composed files, each with its file and line."""


@dataclass(frozen=True, slots=True)
class ComposedEvent:
    """One event as it was labelled: "Japan lodged a protest with Beijing" is ACCUSE, Japan, Beijing, "lodged".

    `kind` is a PLOVER type or "NONE"; `mode` "" where none applies. Spans are offsets into the sentence.
    """

    kind: str
    mode: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    trigger: Span
    status: str
    contexts: tuple[str, ...]
    speakers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ComposedSentence:
    """A sentence (or two) and all events that it reports; `topic` is the file's name."""

    text: str
    topic: str
    events: tuple[ComposedEvent, ...]


def read_events(path: Path) -> list[ComposedSentence]:
    """Read one file; collects every fault before it raises EventFileError."""
    ontology = plover()
    faults: list[str] = []
    sentences: list[tuple[str, list[ComposedEvent]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            sentences.append((line.strip(), []))
            continue
        try:
            if not sentences:
                raise EventFileError("an event before any sentence")
            sentences[-1][1].append(read_event(sentences[-1][0], line.strip(), ontology))
        except EventFileError as error:
            faults.append(f"{path} line {number}: {error}")
    if faults:
        raise EventFileError("\n".join(faults))
    return [ComposedSentence(text=text, topic=path.stem, events=tuple(events)) for text, events in sentences]


def read_event(text: str, line: str, ontology: Ontology) -> ComposedEvent:
    """Read `TYPE mode | actors | recipients | trigger | status | contexts | speakers` of a sentence."""
    fields = [field.strip() for field in line.split("|")]
    if not 4 <= len(fields) <= 7:
        raise EventFileError(f"{len(fields)} fields, expected 4 to 7: {line}")
    fields += [""] * (7 - len(fields))
    kind, _, mode = fields[0].partition(" ")
    if kind != NONE and kind not in ontology.events:
        raise EventFileError(f"{kind!r} is no PLOVER type and not NONE")
    if mode and (kind == NONE or mode not in ontology.events[kind].modes):
        raise EventFileError(f"{mode!r} is no mode of {kind}")
    if kind != NONE and fields[4] not in STATUSES:
        raise EventFileError(f"status {fields[4]!r}, expected one of {', '.join(STATUSES)}")
    contexts = tuple(name.strip() for name in fields[5].split(",") if name.strip() not in {"", "-"})
    if unknown := [name for name in contexts if name not in ontology.contexts]:
        raise EventFileError(f"no PLOVER context: {', '.join(unknown)}")
    return ComposedEvent(
        kind=kind,
        mode=mode,
        actors=tuple(find_each(text, fields[1])),
        recipients=tuple(find_each(text, fields[2])),
        trigger=find_words_of(text, fields[3]),
        status=fields[4],
        contexts=contexts,
        speakers=tuple(find_each(text, fields[6])),
    )


def find_each(text: str, field: str) -> Iterator[Span]:
    """The spans of words parted by `;`; none for "-" or nothing."""
    for words in field.split(";"):
        if words.strip() not in {"", "-"}:
            yield find_words_of(text, words.strip())


def find_words_of(text: str, words: str) -> Span:
    """Where `words` stand in the sentence, whole words only; "it#2" is the second "it".

    A particle verb may be given with a gap ("turned down" for "turned the plan down"): its first word is taken then.
    """
    marked = NTH.match(words)
    nth = int(marked["nth"]) if marked else 1
    words = marked["words"] if marked else words
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    if not found and " " in words:
        return find_words_of(text, f"{words.split()[0]}#{nth}")
    if len(found) < nth:
        raise EventFileError(f"{words!r} stands {len(found)} times as whole words in: {text}")
    return Span(*found[nth - 1].span())


def main() -> None:
    """Check every file of a folder; print what each holds, or its faults."""
    parser = argparse.ArgumentParser(prog="python -m diurna.training.events", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="training/events")
    folder = parser.parse_args().folder
    total: Counter[str] = Counter()
    failed = False
    for path in sorted(folder.glob("*.txt")):
        try:
            sentences = read_events(path)
        except EventFileError as error:
            failed = True
            print(error, file=sys.stderr)
            continue
        kinds = Counter(event.kind for sentence in sentences for event in sentence.events)
        total += kinds
        total["sentences"] += len(sentences)
        print(f"{path.stem}: {len(sentences)} sentences, {dict(kinds.most_common())}")
    print(dict(total.most_common()))
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
