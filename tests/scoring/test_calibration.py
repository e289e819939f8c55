"""Whether confidence keeps its word: the table, the error, and the fit."""

import numpy as np
import pytest

from diurna.scoring.calibration import calibration_error, fit_logistic, log_loss, reliability
from diurna.scoring.intervals import bootstrap


def test_the_table_has_a_row_for_each_tenth_that_occurs():
    """With mean confidence and the share right; 1 belongs to the last."""
    first, last = reliability([(0.12, False), (0.18, True), (1.0, True)])

    assert (first.low, first.high, first.records) == (0.1, 0.2, 2)
    assert (first.confidence, first.right) == (pytest.approx(0.15), 0.5)
    assert (last.low, last.records, last.right) == (0.9, 1, 1.0)


def test_the_error_is_the_mean_gap_by_records():
    """Three of four at 0.75 are right: no gap; one at 0.35 that is right has one of 0.65."""
    kept = [(0.75, True)] * 3 + [(0.75, False)]

    assert calibration_error(kept) == 0
    assert calibration_error([*kept, (0.35, True)]) == pytest.approx(0.65 / 5)
    assert calibration_error([]) == 0


def test_the_fit_finds_the_chances_it_was_drawn_from():
    """With many records and next to no penalty, weights and intercept come back."""
    rng = np.random.default_rng(7)
    rows = rng.normal(size=(20_000, 2))
    chance = 1 / (1 + np.exp(-(0.5 + rows @ np.array([1.0, -2.0]))))
    right = (rng.random(20_000) < chance).astype(float)

    intercept, weights = fit_logistic(rows, right, penalty=1e-6)

    assert intercept == pytest.approx(0.5, abs=0.08)
    assert weights == pytest.approx([1.0, -2.0], abs=0.08)
    fitted = 1 / (1 + np.exp(-(intercept + rows @ weights)))
    assert calibration_error(list(zip(fitted.tolist(), (right == 1).tolist(), strict=True))) < 0.02


def test_a_penalty_keeps_weights_small_and_separated_classes_finite():
    """What separates all rows would else get a weight without end."""
    rows = np.array([[-1.0], [-1.0], [1.0], [1.0]])
    right = np.array([0.0, 0.0, 1.0, 1.0])

    assert 0 < fit_logistic(rows, right, penalty=5.0)[1][0] < fit_logistic(rows, right, penalty=0.5)[1][0] < 5


def test_log_loss_of_who_always_says_a_half():
    """Is the log of two."""
    assert log_loss([(0.5, True), (0.5, False)]) == pytest.approx(np.log(2))


def test_intervals_hold_what_varies_and_are_narrow_where_nothing_does():
    """The share of a mixed list has width, that of a uniform one has none; the same seed gives the same."""

    def share(drawn):
        return {"share": sum(drawn) / len(drawn)}

    low, high = bootstrap([0, 1] * 20, share)["share"]

    assert low < 0.5 < high
    assert bootstrap([1] * 20, share)["share"] == (1, 1)
    assert bootstrap([0, 1] * 20, share) == bootstrap([0, 1] * 20, share)
    assert bootstrap([], share) == {}
