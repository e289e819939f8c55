"""What stands where a party might and is none: the place, the weapon, a house that was hit, one's own troops."""

from diurna.events.parties import is_target
from diurna.records import Coding, Mention, Token

LOCATIVE = frozenset({"in", "at", "near", "across", "around", "inside", "outside"})
# Named as parties elsewhere ("warplanes bombed ..."), but a means after "with": "fought with tanks and drones".
WEAPONS = frozenset(
    """artillery tank drone missile rocket shell bomb grenade rifle gun pistol knife machete stone mortar warplane
    jet helicopter aircraft warship vehicle truck bulldozer weapon arm explosive bullet torch baton""".split()
)
# Where things of an event go, and to no party, by the kind of what stands there: "sent tanks to Kuwait", "flew to Jolo".
GOALS = {
    ("MOBILIZE", "place"): LOCATIVE | {"to", "into", "over", "of"},
    ("MOBILIZE", "country"): frozenset({"to", "over"}),
    ("CONSULT", "place"): frozenset({"to"}),
    ("AGREE", "place"): frozenset({"to"}),
}
# What befalls a country in its own land, and the adjectives that make it a part of it.
IN_ITS_LAND = frozenset({"ASSAULT", "AID"})
# One's own in a country that is meant by what is done with them: "closed its embassy in X".
EMBASSIES = frozenset({"embassy", "consulate", "mission"})
HOLDING = frozenset({"hold", "control", "run", "occupy"})
QUARTERS = frozenset(
    """northern southern eastern western central north south east west northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast southwest""".split()
)
# How one does a thing, by a rule that is another's: "in breach of a UN resolution" is nowhere, and nothing done to the UN.
MANNERS = frozenset(
    """breach violation contravention defiance disregard infringement accordance compliance conformity line keeping
    agreement consultation coordination cooperation partnership conjunction response reaction support favour favor exchange
    return protest retaliation reprisal revenge honour honor memory solidarity""".split()
)
DATES = frozenset({"anniversary", "centenary", "eve", "birthday"})  # "marched on the anniversary of the army's coup"
# Where one asks to stay, the country is asked: "sought refuge in Kenya".
SHELTER = frozenset({"asylum", "refuge", "sanctuary", "shelter"})


def is_setting(coding: Coding, noun: Token, preposition: str, event: str) -> bool:
    """Whether a modifier is no party but the setting: a town where it happened, or the weapon that was used.

    A country is attacked or helped in its own land ("strikes in Syria"), but not in a part of it ("into northern
    Syria"), nor do arrests or protests in it befall it.
    """
    mention = coding.mention_at(noun)
    if (preposition == "in" and noun.lemma.lower() in MANNERS) or (preposition == "on" and noun.lemma.lower() in DATES):
        return True
    if event == "MOBILIZE" and preposition in LOCATIVE | {"into", "to"}:
        holding = (child.lemma.lower() in HOLDING for child in coding.analysis.children(noun, "amod", "acl"))
        if mention is None and any(holding):
            return True  # "troops moved into rebel-held areas" are sent against nobody
    if mention is not None and preposition in GOALS.get((event, coding.entity(mention).kind), ()):
        return True
    if preposition in LOCATIVE | {"into"} and mention is not None:
        kind = coding.entity(mention).kind
        part = any(child.lemma.lower() in QUARTERS for child in coding.analysis.children(noun, "amod", "compound"))
        house = coding.analysis.head(noun)
        befalls = event in IN_ITS_LAND or (house is not None and house.lemma in EMBASSIES)
        asked = event == "REQUEST" and house is not None and bool(SHELTER & {house.lemma, *shelters(coding, house)})
        country = kind == "country" and (part or not (befalls or asked))
        return mention.kind == "metonym" or kind == "place" or country
    return preposition == "with" and noun.lemma.lower() in WEAPONS


def is_hit(coding: Coding, mention: Mention) -> bool:
    """Whether a house is what was attacked: "the bombings of two embassies that killed 12 people"."""
    token = coding.analysis.tokens[mention.head]
    deed = coding.analysis.head(token)
    return deed is not None and deed.upos == "NOUN" and is_target(deed, token)


def is_own_force(coding: Coding, mention: Mention) -> bool:
    """Whether a mention is of somebody's own troops ("its soldiers"): whoever moves them does nothing to them."""
    owners = coding.analysis.children(coding.analysis.tokens[mention.head], "nmod:poss")
    own = any(owner.xpos == "PRP$" for owner in owners)
    return own and set(coding.entity(mention).sectors) == {"MIL"}


def shelters(coding: Coding, verb: Token) -> set[str]:
    """The lemmas of a verb's objects: "asylum" of "sought asylum"."""
    return {noun.lemma for noun in coding.analysis.children(verb, "obj")}
