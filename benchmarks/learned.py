"""What the detector of events and the learned codes, places and days cost: processor time with them and without, turn about.

    python benchmarks/learned.py FOLDER [--every 4] [--rounds 2]

FOLDER holds articles as text files. One core; seconds are the process's own.
"""

import argparse
import datetime as dt
import time
from pathlib import Path

from diurna import Coder
from diurna.actors import ResolveActors
from diurna.articles import article_from_text
from diurna.coder import DEFAULT_STAGES
from diurna.events import ExtractEvents
from diurna.language.analyse import Analyser
from diurna.model.engine import Engine
from diurna.places import PlaceEvents
from diurna.times import DateEvents

PUBLISHED = dt.date(2019, 10, 1)  # of all of them: without a day of publication nothing is dated by what was learned


def main() -> None:
    """Code the same articles by the rules alone and by all that ships, and print both times and their ratio."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=4, help="every so many-th article")
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(args.folder.glob("*.txt"))[:: args.every]]
    alone = {
        Analyser: lambda: Analyser(Engine(detector=False)),
        ResolveActors: lambda: ResolveActors(learned=None),
        ExtractEvents: lambda: ExtractEvents(detector=None),
        DateEvents: lambda: DateEvents(learned=None),
        PlaceEvents: lambda: PlaceEvents(learned=None),
    }
    coders = {"rules alone": Coder([alone.get(make, make)() for make in DEFAULT_STAGES]), "all": Coder()}
    for _ in range(args.rounds):
        took = {name: seconds(coder, texts) for name, coder in coders.items()}
        told = ", ".join(f"{name} {one:.1f} s" for name, one in took.items())
        print(f"{len(texts)} articles: {told}, {took['all'] / took['rules alone']:.2f} times", flush=True)


def seconds(coder: Coder, texts: list[str]) -> float:
    """The processor's time for coding texts."""
    started = time.process_time()
    for text in texts:
        coder.code_article(article_from_text(text, published=PUBLISHED))
    return time.process_time() - started


if __name__ == "__main__":
    main()
