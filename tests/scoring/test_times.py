"""Temporal expressions against gold: files, pairs and figures."""

import datetime as dt
import json

import pytest

from diurna.errors import GoldError
from diurna.scoring.times import TimeSpan, count_kinds, pair_times, read_times, score_times

TIMEX = {"start": 12, "end": 18, "type": "DATE", "value": "2024-05-13"}
DOCUMENT = {"id": "a", "text": "They met on Monday.", "dct": "2024-05-15T08:00:00", "timexes": [TIMEX]}
EXPRESSIONS = {
    "id": "b",
    "anchor": "2024-05-15",
    "expressions": [
        {"text": "last week", "type": "DATE", "value": "2024-W19"},
        {"text": "two days", "type": "DURATION", "value": "P2D"},
    ],
}


def written(tmp_path, *rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def span(start: int, end: int, value: str = "2024", kind: str = "DATE") -> TimeSpan:
    return TimeSpan(start, end, kind, value)


def test_both_formats_are_read(tmp_path):
    """A document keeps its text; each expression by itself is a text of its own, all of it gold."""
    document, first, second = read_times(written(tmp_path, DOCUMENT, EXPRESSIONS))

    assert (document.published, document.spans) == (dt.date(2024, 5, 15), (span(12, 18, "2024-05-13"),))
    assert (first.id, first.text, first.spans) == ("b.0", "last week", (span(0, 9, "2024-W19"),))
    assert second.spans == (span(0, 8, "P2D", "DURATION"),)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"timexes": [{**TIMEX, "end": 99}]}, "timex 12-99 lies outside"),
        ({"timexes": [{**TIMEX, "type": "AGE"}]}, "type AGE is none of DATE"),
        ({"timexes": [{**TIMEX, "start": "x"}]}, "no whole number"),
        ({"timexes": "none"}, "timexes is no list of objects"),
        ({"dct": "Monday"}, "Monday"),
        ({"text": 4}, "text is no string"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path, change, told):
    """A file that is not in its format is not scored: all faults, with line and what was expected."""
    without_text = {"id": "c", "dct": "2024-05-15", "timexes": []}

    with pytest.raises(GoldError) as caught:
        read_times(written(tmp_path, DOCUMENT, {**DOCUMENT, **change}, without_text))

    first, second = caught.value.faults
    assert "line 2" in first
    assert told in first
    assert "expected an object" in first
    assert "line 3" in second
    assert "text is missing" in second


def test_an_empty_file_is_a_fault(tmp_path):
    """Nothing to score is no result."""
    with pytest.raises(GoldError, match="no text in the file"):
        read_times(written(tmp_path))


def test_each_expression_has_one_partner_the_same_span_first():
    """Of two that overlap a gold one, that with the same characters is its partner, the other is found in vain."""
    pairs = pair_times([span(0, 4)], [span(0, 9), span(0, 4)])

    assert [(pair.gold, pair.found) for pair in pairs] == [(span(0, 4), span(0, 4)), (None, span(0, 9))]


def test_figures_are_f1_over_all_gold_and_all_found():
    """Relaxed counts overlaps, strict the same characters, value the same value among overlaps."""
    gold = [span(0, 4), span(10, 14), span(20, 24), span(30, 34)]
    found = [span(0, 4), span(8, 14), span(20, 24, "1999"), span(40, 44)]

    assert score_times(pair_times(gold, found)) == {"relaxed_f1": 0.75, "strict_f1": 0.5, "value_f1": 0.5}


def test_kinds_are_counted_by_gold():
    """A duration found as a date counts as found; its kind is not compared."""
    counts = count_kinds(pair_times([span(0, 4, "P2D", "DURATION")], [span(0, 4)]))

    assert counts["DURATION"] == {"gold": 1, "found": 1, "strict": 1, "value": 0}
    assert not counts["DATE"]


def test_nothing_against_nothing_is_zero():
    """No division by zero."""
    assert score_times([]) == {"relaxed_f1": 0.0, "strict_f1": 0.0, "value_f1": 0.0}
