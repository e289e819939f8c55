"""Places named by a word for their kind, and lands named by an adjective."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.places import PlaceEvents
from diurna.places.gazetteer import Gazetteer
from diurna.records import Draft

STAGE = PlaceEvents(Gazetteer())
ENTERED = """
    Rebels   rebel NOUN NNS 2 nsubj
    entered  enter VERB VBD 0 root
    Nairobi  Nairobi PROPN NNP 2 obj
"""
IN_THE = """
    Police   police NOUN NNS 2 nsubj
    shot     shoot VERB VBD 0 root
    miners   miner NOUN NNS 2 obj
    in       in  ADP IN {at} case
    {det}    {det} DET DT {at} det
    {more}
    {noun}   {noun} NOUN NN 2 obl
"""
THERE = """
    Police   police NOUN NNS 2 nsubj
    shot     shoot VERB VBD 0 root
    miners   miner NOUN NNS 2 obj
    there    there ADV RB 2 advmod
"""
OFF = """
    Pirates  pirate NOUN NNS 2 nsubj
    seized   seize VERB VBD 0 root
    ships    ship NOUN NNS 2 obj
    off      off ADP IN 7 case
    the      the DET DT 7 det
    Somali   Somali ADJ JJ 7 amod
    {noun}   {noun} NOUN NN 2 obl
"""


def place_at(word, *sentences, nationality=""):
    """The place of the event at a word, and the coding."""
    coding = make_coding(*sentences, names=[("Nairobi", "LOC")] if "Nairobi" in sentences[0] else [])
    if nationality:
        coding = with_parties(coding, {nationality: "SOM"})
        (mention,), (entity,) = coding.mentions, coding.entities
        coding = replace(
            coding,
            mentions=(replace(mention, kind="nationality"),),
            entities=(replace(entity, name="Somalia", country="SOM"),),
        )
    token = next(token for token in coding.analysis.tokens if token.text == word)
    number = coding.analysis.sentence_of(token).number
    draft = Draft(id="d", sentence=number, trigger=token.span, predicate=token.index, event="ASSAULT")
    coding = STAGE(replace(coding, drafts=(draft,)))
    return coding.drafts[0], coding


@pytest.mark.parametrize(
    ("det", "more", "noun", "name"),
    [
        ("the", "", "city", "Nairobi"),
        ("the", "", "town", "Nairobi"),
        ("a", "", "city", None),
        ("the", "northern northern ADJ JJ 7 amod", "city", None),
        ("the", "", "province", None),
        ("the", "", "hall", None),
    ],
)
def test_the_city_is_the_one_named_last(det, more, noun, name):
    """In English "The city" is the last town; another kind of place, or one of which more is said, is not known."""
    rows = IN_THE.format(det=det, more=more, noun=noun, at=7 if more else 6)
    draft, coding = place_at("shot", ENTERED, "\n".join(row for row in rows.splitlines() if row.strip()))

    assert (draft.place.name if draft.place else None) == name
    if draft.place:
        assert coding.article.text[draft.place.start : draft.place.end] == draft.place.text == f"the {noun}"
        assert draft.evidence[-1].rule == "place.named-again"


def test_there_is_the_place_named_last():
    """Somebody shot "there" was shot in the town that the sentence before named."""
    draft, _ = place_at("shot", ENTERED, THERE)

    assert draft.place is not None
    assert (draft.place.text, draft.place.name, draft.place.country) == ("there", "Nairobi", "KEN")


def test_there_without_a_place_before_is_nowhere():
    """Nothing is guessed."""
    draft, _ = place_at("shot", THERE)

    assert draft.place is None


@pytest.mark.parametrize(("noun", "country"), [("coast", "SOM"), ("law", None)])
def test_the_land_of_an_adjective(noun, country):
    """In English "Off the Somali coast" lies in Somalia, "off the Somali law" nowhere."""
    draft, _ = place_at("seized", OFF.format(noun=noun), nationality="Somali")

    assert (draft.place.country if draft.place else None) == country


MARCHED = """
    Many     many ADJ JJ 2 nsubj
    marched  march VERB VBD 0 root
    in       in ADP IN 4 case
    {place}  {place} PROPN NNP 2 obl
"""


@pytest.mark.parametrize(
    ("noun", "place", "found"),
    [
        ("city", "Singapore", "SGP"),
        ("city", "Kenya", None),
        ("capital", "Nairobi", "KEN"),
        ("capital", "Mombasa", None),
    ],
)
def test_the_city_is_a_state_of_one_city_too_and_the_capital_only_a_capital(noun: str, place: str, found: str | None):
    """After "marched in Singapore", "in the city" is there; "in the capital" is no town that is none."""
    told = IN_THE.format(at=6, det="the", more="", noun=noun)
    told = "\n".join(row for row in told.splitlines() if row.strip())
    coding = make_coding(MARCHED.format(place=place), told, names=[(place, "LOC")])
    token = next(token for token in coding.analysis.tokens if token.text == "shot")
    draft = Draft(id="d", sentence=2, trigger=token.span, predicate=token.index, event="ASSAULT")

    (placed,) = STAGE(replace(coding, drafts=(draft,))).drafts

    assert (placed.place.country if placed.place else None) == found


AT_HALL = """
    Rebels   rebel NOUN NNS 2 nsubj
    shot     shoot VERB VBD 0 root
    guests   guest NOUN NNS 2 obj
    at       at ADP IN 6 case
    Turners  Turners  PROPN NNP 6 compound
    Hall     hall PROPN NNP 2 obl
    in       in ADP IN 8 case
    Nairobi  Nairobi PROPN NNP 6 nmod
"""
HALL_AGAIN = """
    Police   police NOUN NNS 2 nsubj
    stormed  storm VERB VBD 0 root
    Turners  Turners  PROPN NNP 4 compound
    Hall     hall PROPN NNP 2 obj
"""


def test_a_building_lies_in_the_town_that_stands_with_it_elsewhere():
    """After "at Turners Hall in Nairobi", who storms "Turners Hall" does so in Kenya."""
    names = [("Turners Hall", "LOC"), ("Nairobi", "LOC"), ("Turners Hall", "LOC")]
    coding = make_coding(AT_HALL, HALL_AGAIN, names=names)
    token = next(token for token in coding.analysis.tokens if token.text == "stormed")
    draft = Draft(id="d", sentence=2, trigger=token.span, predicate=token.index, event="ASSAULT")

    (placed,) = STAGE(replace(coding, drafts=(draft,))).drafts

    assert placed.place is not None
    assert (placed.place.text, placed.place.country) == ("Turners Hall", "KEN")
