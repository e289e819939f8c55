"""Records to JSON and back, and the schema read off the dataclasses."""

import copy
import datetime as dt
import json

import jsonschema
import pytest

from diurna.errors import RecordError
from diurna.records import Count, Event, Party, Speaker, Trigger, When, Where
from diurna.records.serial import event_from_json, event_to_json, record_schema

CONTRACT = [
    "id",
    "article",
    "published",
    "sentence",
    "text",
    "event",
    "mode",
    "contexts",
    "quad",
    "score",
    "cameo",
    "actors",
    "recipients",
    "third_parties",
    "status",
    "historical",
    "speakers",
    "date",
    "place",
    "counts",
    "trigger",
    "confidence",
    "evidence",
    "story",
    "coder",
]


def make_event() -> Event:
    """A record with every field filled."""
    party = Party(
        text="Ghana", start=0, end=5, name="Ghana", code="GHA-GOV", country="GHA", sectors=("GOV",), office=None
    )
    return Event(
        id="1",
        article="2",
        published=dt.date(2024, 5, 15),
        sentence=1,
        text="Ghana sent tents to Togo.",
        event="AID",
        mode=None,
        contexts=("disasters",),
        quad="material cooperation",
        score=10.0,
        cameo="07",
        actors=(party,),
        recipients=(),
        third_parties=(),
        status="actual",
        historical=False,
        speakers=(
            Speaker(text="Ama", name="Ama", code=None, office=None, quotation="direct", cue="said", start=30, end=33),
        ),
        date=When(start=dt.date(2024, 5, 14), end=None, text="since Tuesday", basis="anchored"),
        place=Where(
            text="Lome", start=9, end=13, name="Lome", country="TGO", latitude=6.1, longitude=1.2, geonames=2365267
        ),
        counts={"tents": Count(low=10, high=None, text="at least 10 tents")},
        trigger=Trigger(text="sent", start=6, end=10),
        confidence=0.7,
        evidence=("aid.send",),
        story=None,
        coder="diurna 0.1.0",
    )


def test_the_fields_are_the_contract_s_in_its_order():
    """The JSON of a record has exactly the field names that were promised."""
    assert list(event_to_json(make_event())) == CONTRACT


def test_a_record_survives_the_way_to_json_and_back():
    """Nothing is lost or changed by writing and reading."""
    event = make_event()

    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


def test_the_schema_accepts_a_record_and_requires_every_field():
    """A record fits the schema; without any one of its fields it does not."""
    value = event_to_json(make_event())
    jsonschema.Draft202012Validator.check_schema(record_schema())
    jsonschema.validate(value, record_schema())

    for name in CONTRACT:
        cut = {key: item for key, item in value.items() if key != name}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(cut, record_schema())


def test_every_fault_of_a_record_is_reported_at_once():
    """A user who edits records by hand sees all faults in one pass."""
    value = copy.deepcopy(event_to_json(make_event()))
    value["status"] = "perhaps"
    value["date"]["start"] = "yesterday"
    value["actors"][0]["start"] = "zero"
    del value["quad"]

    with pytest.raises(RecordError) as caught:
        event_from_json(value)

    assert [fault.split(" ")[0] for fault in caught.value.faults] == [
        "record.quad",
        "record.actors[0].start",
        "record.status",
        "record.date.start",
    ]
    assert "one of actual, negated, future, hypothetical" in str(caught.value)


@pytest.mark.parametrize("value", [None, 3, "text", [], {"id": 1}])
def test_json_that_is_no_record_is_refused_with_a_record_error(value):
    """Anything that json.loads can return is either a record or a RecordError."""
    with pytest.raises(RecordError):
        event_from_json(value)
