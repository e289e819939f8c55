"""The table of examples in docs/dates.md, read from the text with the shipped engine."""

import datetime as dt
import re
from pathlib import Path

import pytest

import diurna.times
from diurna.language import Analyser
from diurna.records import Article, Coding
from diurna.times.expressions import find_expressions, find_times
from documented import DOCS, example_rows

ROWS = example_rows("dates.md")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def test_the_page_has_its_table():
    """The rows are found, so that none goes untested."""
    assert len(ROWS) > 20


@pytest.mark.parametrize(("text", "words", "value", "days"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_is_what_the_text_gives(analyser: Analyser, text: str, words: str, value: str, days: str):
    """Words, value and days are those of the page; of a range the days are those of both ends."""
    coding = analyser(Coding(Article(id="row", text=text, published=dt.date(2024, 5, 15))))

    (found,) = [one for one in find_times(coding) if one.span.of(text) == words]
    dated = [one for one in find_expressions(coding) if one.span.covers(found.span)]
    shown = "none"
    for one in dated:
        start, end = one.start or "...", one.end or "..."
        shown = str(start) if start == end else f"{start} to {end}"
    assert (found.meaning.value, shown) == (value, days)


def test_every_rule_that_takes_a_date_from_elsewhere_is_on_the_page():
    """The table of rules names those that the code gives as evidence, and no others."""
    modules = [path.read_text(encoding="utf-8") for path in Path(diurna.times.__file__).parent.glob("*.py")]
    given = {
        rule
        for code in modules
        if "Evidence(" in code or "lend(" in code
        for rule in re.findall(r'"(date\.[a-z-]+)"', code)
    }
    page = (DOCS / "dates.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(date\.[a-z-]+)` \|", page, re.MULTILINE))

    assert told == given
