"""Temporal expressions as TIMEX3: kind and value."""

import datetime as dt

import pytest

from diurna.records import Span
from diurna.times.expression import Expression
from diurna.times.expressions import read_times
from diurna.times.intervals import Direction

WEDNESDAY = dt.date(2024, 5, 15)


def times_in(
    text: str, direction: Direction | None = "past", published: dt.date | None = WEDNESDAY
) -> list[Expression]:
    return read_times(text, Span(0, len(text)), published, lambda span: direction)


def told(text: str, direction: Direction | None = "past") -> list[tuple[str, str, str]]:
    return [(one.span.of(text), one.meaning.kind, one.meaning.value) for one in times_in(text, direction)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Monday.", "Monday", "2024-05-13"),
        ("They met on Fri., May 3.", "Fri., May 3", "2024-05-03"),
        ("It is this coming Sunday, March third.", "this coming Sunday, March third", "2024-03-03"),
        ("They met last week.", "last week", "2024-W19"),
        ("They met over the weekend.", "the weekend", "2024-W19-WE"),
        ("They met the week of May 6.", "the week of May 6", "2024-W19"),
        ("They met early last month.", "early last month", "2024-04"),
        ("It fell at the end of March.", "the end of March", "2024-03"),
        ("The March vote failed.", "March", "2024-03"),
        ("They met last summer.", "last summer", "2023-SU"),
        ("They met in the winter of 2021.", "the winter of 2021", "2021-WI"),
        ("It rose in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
        ("It rose in last year's final quarter.", "last year's final quarter", "2023-Q4"),
        ("It rose in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("It rose in fiscal 2021.", "fiscal 2021", "2021"),
        ("It rose in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It rose in the year two thousand.", "the year two thousand", "2000"),
        ("It grew in the late 1990s.", "the late 1990s", "199"),
        ("It grew in the nineties.", "the nineties", "199"),
        ("It dates from the nineteenth century.", "the nineteenth century", "18"),
        ("They met earlier in the day.", "earlier in the day", "2024-05-15"),
        ("They met two months ago.", "two months ago", "2024-03"),
        ("They met a year ago.", "a year ago", "2023"),
        ("They met several years ago.", "several years ago", "PAST_REF"),
        ("He is currently abroad.", "currently", "PRESENT_REF"),
        ("He has recently left.", "recently", "PAST_REF"),
        ("He feared for the future.", "the future", "FUTURE_REF"),
    ],
)
def test_dates_have_the_value_of_their_unit(text: str, words: str, value: str):
    """A date is written as exactly as its words say: a week as a week, a quarter as a quarter."""
    assert told(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met last Christmas.", "last Christmas", "2023-12-25"),
        ("They met on Good Friday 2021.", "Good Friday 2021", "2021-04-02"),
        ("They met on Labor Day.", "Labor Day", "2023-09-04"),
        ("They met on Thanksgiving.", "Thanksgiving", "2023-11-23"),
        ("They met on Orthodox Easter.", "Orthodox Easter", "2024-05-05"),
        ("They met on Yom Kippur.", "Yom Kippur", "2023-09-25"),
        ("They met before Eid al-Fitr.", "Eid al-Fitr", "2024-04-10"),
        ("They met on the eve of Ramadan.", "the eve of Ramadan", "2024-03-10"),
    ],
)
def test_feasts_fall_on_the_day_that_the_year_fixes(text: str, words: str, value: str):
    """Christian, Jewish, Muslim and national feasts are dated by their calendars."""
    assert told(text) == [(words, "DATE", value)]


