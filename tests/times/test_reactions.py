"""What belongs to the blow or the news that an article reports, and names no day of its own."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.records import Claim, Draft, Span
from diurna.times import DateEvents

BLOW = """
    On      on     ADP   IN  2 case
    Friday  Friday PROPN NNP 5 obl
    a       a      DET   DT  4 det
    man     man    NOUN  NN  5 nsubj
    stabbed stab   VERB  VBD 0 root
    Diaz    Diaz   PROPN NNP 5 obj
    .       .      PUNCT .   5 punct
"""
OTHER_NEWS = BLOW.replace("stabbed stab", "greeted greet")
CALLED = """
    Lopez   Lopez  PROPN NNP 2 nsubj
    {verb}
    {det}   {det}  DET   DT  4 det
    {noun}  {noun} NOUN  NN  2 obj
"""


def date_of(event: str, sentence: str, word: str, *, lead: str = BLOW, spoken_by: str = "", **fields: object):
    """The date of a draft at a word of the sentence below the lead; `actors` and `recipients` are words of either."""
    coding = make_coding(lead, "\n".join(row for row in sentence.splitlines() if row.strip()))
    sides = {side: fields.pop(side, ()) for side in ("actors", "recipients")}
    parties = dict.fromkeys(
        ["man", "Diaz", *sides["actors"], *sides["recipients"], *([spoken_by] if spoken_by else [])], ""
    )
    coding = with_parties(coding, parties)
    coding = replace(coding, entities=tuple(replace(one, kind="person") for one in coding.entities))
    ids = {words: f"m{number}" for number, words in enumerate(parties)}
    token = [token for token in coding.analysis.tokens if token.text == word][-1]
    claims: tuple[str, ...] = ()
    if spoken_by:
        claims = ("c",)
        said = Claim(
            id="c",
            speaker=ids[spoken_by],
            cue=Span(0, 2),
            content=Span(0, 2),
            source=None,
            quotation=False,
            rule="by hand",
            within=None,
        )
        coding = replace(coding, claims=(said,))
    draft = Draft(id="d", sentence=2, trigger=token.span, predicate=token.index, event=event, claims=claims, **fields)
    draft = replace(draft, **{side: tuple(ids[words] for words in found) for side, found in sides.items()})
    (found,) = DateEvents()(replace(coding, drafts=(draft,))).drafts
    assert found.date is not None
    return str(found.date.start), str(found.date.end), found.date.basis, found.evidence[-1].rule


def called(verb: str = "called call VERB VBD 0 root", det: str = "the", noun: str = "attack") -> str:
    return CALLED.format(verb=verb, det=det, noun=noun)


SINCE_FRIDAY = ("2024-05-10", "2024-05-15", "inherited", "date.reaction")
UNTOLD = ("2024-05-15", "2024-05-15", "published", "date.published")


def test_words_on_the_blow_are_of_the_days_since_it():
    """A stabbing on Friday: who "called the attack" a crime did so between then and the day of publication."""
    assert date_of("ACCUSE", called(), "called", actors=("Lopez",)) == SINCE_FRIDAY


@pytest.mark.parametrize(
    ("sentence", "lead", "status"),
    [
        (called(noun="budget"), BLOW, "actual"),
        (called(det="an"), BLOW, "actual"),
        (called(), OTHER_NEWS, "actual"),
        (called(), BLOW.replace("Friday  Friday", "May May"), "actual"),
        (called(), BLOW, "hypothetical"),
    ],
)
def test_other_words_are_not_of_those_days(sentence: str, lead: str, status: str):
    """Words on something else, on another attack, where no blow is told, or none of an exact day, or that are only supposed."""
    assert date_of("ACCUSE", sentence, "called", lead=lead, actors=("Lopez",), status=status) == UNTOLD


def test_words_before_the_blow_are_not_of_those_days():
    """In English "had called" lies before what the article tells."""
    sentence = """
        Lopez   Lopez  PROPN NNP 3 nsubj
        had     have   AUX   VBD 3 aux
        called  call   VERB  VBN 0 root
        the     the    DET   DT  5 det
        attack  attack NOUN  NN  3 obj
    """
    assert date_of("ACCUSE", sentence, "called", actors=("Lopez",)) == UNTOLD


@pytest.mark.parametrize(
    ("verb", "spoken_by", "expected"),
    [
        ("thanked thank VERB VBD 0 root", "", SINCE_FRIDAY),
        ("thanks thank VERB VBZ 0 root", "Lopez", SINCE_FRIDAY),
        ("thanks thank VERB VBZ 0 root", "", UNTOLD),
        ("thanks thank VERB VBZ 0 root", "Diaz", UNTOLD),
    ],
)
def test_support_is_a_reaction_but_not_what_is_always_so(verb: str, spoken_by: str, expected: tuple[str, ...]):
    """Thanks in the report of a blow are for it; "Iran backs the rebels", which another says, is no word of these days."""
    word = verb.split()[0]
    sentence = called(verb, noun="nurses")

    assert date_of("SUPPORT", sentence, word, spoken_by=spoken_by, actors=("Lopez",)) == expected


def test_who_suffered_the_blow_does_not_react_to_it():
    """What the man who was stabbed praised he may have praised before."""
    sentence = called("thanked thank VERB VBD 0 root", noun="nurses").replace("Lopez   Lopez", "Diaz Diaz")

    assert date_of("SUPPORT", sentence, "thanked", actors=("Diaz",)) == UNTOLD


HELD = """
    Police   police NOUN NNS 2 nsubj
    arrested arrest VERB VBD 0 root
    {det}    {det}  DET  DT  4 det
    {noun}   {noun} NOUN NN  2 obj
