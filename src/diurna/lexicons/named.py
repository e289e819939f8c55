"""What the actor lexicons hold: names, agent nouns, spells in office; and an index of phrases word by word."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Literal, TypeVar

NamedKind = Literal["country", "adjective", "people", "seat", "place", "body", "leader", "nothing"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: a country by its name, adjective, people or seat; a place; a body; the holder of an office.

    `id` is the lexicon entry's, `name` the usual name. `short` is an international body's own short name, and
    such a body has no `country`. A `metonym` stands for the body only where it acts or is acted upon, not in "in
    Brussels"; a `default` country yields to one that the text gives ("the French Senate"). "nothing" is a name to pass
    over. From `start` to `end` (both included, None where open) it holds, at other times what is `otherwise` known.
    `layer` is 0 for the tables that ship, and counts the custom lexicons from 1; `any_case` tells that the name was
    found whatever its capitals.
    """

    id: str
    kind: NamedKind
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    metonym: bool = False
    default: bool = False
    start: dt.date | None = None
    end: dt.date | None = None
    otherwise: "Named | None" = None
    layer: int = 0
    any_case: bool = False

    @property
    def dated(self) -> bool:
        """Whether it holds at some times only."""
        return self.start is not None or self.end is not None

    def on(self, day: dt.date | None) -> "Named | None":
        """What the name stands for on a day, None where nothing is known for it.

        Where the day is not known, that is what holds at all times; or else the country, or body, on which all that
        holds at some time agrees.
        """
        chain: Named | None = self
        homes = set()
        while chain is not None:
            if not chain.dated or (day is not None and covers(chain.start, chain.end, day)):
                return chain
            homes.add((chain.kind, chain.country, chain.short))
            chain = chain.otherwise
        return replace(self, sectors=()) if day is None and len(homes) == 1 else None


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for a kind of party: "police" (COP), "interior minister" (GOV, an office)."""

    id: str
    phrase: str
    sectors: tuple[str, ...]
    office: bool


@dataclass(frozen=True, slots=True)
class Spell:
    """Someone's time in an office; `start` and `end` are None where open."""

    id: str
    name: str
    country: str | None
    short: str | None
    sectors: tuple[str, ...]
    office: str | None
    start: dt.date | None
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the office was held on a day."""
        return covers(self.start, self.end, day)

    @property
    def dated(self) -> bool:
        """Whether it is known when the office was held."""
        return self.start is not None or self.end is not None


def covers(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    """Whether a day lies between two others, both included, None where open."""
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(slots=True)
class PhraseIndex(Generic[Value]):
    """Phrases as tuples of keys, for finding the longest one that starts at a word."""

    entries: dict[tuple[str, ...], Value] = field(default_factory=dict)
    longest_from: dict[str, int] = field(default_factory=dict)

    def add(self, keys: tuple[str, ...], value: Value) -> None:
        """Add a phrase; one that is there already stays."""
        if keys and keys not in self.entries:
            self.entries[keys] = value
            self.longest_from[keys[0]] = max(len(keys), self.longest_from.get(keys[0], 0))

    def longest(self, keys: Sequence[str], start: int) -> tuple[int, Value] | None:
        """The longest phrase at `start` as (end, value), None where there is none."""
        for length in range(min(self.longest_from.get(keys[start], 0), len(keys) - start), 0, -1):
            value = self.entries.get(tuple(keys[start : start + length]))
            if value is not None:
                return start + length, value
        return None
