"""Which records a question is about: conditions in words, and their SQL."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

FOLDED = "lower(strip_accents({}))"
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions on records; all must hold, and what is None or () asks nothing.

    A party is given as a code or as part of a name: "SRB" is Serbia and all its sectors, "SRB-GOV" its government, "GOV"
    any government, "Vucic" whoever's name holds that. `party` may stand on any side, in any role; of `between` one acts on
    the other, whichever. `since` and `until`
    are days of the event, `published_since` and `published_until` of the article. `words` must all stand in the
    sentence, in any order, accents and case aside; what stands in double quotes is a phrase. `status` and `event` may
    name several.
    """

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    between: tuple[str, str] | None = None
    speaker: str | None = None
    event: tuple[str, ...] = ()
    mode: str | None = None
    context: str | None = None
    quad: str | None = None
    cameo: str | None = None
    status: tuple[str, ...] = ()
    historical: bool | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    published_since: dt.date | None = None
    published_until: dt.date | None = None
    place: str | None = None
    publisher: str | None = None
    article: str | None = None
    story: str | None = None
    words: str | None = None
    quoted: bool | None = None
    least_confidence: float | None = None
    id: str | None = None


@dataclass(slots=True)
class Conditions:
    """SQL conditions on `newest_events` (as `e`), and the values of their parameters in order."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        """Add a condition."""
        self.parts.append(part)
        self.values.extend(values)

    @property
    def where(self) -> str:
        """The conditions joined, TRUE where there is none."""
        return " AND ".join(f"({part})" for part in self.parts) or "TRUE"


def conditions_of(chosen: Filter) -> Conditions:
    """The SQL of a filter."""
    found = Conditions()
    for role in ("actor", "recipient"):
        who = getattr(chosen, role)
        if who is not None:
            _add_pair(found, role, who)
    if chosen.between is not None:
        _add_between(found, *chosen.between)
    if chosen.party is not None:
        _add_named(found, "parties", chosen.party)
    if chosen.speaker is not None:
        _add_named(found, "speakers", chosen.speaker)
    for name in ("event", "status"):
        if getattr(chosen, name):
            found.add(f"e.{name} IN ({', '.join('?' * len(getattr(chosen, name)))})", *getattr(chosen, name))
    for name in ("mode", "quad", "cameo", "article", "id"):
        if getattr(chosen, name) is not None:
            found.add(f"e.{name} = ?", getattr(chosen, name))
    if chosen.context is not None:
        found.add("list_contains(e.contexts, ?)", chosen.context)
    if chosen.historical is not None:
        found.add("e.historical = ?", chosen.historical)
    _add_days(found, chosen)
    if chosen.place is not None:
        named = f"{FOLDED.format('e.place')} = {FOLDED.format('?')}"
        found.add(f"e.place_country = ? OR {named}", chosen.place, chosen.place)
    if chosen.publisher is not None:
        found.add("contains(lower(e.publisher), lower(?))", chosen.publisher)
    if chosen.story is not None:
        found.add("e.story = ? OR starts_with(e.story, ? || '.')", chosen.story, chosen.story)
    if chosen.words is not None:
        _add_words(found, phrases_of(chosen.words))
    if chosen.quoted is not None:
        found.add(f"e.number {'' if chosen.quoted else 'NOT '}IN (SELECT number FROM speakers)")
    if chosen.least_confidence is not None:
        found.add("e.confidence >= ?", chosen.least_confidence)
    return found


def _add_days(found: Conditions, chosen: Filter) -> None:
    """Days of the event: its interval must share a day with the one asked for."""
    if chosen.since is not None:
        found.add("coalesce(e.date_end, e.day) >= ?", chosen.since)
    if chosen.until is not None:
        found.add("coalesce(e.date_start, e.day) <= ?", chosen.until)
    if chosen.published_since is not None:
        found.add("e.published >= ?", chosen.published_since)
    if chosen.published_until is not None:
        found.add("e.published <= ?", chosen.published_until)


def _add_named(found: Conditions, table: str, who: str) -> None:
    condition, values = party_condition("", who)
    found.add(f"e.number IN (SELECT number FROM {table} WHERE {condition})", *values)


def _add_pair(found: Conditions, role: str, who: str) -> None:
    condition, values = pair_condition(role, who)
    found.add(f"e.number IN (SELECT number FROM pairs WHERE {condition})", *values)


def _add_between(found: Conditions, one: str, other: str) -> None:
    ways, values = [], list[str]()
    for actor, recipient in ((one, other), (other, one)):
        acts, who = pair_condition("actor", actor)
        receives, whom = pair_condition("recipient", recipient)
        ways.append(f"({acts} AND {receives})")
        values += [*who, *whom]
    found.add(f"e.number IN (SELECT number FROM pairs WHERE {' OR '.join(ways)})", *values)


def _add_words(found: Conditions, phrases: list[str]) -> None:
    """Words of the sentence, looked for in what the store keeps folded."""
    if phrases:
        held = " AND ".join([f"contains(text, {FOLDED.format('?')})"] * len(phrases))
        found.add(f"e.number IN (SELECT number FROM folded WHERE {held})", *phrases)


def pair_condition(role: str, who: str) -> tuple[str, list[str]]:
    """The SQL that a side of `pairs` must meet, and its values."""
    condition, values = party_condition(f"{role}_", who)
    return condition.replace(f"{role}_code", role), values


def party_condition(prefix: str, who: str) -> tuple[str, list[str]]:
    """The SQL that a party's columns (`prefix` and "code", "name") must meet, and its values."""
    if CODE.fullmatch(who):
        parts = who.split("-")
        condition = " AND ".join([f"contains('-' || {prefix}code || '-', ?)"] * len(parts))
        return condition, [f"-{part}-" for part in parts]
    return holds(f"{prefix}name"), [who]


def holds(column: str) -> str:
    """The SQL of a text that holds the words of a parameter, case and accents aside."""
    return f"contains({FOLDED.format(column)}, {FOLDED.format('?')})"


def phrases_of(words: str) -> list[str]:
    """What a sentence must hold: words, and phrases in double quotes.

    >>> phrases_of('"price of flour" bakers')
    ['price of flour', 'bakers']
    """
    return [quoted or word for quoted, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