"""


@pytest.mark.parametrize(("noun", "expected"), [("suspect", SINCE_FRIDAY), ("teacher", UNTOLD)])
def test_the_suspect_is_arrested_after_the_blow(noun: str, expected: tuple[str, ...]):
    """What is done to who is held to have done it comes after it; other arrests may be of any day."""
    assert date_of("COERCE", HELD.format(det="the", noun=noun), "arrested", recipients=(noun,)) == expected


STRUCK = """
    The    the DET DT 2 det
    {who}
    {verb}
    a      a DET DT 5 det
    nurse  nurse NOUN NN 3 obj
"""


@pytest.mark.parametrize(
    ("who", "verb", "actor", "expected"),
    [
        ("man man NOUN NN 3 nsubj", "struck strike VERB VBD 0 root", "man", "date.episode"),
        ("men man NOUN NNS 3 nsubj", "struck strike VERB VBD 0 root", "men", "date.published"),
        ("man man NOUN NN 3 nsubj", "strikes strike VERB VBZ 0 root", "man", "date.published"),
    ],
)
def test_what_the_attacker_did_in_the_past_tense_is_of_the_same_day(who: str, verb: str, actor: str, expected: str):
    """A stabbing on Friday: "the man struck a nurse" is of Friday too; what others did, or he does, need not be."""
    coding = with_parties(
        make_coding(BLOW, STRUCK.format(who=who, verb=verb)),
        {"man": "", "nurse": "", "men": ""} if actor == "men" else {"man": "", "nurse": ""},
    )
    coding = replace(coding, entities=tuple(replace(one, kind="person") for one in coding.entities))
    word = verb.split()[0]
    token = next(token for token in coding.analysis.tokens if token.text == word)
    party = "m2" if actor == "men" else "m0"
    draft = Draft(id="d", sentence=2, trigger=token.span, predicate=token.index, event="ASSAULT", actors=(party,))
    (found,) = DateEvents()(replace(coding, drafts=(draft,))).drafts

    assert found.evidence[-1].rule == expected


FOLLOWING = """
    Following following ADP IN 3 case
    the    the  DET DT 3 det
    news   news NOUN NN 6 obl
    ,      ,    PUNCT , 6 punct
    Diaz   Diaz PROPN NNP 6 nsubj
    {verb}
    it     it   PRON PRP 6 obj
    {more}
"""


@pytest.mark.parametrize(
    ("verb", "more", "word"),
    [
        ("praised praise VERB VBD 0 root", "", "praised"),
        ("used use VERB VBD 0 root", "to to PART TO 9 mark\nthank thank VERB VB 6 xcomp", "thank"),
    ],
)
def test_what_follows_the_news_is_of_the_days_since_it(verb: str, more: str, word: str):
    """In English "Following the news" comes after what the first sentence tells, also of what is done by the way of it."""
    sentence = FOLLOWING.format(verb=verb, more=more)

    assert date_of("SUPPORT", sentence, word, lead=OTHER_NEWS) == SINCE_FRIDAY


@pytest.mark.parametrize(
    "sentence", [FOLLOWING.replace("news   news", "storm storm"), FOLLOWING.replace("the    the", "a a")]
)
def test_what_follows_something_else_is_not(sentence: str):
    """Another thing, and news that nobody knows of, are not what the first sentence tells."""
    sentence = sentence.format(verb="praised praise VERB VBD 0 root", more="")

    assert date_of("SUPPORT", sentence, "praised", lead=OTHER_NEWS) == UNTOLD
