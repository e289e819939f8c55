"""Tense: from the clause around a word to past or future."""

import pytest

from builders import make_coding
from diurna.times.intervals import Direction
from diurna.times.tense import direction_at

PAST = """
    Envoys   envoy NOUN  NNS 2 nsubj
    arrived  arrive VERB VBD 0 root
    Monday   Monday PROPN NNP 2 obl:unmarked
"""
FUTURE = """
    Envoys   envoy NOUN  NNS 3 nsubj
    will     will  AUX   MD  3 aux
    arrive   arrive VERB VB  0 root
    Monday   Monday PROPN NNP 3 obl:unmarked
"""
PLAN = """
    Envoys   envoy NOUN  NNS 2 nsubj
    planned  plan  VERB  VBD 0 root
    to       to    PART  TO  4 mark
    arrive   arrive VERB VB  2 xcomp
    Monday   Monday PROPN NNP 4 obl:unmarked
"""
FAILURE = PLAN.replace("planned  plan", "failed fail")
SCHEDULED = """
    Talks     talk  NOUN  NNS 3 nsubj:pass
    were      be    AUX   VBD 3 aux:pass
    scheduled schedule VERB VBN 0 root
    for       for   ADP   IN  5 case
    Monday    Monday PROPN NNP 3 obl
"""
POSTPONED = SCHEDULED.replace("scheduled schedule", "postponed postpone").replace("for       for", "on on")
PRESENT = """
    Envoys   envoy NOUN  NNS 2 nsubj
    arrive   arrive VERB VBP 0 root
    Monday   Monday PROPN NNP 2 obl:unmarked
"""
COULD_HAVE = """
    Envoys   envoy NOUN  NNS 4 nsubj
    could    could AUX   MD  4 aux
    have     have  AUX   VB  4 aux
    arrived  arrive VERB VBN 0 root
    Monday   Monday PROPN NNP 4 obl:unmarked
"""


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        (PAST, "past"),
        (FUTURE, "future"),
        (PLAN, "future"),
        (FAILURE, "past"),
        (SCHEDULED, "future"),
        (POSTPONED, "past"),
        (PRESENT, "future"),
        (COULD_HAVE, "past"),
        ("Monday Monday PROPN NNP 0 root", None),
    ],
)
def test_tense_of_the_clause_tells_the_direction(sentence: str, direction: Direction | None):
    """Past, perfect and implicative clauses look back, future, modal and arranging ones forward."""
    coding = make_coding(sentence)
    monday = next(token for token in coding.analysis.tokens if token.text == "Monday")

    assert direction_at(coding.analysis, monday) == direction


def test_present_tense_of_a_headline_tells_nothing():
    """Headlines tell the past in the present tense, so their verb is no witness."""
    coding = make_coding(PRESENT, headline=True)

    assert direction_at(coding.analysis, coding.analysis.tokens[-1]) is None