@pytest.mark.parametrize("text", ["They flew to Easter Island.", "They kept the Lunar New Year.", "He read USA Today."])
def test_names_that_hold_a_feast_or_a_day_are_no_dates(text: str):
    """A feast's name within a longer name is not the feast."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met at 10 p.m. on Monday.", "10 p.m. on Monday", "2024-05-13T22:00"),
        ("They met at noon Monday.", "noon Monday", "2024-05-13T12:00"),
        ("They met at 0600 GMT on 3 May.", "0600 GMT on 3 May", "2024-05-03T06:00"),
        ("They met Sunday night.", "Sunday night", "2024-05-12TNI"),
        ("They met this morning.", "this morning", "2024-05-15TMO"),
        ("They met in mid-afternoon yesterday.", "mid-afternoon yesterday", "2024-05-14TAF"),
        ("They met on the night of May 3.", "the night of May 3", "2024-05-03TNI"),
    ],
)
def test_times_of_day_take_in_the_day_beside_them(text: str, words: str, value: str):
    """A clock and the day that stands beside it are one expression."""
    assert told(text) == [(words, "TIME", value)]


def test_a_clock_alone_dates_nothing():
    """The words "at 10 a.m." without a day are a time, but say of no day that anything happened then."""
    (alone,) = times_in("The blast came at 10 a.m.")
    _, after_a_day = times_in("They met on Monday. The blast came at 10 a.m.")

    assert (alone.meaning.kind, alone.is_dated) == ("TIME", False)
    assert after_a_day.start == dt.date(2024, 5, 13)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They talked for three days.", "three days", "P3D"),
        ("They talked for nearly two years.", "nearly two years", "P2Y"),
        ("They talked for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("They talked for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("They talked for half an hour.", "half an hour", "PT30M"),
        ("They talked for two decades.", "two decades", "P20Y"),
        ("They talked for several months.", "several months", "PXM"),
        ("They talked for years.", "years", "PXY"),
        ("A two-week truce held.", "two-week", "P2W"),
        ("It fell in the past two months.", "the past two months", "P2M"),
        ("It fell in the first nine months.", "the first nine months", "P9M"),
        ("It takes 20 working days.", "20 working days", "P20D"),
        ("It takes two to three weeks.", "two to three weeks", "P2W"),
        ("It may last two weeks.", "two weeks", "P2W"),
    ],
)
def test_lengths_are_durations(text: str, words: str, value: str):
    """What says how long has a length and, alone, no days."""
    assert told(text) == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet daily.", "daily", "P1D"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They meet each July.", "each July", "XXXX-07"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("They meet twice a month.", "a month", "P1M"),
    ],
)
def test_what_recurs_is_a_set(text: str, words: str, value: str):
    """What says how often is a set, and dates nothing."""
    (found,) = times_in(text)

    assert (found.span.of(text), found.meaning.kind, found.meaning.value) == (words, "SET", value)
    assert not found.is_dated


@pytest.mark.parametrize(
    "text",
    [
        "A 52-year-old man fled.",
        "She is 37 years old.",
        "It supplies three-quarters of the grain.",
        "A quarter of the troops left.",
        "It is 110 light-years away.",
        "He was in his 20s.",
    ],
)
def test_ages_and_fractions_are_no_times(text: str):
    """How old somebody is, and a fourth of something, say nothing of time."""
    assert told(text) == []


def test_the_quarter_is_the_one_spoken_of_and_a_year_earlier_the_one_before():
    """Business news compares the quarter that it reports with that of the year before."""
    text = "Profit rose in the third quarter of 2021 from a year earlier. In the quarter, sales fell."

    assert [value for _, _, value in told(text)] == ["2021-Q3", "2020-Q3", "2021-Q3"]


def test_that_day_without_a_day_before_it_is_found_but_dates_nothing():
    """What cannot be anchored in the sentences near is no date of an event."""
    (found,) = times_in("That day it rained.")

    assert found.meaning.unit == "day"
    assert not found.is_dated


@pytest.mark.parametrize(("month", "year"), [("June 20", 2024), ("November 20", 2023)])
def test_a_day_so_near_is_meant_whatever_the_tense(month: str, year: int):
    """The "June 20 deadline" that was set in May is not eleven months old."""
    (found,) = times_in(f"They set the {month} deadline.", "past")

    assert found.start is not None
    assert found.start.year == year


def test_the_second_of_two_days_takes_month_and_year_from_the_first():
    """The year behind "April 24 and 25, 2021" holds for both."""
    assert [value for _, _, value in told("They met on April 24 and 25, 2021.")] == ["2021-04-24", "2021-04-25"]
