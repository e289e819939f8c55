"""Places that are named in a sentence, and are not where its event happened; and scenes, which are."""

import pytest
from test_named_again import place_at
from test_places import name_of, placed

CONDEMNED = """
    Chad      Chad   PROPN NNP 2 nsubj
    {verb}    {verb} VERB  VBD 0 root
    attacks   attack NOUN  NNS 2 obj
    at        at     ADP   IN  5 case
    embassies embassy NOUN NNS 2 obl
    in        in     ADP   IN  7 case
    Nairobi   Nairobi PROPN NNP 5 nmod
"""


@pytest.mark.parametrize(("verb", "event", "place"), [("condemned", "ACCUSE", None), ("ended", "ASSAULT", "Nairobi")])
def test_words_on_a_blow_are_not_spoken_where_it_fell(verb: str, event: str, place: str | None):
    """In English "Condemned attacks at embassies in Nairobi" was said anywhere, also where the tree hangs the place from the verb."""
    _, (found,) = placed(CONDEMNED.format(verb=verb), ["Nairobi"], **{verb: event})

    assert name_of(found) == place


CLAIMED = """
    The      the    DET   DT  2 det
    attack   attack NOUN  NN  4 nsubj:pass
    was      be     AUX   VBD 4 aux:pass
    {verb}   {lemma} VERB VBN 0 root
    by       by     ADP   IN  6 case
    rebels   rebel  NOUN  NNS 4 obl:agent
    in       in     ADP   IN  8 case
    Nairobi  Nairobi PROPN NNP 4 obl
"""


@pytest.mark.parametrize(("verb", "lemma", "place"), [("claimed", "claim", None), ("mounted", "mount", "Nairobi")])
def test_an_attack_is_not_where_it_is_claimed(verb: str, lemma: str, place: str | None):
    """In English "The attack was claimed by rebels in Nairobi": it may have been elsewhere."""
    _, (found,) = placed(CLAIMED.format(verb=verb, lemma=lemma), ["Nairobi"], attack="ASSAULT")

    assert name_of(found) == place


HONOUR = """
    They     they PRON  PRP 2 nsubj
    met      meet VERB  VBD 0 root
    in       in   ADP   IN  6 case
    Nairobi  Nairobi PROPN NNP 6 nmod:poss
    's       's   PART  POS 4 case
    {noun}   {noun} NOUN NN 2 obl
"""


@pytest.mark.parametrize(("noun", "place"), [("honor", None), ("stadium", "Nairobi")])
def test_in_somebodys_honor_is_no_place(noun: str, place: str | None):
    """Towns and persons share names: "in Nairobi's stadium" is a place, "in Paris's honor" is none."""
    _, (found,) = placed(HONOUR.format(noun=noun), ["Nairobi"], met="CONSULT")

    assert name_of(found) == place


STAIN = """
    It       it   PRON  PRP 3 nsubj
    was      be   AUX   VBD 3 cop
    {noun}   {noun} NOUN NN 0 root
    on       on   ADP   IN  5 case
    Nairobi  Nairobi PROPN NNP 3 nmod
"""


@pytest.mark.parametrize(("noun", "place"), [("stain", None), ("raid", "Nairobi")])
def test_on_a_place_is_there_only_for_what_strikes_it(noun: str, place: str | None):
    """A raid on Nairobi is there, a stain on it is a figure of speech."""
    _, (found,) = placed(STAIN.format(noun=noun), ["Nairobi"], **{noun: "ASSAULT"})

    assert name_of(found) == place


SUPPORTED = """
    {mark}    {mark} SCONJ IN 3 mark
    many      many   ADJ   JJ 3 nsubj
    {verb}
    it        it     PRON  PRP 3 obj
    crowds    crowd  NOUN  NNS 6 nsubj
    marched   march  VERB  VBD 0 root
    in        in     ADP   IN 8 case
    Nairobi   Nairobi PROPN NNP 6 obl
"""


def test_words_are_not_spoken_where_something_else_happens():
    """In English "While many supported it, crowds marched in Nairobi": only the crowds were there."""
    sentence = SUPPORTED.format(mark="While", verb="supported support VERB VBD 6 advcl")
    _, (supported, marched) = placed(sentence, ["Nairobi"], supported="SUPPORT", marched="PROTEST")

    assert name_of(supported) is None
    assert name_of(marched) == "Nairobi"


def test_who_marches_demanding_something_demands_it_there():
    """In English "Marched in Nairobi, demanding visas": one place for both."""
    sentence = """
        Crowds    crowd  NOUN  NNS 2 nsubj
        marched   march  VERB  VBD 0 root
        in        in     ADP   IN 4 case
        Nairobi   Nairobi PROPN NNP 2 obl
        demanding demand VERB  VBG 2 advcl
        visas     visa   NOUN  NNS 5 obj
    """
    _, (found,) = placed(sentence, ["Nairobi"], demanding="REQUEST")

    assert name_of(found) == "Nairobi"


HOME = """
    {town}
    has      have AUX   VBZ {at} aux
    been     be   AUX   VBN {at} cop
    home     home NOUN  NN  0 root
    {case}   {case} ADP IN  {last} case
    protests protest NOUN NNS {at} nmod
"""


@pytest.mark.parametrize(("case", "place"), [("to", "Nairobi"), ("after", None)])
def test_a_town_that_is_home_to_protests_is_their_place(case: str, place: str | None):
    """In English "Nairobi has been home to protests": they are there."""
    sentence = HOME.format(town="Nairobi Nairobi PROPN NNP 4 nsubj", at=4, case=case, last=6)
    _, (found,) = placed(sentence, ["Nairobi"], protests="PROTEST")

    assert name_of(found) == place


def test_a_town_named_again_is_the_scene_too():
    """In English "The city has been home to protests": it is the town named last."""
    entered = """
        Rebels   rebel NOUN NNS 2 nsubj
        entered  enter VERB VBD 0 root
        Nairobi  Nairobi PROPN NNP 2 obj
    """
    sentence = HOME.format(town="The the DET DT 2 det\n    city city NOUN NN 5 nsubj", at=5, case="to", last=7)
    draft, _ = place_at("protests", entered, sentence)

    assert draft.place is not None
    assert draft.place.name == "Nairobi"
