"""Articles made by number, each with the same records, and a process that adds them to a store until it is killed."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from diurna.records import Analysis, Coding, Entity, Event, Name, Span, Token
from diurna.records.article import article_id
from diurna.store import Store
from writers.samples import sample

CODER = "diurna test"


def make_numbered(number: int, *, coder: str = CODER, url: str | None = None, day: dt.date | None = None) -> Coding:
    """The sample article with a number at its end, which makes it another one, and its seven records."""
    article, events = sample()
    text = f"{article.text}\nNumber {number}."
    day = day or article.published
    ours = replace(article, id=article_id(text, day), text=text, published=day, url=url, origin=f"{number}.txt")
    return Coding(ours, events=tuple(renumbered(event, ours.id, number, coder, day) for event in events))


def renumbered(event: Event, article: str, number: int, coder: str, day: dt.date | None) -> Event:
    """A record of the sample, as one of the numbered article."""
    return replace(event, id=f"{number}-{event.id}", article=article, coder=coder, published=day)


def with_person(coding: Coding, name: str, office: str | None, country: str) -> Coding:
    """The coding with a person who is named in it."""
    words = name.split()
    tokens = tuple(Token(index, Span(0, 1), word, word, "PROPN", "NNP", -1, "root") for index, word in enumerate(words))
    person = Entity(id="p", kind="person", name=name, country=country, sectors=("GOV",), office=office)
    return replace(coding, analysis=Analysis(tokens, (), (Name(0, len(words), "PER"),)), entities=(person,))


def add_until_killed(path: Path, first: int) -> None:
    """Add articles one by one from number `first` on, and say the number of each when it is in."""
    with Store(path) as store:
        for number in range(first, first + 10_000):
            store.add(make_numbered(number))
            print(number, flush=True)


if __name__ == "__main__":
    add_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
