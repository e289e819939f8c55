"""Temporal expressions: which words are found, and which days they mean."""

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.records import Span
from diurna.times.expression import Expression
from diurna.times.expressions import as_intervals, read_times
from diurna.times.intervals import Direction

WEDNESDAY = dt.date(2024, 5, 15)


def read(text: str, direction: Direction | None = "past", published: dt.date | None = WEDNESDAY) -> list[Expression]:
    """The expressions that name days, ranges joined and open ends opened."""
    whole = Span(0, len(text))
    return as_intervals(text, whole, read_times(text, whole, published, lambda span: direction))


def days(expression: Expression) -> tuple[str | None, str | None]:
    start, end = expression.start, expression.end
    return start.isoformat() if start else None, end.isoformat() if end else None


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They met on Feb. 3, 2021.", "Feb. 3, 2021", "2021-02-03", "2021-02-03"),
        ("They met on 3 February 2021.", "3 February 2021", "2021-02-03", "2021-02-03"),
        ("They met on the 3rd of February, 2021.", "the 3rd of February, 2021", "2021-02-03", "2021-02-03"),
        ("They met on Wednesday, February 3rd, 2021.", "Wednesday, February 3rd, 2021", "2021-02-03", "2021-02-03"),
        ("Signed 2021-02-03 at noon.", "2021-02-03", "2021-02-03", "2021-02-03"),
        ("Signed 23/02/2021 at noon.", "23/02/2021", "2021-02-23", "2021-02-23"),
        ("The fair ran on March 3-5, 2021.", "March 3-5, 2021", "2021-03-03", "2021-03-05"),
        ("They met in March 2021.", "March 2021", "2021-03-01", "2021-03-31"),
        ("It fell in early March 2021.", "early March 2021", "2021-03-01", "2021-03-10"),
        ("The war began in 2019.", "2019", "2019-01-01", "2019-12-31"),
        ("The 2008 war is remembered.", "2008", "2008-01-01", "2008-12-31"),
        ("The treaty (1999) still holds.", "1999", "1999-01-01", "1999-12-31"),
        ("It grew in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("It grew in the late 1990s.", "the late 1990s", "1997-01-01", "1999-12-31"),
        ("The canal dates from the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
        ("They met in spring 2021.", "spring 2021", "2021-03-01", "2021-05-31"),
        ("They met in the winter of 2021.", "the winter of 2021", "2021-12-01", "2022-02-28"),
        ("Exports fell in the third quarter of 2021.", "the third quarter of 2021", "2021-07-01", "2021-09-30"),
        ("Exports fell in Q3 2021.", "Q3 2021", "2021-07-01", "2021-09-30"),
        ("Exports fell in the first half of 2021.", "the first half of 2021", "2021-01-01", "2021-06-30"),
        ("Exports fell in early 2021.", "early 2021", "2021-01-01", "2021-04-30"),
        ("Exports fell in mid-2021.", "mid-2021", "2021-05-01", "2021-08-31"),
        ("He ruled between 2014 and 2016.", "2014 and 2016", "2014-01-01", "2016-12-31"),
        ("He ruled from 2014 to 2016.", "2014 to 2016", "2014-01-01", "2016-12-31"),
        ("His rule (2014–2016) was mild.", "2014–2016", "2014-01-01", "2016-12-31"),
        ("He ruled since 2014.", "2014", "2014-01-01", None),
        ("He ruled until March 2014.", "March 2014", None, "2014-03-31"),
        ("He ruled before 2014.", "2014", None, "2013-12-31"),
    ],
)
def test_stated_dates_need_no_publication_day(text: str, words: str, start: str | None, end: str | None):
    """What names its year is found, and means the same days, with and without a publication day."""
    for published in (WEDNESDAY, None):
        (found,) = read(text, published=published)

        assert found.span.of(text) == words
        assert days(found) == (start, end)
        assert found.basis == "stated"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They met on Monday.", "Monday", "2024-05-13", "2024-05-13"),
        ("They met on Wednesday.", "Wednesday", "2024-05-15", "2024-05-15"),
        ("They met last Wednesday.", "last Wednesday", "2024-05-08", "2024-05-08"),
        ("They met late on Monday.", "late on Monday", "2024-05-13", "2024-05-13"),
        ("They met Sunday night.", "Sunday night", "2024-05-12", "2024-05-12"),
        ("They met today.", "today", "2024-05-15", "2024-05-15"),
        ("They met last night.", "last night", "2024-05-14", "2024-05-14"),
        ("They met yesterday evening.", "yesterday evening", "2024-05-14", "2024-05-14"),
        ("Drones struck overnight.", "overnight", "2024-05-14", "2024-05-15"),
        ("They met the day before yesterday.", "the day before yesterday", "2024-05-13", "2024-05-13"),
        ("They met this week.", "this week", "2024-05-13", "2024-05-19"),
        ("They met last week.", "last week", "2024-05-06", "2024-05-12"),
        ("They met late last week.", "late last week", "2024-05-11", "2024-05-12"),
        ("They met last month.", "last month", "2024-04-01", "2024-04-30"),
        ("They met earlier this month.", "earlier this month", "2024-05-01", "2024-05-15"),
        ("They met late last year.", "late last year", "2023-09-01", "2023-12-31"),
        ("They met last spring.", "last spring", "2023-03-01", "2023-05-31"),
        ("They met over the weekend.", "the weekend", "2024-05-11", "2024-05-12"),
        ("They met three days ago.", "three days ago", "2024-05-12", "2024-05-12"),
        ("They met two weeks ago.", "two weeks ago", "2024-04-29", "2024-05-05"),
        ("They met a month ago.", "a month ago", "2024-04-01", "2024-04-30"),
        ("They met about twenty-one years ago.", "about twenty-one years ago", "2003-01-01", "2003-12-31"),
        ("They met several years ago.", "several years ago", None, "2022-05-15"),
        ("They met in the past three days.", "the past three days", "2024-05-12", "2024-05-15"),
        ("Shells fell in the last 24 hours.", "the last 24 hours", "2024-05-14", "2024-05-15"),
        ("They met over the past year.", "the past year", "2023-05-15", "2024-05-15"),
        ("They met on September 1.", "September 1", "2023-09-01", "2023-09-01"),
        ("They met on 22 April.", "22 April", "2024-04-22", "2024-04-22"),
        ("They met on Monday, April 22.", "Monday, April 22", "2024-04-22", "2024-04-22"),
        ("They met in September.", "September", "2023-09-01", "2023-09-30"),
        ("They met in May.", "May", "2024-05-01", "2024-05-31"),
        ("They met last May.", "last May", "2023-05-01", "2023-05-31"),
        ("They met in June last year.", "June last year", "2023-06-01", "2023-06-30"),
        ("They have met since Monday.", "Monday", "2024-05-13", None),
        ("They have met since last month.", "last month", "2024-04-01", None),
    ],
)
def test_past_expressions_count_back_from_publication(text: str, words: str, start: str | None, end: str | None):
    """In a past clause, what needs the publication day lies on it or before it."""
    (found,) = read(text)

    assert found.span.of(text) == words
    assert days(found) == (start, end)
    assert found.basis == "anchored"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They will meet on Monday.", "Monday", "2024-05-20", "2024-05-20"),
        ("They will meet next Wednesday.", "next Wednesday", "2024-05-22", "2024-05-22"),
        ("They will meet tomorrow.", "tomorrow", "2024-05-16", "2024-05-16"),
        ("They will meet next month.", "next month", "2024-06-01", "2024-06-30"),
        ("They will meet later this year.", "later this year", "2024-05-15", "2024-12-31"),
        ("They will meet on September 1.", "September 1", "2024-09-01", "2024-09-01"),
        ("They will meet in April.", "April", "2025-04-01", "2025-04-30"),
        ("They will meet in two weeks.", "two weeks", "2024-05-15", "2024-05-29"),
        ("They will meet in the next two weeks.", "the next two weeks", "2024-05-15", "2024-05-29"),
        ("The truce will last until September 1.", "September 1", None, "2024-09-01"),
    ],
)
def test_future_expressions_count_forward(text: str, words: str, start: str | None, end: str | None):
    """In a future clause, what needs the publication day lies on it or after it."""
    (found,) = read(text, direction="future")

    assert found.span.of(text) == words
    assert days(found) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "They talked for three days.",
        "The 25-year-old driver fled.",
        "He paid $2015 for it.",
        "The blast hurt 2000 people.",
        "Resolution 1973 was passed.",
        "They pray every Friday.",
        "They pray on Fridays.",
        "They meet twice each year.",
        "Troops march on; they may fall back.",
        "Theresa May resigned.",
        "The Sunday Times reported it.",
        "He was crowned on February 30, 2021.",
        "The drop of 03/04/2021 is ambiguous.",
        "She is in her 20s.",
        "They rebuilt it in two weeks.",
    ],
)
def test_other_numbers_and_names_are_no_dates(text: str):
    """Durations, ages, money, counts, habits, names and impossible days give no expression."""
    assert read(text) == []


