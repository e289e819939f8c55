"""Whose a party is: by "of X" and the like behind it, or by the possessor before it."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.actors.descriptions import Description, singular_office, unit_span
from diurna.actors.phrases import Phrase
from diurna.actors.sectors import PRESIDING, combine_sectors, presides
from diurna.actors.words import AGAINST, SPEAKING, words
from diurna.records import Analysis, Evidence

# Whom a place after "in" makes a country's, office or not: "lawmakers in Suva".
AT_HOME = frozenset("LEG JUD COP EDU REL HLH".split())

# Those of a house at which they work: "professors at Leeds", but not "protesters at the embassy".
OF_A_HOUSE = frozenset({"EDU", "HLH"})

# Sent from one country to another, in which they are nobody's: "the embassy in Nairobi".
SENT = words("embassy consulate legation diplomat ambassador envoy consul attaché")

# Whom a body has in or for a country.
REPRESENTING = words("envoy representative coordinator director chief head ambassador commissioner mediator negotiator")

# Who works for a body is the body's: "inspectors for the nuclear agency", "an employee of the World Bank".
WORKING = words(
    "employee worker staff staffer inspector investigator monitor observer adviser advisor contractor expert"
)

INTERNATIONAL_DROPS = frozenset({"GOV", "IGO", "ELI"})


def member_of(description: Description, home: str | None, country: str | None, short: str | None) -> Description:
    """One of several that a plural speaks of: "French and German ministers" has a "minister of France"."""
    office = singular_office(description.office)
    kind = "person" if description.office else description.kind
    return replace(
        description,
        kind=kind,
        name=f"{office or description.name} of {home or short or country}",
        country=country,
        short=short,
        office=office,
    )


def drop_international(description: Description) -> Description:
    """A body's own people carry its short name alone, unless they are soldiers, judges or the like."""
    if description.short is None:
        return description
    return replace(
        description, sectors=tuple(sector for sector in description.sectors if sector not in INTERNATIONAL_DROPS)
    )


def with_complement(phrase: Phrase, own: Description, of: Sequence[Description], *, held: bool) -> Description:
    """Add what "of X" tells: "the government of Serbia", "police in Chicago", "head of the Serbian army".

    `held` tells whether the tree, too, has X hang from the phrase; "of" can hardly hang from anything else.
    """
    given = own.home is not None and not (phrase.core.default and not phrase.places and phrase.preposition == "of")
    if given and not own.sectors and not own.office and phrase.preposition == "of" and phrase.core.kind == "agent":
        return replace(own, sectors=of[0].sectors)  # "the Egyptian affiliate of the Islamic State"
    if given or own.members or (phrase.core.kind == "person" and phrase.preposition != "of"):
        return own
    speaks = _speaks(phrase)
    works = not phrase.office and phrase.title is not None and _last_word(phrase) in WORKING
    if (phrase.preposition == "for" and not speaks and not works) or (
        phrase.preposition == "at" and not OF_A_HOUSE.intersection(own.sectors)
    ):
        return own
    whose = phrase.preposition in ("of", "for") or own.sectors == ("UNS",)  # "a source within the ministry"
    # "Diplomats from Oslo" are Oslo's, but one recalls "its envoy from Oslo".
    sent = phrase.preposition == "from" and _is_sent(phrase) and held and phrase.owner is None
    near = whose or phrase.preposition == "at" or sent
    if not near and (phrase.owner is not None or of[0].home is None or not held):
        return own
    # Soldiers in a country are often another country's, and embassies always.
    if phrase.preposition == "in" and (
        (phrase.office and not AT_HOME.issuperset(own.sectors)) or "MIL" in own.sectors or _is_sent(phrase)
    ):
        return own
    homes = [description for description in of if description.home]
    if len({description.home for description in homes}) > 1 and phrase.plural and (phrase.preposition == "of" or sent):
        members = [drop_international(member_of(own, home.name, home.country, home.short)) for home in homes]
        return replace(own, members=tuple(members), evidence=(*own.evidence, *homes[0].evidence))
    first = of[0]
    word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    sectors = own.sectors
    if word in AGAINST:
        foreign = first.kind == "country" or first.short is not None
        return own if foreign else replace(own, country=first.country)
    if whose and first.kind != "person" and first.sectors and sectors != ("ELI",):
        sectors = first.sectors if speaks else combine_sectors(sectors, word, [first.sectors])
    if whose and presides(word, first):
        sectors = first.sectors
    if phrase.preposition == "of" and word in PRESIDING and _is_unknown(first):
        sectors = ()
    if works and first.kind == "body" and (first.sectors or first.short):
        sectors = first.sectors
    if own.sectors == ("IGO",) and first.kind == "body" and not first.short:
        sectors = first.sectors  # a party or a church has a secretary general, too
    name = f"{own.name} of {first.name}" if phrase.preposition == "of" and phrase.core.kind == "agent" else own.name
    described = replace(
        own,
        name=name,
        country=first.country,
        short=first.short,
        sectors=sectors,
        evidence=(*own.evidence, *first.evidence[:1]),
    )
    return drop_international(described)


