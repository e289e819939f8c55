"""Lemmas of verbs: by tag, from known words inside, through slips, and by spelling."""

import pytest

from diurna.language.lemmas import choose_lemma
from diurna.language.verbs import verb_lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("lay", "VB", "lay"),
        ("lay", "VBD", "lie"),
        ("found", "VB", "found"),
        ("found", "VBD", "find"),
        ("saw", "VB", "saw"),
        ("mimicked", "VBD", "mimic"),
        ("kicking", "VBG", "kick"),
    ],
)
def test_the_tag_says_which_of_two_verbs_it_is(form, xpos, lemma):
    """A base form is its own lemma, though it be another verb's past."""
    assert verb_lemma(form, xpos, "x") == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("re-armed", "VBD", "re-arm"),
        ("counterattacked", "VBD", "counterattack"),
        ("carjacked", "VBN", "carjack"),
        ("talkin'", "VBG", "talk"),
        ("shoutin", "VBG", "shout"),
    ],
)
def test_a_known_verb_is_found_inside_an_unknown_form(form, xpos, lemma):
    """Prefixes, compounds and clipped endings keep the verb that everybody knows."""
    assert verb_lemma(form, xpos, "x") == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [("negotiatied", "VBD", "negotiate"), ("withdrwan", "VBN", "withdraw"), ("condmened", "VBD", "condemn")],
)
def test_a_slip_of_the_pen_is_seen_through(form, xpos, lemma):
    """A letter too many, too few or out of place gives the verb that was meant."""
    assert verb_lemma(form, xpos, "x") == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("glimbing", "VBG", "glimb"),
        ("vlogging", "VBG", "vlog"),
        ("doxxed", "VBN", "doxx"),
        ("brexited", "VBN", "brexit"),
        ("oligarchised", "VBN", "oligarchise"),
        ("putinized", "VBN", "putinize"),
        ("kremlified", "VBD", "kremlify"),
        ("hav", "VBP", "have"),
        ("zorp", "VB", "zorp"),
    ],
)
def test_a_coinage_follows_the_rules_of_spelling(form, xpos, lemma):
    """Doubled consonants, silent e and y are given back; what no rule touches keeps its stem."""
    assert verb_lemma(form, xpos, "x") == lemma


def test_the_guess_decides_a_silent_e_that_no_rule_knows():
    """Stem with or without e: the model's word, if it is one of the two."""
    assert verb_lemma("flomed", "VBD", "flome") == "flome"
    assert verb_lemma("flomed", "VBD", "fl") == "flom"


@pytest.mark.parametrize("form", ["", "'d", "\u2019d", "ed", "ing", "s", "x" * 5000, "\u0130ing", "-", "'", "in'"])
@pytest.mark.parametrize("xpos", ["VB", "VBD", "VBG", "VBZ", "NNP", "FW"])
def test_odd_forms_have_some_lemma(form, xpos):
    """Whatever stands there, a lemma comes back, and it is empty only for an empty form."""
    assert bool(choose_lemma(form, "VERB", xpos, "lower:0:", {})) == bool(form)


def test_a_participle_within_a_name_keeps_its_capital():
    """As the treebanks have it; a name that is no participle stays as it is."""
    assert choose_lemma("Occupied", "VERB", "NNP", "keep:0:", {}) == "Occupy"
    assert choose_lemma("Keep", "VERB", "NNP", "keep:0:", {}) == "Keep"
