"""Days that are counted from a day named beside them, and weeks of a month."""

import datetime as dt

import pytest

from diurna.records import Span
from diurna.times.counted import counted_from
from diurna.times.expressions import as_intervals, read_times

MAY_9 = (dt.date(2024, 5, 9), dt.date(2024, 5, 9))
IN_2018 = (dt.date(2018, 1, 1), dt.date(2018, 12, 31))


@pytest.mark.parametrize(
    ("before", "unit", "days", "start", "end"),
    [
        ("on the eve of the ", "day", MAY_9, "2024-05-08", "2024-05-08"),
        ("the day after the ", "day", MAY_9, "2024-05-10", "2024-05-10"),
        ("two days before ", "day", MAY_9, "2024-05-07", "2024-05-07"),
        ("a week after the ", "day", MAY_9, "2024-05-13", "2024-05-19"),
        ("three years after the ", "year", IN_2018, "2021-01-01", "2021-12-31"),
        ("two days after the ", "year", IN_2018, "2018-01-01", "2018-12-31"),
    ],
)
def test_days_are_counted_from_a_day_beside(before, unit, days, start, end):
    """As many units on or back as the words say, as exact as these; what is coarser than they are stays as it is."""
    found = counted_from(before, unit, days)

    assert found is not None
    assert tuple(map(str, found[1])) == (start, end)
    assert before[-found[0] :].strip()[:3] in {"the", "two", "a w", "thr"}


@pytest.mark.parametrize("before", ["after the ", "left after ", "for two days until ", "days after the "])
def test_nothing_is_counted_without_a_number(before):
    """Bare "after" opens an end, and counts nothing."""
    assert counted_from(before, "day", MAY_9) is None


@pytest.mark.parametrize("days", [(None, dt.date(2024, 5, 9)), (dt.date.max, dt.date.max)])
def test_an_open_or_extreme_day_is_left_alone(days):
    """An interval without a start, or at the end of the calendar, counts for nothing and raises nothing."""
    assert counted_from("two years after ", "day", days) is None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("the first week of May", "2024-05-01", "2024-05-07"),
        ("the last week of April 2023", "2023-04-24", "2023-04-30"),
        ("the first weekend in May", "2024-05-04", "2024-05-05"),
        ("the last weekend of April", "2024-04-27", "2024-04-28"),
    ],
)
def test_weeks_of_a_month(words, start, end):
    """Seven days from the month's first on, or its last seven; a weekend by its Saturday."""
    text = f"They met in {words}."
    whole = Span(0, len(text))

    (found,) = as_intervals(text, whole, read_times(text, whole, dt.date(2024, 5, 15), lambda span: "past"))

    assert (str(found.start), str(found.end)) == (start, end)
    assert found.span.of(text) == words
