"""Adverbials of place: which of them lie in the clause of an event, and say where it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from diurna.places.toponyms import HEADS, Toponym, head_toponym
from diurna.records import Analysis, Token
from diurna.records.analysis import base

LOCATIVE = {
    "in", "at", "near", "outside", "inside", "around", "across", "within", "throughout", "along", "off", "close to",
    "outside of", "inside of",
}  # fmt: skip
# Prepositions of place only for what is done with bodies and things ("fired on Kyiv", "troops into Ukraine");
# elsewhere they name a topic or a target ("sanctions on Moscow").
LOCATIVE_OF_DEEDS = {"on", "over", "into", "of", "through"}
# Of nouns, those for what is done on a place: "an attack on Kyiv", "a flight over Crimea".
STRUCK_ON = {
    "attack", "assault", "raid", "strike", "airstrike", "offensive", "bombing", "bombardment", "shelling", "siege", "march",
    "crackdown", "ambush", "curfew", "blockade", "flight", "explosion", "advance", "operation", "battle", "hold", "grip",
    "buildup", "build-up", "deployment",
}  # fmt: skip
ONTO_STREETS = {"to", "onto", "into", "on", "through"}
ISLAND_WORDS = {"island", "isle", "peninsula", "islands"}
GOING = {
    "visit", "trip", "travel", "arrive", "arrival", "journey", "tour", "fly", "go", "come", "return", "head", "voyage",
    "mission", "delegation", "move", "march", "deploy", "deployment", "flight",
}  # fmt: skip
# Happenings that a place name stands before: "a Kabul blast", "Hong Kong protests", "Mokha, Yemen bomb kills two".
BLOWS = {
    "bomb", "blast", "explosion", "bombing", "attack", "shooting", "raid", "strike", "airstrike", "clash", "crash", "fire",
    "protest", "rally", "demonstration", "riot", "massacre", "ambush", "stampede", "siege", "gunman", "summit", "march",
}  # fmt: skip
# PLOVER types that are deeds: their parties and things are where they happen ("arrested activists in Minsk"). The
# others are words, which may be about what is elsewhere ("condemned the arrests in Minsk").
DEEDS = {"CONSULT", "AID", "RETREAT", "PROTEST", "COERCE", "ASSAULT", "MOBILIZE", "COOPERATE"}
# A happening that hangs from the deed by these is another one, with a place of its own ("arrested after the fire in X").
OTHER_HAPPENINGS = {
    "after", "before", "following", "since", "over", "about", "ahead of", "prior to", "despite", "until",
}  # fmt: skip
CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj"}
ADVERBIAL = {"obl", "nmod", "conj", "advmod", "xcomp"}
HOLDING = {"hold", "take", "stage", "host", "sign", "carry", "conduct", "launch", "conclude", "reach", "commit"}
# In whose honour something is done is no place: "in Paris's honor" may be a person's.
ABSTRACT = {
    "honor", "honour", "name", "memory", "favor", "favour", "defense", "defence", "absence", "view", "case", "hand", "wake",
}  # fmt: skip
# What one speaks on, besides blows: words on it are spoken elsewhere.
SPOKEN_ON = BLOWS | {
    "killing", "murder", "war", "violence", "crackdown", "arrest", "invasion", "coup", "election", "death",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """The toponym found for an event, and the rule that found it."""

    toponym: Toponym
    rule: str


def locatives(
    analysis: Analysis,
    predicate: Token,
    event: str,
    toponyms: dict[int, Toponym],
    others: frozenset[int],
    areas: frozenset[int],
) -> Iterator[Located]:
    """Places named by adverbials in the clause of a predicate."""
    sentence = analysis.sentence_of(predicate)
    for token in analysis.tokens_of(sentence):
        there = token.index in toponyms and toponyms[token.index].rule == "again.there"
        if base(token.relation) not in ADVERBIAL or not (there or token.upos in {"NOUN", "PROPN"}):
            continue
        case = analysis.case_of(token) or _case_shared(analysis, token)
        toponym = head_toponym(analysis, token, toponyms) or _site_toponym(analysis, token, case, toponyms, areas)
        if toponym is None:
            continue
        if not there and not _is_locative(analysis, case, token, toponym, predicate, event):
            continue
        if event not in DEEDS and _is_of_what_is_said(analysis, token, predicate):
            continue
        if _lies_in_clause(analysis, token, predicate, others, event):
            named = toponym.role != "again"
            yield Located(toponym, f"place.{case.replace(' ', '-')}" if named else "place.named-again")


def _is_of_what_is_said(analysis: Analysis, token: Token, predicate: Token) -> bool:
    """Whether a place stands behind a blow that words are on: "condemned the attacks at embassies in Kenya"."""
    things = [thing for thing in analysis.children(predicate, "obj") if thing.lemma in SPOKEN_ON]
    return any(predicate.index < thing.index < token.index for thing in things)


def _site_toponym(
    analysis: Analysis, token: Token, case: str, toponyms: dict[int, Toponym], areas: frozenset[int]
) -> Toponym | None:
    """The town that a site is named by: "at a Kabul hotel", "outside Berlin's parliament"; countries name whose it is."""
    if case not in LOCATIVE or token.upos != "NOUN":
        return None
    if token.lemma.lower() in ABSTRACT:
        return None
    for child in analysis.children(token, "compound", "nmod:poss", "nmod:desc"):
        if child.index in toponyms and child.index not in areas:
            return toponyms[child.index]
    return None


def _case_shared(analysis: Analysis, token: Token) -> str:
    """The preposition of the first of several coordinate places: "in Homs and Aleppo"."""
    head = analysis.head(token)
    return analysis.case_of(head) if head is not None and token.relation == "conj" else ""


def _is_locative(analysis: Analysis, case: str, token: Token, toponym: Toponym, predicate: Token, event: str) -> bool:
    if case in LOCATIVE:
        return True
    if case == "to":
        return predicate.lemma in GOING and token.head == predicate.index
    if token.lemma == "street" and case in ONTO_STREETS:
        return True  # "took to the streets of Belgrade"
    if case == "on" and {token.lemma.lower(), toponym.text.split()[-1].lower()} & ISLAND_WORDS:
        return True
    if case == "through" and event == "PROTEST":
        return True
    # "fired on Kyiv", "began an offensive into Syria"
    thing = analysis.head(token)
    of_deed = token.head == predicate.index or (
        case == "into" and thing is not None and thing.head == predicate.index and base(thing.relation) == "obj"
    )
    if case in {"on", "over"} and predicate.upos == "NOUN" and predicate.lemma not in STRUCK_ON:
        return False  # "a stain on Israel"
    return case in LOCATIVE_OF_DEEDS and event in {"ASSAULT", "MOBILIZE", "COERCE"} and of_deed


def _lies_in_clause(analysis: Analysis, token: Token, predicate: Token, others: frozenset[int], event: str) -> bool:
    """Whether an adverbial belongs to a predicate: by itself, or by a thing or a place that takes part in its deed."""
    below = token
    for above in analysis.ancestors(token):
        if above.index == predicate.index:
            return True
        if above.index in others or _is_nested(analysis, below) or _is_nested(analysis, above, predicate):
            return False
        if base(above.relation) == "xcomp" and event not in DEEDS:
            return False  # "urged firms to cease trading in Iran"
        if base(above.relation) in {"obl", "nmod"} and (
            analysis.case_of(above) in LOCATIVE or above.lemma.lower() in HEADS
        ):
            below = above
            continue
        if above.upos in {"NOUN", "PROPN"} and analysis.case_of(above) in OTHER_HAPPENINGS:
            return False
        # A noun on the way that is no place: only deeds happen where their things are.
        if above.upos in {"NOUN", "PROPN", "PRON"} and event not in DEEDS and below.relation != "conj":
            return False
        below = above
    return False


def _is_nested(analysis: Analysis, token: Token, predicate: Token | None = None) -> bool:
    if predicate is not None and token.relation == "acl" and token.head == predicate.index:
        return token.lemma not in HOLDING  # "the talks held in Brussels"
    if base(token.relation) == "xcomp" or (token.relation == "acl" and token.lemma in HOLDING):
        return False
    verbal = token.upos == "VERB" or bool(analysis.children(token, "cop", "nsubj"))
    return base(token.relation) in CLAUSES and verbal
