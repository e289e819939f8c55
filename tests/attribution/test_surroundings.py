"""Status of clauses beside a plan or a denial: what is taken as known, and what is only meant."""

import pytest
from trees import plant

from diurna.attribution import AttributeStatus, status_of
from diurna.records import Claim, Span
from diurna.records.draft import Draft

AGREES = (
    "Minister|minister|NN|2|nsubj agrees|agree|VBZ|0|root to|to|TO|4|mark resign|resign|VB|2|xcomp after|after|IN|7|mark "
    "miners|miner|NNS|7|nsubj block|block|{tag}|4|advcl ports|port|NNS|7|obj"
)
PROMISED = (
    "Chad|Chad|NNP|2|nsubj promised|promise|VBD|0|root to|to|TO|4|mark leave|leave|VB|2|xcomp {mark}|{mark}|IN|7|mark "
    "Niger|Niger|NNP|7|nsubj {verb}|block|{tag}|4|advcl talks|talk|NNS|7|obj .|.|.|2|punct"
)
PUNISHES = (
    "Any|any|DT|2|det act|act|NN|8|nsubj:pass that|that|WDT|4|nsubj harms|harm|VBZ|2|acl:relcl Chad|Chad|NNP|4|obj "
    "will|will|MD|8|aux be|be|VB|8|aux:pass punished|punish|VBN|0|root .|.|.|8|punct"
)
GATHERED = (
    "Miners|miner|NNS|2|nsubj gathered|gather|VBD|0|root to|to|TO|4|mark {verb}|{verb}|VB|2|advcl the|the|DT|6|det "
    "law|law|NN|4|obj .|.|.|2|punct"
)
ALLOWED = (
    "Chad|Chad|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod allow|allow|VB|0|root any|any|DT|6|det "
    "attacks|attack|NNS|4|obj .|.|.|4|punct"
)
HABIT = (
    "They|they|PRP|4|nsubj would|would|MD|4|aux often|often|RB|4|advmod attack|attack|VB|0|root farms|farm|NNS|4|obj "
    ".|.|.|4|punct"
)


def status_at(word: str, sentence: str, *, headline: bool = False) -> str:
    """The status of the event at a word."""
    coding = plant(sentence, headline=headline)
    token = next(token for token in coding.analysis.tokens if token.text == word)
    return status_of(coding, token)[0]


@pytest.mark.parametrize("tag", ["VBP", "VB"])
def test_a_headline_tells_in_the_present_what_came_before_a_plan(tag: str):
    """As in "agrees to resign after miners block ports": the blocking happened, the resigning did not yet."""
    sentence = AGREES.format(tag=tag)

    assert status_at("block", sentence, headline=True) == "actual"
    assert status_at("resign", sentence, headline=True) == "future"


@pytest.mark.parametrize(
    ("mark", "verb", "tag", "status"),
    [
        ("after", "blocked", "VBD", "actual"),
        ("before", "blocked", "VBD", "actual"),
        ("because", "blocks", "VBZ", "actual"),
        ("after", "blocks", "VBZ", "future"),
        ("if", "blocks", "VBZ", "hypothetical"),
        ("until", "blocks", "VBZ", "hypothetical"),
    ],
)
def test_times_and_reasons_stand_outside_a_plan(mark: str, verb: str, tag: str, status: str):
    """What a plan follows upon is past or given; what it waits for lies ahead, or is open."""
    assert status_at(verb, PROMISED.format(mark=mark, verb=verb, tag=tag)) == status


def test_any_act_is_no_particular_one():
    """A relative clause on "any act" tells of nothing that happened."""
    assert status_at("harms", PUNISHES) == "hypothetical"


@pytest.mark.parametrize(("verb", "status"), [("denounce", "actual"), ("repeal", "hypothetical")])
def test_what_is_gathered_for_with_words_was_said(verb: str, status: str):
    """Who gathered to denounce a law denounced it; who gathered to repeal it may not have."""
    assert status_at(verb, GATHERED.format(verb=verb)) == status


def test_not_any_denies_the_noun():
    """Where no attacks at all were allowed, there were none."""
    assert status_at("attacks", ALLOWED) == "negated"


def test_would_tells_habits():
    """An adverb of habit makes "would" a past tense."""
    assert status_at("attack", HABIT) == "actual"


def test_an_act_of_reporting_is_not_inside_its_own_claim():
    """A trigger that holds the cue of a claim is that claim's making, not its content."""
    coding = plant(
        "Chad|Chad|NNP|2|nsubj voiced|voice|VBD|0|root the|the|DT|4|det threat|threat|NN|2|obj to|to|TO|6|mark "
        "leave|leave|VB|4|acl .|.|.|2|punct"
    )
    spans = {token.text: token.span for token in coding.analysis.tokens}
    claim = Claim(
        id="one", speaker=None, source=None, cue=spans["voiced"], quotation="indirect", rule="speech.voice",
        content=Span(spans["the"].start, spans["leave"].end),
    )  # fmt: skip
    trigger = Span(spans["voiced"].start, spans["threat"].end)
    drafts = (
        Draft(id="a", sentence=1, trigger=trigger, predicate=3, event="THREATEN"),
        Draft(id="b", sentence=1, trigger=spans["leave"], predicate=5, event="SANCTION"),
    )

    threat, leaving = AttributeStatus()(
        type(coding)(coding.article, coding.analysis, claims=(claim,), drafts=drafts)
    ).drafts

    assert (threat.claims, leaving.claims) == ((), ("one",))
