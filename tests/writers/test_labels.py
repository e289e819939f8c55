import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.records import Count, When
from diurna.writers.labels import count_label, date_label, visible
from writers.samples import day


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (day("2024-05-15"), "2024-05-15"),
        (day("2024-05-15", basis="published"), "~2024-05-15"),
        (day("2024-05-15", basis="inherited"), "≈2024-05-15"),
        (day("2024-02-01", end="2024-02-29"), "2024-02"),
        (day("2024-01-01", end="2024-12-31"), "2024"),
        (day("1990-01-01", end="1999-12-31"), "1990 – 1999"),
        (day("2024-05-01", end="2024-06-30"), "2024-05-01 – 2024-06-30"),
        (When(start=None, end=dt.date(2024, 5, 1), text="until May", basis="stated"), "until 2024-05-01"),
        (When(start=dt.date(2024, 5, 1), end=None, text="since May", basis="stated"), "since 2024-05-01"),
        (When(start=None, end=None, text=None, basis="published"), "no date"),
    ],
)
def test_days_are_said_as_shortly_as_they_can_be(when, label):
    """Whole months and years lose their days; a date that the text does not give is marked."""
    assert date_label(when) == label


@pytest.mark.parametrize(
    ("low", "high", "label"), [(3, 3, "3"), (3, 5, "3–5"), (3, None, "at least 3"), (None, 5, "up to 5")]
)
def test_counts_keep_their_open_ends(low, high, label):
    """An open end is said in words."""
    assert count_label(Count(low=low, high=high, text="some")) == label


@given(st.text())
def test_visible_text_keeps_offsets_and_acts_on_nothing(text):
    """One character stays one, none controls a terminal, and UTF-8 can hold all."""
    shown = visible(text)

    assert len(shown) == len(text)
    assert not any(char < " " or "\x7f" <= char <= "\x9f" or "\u202a" <= char <= "\u202e" for char in shown)
    shown.encode("utf-8")


def test_visible_text_leaves_words_alone():
    """Letters of any script, joiners and quotation marks stay what they are."""
    text = "“Žižek”, नमस्ते, می‌خواهم, 国連 👩‍🚀"

    assert visible(text) == text
