"""What one says in one speech is said on one day."""

import pytest
from newsroom import UNTOLD, date_at

SAID = """
    We      we   PRON  PRP 2 nsubj
    condemn condemn VERB VBP 6 ccomp
    it      it   PRON  PRP 2 obj
    ,       ,    PUNCT ,   6 punct
    Lee     Lee  PROPN NNP 6 nsubj
    said    say  VERB  VBD 0 root
    {when}
"""
ON_MONDAY = """
    on      on   ADP   IN  8 case
    Monday  Monday PROPN NNP 6 obl
"""
WE_URGE = """
    We      we   PRON  PRP 2 nsubj
    {verb}
    Chad    Chad PROPN NNP 2 obj
"""
URGE = "urge    urge VERB  VBP 0 root"
TODAY = """
    Today   today NOUN NN 4 obl:unmarked
    I       I    PRON  PRP 4 nsubj
    am      be   AUX   VBP 4 cop
    sad     sad  ADJ   JJ  0 root
"""


def urged(
    when: str = ON_MONDAY, verb: str = URGE, *, quoted: tuple[str, ...] = ("We condemn it", "We urge Chad"), **more
):
    return date_at(
        "urge",
        "REQUEST",
        SAID.format(when=when),
        WE_URGE.format(verb=verb),
        parties=("We", "Lee"),
        speaker="Lee",
        quoted=quoted,
        **more,
    )


def test_the_rest_of_a_quotation_is_of_the_day_of_the_verb_of_saying():
    """In English '"We condemn it," Lee said on Monday. "We urge Chad."': he urged on Monday."""
    assert urged(actors=("We",)) == ("2024-05-13", "2024-05-13", "date.same-speech")


@pytest.mark.parametrize(
    "changes",
    [
        {"when": ""},
        {"quoted": ("We condemn it",)},
        {"actors": ()},
        {"status": "future"},
    ],
)
def test_nothing_is_taken_over_without_a_day_or_from_another_speech(changes: dict[str, object]):
    """No day with "said", words outside the quotation, a doer who does not speak, a plan: the day of publication."""
    assert urged(**{"actors": ("We",), **changes}) == UNTOLD


def test_today_in_a_quotation_is_the_day_of_the_rest():
    """In English '"Today I am sad," ... "We urge Chad," Lee said': both on the day of publication, and this is told."""
    found = date_at(
        "urge",
        "REQUEST",
        TODAY,
        WE_URGE.format(verb=URGE),
        SAID.format(when=""),
        parties=("We", "Lee"),
        actors=("We",),
        speaker="Lee",
        quoted=("Today I am sad", "We urge Chad"),
    )

    assert found == ("2024-05-15", "2024-05-15", "date.same-speech")
