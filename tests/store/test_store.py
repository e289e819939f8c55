"""Store: what goes in comes out; the same twice changes nothing; the newest shows."""

import datetime as dt
from dataclasses import replace

import pyarrow as pa
import pytest

from diurna.errors import StoreError
from diurna.records import Count, Event
from diurna.store import Filter, Store
from store.numbered import make_numbered, with_person


def in_order(events: list[Event] | tuple[Event, ...]) -> list[Event]:
    """Records by id, as the store gives them by day."""
    return sorted(events, key=lambda event: event.id)


def numbers_of(store: Store) -> dict[str, int]:
    """How many rows each table has, but for the runs'."""
    names = store.table("SELECT table_name FROM duckdb_tables() ORDER BY table_name")["table_name"].to_pylist()
    return {
        name: store.table(f"SELECT count(*) AS n FROM {name}")["n"].to_pylist()[0]
        for name in names
        if name not in {"runs", "run_codings"}
    }


@pytest.fixture
def store(tmp_path):
    """A store on disk."""
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


def test_records_come_back_as_they_went_in(store):
    """Every field of every record: parties, speakers, open dates, places, counts."""
    coding = make_numbered(1)
    assert store.add(coding)

    assert in_order(list(store.events())) == in_order(coding.events)


def test_articles_come_back_as_they_went_in(store):
    """Text, headline, publisher, address."""
    coding = make_numbered(1, url="https://news.example/1")
    store.add(coding)

    assert list(store.articles()) == [coding.article]
    assert list(store.articles([coding.article.id])) == [coding.article]
    assert list(store.articles(["another"])) == []


def test_the_same_article_twice_changes_nothing(store):
    """No table grows, and no record shows twice, be it in one call, in two, or in another run."""
    coding = make_numbered(1)
    assert store.add_all([coding, coding, make_numbered(2)]) == 2
    before = numbers_of(store)

    assert store.add(coding) is False
    store.begin_run(coder="diurna test")
    assert store.add_all([make_numbered(2), coding]) == 0

    assert numbers_of(store) == before
    assert len(list(store.events())) == 14


def test_a_changed_article_stands_beside_the_old_and_shows(store):
    """Same address, another text: both are kept, the new one is seen."""
    store.add(make_numbered(1, url="https://news.example/a"))
    store.add(make_numbered(2, url="https://news.example/a"))

    assert {event.id.split("-")[0] for event in store.events()} == {"2"}
    assert store.table("SELECT count(*) AS n FROM events")["n"].to_pylist() == [14]


def test_a_front_page_is_no_article_s_address(store):
    """Many articles that give only their publisher's address are many articles."""
    store.add(make_numbered(1, url="https://news.example/"))
    store.add(make_numbered(2, url="https://news.example/"))

    assert len({event.article for event in store.events()}) == 2


def test_an_article_with_an_id_of_its_own_is_known_by_it(store):
    """The input's id says that two texts are versions of one article."""
    for number in (1, 2):
        coding = make_numbered(number)
        article = replace(coding.article, id="mine-7")
        store.add(replace(coding, article=article, events=tuple(replace(e, article="mine-7") for e in coding.events)))

    assert {event.id.split("-")[0] for event in store.events()} == {"2"}


def test_another_coder_s_reading_stands_beside_the_old_and_shows(store):
    """A new lexicon rewrites no history: the old coding stays, and the runs still have theirs."""
    first = store.begin_run(coder="old")
    store.add(make_numbered(1, coder="old"))
    second = store.begin_run(coder="new")
    store.add(make_numbered(1, coder="new"))

    assert {event.coder for event in store.events()} == {"new"}
    assert {event.coder for event in store.events(run=first)} == {"old"}
    assert {event.coder for event in store.events(run=second)} == {"new"}


def test_going_back_to_an_earlier_coder_shows_its_reading_again(store):
    """What was given last is what shows, even where it was there before; nothing is coded twice."""
    for coder in ("old", "new", "old"):
        store.begin_run(coder=coder)
        store.add(make_numbered(1, coder=coder))

    assert {event.coder for event in store.events()} == {"old"}
    assert store.table("SELECT count(*) AS n FROM codings")["n"].to_pylist() == [2]
    assert store.runs()["newly_coded"].to_pylist() == [1, 1, 0]


def test_an_article_without_records_is_kept_as_coded(store):
    """That nothing was found is a finding; it is not coded again."""
    empty = replace(make_numbered(1), events=())
    store.begin_run(coder="diurna test")

    assert store.add(empty)
    assert store.again(empty.article, "diurna test")
    assert not store.again(empty.article, "another coder")


