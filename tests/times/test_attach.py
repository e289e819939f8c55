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


FREED = """
    Rebels    rebel NOUN NNS 2 nsubj
    freed     free VERB  VBD 0 root
    men       man  NOUN  NNS 2 obj
    they      they PRON  PRP 5 nsubj
    kidnapped kidnap VERB VBD 3 acl:relcl
    in        in   ADP   IN  7 case
    {when}    {when} PROPN NNP {head} obl
"""


def test_a_month_right_behind_a_relative_clause_is_its_own():
    """In "freed men they kidnapped in April" the kidnapping was in April, though the parser took it for the freeing."""
    analysis = rehang_days(make_coding(FREED.format(when="April", head=2)).analysis)

    assert analysis.tokens[6].head == 4


def test_other_words_behind_a_relative_clause_are_left_alone():
    """Only what names a day, a month or a year is moved, and only from where it hung wrong."""
    for when, head in (("Goma", 2), ("April", 5)):
        analysis = make_coding(FREED.format(when=when, head=head)).analysis
        assert rehang_days(analysis) is analysis
