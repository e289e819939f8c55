"""A phrase that tells of a party: its words, its head, and what stands around them."""

from dataclasses import dataclass

from diurna.actors.units import Unit
from diurna.actors.words import (
    INSTITUTIONS,
)

_NONE: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase that tells of a party; places are token indices, `last` exclusive.

    `core` is the unit that says who; `title` the agent noun that describes the core, or is it; `agents` further agent
    nouns before that ("rebel" in "rebel commander"); `places` the units that say whose it is. `owner` is the head of the
    possessor before it, `of` the numbers of the phrases that hang on with a preposition.
    """

    number: int
    first: int
    last: int
    head: int
    core: Unit
    title: Unit | None = None
    office: str | None = None
    agents: tuple[Unit, ...] = ()
    places: tuple[Unit, ...] = ()
    owner: int | None = None
    of: tuple[int, ...] = ()
    preposition: str = ""
    former: bool = False
    plural: bool = False
    definite: bool = False
    name: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it names or describes one human being."""
        if self.core.kind == "person":
            return True
        return self.core.kind == "agent" and not self.plural and not self.is_institution

    @property
    def is_institution(self) -> bool:
        """Whether its agent noun is a body's rather than a human's."""
        if self.core.agent is None or self.core.agent.office:
            return False
        words = self.core.agent.phrase.lower().split()
        return words[-1] in INSTITUTIONS or words[0] in ("ministry", "department", "council", "court")
