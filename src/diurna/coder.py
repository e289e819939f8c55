"""Coder: one article through all stages, in one visible order."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol

from diurna.actors import ResolveActors
from diurna.articles import article_from_text, parse_day
from diurna.attribution import AttributeStatus, FindClaims, ResolveFirstPersons
from diurna.errors import AssemblyError
from diurna.events import ExtractEvents, FinishEvents, RewriteEvents
from diurna.language import Analyser
from diurna.places import PlaceEvents
from diurna.records import Article, Coding, Event
from diurna.times import DateEvents


class Stage(Protocol):
    """A step on an article's way: says what it needs and what it adds, takes a coding, returns a new one."""

    @property
    def name(self) -> str:
        """What messages call the stage."""

    @property
    def needs(self) -> frozenset[str]:
        """Fields of the coding that must have been added before."""

    @property
    def adds(self) -> frozenset[str]:
        """Fields of the coding that it adds."""

    def __call__(self, coding: Coding) -> Coding:
        """Add to what is known of the article."""


# The way of an article through the code. Each is made without arguments: shipped model, shipped lexicons.
DEFAULT_STAGES: tuple[Callable[[], Stage], ...] = (
    Analyser,
    ResolveActors,
    FindClaims,
    ResolveFirstPersons,
    ExtractEvents,
    AttributeStatus,
    DateEvents,
    PlaceEvents,
    RewriteEvents,
    FinishEvents,
)


class Coder:
    """Codes articles. Loading takes a second; keep one and code many articles with it.

    >>> import diurna
    >>> coder = diurna.Coder()
    >>> for event in coder.code("France expelled two Russian diplomats on Monday.", published="2022-04-06"):
    ...     print(event.actors[0].code, event.event, event.mode, event.recipients[0].country, event.date.start)
    FRA SANCTION expel RUS 2022-04-04
    """

    def __init__(self, stages: Sequence[Stage] | None = None) -> None:
        """Assemble a coder; `stages` replaces the default ones. Raises `AssemblyError` where a need is not met."""
        self.stages = tuple(stages) if stages is not None else tuple(make() for make in DEFAULT_STAGES)
        check_assembly(self.stages)

    def code(self, text: str, *, published: str | dt.date | None = None) -> tuple[Event, ...]:
        """Code one text: its events, in text order.

        `published` is the day of publication (a date, or YYYY-MM-DD), to which words such as "Monday" are
        anchored. A first line that stands as a paragraph of its own is the headline. Raises `InputError` for
        a text that is empty, no English, or too long to be one article; `ValueError` for a `published` that
        is no date.
        """
        day = parse_day(published) if isinstance(published, str) else published
        if isinstance(day, dt.datetime):
            day = day.date()
        return self.code_article(article_from_text(text, published=day)).events

    def code_article(self, article: Article) -> Coding:
        """Code one article: all that the stages found, with the evidence, not only the events."""
        coding = Coding(article)
        for stage in self.stages:
            coding = stage(coding)
        return coding


def check_assembly(stages: Sequence[Stage]) -> None:
    """Raise `AssemblyError` when a stage needs what no stage before it adds."""
    have: set[str] = set()
    for stage in stages:
        missing = stage.needs - have
        if missing:
            raise AssemblyError(
                f'Stage "{stage.name}" needs {", ".join(sorted(missing))}, which no stage before it adds. '
                "Put the stage that adds it in front."
            )
        have |= stage.adds
