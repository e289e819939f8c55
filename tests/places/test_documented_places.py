"""The table of examples in docs/places.md, read from the text with the shipped engine."""

import re
from pathlib import Path

import pytest

from diurna import Coder

PAGE = Path(__file__).parents[2] / "docs" / "places.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in re.findall(r"^\|.+\. \|.+\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_the_page_has_a_table():
    """A change of the page's form does not switch these tests off."""
    assert len(ROWS) >= 12


@pytest.mark.parametrize(("text", "event", "words", "name", "country"), ROWS)
def test_every_example_is_what_the_coder_says(coder: Coder, text: str, event: str, words: str, name: str, country: str):
    """The place of the first event of that type: its words, its name and its country."""
    place = next(found.place for found in coder.code(text, published="2022-08-22") if found.event == event)

    told = (place.text, place.name, place.country or "-") if place else ("-", "-", "-")
    assert told == (words, name, country)
