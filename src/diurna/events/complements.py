"""Clauses that complete a predicate: its infinitives, and what its speaker says that others must do or have done."""

from diurna.events.arguments import find_subjects
from diurna.events.calendar import is_time
from diurna.events.misplaced import named_objects
from diurna.events.parties import find_parties
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base

MUST = frozenset({"must", "should"})
# With an infinitive they are as good as its verb: "must be ready to talk".
DISPOSED = frozenset({"ready", "prepared", "willing"})
# Steps from a verb to an infinitive that its tree takes for its purpose, within which this may be what it asks for.
REACH = 6
QUESTIONS = frozenset("what how where whom which why when".split())
STATES = frozenset("be have know see understand feel think remain matter need want die".split())
# What must be done to a thing or to somebody is asked of whoever can do it: "said that the hostages must be freed".
DEMANDED = frozenset(
    """release free lift withdraw repeal end stop halt cease return restore avoid prevent respect allow admit open reopen disarm
    dismantle implement abolish scrap revoke drop investigate punish protect honour honor""".split()
)


def complements(coding: Coding, token: Token, kind: str) -> list[Token]:
    """Clausal complements. The parser takes some infinitives for adverbial clauses: with "to" and no subject they count."""
    analysis = coding.analysis
    if kind == "ccomp":
        return analysis.children(token, "ccomp")
    return [
        child
        for child in analysis.children(token, "xcomp", "ccomp", "acl", "advcl")
        if (
            base(child.relation) == "xcomp"
            and not asks(analysis, child)
            and child not in named_objects(analysis, token)
        )
        or (
            child.xpos == "VB"
            and any(mark.lemma == "to" for mark in analysis.children(child, "mark"))
            and not asks(analysis, child)
            and (base(child.relation) != "advcl" or steps(analysis, token, child) <= REACH)
        )
    ]


def steps(analysis: Analysis, first: Token, last: Token) -> int:
    """How far a word stands behind another, a name as one step and times as none: "urged Ann Bo on Monday to sign" has three."""
    times = {
        part.index
        for one in analysis.children(first, "obl", "obl:unmarked")
        if is_time(one)
        for part in analysis.subtree(one)
    }
    inside = {index for name in analysis.names for index in range(name.first + 1, name.last)}
    return sum(index not in times | inside for index in range(first.index, last.index))


def asks(analysis: Analysis, clause: Token) -> bool:
    """Whether an infinitive is a question: "told us what to do", "asked how to leave"."""
    head = analysis.head(clause)
    # The parser may hang "what" from the verb that asks.
    around = [*analysis.children(clause), *(analysis.children(head) if head is not None else ())]
    return any(
        word.lemma.lower() in QUESTIONS and 0 < clause.index - word.index <= 3 and word.relation != "mark"
        for word in around
    )


def others_duties(coding: Coding, token: Token) -> list[Token]:
    """What a speaker says that others must do: "said that Mali should free them", not "said that he must go"."""
    analysis = coding.analysis
    saying = {mention.entity for mention in find_parties(coding, find_subjects(analysis, token), nested=False)}
    return [
        clause
        for clause in analysis.children(token, "ccomp", "parataxis")
        if (clause.upos == "VERB" or clause.lemma.lower() in DISPOSED)
        and clause.lemma.lower() not in STATES
        and analysis.child(clause, "aux:pass") is None
        and any(child.lemma.lower() in MUST for child in analysis.children(clause, "aux"))
        and not any(child.upos == "AUX" and child.text.lower() == "have" for child in analysis.children(clause, "aux"))
        and {one.entity for one in find_parties(coding, analysis.children(clause, "nsubj"), nested=False)} - saying
    ]


def demands(analysis: Analysis, token: Token) -> list[Token]:
    """What a speaker says that must be done, by nobody named: "said the curfew must be lifted", not "the bill must be paid"."""
    return [
        clause
        for clause in analysis.children(token, "ccomp", "parataxis")
        if clause.lemma.lower() in DEMANDED
        and analysis.child(clause, "aux:pass") is not None
        and any(child.lemma.lower() in MUST for child in analysis.children(clause, "aux"))
        and not any(child.text.lower() == "have" for child in analysis.children(clause, "aux"))
    ]
