"""Who did a deed that others charge, forbid, suffer, break or threaten: one construction of English a case, on whole texts."""

import pytest

from diurna import Coder

# The text, and what is told: (event, actors, recipients, status), parties by their words.
TOLD = {
    "charged with a deed": (
        "Kenyan prosecutors charged two Somali officers with torturing students.",
        ("ASSAULT", ["two Somali officers"], ["students"], "hypothetical"),
    ),
    "accused over a deed": (
        "Sweden accused Iran over expelling two Swedish journalists.",
        ("COERCE", ["Iran"], ["two Swedish journalists"], None),
    ),
    "suspected of a deed": (
        "Kenyan police suspect the rebels of shooting the mayor.",
        ("ASSAULT", ["the rebels"], ["the mayor"], None),
    ),
    "killed while fighting": (
        "Two Danish soldiers were killed while fighting Somali rebels.",
        ("ASSAULT", ["Somali rebels"], ["Two Danish soldiers"], "actual"),
    ),
    "wounded fighting against": (
        "Rebels were wounded fighting against the Kenyan army.",
        ("ASSAULT", ["Kenyan army"], ["Rebels"], "actual"),
    ),
    "died in clashes with": (
        "Two Kenyan policemen died in clashes with Somali rebels.",
        ("ASSAULT", ["Somali rebels"], ["Two Kenyan policemen"], "actual"),
    ),
    "killed between two sides": (
        "Nine soldiers were killed in clashes between the army and rebels.",
        ("ASSAULT", ["rebels"], ["Nine soldiers"], "actual"),
    ),
    "broke an embargo": (
        "Chad sent tanks to Sudan in violation of a UN embargo.",
        ("REJECT", ["Chad"], ["UN"], "actual"),
    ),
    "in breach of, nothing to its maker": (
        "Iran tested a missile in breach of a United Nations resolution.",
        ("MOBILIZE", ["Iran"], [], "actual"),
    ),
    "on a day, at nobody": (
        "Thousands of Thais marched on the anniversary of the army's takeover.",
        ("PROTEST", ["Thousands of Thais", "Thousands"], [], "actual"),
    ),
    "a law that was signed": (
        "The law banning foreign journalists was signed by the emir of Qatar.",
        ("COERCE", ["the emir of Qatar", "the emir"], ["foreign journalists"], "actual"),
    ),
    "a bill that was approved": (
        "Ghana's parliament approved a bill banning foreign journalists.",
        ("COERCE", ["parliament"], ["foreign journalists"], "actual"),
    ),
    "one of two documents": (
        "The UN released two reports on Sudan. The first accused Chad of torture.",
        ("ACCUSE", ["UN"], ["Chad"], "actual"),
    ),
    "the letter that was sent": (
        "Danish lawmakers sent a letter. The letter urged Iran to free the sailors.",
        ("REQUEST", ["Danish lawmakers"], ["Iran"], "actual"),
    ),
    "a threat by one who speaks for the army": (
        "Unless the rebels surrender, the army will attack the town, the general said.",
        ("THREATEN", ["the army"], ["the rebels"], "actual"),
    ),
    "a threat by a president": (
        "Iran will attack Israel if Israel sends troops, the Iranian president said.",
        ("THREATEN", ["Iran"], ["Israel"], "actual"),
    ),
    "a threat at whom its condition names": (
        "If Pakistan opens fire, India will respond with force, the Indian minister said.",
        ("THREATEN", ["India"], ["Pakistan"], "actual"),
    ),
    "a threat by nobody but its speaker": (
        "Unless the rebels leave, they will be bombed, the Chadian general said.",
        ("THREATEN", ["the Chadian general"], ["they"], "actual"),
    ),
    "a threat of two verbs": (
        '"We will hunt down and destroy the rebels," the Kenyan general said.',
        ("THREATEN", ["We"], ["the rebels"], "actual"),
    ),
    "returned to another country": (
        "Poland returned two Belarusian activists to Minsk.",
        ("COERCE", ["Poland"], ["two Belarusian activists"], "actual"),
    ),
    "a clause that no pronoun opens": (
        "The Danish premier lifted the state of emergency the king declared last Friday.",
        ("COERCE", ["the king"], [], "actual"),
    ),
    "shot at a place": (
        "A gunman shot worshippers at a mosque in Oslo.",
        ("ASSAULT", ["A gunman"], ["worshippers"], "actual"),
    ),
    "tried to pressure": (
        "Norway tried to pressure the Chadian government to free the sailors.",
        ("REQUEST", ["Norway"], ["the Chadian government"], "actual"),
    ),
    "struck a country": (
        "Iran struck Israel on Monday.",
        ("ASSAULT", ["Iran"], ["Israel"], "actual"),
    ),
}

# The text, and what is not told of it: an event, or an event by an actor.
NOT_TOLD = {
    "the charger does not do it": ("Peru charged three Chilean generals with torturing students.", "ASSAULT", "Peru"),
    "the maker of a rule does not act": (
        "Kenya's ship was in breach of American sanctions on Syria.",
        "SANCTION",
        None,
    ),
    "nor one whose blockade is run": ("Kenya's ships ran a Somali blockade.", "COERCE", None),
    "who reads a letter": ("The king received a letter urging Iran to free the sailors.", "REQUEST", "The king"),
    "who rejects a bill": ("The Danish parliament rejected a bill banning foreign journalists.", "COERCE", None),
    "experts do not threaten": ("If Iran attacks, Israel will attack Iran, experts said.", "THREATEN", None),
    "no doer among the foes": ("A Chadian volunteer was killed fighting for Ukraine.", "ASSAULT", "Ukraine"),
    "nobody sent the letter": (
        "Danish police found a letter. The letter threatened the king.",
        "THREATEN",
        "Danish police",
    ),
    "another state's leader does not threaten": (
        "Russia will attack Ukraine, the American president said.",
        "THREATEN",
        None,
    ),
    "nor does a forecast": ("If the storm hits Cuba, people will be killed, the minister said.", "THREATEN", None),
    "bystanders hold a suspect": ("Bystanders in Oslo stopped the attacker at the bridge.", "COERCE", None),
    "nature": ("The virus struck Italy in March.", "ASSAULT", None),
    "a deal": ("Iran struck a deal with Israel.", "ASSAULT", None),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all texts."""
    return Coder()


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_parties_and_status(coder, text, told):
    """Who did it to whom, and whether it happened."""
    event, actors, recipients, status = told

    found = [one for one in coder.code(text, published="2024-05-15") if one.event == event]

    assert found
    assert any(
        {party.text for party in one.actors} <= set(actors)
        and bool(one.actors)
        and [party.text for party in one.recipients] == recipients
        and status in {None, one.status}
        for one in found
    )


@pytest.mark.parametrize(("text", "event", "actor"), NOT_TOLD.values(), ids=NOT_TOLD)
def test_who_did_not_do_it(coder, text, event, actor):
    """Nobody is told to have done what he only charged, forbade, read, turned down or foretold."""
    found = [one for one in coder.code(text, published="2024-05-15") if one.event == event]
    if actor is not None:
        found = [one for one in found if actor in {party.text for party in one.actors}]

    assert not [one for one in found if one.status != "negated"]
