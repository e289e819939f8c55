"""Whom a gift is for, where a clause or a place tells it: "gave two million *to help* Mali", "provides aid *in* Yemen"."""

from collections.abc import Iterator

from diurna.events.arguments import clause_subjects
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique, marker_of
from diurna.records import Analysis, Token

# What one means to do for those to whom one gives.
HELPING = frozenset(
    """help assist support aid relieve feed protect reach serve benefit shelter treat save strengthen equip rebuild
    reconstruct meet ease alleviate address""".split()
)
# Verbs through which a gift goes: "gave money to pay for aid for X", "to fund projects in X".
SPENDING = frozenset("pay fund finance provide promote fight combat buy build improve go".split())
STEPS = 3
# What is given, and may be stopped.
AID = frozenset({"aid", "assistance", "relief", "humanitarian"})


def beneficiaries(analysis: Analysis, carriers: list[Token]) -> Iterator[list[Token]]:
    """Who is helped by what clauses beneath a gift say that it is for, nearest first; then the place where it goes."""
    for clause in purposes(analysis, carriers):
        yield from those_helped(analysis, clause)
    places = [*carriers, *(noun for carrier in carriers for noun in find_oblique(analysis, carrier, "for"))]
    yield [noun for place in places for noun in find_oblique(analysis, place, "in")]


def gifts(analysis: Analysis, nouns: list[Token]) -> list[Token]:
    """Those nouns that name aid, or what is told to be of it: "the suspension of *aid* in Mali", "halted food *deliveries*"."""
    parts = [*nouns, *(part for noun in nouns for part in find_oblique(analysis, noun, "of"))]
    return [
        noun
        for noun in parts
        if noun.lemma.lower() in AID
        or any(one.lemma.lower() in AID for one in analysis.children(noun, "compound", "amod"))
    ]


def purposes(analysis: Analysis, carriers: list[Token], depth: int = 0) -> Iterator[Token]:
    """Infinitives, and gerunds behind "for", "on" or "towards", beneath some words, nearest first."""
    for carrier in carriers:
        for child in analysis.children(carrier, "acl", "advcl", "xcomp", "obl", "nmod"):
            infinitive = child.xpos == "VB" and any(mark.lemma == "to" for mark in analysis.children(child, "mark"))
            gerund = child.xpos == "VBG" and marker_of(analysis, child) in {"for", "on", "towards", "toward", "at"}
            if infinitive or gerund:
                yield child
            if depth < STEPS and child.upos in {"VERB", "NOUN"} and child.relation != "acl:relcl":
                yield from purposes(analysis, [child], depth + 1)


def those_helped(analysis: Analysis, clause: Token) -> Iterator[list[Token]]:
    """Whom a verb of helping helps; of a verb of spending, whom what it pays for is for, or where it goes."""
    objects = find_objects(analysis, clause)
    if clause.lemma in HELPING:
        yield objects
        yield [noun for part in (clause, *objects) for noun in find_oblique(analysis, part, "in")]
    elif clause.lemma in SPENDING:
        parts = [clause, *objects, *find_oblique(analysis, clause, "for")]
        yield from ([noun for part in parts for noun in find_oblique(analysis, part, place)] for place in ("for", "in"))


def helped(analysis: Analysis, noun: Token) -> list[Token]:
    """Who does something with somebody's help: the army, in "with help from X, the army took the town"."""
    deed = analysis.head(noun)
    if deed is None or analysis.case_of(noun) != "with" or deed.upos != "VERB":
        return []
    return clause_subjects(analysis, deed)
