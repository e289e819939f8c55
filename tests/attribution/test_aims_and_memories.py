"""Status of what is only an aim, of what is remembered, of what is denied, and of what a text does once it is made."""

import pytest

from diurna import Coder

# The text, the trigger's word, and its status.
STATUS = {
    "a goal": ("The goal is the destruction of Hamas, the Israeli minister said.", "destruction", "hypothetical"),
    "an aim to": ("An aim of the operation is to arrest militia leaders.", "arrest", "hypothetical"),
    "a past aim": ("The mission's goal was to free the hostages.", "free", "hypothetical"),
    "a result": ("The result was the arrest of ten students by the army.", "arrest", "actual"),
    "a target": ("The target was killed by Kenyan police.", "killed", "actual"),
    "denied rumours": ("Iran denied rumours that it had arrested the envoy.", "arrested", "negated"),
    "a rejected assertion": ("The army rejected the assertion that soldiers shot protesters.", "shot", "negated"),
    "who did it to a notion": ("France dismissed the notion that Germany condemned.", "condemned", "actual"),
    "an approved law": ("Ghana's parliament approved a bill banning foreign journalists.", "banning", "actual"),
    "attempts to persuade": (
        "After long attempts to persuade the rebels to talk, Norway closed its embassy in Chad.",
        "persuade",
        "actual",
    ),
    "who proposed what is rejected": ("Chad rejected the draft resolution proposed by Norway.", "proposed", "actual"),
    "a law never approved": ("Turkey never approved the law banning foreign journalists.", "banning", "negated"),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all texts."""
    return Coder()


@pytest.mark.parametrize(("text", "word", "status"), STATUS.values(), ids=STATUS)
def test_status(coder, text, word, status):
    """What is aimed at is not so, what is denied is not either, what is made a law is."""
    (found,) = [one for one in coder.code(text, published="2024-05-15") if word in one.trigger.text]

    assert found.status == status


@pytest.mark.parametrize(
    ("text", "word", "historical"),
    [
        ("Thousands marched on the anniversary of the army's takeover of Myanmar.", "takeover", True),
        ("Protesters marked the anniversary of the killing of students by the army.", "killing", True),
        ("Thousands marched on the anniversary of the army's takeover of Myanmar.", "marched", False),
        ("Police in Chad arrested ten students on the anniversary of the republic.", "arrested", False),
        ("Late last year, Russia expelled two Norwegian diplomats.", "expelled", False),
        ("In late 2020, Russia expelled two Norwegian diplomats.", "expelled", True),
    ],
)
def test_what_an_anniversary_is_of_lies_back(coder, text, word, historical):
    """The deed that is remembered is history, what is done on the day is not."""
    (found,) = [one for one in coder.code(text, published="2024-05-15") if word in one.trigger.text]

    assert found.historical is historical


@pytest.mark.parametrize(
    ("text", "word", "historical"),
    [
        ("Police in Chad arrested the mayor in 2001 and killed two guards.", "killed", True),
        ("The army invaded Chad in 1994, arrested the president and banned protests.", "banned", True),
        ("Russia expelled two envoys in 2018 and now accuses Norway of spying.", "accuses", False),
        ("Kenya jailed the editor in 1999, and on Monday Chad expelled two envoys.", "expelled", False),
    ],
)
def test_deeds_of_one_sentence_share_its_background(coder, text, word, historical):
    """A second verb with the first one's subject and no time of its own is of the first one's time."""
    (found,) = [one for one in coder.code(text, published="2024-05-15") if word in one.trigger.text]

    assert found.historical is historical
