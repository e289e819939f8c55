"""Offices that the lexicon knows of a person on the day, where the text names the person only."""

import datetime as dt
from collections.abc import Mapping, Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.referents import Referent
from diurna.actors.resolution import Resolution
from diurna.lexicons.keys import lowered, name_keys
from diurna.lexicons.named import Spell
from diurna.records.entity import Tenure

# What a government's head and a company's may be called alike.
VAGUE_OFFICES = frozenset({"chief executive", "chairman", "chairwoman", "head", "chief", "leader"})


def add_spells(
    phrases: Sequence[Phrase],
    resolution: Resolution,
    spells: Mapping[tuple[str, ...], Sequence[Spell]],
    published: dt.date | None,
) -> None:
    """Give persons that the text leaves without title and country what the lexicon knows for the day.

    Who held office before, and holds none now, is one of the elite.
    """
    for phrase in phrases:
        if phrase.core.kind != "person":
            continue
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        if person.office in VAGUE_OFFICES and person.home:
            settle_office(person, spells, published)
        if person.home and person.office:
            continue
        former = person.sectors == ("ELI",) and (person.office or "").startswith("former ")
        known = known_spells(spells, person.name_words) or known_spells(spells, name_keys(phrase.name))
        if person.home:
            known = [spell for spell in known if (spell.short or spell.country) == person.home]
        if not known:
            continue
        now = [spell for spell in known if not spell.dated or (published is not None and spell.covers(published))]
        spell = now[0] if now else known[0]
        if len({(one.country, one.short) for one in known}) > 1 and not now:
            continue
        person.country, person.short = spell.country, spell.short
        if now and (former or (not person.office and not person.sectors)):
            # "Former prime minister X", who by now is something else.
            person.office = spell.office
            person.sectors = tuple(s for s in spell.sectors if not (spell.short and s in ("GOV", "IGO")))
        elif is_over(known, published) and spell.country and not person.office and not person.sectors:
            person.sectors = ("ELI",)
        if person.sectors == ("ELI",):
            person.tenures = tuple(
                Tenure(start=one.start, end=one.end, sectors=one.sectors, office=one.office)
                for one in known
                if one.country == person.country and one.end is not None
            )
        if len(name_keys([spell.name])) or not person.name:
            person.name = spell.name if len(person.name_words) < 2 else person.name
        resolution.note(phrase.number, f"lexicon.{spell.id}")


def settle_office(
    person: Referent, spells: Mapping[tuple[str, ...], Sequence[Spell]], published: dt.date | None
) -> None:
    """Take the sectors of the office that the lexicon knows for the day, where the text's word may be many offices."""
    for spell in known_spells(spells, person.name_words):
        if published is not None and spell.country == person.home and spell.covers(published):
            person.sectors = spell.sectors
            return


def is_over(known: Sequence[Spell], published: dt.date | None) -> bool:
    """Whether all offices that someone is known to have held were given up before a day."""
    return published is not None and all(spell.end is not None and spell.end < published for spell in known)


def known_spells(spells: Mapping[tuple[str, ...], Sequence[Spell]], words: tuple[str, ...]) -> list[Spell]:
    """The spells of whoever bears a name, those that are known whatever its capitals first."""
    loose = lowered(words)
    return [*(spells.get(loose, ()) if loose != words else ()), *spells.get(words, ())]
