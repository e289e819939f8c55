"""Sectors: what a phrase's title, with the nouns and the place before it, tells of what a party does."""

from collections.abc import Iterable

from diurna.actors.descriptions import Description
from diurna.actors.organisations import WORKERS
from diurna.actors.phrases import Phrase
from diurna.actors.units import Unit
from diurna.actors.words import CONTENDING, words
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

# Who leads or owns a body is coded as the body where its name tells its sector: "manager of Abu Dhabi Media".
LEADING = words(
    "manager executive ceo founder co-founder cofounder owner co-owner boss publisher proprietor tycoon magnate"
)
PRIVATE = frozenset("MED EDU HLH REL PTY LAB NGO OPP".split())

# Of rebels where nothing else is said, but "the Islamist party" is a party.
CREEDS = words("islamist extremist jihadist")

# Kin, or clergy where they are written as a title: "Father Marco Conti".
CLERICAL_KIN = words("father sister mother")

# What a captain who is no soldier commands.
CRAFT = words("ship boat ferry tanker trawler freighter vessel liner yacht cruise airliner plane jet barge tug dinghy")
NAVAL = words("navy naval war patrol coastguard coast guard army")

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
    # "Deputy" before another office is no member of a house.
    described = [unit.sectors for unit in phrase.agents if _says_what(unit, own)]
    modifiers = [*described, *((place.sectors,) if place else ())]
    last_word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    if not own and phrase.office and not PORTFOLIOS.isdisjoint(phrase.office.split()):
        own = ("GOV",)  # "the Secretary of Justice"; a secretary without one may be a union's
    if own == ("GOV",) and last_word in OFFICIALS | PRESIDING and place is None and _of_organisation(analysis, phrase):
        own = ()  # "Acme officials" are Acme's, and so is "Acme president Jan Bos"
    if own == ("LEG",) and last_word == "representative" and place is None and _is_anybodys(analysis, phrase):
        own = ()
    if phrase.core.kind != "person" or phrase.title is not None:
        own = combine_sectors(own, last_word, modifiers)
        if last_word in PRESIDING and own == ("GOV",) and modifiers and PRIVATE.issuperset(modifiers[-1]):
            own = modifiers[-1] or own  # "Railway Workers Union president Jan Bos"
    if office_of(phrase) == "chief executive" and place is not None and place.kind in ("country", "adjective"):
        own = ("GOV",)  # a country has one who governs it, a company another
    before = analysis.tokens[phrase.title.first - 1].text if phrase.title and phrase.title.first > phrase.first else ""
    if own == ("GOV",) and last_word == "leader" and before.istitle() and before.lower() in PARTISAN:
        own = ("PTY",)
    if own == ("PTY",) and last_word in ADHERENTS and analysis.tokens[phrase.core.last - 1].text.islower():
        own = ("CVL",)
    if own == ("LAB",) and last_word == "union" and not _of_workers(analysis, phrase):
        own = ("NGO",)  # "the Union of Muslim Students" is no trade union
    if own == ("MIL",) and last_word == "captain" and _commands_craft(analysis, phrase):
        own = ("LAB",)  # as a pilot is
    if own == ("CVL",) and last_word in CLERICAL_KIN and _is_clerical(analysis, phrase):
        own = ("REL",)
    if not own and last_word == "politician" and not phrase.plural:
        own = ("PTY",)  # one is a party's, several may be anybody who governs
    if own == ("UAF",) and not phrase.plural and last_word in LONERS:
        own = ("CRM",)
    if last_word == "party" and phrase.plural and not phrase.agents and phrase.title == phrase.core:
        own = tuple(sector for sector in own if sector != "PTY")  # "both parties" are sides
    if own == ("LAB",) and place is not None and place.kind in ("body", "seat") and place.sectors:
        own = place.sectors  # "Red Cross workers" are the Red Cross's, not labour
    if phrase.former and phrase.title and (phrase.office or VAGUE.intersection((*own, *phrase.title.sectors))):
        return ("ELI",)
    return own


def _says_what(unit: Unit, own: tuple[str, ...]) -> bool:
    """Whether a noun before a title tells a sector: not "deputy", nor a creed before those who bear no arms."""
    word = unit.agent.phrase if unit.agent is not None else ""
    armed = not own or not (IRREGULAR_FORCES | {"MIL"}).isdisjoint(own)
    return word != "deputy" and (armed or word not in CREEDS)


def _commands_craft(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a captain is a ship's or an aircraft's that is no navy's: "the captain of a rescue ship"."""
    after = analysis.tokens[phrase.core.last : phrase.core.last + 6]
    if not after or after[0].text.lower() != "of":
        return False
    for token in after[1:]:
        if token.lemma.lower() in CRAFT:
            return True
        if token.upos not in ("DET", "ADJ", "NOUN", "PROPN") or token.lemma.lower() in NAVAL:
            return False
    return False


def _is_clerical(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a word of kinship is a priest's or a nun's title: with a capital and right before a name, nobody's own."""
    title = phrase.title
    if title is None or phrase.core.kind != "person" or phrase.owner is not None or phrase.agents or phrase.places:
        return False
    return (
        analysis.tokens[title.first].text.istitle() and title.last == phrase.core.first and title.first == phrase.first
    )


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
    if title.first > 2 and analysis.tokens[title.first - 1].text == ")" and _is_shortened(analysis, title.first - 1):
        return True
    before = analysis.tokens[phrase.first : title.first]
    if before and title.agent is not None and title.agent.phrase == "president" and _is_team(analysis, phrase):
        return True
    return any(
        name.kind == "ORG" and phrase.first <= name.first and name.last <= title.first
        for token in before
        for name in analysis.names_over(token)
    )


def _is_shortened(analysis: Analysis, closing: int) -> bool:
    """Whether brackets that close here hold an organisation's letters after its name: "Awami League (AL) president"."""
    tokens = analysis.tokens
    opening = closing - 2
    if opening < 1 or tokens[opening].text != "(" or not tokens[opening + 1].text.isupper():
        opening = closing - 4  # "(PML-Q)"
    if opening < 1 or tokens[opening].text != "(":
        return False
    return any(name.kind == "ORG" and name.last == opening for name in analysis.names_over(tokens[opening - 1]))


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
        led = own == ("BUS",) and word in LEADING and PRIVATE.issuperset(sectors)
        global_firm = own == ("BUS",) and sectors == ("MNC",)  # the chief executive of a firm known worldwide
        if (
            not own
            or own == ("UNS",)
            or led
            or global_firm
            or says_more
            or regular
            or IRREGULAR_FORCES.intersection(sectors)
        ):
            own = sectors
    return own


def office_of(phrase: Phrase) -> str | None:
    """The office that a phrase tells, as it is recorded."""
    office = phrase.office
    if office is None or (phrase.core.kind == "person" and office == "counterpart"):
        return None
    if not phrase.plural:
        return f"former {office}" if phrase.former and not office.startswith("former ") else office
    return office


def contends(word: str, against: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of those who contend with a politician: "her opponents" of a lawmaker, "the president's rivals"; else none."""
    if word not in CONTENDING or len(against) != 1:
        return ()
    return {"GOV": ("OPP",), "LEG": ("LEG",), "PTY": ("PTY",), "OPP": ("PTY",)}.get(against[0], ())


def presides(word: str, over: Description) -> bool:
    """Whether a title is that of someone at the head of a body that governs nobody: "the union's president"."""
    private = over.kind == "body" and over.sectors and not GOVERNMENTS.intersection(over.sectors)
    return word in PRESIDING and bool(private) and over.short is None
