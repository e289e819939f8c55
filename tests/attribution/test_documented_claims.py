"""The tables of sentences in docs/status.md and docs/speakers.md, read from the text with the shipped engine."""

import datetime as dt

import pytest

from diurna import Coder
from diurna.articles import article_from_text
from diurna.attribution import status_of
from diurna.attribution.stage import claims_around
from documented import example_rows

STATUS = [row for row in example_rows("status.md") if len(row) == 2 and row[0].count("*") == 2]
SPEAKERS = [row for row in example_rows("speakers.md") if len(row) == 2 and row[0].count("*") == 2]


@pytest.fixture(scope="module")
def coder():
    """One coder for all rows."""
    return Coder()


def read(coder, marked):
    """The coding of a sentence, and the token that stands between its asterisks."""
    before, word, after = marked.split("*")
    coding = coder.code_article(article_from_text(before + word + after, published=dt.date(2024, 5, 15)))
    start = coding.article.text.index(before + word) + len(before)
    return coding, next(token for token in coding.analysis.tokens if token.span.start == start)


def test_the_pages_have_their_tables():
    """The rows are found, so that none goes untested."""
    assert len(STATUS) > 40
    assert len(SPEAKERS) > 40


@pytest.mark.parametrize(("sentence", "status"), STATUS, ids=[row[0] for row in STATUS])
def test_status_is_that_of_the_page(coder, sentence, status):
    """The status of the event in italics."""
    assert status_of(*read(coder, sentence))[0] == status


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_the_speaker_is_that_of_the_page(coder, sentence, speaker):
    """Whose word the event in italics is: of the nearest claim that names somebody."""
    coding, token = read(coder, sentence)
    _, evidence = status_of(coding, token)
    claims = [claim for claim in claims_around(coding.claims, token, evidence) if claim.source]

    source = claims[0].source.of(coding.article.text) if claims else "nobody"
    assert speaker.lower() in source.lower()


@pytest.mark.xfail(strict=True, reason="what one speaks of is taken for a topic, and topics are nobody's words")
def test_what_one_speaks_of_is_ones_word(coder):
    """Who "spoke of a 'barbaric war'" called it so."""
    coding, token = read(coder, 'Diaz spoke of a "barbaric *war*" against his people.')

    assert claims_around(coding.claims, token)
