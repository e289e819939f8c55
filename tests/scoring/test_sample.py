"""The draw of records for a reader, and what becomes of the verdicts."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sample(monkeypatch):
    """The module behind the readings of docs/error-study.md."""
    monkeypatch.syspath_prepend(ROOT / "evaluation")
    import sample

    return sample


@pytest.fixture
def folder(tmp_path):
    """Two articles, with a few records each."""
    (tmp_path / "a.txt").write_text("France condemned Mali. Norway thanked Sweden. Kenya invaded Somalia.\n")
    (tmp_path / "b.txt").write_text("Chile expelled two Peruvian diplomats. Iran threatened Iraq.\n")
    return tmp_path


def test_a_draw_is_the_same_every_time_and_a_larger_one_holds_it(sample, folder):
    """A record's lot does not hang on what else is drawn."""
    records = list(sample.records_of(folder))

    few, more = (sample.draw(records, wanted, "11") for wanted in (2, 4))

    assert few == sample.draw(records, 2, "11")
    assert len(few) == 2
    assert {one.event.id for one in few} < {one.event.id for one in more}


def test_a_record_that_changed_is_read_again(sample, folder):
    """Its verdict is kept under all that was judged of it."""
    from dataclasses import replace

    event = next(sample.records_of(folder)).event

    assert sample.mark(event) == sample.mark(replace(event, confidence=0.1))
    assert sample.mark(event) != sample.mark(replace(event, status="negated"))


def test_what_is_told_of_a_record_has_its_sentence_and_its_neighbours(sample, folder):
    """The reader needs no other file."""
    drawn = sample.draw(sample.records_of(folder), 5, "11")

    text = sample.told(1, next(one for one in drawn if one.event.event == "SUPPORT"))

    assert "> Norway thanked Sweden." in text
    assert "  France condemned Mali." in text
    assert "Norway=NOR" in text


def test_an_unknown_verdict_is_named_with_its_line(sample, tmp_path):
    """All faults of the table at once."""
    (tmp_path / "judged.tsv").write_text("1-a\tright\n1-b\tfine\n1-c\t\n")

    with pytest.raises(SystemExit) as error:
        sample.read_verdicts(tmp_path / "judged.tsv")

    assert "line 2: 'fine'" in str(error.value)
    assert "line 3: ''" in str(error.value)


def test_the_verdicts_that_ship_are_in_order(sample):
    """evaluation/judged.tsv can be read, and the summary has a share and an interval."""
    verdicts = list(sample.read_verdicts(ROOT / "evaluation/judged.tsv").values())

    assert "fully right (95 %:" in sample.summary(verdicts)
