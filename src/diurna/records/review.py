"""Reviews: a sample of records or articles, and what reviewers say of each."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from diurna.records.event import Event

Verdict = Literal["right", "wrong", "unsure"]
SampleKind = Literal["records", "articles"]
Stratification = Literal["type", "confidence", "publisher"]
ActKind = Literal["judged", "missed", "read", "undone"]

# What a reviewer judges of a record, in the order in which it is asked.
FIELDS = ("event", "actor", "recipient", "status", "speaker", "date", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """A part of what a sample was drawn from: how many records (or articles) it holds, and how many were drawn of it.

    The records of type ASSAULT are a stratum of a sample that is stratified by type; a random sample has one, "all".
    """

    name: str
    population: int
    drawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample for review, and all that it takes to draw it again.

    `kind` says what was drawn: records, or whole articles, which show what the coder missed. `by` is what it is
    stratified by, None for a random one. `asked` is the size asked for, `chosen` the filter in words ("" for none),
    `population` how many records (or articles) there were to draw from, `coders` the versions that coded them.
    """

    id: str
    drawn: dt.datetime
    kind: SampleKind
    by: Stratification | None
    seed: int
    asked: int
    chosen: str
    population: int
    strata: tuple[Stratum, ...]
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be judged: a record as it stood when it was drawn, or, where `record` is None, a whole article.

    Of an article that was drawn whole, its records come first and the article itself last: then what was missed is
    entered. `number` counts from 1 in the sample; `version` is the text of the article, which a store never changes.
    """

    sample: str
    number: int
    version: str
    stratum: str
    record: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reviewer's word on one field of a record. `found` and `correction` are the value in JSON, as gold has it.

    `correction` is None where the field is right, or wrong and the reviewer does not say what would be right.
    """

    field: str
    verdict: Verdict
    found: str
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that a reviewer did; nothing is ever altered, a later act stands for the earlier.

    "judged": marks on a record, or `is_event` False where the words tell of no event at all. "missed": an event that
    the article tells and no record has (`missed`, JSON, as gold has it). "read": the article was read to its end.
    "undone": the act numbered `undoes` counts no more. `at` is in UTC.
    """

    number: int
    sample: str
    item: int
    reviewer: str
    at: dt.datetime
    kind: ActKind
    is_event: bool | None = None
    marks: tuple[Mark, ...] = ()
    missed: str | None = None
    note: str = ""
    undoes: int | None = None