def test_without_publication_day_anchored_words_are_dropped():
    """A "Monday" in an undated article means no day."""
    assert read("They met on Monday, and again last week.", published=None) == []


def test_a_later_day_counts_from_the_day_spoken_of():
    """The words "two weeks later" counts from the date before it, not from publication."""
    text = "The truce was signed on March 1, 2021 and broke two days later."

    _, found = read(text)

    assert days(found) == ("2021-03-03", "2021-03-03")


def test_a_later_day_with_nothing_to_count_from_is_dropped():
    """Without a day spoken of before, "two days later" means none."""
    assert read("It broke two days later.") == []


def test_coordinate_months_share_their_year():
    """The year behind the second month holds for the first."""
    first, second = read("Talks failed in October and November 2021.")

    assert days(first) == ("2021-10-01", "2021-10-31")
    assert days(second) == ("2021-11-01", "2021-11-30")


def test_without_tense_the_nearer_day_is_meant():
    """Where no verb tells past from future, a day of a month is the nearest one."""
    (found,) = read("The June 1 deadline", direction=None)

    assert days(found) == ("2024-06-01", "2024-06-01")


@settings(max_examples=60, deadline=None)
@given(st.text(), st.dates() | st.none(), st.sampled_from(["past", "future", None]))
def test_any_text_goes_through(text: str, published: dt.date | None, direction: Direction | None):
    """No text and no publication day, however odd, raises; spans stay inside and in order."""
    found = read(text, direction, published)

    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "late",
                "early",
                "last",
                "next",
                "this",
                "the",
                "Monday",
                "May",
                "2015",
                "12",
                "31",
                "February",
                "week",
                "years",
                "ago",
                "three",
                "since",
                "until",
                "-",
                ",",
                "in",
                "of",
                "month",
                "decade",
                "century",
                "quarter",
                "earlier",
                "later",
                "9999",
                "weekend",
                "winter",
            ]
        ),
        max_size=9,
    ),
    st.dates(),
    st.sampled_from(["past", "future", None]),
)
def test_any_heap_of_time_words_goes_through(words: list[str], published: dt.date, direction: Direction | None):
    """Words of time in any order do not raise, on the first and last days of the calendar either."""
    text = " ".join(words)

    for found in read(text, direction, published):
        assert found.start is None or found.end is None or found.start <= found.end


@pytest.mark.parametrize("text", ["the end of" + " " * 60_000 + "May", "May 3, 2021 " * 2_000, "the last two " * 4_000])
def test_hostile_pages_take_no_long_time(text: str):
    """A page of blanks, of dates without a full stop, or of beginnings that lead nowhere is read in a moment."""
    started = time.perf_counter()

    read(text)

    assert time.perf_counter() - started < 20
