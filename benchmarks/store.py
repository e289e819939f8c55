"""The store at size: loading, linking and answering, on synthetic records.

    python benchmarks/store.py 100000 1000000 --dir /tmp

For each number of records: seconds to load them, to link them, and for each answer, on the clock and of all cores
together (which other work on the machine does not change), with microseconds of these a record; the peak memory of the process that does it, and the size of the file. Each number has a process of its own.
"""

import argparse
import datetime as dt
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from diurna.analysis.counting import counts, timeline
from diurna.analysis.linking import link_stories
from diurna.analysis.people import people
from diurna.analysis.relations import relations
from diurna.ontology import plover
from diurna.records import Article, Coding, Event, Party, Span, Speaker, Trigger, When
from diurna.records.article import article_id
from diurna.store import Filter, Store

FIRST_DAY, DAYS = dt.date(2020, 1, 1), 1500
RECORDS = 7  # of an article, as the example articles have
# What is told, as (event, mode, evidence): one of each type, each as often, so that five in sixteen make a relation.
RULES = {
    "sanction": ("SANCTION", "discontinue", "sanction.impose"),
    "recognise": ("SUPPORT", None, "support.recognise.party"),
    "attack": ("ASSAULT", "aerial", "assault.air"),
    "arm": ("AID", None, "aid.send.weapons"),
    "pull": ("RETREAT", "ceasefire", "retreat.ceasefire.noun"),
    "meet": ("CONSULT", "meet", "consult.meet"),
    "accuse": ("ACCUSE", "disapprove", "accuse.condemn"),
    "protest": ("PROTEST", "demo", "protest.rally"),
    "promise": ("AGREE", None, "agree.promise.obj"),
    "trade": ("COOPERATE", None, "cooperate.trade"),
    "yield": ("CONCEDE", None, "concede.appease"),
    "ask": ("REQUEST", None, "request.ask"),
    "refuse": ("REJECT", None, "reject.refuse"),
    "threaten": ("THREATEN", None, "threaten.threaten"),
    "arrest": ("COERCE", "arrest", "coerce.arrest"),
    "deploy": ("MOBILIZE", "troops", "mobilize.deploy"),
}
STATUSES = ["actual"] * 7 + ["negated", "future", "hypothetical"]
SYLLABLES = "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to".split()


