"""The news of the first sentence named again, and what had lasted before it."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.records import Draft
from diurna.times import DateEvents

PASSED = """
    On      on     ADP   IN  2 case
    Monday  Monday PROPN NNP 5 obl
    the     the    DET   DT  4 det
    senate  senate NOUN  NN  5 nsubj
    {verb}
    {det}   {det}  DET   DT  7 det
    {noun}  {noun} NOUN  NN  5 obj
"""
AGAIN = """
    {det}     {det}    DET  DT  2 det
    {noun}    {noun}   NOUN NN  3 nsubj
    {verb}
    with      with     SCONJ IN 6 mark
    senators  senator  NOUN NNS 6 nsubj
    {clause}
    it        it       PRON PRP 6 obj
"""
OPPOSING = "opposing oppose VERB VBG 3 advcl"


def date_of(lead: str, sentence: str, word: str, event: str = "REJECT"):
    sentence = "\n".join(row for row in sentence.splitlines() if row.strip())
    coding = make_coding(lead, sentence)
    token = [token for token in coding.analysis.tokens if token.text == word][-1]
    draft = Draft(id="d", sentence=2, trigger=token.span, predicate=token.index, event=event)
    (found,) = DateEvents()(replace(coding, drafts=(draft,))).drafts
    assert found.date is not None
    return str(found.date.start), str(found.date.end), found.evidence[-1].rule


def passed(verb: str = "passed pass VERB VBD 0 root", det: str = "a", noun: str = "motion") -> str:
    return PASSED.format(verb=verb, det=det, noun=noun)


def again(verb: str, det: str = "The", noun: str = "motion", clause: str = OPPOSING) -> str:
    return AGAIN.format(verb=verb, det=det, noun=noun, clause=clause)


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        (passed(), again("passed pass VERB VBD 0 root")),
        (
            passed("impeached impeach VERB VBD 0 root", noun="judge"),
            again("came come VERB VBD 0 root", noun="impeachment"),
        ),
        (
            passed(),
            again("passed pass VERB VBD 0 root", clause="opposing oppose VERB VBG 5 acl")
            .replace("with      with     SCONJ IN 6 mark", "with with ADP IN 5 case")
            .replace("NNS 6 nsubj", "NNS 3 obl"),
        ),
    ],
)
def test_a_sentence_that_names_the_news_again_is_of_its_day(lead: str, sentence: str):
    """After "On Monday the senate passed a motion", "the motion passed with senators opposing it" is of Monday."""
    assert date_of(lead, sentence, "opposing") == ("2024-05-13", "2024-05-13", "date.lead-again")


@pytest.mark.parametrize(
    "sentence",
    [
        again("passed pass VERB VBD 0 root", det="A"),
        again("failed fail VERB VBD 0 root"),
        again("passes pass VERB VBZ 0 root"),
        again("passed pass VERB VBD 0 root", noun="budget"),
        again("passed pass VERB VBD 0 root", clause="oppose oppose VERB VBP 3 advcl"),
    ],
)
def test_other_sentences_are_not_of_that_day(sentence: str):
    """Another motion, another end of it, another tense, another thing."""
    word = "oppose" if "oppose oppose" in sentence else "opposing"

    assert date_of(passed(), sentence, word)[2] == "date.published"


LASTED = """
    Diaz      Diaz    PROPN NNP 2 nsubj
    {verb}
    {when}
    {case}
    two       two     NUM   CD  {unit} nummod
    {length}  week    NOUN  NNS 2 {relation}
    of        of      ADP   IN  {last} case
    protests  protest NOUN  NNS {unit} nmod
"""


def test_what_had_lasted_two_weeks_ends_with_what_came_then():
    """In English "Resigned on Monday after two weeks of protests": these began two weeks before Monday."""
    sentence = LASTED.format(
        verb="resigned resign VERB VBD 0 root", when="on on ADP IN 4 case\n    Monday Monday PROPN NNP 2 obl",
        case="after after ADP IN 7 case", unit=7, length="weeks", relation="obl", last=9,
    )  # fmt: skip
    found = date_of("Envoys envoy NOUN NNS 2 nsubj\nspoke speak VERB VBD 0 root", sentence, "protests", "PROTEST")

    assert found[:2] == ("2024-04-29", "2024-05-13")


@pytest.mark.parametrize(
    ("verb", "lemma", "start"), [("followed", "follow", "2024-04-29"), ("feared", "fear", "2024-05-15")]
)
def test_what_the_news_followed_ends_with_it(verb: str, lemma: str, start: str):
    """In English "The decision followed two weeks of protests": these ended on the day of the first sentence."""
    sentence = LASTED.format(
        verb=f"{verb} {lemma} VERB VBD 0 root", when="", case="", unit=4, length="weeks", relation="obj", last=6
    )

    assert date_of(passed(), sentence, "protests", "PROTEST")[0] == start


MADE = """
    The      the    DET  DT  2 det
    senate   senate NOUN NN  3 nsubj
    {verb}
    articles article NOUN NNS 3 obj
    of       of     ADP  IN  6 case
    {noun}   {noun} NOUN NN  4 nmod
"""
CHARGED = """
    One      one    NUM  CD  2 nsubj
    charged  charge VERB {tag} 0 root
    Lee      Lee    PROPN NNP 2 obj
"""


def told_after(verb: str, noun: str, tag: str = "VBD", between: str = " ") -> str:
    """The basis of "One charged Lee" behind a sentence that names the impeachment of the first one again."""
    lead = passed("impeached impeach VERB VBD 0 root", noun="judge")
    coding = make_coding(lead, MADE.format(verb=verb, noun=noun), CHARGED.format(tag=tag))
    coding = with_parties(coding, {"the senate": ""})
    (one,) = coding.mentions
    again = coding.analysis.tokens[8]
    coding = replace(coding, mentions=(one, replace(one, id="again", span=again.span, head=again.index)))
    second = coding.analysis.sentences[1].span.end
    text = coding.article.text
    coding = replace(coding, article=replace(coding.article, text=text[:second] + between + text[second + 1 :]))
    token = next(token for token in coding.analysis.tokens if token.text == "charged")
    draft = Draft(id="d", sentence=3, trigger=token.span, predicate=token.index, event="ACCUSE")
    (found,) = DateEvents()(replace(coding, drafts=(draft,))).drafts
    return found.evidence[-1].rule


def test_what_a_paragraph_tells_on_about_the_news_is_of_its_day():
    """In English "The senate passed articles of impeachment. One charged Lee ...", after "On Monday the senate impeached"."""
    assert told_after("passed pass VERB VBD 0 root", "impeachment") == "date.lead-again"


@pytest.mark.parametrize(
    "changes",
    [
        {"verb": "read read VERB VBD 0 root"},
        {"noun": "faith"},
        {"tag": "VBZ"},
        {"between": "\n"},
    ],
)
def test_other_paragraphs_other_papers_and_other_tenses_are_not(changes: dict[str, str]):
    """Neither where the news is not made again, nor beyond its paragraph, nor in the present."""
    given = {"verb": "passed pass VERB VBD 0 root", "noun": "impeachment", **changes}

    assert told_after(**given) == "date.published"
