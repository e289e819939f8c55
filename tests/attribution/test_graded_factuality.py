"""Graded factuality: what the rules say, what was learned, and how much each counts."""

import pytest
from trees import plant

from diurna.attribution.factuality import SHARES, factuality_of, grade
from diurna.attribution.factuality_clues import clues_of, is_talk, numbers_of
from diurna.attribution.factuality_head import read_head, shipped_head
from diurna.attribution.status import reality_of
from diurna.errors import ModelError
from diurna.language import Analyser
from diurna.language.given import analyse_words

TOLD = "Peru|Peru|NNP|3|nsubj will|will|MD|3|aux leave|leave|VB|0|root .|.|.|3|punct"
TALK = "We|we|PRP|3|nsubj will|will|MD|3|aux leave|leave|VB|0|root .|.|.|3|punct"


@pytest.fixture(scope="module")
def analyser():
    """The shipped engine."""
    return Analyser()


def graded(analyser, sentence, word):
    """The factuality of a word in a sentence that the engine has read."""
    analysis = analyse_words("a", [sentence.split()], analyser).analysis
    return factuality_of(analysis, next(token for token in analysis.tokens if token.text == word))


def test_without_vectors_the_rules_decide_alone():
    """A tree that no engine has made has the grade of its rule, which is named, and nothing learned."""
    analysis = plant(TOLD).analysis
    found = factuality_of(analysis, analysis.tokens[2])

    assert (found.grade, found.by_rules, found.rule, found.learned, found.share) == (1.0, 1.0, "modal.will", None, 0.0)


def test_the_grade_is_a_mean_of_both_by_the_share_of_the_status(analyser):
    """What was learned counts by the table; in talk it counts more."""
    told = graded(analyser, "Peru may leave the bloc .", "leave")
    talk = graded(analyser, "You may leave the bloc !", "leave")

    assert (told.share, talk.share) == (SHARES["told"]["hypothetical"], SHARES["talk"]["hypothetical"])
    assert told.grade == pytest.approx((1 - told.share) * told.by_rules + told.share * told.learned)
    assert told.share < talk.share


def test_what_news_denies_is_the_rules_to_grade(analyser):
    """Nothing learned moves a denial that is told."""
    found = graded(analyser, "Peru did not leave the bloc .", "leave")

    assert (found.grade, found.rule, found.share) == (-2.0, "negation.not", 0.0)


@pytest.mark.parametrize(
    ("higher", "lower", "word"),
    [
        ("I wrote to the mayor .", "I wanted to write to the mayor .", ("wrote", "write")),
        ("We sold the house .", "We will sell the house .", ("sold", "sell")),
        ("They fixed our roof .", "Fix our roof .", ("fixed", "Fix")),
    ],
)
def test_what_was_learned_puts_deeds_above_wishes_plans_and_orders(analyser, higher, lower, word):
    """As the annotators of web text do."""
    assert graded(analyser, higher, word[0]).learned > graded(analyser, lower, word[1]).learned + 1


def test_every_grade_is_on_the_scale(analyser):
    """However odd the words: from -3 to 3."""
    for words in ("left", "! ! left", "not not not left you ?", "x " * 200 + "left"):
        assert -3 <= graded(analyser, words, "left").grade <= 3


def test_talk_has_a_first_or_second_person_or_a_mark_that_calls():
    """A sentence that merely tells is none."""
    told, talk = plant(TOLD).analysis, plant(TALK).analysis
    asked = plant(TOLD.replace(".|.|.|", "?|?|.|")).analysis

    assert [is_talk(one, one.tokens[2]) for one in (told, talk, asked)] == [False, True, True]


def test_clues_name_rule_form_and_surroundings():
    """By name, so that the head's weights can be read."""
    analysis = plant(TALK).analysis
    token = analysis.tokens[2]
    clues = set(clues_of(analysis, token, reality_of(analysis, token)))

    assert {"status future", "last rule modal.will", "own aux will", "own nsubj we", "helpers will VB", "talk"} <= clues
    assert "no subject" not in clues


def test_the_shipped_head_reads_what_the_clues_and_numbers_give(analyser):
    """Its rows are as many as the engine's numbers and its own clues; a fit to another engine would not load here."""
    head, places = shipped_head()
    analysis = analyse_words("a", [["Peru", "left", "."]], analyser).analysis
    numbers = numbers_of(analysis, analysis.tokens[1], grade(reality_of(analysis, analysis.tokens[1])))

    assert head.hidden.shape[0] == len(numbers) + len(places)
    assert len(places) == len(head.clues)


def test_a_file_that_is_no_head_is_told(tmp_path):
    """With what is expected and what to do."""
    broken = tmp_path / "factuality.npz"
    broken.write_bytes(b"no archive")

    for path in (broken, tmp_path / "missing.npz"):
        with pytest.raises(ModelError, match=r"python -m diurna\.training\.factuality"):
            read_head(path)
