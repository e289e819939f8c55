"""Units: the words of a sentence that a lexicon or the name tagger knows."""

from dataclasses import dataclass
from typing import Literal

from diurna.lexicons.named import Agent

UnitKind = Literal["country", "adjective", "people", "seat", "body", "agent", "person", "place", "name", "nothing"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) and what they are known as.

    "place" is a place that is no country's seat; "name" a name of the tagger's that no lexicon knows; "nothing" is what a
    custom lexicon wants passed over, and is dropped in the end. `country` is
    what the words themselves tell of the country, `name` is the lexicon's where it has one.
    """

    first: int
    last: int
    kind: UnitKind
    rule: str
    name: str | None = None
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    agent: Agent | None = None
    default: bool = False

    @property
    def places(self) -> bool:
        """Whether the unit says, as a modifier, whose a party is."""
        return self.kind not in ("agent", "person") and bool(self.country or self.short)
