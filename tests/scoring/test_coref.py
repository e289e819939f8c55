"""Coreference against gold, on documents of a few words."""

import json
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import GoldError
from diurna.scoring.coref import (
    FoundMention,
    best_assignment,
    measures,
    read_coreference,
    score_coreference,
)

#             0      1    2       3    4      5    6     7
WORDS = ["Ruto", "met", "Odinga", ".", "He", "thanked", "him", "."]
ROW = {
    "id": "a_news_talks",
    "tokens": WORDS,
    "sent_starts": [0, 4],
    "mentions": [
        {"start": 0, "end": 1, "cluster": "1", "etype": "person", "minspan": "1"},
        {"start": 2, "end": 3, "cluster": "2", "etype": "person", "minspan": "1"},
        {"start": 4, "end": 5, "cluster": "1", "etype": "person", "minspan": "1"},
        {"start": 6, "end": 7, "cluster": "2", "etype": "person", "minspan": "1"},
    ],
}
PROPER = frozenset({0, 2})


def document(tmp_path, row=ROW):
    """The one document of a file."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = read_coreference(path)
    return found


def found(*pairs):
    """Mentions from (head, entity) pairs."""
    return [FoundMention(head, entity, head > 3) for head, entity in pairs]


def test_all_right_is_one(tmp_path):
    """What agrees with gold in everything scores 1, whatever the entities are called."""
    figures = score_coreference([(document(tmp_path), PROPER, found((0, "x"), (2, "y"), (4, "x"), (6, "y")))])

    assert figures == {"muc_f1": 1, "b_cubed_f1": 1, "ceaf_e_f1": 1, "conll_f1": 1, "pronoun_accuracy": 1}


def test_a_wrong_antecedent_costs(tmp_path):
    """Pronouns given to the wrong person are wrong; one that is left out is wrong too."""
    crossed = score_coreference([(document(tmp_path), PROPER, found((0, "x"), (2, "y"), (4, "y"), (6, "x")))])
    silent = score_coreference([(document(tmp_path), PROPER, found((0, "x"), (2, "y"), (4, "x")))])

    assert crossed["pronoun_accuracy"] == 0
    assert silent["pronoun_accuracy"] == 0.5
    assert 0 < crossed["conll_f1"] < silent["conll_f1"] < 1


def test_nothing_found_is_no_error(tmp_path):
    """An analysis without mentions scores 0."""
    figures = score_coreference([(document(tmp_path), PROPER, [])])

    assert (figures["conll_f1"], figures["pronoun_accuracy"]) == (0, 0)


def test_the_measures_of_a_textbook_case():
    """Key {abc} {de}, response {ab} {cde}: MUC 2/3; B-cubed 11/15 each way; CEAF-e 4/5 a pair."""
    key = [frozenset("abc"), frozenset("de")]
    response = [frozenset("ab"), frozenset("cde")]

    parts = measures(key, response)

    assert parts["muc"] == ((2, 2), 3, 3)
    assert parts["b_cubed"][0] == pytest.approx((11 / 3, 11 / 3))
    assert parts["ceaf_e"][0][0] == pytest.approx(0.8 + 0.8)


@given(st.integers(1, 4), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_best_assignment_is_the_best(rows, columns, rng):
    """The assignment is worth what the best of all assignments is worth."""
    worth = np.array([[rng.random() for _ in range(columns)] for _ in range(rows)])
    tall = worth if rows <= columns else worth.T

    best = max(sum(tall[i, j] for i, j in enumerate(one)) for one in permutations(range(tall.shape[1]), tall.shape[0]))

    assert best_assignment(worth) == pytest.approx(best)


def test_all_faults_are_told(tmp_path):
    """Each broken line is named, with what was expected."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "x"}\nno json\n', encoding="utf-8")

    with pytest.raises(GoldError) as caught:
        read_coreference(path)

    assert [fault.split(":")[0][-6:] for fault in caught.value.faults] == ["line 1", "line 2"]
