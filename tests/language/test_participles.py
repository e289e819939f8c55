"""Participles taken for adjectives."""

import pytest

from diurna.language.participles import mend_participles


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("shelled", ("VERB", "VBN")),
        ("Vandalised", ("VERB", "VBN")),
        ("limited", ("ADJ", "JJ")),
        ("endangered", ("ADJ", "JJ")),
        ("red", ("ADJ", "JJ")),
        ("sacred", ("ADJ", "JJ")),
        ("green", ("ADJ", "JJ")),
    ],
)
def test_a_participle_that_is_no_adjective_is_a_verb(word, tags):
    """Those that a dictionary or a treebank knows as adjectives stay what they are, and so does what is no participle."""
    upos, xpos = ["ADJ"], ["JJ"]
    mend_participles([word], upos, xpos)
    assert (upos[0], xpos[0]) == tags


def test_only_what_is_tagged_as_an_adjective_is_touched():
    """A noun or a name in -ed keeps its tags."""
    upos, xpos = ["PROPN", "NOUN", "ADJ"], ["NNP", "NN", "NNP"]
    mend_participles(["Shelled", "shelled", "Shelled"], upos, xpos)
    assert (upos, xpos) == (["PROPN", "NOUN", "ADJ"], ["NNP", "NN", "NNP"])
