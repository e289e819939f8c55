import json

import pytest

from diurna.errors import GoldError
from diurna.scoring.gold import read_gold
from diurna.scoring.types import confusions, gold_cases, is_gold, read_type_cases, score_types

ROW = {
    "sentence": "Norland expelled envoys.",
    "source_spans": [[0, 7]],
    "target_spans": [[17, 23]],
    "gold_root": "YIELD",
}


def test_cases_are_read(tmp_path):
    """The first of several marked places counts; a side may be unmarked."""
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | {"source_spans": []}) + "\n", encoding="utf-8")

    first, second = read_type_cases(path)

    assert first.actor.of(first.text) == "Norland"
    assert first.recipient.of(first.text) == "envoys"
    assert second.actor is None


@pytest.mark.parametrize("change", [{"gold_root": "PUNISH"}, {"source_spans": [[0, 99]]}, {"sentence": 1}])
def test_a_faulty_case_is_named(tmp_path, change):
    """The file and the line are told."""
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(ROW | change), encoding="utf-8")

    with pytest.raises(GoldError) as raised:
        read_type_cases(path)

    assert "cases.jsonl line 1" in raised.value.faults[0]


def test_retreats_and_concessions_are_one_where_gold_says_so():
    """A set with YIELD has both in it."""
    assert score_types([("YIELD", "RETREAT"), ("YIELD", "CONCEDE"), ("AID", "AID")])["accuracy"] == 1
    assert score_types([("RETREAT", "CONCEDE"), ("AID", "AID")])["accuracy"] == 0.5


def test_macro_f1_weighs_classes_alike():
    """A rare class counts as much as a frequent one; quad classes forgive confusions inside them."""
    figures = score_types([("AID", "AID")] * 3 + [("SANCTION", "COERCE")])

    assert figures["macro_f1"] == pytest.approx(0.5)
    assert figures["quad_macro_f1"] == 1


def test_confusions_are_told_most_often_first():
    """Only what differs."""
    pairs = [("AID", "AID"), ("AID", "AGREE"), ("AID", "AGREE"), ("REJECT", "AGREE")]

    assert list(confusions(pairs)) == [("AID", "AGREE", 2), ("REJECT", "AGREE", 1)]


def test_gold_articles_are_cases_too(tmp_path):
    """Each event with its first actor and recipient and the words that name it; the two formats are told apart."""
    event = {
        "event": "SANCTION", "mode": "expel", "trigger": [8, 16], "actors": [{"span": [0, 7], "code": "NOR"}],
        "recipients": [], "status": "actual", "historical": False, "speakers": [], "date": None, "place": None,
    }  # fmt: skip
    article = {"file": "a.txt", "sha256": "0", "split": "dev", "published": None, "events": [event]}
    gold, cases = tmp_path / "gold.jsonl", tmp_path / "cases.jsonl"
    gold.write_text(json.dumps(article), encoding="utf-8")
    cases.write_text(json.dumps(ROW), encoding="utf-8")

    (case,) = gold_cases(read_gold(gold)[0], "Norland expelled envoys.")

    assert (case.event, case.trigger.of(case.text), case.actor.of(case.text), case.recipient) == (
        "SANCTION", "expelled", "Norland", None,
    )  # fmt: skip
    assert is_gold(gold)
    assert not is_gold(cases)
    assert not is_gold(tmp_path / "nowhere.jsonl")
