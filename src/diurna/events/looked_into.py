"""Whom an inquiry is about where a clause tells it: "into claims that X lied", "into whether X lied", "over how X left"."""

from diurna.events.misplaced import named_before
from diurna.records import Analysis, Token

# What is looked into, and says of somebody what he did.
SAYINGS = frozenset(
    "claim allegation accusation report suspicion complaint assertion rumour rumor concern fear".split()
)
ASKING = frozenset({"whether", "if", "how", "why"})
RELATIVES = frozenset({"who", "which", "that"})


def looked_into(analysis: Analysis, carrier: Token, preposition: str) -> list[Token]:
    """The subjects of what a carrier of "into" is followed by: of a clause that asks, or that a noun of saying tells."""
    clauses = [
        child
        for child in analysis.children(carrier, "acl", "advcl", "ccomp", "nmod", "obl")
        if asks_behind(analysis, child, preposition)
    ]
    for noun in analysis.children(carrier, "obl", "nmod"):
        if analysis.case_of(noun) == preposition and noun.lemma.lower() in SAYINGS:
            clauses += [child for child in analysis.children(noun, "acl", "ccomp") if is_that(analysis, child)]
    found = [subject(analysis, noun) for clause in clauses for noun in analysis.children(clause, "nsubj")]
    return found or wrongdoers(analysis, carrier, preposition)


def wrongdoers(analysis: Analysis, carrier: Token, preposition: str) -> list[Token]:
    """Who did what is looked into, where "by" or an owner tells it: "into alleged misconduct by X", "into X's dealings"."""
    deeds = [
        noun
        for noun in analysis.children(carrier, "obl", "nmod")
        if analysis.case_of(noun) == preposition and noun.upos == "NOUN"
    ]
    return [who for deed in deeds for who in analysis.children(deed, "nmod") if analysis.case_of(who) == "by"]


def asks_behind(analysis: Analysis, clause: Token, preposition: str) -> bool:
    """Whether a clause is a question behind a preposition: "into whether", "into how"."""
    marks = [one for one in analysis.children(clause, "mark", "case") if one.lemma.lower() == preposition]
    return bool(marks) and analysis.tokens[marks[0].index + 1].lemma.lower() in ASKING


def is_that(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause tells what a noun says: it opens with "that", which is not its subject."""
    return any(mark.lemma.lower() == "that" for mark in analysis.children(clause, "mark"))


def subject(analysis: Analysis, noun: Token) -> Token:
    """A subject; of a relative pronoun, the name before it."""
    return (named_before(analysis, noun) or noun) if noun.lemma in RELATIVES else noun
