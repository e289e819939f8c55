"""Event: the record that Diurna exists to write, and its parts."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from diurna.records.when import When
from diurna.records.where import Where

Status = Literal["actual", "negated", "future", "hypothetical"]
Quotation = Literal["direct", "indirect", "mixed"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: bounds (None where open) and the words that say so."""

    low: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone who acts or is acted upon: the words of the text, and who is meant.

    `code` is the country (ISO 3166 alpha-3) or a body's short name, then sectors after dashes: "SRB-GOV".
    """

    text: str
    start: int
    end: int
    name: str
    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    office: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is reported to have said that the event happened, and by which words (`cue`).

    `stance` is how they stand to it: "asserts", "denies", "doubts", "promises", "accuses"; "" where the cue leaves it open.
    """

    text: str
    name: str
    code: str | None
    office: str | None
    quotation: Quotation
    cue: str
    start: int
    end: int
    stance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The words that the event was read from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event record, whole in itself: who did what to whom, when, where, and who says so.

    Field names are the contract's, stable from 0.1. Offsets are Unicode code points into the article's text,
    and `text[start:end]` is always the quoted words. `sentence` counts from 1 in the body; the headline is 0.
    `score` is PLOVER's conflict-cooperation score, from -10 to 10, None where PLOVER prints none. `speakers`
    is empty where the reporter speaks, otherwise nearest first.
    """

    id: str
    article: str
    published: dt.date | None
    sentence: int
    text: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: Quad
    score: float | None
    cameo: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    third_parties: tuple[Party, ...]
    status: Status
    historical: bool
    speakers: tuple[Speaker, ...]
    date: When
    place: Where | None
    counts: dict[str, Count]
    trigger: Trigger
    confidence: float
    evidence: tuple[str, ...]
    story: str | None
    coder: str
