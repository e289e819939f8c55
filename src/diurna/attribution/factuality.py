"""Factuality: the status of a predicate as a grade, from -3 (certainly did not happen) to 3 (certainly did)."""

from diurna.attribution.reality import Reality
from diurna.attribution.status import reality_of
from diurna.lexicons.signatures import Signatures
from diurna.records import Analysis, Token

HAPPENED, DENIED = 3.0, -2.0
# Ahead or supposed, and negated as well: "should not sign", "is not expected to sign".
DENIED_AND_SUPPOSED = -1.0
# What was "future" or "hypothetical" by each rule, by the longest prefix of its id that stands here. Set by hand and in
# halves, with the means of UDS-IH2 in view: a reader is less sure of an order than of a wish, and of both than of an
# opinion. Annotators differ most on the plain future, which is why it stands in the middle.
GRADES = {
    "": 0.5,
    "modal.will": 1.0,
    "modal.may": 0.0,
    "modal.might": 0.0,
    "modal.can": -0.5,
    "modal.could": 0.0,
    "modal.should": 0.0,
    "modal.must": 1.0,
    "modal.would_have": -0.5,
    "tense.": 1.0,
    "tense.going_to": 0.0,
    "mood.command": -1.5,
    "mood.question": -0.5,
    "conditional.": -0.5,
    "embedding.whether": 0.0,
    "embedding.purpose": 1.0,
    "adverb.": 1.0,
    "signature.": 0.5,
}
# What one is held to have done, or holds to be so, more often is so than what one wants done.
OPINIONS = ("believe", "think", "feel", "consider", "understand", "suspect", "accuse", "charge", "allege", "claim")
OPINION, COMMITTED = 1.5, 1.5
# The share of the learned grade. It was trained on UDS, whose annotators doubt more than those of UW: at 0.3 the
# correlation gains 8 points on UDS dev and loses 2 on UW dev. Alone it would find far fewer denials on UW than the rules.
LEARNED = 0.3


def factuality_of(analysis: Analysis, token: Token, signatures: Signatures | None = None) -> float:
    """How far the text says that the event of a predicate happened, from -3 to 3.

    The grade of the rules, and where the engine has learned one of its own, that for `LEARNED` of the whole.
    """
    return weighed(grade(reality_of(analysis, token, signatures)), analysis, token)


def weighed(graded: float, analysis: Analysis, token: Token) -> float:
    """A grade of the rules together with the engine's own, where there is one."""
    if not analysis.facts:
        return graded
    return (1 - LEARNED) * graded + LEARNED * analysis.facts[token.index]


def grade(state: Reality) -> float:
    """The grade of a reality: by its status, and for what is ahead or supposed by the rule that decided last."""
    if state.realm == "actual":
        return HAPPENED if state.positive else DENIED
    if not state.positive:
        return DENIED if state.status == "negated" else DENIED_AND_SUPPOSED
    rule = state.evidence[-1].rule if state.evidence else ""
    if rule.startswith("signature."):
        if rule.split(".")[1] in OPINIONS:
            return OPINION
        return COMMITTED if state.realm == "future" else GRADES["signature."]
    return GRADES[max((prefix for prefix in GRADES if rule.startswith(prefix)), key=len)]
