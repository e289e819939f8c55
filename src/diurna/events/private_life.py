"""Private life: deeds between people in which nobody's politics is: robberies, mishaps, matches, markets, calls for help."""

from collections.abc import Sequence

from diurna.events.arguments import find_subjects
from diurna.events.gates import OWN_SIDE, PRIVATE
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.predicates import Predicate
from diurna.ontology import EventType
from diurna.records import Coding, Mention, Token

# Those among whom a theft or a blow is a matter of the police.
AT_HOME = frozenset({*PRIVATE, "CRM", "UAF", "LAB", "BUS", "AGR", "MED"})
TRADE = frozenset({"BUS", "MNC", "LAB"})
# Whose visits to each other nobody governs by.
TRAVELLERS = PRIVATE | TRADE
ROBBERY = frozenset(
    """robber robbery burglar burglary burglarize burgle mugger mugging mug thief theft carjacking carjacker shoplifting
    shoplift shoplifter pickpocket ex-boyfriend ex-girlfriend ex-husband ex-wife""".split()
)
FAMILY = frozenset(
    """husband wife boyfriend girlfriend ex-boyfriend ex-girlfriend ex-husband ex-wife son daughter father mother parent
    stepfather stepmother brother sister cousin uncle roommate housemate neighbour neighbor relative""".split()
)
# What befalls people without anybody's will, and is looked into all the same.
MISHAPS = frozenset(
    "crash accident collision derailment mishap malfunction outage leak spill drowning outbreak recall stampede sinking".split()
)
NATURE = frozenset(
    """earthquake quake flood flooding storm cyclone hurricane typhoon tornado landslide tsunami wildfire outbreak epidemic
    pandemic disease virus measles cholera ebola malaria famine drought avalanche eruption lightning heatwave""".split()
)
CAUSES = frozenset(
    """cost price loss inflation recession crisis shortage demand competition debt injury illness weather rain snow heat cold wind
    tree rock lightning train car lorry truck bus sale delay cut rate""".split()
)
WEATHER = frozenset("rain snow heat wind ice river weather lava smoke wave smog".split())
HARMS = frozenset("kill injure hurt wound destroy damage strike hit infect".split())
ATHLETES = frozenset(
    """coach quarterback striker midfielder goalkeeper batsman bowler linebacker defender winger referee umpire pitcher
    cornerback fullback racer boxer golfer cyclist sprinter swimmer jockey""".split()
)
LEAVING = frozenset("retire retirement resign resignation departure quit".split())
LEAGUES = frozenset("nfl nba nhl mlb fifa uefa wba ncaa nascar ufc afl nrl".split())
SHARES = frozenset(
    """share shareholder stockholder stock dividend debenture buyout takeover bidder acquirer suitor tender bondholder
    redemption merger subsidiary stake acquisition investor""".split()
)
ANIMALS = frozenset(
    """animal dog cat horse elephant whale dolphin shark fish lion tiger bear gorilla monkey ape wolf cow cattle pig sheep bird
    snake crocodile rhino leopard""".split()
)
# Whom the police speak with, and it is no consultation.
ON_THE_CASE = frozenset(
    "family relative witness resident neighbour neighbor driver victim caller owner passerby".split()
)
# Where people go, and do not come to anybody.
BUILDINGS = frozenset("station court courthouse hospital office building house home school church shop store".split())


