"""Stories against gold: the file's faults, and B-cubed worked out by hand."""

import json

import pytest

from diurna.errors import GoldError
from diurna.scoring.stories import b_cubed, main_story, read_stories

ARTICLE = {"id": "a", "event_id": 3, "date": "2024-05-15", "title": "T", "text": "Body.", "source": "The Courier"}


def write(tmp_path, *articles):
    """A gold file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join((a if isinstance(a, str) else json.dumps(a)) + "\n" for a in articles), encoding="utf-8")
    return path


def test_articles_are_read(tmp_path):
    """With event, day and publisher; a day and a title may be missing."""
    bare = {"id": "b", "event_id": "x", "text": "Body."}
    first, second = read_stories(write(tmp_path, ARTICLE, bare))

    assert (first.id, first.event, str(first.published), first.publisher) == ("a", "3", "2024-05-15", "The Courier")
    assert (second.published, second.title, second.publisher) == (None, "", None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("no json", "Expecting value"),
        ("[1]", "no object"),
        ({**ARTICLE, "text": None}, "text missing"),
        ({**ARTICLE, "event_id": ""}, "event_id missing"),
        ({**ARTICLE, "date": "15 May"}, "Invalid isoformat string: '15 May'"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path, line, message):
    """And the next one too."""
    with pytest.raises(GoldError) as caught:
        read_stories(write(tmp_path, ARTICLE, line, ARTICLE))

    assert len(caught.value.faults) == 2
    assert "line 2" in caught.value.faults[0]
    assert message in caught.value.faults[0]
    assert "expected an object with an id of its own" in caught.value.faults[0]
    assert "was there before" in caught.value.faults[1]


def test_an_empty_file_is_a_fault(tmp_path):
    """Nothing to score is no score."""
    with pytest.raises(GoldError, match="no article"):
        read_stories(write(tmp_path))


def test_b_cubed_by_hand():
    """Three of one event, two of another; one of the first put with the second."""
    figures = b_cubed([1, 1, 1, 2, 2], ["a", "a", "b", "b", "b"])

    assert figures["b_cubed_precision"] == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert figures["b_cubed_recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


@pytest.mark.parametrize(("found", "precision", "recall"), [("aaaa", 0.5, 1.0), ("abcd", 1.0, 0.5)])
def test_one_heap_and_all_apart(found, precision, recall):
    """The two ways of saying nothing."""
    figures = b_cubed([1, 1, 2, 2], list(found))

    assert (figures["b_cubed_precision"], figures["b_cubed_recall"]) == (precision, recall)


def test_an_article_is_of_the_story_of_most_records():
    """Its own words decide where records do not."""
    assert main_story(["s1", "s2", "s2"], "s1") == "s2"
    assert main_story(["s1", "s2"], "s2") == "s2"
    assert main_story([], "s9") == "s9"
