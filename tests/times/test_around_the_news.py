"""Days that an article tells elsewhere: of an offensive, of a beginning, of what is arranged, of what days are called after."""

import pytest
from newsroom import UNTOLD, date_at

BEGAN = """
    On      on   ADP   IN  2 case
    Friday  Friday PROPN NNP 4 obl
    Chad    Chad PROPN NNP 4 nsubj
    began   begin VERB VBD 0 root
    an      a    DET   DT  6 det
    {noun}  {noun} NOUN NN 4 obj
"""
STRIKES = """
    Many    many ADJ   JJ  2 nsubj
    fled    flee VERB  VBD 0 root
    strikes strike NOUN NNS 2 obj
"""


@pytest.mark.parametrize(
    ("noun", "actors", "found"),
    [
        ("offensive", ("Chad",), ("2024-05-10", "2024-05-15", "date.campaign")),
        ("inquiry", ("Chad",), UNTOLD),
        ("offensive", (), UNTOLD),
    ],
)
def test_strikes_of_an_offensive_came_since_it_began(noun: str, actors: tuple[str, ...], found: tuple[str, str, str]):
    """Only those by who began it, and only where what began was fighting."""
    told = BEGAN.format(noun=noun)

    assert date_at("strikes", "ASSAULT", told, STRIKES, parties=("Chad",), actors=actors) == found


MARCHED = """
    Farmers farmer NOUN NNS 3 nsubj
    have    have AUX   VBP 3 aux
    marched march VERB VBN 0 root
    since   since ADP  IN  5 case
    April   April PROPN NNP 3 obl
"""
MARCHES = """
    The     the  DET   DT  2 det
    marches march NOUN NNS 3 nsubj
    {verb}
"""


@pytest.mark.parametrize(
    ("verb", "found"),
    [("began begin", ("2024-04-01", "2024-04-30", "date.begun")), ("grew grow", UNTOLD)],
)
def test_what_has_lasted_since_a_month_began_in_it(verb: str, found: tuple[str, str, str]):
    """In English "Farmers have marched since April. The marches began ...": they began in April."""
    told = MARCHES.format(verb=f"{verb} VERB VBD 0 root")

    assert date_at("marches", "PROTEST", MARCHED, told, also=(("marched", "PROTEST"),)) == found


FACES = """
    Sall    Sall PROPN NNP 3 nsubj
    will    will AUX   MD  3 aux
    face    face VERB  VB  0 root
    trial   trial NOUN NN  3 obj
"""
SET = """
    {owner}
    trial   trial NOUN NN  4 nsubj:pass
    is      be   AUX   VBZ 4 aux:pass
    {verb}
    for     for  ADP   IN  6 case
    June    June PROPN NNP 4 obl
"""


@pytest.mark.parametrize(
    ("owner", "verb", "found"),
    [
        ("The the DET DT 2 det", "set set", ("2024-06-01", "2024-06-30", "date.arranged")),
        ("A a DET DT 2 det", "set set", UNTOLD),
        ("Diop Diop PROPN NNP 2 nmod:poss", "set set", UNTOLD),
        ("The the DET DT 2 det", "known know", UNTOLD),
    ],
)
def test_what_is_to_come_is_on_the_day_that_is_set_for_it(owner: str, verb: str, found: tuple[str, str, str]):
    """Not on that of any trial, of another man's, or where no day is set."""
    told = SET.format(owner=owner, verb=f"{verb} VERB VBN 0 root")
    parties = ("Sall", *(("Diop",) if "Diop" in owner else ()))

    assert date_at("face", "ACCUSE", FACES, told, parties=parties, actors=("Sall",), status="future") == found


ROBBED = """
    On      on   ADP   IN  2 case
    Friday  Friday PROPN NNP 4 obl
    Chad    Chad PROPN NNP 4 nsubj
    {verb}
    banks   bank NOUN  NNS 4 obj
"""
HELD = """
    Police  police NOUN NNS 2 nsubj
    held    hold VERB  VBD 0 root
    him     he   PRON  PRP 2 obj
    the     the  DET   DT  5 det
    day     day  NOUN  NN  2 obl:unmarked
    {way}   {way} ADP  IN  8 case
    the     the  DET   DT  8 det
    {noun}  {noun} NOUN NN 5 nmod
"""


@pytest.mark.parametrize(
    ("verb", "way", "noun", "day"),
    [
        ("robbed rob", "after", "robbery", "2024-05-11"),
        ("robbed rob", "of", "robbery", "2024-05-10"),
        ("robbed rob", "before", "robbery", "2024-05-09"),
        ("impeached impeach", "after", "impeachment", "2024-05-11"),
        ("robbed rob", "after", "wedding", "2024-05-15"),
    ],
)
def test_days_called_after_the_news_are_counted_from_it(verb: str, way: str, noun: str, day: str):
    """In English "the day after the robbery" is Saturday where the article reports one of Friday; a wedding's is not told."""
    told = HELD.format(way=way, noun=noun)

    start, end, _ = date_at("held", "COERCE", ROBBED.format(verb=f"{verb} VERB VBD 0 root"), told)

    assert (start, end) == (day, day)


