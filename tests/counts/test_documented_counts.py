"""The table of examples in docs/counts.md, read from the text with the shipped engine."""

import pytest

from diurna import Coder
from documented import example_rows

ROWS = example_rows("counts.md")


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_the_page_has_a_table():
    """A change of the page's form does not switch these tests off."""
    assert len(ROWS) >= 18


@pytest.mark.parametrize(("text", "kind", "low", "high", "words"), ROWS)
def test_every_example_is_what_the_coder_says(coder: Coder, text: str, kind: str, low: str, high: str, words: str):
    """Some event of the text has that count, and no event another one of the kind."""
    found = [event.counts[kind] for event in coder.code(text, published="2022-08-22") if kind in event.counts]

    assert found
    for count in found:
        bounds = ["-" if bound is None else str(bound) for bound in (count.low, count.high)]
        assert (*bounds, count.text) == (low, high, words)
