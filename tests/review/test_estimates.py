"""Intervals, weights and kappa, against figures worked out by hand or printed elsewhere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.review.estimates import agreement, proportion, wilson


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (score without continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_one_that_is_printed(right, n, low, high):
    """Newcombe's table of the score interval, to four digits."""
    assert wilson(right / n, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_within_bounds(case):
    """At every count."""
    right, n = case
    low, high = wilson(right / n, n)

    assert 0 <= low <= right / n <= high <= 1
    assert low < high


def test_equal_weights_are_no_weights():
    """The effective size is then the number of records."""
    found = proportion([(True, 3.0)] * 8 + [(False, 3.0)] * 2)

    assert (found.right, found.n, found.share) == (8, 10, pytest.approx(0.8))
    assert found.effective == pytest.approx(10)
    assert (found.low, found.high) == pytest.approx(wilson(0.8, 10))


def test_strata_count_by_their_size():
    """Ten of 900 with half right and ten of 100 all right: 0.9 · 0.5 + 0.1 · 1, for an effective size of 12.2."""
    found = proportion([(True, 90.0)] * 5 + [(False, 90.0)] * 5 + [(True, 10.0)] * 10)

    assert found.share == pytest.approx(0.55)
    assert found.effective == pytest.approx(1 / (0.9**2 / 10 + 0.1**2 / 10))


def test_nothing_judged_is_no_share():
    """Not nought."""
    assert proportion([]) is None


def test_all_right_is_exactly_one():
    """Weights that do not add up in binary leave no 0.9999."""
    found = proportion([(True, 0.1)] * 3)

    assert (found.share, found.high) == (1.0, 1.0)


def test_kappa_of_a_table_worked_out_by_hand():
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.7 observed, 0.5 by chance, kappa 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15

    found = agreement(pairs)

    assert found.share == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_is_not_defined_where_all_answers_are_one():
    """Full agreement by chance alone: None, and not a flattering 1."""
    found = agreement([("right", "right")] * 5)

    assert (found.share, found.kappa) == (1.0, None)
    assert agreement([]) is None


def test_the_interval_narrows_with_the_root_of_the_size():
    """A hundred times the records, a tenth of the width."""
    wide, narrow = wilson(0.5, 1_000), wilson(0.5, 100_000)

    assert math.isclose((wide[1] - wide[0]) / (narrow[1] - narrow[0]), 10, rel_tol=0.01)
