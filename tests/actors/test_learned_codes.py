"""What the learned codes add to what the rules leave open, and what they never touch."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from builders import make_coding
from diurna import Coder
from diurna.actors.learned_codes import (
    FACTS,
    SECTOR_ORDER,
    Clues,
    CodeModel,
    add_learned_codes,
    clues_of,
    near_countries,
    recent_countries,
    setting_of,
    shipped_codes,
)
from diurna.records import Entity, Evidence, Mention

TREE = """
Police police NOUN NNS 2 nsubj
beat beat VERB VBD 0 root
marchers marcher NOUN NNS 2 obj
in in ADP IN 5 case
Chile Chile PROPN NNP 2 obl
. . PUNCT . 2 punct
"""


class Sure(CodeModel):
    """Sure of the first country that is one, and of one sector."""

    sector = "COP"

    def countries(self, clues: Clues):
        """All for the first that is told of."""
        return np.array([float(number == 1) for number in range(len(clues.countries))], dtype=np.float32)

    def sectors(self, clues: Sequence[Clues]):
        """All for one."""
        return np.array([float(one == self.sector) for one in SECTOR_ORDER], dtype=np.float32)


MODEL = Sure([], [])


def made(name, token, kind, entity, rule):
    """A mention of one word."""
    evidence = (Evidence("entity", rule, token.span),)
    return Mention(id=name, span=token.span, head=token.index, kind=kind, entity=entity, evidence=evidence)


def coded(*, rule="lexicon.agent.police", sectors=("COP",), country=None, vectors=True, sentences=3):
    """A sentence with the police, of whom the entity is told, and Chile."""
    coding = make_coding(*[TREE] * sentences)
    rows = tuple(np.ones(640, dtype=np.float32) for _ in coding.analysis.tokens) if vectors else ()
    tokens = coding.analysis.tokens
    entities = (
        Entity(id="p", kind="group", name="police", sectors=sectors, country=country),
        Entity(id="c", kind="country", name="Chile", country="CHL"),
    )
    mentions = (
        made("m1", tokens[0], "group", "p", rule),
        made("m2", tokens[4], "name", "c", "country.name"),
    )
    return replace(coding, analysis=replace(coding.analysis, vectors=rows), entities=entities, mentions=mentions)


def test_a_party_without_a_country_is_given_one_and_evidence_says_so():
    """The police are Chile's, and their mention tells by which model."""
    coding = add_learned_codes(coded(), MODEL, protected=False)

    assert coding.entities[0].code == "CHL-COP"
    assert coding.mentions[0].evidence[-1].rule == "model.code.chl.1.00"


def test_a_country_that_is_known_stays():
    """Peru's police stay Peru's, whatever the model says."""
    assert add_learned_codes(coded(country="PER"), MODEL, protected=False).entities[0].country == "PER"


def test_countries_themselves_are_never_changed():
    """Chile gets no sector."""
    assert add_learned_codes(coded(), MODEL, protected=False).entities[1].code == "CHL"


def test_a_sector_takes_another_place_where_the_model_is_sure():
    """Of one sector for another."""
    assert add_learned_codes(coded(sectors=("GOV",)), MODEL, protected=False).entities[0].sectors == ("COP",)


@pytest.mark.parametrize("rule", ["lexicon.leader.own", "lexicon.body.own", "lexicon.group.own", "lexicon.own"])
def test_the_sectors_of_a_users_own_tables_stay(rule):
    """What somebody wrote down goes before what a network thinks; the country that is open is given all the same."""
    coding = add_learned_codes(coded(rule=rule, sectors=("GOV",)), MODEL, protected=True)

    assert coding.entities[0].code == "CHL-GOV"


def test_without_vectors_nothing_is_added():
    """As with an engine that is not the shipped one."""
    coding = coded(vectors=False)

    assert add_learned_codes(coding, MODEL, protected=False) == coding


def test_of_a_sentence_or_two_nothing_is_guessed():
    """There is no article around them to tell it by."""
    coding = coded(sentences=2)

    assert add_learned_codes(coding, MODEL, protected=False) == coding


def test_clues_tell_where_a_country_stands():
    """Chile is told of once, in the lead, four words away; facts are as many as the shipped nets read."""
    coding = coded()
    setting, near = setting_of(coding), near_countries(coding)
    model = shipped_codes()
    clues = clues_of(coding, coding.entities[0], coding.mentions[0], coding.mentions[:1], setting, near["m1"])

    assert (setting.often, setting.lead) == ([("CHL", 1)], [("CHL", 1)])
    assert near["m1"] == [(4, "CHL")]
    assert clues.countries == ["", "CHL"]
    assert model.countries(clues).sum() == pytest.approx(1, abs=1e-5)
    assert model.sectors([clues]).shape == (len(SECTOR_ORDER),)
    assert model.sectors([clues]).sum() == pytest.approx(1, abs=1e-5)
    assert clues.facts.shape == (FACTS,)


def test_the_sentences_before_tell_of_countries():
    """The sentence with Chile is before the next two, and neither before itself nor the one after these."""
    coding = coded()
    setting = setting_of(coding)
    here = coding.analysis.sentence_of(coding.analysis.tokens[4]).number

    told = [recent_countries(setting, number) for number in (here, here + 1, here + 2, here + 3)]

    assert told == [[], ["CHL"], ["CHL"], []]


def test_all_mentions_of_a_party_are_weighed_together():
    """The shipped networks read each mention beside the mean of all: two that differ give what neither does alone."""
    coding = coded()
    setting, near = setting_of(coding), near_countries(coding)
    one = clues_of(coding, coding.entities[0], coding.mentions[0], coding.mentions[:1], setting, near["m1"])
    other = replace(one, own=-one.own, read=-one.read)
    model = shipped_codes()
    alone, both = model.sectors([one]), model.sectors([one, other])

    assert not np.allclose(alone, both)
    assert np.allclose(both, model.sectors([other, one]), atol=1e-6)
    assert np.allclose(alone, model.sectors([one, one]), atol=1e-5)


def test_the_police_of_a_long_story_are_its_countrys():
    """The whole coder: nobody says whose officers they are, and all that is told of is Bolivia."""
    text = (
        "Miners and officers clash in Bolivia\n\nLA PAZ, Bolivia - Miners hurled dynamite at officers in Oruro on Monday.\n\n"
        "Bolivian ministers met in La Paz. Onlookers said officers beat several miners.\n"
    )
    found = [
        party.code
        for event in Coder().code(text, published="2015-06-15")
        for party in (*event.actors, *event.recipients)
    ]

    assert "BOL-COP" in found
    assert "COP" not in found
