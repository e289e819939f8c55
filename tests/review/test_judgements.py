"""Judging: marks, corrections, undo, and reviewers who do not see each other."""

import json

import pytest

from diurna.errors import ReviewError, StoreError
from diurna.review.judgements import Standing, add_missed, judge, mark_read, next_number, standing_of, undo
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import acts_of, items_of, texts_of
from review.reviewed import judge_item, make_expulsion, miss


@pytest.fixture
def store():
    """One article with one record, drawn whole."""
    opened = Store()
    opened.add(make_expulsion())
    return opened


@pytest.fixture
def sample(store):
    """The article, whole: its record is item 1, itself item 2."""
    return draw_sample(store, 1, seed=1, kind="articles")


@pytest.fixture
def record(store, sample):
    """The item of the record."""
    return items_of(store, sample.id)[0]


@pytest.fixture
def whole(store, sample):
    """The item of the article."""
    return items_of(store, sample.id)[1]


def test_what_is_not_marked_is_right(store, sample, record):
    """One key says that a record is right in all."""
    judge_item(store, record, "Anna")
    judgement = standing_of(store, sample.id, "Anna").judged[1]

    assert {judgement.right(name, record.record) for name in ("found", "event", "date", "all", "whole")} == {True}


def test_a_correction_is_kept_beside_what_was_found(store, sample, record):
    """Both as values, so that they mean the same after any re-coding."""
    judge_item(store, record, "Anna", verdicts={"actor": "wrong"}, corrections={"actor": "Sudmark=SUD"})
    mark = standing_of(store, sample.id, "Anna").judged[1].marks["actor"]

    assert json.loads(mark.found) == [[{"span": [0, 7], "code": "NOR"}]]
    assert json.loads(mark.correction) == [[{"span": [21, 28], "code": "SUD"}]]


def test_a_correction_to_what_is_there_is_none(store, sample, record):
    """Whoever opens a field and leaves it as it is has found nothing wrong."""
    judge_item(store, record, "Anna", verdicts={"actor": "wrong"}, corrections={"actor": "Norland=NOR"})

    assert standing_of(store, sample.id, "Anna").judged[1].marks["actor"].verdict == "right"


@pytest.mark.parametrize(
    ("correction", "event", "mode"), [("SANCTION", True, False), ("COERCE", False, False), ("", False, False)]
)
def test_a_type_is_right_where_only_its_mode_is_not(store, sample, record, correction, event, mode):
    """Precision of the type is of the type; the mode has a figure of its own."""
    judge_item(store, record, "Anna", verdicts={"event": "wrong"}, corrections={"event": correction})
    judgement = standing_of(store, sample.id, "Anna").judged[1]

    assert judgement.right("event", record.record) is event
    assert judgement.right("mode", record.record) is mode


def test_no_event_is_right_in_nothing(store, sample, record):
    """As when records are scored against gold."""
    judge_item(store, record, "Anna", is_event=False)
    judgement = standing_of(store, sample.id, "Anna").judged[1]

    assert {judgement.right(name, record.record) for name in ("found", "event", "place", "all")} == {False}
    assert judgement.gold(record.record) is None


def test_unsure_is_neither(store, sample, record):
    """It counts in no figure of that field."""
    judge_item(store, record, "Anna", verdicts={"date": "unsure"})
    judgement = standing_of(store, sample.id, "Anna").judged[1]

    assert judgement.right("date", record.record) is None
    assert judgement.right("all", record.record) is True
    assert judgement.right("whole", record.record) is None


def test_judging_again_takes_the_place_of_the_first_word(store, sample, record):
    """And undo gives the first word back."""
    judge_item(store, record, "Anna", note="looks fine")
    judge_item(store, record, "Anna", is_event=False)
    assert not standing_of(store, sample.id, "Anna").judged[1].is_event

    assert undo(store, sample.id, "Anna") == 1
    assert standing_of(store, sample.id, "Anna").judged[1].note == "looks fine"
    assert undo(store, sample.id, "Anna") == 1
    assert standing_of(store, sample.id, "Anna") == Standing()
    assert undo(store, sample.id, "Anna") is None


