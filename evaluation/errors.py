"""What is wrong or missed in the gold's dev half, for a reader to sort by cause: half of the error study.

    python evaluation/errors.py FOLDER [--judged JUDGED.tsv]

Prints each gold event that no record was aligned with (missed), each record that no gold event was aligned with (extra),
and each aligned pair that differs in type, actor, recipient or status (wrong), as `diurna evaluate records` aligns them.
With `--judged`, marks and causes as in `sample.py`, it prints the count of each cause, and what is not judged yet.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sample import GOLD, mark, parties, read_verdicts

from diurna import Coder, Event
from diurna.articles import article_from_text
from diurna.records import Coding
from diurna.scoring.gold import GoldArticle, GoldEvent, read_gold
from diurna.scoring.records import align, judge

JUDGED = ("type", "actor", "recipient", "status")


@dataclass(frozen=True, slots=True)
class Fault:
    """A record, a gold event, or both, that differ; `kind` is missed, extra, or wrong with the fields that are."""

    kind: str
    article: GoldArticle
    coding: Coding
    event: Event | None
    wanted: GoldEvent | None

    @property
    def start(self) -> int:
        """Where it stands."""
        return self.wanted.trigger.start if self.wanted else self.event.trigger.start if self.event else 0

    @property
    def mark(self) -> str:
        """What its cause is kept under."""
        gold = f"{self.article.file} {self.wanted.trigger} {self.wanted.event}" if self.wanted else ""
        found = mark(self.event) if self.event else ""
        return hashlib.sha256(f"{gold} {found}".encode()).hexdigest()[:12]


def main() -> None:
    """List the faults, or what was judged of them."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the gold articles' texts")
    parser.add_argument("--judged", type=Path, help="mark and cause of faults, a line each, a tab between")
    args = parser.parse_args()
    faults = list(faults_of(args.folder))
    causes = read_verdicts(args.judged) if args.judged else {}
    kinds = Counter(fault.kind.split()[0] for fault in faults)
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    if args.judged:
        judged = [causes[fault.mark] for fault in faults if fault.mark in causes]
        print(
            "\n".join(
                f"{cause:14} {count:3}  {count / len(judged):4.0%}" for cause, count in Counter(judged).most_common()
            )
        )
        print(f"{len(faults) - len(judged)} of {len(faults)} not judged")
    for number, fault in enumerate(faults, start=1):
        if fault.mark not in causes:
            print(f"\n[{number}] {told(fault)}")


def faults_of(folder: Path) -> Iterator[Fault]:
    """The faults of each article, in the order of the text."""
    coder = Coder()
    for article in read_gold(GOLD, split="dev"):
        text = (folder / article.file).read_text(encoding="utf-8")
        coding = coder.code_article(article_from_text(text, published=article.published))
        pairs = align(coding.events, article.events)
        found = {event.id for event, _ in pairs}
        aligned = {id(wanted) for _, wanted in pairs}
        faults = [Fault("missed", article, coding, None, one) for one in article.events if id(one) not in aligned]
        faults += [Fault("extra", article, coding, one, None) for one in coding.events if one.id not in found]
        for event, wanted in pairs:
            right = judge(event, wanted)
            if wrong := [field for field in JUDGED if field not in right]:
                faults.append(Fault(f"wrong {', '.join(wrong)}", article, coding, event, wanted))
        yield from sorted(faults, key=lambda fault: fault.start)


def told(fault: Fault) -> str:
    """A fault as its reader needs it."""
    text = fault.coding.article.text
    sentence = next(
        (one for one in fault.coding.analysis.sentences if one.span.start <= fault.start < one.span.end), None
    )
    lines = [f"{fault.mark} {fault.article.file} {fault.article.published}: {fault.kind}"]
    lines += [f"> {' '.join(sentence.span.of(text).split())}"] if sentence else []
    if one := fault.wanted:
        sides = [
            "; ".join(f"{party.span.of(text)}={party.code or '-'}" for party in side) or "nobody"
            for side in (one.actors, one.recipients)
        ]
        status = f"{one.status}{'+historical' if one.historical else ''}"
        lines.append(f"  gold   {one.event} {one.mode or ''} [{one.trigger.of(text)}] {sides[0]} → {sides[1]} {status}")
    if event := fault.event:
        sides = [parties(event.actors), parties(event.recipients)]
        status = f"{event.status}{'+historical' if event.historical else ''}"
        lines.append(
            f"  record {event.event} {event.mode or ''} [{event.trigger.text}] {sides[0]} → {sides[1]} {status}"
        )
        lines.append(f"         {event.confidence:.2f} {' '.join(event.evidence)}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
