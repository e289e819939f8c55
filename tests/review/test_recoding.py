"""Reviews outlive re-coding: judgements are tied to text, offsets and values, and say what a newer coding mended."""

from dataclasses import replace

import pytest

from diurna.records import Coding
from diurna.review.report import make_report
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import items_of
from review.reviewed import judge_item, make_expulsion

NEWER = "diurna newer"


@pytest.fixture
def store():
    """An article with one record."""
    opened = Store()
    opened.add(make_expulsion())
    return opened


def reviewed(store, **told):
    """A sample of the record, judged by Anna."""
    sample = draw_sample(store, 1, seed=1)
    judge_item(store, items_of(store, sample.id)[0], "Anna", **told)
    return sample


WRONG_ACTOR = {"verdicts": {"actor": "wrong"}, "corrections": {"actor": "Sudmark=SUD"}}


def test_without_a_newer_coding_there_is_nothing_to_tell(store):
    """Adding the same again is no re-coding."""
    sample = reviewed(store)
    store.add(make_expulsion())

    assert make_report(store, sample).recoded is None


def test_the_figures_stay_those_of_the_coder_that_was_reviewed(store):
    """A new coding changes neither the sample nor what was said of it."""
    sample = reviewed(store, **WRONG_ACTOR)
    before = make_report(store, sample)
    store.add(make_expulsion(NEWER, actors=[("Sudmark", "SUD")]))
    after = make_report(store, sample)

    assert after.precision == before.precision
    assert after.sample.coders == ("diurna test",)
    assert items_of(store, sample.id)[0].record.actors[0].code == "NOR"


@pytest.mark.parametrize(
    ("told", "now", "outcome"),
    [
        ({}, {"mode": "expel"}, "kept right"),
        ({}, {"actors": [("Sudmark", "SUD")]}, "broken"),
        (WRONG_ACTOR, {"actors": [("Sudmark", "SUD")]}, "mended"),
        (WRONG_ACTOR, {"score": -7.0}, "still wrong"),
        ({"verdicts": {"actor": "wrong"}}, {"actors": [("Sudmark", "SUD")]}, "changed, unknown"),
        ({"verdicts": {"actor": "wrong"}}, {"score": -7.0}, "still wrong"),
    ],
)
def test_what_became_of_each_field_is_counted(store, told, now, outcome):
    """Held against the mark and the correction, not against the old record."""
    sample = reviewed(store, **told)
    store.add(make_expulsion(NEWER, **now))
    recoded = make_report(store, sample).recoded

    assert recoded.fields["actor"] == {outcome: 1}
    assert recoded.coders == (NEWER,)


def test_records_that_are_gone_are_counted_and_those_well_gone_apart(store):
    """A record of no event that a newer coding drops is a mend."""
    sample = reviewed(store, is_event=False)
    coding = make_expulsion(NEWER)
    moved = replace(coding.events[0], trigger=replace(coding.events[0].trigger, text="closed", start=59, end=65))
    store.add(replace(coding, events=(moved,)))
    recoded = make_report(store, sample).recoded

    assert (recoded.same, recoded.gone, recoded.gone_spurious) == (0, 1, 1)


def test_a_text_that_changed_since_is_told(store):
    """Its records cannot be held against the new text; the old text and the review stay."""
    sample = reviewed(store)
    coding = make_expulsion(NEWER)
    changed = replace(coding.article, text=coding.article.text.replace("two", "six"))
    store.add(Coding(changed, events=coding.events))
    report = make_report(store, sample)

    assert report.recoded.unread == 1
    assert report.precision["all"].right == 1


def test_a_review_survives_closing_and_coding_again(tmp_path):
    """In a file, through both."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(make_expulsion())
        sample = reviewed(store, **WRONG_ACTOR)
    with Store(path) as store:
        store.add(make_expulsion(NEWER, actors=[("Sudmark", "SUD")]))
    with Store(path, read_only=True) as store:
        assert make_report(store, sample).recoded.fields["actor"] == {"mended": 1}
