"""What a re-coding changed: added, gone, changed field by field."""

from dataclasses import replace

from diurna.analysis.changes import compare, summarise
from writers.samples import sample

_, EVENTS = sample()


def test_the_same_records_show_no_change():
    """Ids, coder and story may differ: they say who coded, not what."""
    again = [replace(event, id=f"x{event.id}", coder="newer", story="s1.1") for event in EVENTS]

    assert list(compare(EVENTS, again)) == []


def test_records_that_only_one_side_has_are_added_or_gone():
    """By the place of their trigger."""
    changes = list(compare(EVENTS[:-1], EVENTS[1:]))

    assert [(change.kind, change.record.trigger.text) for change in changes] == [
        ("gone", "refuses to join"), ("added", "war"),
    ]  # fmt: skip


def test_a_changed_record_says_which_fields():
    """With both values."""
    (change,) = compare([EVENTS[1]], [replace(EVENTS[1], status="actual", mode=None)])

    assert change.kind == "changed"
    assert change.fields == {"mode": ("discontinue", None), "status": ("negated", "actual")}


def test_another_event_type_at_one_trigger_is_a_change():
    """Not one record gone and one added."""
    (change,) = compare([EVENTS[0]], [replace(EVENTS[0], event="ACCUSE")])

    assert (change.kind, change.fields["event"]) == ("changed", ("REJECT", "ACCUSE"))


def test_several_records_of_one_trigger_go_to_their_likest():
    """Two types read from one word are compared each with its own."""
    both = [EVENTS[5], replace(EVENTS[5], event="MOBILIZE", mode="troops")]

    assert list(compare(both, list(reversed(both)))) == []
    (change,) = compare(both, both[:1])
    assert (change.kind, change.record.event) == ("gone", "MOBILIZE")


def test_a_summary_counts_by_type_and_field():
    """So that an editor of a lexicon sees what the edit did."""
    after = [*EVENTS[1:], replace(EVENTS[0], status="future")]

    assert summarise(compare(EVENTS[:3], after[:1] + after[-1:])) == {
        "added": {}, "gone": {"AID": 1}, "changed": {"REJECT": 1}, "fields": {"status": 1},
    }  # fmt: skip