def is_private_life(
    coding: Coding, predicate: Predicate, kind: EventType, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether what a predicate tells is nobody's politics, whoever the parties are."""
    entry, token = predicate.entry, predicate.token
    parties = [*actors, *recipients]
    if kind.behaves in {"ACCUSE", "ASSAULT"} and is_caused(coding, token):
        return True
    if kind.behaves == "ACCUSE" and entry.mode == "investigate" and not recipients:
        return is_mishap(coding, predicate)
    if kind.behaves == "ASSAULT" or (kind.behaves == "COERCE" and entry.mode == "seize"):
        trade = bool(actors and recipients) and all(is_among(coding, one, TRADE) for one in parties)
        return trade or is_robbery(coding, predicate, actors, recipients) or is_of_nature(coding, predicate)
    if kind.behaves == "THREATEN":
        return is_of_weather(coding, predicate)
    if entry.mode == "arrest" and not recipients:
        animals = any(noun.lemma.lower() in ANIMALS for noun in find_objects(coding.analysis, token))
        return animals or (bool(actors) and all(is_among(coding, one, PRIVATE) for one in actors))
    if kind.behaves in {"SANCTION", "RETREAT", "CONCEDE"} and is_about_a_post(predicate):
        return is_sporting(coding, parties)
    if entry.mode == "visit" and all(is_among(coding, one, TRAVELLERS) for one in parties):
        return True  # "the boy visited the company"
    if kind.behaves == "CONSULT":
        return is_of_the_police(coding, entry.mode, actors, recipients) or is_to_a_building(coding, predicate)
    if kind.behaves == "PROTEST" and entry.mode == "strike":
        return is_of_the_government(coding, token)
    return kind.behaves in {"AGREE", "REQUEST", "REJECT", "CONCEDE", "SUPPORT"} and is_of_the_market(
        coding, token, parties
    )


def is_of_the_government(coding: Coding, noun: Token) -> bool:
    """Whether it is a government that stops its own work: "the government began a two-day shutdown"."""
    analysis = coding.analysis
    head = analysis.head(noun)
    doing = find_subjects(analysis, head) if head is not None and head.upos == "VERB" else []
    return any(one.lemma.lower() in OWN_SIDE for one in (*doing, *analysis.children(noun, "compound", "nmod")))


def is_mishap(coding: Coding, predicate: Predicate) -> bool:
    """Whether what is looked into is a mishap: "began an investigation of the crash", "is investigating the incident"."""
    parts = (predicate.token, *predicate.frame)
    nouns = [noun for part in parts for word in ("of", "into") for noun in find_oblique(coding.analysis, part, word)]
    nouns += find_objects(coding.analysis, predicate.token)
    return any(noun.lemma.lower() in MISHAPS for noun in nouns)


def is_caused(coding: Coding, verb: Token) -> bool:
    """Whether a thing did it, and nobody: "hammered by higher costs", "was hit by a shortage"."""
    agents = [one for one in coding.analysis.children(verb, "obl") if coding.analysis.case_of(one) == "by"]
    return bool(agents) and all(one.lemma.lower() in CAUSES | NATURE for one in agents)


def is_robbery(coding: Coding, predicate: Predicate, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    """Whether private people are robbed or hurt by robbers or by their own: "was shot in an attempted robbery"."""
    if not all(is_among(coding, one, AT_HOME) for one in (*actors, *recipients)):
        return False
    tokens = coding.analysis.tokens
    if any(tokens[one.head].lemma.lower() in FAMILY for one in actors):
        return True
    sentence = coding.analysis.tokens_of(coding.analysis.sentence_of(predicate.token))
    words = {one.lemma.lower() for one in sentence}
    return bool(words & ROBBERY) or predicate.token.lemma.lower() == "rob"


def is_of_nature(coding: Coding, predicate: Predicate) -> bool:
    """Whether a bare "killed" is a sickness's or a storm's: "an outbreak that had infected 400 and killed 12"."""
    if predicate.entry.mode is not None or predicate.token.lemma.lower() not in HARMS:
        return False
    sentence = coding.analysis.tokens_of(coding.analysis.sentence_of(predicate.token))
    words = {one.lemma.lower() for one in sentence}
    return bool(words & NATURE) and not words & (predicate.lexicon.violence - HARMS)


def is_about_a_post(predicate: Predicate) -> bool:
    """Whether somebody leaves a post or loses it: "announced his retirement", "was fired"."""
    if predicate.entry.event == "SANCTION":
        return predicate.entry.mode in {None, "expel"}
    return predicate.entry.mode == "resign" or any(
        part.lemma.lower() in LEAVING for part in (predicate.token, *predicate.frame)
    )


def is_of_weather(coding: Coding, predicate: Predicate) -> bool:
    """Whether somebody is only warned of nature: "warned residents that the river would flood"."""
    words = {one.lemma.lower() for one in coding.analysis.subtree(predicate.token)}
    return bool(words & (NATURE | WEATHER)) and not words & predicate.lexicon.violence


def is_sporting(coding: Coding, parties: Sequence[Mention]) -> bool:
    """Whether it is about a coach or a player: "the club announced the firing of its coach"."""
    analysis = coding.analysis
    if any(set(coding.entity(one).sectors) & {"GOV", "LEG", "JUD", "MIL", "COP"} for one in parties):
        return False
    words = {word.lemma.lower() for one in parties for word in analysis.tokens_in(one.span)}
    # "The Danish coach" is to the reader of names only Danish.
    heads = [analysis.head(analysis.tokens[one.head]) for one in parties if one.kind == "nationality"]
    return bool((words | {head.lemma.lower() for head in heads if head is not None}) & (ATHLETES | LEAGUES))


def is_of_the_police(
    coding: Coding, mode: str | None, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether the police speak with people about a case, or people call the police: "officers spoke with the neighbours"."""
    tokens = coding.analysis.tokens
    if actors and all("COP" in coding.entity(one).sectors for one in actors):
        return bool(recipients) and all(tokens[one.head].lemma.lower() in ON_THE_CASE for one in recipients)
    called = bool(recipients) and all("COP" in coding.entity(one).sectors for one in recipients)
    return mode == "phone" and called and all(is_among(coding, one, PRIVATE) for one in actors)


def is_to_a_building(coding: Coding, predicate: Predicate) -> bool:
    """Whether somebody only goes to a place, whosever it is: "went to the sheriff's station"."""
    if predicate.entry.mode != "visit" or "to" not in predicate.entry.recipient or predicate.entry.pos != "verb":
        return False
    return any(noun.lemma.lower() in BUILDINGS for noun in find_oblique(coding.analysis, predicate.token, "to"))


def is_of_the_market(coding: Coding, token: Token, parties: Sequence[Mention]) -> bool:
    """Whether companies deal in shares: "the company agreed to pay $10 a share"."""
    if not parties or not all(is_among(coding, one, TRADE) for one in parties):
        return False
    words = {one.lemma.lower() for one in coding.analysis.tokens_of(coding.analysis.sentence_of(token))}
    return bool(words & SHARES)


def is_among(coding: Coding, mention: Mention, sectors: frozenset[str]) -> bool:
    """Whether a party has only such sectors, or no code at all."""
    entity = coding.entity(mention)
    if entity.code is None:
        return True
    return bool(entity.sectors) and set(entity.sectors) <= sectors
