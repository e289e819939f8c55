"""The table of examples in docs/places.md, read from the text with the shipped engine."""

import json
import re

import pytest

from diurna import Coder
from diurna.records.serial import event_to_json
from documented import DOCS, example_rows

ROWS = example_rows("places.md")


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


def test_the_record_shown_is_that_of_the_first_example(coder: Coder):
    """The page's JSON is the place that the first sentence of its table gets."""
    shown = re.search(r"```json\n(.*?)```", (DOCS / "places.md").read_text(encoding="utf-8"), re.DOTALL)
    event = next(iter(coder.code(ROWS[0][0], published="2022-08-22")))

    assert shown is not None
    assert event_to_json(event)["place"] == json.loads(shown[1])
