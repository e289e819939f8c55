"""Factuality: the status of a predicate as a grade, from -3 (certainly did not happen) to 3 (certainly did)."""

from dataclasses import dataclass

from diurna.attribution.factuality_clues import clues_of, is_talk, numbers_of
from diurna.attribution.factuality_head import shipped_head
from diurna.attribution.reality import Reality
from diurna.attribution.status import reality_of
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
# The share of the learned grade, by status: in sentences that tell, and in those in which somebody talks (`is_talk`). It was
# trained on UDS, web text whose annotators put what is to come below zero and doubt more than those of UW, who read news. So
# it says most where the text is talk, as what it learned from mostly is, and nothing of what is denied or to come in news.
# Tried on UDS train, in four folds, and UW train, which shares and offsets for each rule as well did no better for.
SHARES = {
    "told": {"actual": 0.6, "negated": 0.0, "future": 0.1, "hypothetical": 0.4},
    "talk": {"actual": 0.8, "negated": 0.6, "future": 0.8, "hypothetical": 0.8},
}


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far a text says that an event happened, from -3 to 3, and what says so.

    `by_rules` is the grade of the rule `rule`, `learned` that of the network; `share` is how much of `grade` is learned, 0
    where the analysis has no vectors to learn from (then `learned` is None).
    """

    grade: float
    by_rules: float
    rule: str
    learned: float | None = None
    share: float = 0.0


def factuality_of(analysis: Analysis, token: Token, state: Reality | None = None) -> Factuality:
    """How far the text says that the event of a predicate happened; `state` is its reality, where that is known already."""
    state = state or reality_of(analysis, token)
    graded = grade(state)
    rule = state.evidence[-1].rule if state.evidence else "status.default"
    if not analysis.vectors:
        return Factuality(graded, graded, rule)
    head, places = shipped_head()
    learned = head.grade(numbers_of(analysis, token, graded), clues_of(analysis, token, state), places)
    share = SHARES["talk" if is_talk(analysis, token) else "told"][state.status]
    return Factuality((1 - share) * graded + share * learned, graded, rule, learned, share)


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
