"""Records of one piece of news to happenings: two records tell the same one when type, parties, days and words agree."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from diurna.stories.words import describe_sentence

# What speaks for two records telling one happening, and against it; from `SAME` on they are linked. Set by reading the
# links of the 470 records of the development news: the same two parties need some words in common besides, one shared
# party many or a place, and another place or mode more than two ways of telling one thing usually have.
ACTORS, RECIPIENTS, WORDS, SAME_PLACE, OTHER_PLACE, SAME_MODE, OTHER_MODE = 1.5, 1.2, 2.5, 0.5, -1.0, 0.2, -0.5
UNKNOWN = 0.4  # share of a side's weight where one of the two records does not name it
SAME = 3.0
# Days that two records' intervals may lie apart: a day that stands in for an unknown one says little.
APART_DATED, APART_UNDATED = 1, 3
LONG = 45  # an interval of more days ("in 2015") holds many happenings: the words must agree too
LONG_WORDS = 0.35
LATEST = 40  # happenings of a type, the latest ones, that a record is compared with
DATED = frozenset({"stated", "anchored"})


@dataclass(frozen=True)
class Told:
    """What a record says of a happening. `number` is the caller's name for it, `seen` its happening, None if not linked yet.

    `actors` and `recipients` are homes ("SRB", "EU") and, where a party has none, its name. `basis` is that of the days.
    """

    number: int
    event: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    start: dt.date | None
    end: dt.date | None
    basis: str
    place: str | None
    text: str
    seen: int | None = None

    @cached_property
    def words(self) -> Mapping[int, float]:
        """The weights of its sentence's words."""
        return describe_sentence(self.text)


@dataclass(slots=True)
class Happening:
    """Records that tell one happening: the first, and the last few, with which others are compared."""

    id: int
    told: list[Told] = field(default_factory=list)


def link_events(told: Iterable[Told]) -> dict[int, int]:
    """Happenings, numbered from 1, of the records of one piece of news that have none yet: record number to happening.

    Records that have one (`seen`) come first, and keep it.
    """
    by_type: dict[str, list[Happening]] = {}
    known: dict[int, Happening] = {}
    linked: dict[int, int] = {}
    last = 0
    for record in sorted(told, key=lambda record: (record.seen is None, record.number)):
        happenings = by_type.setdefault(record.event, [])
        happening = known.get(record.seen) if record.seen is not None else find_happening(record, happenings)
        if happening is None:
            last = max(last + 1, record.seen or 0)
            happening = Happening(record.seen or last)
            known[happening.id] = happening
        if happening in happenings:
            happenings.remove(happening)
        happenings.append(happening)  # the latest told stand last
        del happenings[:-LATEST]
        happening.told.append(record)
        del happening.told[1:-3]
        if record.seen is None:
            linked[record.number] = happening.id
    return linked


def find_happening(record: Told, happenings: list[Happening]) -> Happening | None:
    """The happening that a record tells, the likest where several fit; None where it tells a new one."""
    best, found = SAME, None
    for happening in reversed(happenings):
        likeness = max(compare(record, other) for other in happening.told)
        if likeness >= best and (found is None or likeness > best):
            best, found = likeness, happening
    return found


def compare(one: Told, other: Told) -> float:
    """How much speaks for two records of one type telling one happening; 0 where their days forbid it."""
    apart = days_apart(one, other)
    if apart is None or apart > (APART_DATED if {one.basis, other.basis} <= DATED else APART_UNDATED):
        return 0.0
    fixed = _sides(one, other)
    fixed += _agree(one.place, other.place, SAME_PLACE, OTHER_PLACE) + _agree(
        one.mode, other.mode, SAME_MODE, OTHER_MODE
    )
    long = max(length(one), length(other)) > LONG
    if not long and fixed + WORDS < SAME:
        return 0.0  # no words could make up for it
    words = cosine(one.words, other.words)
    if long and words < LONG_WORDS:
        return 0.0
    return fixed + WORDS * words


def _sides(one: Told, other: Told) -> float:
    """What the parties say: the two sides one by one, or, where one record has but one side, all of them together."""
    apart = ACTORS * overlap(one.actors, other.actors) + RECIPIENTS * overlap(one.recipients, other.recipients)
    if one.recipients and other.recipients:
        return apart
    together = (ACTORS + RECIPIENTS) * overlap(one.actors | one.recipients, other.actors | other.recipients)
    both = len((one.actors | one.recipients) & (other.actors | other.recipients)) > 1
    return max(apart, together) if both else apart


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How far two sides are the same parties, 0 to 1; `UNKNOWN` where a record does not name its own."""
    if not one or not other:
        return UNKNOWN
    return len(one & other) / min(len(one), len(other))


def _agree(one: str | None, other: str | None, same: float, differ: float) -> float:
    if one is None or other is None:
        return 0.0
    return same if one == other else differ


def days_apart(one: Told, other: Told) -> int | None:
    """Days between two intervals, 0 where they share one; None where a record has no day at all."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 0 if (one.start or one.end or other.start or other.end) is None else None
    return max((other.start - one.end).days, (one.start - other.end).days, 0)


def length(told: Told) -> int:
    """Days of a record's interval."""
    return (told.end - told.start).days + 1 if told.start and told.end else 1


def cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The likeness of two sentences' words, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
