"""Drawing: the same seed draws the same, strata get their share, and nothing is drawn twice."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import ReviewError
from diurna.records import Coding
from diurna.review.sampling import OTHERS, allocate, draw_sample, find_sample
from diurna.store import Filter, Store
from diurna.store.reviews import items_of, samples
from review.reviewed import make_expulsion, make_store
from store.numbered import make_numbered
from writers.samples import make_article


def drawn(store, size=10, **asked):
    """The records of a sample, as what tells them apart."""
    return [item.record.id for item in items_of(store, draw_sample(store, size, **{"seed": 7, **asked}).id)]


def test_a_seed_draws_the_same_whatever_the_order_of_adding():
    """Also in another store with the same articles; another seed draws others."""
    one, other = make_store(), Store()
    other.add_all(reversed([make_numbered(number) for number in range(6)]))

    assert drawn(one) == drawn(other)
    assert drawn(one, seed=8) != drawn(one)


def test_a_sample_is_kept_once():
    """The same command again gives the same sample."""
    store = make_store()
    first, again = draw_sample(store, 10, seed=7), draw_sample(store, 10, seed=7)

    assert first.id == again.id
    assert [one.id for one in samples(store)] == [first.id]


def test_a_sample_says_how_it_was_drawn():
    """Seed, size, population, coder and filter are kept with it."""
    store = make_store()
    sample = find_sample(store, draw_sample(store, 5, seed=3, chosen=Filter(event=("AID",), publisher="Courier")).id)

    assert (sample.seed, sample.asked, sample.population, sample.coders) == (3, 5, 6, ("diurna test",))
    assert sample.chosen == "event AID; publisher Courier"


def test_nothing_is_drawn_twice_and_no_more_than_there_is():
    """All 42 records once, where a hundred are asked for."""
    found = drawn(make_store(), 100)

    assert len(found) == len(set(found)) == 42


@pytest.mark.parametrize("by", ["type", "confidence", "publisher"])
def test_strata_get_the_same_as_far_as_they_have_it(by):
    """By type each of the seven types of the sample article gets two of fourteen."""
    store = make_store()
    sample = draw_sample(store, 14, seed=1, by=by)
    counted = Counter(item.stratum for item in items_of(store, sample.id))

    assert counted == {stratum.name: stratum.drawn for stratum in sample.strata}
    assert sum(stratum.population for stratum in sample.strata) == sample.population == 42
    if by == "type":
        assert set(counted.values()) == {2}


def test_small_strata_go_together_where_there_are_too_many():
    """Six records of seven types: the two largest, and all others."""
    store = make_store()
    sample = draw_sample(store, 6, seed=1, by="type")

    assert [stratum.name for stratum in sample.strata][-1] == OTHERS
    assert [stratum.drawn for stratum in sample.strata] == [2, 2, 2]
    assert sum(stratum.population for stratum in sample.strata) == 42


@given(st.lists(st.integers(1, 500), min_size=1, max_size=30), st.integers(1, 300))
def test_shares_add_up(populations, size):
    """To the size asked for, or to all there is; no stratum gives more than it has."""
    strata = [(f"s{index}", population) for index, population in enumerate(sorted(populations, reverse=True))]
    found = allocate(strata, size)

    assert sum(one.drawn for one in found) == min(size, sum(populations))
    assert sum(one.population for one in found) == sum(populations)
    assert all(0 <= one.drawn <= one.population for one in found)


def test_articles_come_whole_with_themselves_last():
    """Their records in the order of the text, then the article, also where it has no record."""
    store = make_store(1)
    empty = make_article("Nothing much happened in Port Vale today. The ferry ran.", headline=None, id="quiet")
    store.add(Coding(empty))
    sample = draw_sample(store, 2, seed=1, kind="articles")
    items = items_of(store, sample.id)

    assert [item.number for item in items] == list(range(1, 9 + 1))
    assert sorted(item.record is None for item in items) == [False] * 7 + [True] * 2
    starts = [item.record.trigger.start for item in items if item.record]
    assert starts == sorted(starts)
    assert (sample.population, sample.coders) == (2, ("", "diurna test"))


def test_only_the_newest_reading_is_drawn_from():
    """What another coding took the place of is not reviewed."""
    store = Store()
    store.add(make_expulsion())
    store.add(make_expulsion("diurna newer", mode=None))
    (item,) = items_of(store, draw_sample(store, 5, seed=1).id)

    assert item.record.coder == "diurna newer"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"size": 0}, "Expected 1 to"),
        ({"by": "phase of the moon"}, "cannot be stratified"),
        ({"kind": "articles", "by": "type"}, "cannot be stratified"),
        ({"kind": "articles", "chosen": Filter(event=("AID",))}, "cannot be chosen by event"),
        ({"chosen": Filter(published_since=dt.date(2030, 1, 1))}, "that the filter lets through"),
        ({"seed": -1}, "out of range"),
    ],
)
def test_what_cannot_be_drawn_is_said(asked, says):
    """And nothing is kept."""
    store = make_store(1)
    with pytest.raises(ReviewError, match=says):
        draw_sample(store, **{"size": 5, "seed": 1, **asked})
    assert samples(store) == []


def test_a_sample_is_found_by_the_beginning_of_its_id():
    """The newest where none is named; an unknown one is told with those that there are."""
    store = make_store()
    first, second = draw_sample(store, 3, seed=1), draw_sample(store, 3, seed=2)

    assert find_sample(store, first.id[:7]).id == first.id
    assert find_sample(store).id == second.id
    with pytest.raises(ReviewError, match=first.id):
        find_sample(store, "nothing")
