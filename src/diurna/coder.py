"""Coder: one article through all stages, in one visible order."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from diurna.actors import ResolveActors
from diurna.articles import article_from_text, parse_day
from diurna.attribution import AttributeStatus, FindClaims, ResolveFirstPersons
from diurna.counts import CountPeople
from diurna.errors import AssemblyError
from diurna.events import ExtractEvents, FinishEvents, RewriteEvents
from diurna.events.ontologies import AsPlover, read_custom_ontology
from diurna.events.rewrite import REWRITES
from diurna.language import Analyser
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import read_custom_lexicons
from diurna.model.engine import Engine
from diurna.places import PlaceEvents
from diurna.records import Article, Coding, Event
from diurna.times import DateEvents


@runtime_checkable
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
    CountPeople,
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

    def __init__(
        self,
        stages: Sequence[Stage] | None = None,
        *,
        analyser: Stage | None = None,
        lexicons: Sequence[str | Path] = (),
        ontology: str | Path | None = None,
        device: str = "cpu",
    ) -> None:
        """Assemble a coder; `stages` replaces the default ones, `analyser` only the first of them.

        An analyser is a stage that adds the analysis, such as `SpacyAnalyser(nlp)` of
        `diurna.language.spacy_bridge`. `lexicons` are files of custom actor lexicons, on top of what ships: a later one
        goes before an earlier one. `ontology` is the folder of a custom ontology, which replaces or extends PLOVER.
        `device` is where the shipped parser runs: "cpu", "cuda" (needs onnxruntime-gpu), or "auto": a GPU if there is one.
        Raises `AssemblyError` where a need is not met, something is no stage, or stages are given with an analyser,
        lexicons or an ontology; `LexiconError` with all faults of the lexicons, or of the ontology; `ModelError` for a device
        that is not there.
        """
        if stages is not None and analyser is not None:
            raise AssemblyError(
                "Both stages and an analyser were given. Expected one: put the analyser among the stages."
            )
        if stages is not None and lexicons:
            raise AssemblyError(
                "Both stages and lexicons were given. Expected one: give ResolveActors among the stages its lexicon."
            )
        if stages is not None and ontology is not None:
            raise AssemblyError(
                "Both stages and an ontology were given. Expected one: `stages_with` of diurna.coder makes stages for it."
            )
        if stages is None:
            making = stages_with(lexicons, ontology) if lexicons or ontology else DEFAULT_STAGES
            first = analyser or (making[0]() if device == "cpu" else Analyser(Engine(device=device)))
            stages = (first, *(make() for make in making[1:]))
        self.stages = tuple(stages)
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


def stages_with(lexicons: Sequence[str | Path], ontology: str | Path | None = None) -> tuple[Callable[[], Stage], ...]:
    """The default stages, with custom actor lexicons and a custom ontology where they are used, and where records name them.

    Raises `LexiconError` with their faults.
    """
    read = read_custom_lexicons(lexicons)
    identities = [lexicon.identity for lexicon in read]
    own: dict[Callable[[], Stage], Callable[[], Stage]] = {
        FinishEvents: lambda: FinishEvents(lexicons=identities),
    }
    if read:
        own[ResolveActors] = lambda: ResolveActors(ActorLexicon.shipped(custom=read))
    if ontology is not None:
        found = read_custom_ontology(ontology)
        own |= {
            ExtractEvents: lambda: ExtractEvents(found.lexicon, found.ontology),
            PlaceEvents: lambda: AsPlover(PlaceEvents(), found.ontology),
            CountPeople: lambda: AsPlover(CountPeople(), found.ontology),
            RewriteEvents: lambda: RewriteEvents(REWRITES if found.extends else ()),
            FinishEvents: lambda: FinishEvents(found.ontology, identities),
        }
    return tuple(own.get(make, make) for make in DEFAULT_STAGES)


def check_assembly(stages: Sequence[Stage]) -> None:
    """Raise `AssemblyError` when a stage needs what no stage before it adds, or is no stage."""
    have: set[str] = set()
    for stage in stages:
        if not isinstance(stage, Stage):
            raise AssemblyError(
                f"{type(stage).__name__} is no stage. Expected an object with name, needs and adds that takes a Coding; "
                "a spaCy pipeline becomes one as diurna.language.spacy_bridge.SpacyAnalyser(nlp)."
            )
        missing = stage.needs - have
        if missing:
            raise AssemblyError(
                f'Stage "{stage.name}" needs {", ".join(sorted(missing))}, which no stage before it adds. '
                "Put the stage that adds it in front."
            )
        have |= stage.adds
