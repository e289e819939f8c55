"""The confidence of a record: from what was seen of it to a chance."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents
from diurna.events.confidence import SIGNALS, calibration_from, shipped_calibration, signals_of
from diurna.records import Evidence

VISIT = """
Ghana Ghana PROPN NNP 2 nsubj
visited visit VERB VBD 0 root
Togo Togo PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


@pytest.fixture
def coding():
    """One draft, without vectors, so that no model was asked."""
    return ExtractEvents()(with_parties(make_coding(VISIT), {"Ghana": "GHA", "Togo": ""}))


def test_signals_tell_what_a_draft_lacks(coding):
    """An uncoded party, no model's word; then a status other than actual, and no actor."""
    (draft,) = coding.drafts

    assert signals_of(coding, draft) == {
        "first guess": pytest.approx(0.98, abs=0.6),
        "detected": 0,
        "uncoded": 1,
        "no actor": 0,
        "unreal": 0,
    }
    changed = signals_of(coding, replace(draft, status="future", actors=()))
    assert (changed["unreal"], changed["no actor"]) == (1, 1)


def test_what_the_model_says_is_among_them(coding):
    """As log odds, from the evidence that has its score."""
    (draft,) = coding.drafts
    sure, unsure = (
        signals_of(coding, replace(draft, evidence=(replace(draft.evidence[0], score=score),)))["model"]
        for score in (0.9, 0.1)
    )

    assert sure == pytest.approx(-unsure)
    assert sure > 1


def test_what_the_detector_says_is_another(coding):
    """Beside the rules it says how sure it is; what it tells of by itself is marked."""
    (draft,) = coding.drafts
    span = draft.trigger
    beside = Evidence("detector", "detector.0.90", span, 0.9)
    alone = Evidence("event", "detector.consult.0.90", span, 0.9)

    both = signals_of(coding, replace(draft, evidence=(*draft.evidence, beside)))
    assert (both["detected"], both["detector"] > 1) == (0, True)
    own = signals_of(coding, replace(draft, evidence=(alone,)))
    assert (own["detected"], own["detector"] > 1, "model" in own) == (1, True, False)


def test_a_signal_that_is_not_there_counts_as_the_mean():
    """Nothing is held against a record that no model was asked about."""
    row = {"weight": 2.0, "mean": 0.5, "spread": 0.5}
    calibration = calibration_from({"intercept": 0.0, "signals": {"model": row}})

    assert calibration.confidence({}) == calibration.confidence({"model": 0.5}) == 0.5
    assert calibration.confidence({"model": 1.5}) > 0.9
    assert calibration.confidence({"model": 99.0}) == 0.99


def test_what_ships_names_its_origin_and_weighs_every_signal():
    """Package data says what it was fitted to and by which command."""
    row = json.loads((files("diurna.events") / "data" / "confidence.json").read_text("utf-8"))

    assert row["command"] == "make calibrate"
    assert {"wikinews.jsonl", "wire.jsonl", "dev"} <= set(row["origin"].replace(",", "").split())
    assert tuple(row["signals"]) == SIGNALS
    assert shipped_calibration().weights["model"] > 0
