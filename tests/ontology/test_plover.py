"""PLOVER and CAMEO as data."""

import pytest

from diurna.ontology import plover


def test_the_codebook_is_complete():
    """Sixteen types, 67 modes... as the codebook has them, and 37 contexts."""
    book = plover()

    assert len(book.events) == 16
    assert len(book.contexts) == 37


@pytest.mark.parametrize("event", list(plover().events))
def test_every_type_and_mode_has_a_quad_class_a_score_and_a_cameo_code(event):
    """Whatever is coded can be read by those who know CAMEO."""
    book = plover()
    codes = {code.code for code in book.cameo}

    for mode in [None, *book.events[event].modes]:
        assert book.nearest_cameo(event, mode, ()) in codes
        score = book.score(event, mode)
        assert score is None or -10 <= score <= 10


def test_a_mode_s_own_score_goes_before_the_type_s():
    """A visit is worth more than a phone call."""
    book = plover()

    assert book.score("CONSULT", "visit") == 4.0
    assert book.score("CONSULT", None) == 2.5


def test_contexts_make_the_cameo_code_more_precise():
    """Military aid is another code than aid."""
    book = plover()

    assert book.nearest_cameo("AGREE", None, ("military",)) != book.nearest_cameo("AGREE", None, ("economic",))