def test_undo_leaves_other_reviewers_alone(store, sample, record):
    """Each takes back only what is his."""
    judge_item(store, record, "Anna")
    judge_item(store, record, "Ben", is_event=False)
    undo(store, sample.id, "Anna")

    assert undo(store, sample.id, "Anna") is None
    assert standing_of(store, sample.id, "Ben").done == {1}


def test_one_missed_event_can_be_taken_back_by_its_number(store, sample, whole):
    """Not only the last."""
    miss(store, whole, "Anna", "closed", event="SANCTION", actor="Sudmark=SUD")
    miss(store, whole, "Anna", "expelled", event="COERCE")
    first, second = standing_of(store, sample.id, "Anna").missed[2]
    undo(store, sample.id, "Anna", first.act)

    assert [one.act for one in standing_of(store, sample.id, "Anna").missed[2]] == [second.act]
    assert undo(store, sample.id, "Ben", second.act) is None


def test_the_history_is_kept(store, sample, record):
    """Rows are only added: who did what, when, also what was taken back."""
    judge_item(store, record, "Anna")
    undo(store, sample.id, "Anna")

    assert [act.kind for act in acts_of(store, sample.id)] == ["judged", "undone"]


def test_the_next_is_the_first_that_is_not_done_from_here_on():
    """Then from the start; None at the end."""
    standing = Standing(judged={1: None, 3: None}, read={4: ""})

    assert [next_number(5, standing, after) for after in (0, 1, 2, 4, 5)] == [2, 2, 5, 5, 2]
    assert next_number(1, standing) is None


def test_what_belongs_to_the_other_kind_of_item_is_refused(store, record, whole):
    """A record is not read to its end, and an article is not judged field by field."""
    article = texts_of(store, [record.version])[record.version]
    for wrong in (
        lambda: mark_read(store, record, "Anna"),
        lambda: add_missed(store, record, article, "Anna", {"event": "AID"}, "closed"),
        lambda: judge(store, whole, article, "Anna"),
    ):
        with pytest.raises(ReviewError):
            wrong()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "An\x1b[31mna"])
def test_a_reviewer_needs_a_name_that_can_be_kept(store, record, name):
    """No empty one, none that acts on a terminal."""
    with pytest.raises(ReviewError, match="no name"):
        judge_item(store, record, name)


def test_all_faults_of_a_judgement_are_told_and_nothing_is_kept(store, sample, record):
    """A verdict that is none, a correction that names nothing, a note without end."""
    with pytest.raises(ReviewError) as caught:
        judge_item(
            store,
            record,
            "Anna",
            verdicts={"actor": "wrong", "date": "perhaps"},
            corrections={"actor": "Atlantis=ATL"},
        )
    assert len(str(caught.value).splitlines()) == 2
    with pytest.raises(ReviewError, match="characters"):
        judge_item(store, record, "Anna", note="x" * 5_000)
    assert acts_of(store, sample.id) == []


def test_a_store_that_is_read_only_keeps_nothing(tmp_path):
    """It says so."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(make_expulsion())
        id = draw_sample(store, 1, seed=1).id
    with Store(path, read_only=True) as store, pytest.raises(StoreError, match="read only"):
        judge_item(store, items_of(store, id)[0], "Anna")


def test_hostile_words_are_kept_as_they_are(store, sample, record):
    """A note of SQL, HTML, lone surrogates and direction marks is a note."""
    note = "'); DROP TABLE review_acts; -- <script>alert(1)</script> \u202e\ud800"
    judge_item(store, record, "O'Brien <b>", note=note)

    judgement = standing_of(store, sample.id, "O'Brien <b>").judged[1]
    assert judgement.note == note.replace("\ud800", "\ufffd")
