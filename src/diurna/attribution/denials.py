"""Denials of what others report: "Iran dismissed reports that it had attacked", "denied accusations of spying"."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

DENYING = {
    "deny", "reject", "dismiss", "refute", "dispute", "rebut", "contest", "contradict", "repudiate", "discount",
    "disavow", "decry", "debunk",
}  # fmt: skip
# What others say, so that who turns it down says that it is not so; a "proposal" that is turned down was only made.
REPORTS = {
    "accusation", "allegation", "assertion", "charge", "claim", "insinuation", "notion", "report", "rumor", "rumour",
    "speculation", "suggestion", "suspicion",
}  # fmt: skip
# What is said of such reports by those who hold that it is not so.
FALSE = {
    "false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "incorrect", "wrong", "fake", "fictitious", "lie",
    "fabrication", "falsehood", "fiction", "myth", "nonsense", "propaganda", "slander", "disinformation",
}  # fmt: skip
NOTIONS = REPORTS | {"idea", "view", "concept", "theory", "proposal", "plan", "belief"}
# What one does to a notion: a clause without an object says of one of these whose it is, and not what it tells.
ABOUT_NOTIONS = {
    "condemn", "reject", "propose", "support", "back", "oppose", "endorse", "criticise", "criticize", "denounce", "accept",
    "promote", "share", "float", "raise", "spread", "publish", "make", "dismiss", "deny", "welcome", "praise", "adopt",
    "approve", "ridicule", "push", "circulate", "dispute", "suggest", "hold", "favour", "favor",
}  # fmt: skip
OBJECTS = ("obj", "nsubj:pass")


def denier_of(analysis: Analysis, noun: Token) -> Token | None:
    """The verb that denies what a noun reports ("rejected the claim that", "reports that ... were denied"), if any."""
    verb = analysis.head(noun)
    if verb is None or noun.lemma.lower() not in REPORTS:
        return None
    if is_called_false(analysis, noun, verb):
        return verb
    return verb if noun.relation in OBJECTS and verb.lemma.lower() in DENYING else None


def is_called_false(analysis: Analysis, noun: Token, predicate: Token) -> bool:
    """Whether what a noun reports is said not to be so: "the claim that ... was false", "reports that ... are a lie"."""
    words = {word.text.lower() for word in analysis.children(predicate, "advmod", "aux", "det")}
    return (
        noun.relation == "nsubj"
        and predicate.lemma.lower() in FALSE
        and analysis.child(predicate, "cop") is not None
        and not words & {"not", "n't", "n’t", "no", "may", "might", "could", "would"}
    )


def denied_report(analysis: Analysis, noun: Token, content: Token) -> Token | None:
    """The verb that denies `content`, where it is what `noun` reports: a clause with "that", or what follows "of"."""
    verb = denier_of(analysis, noun)
    if verb is None or content.head != noun.index:
        return None
    if is_of_a_notion(analysis, noun, content):
        return None
    marks = {mark.text.lower() for mark in analysis.children(content, "mark", "case")}
    return verb if marks & {"that", "of"} else None


def is_of_a_notion(analysis: Analysis, noun: Token, clause: Token) -> bool:
    """Whether a clause only says who did something to a notion, though "that" opens it: "the notion that Germany condemned"."""
    if noun.lemma.lower() not in NOTIONS or base(clause.relation) != "acl" or clause.index < noun.index:
        return False
    gap = analysis.child(clause, "obj", "ccomp", "xcomp", "aux:pass", "cop") is None
    return gap and analysis.child(clause, "nsubj") is not None and clause.lemma.lower() in ABOUT_NOTIONS
