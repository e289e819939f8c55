"""Sectors: what a phrase's title, with the nouns and the place before it, tells of what a party does."""

from collections.abc import Iterable

from diurna.actors.descriptions import Description
from diurna.actors.organisations import WORKERS
from diurna.actors.phrases import Phrase
from diurna.actors.units import Unit
from diurna.actors.words import words
from diurna.records import Analysis

# A modifier ("rebel", "police") says more than these, unless the noun itself names a member of the government.
VAGUE = frozenset({"GOV", "CVL", "ELI", "UNK", "UNS"})

# Parties join in these, and so do others: "the rights group National Coalition for Men".
JOINING = words("coalition alliance")

IRREGULAR_FORCES = frozenset({"REB", "UAF", "PRM", "CRM", "SEP", "INS"})

PRESIDING = words("president secretary chancellor")

GOVERNMENTS = frozenset({"GOV", "IGO", "PTY", "OPP", "REB", "LEG"})

PORTFOLIOS = words(
    "justice defense defence war treasury finance agriculture education health labor labour commerce transportation "
    "transport energy interior homeland housing veterans trade industry environment tourism foreign"
)

OFFICIALS = words("official executive spokesman spokeswoman spokesperson representative chief director head")

GOVERNING = words("minister ministry president premier chancellor king queen prince cabinet secretary")

REGULAR_FORCES = frozenset({"MIL", "COP"})

# Armed by themselves, one of them is a criminal; several may be any armed group.
LONERS = words(
    "gunman shooter assailant attacker bomber killer knifeman axeman arsonist perpetrator hijacker hitman assassin"
)

# Before "leader", written as names, these are parties: "the Conservative leader".
PARTISAN = words(
    "conservative labour labor liberal democratic republican socialist communist green nationalist party tory democrat"
)

# Of a party where they are written as its name ("the Liberals"), else people who think alike.
ADHERENTS = words("conservative liberal")


def sectors_of(analysis: Analysis, phrase: Phrase, place: Unit | None) -> tuple[str, ...]:
    """The sectors that a phrase's title, the nouns before it and its place tell; none where they tell none."""
    own = phrase.title.sectors if phrase.title else ()
    modifiers = [*(unit.sectors for unit in phrase.agents), *((place.sectors,) if place else ())]
    last_word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    if not own and phrase.office and not PORTFOLIOS.isdisjoint(phrase.office.split()):
        own = ("GOV",)  # "the Secretary of Justice"; a secretary without one may be a union's
    if own == ("GOV",) and last_word in OFFICIALS | PRESIDING and place is None and _of_organisation(analysis, phrase):
        own = ()  # "Acme officials" are Acme's, and so is "Acme president Jan Bos"
    if own == ("LEG",) and last_word == "representative" and place is None and _is_anybodys(analysis, phrase):
        own = ()
    if phrase.core.kind != "person" or phrase.title is not None:
        own = combine_sectors(own, last_word, modifiers)
    if office_of(phrase) == "chief executive" and place is not None and place.kind in ("country", "adjective"):
        own = ("GOV",)  # a country has one who governs it, a company another
    before = analysis.tokens[phrase.title.first - 1].text if phrase.title and phrase.title.first > phrase.first else ""
    if own == ("GOV",) and last_word == "leader" and before.istitle() and before.lower() in PARTISAN:
        own = ("PTY",)
    if own == ("PTY",) and last_word in ADHERENTS and analysis.tokens[phrase.core.last - 1].text.islower():
        own = ("CVL",)
    if own == ("LAB",) and last_word == "union" and not _of_workers(analysis, phrase):
        own = ("NGO",)  # "the Union of Muslim Students" is no trade union
    if own == ("UAF",) and not phrase.plural and last_word in LONERS:
        own = ("CRM",)
    if last_word == "party" and phrase.plural and not phrase.agents and phrase.title == phrase.core:
        own = tuple(sector for sector in own if sector != "PTY")  # "both parties" are sides
    if own == ("LAB",) and place is not None and place.kind in ("body", "seat") and place.sectors:
        own = place.sectors  # "Red Cross workers" are the Red Cross's, not labour
    if phrase.former and phrase.title and (phrase.office or VAGUE.intersection((*own, *phrase.title.sectors))):
        return ("ELI",)
    return own


def _of_workers(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a union, written as a name and told of by its members, is one of workers; any other is."""
    tokens = analysis.tokens
    if tokens[phrase.core.last - 1].text != "Union" or phrase.last + 1 >= len(tokens) or phrase.agents:
        return True
    if tokens[phrase.last].text != "of" or not tokens[phrase.last + 1].text[:1].isupper():
        return True
    name = []
    for token in tokens[phrase.last + 1 : phrase.last + 8]:
        if token.upos not in ("PROPN", "NOUN", "ADJ", "CCONJ"):
            break
        name.append(token.text.lower())
    return not WORKERS.isdisjoint(name)


def _of_organisation(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the name of an organisation that no lexicon knows stands before a title."""
    title = phrase.title
    if title is None or phrase.agents:
        return False
    before = analysis.tokens[phrase.first : title.first]
    if before and title.agent is not None and title.agent.phrase == "president" and _is_team(analysis, phrase):
        return True
    return any(
        name.kind == "ORG" and phrase.first <= name.first and name.last <= title.first
        for token in before
        for name in analysis.names_over(token)
    )


def _is_team(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a capitalised plural stands before a president that is none: "Cardinals president Jan Bos"."""
    title = phrase.title
    if title is None or title.first == 0:
        return False
    before, noun = analysis.tokens[title.first - 1], analysis.tokens[title.first]
    return noun.text.islower() and before.text.istitle() and before.upos == "PROPN"


def _is_anybodys(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether "representative" is no member of a house: written small, and not before a name."""
    title = phrase.title
    return title is not None and phrase.core is title and analysis.tokens[title.first].text.islower()


def combine_sectors(own: tuple[str, ...], word: str, modifiers: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The sectors of an agent noun (`word`) with those of the nouns before it, nearest last."""
    for sectors in reversed([sectors for sectors in modifiers if sectors]):
        vague = set(own) <= VAGUE or (word in JOINING and own == ("PTY",))
        says_more = vague and not set(sectors) <= VAGUE and word not in GOVERNING
        regular = bool(REGULAR_FORCES.intersection(sectors) and IRREGULAR_FORCES.intersection(own))
        if not own or own == ("UNS",) or says_more or regular or IRREGULAR_FORCES.intersection(sectors):
            own = sectors
    return own


def office_of(phrase: Phrase) -> str | None:
    """The office that a phrase tells, as it is recorded."""
    office = phrase.office
    if office is None or (phrase.core.kind == "person" and office == "counterpart"):
        return None
    if not phrase.plural:
        return f"former {office}" if phrase.former else office
    return office


def presides(word: str, over: Description) -> bool:
    """Whether a title is that of someone at the head of a body that governs nobody: "the union's president"."""
    private = over.kind == "body" and over.sectors and not GOVERNMENTS.intersection(over.sectors)
    return word in PRESIDING and bool(private) and over.short is None
