"""Predicates inside predicates: what one absorbs, and who mediates another."""

from collections.abc import Sequence

from diurna.events.arguments import find_subjects
from diurna.events.deed_nouns import doers
from diurna.events.misplaced import next_subjects
from diurna.events.parties import find_parties
from diurna.events.passives import is_passive
from diurna.events.predicates import Predicate
from diurna.records import Coding, Mention, Token
from diurna.records.analysis import base

# Verbs between an absorbing predicate and what it absorbs: "agreed to help defuse".
TRANSPARENT = frozenset("help start begin continue try seek keep go move come be stop".split())
# Nouns that only say that it is tried: "calls for efforts to assist refugees".
ENDEAVOURS = frozenset("effort action step measure attempt campaign push plan work drive bid pledge".split())
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "AID", "REQUEST", "THREATEN"})
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
MEDIATORS = frozenset("chair mediate host broker moderate facilitate convene organise organize lead oversee".split())


def find_absorbed(coding: Coding, predicates: Sequence[Predicate]) -> dict[int, list[int]]:
    """For each absorbing predicate, the predicates that it takes in (token indices), by the relations it names."""
    analysis = coding.analysis
    carriers: dict[int, Predicate] = {}
    for predicate in predicates:
        for token in (predicate.token, *predicate.frame):
            carriers.setdefault(token.index, predicate)
    out: dict[int, list[int]] = {}
    for predicate in predicates:
        current = predicate.token
        while True:
            head = analysis.head(current)
            if head is None or next_subjects(analysis, current):  # or it is a main clause of its own
                break
            # The subject of a passive is what its verb takes in: "the request was turned down".
            relation = "obj" if current.relation == "nsubj:pass" else base(current.relation)
            marker = analysis.case_of(current)
            outer = carriers.get(head.index)
            if outer is not None and outer is not predicate:
                names = outer.entry.absorbs
                infinitive = relation in {"advcl", "acl"} and current.xpos == "VB" and "xcomp" in names
                if relation in names or marker in names or infinitive:
                    if (
                        is_alleged_deed(outer, predicate)
                        or is_asked_before(coding, outer, predicate)
                        or is_cried(outer, predicate)
                    ):
                        break  # both are told: that X accuses Y, and, by X, what Y did
                    out.setdefault(outer.token.index, []).append(predicate.token.index)
                    break
            coordinated = relation == "conj"
            transparent = head.lemma in TRANSPARENT and relation in {"xcomp", "ccomp", "obj", "obl"}
            parts = relation == "nmod" and marker == "of" and head.upos == "NOUN"
            infinitive = current.xpos == "VB" and relation in {"advcl", "acl"}
            purpose = infinitive and head.upos == "VERB" and base(head.relation) in {"xcomp", "ccomp"}
            endeavour = head.lemma in ENDEAVOURS and (infinitive or relation == "nmod")
            reached = relation == "obj" and head.upos == "VERB" and base(head.relation) == "xcomp"
            if not (
                coordinated or transparent or parts or purpose or endeavour or (reached and current.lemma in ENDEAVOURS)
            ):
                break
            current = head
    return out


def is_alleged_deed(outer: Predicate, inner: Predicate) -> bool:
    """Whether an accusation tells a deed of its own: "accused Iran of bombing Iraq", not "charged with murder"."""
    alleges = outer.entry.event == "ACCUSE" and outer.entry.mode == "allege"
    return alleges and inner.entry.pos == "verb" and inner.entry.event in DEEDS


def is_cried(outer: Predicate, inner: Predicate) -> bool:
    """Whether a protest tells what it demands by a verb: "rallied, *calling* for him to quit"."""
    return outer.entry.event == "PROTEST" and inner.entry.event == "REQUEST" and inner.entry.pos == "verb"


def is_asked_before(coding: Coding, outer: Predicate, inner: Predicate) -> bool:
    """Whether an answer names whose request it answers, so that both are told: "turned down Denmark's request"."""
    if outer.entry.event not in ANSWERS or inner.entry.event != "REQUEST" or inner.entry.pos != "noun":
        return False
    own = find_parties(coding, doers(coding.analysis, inner.token))
    answering = {mention.entity for mention in find_parties(coding, find_subjects(coding.analysis, outer.token))}
    return bool(own) and not {mention.entity for mention in own} & answering


def find_mediators(coding: Coding, predicate: Predicate) -> list[Mention]:
    """Who chairs, hosts or mediates: "talks chaired by X", "a meeting hosted by X"."""
    clauses = mediating_clauses(coding, predicate)
    return find_parties(coding, [token for clause in clauses for token in find_subjects(coding.analysis, clause)])


def mediating_clauses(coding: Coding, predicate: Predicate) -> list[Token]:
    """The participles by which a third party hangs from a meeting: "chaired" in "talks chaired by X"."""
    if predicate.entry.event != "CONSULT":
        return []
    return [
        clause
        for carrier in (predicate.token, *predicate.frame)
        for clause in coding.analysis.children(carrier, "acl")
        if clause.lemma in MEDIATORS and is_passive(coding.analysis, clause)
    ]


def find_mediating(coding: Coding, predicates: Sequence[Predicate]) -> set[int]:
    """Predicates that only say who mediates another event of the article (token indices)."""
    return {
        clause.index
        for predicate in predicates
        for clause in mediating_clauses(coding, predicate)
        if clause.index != predicate.token.index
    }
