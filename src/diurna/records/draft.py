"""Draft: what the stages know of an event so far."""

from dataclasses import dataclass, field

from diurna.records.event import Count, Status
from diurna.records.provenance import Evidence
from diurna.records.span import Span
from diurna.records.when import When
from diurna.records.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far of one event, as spans and ids: stages pass drafts on, and the last makes `Event`s.

    `predicate` is the index of the token that the event hangs from. Parties are mention ids; `claims` are the
    ids of the claims that the event is told in, nearest first. `date` and `place` are None until looked for;
    `place` stays None where the text gives none.
    """

    id: str
    sentence: int
    trigger: Span
    predicate: int
    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    status: Status = "actual"
    historical: bool = False
    claims: tuple[str, ...] = ()
    date: When | None = None
    place: Where | None = None
    counts: dict[str, Count] = field(default_factory=dict)
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
