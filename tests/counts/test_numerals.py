"""Numbers in words and digits, with their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.counts.numerals import find_quantities


@pytest.mark.parametrize(
    ("words", "low", "high", "text"),
    [
        ("30 people", 30, 30, "30"),
        ("1,200 people", 1200, 1200, "1,200"),
        ("at least 30 people", 30, None, "at least 30"),
        ("no fewer than 30 people", 30, None, "no fewer than 30"),
        ("more than 200 people", 200, None, "more than 200"),
        ("well over 1,000 people", 1000, None, "well over 1,000"),
        ("30 or more people", 30, None, "30 or more"),
        ("up to 500 people", None, 500, "up to 500"),
        ("as many as 60 people", None, 60, "as many as 60"),
        ("nearly 500 people", None, 500, "nearly 500"),
        ("fewer than 12 people", None, 12, "fewer than 12"),
        ("some 10,000 people", 10_000, 10_000, "some 10,000"),
        ("an estimated 40,000 people", 40_000, 40_000, "an estimated 40,000"),
        ("between 20 and 25 people", 20, 25, "between 20 and 25"),
        ("from 20 to 25 people", 20, 25, "from 20 to 25"),
        ("20 to 25 people", 20, 25, "20 to 25"),
        ("20-25 people", 20, 25, "20-25"),
        ("20 - 25 thousand people", 20_000, 25_000, "20 - 25 thousand"),
        ("two or three people", 2, 3, "two or three"),
        ("dozens of people", 24, None, "dozens"),
        ("scores of people", 40, None, "scores"),
        ("tens of thousands of people", 20_000, None, "tens of thousands"),
        ("hundreds of thousands of people", 200_000, None, "hundreds of thousands"),
        ("several people", 3, None, "several"),
        ("several hundred people", 300, None, "several hundred"),
        ("a few dozen people", 36, None, "a few dozen"),
        ("a couple of people", 2, 2, "a couple of"),
        ("a dozen people", 12, 12, "a dozen"),
        ("half a million people", 500_000, 500_000, "half a million"),
        ("2.5 million people", 2_500_000, 2_500_000, "2.5 million"),
        ("a hundred thousand people", 100_000, 100_000, "a hundred thousand"),
        ("twenty-five people", 25, 25, "twenty-five"),
        ("Twenty - five people", 25, 25, "Twenty - five"),
        ("two hundred and fifty people", 250, 250, "two hundred and fifty"),
        ("three hundred and ten thousand people", 310_000, 310_000, "three hundred and ten thousand"),
    ],
)
def test_a_number_has_bounds(words: str, low: int | None, high: int | None, text: str):
    """Bounds are None where the words leave them open; "some" and "about" leave the number itself."""
    (found,) = find_quantities(words.split())

    assert (found.low, found.high) == (low, high)
    assert " ".join(words.split()[found.first : found.last]) == text


@pytest.mark.parametrize(
    "words", ["few people came", "the people", "half of them", "2.5 people", "a man", "and hundred"]
)
def test_what_tells_no_number(words: str):
    """Words that say how many without a number, and fractions."""
    assert list(find_quantities(words.split())) == []


def test_two_numbers_are_two():
    """The words "two soldiers and one civilian" hold two numbers, not a range."""
    assert [one.low for one in find_quantities("two soldiers and one civilian".split())] == [2, 1]


PIECES = st.sampled_from(
    "at least more than between and to or - 20 25 1,000 2.5 million hundred dozen dozens of a half few several 9999999999999999 "
    "tens thousands two twenty people up".split()
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=12))
def test_any_words_go_through(words: list[str]):
    """Whatever stands there, numbers do not overlap, and no lower bound is above the upper one."""
    last = 0
    for found in find_quantities(words):
        assert last <= found.core < found.last <= len(words)
        assert found.low is None or found.high is None or found.low <= found.high
        last = found.last
