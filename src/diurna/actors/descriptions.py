"""What the words say of a party: its home, its sectors, its office and the words that told."""

from dataclasses import dataclass

from diurna.actors.phrases import Phrase
from diurna.actors.units import Unit
from diurna.actors.words import QUANTIFIERS
from diurna.records import Analysis, Evidence, Span

RULES = {
    "country": "country.name",
    "adjective": "country.adjective",
    "people": "country.people",
    "seat": "metonym.seat",
    "place": "place.country",
    "name": "organisation.country",
}


@dataclass(frozen=True, slots=True)
class Description:
    """What the words say of a party; `members` where they speak of several at once ("French and German ministers")."""

    kind: str
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    evidence: tuple[Evidence, ...] = ()
    members: tuple["Description", ...] = ()

    @property
    def home(self) -> str | None:
        """The country or body that the party belongs to."""
        return self.short or self.country


def rule_of(unit: Unit) -> str:
    """The rule by which a unit told what it did."""
    return RULES.get(unit.kind, unit.rule) if unit.country and not unit.short else unit.rule


def unit_span(analysis: Analysis, unit: Unit) -> Span:
    """The characters of a unit."""
    return Span(analysis.tokens[unit.first].span.start, analysis.tokens[unit.last - 1].span.end)


def plain_name(analysis: Analysis, text: str, phrase: Phrase) -> str:
    """The words of a phrase without what only points ("the", "his")."""
    first = phrase.first
    for before in QUANTIFIERS:
        end = first + len(before)
        if end < phrase.last and tuple(token.text.lower() for token in analysis.tokens[first:end]) == before:
            first = end
            break
    while first < phrase.last - 1 and analysis.tokens[first].upos in ("DET", "PRON"):
        first += 1
    return " ".join(text[analysis.tokens[first].span.start : analysis.tokens[phrase.last - 1].span.end].split())


def singular_office(office: str | None) -> str | None:
    """Turn "foreign ministers" into "foreign minister"."""
    return office[:-1] if office and office.endswith("s") and not office.endswith("ss") else office
