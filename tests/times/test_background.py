"""History: what hangs from a dated event of long ago is background as well."""

import datetime as dt
from dataclasses import replace

import pytest

from builders import make_coding
from diurna.records import Draft
from diurna.times import DateEvents


def drafts_of(sentence: str, *words: str) -> list[Draft]:
    """Dated drafts for some words of a sentence."""
    coding = make_coding(sentence, published="2024-05-15")
    drafts = []
    for word in words:
        token = next(token for token in coding.analysis.tokens if token.text == word)
        drafts.append(Draft(id=word, sentence=1, trigger=token.span, predicate=token.index, event="ASSAULT"))
    return list(DateEvents()(replace(coding, drafts=tuple(drafts))).drafts)


AFTER_A_WAR = """
    Chad   Chad PROPN NNP 2 nsubj
    signed sign VERB VBD 0 root
    a      a    DET  DT  4 det
    truce  truce NOUN NN 2 obj
    in     in   ADP  IN  6 case
    {when} {when} PROPN CD 2 obl
    after  after ADP IN 9 case
    a      a    DET  DT  9 det
    war    war  NOUN NN 2 obl
    that   that PRON WDT 11 nsubj
    killed kill VERB VBD 9 acl:relcl
    many   many ADJ JJ 11 obj
    .      .    PUNCT . 2 punct
"""


def test_a_relative_clause_below_a_historical_date_is_historical():
    """The war after which a truce was signed in 1998 killed by 1998 at the latest."""
    signed, killed = drafts_of(AFTER_A_WAR.format(when="1998"), "signed", "killed")

    assert signed.historical
    assert killed.historical
    assert killed.date is not None
    assert (killed.date.start, killed.date.end, killed.date.text) == (None, dt.date(1998, 12, 31), "1998")


def test_news_dates_no_relative_clause():
    """A date of this week says nothing of when a war killed."""
    _, killed = drafts_of(AFTER_A_WAR.format(when="Monday"), "signed", "killed")

    assert killed.date is not None
    assert (killed.date.basis, killed.date.text, killed.historical) == ("published", None, False)


@pytest.mark.parametrize(
    ("verb", "tag", "historical"), [("backed", "VBN", True), ("backs", "VBZ", False), ("backed", "VBD", True)]
)
def test_what_is_told_in_the_present_is_no_background(verb: str, tag: str, historical: bool):
    """As in "in 1998 it shelled rebels that Niger backs": it still does."""
    (draft,) = drafts_of(
        f"""
        In     in   ADP  IN  2 case
        1998   1998 NUM  CD  4 obl
        Chad   Chad PROPN NNP 4 nsubj
        shelled shell VERB VBD 0 root
        rebels rebel NOUN NNS 4 obj
        Niger  Niger PROPN NNP 7 nsubj
        {verb} back VERB {tag} 5 {"acl" if tag == "VBN" else "acl:relcl"}
        """,
        verb,
    )

    assert draft.historical is historical


def test_a_noun_takes_the_year_of_its_verb():
    """As in "in 2015 it stopped a motion at the invitation of X": the invitation is of then."""
    (draft,) = drafts_of(
        """
        In     in   ADP  IN  2 case
        2015   2015 NUM  CD  4 obl
        Chad   Chad PROPN NNP 4 nsubj
        acted  act  VERB VBD 0 root
        at     at   ADP  IN  7 case
        the    the  DET  DT  7 det
        invitation invitation NOUN NN 4 obl
        of     of   ADP  IN  9 case
        Niger  Niger PROPN NNP 7 nmod
        """,
        "invitation",
    )

    assert draft.historical
    assert draft.date is not None
    assert draft.date.start == dt.date(2015, 1, 1)


def test_on_before_a_day_dates_the_clause_though_the_tree_joins_day_and_subject():
    """Parsers make one phrase of "Monday police" in "On Monday police fired"."""
    (draft,) = drafts_of(
        """
        On     on   ADP  IN  3 case
        Monday Monday PROPN NNP 3 compound
        police police NOUN NN 4 nsubj
        fired  fire VERB VBD 0 root
        """,
        "fired",
    )

    assert draft.date is not None
    assert draft.date.start == dt.date(2024, 5, 13)


def test_the_day_set_for_a_meeting_dates_no_other_event():
    """As in "quit before a debate set for May 20": the day of the debate."""
    (draft,) = drafts_of(
        """
        She    she  PRON PRP 2 nsubj
        quit   quit VERB VBD 0 root
        ahead  ahead ADP IN 6 case
        of     of   ADP  IN  3 fixed
        a      a    DET  DT  6 det
        debate debate NOUN NN 2 obl
        set    set  VERB VBN 6 acl
        for    for  ADP  IN  9 case
        May    May  PROPN NNP 7 obl
        20     20   NUM  CD  9 nummod
        """,
        "quit",
    )

    assert draft.date is not None
    assert draft.date.basis == "published"


TOLD_ON = """
    They  they PRON PRP 2 nsubj
    {verb} burn VERB {tag} 0 root
    farms farm NOUN NNS 2 obj
    .     .    PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("tag", "status", "break_", "historical"),
    [
        ("VBD", "actual", " ", True),
        ("VBD", "actual", "\n", False),
        ("VBP", "actual", " ", False),
        ("VBD", "future", " ", False),
    ],
)
def test_a_tale_of_long_ago_is_told_on(tag: str, status: str, break_: str, historical: bool):
    """After "in 1998 X signed a truce", "they burnt farms" in the next sentence and the past tense is of 1998 too."""
    coding = make_coding(AFTER_A_WAR.format(when="1998"), TOLD_ON.format(verb="burnt", tag=tag), published="2024-05-15")
    article = replace(coding.article, text=coding.article.text.replace("\n", break_))
    token = next(token for token in coding.analysis.tokens if token.text == "burnt")
    draft = Draft(id="b", sentence=2, trigger=token.span, predicate=token.index, event="ASSAULT", status=status)

    (found,) = DateEvents()(replace(coding, article=article, drafts=(draft,))).drafts

    assert found.historical is historical
    assert found.date is not None
    assert found.date.basis == ("inherited" if historical else "published")
