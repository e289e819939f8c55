"""Words on the news of the first sentence, and what came after it."""

import pytest
from newsroom import UNTOLD, date_at

LEFT = """
    On      on   ADP   IN  2 case
    Friday  Friday PROPN NNP 4 obl
    Chad    Chad PROPN NNP 4 nsubj
    {verb}
    the     the  DET   DT  6 det
    pact    pact NOUN  NN  4 obj
"""
WELCOMED = """
    Mali    Mali PROPN NNP 2 nsubj
    welcomed welcome VERB VBD 0 root
    {det}   {det} DET  DT  4 det
    {noun}  {noun} NOUN NN 2 obj
    {more}
"""
SINCE_FRIDAY = ("2024-05-10", "2024-05-15", "date.reaction")
TO_RAISE = """
    to      to   PART  TO  6 mark
    raise   raise VERB VB  4 acl
    fees    fee  NOUN  NNS 6 obj
"""
OF_GHANA = """
    by      by   ADP   IN  6 case
    Ghana   Ghana PROPN NNP 4 nmod
"""


def welcomed(noun: str, verb: str = "ended end", det: str = "the", more: str = "", event: str = "SUPPORT"):
    lead = LEFT.format(verb=f"{verb} VERB VBD 0 root")
    said = WELCOMED.format(noun=noun, det=det, more=more)
    return date_at("welcomed", event, lead, said, parties=("Chad", "Mali", *(("Ghana",) if "Ghana" in more else ())))


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("decision", "ended end"),
        ("withdrawal", "withdrew withdraw"),
        ("suspension", "suspended suspend"),
        ("recognition", "recognised recognise"),
        ("expulsion", "expelled expel"),
    ],
)
def test_words_that_name_the_news_are_of_the_days_since(noun: str, verb: str):
    """By a word for any news, or by a noun made from its verb."""
    assert welcomed(noun, verb) == SINCE_FRIDAY


@pytest.mark.parametrize(
    "changes",
    [
        {"noun": "visit"},
        {"noun": "withdrawal"},
        {"noun": "decision", "det": "a"},
        {"noun": "decision", "more": TO_RAISE},
        {"noun": "decision", "more": OF_GHANA},
        {"noun": "decision", "event": "AID"},
    ],
)
def test_words_on_other_news_are_not(changes: dict[str, str]):
    """Another noun, one that is not known, one that says itself what was decided or who did, and no words at all."""
    assert welcomed(**changes) == UNTOLD


SPEECH = """
    In      in   ADP   IN  4 case
    her     her  PRON  PRP$ 4 nmod:poss
    {kind}  {kind} NOUN NN 4 compound
    speech  speech NOUN NN 6 obl
    Lima    Lima PROPN NNP 6 nsubj
    thanked thank VERB VBD 0 root
    Spain   Spain PROPN NNP 6 obj
"""
WON = LEFT.format(verb="won win VERB VBD 0 root")
OTHER = "Rain rain NOUN NN 2 nsubj\nfalls fall VERB VBZ 0 root"


@pytest.mark.parametrize(
    ("kind", "found"),
    [("victory", ("2024-05-10", "2024-05-10", "date.lead-again")), ("campaign", UNTOLD)],
)
def test_a_speech_that_bears_the_name_of_the_news_is_of_its_day(kind: str, found: tuple[str, str, str]):
    """A "victory speech" is held at the victory; a campaign speech is held on any day."""
    assert date_at("thanked", "SUPPORT", WON, OTHER, SPEECH.format(kind=kind)) == found
