"""Where the model is asked whether an event was, and what becomes of its choice."""

from dataclasses import replace

import numpy as np
import pytest

from builders import make_coding
from diurna.model.nets import ChoiceModel
from diurna.places import PlaceEvents
from diurna.places.gazetteer import Gazetteer
from diurna.places.learned_places import clues_of, options_of, setting_of, shipped_places
from diurna.records import Draft

KABUL = """
Envoys envoy NOUN NNS 2 nsubj
arrived arrive VERB VBD 0 root
in in ADP IN 4 case
Kabul Kabul PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
PLACELESS = """
Troops troops NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
. . PUNCT . 2 punct
"""
GAZETTEER = Gazetteer()


class Sure(ChoiceModel):
    """Gives a chance to the option of a country, None for nowhere; others share the rest."""

    def __init__(self, country, chance=1.0):
        super().__init__([])
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "chance", chance)

    def chances(self, clues):
        """Of each option."""
        rest = (1 - self.chance) / max(1, len(clues.options) - 1)
        found = [one.country if one else None for one in clues.options]
        return np.array([self.chance if one == self.country else rest for one in found], dtype=np.float32)


def coded(*sentences, at, vectors=True):
    """An article with a draft at the verb of one of its sentences, and names for its places."""
    coding = make_coding(*sentences, names=[("Kabul", "LOC")] * sum(one is KABUL for one in sentences))
    rows = tuple(np.ones(640 if vectors else 256, dtype=np.float32) for _ in coding.analysis.tokens)
    token = coding.analysis.tokens[coding.analysis.sentences[at].first + 1]
    draft = Draft(id="d", sentence=at + 1, trigger=token.span, predicate=token.index, event="CONSULT")
    return replace(coding, analysis=replace(coding.analysis, vectors=rows), drafts=(draft,))


def placed(model, *sentences, at, **more):
    """The draft as the model places it."""
    return PlaceEvents(GAZETTEER, learned=model)(coded(*sentences, at=at, **more)).drafts[0]


def test_it_may_be_where_the_sentence_before_was_or_nowhere():
    """None first, then the places that are named near."""
    coding = coded(KABUL, PLACELESS, PLACELESS, at=2)
    spots = PlaceEvents(GAZETTEER, learned=None).atlas(coding).spots(coding)

    options = options_of(setting_of(coding, coding.drafts, spots), 0)

    assert [one.toponym.text if one else None for one in options] == [None, "Kabul"]


def test_a_sure_choice_is_taken_and_says_so():
    """With the gazetteer's facts, and the model in the evidence."""
    draft = placed(Sure("AFG"), KABUL, PLACELESS, PLACELESS, at=2)

    assert draft.place is not None
    assert (draft.place.text, draft.place.country, draft.place.geonames) == ("Kabul", "AFG", 1138958)
    assert [one.rule for one in draft.evidence] == ["model.place.1.00"]


def test_the_rules_place_goes_where_the_model_is_sure_of_none():
    """The evidence of the rules goes with it."""
    assert placed(None, KABUL, PLACELESS, PLACELESS, at=0).place is not None
    draft = placed(Sure(None), KABUL, PLACELESS, PLACELESS, at=0)

    assert draft.place is None
    assert [one.rule for one in draft.evidence] == ["model.place.1.00"]


@pytest.mark.parametrize(
    ("told", "sentences"),
    [
        ({"model": Sure("AFG", 0.5)}, [KABUL, PLACELESS, PLACELESS]),
        ({"model": Sure("AFG"), "vectors": False}, [KABUL, PLACELESS, PLACELESS]),
        ({"model": Sure("AFG")}, [KABUL, PLACELESS]),
    ],
    ids=["no surer than the rules", "no vectors", "a sentence or two"],
)
def test_else_what_the_rules_say_stays(told, sentences):
    """Which is nothing here."""
    assert placed(told.pop("model"), *sentences, at=1, **told).place is None


def test_the_shipped_networks_read_these_clues():
    """As many facts as they have learned from; chances sum to one."""
    coding = coded(KABUL, PLACELESS, KABUL, at=2)
    spots = PlaceEvents(GAZETTEER, learned=None).atlas(coding).spots(coding)
    clues = clues_of(coding, setting_of(coding, coding.drafts, spots), 0)

    chances = shipped_places().chances(clues)

    assert chances.shape == (len(clues.options),)
    assert chances.sum() == pytest.approx(1, abs=1e-5)
