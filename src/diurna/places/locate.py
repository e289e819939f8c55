"""Find the toponym that says where an event happened, in its own clause or in one that governs it."""

from collections.abc import Iterator

from diurna.places.adverbials import BLOWS, DEEDS, HOLDING, Located, locatives
from diurna.places.named_again import SCENES
from diurna.places.toponyms import Toponym, head_toponym
from diurna.records import Analysis, Coding, Draft, Token
from diurna.records.analysis import base

# Verbs whose object, where it is a place, is where they happen.
VISITING = {"visit", "tour", "reach", "enter", "leave"}
STRIKING = {
    "bomb", "shell", "attack", "strike", "hit", "bombard", "besiege", "raid", "storm", "capture", "seize", "recapture",
    "retake", "target", "pound", "blockade", "occupy", "evacuate", "liberate",
}  # fmt: skip
# Verbs whose object is where they happen even where it is a country.
INVADING = {"invade", "enter", "overrun", "occupy", "annex"}
# What is done to leave a place, or to make others leave it.
LEAVING = {
    "withdraw", "withdrawal", "retreat", "pull", "pullout", "pullback", "evacuate", "evacuation", "deport", "deportation",
    "flee",
}  # fmt: skip
STREETS = {"street", "square", "avenue", "boulevard"}
OUT_OF = {"from", "out of"}
COURTS = {"court", "tribunal", "judge", "jury", "magistrate"}
# What is said of a happening is said elsewhere: "the attack was claimed by rebels in Yemen".
SAID_OF = {
    "claim", "condemn", "denounce", "report", "blame", "criticize", "criticise", "praise", "welcome", "mourn", "describe",
}  # fmt: skip


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
        if not _shares_place(analysis, inner, outer, outer.index in others, draft.event):
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
    yield from locatives(analysis, predicate, event, toponyms, others, areas)
    if predicate.lemma in VISITING | STRIKING | INVADING:
        for thing in analysis.children(predicate, "obj", "nsubj:pass"):
            for part in analysis.conjuncts(thing):
                toponym = head_toponym(analysis, part, toponyms)
                if toponym and (predicate.lemma in VISITING | INVADING or toponym.head not in areas):
                    yield Located(toponym, "place.object")
    for thing in analysis.children(predicate, "obj") if event == "PROTEST" else ():
        if thing.lemma in STREETS:  # "protests filled the San Juan streets"
            for child in analysis.children(thing, "compound", "nmod"):
                if child.index in toponyms:
                    yield Located(toponyms[child.index], "place.object")
    yield from _left(analysis, predicate, toponyms)
    yield from _of_court(analysis, predicate, toponyms)
    if predicate.lemma in SCENES:
        for subject in analysis.children(predicate, "nsubj"):
            if (toponym := head_toponym(analysis, subject, toponyms)) is not None:
                yield Located(toponym, "place.scene")
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


def _left(analysis: Analysis, predicate: Token, toponyms: dict[int, Toponym]) -> Iterator[Located]:
    """The place that is left: "withdrew its troops from Syria", "announced a withdrawal from Bunia", "pulled out of Kidal"."""
    leaving = [one for one in (predicate, *analysis.children(predicate, "obj")) if one.lemma in LEAVING]
    things = [thing for one in leaving for thing in analysis.children(one, "obj", "nsubj:pass", "nmod")]
    for one in (*leaving, *things):
        for place in analysis.children(one, "obl", "nmod"):
            toponym = head_toponym(analysis, place, toponyms)
            case = " ".join(child.text.lower() for child in analysis.children(place, "case", "fixed"))
            if toponym is not None and case in OUT_OF:
                yield Located(toponym, "place.left")


def _of_court(analysis: Analysis, predicate: Token, toponyms: dict[int, Toponym]) -> Iterator[Located]:
    """The seat of a court whose deed it is: "a court in Minsk jailed him"."""
    for court in analysis.children(predicate, "nsubj", "obl:agent"):
        for place in analysis.children(court, "nmod") if court.lemma in COURTS else ():
            toponym = head_toponym(analysis, place, toponyms)
            if toponym is not None and analysis.case_of(place) in ("in", "at"):
                yield Located(toponym, "place.court")


def _shares_place(analysis: Analysis, inner: Token, outer: Token, outer_is_event: bool, event: str) -> bool:
    """Whether a part of a sentence happens where its governor does."""
    relation = base(inner.relation)
    if relation == "nsubj" and outer.lemma in SAID_OF:
        return False
    if relation == "advcl" and event not in DEEDS and inner.xpos != "VBG":
        return False  # "while many supported it, attacks in Cologne ..."; but "marched in Miami, demanding visas"
    if relation in {"ccomp", "parataxis", "csubj", "acl"}:
        return False
    if relation == "advcl":
        marks = {child.text.lower() for child in analysis.children(inner, "mark", "case")}
        return not marks - {"while", "as", "when", "by", "where"}
    if relation == "xcomp":
        return inner.xpos == "VBG" or not analysis.children(inner, "mark")
    if relation in {"obj", "nsubj", "conj", "compound", "appos"}:
        return relation in {"conj", "appos", "compound"} or not outer_is_event or outer.lemma in HOLDING
    if outer.lemma in SCENES and relation in {"obl", "nmod"}:
        return analysis.case_of(inner) in {"to", "of"}
    return relation in {"obl", "nmod"} and analysis.case_of(inner) in {"in", "during", "at", "amid", ""}


def _shared(analysis: Analysis, found: Located, inner: Token, outer: Token) -> bool:
    """Whether a place in a first coordinate clause is that of the second too."""
    return found.toponym.head < outer.index or analysis.child(inner, "nsubj") is None


def _indices(analysis: Analysis, token: Token) -> set[int]:
    return {above.index for above in analysis.ancestors(token)} | {token.index}
