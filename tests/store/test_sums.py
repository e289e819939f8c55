"""How many records there are, in all and by each thing: against counting them one by one."""

from collections import Counter

import pytest

from diurna.analysis.linking import link_stories
from diurna.store import Filter, Store
from diurna.store.pages import edges, how_many, sums
from store.numbered import make_numbered

VALUES = {
    "event": lambda event: event.event,
    "status": lambda event: event.status,
    "speaker": lambda event: event.speakers[0].name if event.speakers else None,
    "place": lambda event: event.place and event.place.country,
}


@pytest.fixture(scope="module")
def store():
    """Three numbered articles, linked."""
    with Store() as opened:
        opened.add_all(make_numbered(number) for number in range(3))
        link_stories(opened)
        yield opened


@pytest.mark.parametrize(
    "chosen",
    [Filter(), Filter(actor="NOR"), Filter(words="opposition"), Filter(words="zzz"), Filter(quoted=True)],
    ids=str,
)
def test_sums_are_those_of_the_records(store, chosen):
    """In all and by each value, records and happenings, the most told first; what a record lacks counts nowhere."""
    records = list(store.events(chosen))

    found = sums(store, chosen, tuple(VALUES), limit=50)

    assert found.total == len(records) == how_many(store, chosen)
    for what, value_of in VALUES.items():
        told = Counter(value_of(event) for event in records if value_of(event) is not None)
        stories = Counter(
            value for value, _ in {(value_of(event), event.story) for event in records} if value is not None
        )
        assert {each.name: (each.stories, each.records) for each in found.tallies[what]} == {
            name: (stories[name], number) for name, number in told.items()
        }
        order = [(-each.stories, each.name) for each in found.tallies[what]]
        assert order == sorted(order)


def test_only_the_most_told_are_given(store):
    """As many as are asked for; the total is still of all."""
    found = sums(store, Filter(), ("event",), limit=2)

    assert len(found.tallies["event"]) == 2
    assert found.total == 21


def test_two_that_deal_with_each_other_count_each_happening_once(store):
    """Whoever acts, and however many parties of one country a record names."""
    found = {(edge.one, edge.other): edge for edge in edges(store, Filter(status=("actual", "negated", "future")))}
    records = [
        event
        for event in store.events(Filter(status=("actual", "negated", "future")))
        if {"NOR", "SUD"} <= {(party.code or "").split("-")[0] for party in (*event.actors, *event.recipients)}
    ]

    edge = found["NOR", "SUD"]

    assert edge.records == len(records)
    assert edge.stories == len({event.story for event in records})
    assert edge.score == pytest.approx(sum(event.score for event in records) / len(records))
