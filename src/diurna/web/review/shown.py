"""What the review pages show, as values that a template prints and JSON carries."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleShown:
    """A sample in the list: how it was drawn, and how far each reviewer is."""

    id: str
    drawn: dt.date
    kind: str
    by: str | None
    seed: int
    size: int
    population: int
    chosen: str
    items: int
    done: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewIndex:
    """The samples of the store; what was drawn just now; faults of a form that was sent, and what it held."""

    samples: list[SampleShown]
    records: int
    writable: bool
    types: list[str]
    faults: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text, the kinds of marks over it ("trigger", "actor" ...), and numbers for what ends here.

    They are those of fields where one record is shown, and those of records where an article is read in full.
    """

    text: str
    kinds: list[str]
    numbers: list[int] = field(default_factory=list)
    quad: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field to be judged: what the record has, in plain words and as it can be typed, and what was said of it."""

    name: str
    question: str
    hint: str
    told: str
    about: str
    words: str
    verdict: str
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedShown:
    """An event that was entered as missed."""

    act: int
    trigger: str
    fields: dict[str, str]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShown:
    """A record of an article that is read in full, and what the reviewer said of it."""

    number: int
    event: str
    trigger: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One item of a sample, before one reviewer: a record, or, where `record` is None, an article to be read in full."""

    sample: str
    reviewer: str
    number: int
    items: int
    done: int
    is_done: bool
    can_undo: bool
    title: str
    publisher: str | None
    published: dt.date | None
    url: str | None
    record: str | None
    quad: str
    sentence: list[Stretch]
    paragraphs: list[list[Stretch]]
    fields: list[FieldShown]
    no_event: bool
    note: str
    records: list[RecordShown]
    missed: list[MissedShown]
    types: list[str]
    statuses: list[str]
    said: str = ""
    faults: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
