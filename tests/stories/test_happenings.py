"""Records of one piece of news to happenings: which are one, and which are not."""

import datetime as dt
from typing import Any

import pytest

from diurna.stories import Told, link_events

DAY = dt.date(2024, 5, 15)
SHELLING = "Norland shelled the harbour of Port Vale on Wednesday, and three dockers died."


def told(number: int, text: str = SHELLING, **fields: Any) -> Told:
    """A record of Norland's attack on Sudmark, unless said otherwise."""
    known: dict[str, Any] = {
        "event": "ASSAULT", "mode": None, "actors": frozenset({"NOR"}), "recipients": frozenset({"SUD"}),
        "start": DAY, "end": DAY, "basis": "anchored", "place": None,
    }  # fmt: skip
    return Told(number=number, text=text, **{**known, **fields})


def are_one(one: Told, other: Told) -> bool:
    """Whether two records tell one happening."""
    linked = link_events([one, other])
    return linked[one.number] == linked[other.number]


RETOLD = "Shells hit Port Vale's harbour on Wednesday; Norland killed three dockers."


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"mode": "heavy-weapons"}, True),
        ({"recipients": frozenset()}, True),
        ({"start": DAY + dt.timedelta(1), "end": DAY + dt.timedelta(1)}, True),
        ({"actors": frozenset({"EST"}), "place": "Port Vale"}, True),
        ({"event": "COERCE"}, False),
        ({"start": DAY + dt.timedelta(5), "end": DAY + dt.timedelta(5)}, False),
        ({"start": DAY + dt.timedelta(5), "end": DAY + dt.timedelta(5), "basis": "published"}, False),
        ({"start": DAY + dt.timedelta(3), "end": DAY + dt.timedelta(3), "basis": "published"}, True),
        ({"actors": frozenset({"EST"}), "recipients": frozenset({"LVA"})}, False),
        ({"actors": frozenset({"SUD"}), "recipients": frozenset({"NOR"})}, False),
    ],
    ids=str,
)
def test_type_parties_days_and_words_decide(fields, same):
    """Retold in other words: the same happening, or not, by what the record says."""
    first = told(1, place="Port Vale") if fields.get("place") else told(1)

    assert are_one(first, told(2, RETOLD, **fields)) is same


def test_another_place_is_another_happening():
    """Two attacks by the same on the same, the same day, in two towns."""
    north = "Norland's army attacked a barracks at Hogby."
    assert not are_one(told(1, place="Port Vale"), told(2, north, place="Hogby"))


def test_parties_alone_are_not_enough():
    """The same two, the same day, the same type: what they did has to be worded alike in part."""
    kinds = {"event": "SUPPORT", "mode": None}
    assert not are_one(
        told(1, "The minister thanked his hosts for the loan of a painting.", **kinds),
        told(2, "Both capitals reaffirmed the treaty.", **kinds),
    )


def test_a_year_holds_many_happenings():
    """What is dated only by the year is one happening only where the words say so."""
    year = {"start": dt.date(2015, 1, 1), "end": dt.date(2015, 12, 31), "basis": "stated"}
    assert are_one(told(1, **year), told(2, SHELLING, **year))
    assert not are_one(told(1, **year), told(2, "In 2015 Norland burnt a mill of Sudmark's.", **year))


def test_who_met_whom_has_no_sides():
    """Told as "A met B" or as "A and B met", it is one meeting."""
    met = {"event": "CONSULT", "mode": "meet"}
    assert are_one(
        told(1, "Holm met Rin in Port Vale.", **met),
        told(
            2,
            "Holm and Rin held a meeting in Port Vale.",
            actors=frozenset({"NOR", "SUD"}),
            recipients=frozenset(),
            **met,
        ),
    )


def test_what_was_linked_keeps_its_number():
    """New records join happenings that have a number, and new ones get numbers that no other has."""
    old = [told(1, seen=4), told(2, "Norland burnt a mill of Sudmark's at Hogby.", seen=7, event="COERCE")]

    linked = link_events([*old, told(3, RETOLD), told(4, "They fled.", event="RETREAT")])

    assert linked == {3: 4, 4: 8}


def test_undated_records_are_compared_with_undated_ones():
    """Without any day, only another record without one can be the same."""
    none = {"start": None, "end": None, "basis": "published"}
    assert are_one(told(1, **none), told(2, RETOLD, **none))
    assert not are_one(told(1), told(2, RETOLD, **none))