def test_runs_say_when_with_what_and_how_many(store):
    """A run has its versions, options, failures, and the articles it gave or found."""
    store.begin_run(coder="diurna test", options={"inputs": ["news"]})
    store.add(make_numbered(1))
    store.end_run(failures=3)

    (run,) = store.runs().to_pylist()
    assert (run["coder"], run["failures"], run["articles"], run["options"]) == (
        "diurna test", 3, 1, '{"inputs": ["news"]}',
    )  # fmt: skip
    assert run["finished"] >= run["started"]


def test_broken_text_is_kept_with_its_offsets(store):
    """A lone surrogate, which no database holds, becomes one other character; a NUL and quotes stay."""
    coding = make_numbered(1)
    text = coding.article.text.replace("Norland refuses", "Nor\udc80\0'; DROP TABLE events; --")
    store.add(replace(coding, article=replace(coding.article, text=text)))

    (article,) = store.articles()
    assert article.text == text.replace("\udc80", "\ufffd")


def test_the_region_of_a_place_comes_back(store):
    """In the record, and as a column beside the place."""
    coding = make_numbered(1)
    placed = next(event for event in coding.events if event.place)
    known = replace(placed, place=replace(placed.place, region="Vale Province"))
    store.add(replace(coding, events=(known,)))

    assert list(store.events()) == [known]
    assert set(store.table("SELECT place_region FROM who_did_what")["place_region"].to_pylist()) == {"Vale Province"}


def test_counts_of_people_come_back(store):
    """Bounds may be open."""
    coding = make_numbered(1)
    counted = replace(coding.events[0], counts={"killed": Count(low=None, high=3, text="up to 3")})
    store.add(replace(coding, events=(counted,)))

    (event,) = store.events()
    assert event.counts == counted.counts


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(), 7),
        (Filter(actor="NOR"), 6),
        (Filter(actor="NOR-GOV"), 1),
        (Filter(actor="GOV"), 1),
        (Filter(actor="holm"), 1),
        (Filter(recipient="SUD"), 6),
        (Filter(party="EU"), 1),
        (Filter(speaker="Rin"), 1),
        (Filter(speaker="NOR-GOV"), 3),
        (Filter(event=("AID", "SUPPORT")), 2),
        (Filter(mode="arrest"), 1),
        (Filter(context="economic"), 1),
        (Filter(quad="verbal conflict"), 1),
        (Filter(status=("negated",)), 1),
        (Filter(historical=True), 2),
        (Filter(since=dt.date(2024, 6, 30)), 1),
        (Filter(until=dt.date(2015, 3, 1)), 2),
        (Filter(since=dt.date(2024, 5, 12), until=dt.date(2024, 5, 12)), 1),
        (Filter(published_until=dt.date(2024, 5, 14)), 0),
        (Filter(place="SUD"), 1),
        (Filter(place="vale islands"), 1),
        (Filter(place="VÀLE Islands"), 1),
        (Filter(publisher="courier"), 7),
        (Filter(words="opposition ARRESTED"), 1),
        (Filter(words='"next month"'), 2),
        (Filter(words='"month next"'), 0),
        (Filter(words="'; DROP TABLE events; --"), 0),
        (Filter(words="ÒPPOSITION"), 1),
        (Filter(words='" "'), 7),
        (Filter(words=""), 7),
        (Filter(quoted=False), 3),
        (Filter(least_confidence=0.95), 0),
    ],
    ids=str,
)
def test_filters_let_through_what_they_say(store, chosen, found):
    """Each condition on the seven records of the sample."""
    store.add(make_numbered(1))

    assert len(list(store.events(chosen))) == found


def test_who_did_what_has_a_row_for_each_pair(store):
    """Two that fight each other are two rows, each acting on the other."""
    store.add(make_numbered(1))

    rows = store.table(
        "SELECT actor, recipient, mutual FROM who_did_what WHERE event = 'ASSAULT' ORDER BY actor"
    ).to_pylist()
    assert rows == [
        {"actor": "NOR", "recipient": "SUD", "mutual": True},
        {"actor": "SUD", "recipient": "NOR", "mutual": True},
    ]


def test_answers_are_arrow_tables(store):
    """As pandas and polars take them."""
    store.add(make_numbered(1))

    assert isinstance(store.table("SELECT * FROM who_did_what"), pa.Table)


def test_a_store_in_memory_works_alike():
    """Without a path."""
    with Store() as store:
        store.add(with_person(make_numbered(1), "Anna Holm", "interior minister", "NOR"))

        assert store.table("SELECT name, office, code FROM people").to_pylist() == [
            {"name": "Anna Holm", "office": "interior minister", "code": "NOR-GOV"}
        ]


def test_a_store_opened_for_reading_takes_nothing(tmp_path):
    """It says so, and how to open it."""
    Store(tmp_path / "s.duckdb").close()

    with Store(tmp_path / "s.duckdb", read_only=True) as store, pytest.raises(StoreError, match="read_only=False"):
        store.add(make_numbered(1))
