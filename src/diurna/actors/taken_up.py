"""Nouns that take up parties told of before: "both sides", "the two leaders", "the country", "the group"."""

from diurna.actors.anaphors import Anaphor
from diurna.actors.antecedents import LOOKBACK, find_antecedent
from diurna.actors.candidates import Memory
from diurna.actors.descriptions import Description
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.sectors import IRREGULAR_FORCES
from diurna.actors.words import LEADERS, SIDES, words
from diurna.records import Analysis, Sentence, Token

# What armed groups, parties and other bodies are called when they are told of again.
GROUPS = words("group organisation organization movement")

# What a person's country is called: "his country", "their nation".
STATES = words("country nation homeland")

STATE_BODIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


def take_up(
    analysis: Analysis, token: Token, sentence: Sentence, place: int, memory: Memory, resolution: Resolution
) -> Anaphor | None:
    """Resolve "both sides", "the two countries", "the two leaders", "the pair": the last two of their kind."""
    if token.lemma.lower() in ("country", "nation") and token.xpos == "NN" and _bare_the(analysis, token):
        found = find_antecedent(analysis, token, "country", place, memory)
        if all(candidate.referent != found for candidate in memory.by_sentence[place]):
            found = _country_of_official(token, place, memory, resolution) or found
        if found is None:
            return None
        return Anaphor(token.index - 1, token.index + 1, token.index, found, "coref.country")
    if token.lemma.lower() in STATES and token.xpos == "NN" and (whose := analysis.child(token, "nmod:poss")):
        found = _country_of_owner(whose, place, memory, resolution)
        return Anaphor(whose.index, token.index + 1, token.index, found, "coref.country") if found is not None else None
    if token.lemma.lower() in GROUPS and token.xpos == "NN" and _bare_the(analysis, token):
        found = _group_told(place, memory, resolution)
        if found is None:
            return None
        return Anaphor(token.index - 1, token.index + 1, token.index, found, "coref.the_group")
    lemma = token.lemma.lower().rstrip("s") if token.xpos in ("NNS", "NNPS") else token.lemma.lower()
    before = {child.text.lower() for child in analysis.children(token, "det", "nummod", "det:predet", "amod")}
    first = min([token.index, *(child.index for child in analysis.children(token, "det", "nummod", "det:predet"))])
    if lemma in SIDES | LEADERS | {"country", "party", "ally"} and token.xpos in ("NNS", "NNPS"):
        if not ("both" in before or ("two" in before and before & {"the", "these", "those"})):
            return None
        wanted = {"person"} if lemma in LEADERS else {"country", "person", "body", "group"}
    elif lemma in ("pair", "two", "duo") and "the" in before and not analysis.children(token, "nmod"):
        wanted = {"person"}
    else:
        return None
    preferred = "country" if lemma in SIDES else "person"
    for kinds in ({preferred}, wanted):
        for at, kind, members in reversed(memory.pairs):
            if at >= place - LOOKBACK - 2 and kind in kinds and len(members) == 2:
                group = resolution.referents.group(members)
                return Anaphor(first, token.index + 1, token.index, group, "coref.group")
    return None


def _country_of_owner(whose: Token, place: int, memory: Memory, resolution: Resolution) -> int | None:
    """The country of whom "his" means in "his country"."""
    referents = resolution.referents
    owners = [one for one in memory.by_sentence[place] if one.head == whose.index and one.form == "pronoun"]
    owner = referents.get(owners[-1].referent) if owners else None
    if owner is None or owner.kind == "country" or owner.country is None:
        return None
    known = [one for one in referents.everyone if one.kind == "country" and one.country == owner.country]
    if known:
        return referents.find(known[0].number)
    return referents.add(Description("country", f"country of {owner.name}", owner.country, None, (), None))


def _country_of_official(token: Token, place: int, memory: Memory, resolution: Resolution) -> int | None:
    """The country told of before that an official of the same sentence is of: "Sunak's effort to clear the nation's debt"."""
    told = [resolution.referents.get(one.referent) for one in memory.by_sentence[place] if one.head < token.index]
    homes = {one.country for one in told if one.country and not STATE_BODIES.isdisjoint(one.sectors)}
    countries = {one.number: one.country for one in resolution.referents.everyone if one.kind == "country"}
    found = [number for number, country in countries.items() if {country} == homes]
    return resolution.referents.find(found[0]) if found else None


def _group_told(place: int, memory: Memory, resolution: Resolution) -> int | None:
    """The armed group or private body that was told of last, subjects of its sentence before others."""
    for at in range(place, max(-1, place - LOOKBACK), -1):
        told = []
        for candidate in memory.by_sentence[at]:
            referent = resolution.referents.get(candidate.referent)
            body = candidate.kind == "body" and not STATE_BODIES.intersection(referent.sectors) and referent.sectors
            if body or (candidate.kind == "group" and not IRREGULAR_FORCES.isdisjoint(referent.sectors)):
                told.append(candidate)
        subjects = [candidate for candidate in told if candidate.subject]
        if told:
            return (subjects or told)[-1].referent
    return None


def join_two(
    analysis: Analysis, phrase: Phrase, place: int, sentence: Sentence, memory: Memory, resolution: Resolution
) -> None:
    """Join "the two presidents" to the two who were told of before."""
    if phrase.core.kind != "agent" or not phrase.plural or phrase.places or phrase.of:
        return
    found = take_up(analysis, analysis.tokens[phrase.head], sentence, place, memory, resolution)
    if found is not None and resolution.referents.get(resolution.of_phrase[phrase.number]).home is None:
        resolution.of_phrase[phrase.number] = found.referent
        resolution.note(phrase.number, "coref.group")


def _bare_the(analysis: Analysis, token: Token) -> bool:
    """Whether a noun has "the" right before it and nothing more to tell which is meant."""
    if token.index == 0 or analysis.tokens[token.index - 1].text.lower() != "the":
        return False
    return not analysis.children(token, "amod", "acl", "nmod", "compound", "appos", "cop")