KILLED = """
    On      on   ADP   IN  2 case
    Friday  Friday PROPN NNP 4 obl
    fire    fire NOUN  NN  4 nsubj
    killed  kill VERB  VBD 0 root
    miners  miner NOUN NNS 4 obj
"""
ORDERED = """
    Lee     Lee  PROPN NNP {at} nsubj
    {verb}
    checks  check NOUN NNS {at} obj
    {more}
"""
BEFORE = "before before ADV RB 2 advmod"
SINCE_FRIDAY = ("2024-05-10", "2024-05-15", "date.reaction")
PLUPERFECT = "had have AUX VBD 3 aux\nordered order VERB VBN 0 root"


@pytest.mark.parametrize(
    ("verb", "at", "more", "found"),
    [
        ("ordered order VERB VBD 0 root", 2, "", SINCE_FRIDAY),
        ("ordered order VERB VBD 0 root", 2, BEFORE, UNTOLD),
        (PLUPERFECT, 3, "", UNTOLD),
    ],
)
def test_orders_in_the_report_of_a_blow_came_after_it(verb: str, at: int, more: str, found: tuple[str, str, str]):
    """In the simple past they do; what had been ordered, or was "before", is older."""
    told = ORDERED.format(verb=verb, at=at, more=more)

    assert date_at("ordered", "REQUEST", KILLED, told, parties=("Lee",), actors=("Lee",)) == found


RELEASED = """
    {verb}
    tapes   tape NOUN NNS 1 obj
    on      on   ADP  IN  4 case
    Friday  Friday PROPN NNP 1 obl
"""
SINCE = """
    Many    many ADJ  JJ  3 nsubj
    have    have AUX  VBP 3 aux
    marched march VERB VBN 0 root
    since   since ADP IN  6 case
    the     the  DET  DT  6 det
    release release NOUN NN 3 obl
    {more}
"""
OF_ANOTHER = """
    of      of   ADP  IN  9 case
    another another DET DT 9 det
    tape    tape NOUN NN  6 nmod
"""


@pytest.mark.parametrize(
    ("verb", "more", "found"),
    [
        ("released release", "", ("2024-05-10", "2024-05-15", "date.day-of")),
        ("burnt burn", "", UNTOLD),
        ("released release", OF_ANOTHER, UNTOLD),
    ],
)
def test_since_a_deed_is_since_the_day_that_is_told_for_it(verb: str, more: str, found: tuple[str, str, str]):
    """After "released tapes on Friday", "since the release" is since then; not where nothing was, or another was."""
    rain = "Rain rain NOUN NN 2 nsubj\nfalls fall VERB VBZ 0 root"
    told = RELEASED.format(verb=f"{verb} VERB VBD 0 root")

    assert date_at("marched", "PROTEST", rain, told, SINCE.format(more=more)) == found


SAID_OF = """
    Lee     Lee  PROPN NNP 2 nsubj
    {verb}
    they    they PRON  PRP 4 nsubj
    fled    flee VERB  VBD 2 {relation}
"""
CALLED = """
    He      he   PRON  PRP 2 nsubj
    {verb}
    Chad    Chad PROPN NNP 2 obj
"""


@pytest.mark.parametrize(
    ("said", "verb", "event", "rule"),
    [
        ("said say VERB VBD 0 root", "accused accuse VERB VBD 0 root", "ACCUSE", "date.published"),
        ("said say VERB VBD 0 root", "struck strike VERB VBD 0 root", "ASSAULT", "date.told-on"),
        ("wept weep VERB VBD 0 root", "accused accuse VERB VBD 0 root", "ACCUSE", "date.told-on"),
    ],
)
def test_words_are_not_told_on_once_somebody_has_spoken(said: str, verb: str, event: str, rule: str):
    """After "On Friday ... . Lee said they fled." his next words are of any day; deeds and other sentences go on."""
    relation = "ccomp" if said.startswith("said") else "conj"
    sentences = (
        KILLED.replace("fire    fire", "Rain    rain").replace("killed  kill", "flooded flood"),
        SAID_OF.format(verb=said, relation=relation),
        CALLED.format(verb=verb),
    )

    assert date_at(verb.split()[0], event, *sentences, breaks=" ")[2] == rule


DECLARED = """
    Chad    Chad PROPN NNP 3 nsubj
    has     have AUX   VBZ 3 aux
    {verb}
    tomorrow tomorrow NOUN NN 3 obj
"""


def test_what_is_done_is_not_dated_by_a_day_still_ahead():
    """In English "Chad has declared tomorrow a holiday": it did so by the day of publication."""
    assert date_at("declared", "SUPPORT", DECLARED.format(verb="declared declare VERB VBN 0 root")) == UNTOLD
