"""What stands before a noun that tells of a party: further nouns, and the places that say whose it is."""

from diurna.actors.units import Unit
from diurna.actors.words import PREFIXES
from diurna.records import Analysis

# Whose they are, they are coded as.
OFFICERS = frozenset("official executive spokesman spokeswoman spokesperson".split())

ARMED = frozenset({"REB", "UAF", "CRM"})

# After a hyphen, these make a country say where somebody comes from.
ORIGINS = frozenset({"born", "based"})

# After a hyphen, these say who is behind somebody else.
BACKED = frozenset("backed led held controlled run supported affiliated allied linked dominated funded trained".split())


def modifiers_of(analysis: Analysis, rest: list[Unit], start: int) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """Agent nouns and places before a title, nearest last; and the units left over."""
    agents: list[Unit] = []
    places: list[Unit] = []
    while rest and rest[-1].kind != "person":
        unit = rest[-1]
        if unit.kind == "agent":
            if analysis.tokens[unit.last - 1].xpos in ("NNS", "NNPS"):
                break
            if not _backs(analysis, unit):
                agents.insert(0, unit)
        elif unit.places and not _hyphened(analysis, unit):
            places.insert(0, unit)
        elif unit.kind == "body" and not unit.country and not unit.short:
            # A people's or a faith's name says less than the noun ("Druze villagers"), an armed group's says more,
            # and the officials of a church are the church's.
            if not ARMED.isdisjoint(unit.sectors) or analysis.tokens[start].lemma.lower() in OFFICERS:
                agents.insert(0, unit)
        elif unit.kind != "name":
            break
        rest.pop()
    # "The Afghan-born American envoy" is America's.
    own = [unit for unit in places if not is_origin(analysis, unit)]
    return agents, own or places, rest


def _backs(analysis: Analysis, unit: Unit) -> bool:
    """Whether a noun is part of a compound about somebody else: "military-backed government", "rebel-held"."""
    tokens = analysis.tokens
    hyphened = unit.last + 1 < len(tokens) and tokens[unit.last].text == "-"
    return hyphened and tokens[unit.last + 1].text.lower() in BACKED


def is_origin(analysis: Analysis, unit: Unit) -> bool:
    """Whether a country only says where somebody was born or sits: "Afghan-born", "Brussels-based"."""
    tokens = analysis.tokens
    hyphened = unit.last + 1 < len(tokens) and tokens[unit.last].text == "-"
    return hyphened and tokens[unit.last + 1].text.lower() in ORIGINS


def _hyphened(analysis: Analysis, unit: Unit) -> bool:
    """Whether a country is part of a compound that says something else: "anti-Russian", "US-led" (but "US-based")."""
    tokens = analysis.tokens
    if unit.first > 1 and tokens[unit.first - 1].text == "-":
        return tokens[unit.first - 2].text.lower() in PREFIXES
    if unit.last + 1 < len(tokens) and tokens[unit.last].text == "-":
        following = tokens[unit.last + 1]
        return following.text.lower() not in ORIGINS and following.upos != "PROPN"
    return False


def takes_place(core: Unit, place: Unit) -> bool:
    """Whether a body is told its country by the word before: "the French Senate", "British Muslims", "Estonian Aras Air"."""
    if core.default:
        return True
    nameless = core.country is None and core.short is None
    return nameless and core.kind in ("name", "body") and place.kind in ("adjective", "country")
