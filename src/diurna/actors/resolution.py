"""What resolving adds up: the referent of each phrase, and what decided it."""

from dataclasses import dataclass, field

from diurna.actors.phrases import Phrase
from diurna.actors.referents import Referents
from diurna.records import Evidence

# The spellings of one office, so that "PM" and "prime minister" are the same.
OFFICES = {"pm": "prime minister", "premier": "prime minister", "foreign secretary": "foreign minister"}


@dataclass(slots=True)
class Resolution:
    """The referent and the evidence of each phrase, by its number."""

    referents: Referents = field(default_factory=Referents)
    of_phrase: dict[int, int] = field(default_factory=dict)
    evidence: dict[int, list[Evidence]] = field(default_factory=dict)

    def note(self, number: int, rule: str) -> None:
        """Record that a rule decided whom a phrase refers to."""
        self.evidence[number].append(Evidence("entity", rule))


def office_key(office: str | None) -> str | None:
    """An office as it is compared."""
    return OFFICES.get(office, office) if office else None


def unify(one: Phrase, other: Phrase, resolution: Resolution, rule: str) -> None:
    """Say that two phrases refer to one party, by a rule, if they are of one kind and nothing known speaks against it."""
    referents = resolution.referents
    first, second = resolution.of_phrase[one.number], resolution.of_phrase[other.number]
    kinds = {referents.get(first).kind, referents.get(second).kind}
    if (len(kinds) > 1 and "country" in kinds) or "place" in kinds:
        return
    if ("person" in kinds) != (kinds == {"person"}) and not kinds <= {"person", "group"}:
        return
    if referents.find(first) != referents.find(second) and referents.agree(first, second):
        referents.join(first, second)
        resolution.note(other.number, rule)
