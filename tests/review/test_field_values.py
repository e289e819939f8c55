"""Values in a reviewer's words: what is shown can be typed, and what is typed is found in the text or refused."""

import json

import pytest

from diurna.errors import ReviewError
from diurna.records import Span
from diurna.records.review import FIELDS
from diurna.review.values import gold_of, paragraph_of, read_missed, read_words, value_of, with_values, words_of
from writers.samples import sample

ARTICLE, EVENTS = sample()
NEAR = paragraph_of(ARTICLE.text, Span(EVENTS[1].trigger.start, EVENTS[1].trigger.end))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.trigger.text)
@pytest.mark.parametrize("field", FIELDS)
def test_what_is_shown_can_be_typed_back(event, field):
    """The words of a value name that value, at the same offsets."""
    gold = gold_of(event)
    near = paragraph_of(ARTICLE.text, gold.trigger)

    assert read_words(field, words_of(gold, field, ARTICLE.text), ARTICLE.text, near, gold) == value_of(gold, field)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("event", "sanction discontinue", [["SANCTION", "discontinue"]]),
        ("status", "negated+historical", [["negated", True]]),
        ("date", "2024-05-01..2024-05-31", [[["2024-05-01", "2024-05-31"]]]),
        ("date", "2024-05-01..", [[["2024-05-01", None]]]),
        ("date", "-", [[None]]),
        ("place", "Port Vale=NOR", None),
        ("actor", "Norland=NOR; Anna Holm=NOR-GOV", None),
        ("speaker", "-", [[[]]]),
    ],
)
def test_words_become_values(field, words, value):
    """Types, statuses, days and parties, as annotation files write them; and back again."""
    found = read_words(field, words, ARTICLE.text, NEAR)
    told = words_of(with_values(gold_of(EVENTS[1]), {field: found}), field, ARTICLE.text)

    assert told.lower() == words.lower()
    if value is not None:
        assert json.loads(found) == value[0]


@pytest.mark.parametrize(
    ("field", "words", "says"),
    [
        ("event", "SMILE", "no event type"),
        ("event", "SANCTION wink", "has no mode"),
        ("status", "maybe", "no status"),
        ("date", "yesterday", "no date"),
        ("date", "2024-06-01..2024-05-01", "later than the last"),
        ("actor", "Atlantis=ATL", "does not stand in the article"),
        ("actor", "Norland=N O R", "no code"),
        ("place", "Port Vale=NOR; north=SUD", "2 places"),
        ("actor", "  ", "nothing is given"),
        ("colour", "red", "no field"),
    ],
)
def test_words_that_name_nothing_are_refused(field, words, says):
    """With what was found and what is expected."""
    with pytest.raises(ReviewError, match=says):
        read_words(field, words, ARTICLE.text, NEAR)


def test_the_second_of_the_same_words_can_be_named():
    """`Norland#2`, and what stands in another paragraph is found too."""
    text = "Norland left. Norland came back.\nSudmark stayed."
    near = Span(0, 32)

    assert json.loads(read_words("speaker", "Norland#2; Sudmark", text, near)) == [[[14, 21], [33, 40]]]


def test_a_day_of_publication_that_stands_in_is_no_date():
    """Gold says that the text gives none."""
    assert words_of(gold_of(EVENTS[1]), "date", ARTICLE.text) == "-"


def test_a_missed_event_is_found_by_its_words():
    """Fields that are not given are none, and the status is actual."""
    event = read_missed({"event": "AID", "actor": "European Union=EU"}, "ended", ARTICLE.text)

    assert event.trigger.of(ARTICLE.text) == "ended"
    assert (event.event, event.status, event.recipients, event.date) == ("AID", "actual", (), None)
    assert event.actors[0].code == "EU"


def test_all_faults_of_a_missed_event_are_told_at_once():
    """One round is enough to mend them."""
    with pytest.raises(ReviewError) as caught:
        read_missed({"event": "HUM", "date": "soon", "actor": "Atlantis"}, "ended", ARTICLE.text)

    assert len(str(caught.value).splitlines()) == 3
    with pytest.raises(ReviewError, match="words that tell"):
        read_missed({"event": "AID"}, " ", ARTICLE.text)


def test_a_type_of_a_custom_ontology_is_taken_where_the_store_has_it():
    """PLOVER's are always there."""
    assert json.loads(read_words("event", "truce local", "x", Span(0, 1), types={"TRUCE"})) == ["TRUCE", "local"]