class Synthetic:
    """Articles of made-up news: each piece of news is told by one to six of them, in words that are its own in part."""

    def __init__(self, seed: int = 8) -> None:
        self.random = random.Random(seed)
        self.countries = [f"{a}{b}{c}" for a in "ABCDE" for b in "FGHI" for c in "JKLM"]
        self.common = [self.word(2) for _ in range(2000)]
        self.book = plover()

    def word(self, syllables: int) -> str:
        """A word that sounds like one."""
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables))

    def codings(self, records: int) -> Iterator[Coding]:
        """Codings with so many records in all, in the order of days."""
        made = 0
        while made < records:
            day = FIRST_DAY + dt.timedelta(days=made * DAYS // records)
            own = [self.word(4) for _ in range(12)]
            parties = self.random.sample(self.countries, 3)
            kinds = [self.random.choice(list(RULES)) for _ in range(3)]
            for teller in range(self.random.randint(1, 6)):
                coding = self.article(day + dt.timedelta(days=self.random.randint(0, 2)), own, parties, kinds, teller)
                made += len(coding.events)
                yield coding
                if made >= records:
                    return

    def article(self, day: dt.date, own: list[str], parties: list[str], kinds: list[str], teller: int) -> Coding:
        """One report."""
        sentences, start = [], 0
        events = []
        for index in range(RECORDS):
            verb = self.random.choice(kinds)
            actor, recipient = self.random.sample(parties, 2)
            words = self.random.choices(self.common, k=14) + self.random.choices(own, k=5)
            self.random.shuffle(words)
            sentence = f"{actor} {verb} {recipient} {' '.join(words)}."
            events.append(self.event(index, sentence, start, day, verb, actor, recipient))
            sentences.append(sentence)
            start += len(sentence) + 1
        text = "\n".join(sentences)
        article = Article(
            id=article_id(text, day), text=text, headline=Span(0, len(sentences[0])), published=day,
            publisher=f"Paper {teller}", origin="synthetic",
        )  # fmt: skip
        return Coding(article, events=tuple(events))

    def event(
        self, index: int, sentence: str, start: int, day: dt.date, verb: str, actor: str, recipient: str
    ) -> Event:
        """One record."""
        kind, mode, entry = RULES[verb]
        mode = mode if mode in self.book.events[kind].modes else None
        said = self.random.random() < 0.3
        at = start + len(actor) + 1
        return Event(
            id=f"{self.random.getrandbits(64):016x}", article="", published=day, sentence=index, text=sentence,
            event=kind, mode=mode, contexts=("diplomatic",), quad=self.book.quad(kind),
            score=self.book.score(kind, mode), cameo="040", actors=(party(actor, start),),
            recipients=(party(recipient, at + len(verb) + 1),), third_parties=(),
            status=self.random.choice(STATUSES), historical=False,
            speakers=(SPEAKER,) if said else (),
            date=When(start=day, end=day, text=None, basis="published" if index % 2 else "anchored"), place=None,
            counts={}, trigger=Trigger(text=verb, start=at, end=at + len(verb)), confidence=0.8,
            evidence=(entry, "slot.subj", "slot.obj", "status.default"), story=None, coder="synthetic",
        )  # fmt: skip


SPEAKER = Speaker(
    text="the minister", name="the minister", code="AFJ-GOV", office="minister", quotation="indirect", cue="said",
    start=0, end=3,
)  # fmt: skip


def party(code: str, start: int) -> Party:
    """A country as a party."""
    return Party(text=code, start=start, end=start + 3, name=code, code=code, country=code, sectors=(), office=None)


def measure(records: int, folder: Path) -> None:
    """Load, link, ask; print each time."""
    path = folder / f"{records}.duckdb"
    path.unlink(missing_ok=True)
    with Store(path) as store:
        took("load", records, lambda: store.add_all(Synthetic().codings(records)))
        took("link", records, lambda: link_stories(store))
    print(f"{records:>9,}  file {path.stat().st_size / 2**20:,.0f} MiB, peak memory {peak():,.0f} MiB")
    with Store(path, read_only=True) as store:
        asked = {
            "counts month,dyad events": lambda: counts(store, by=["month", "dyad"]),
            "counts month,dyad stories": lambda: counts(store, by=["month", "dyad"], measure="stories"),
            "counts year,event score": lambda: counts(store, by=["year", "event"], measure="score"),
            "counts month of one dyad": lambda: counts(
                store, by=["month"], chosen=Filter(actor="AFJ", recipient="AFK")
            ),
            "relations": lambda: relations(store),
            "relations of one": lambda: relations(store, of="AFJ"),
            "relations between, on a day": lambda: relations(store, between=("AFJ", "AFK"), on=dt.date(2022, 8, 22)),
            "timeline": lambda: timeline(store, "AFJ", "AFK"),
            "people": lambda: people(store),
            "events with words": lambda: list(store.events(Filter(actor="AFJ", words="baba"), limit=100)),
        }
        for name, ask in asked.items():
            took(name, records, ask)
    print(f"{records:>9,}  peak memory with answers {peak():,.0f} MiB")


def took(name: str, records: int, work: Callable[[], object]) -> None:
    """Run and print how long it took."""
    began, spent = time.perf_counter(), time.process_time()
    work()
    seconds, spent = time.perf_counter() - began, time.process_time() - spent
    print(
        f"{records:>9,}  {name:30} {seconds:8.2f} s  {spent:8.2f} s of CPU  {1e6 * spent / records:8.1f} µs a record",
        flush=True,
    )


def peak() -> float:
    """The most memory that the process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--dir", type=Path, help="where the stores are made and left; a temporary folder if not given")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for records in args.records:
            process = multiprocessing.get_context("spawn").Process(
                target=measure, args=(records, args.dir or Path(temporary))
            )
            process.start()
            process.join()


if __name__ == "__main__":
    main()