def _last_word(phrase: Phrase) -> str:
    agent = phrase.title.agent if phrase.title is not None else None
    return agent.phrase.lower().split()[-1] if agent is not None else ""


def _is_unknown(body: Description) -> bool:
    """Whether nothing is known of an organisation, so that whoever presides over it governs nobody."""
    return body.kind == "body" and not body.sectors and body.home is None


def _is_sent(phrase: Phrase) -> bool:
    """Whether a phrase is of a house or a person that one country sends to another."""
    agent = phrase.title.agent if phrase.title is not None else None
    return agent is not None and agent.phrase.lower().split()[-1] in SENT


def _speaks(phrase: Phrase) -> bool:
    """Whether a phrase is of someone who speaks for others, and is coded as they are."""
    agent = phrase.title.agent if phrase.title is not None else None
    return agent is not None and agent.phrase.lower().split()[-1] in SPEAKING


def with_owner(
    analysis: Analysis, phrase: Phrase, own: Description, owner_phrase: Phrase, owner: Description
) -> Description:
    """Add what a possessor tells: "Serbia's interior minister", "the army's chief of staff", "Iran's Raisi"."""
    given = own.home is not None and not (phrase.core.default and not phrase.places and not phrase.of)
    word = _last_word(phrase)
    if given and owner.short and not own.short and word in REPRESENTING and phrase.places[:1]:
        # Whom a body has for a country is the body's: "the UN's Syria envoy".
        given = phrase.places[0].kind not in ("country", "seat")
    if given and owner.kind == "country" and phrase.places[:1] and phrase.places[0].kind == "body" and not own.short:
        given = False  # "Argentina's CGT union" is no other country's CGT
    tells = owner.home is not None or (owner.sectors and (owner.kind in ("body", "group") or word == "deputy"))
    if given or own.members or not tells:
        return own
    sectors = own.sectors
    if phrase.title is not None and sectors != ("ELI",):
        sectors = combine_sectors(sectors, word, [owner.sectors] if owner.kind in ("body", "group") else [])
        if presides(word, owner):
            sectors = owner.sectors
        if own.sectors == ("IGO",) and owner.kind == "body" and not owner.short:
            sectors = owner.sectors  # a broadcaster has a director general, too
        if word == "syndicate" and owner.kind == "group":
            sectors = ("LAB",)  # "the teachers' syndicate"
        if word == "deputy" and owner.kind == "person":
            sectors = owner.sectors  # "the finance minister's deputy" sits in no house
    if phrase.core.kind == "person" and phrase.title is None and owner.kind == "body" and not owner_phrase.places:
        sectors = sectors or owner.sectors  # "CNN's Ann Lee"
    if word == "staff" and sectors == ("LAB",) and owner.sectors:
        sectors = owner.sectors
    evidence = (*own.evidence, Evidence("entity", "text.possessor", unit_span(analysis, owner_phrase.core)))
    return drop_international(
        replace(own, country=owner.country, short=owner.short, sectors=sectors, evidence=evidence)
    )
