"""Offices that the lexicon knows of a person on the day, where the text names the person only."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from diurna.actors.genders import gender_of_name
from diurna.actors.phrases import Phrase
from diurna.actors.referents import Referent
from diurna.actors.resolution import Resolution, office_key
from diurna.actors.words import words
from diurna.lexicons.keys import lowered, name_keys, split_words
from diurna.lexicons.named import Spell
from diurna.records.entity import Tenure

# Those who are named by their title and surname alone, as one bears the office at a time.
SOLE_OFFICES = words("president premier chancellor king queen") | {
    "prime minister",
    "foreign minister",
    "foreign secretary",
}
GOVERNMENTS = words("government administration cabinet regime")
# Into which a party brings its candidate.
ELECTED = frozenset({"president", "prime minister", "chancellor"})
# Whose surname stands first.
SURNAME_FIRST = frozenset("CHN TWN HKG KOR PRK VNM KHM".split())
LATEST = 15  # years after the last office in which a bare "Mrs X" is still its holder
COMING = 3  # years before the first office in which who will hold it stands for it
# What a government's head and a company's may be called alike.
VAGUE_OFFICES = frozenset({"chief executive", "chairman", "chairwoman", "head", "chief", "leader"})


def by_surname(spells: Mapping[tuple[str, ...], Sequence[Spell]]) -> dict[str, list[Spell]]:
    """The spells of all persons by their surnames, each once, in the order of the table."""
    found: dict[str, dict[str, Spell]] = defaultdict(dict)
    for spell in (spell for known in spells.values() for spell in known):
        name = name_keys(split_words(spell.name))
        if len(name) > 1:
            at = 0 if spell.country in SURNAME_FIRST else -1
            found[name[at]].setdefault(spell.id, spell)
    return {surname: list(known.values()) for surname, known in found.items()}


def add_spells(
    phrases: Sequence[Phrase],
    resolution: Resolution,
    spells: Mapping[tuple[str, ...], Sequence[Spell]],
    published: dt.date | None,
    surnames: Mapping[str, Sequence[Spell]],
    genders: Mapping[int, str],
) -> None:
    """Give persons that the text leaves without title and country what the lexicon knows for the day.

    Who held office before, and holds none now, is one of the elite; who is about to hold one stands for a party.
    `genders` are the pronouns that titles of courtesy tell of persons.
    """
    told = {unit.country for phrase in phrases for unit in (phrase.core, *phrase.places) if unit.country}
    told |= {
        one.country
        for phrase in phrases
        if phrase.core.kind == "person"
        for one in spells.get(name_keys(phrase.name), ())
        if one.country
    }
    governing = {
        phrase.owner
        for phrase in phrases
        if phrase.core.agent is not None and phrase.core.agent.phrase in GOVERNMENTS and phrase.owner is not None
    }
    for phrase in phrases:
        if phrase.core.kind != "person":
            continue
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        if person.office in VAGUE_OFFICES and person.home:
            settle_office(person, spells, published)
        if person.home and person.office:
            continue
        former = person.sectors == ("ELI",) and (person.office or "").startswith("former ")
        known = (
            known_spells(spells, person.name_words)
            or known_spells(spells, name_keys(phrase.name))
            or spells_of_surname(person, surnames, genders.get(person.number), told, published)
            or (spells_of_ruler(person, surnames, published) if phrase.head in governing else [])
        )
        if person.home:
            known = [spell for spell in known if (spell.short or spell.country) == person.home]
        if not known:
            continue
        now = [spell for spell in known if not spell.dated or (published is not None and spell.covers(published))]
        if former:
            # "Former president X" holds that office no more, whatever the table has for a day that is not known.
            given_up = office_key((person.office or "").removeprefix("former "))
            now = [spell for spell in now if office_key(spell.office) != given_up]
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
        elif spell.country and not person.office and not person.sectors and is_coming(known, published):
            person.sectors = ("PTY",) if office_key(spell.office) in ELECTED else ("ELI",)
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


def is_coming(known: Sequence[Spell], published: dt.date | None) -> bool:
    """Whether someone comes into a first office within a few years after a day."""
    starts = [spell.start for spell in known if spell.start is not None]
    if published is None or len(starts) < len(known) or not starts:
        return False
    return 0 < (min(starts) - published).days < 366 * COMING


def spells_of_surname(
    person: Referent,
    surnames: Mapping[str, Sequence[Spell]],
    gender: str | None,
    told: Container[str],
    published: dt.date | None,
) -> list[Spell]:
    """The spells of the one person whom a surname means on a day: "President Bush" in 1990, "Mrs Clinton" in 2016.

    With the title of a sole office its holder; with a title of courtesy the one head of a government, else the one
    woman of that name, whose country the article names.
    """
    if len(person.name_words) != 1 or published is None or person.home:
        return []
    known = surnames.get(person.name_words[0], ())
    office = office_key(person.office)
    if office in SOLE_OFFICES:
        return _one_person([one for one in known if office_key(one.office) == office and one.covers(published)])
    if gender is None or office or person.sectors:
        return []
    fits = [one for one in known if one.country in told and gender_of_name(tuple(split_words(one.name))) == gender]
    heads = [one for one in fits if office_key(one.office) in SOLE_OFFICES and one.covers(published)]
    if heads or gender == "he":
        return _one_person(heads)
    near = [one for one in fits if one.start and one.start <= published]
    return _one_person([one for one in near if one.end is None or (published - one.end).days < 366 * LATEST])


def spells_of_ruler(
    person: Referent, surnames: Mapping[str, Sequence[Spell]], published: dt.date | None
) -> list[Spell]:
    """The spells of the one head of a government on a day whom a surname means as such: "Ortega's government"."""
    if len(person.name_words) != 1 or published is None or person.home or person.office or person.sectors:
        return []
    known = surnames.get(person.name_words[0], ())
    return _one_person([one for one in known if office_key(one.office) in SOLE_OFFICES and one.covers(published)])


def _one_person(known: list[Spell]) -> list[Spell]:
    return known if len({spell.name for spell in known}) == 1 else []


def known_spells(spells: Mapping[tuple[str, ...], Sequence[Spell]], words: tuple[str, ...]) -> list[Spell]:
    """The spells of whoever bears a name, those that are known whatever its capitals first."""
    loose = lowered(words)
    return [*(spells.get(loose, ()) if loose != words else ()), *spells.get(words, ())]
