"""Records drawn at random with their sentence and its neighbours, for a reader to judge by `guidelines.md`.

    python evaluation/sample.py FOLDER [--records 100] [--seed 11] [--judged JUDGED.tsv]

Codes the folder's articles and prints the records drawn, numbered, in the order of the text. Articles of the gold's test
half are left out, so that nothing that is mended after a reading was seen there. A record's lot is made from its
article, its sentence, its type and the seed, and the lowest are taken: a reading after changes meets mostly the records
of the one before. With `--judged`, a table of marks (the code behind a number) and verdicts ("right", or a cause), it prints the share that is
right with its interval, the count of each cause, and the records that are not judged yet.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna import Article, Coder, Event, read
from diurna.records import Coding, Party
from diurna.review.estimates import wilson
from diurna.scoring.gold import read_gold

GOLD = Path(__file__).parent / "gold/news.jsonl"
RIGHT = "right"
CAUSES = frozenset(
    {
        "parse",
        "mention",
        "coreference",
        "lexicon gap",
        "type",
        "argument",
        "status",
        "speaker",
        "date",
        "place",
        "segmentation",
    }
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record of the sample, with the coding of its article."""

    event: Event
    coding: Coding


def main() -> None:
    """Print the sample, or what was judged of it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path, help="articles as `diurna code` reads them")
    parser.add_argument("--records", type=int, default=100)
    parser.add_argument("--seed", default="11")
    parser.add_argument("--judged", type=Path, help="mark and verdict of records, a line each, a tab between")
    args = parser.parse_args()
    drawn = draw(records_of(args.folder), args.records, args.seed)
    verdicts = read_verdicts(args.judged) if args.judged else {}
    if args.judged:
        judged = [verdicts[mark(one.event)] for one in drawn if mark(one.event) in verdicts]
        print(summary(judged) if judged else "none judged")
        print(f"{sum(mark(one.event) not in verdicts for one in drawn)} of {len(drawn)} not judged")
    for number, one in enumerate(drawn, start=1):
        if mark(one.event) not in verdicts:
            print("\n" + told(number, one))


def records_of(folder: Path, gold: Path = GOLD) -> Iterator[Drawn]:
    """The records of a folder's articles, without those of the gold's test half."""
    kept_aside = {article.file for article in read_gold(gold, split="test")}
    coder = Coder()
    for article in read(folder):
        if isinstance(article, Article) and Path(article.origin).name not in kept_aside:
            coding = coder.code_article(article)
            yield from (Drawn(event, coding) for event in coding.events)


def draw(records: Iterable[Drawn], wanted: int, seed: str) -> list[Drawn]:
    """So many records with the lowest lots, in the order that they came."""
    everything = list(records)
    lots = sorted((lot(one.event, seed), place) for place, one in enumerate(everything))
    return [everything[place] for place in sorted(place for _, place in lots[:wanted])]


def lot(event: Event, seed: str) -> str:
    """A record's lot, from its article, sentence, type and the place of its predicate."""
    what = f"{seed} {event.article} {event.sentence} {event.event} {event.trigger.start}"
    return hashlib.sha256(what.encode()).hexdigest()


def mark(event: Event) -> str:
    """What a verdict is kept under: the record's id and all that was judged, so that a changed record is read again."""
    sides = [[(party.start, party.code) for party in side] for side in (event.actors, event.recipients)]
    what = f"{event.event} {sides} {event.status} {event.historical}"
    return f"{event.id}-{hashlib.sha256(what.encode()).hexdigest()[:6]}"


def told(number: int, one: Drawn) -> str:
    """A record as its reader needs it: the sentence with its neighbours, and each field."""
    event, coding = one.event, one.coding
    article = coding.article
    around = [
        f"{'>' if sentence.number == event.sentence else ' '} {' '.join(sentence.span.of(article.text).split())}"
        for sentence in coding.analysis.sentences
        if abs(sentence.number - event.sentence) <= 2
    ]
    speakers = ", ".join(f"{speaker.text} ({speaker.cue})" for speaker in event.speakers) or "-"
    date = f"{event.date.start}..{event.date.end} {event.date.basis} {event.date.text or ''}"
    place = f"{event.place.text} = {event.place.country}" if event.place else "-"
    headline = article.headline.of(article.text) if article.headline else "-"
    return "\n".join(
        [
            f"[{number}] {mark(event)} {Path(article.origin).name} {article.published}: {headline}",
            *around,
            f"  {event.event} {event.mode or ''} [{event.trigger.text}]  {parties(event.actors)} → {parties(event.recipients)}",
            f"  {event.status}{'+historical' if event.historical else ''} | speaker {speakers} | {date} | place {place}",
            f"  {event.confidence:.2f} {' '.join(event.evidence)}",
        ]
    )


def parties(found: Sequence[Party]) -> str:
    """Parties' words and codes."""
    return "; ".join(f"{party.text}={party.code or '-'} ({party.name})" for party in found) or "nobody"


def read_verdicts(path: Path) -> dict[str, str]:
    """Verdicts by the records' marks; leaves with every fault named where there is one."""
    verdicts, faults = {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, verdict, *_ = [*line.split("\t"), ""]
        if verdict not in CAUSES | {RIGHT}:
            faults.append(f"{path} line {number}: {verdict!r}. Expected {RIGHT}, {', '.join(sorted(CAUSES))}.")
        verdicts[key] = verdict
    if faults:
        sys.exit("\n".join(faults))
    return verdicts


def summary(verdicts: Sequence[str]) -> str:
    """The share that is right, and how many are wrong by each cause."""
    counts = Counter(verdicts)
    right = counts.pop(RIGHT, 0)
    low, high = wilson(right / max(len(verdicts), 1), len(verdicts))
    lines = [f"{right} of {len(verdicts)} fully right (95 %: {100 * low:.0f}-{100 * high:.0f} %)"]
    return "\n".join([*lines, *(f"{cause:14} {count:3}" for cause, count in counts.most_common())])


if __name__ == "__main__":
    main()
