"""What happened whatever stands above it: offers that were turned down, deeds that were punished, requests told again."""

from diurna.attribution.denials import denier_of
from diurna.attribution.surroundings import is_definite
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# A request that was denied was made, as was an offer that was rejected.
TURNED_DOWN = {"deny", "reject", "refuse", "decline", "dismiss", "spurn", "rebuff", "dispute", "refute", "contest"}
TURNED_BY_PARTICLE = {("turn", "down"), ("knock", "back"), ("vote", "down"), ("brush", "aside"), ("wave", "away")}
# The same as nouns: "the rejection of their appeal".
TURNING_DOWN = {"refusal", "rejection", "denial", "dismissal"}
PUT_FORWARD = {
    "request", "offer", "proposal", "objection", "appeal", "application", "bid", "plea", "petition", "claim", "demand",
    "call", "accusation", "allegation", "charge", "suggestion", "motion", "invitation", "argument", "complaint",
    "overture", "ultimatum", "lawsuit", "recommendation", "advice",
}  # fmt: skip
# What one does to somebody for what he did.
PUNISHING = {
    "sentence", "convict", "jail", "imprison", "fine", "punish", "penalise", "penalize", "execute", "arrest", "detain",
    "dismiss", "fire", "sack", "suspend", "expel", "ban", "criticise", "criticize", "condemn", "thank", "praise",
}  # fmt: skip
TRYING = {"try", "seek", "attempt", "endeavour", "endeavor", "strive", "effort", "bid"}
URGING = {"persuade", "pressure", "convince", "press", "lobby", "coax", "cajole", "dissuade", "entice", "woo"}
# Whose "of" names who has it, where that is told as known: "an aim of the operation"; else what is aimed at: "the aim of peace".
AIMS = {"aim", "goal", "purpose", "objective", "target"}


def is_told_anyway(analysis: Analysis, head: Token, child: Token) -> bool:
    """Whether `child` happened, although it is below a word that makes its complements supposed or denied."""
    return is_turned_down(analysis, head, child) or is_punished(analysis, child)


def is_turned_down(analysis: Analysis, head: Token, child: Token) -> bool:
    """Whether something put forward was turned down, and so was put forward: "rejected the offer", "refusal of the request".

    A report that is denied was made likewise; that what it tells is not so, the clause below it has from `denied_report`.
    """
    if denier_of(analysis, child) is head:
        return True
    if child.lemma.lower() not in PUT_FORWARD:
        return False
    if head.lemma.lower() in TURNING_DOWN:
        return analysis.case_of(child) == "of" and is_definite(analysis, child)
    return child.relation in ("obj", "nsubj:pass") and (
        head.lemma.lower() in TURNED_DOWN or has_particle(analysis, head, TURNED_BY_PARTICLE)
    )


def has_particle(analysis: Analysis, head: Token, pairs: set[tuple[str, str]]) -> bool:
    """Whether a verb and its particle are one of `pairs`."""
    particles = analysis.children(head, "compound:prt")
    return any((head.lemma.lower(), one.lemma.lower()) in pairs for one in particles)


def is_punished(analysis: Analysis, child: Token) -> bool:
    """Whether a deed is what somebody was punished for: "sentenced to life without parole for driving a car into a crowd"."""
    marks = [mark.text.lower() for mark in analysis.children(child, "mark")]
    if child.xpos != "VBG" or marks != ["for"]:
        return False
    for above in analysis.ancestors(child):
        if above.upos == "VERB":
            return above.lemma.lower() in PUNISHING and above.xpos in ("VBD", "VBN")
    return False


def is_told_again(analysis: Analysis, head: Token, child: Token, saying: set[str]) -> bool:
    """Whether a participle only says what a noun is: "the request asking the schools to pay" asks it."""
    return (
        child.relation == "acl"
        and child.xpos == "VBG"
        and child.lemma.lower() in saying
        and head.lemma.lower() in PUT_FORWARD
        and not analysis.children(child, "mark", "case")
    )


def is_urged(head: Token, child: Token) -> bool:
    """Whether to try is to do it: who "tried to persuade the king" has pressed him, whatever the king did."""
    return head.lemma.lower() in TRYING and child.lemma.lower() in URGING


def is_whose_aim(analysis: Analysis, head: Token, child: Token) -> bool:
    """Whether what stands behind "of" has the aim, and is not what it aims at: "an aim of the operation"."""
    return (
        head.lemma.lower() in AIMS
        and base(child.relation) == "nmod"
        and child.upos in ("NOUN", "PROPN")
        and analysis.case_of(child) == "of"
        and is_definite(analysis, child)
    )
