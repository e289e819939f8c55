"""Lemmas from tables, dictionary and edit scripts."""

import pytest

from diurna.language.lemmas import apply_script, choose_lemma, make_script


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("rejected", "reject"), ("Parties", "party"), ("went", "go"), ("Paris", "Paris"), ("EU", "EU"), ("is", "be")],
)
def test_a_script_turns_the_form_it_was_made_from_into_its_lemma(form, lemma):
    """Making a script and applying it gives the lemma back."""
    assert apply_script(form, make_script(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("led", "VERB", "VBD", "lead"),
        ("rejected", "VERB", "VBN", "reject"),
        ("Sanctions", "NOUN", "NNS", "sanction"),
        ("withdrew", "VERB", "VBD", "withdraw"),
        ("fought", "VERB", "VBD", "fight"),
    ],
)
def test_the_dictionary_overrules_a_bad_guess(form, upos, xpos, lemma):
    """Known verbs and nouns are right whatever edit script the model chose."""
    assert choose_lemma(form, upos, xpos, "lower:1:", {}) == lemma


def test_the_table_overrules_the_dictionary():
    """What the treebanks say of a form and tag comes first."""
    assert choose_lemma("people", "NOUN", "NNS", "lower:0:", {"people\tNNS": "person"}) == "person"
