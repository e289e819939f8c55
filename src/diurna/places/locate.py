"""Find the toponym that says where an event happened, in its own clause or in one that governs it."""

from collections.abc import Iterator
from dataclasses import dataclass

from diurna.places.toponyms import HEADS, Toponym, head_toponym
from diurna.records import Analysis, Coding, Draft, Token
from diurna.records.analysis import base

LOCATIVE = {
    "in", "at", "near", "outside", "inside", "around", "across", "within", "throughout", "along", "off", "close to",
    "outside of", "inside of",
}  # fmt: skip
# Prepositions of place only for what is done with bodies and things ("fired on Kyiv", "troops into Ukraine");
# elsewhere they name a topic or a target ("sanctions on Moscow").
LOCATIVE_OF_DEEDS = {"on", "over", "into", "of", "through"}
ISLAND_WORDS = {"island", "isle", "peninsula", "islands"}
GOING = {
    "visit", "trip", "travel", "arrive", "arrival", "journey", "tour", "fly", "go", "come", "return", "head", "voyage",
    "mission", "delegation", "move", "march", "deploy", "deployment", "flight",
}  # fmt: skip
# Verbs whose object, where it is a place, is where they happen.
VISITING = {"visit", "tour", "reach", "enter", "leave"}
STRIKING = {
    "bomb", "shell", "attack", "strike", "hit", "bombard", "besiege", "raid", "storm", "capture", "seize", "recapture",
    "retake", "target", "pound", "blockade", "occupy", "evacuate", "liberate",
}  # fmt: skip
# Verbs whose object is where they happen even where it is a country.
INVADING = {"invade", "enter", "overrun", "occupy", "annex"}
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
    "after",
    "before",
    "following",
    "since",
    "over",
    "about",
    "ahead of",
    "prior to",
    "despite",
    "until",
}
CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj"}
ADVERBIAL = {"obl", "nmod", "conj", "advmod", "xcomp"}
HOLDING = {"hold", "take", "stage", "host", "sign", "carry", "conduct", "launch", "conclude", "reach", "commit"}


@dataclass(frozen=True, slots=True)
class Located:
    """The toponym found for an event, and the rule that found it."""

    toponym: Toponym
    rule: str


def find_place(
    coding: Coding, draft: Draft, toponyms: dict[int, Toponym], others: frozenset[int], areas: frozenset[int]
) -> Located | None:
    """Where the event of a draft happened, or None where its clauses name no place.

    `toponyms` are by the token that heads them, `others` the predicates of other events, `areas` the heads of
    those toponyms that are countries or the like: a city beats them, being nearer.

    1. The event's own clause: adverbials of place, the object of "visit", "the Brussels talks".
    2. Governing clauses, as long as they tell of the same happening; what is said in a place happened elsewhere.
    """
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    # "In the Balkans, Serbia and Albania met", where the tree makes one list of them: who acts is no place.
    acting = {coding.mention(one).head for one in draft.actors}
    toponyms = {head: toponym for head, toponym in toponyms.items() if head not in acting}
    own = list(_own_places(analysis, predicate, draft.event, toponyms, others, areas))
    if own:
        return min(own, key=lambda found: _rank(found, predicate, areas))
    inner = predicate
    for outer in analysis.ancestors(predicate):
        if not _shares_place(analysis, inner, outer, outer.index in others):
            return None
        found = [
            place
            for place in _own_places(analysis, outer, draft.event, toponyms, others - {outer.index}, areas)
            if inner.index not in _indices(analysis, analysis.tokens[place.toponym.head])
            and (base(inner.relation) != "conj" or _shared(analysis, place, inner, outer))
        ]
        if found:
            best = min(found, key=lambda place: _rank(place, outer, areas))
            return Located(best.toponym, best.rule + ".governing-clause")
        inner = outer
    return None


def _rank(found: Located, predicate: Token, areas: frozenset[int]) -> tuple[bool, int]:
    return found.toponym.head in areas, abs(found.toponym.head - predicate.index)


def _own_places(
    analysis: Analysis,
    predicate: Token,
    event: str,
    toponyms: dict[int, Toponym],
    others: frozenset[int],
    areas: frozenset[int],
) -> Iterator[Located]:
    yield from _locatives(analysis, predicate, event, toponyms, others, areas)
    if predicate.lemma in VISITING | STRIKING | INVADING:
        for thing in analysis.children(predicate, "obj", "nsubj:pass"):
            for part in analysis.conjuncts(thing):
                toponym = head_toponym(analysis, part, toponyms)
                if toponym and (predicate.lemma in VISITING | INVADING or toponym.head not in areas):
                    yield Located(toponym, "place.object")
    if event in DEEDS and predicate.upos == "VERB":
        for subject in analysis.children(predicate, "nsubj"):
            for child in analysis.children(subject, "compound", "nmod:desc") if subject.lemma in BLOWS else ():
                if child.index in toponyms:
                    yield Located(toponyms[child.index], "place.compound")
    if predicate.upos == "NOUN":
        for child in analysis.children(predicate, "compound", "nmod:poss", "nmod:desc"):
            if child.relation == "nmod:poss" and event != "ASSAULT":
                continue
            if child.index in toponyms and child.index not in areas:
                yield Located(toponyms[child.index], "place.compound")


def _locatives(
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
        if _lies_in_clause(analysis, token, predicate, others, event):
            named = toponym.role != "again"
            yield Located(toponym, f"place.{case.replace(' ', '-')}" if named else "place.named-again")


def _site_toponym(
    analysis: Analysis, token: Token, case: str, toponyms: dict[int, Toponym], areas: frozenset[int]
) -> Toponym | None:
    """The town that a site is named by: "at a Kabul hotel", "outside Berlin's parliament"; countries name whose it is."""
    if case not in LOCATIVE or token.upos != "NOUN":
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
    if case == "on" and {token.lemma.lower(), toponym.text.split()[-1].lower()} & ISLAND_WORDS:
        return True
    if case == "through" and event == "PROTEST":
        return True
    # "fired on Kyiv", "began an offensive into Syria"
    thing = analysis.head(token)
    of_deed = token.head == predicate.index or (
        case == "into" and thing is not None and thing.head == predicate.index and base(thing.relation) == "obj"
    )
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


def _shares_place(analysis: Analysis, inner: Token, outer: Token, outer_is_event: bool) -> bool:
    """Whether a part of a sentence happens where its governor does."""
    relation = base(inner.relation)
    if relation in {"ccomp", "parataxis", "csubj", "acl"}:
        return False
    if relation == "advcl":
        marks = {child.text.lower() for child in analysis.children(inner, "mark", "case")}
        return not marks - {"while", "as", "when", "by", "where"}
    if relation == "xcomp":
        return inner.xpos == "VBG" or not analysis.children(inner, "mark")
    if relation in {"obj", "nsubj", "conj", "compound", "appos"}:
        return relation in {"conj", "appos", "compound"} or not outer_is_event or outer.lemma in HOLDING
    return relation in {"obl", "nmod"} and analysis.case_of(inner) in {"in", "during", "at", "amid", ""}


def _shared(analysis: Analysis, found: Located, inner: Token, outer: Token) -> bool:
    """Whether a place in a first coordinate clause is that of the second too."""
    return found.toponym.head < outer.index or analysis.child(inner, "nsubj") is None


def _indices(analysis: Analysis, token: Token) -> set[int]:
    return {above.index for above in analysis.ancestors(token)} | {token.index}
