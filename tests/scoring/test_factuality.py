"""Reading graded factuality, and holding grades against it."""

import json

import pytest

from diurna.errors import GoldError
from diurna.scoring.status import Judged, pearson, read_factuality, score_factuality

ROW = {"id": "a", "tokens": ["Mali", "left", "."], "targets": [{"start": 1, "end": 2, "factuality": 2.5}]}


def test_rows_are_read(tmp_path):
    """A sentence gives its words and the factuality of its targets by the index of their last word."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n")

    (sentence,) = read_factuality(path)

    assert (sentence.words, dict(sentence.factuality)) == (("Mali", "left", "."), {1: 2.5})


def test_faults_come_together(tmp_path):
    """A line that is no JSON, a target outside, a grade off the scale and an empty word are all told, with their lines."""
    outside = ROW | {"targets": [{"start": 2, "end": 4, "factuality": 1}]}
    off = ROW | {"targets": [{"start": 1, "end": 2, "factuality": 9}]}
    nan = ROW | {"targets": [{"start": 1, "end": 2, "factuality": float("nan")}]}
    empty = ROW | {"tokens": ["Mali", " ", "."]}
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(["{\n", "[]\n", *(json.dumps(row) + "\n" for row in (outside, off, nan, empty))]))

    with pytest.raises(GoldError) as caught:
        read_factuality(path)

    assert [fault.split(":")[0] for fault in caught.value.faults] == [f"{path} line {line}" for line in range(1, 7)]


def test_a_file_without_targets_is_no_gold(tmp_path):
    """An empty file is told as such."""
    path = tmp_path / "gold.jsonl"
    path.write_text("")

    with pytest.raises(GoldError, match="no target"):
        read_factuality(path)


def test_did_not_happen_is_below_minus_one():
    """Of -2 and -1 only the first did not happen: one hit, one miss and one false alarm make an F1 of one half."""
    judged = [Judged(-2, -2, True), Judged(-3, 3, False), Judged(-1, -2, True), Judged(3, 3, False)]

    assert score_factuality(judged)["did_not_happen_f1"] == pytest.approx(0.5)


def test_pearson_is_one_on_a_line_and_zero_without_spread():
    """Points on a rising line give 1, on a falling one -1, and 0 where one side does not vary."""
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert pearson([1, 2, 3], [5, 5, 5]) == 0
    assert pearson([], []) == 0
