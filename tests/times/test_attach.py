"""Days that the parser hung from the wrong verb."""

from builders import make_coding
from diurna.times.attach import rehang_days

SAID = """
    Lee    lee   PROPN NNP 2 nsubj
    said   say   VERB  VBD 0 root
    on     on    ADP   IN  4 case
    Monday Monday PROPN NNP {head} obl
    rebels rebel NOUN  NNS 6 nsubj
    fled   flee  VERB  VBD 2 ccomp
"""


def test_a_day_right_behind_a_verb_of_saying_dates_the_saying():
    """In "said on Monday rebels fled" it was said on Monday, though the parser took it for the fleeing."""
    analysis = rehang_days(make_coding(SAID.format(head=6)).analysis)

    assert analysis.tokens[3].head == 1


def test_a_day_that_hangs_right_is_left_alone():
    """Nothing to move, nothing made anew."""
    analysis = make_coding(SAID.format(head=2)).analysis

    assert rehang_days(analysis) is analysis


def test_a_day_behind_another_verb_is_left_alone():
    """Only saying takes what follows as its content."""
    analysis = make_coding(SAID.format(head=6).replace("said   say  ", "struck strike")).analysis

    assert rehang_days(analysis) is analysis
