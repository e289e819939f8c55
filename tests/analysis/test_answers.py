"""Counts, timelines, people, stories and their corroboration, asked of a store."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from diurna.analysis.counting import counts, timeline
from diurna.analysis.linking import link_stories
from diurna.analysis.people import people
from diurna.analysis.stories import story
from diurna.errors import StoreError
from diurna.records import Coding, Count
from diurna.store import Filter, Store
from diurna.store.links import news_of_articles
from store.numbered import make_numbered, with_person
from writers.samples import day as on_day
from writers.samples import make_article, make_event

BODY = (
    "Norland shelled the harbour of Port Vale on Wednesday, killing three dockers, {who} said. A crane fell into the dry "
    "dock, and the ferry Solveig burnt. The harbour master, Elin Brask, closed the quays. Sudmark has the wreck towed."
)
RETOLD = (
    "Three dockers died when shells hit the harbour of Port Vale. {who} blamed Norland. The ferry Solveig caught fire at "
    "her berth, and a crane tipped into the dry dock; Elin Brask, who runs the harbour, shut the quays on Wednesday."
)
OTHER = (
    "Beekeepers in Hogby met Agriculture Minister Rolf Tinde on Friday. He promised them a subsidy for sugar, of which "
    "their swarms need nine tonnes to winter in the moors. Varroa mites killed a third of the hives last autumn, Tinde's "
    "ministry reckons; honey costs twice what it did. A cooperative in Lund breeds queens that clean their combs. {who}"
)
HEADLINE = "Harbour shelled"


def report(
    body: str, publisher: str, trigger: str, who: str = "Police", headline: str = HEADLINE, **fields: Any
) -> Coding:
    """An article on the attack, with one record of it."""
    text = f"{headline}\n\n{body.format(who=who)}"
    article = make_article(
        text, headline, id=f"{publisher} {trigger} {who}", publisher=publisher, published=dt.date(2024, 5, 16)
    )
    known: dict[str, Any] = {
        "id": f"{publisher} {trigger} {who}", "event": "ASSAULT", "mode": "heavy-weapons", "score": -9.0,
        "date": on_day("2024-05-15"), "recipients": [("dockers", "SUD-CVL")],
    }  # fmt: skip
    if "Norland" in text:
        known["actors"] = [("Norland", "NOR-MIL")]
    return Coding(article, events=(make_event(article, trigger, **{**known, **fields}),))


@pytest.fixture
def store():
    """Three reports of one attack, one of them a near-copy, and one of something else."""
    with Store() as opened:
        opened.add_all(
            [
                report(BODY, "Vale Courier", "shelled"),
                report(BODY, "Hogby Post", "shelled", who="The police"),
                report(RETOLD, "Sudmark Times", "hit"),
                report(OTHER, "Bee News", "met", event="CONSULT", mode="meet", recipients=(), score=1.0),
            ]
        )
        link_stories(opened)
        yield opened


def test_reports_of_one_attack_are_one_story(store):
    """Counted once however often told; a near-copy is no telling of its own."""
    ids = {event.article: event.story for event in store.events(Filter(event=("ASSAULT",)))}
    (attack,) = set(ids.values())
    (found,) = story(store, attack)

    assert (found.reports, found.tellings, len(found.publishers)) == (3, 2, 3)
    assert (found.event, found.first, found.disagreements) == ("ASSAULT", dt.date(2024, 5, 15), ())
    assert counts(store, by=["event"], measure="events").to_pylist() == [
        {"event": "ASSAULT", "events": 3}, {"event": "CONSULT", "events": 1},
    ]  # fmt: skip
    assert counts(store, by=["event"], measure="stories")["stories"].to_pylist() == [1, 1]


def test_linking_again_changes_nothing_and_goes_on(store):
    """Stories keep their ids when more reports come."""
    before = {event.id: event.story for event in store.events()}
    assert link_stories(store) == 0

    store.add(report(RETOLD, "Late Edition", "hit", who="A fisherman"))
    assert link_stories(store) == 1

    after = {event.id: event.story for event in store.events()}
    assert {id: after[id] for id in before} == before
    assert after["Late Edition hit A fisherman"] == before["Sudmark Times hit Police"]


def test_linking_afresh_gives_the_same_stories(store):
    """The same articles, the same ids."""
    before = {event.id: event.story for event in store.events()}
    link_stories(store, afresh=True)

    assert {event.id: event.story for event in store.events()} == before


def test_the_order_of_adding_does_not_count():
    """Articles are taken by day, so the same ones give the same news."""
    codings = [
        report(BODY, "Vale Courier", "shelled"),
        report(RETOLD, "Sudmark Times", "hit"),
        report(OTHER, "Bee News", "met", event="CONSULT", mode="meet", recipients=()),
    ]
    dated = [
        replace(coding, article=replace(coding.article, published=dt.date(2024, 5, 16 + day)))
        for day, coding in enumerate(codings)
    ]
    one, other = (news_of(order) for order in (dated, list(reversed(dated))))

    assert one == other
    assert len(set(one.values())) == 2


def news_of(codings: list[Coding]) -> dict[str, str]:
    """The news of each article, linked in a store of their own."""
    with Store() as store:
        store.add_all(codings)
        link_stories(store)
        return news_of_articles(store)[0]


def test_linking_that_was_cut_off_goes_on(store):
    """Articles that have a place and records that have no story yet: what a kill between the two leaves."""
    before = {event.id: event.story for event in store.events()}
    store.replace_rows({}, delete=("happenings",))

    assert link_stories(store) == 4
    assert {event.id: event.story for event in store.events()} == before


def test_a_re_coded_article_stays_in_its_story(store):
    """A new reading of an article is no new report."""
    coding = report(BODY, "Vale Courier", "shelled")
    store.begin_run(coder="new")
    store.add(replace(coding, events=(replace(coding.events[0], coder="new"),)))
    link_stories(store)

    ids = {event.story for event in store.events(Filter(event=("ASSAULT",)))}
    (found,) = story(store, ids.pop())
    assert not ids
    assert found.reports == 3


def test_disagreements_are_told():
    """Whether it happened, who did it, how many died."""
    with Store() as store:
        died = {"killed": Count(low=3, high=3, text="three")}
        more = {"killed": Count(low=5, high=None, text="at least five")}
        store.add_all(
            [
                report(BODY, "Vale Courier", "shelled", counts=died),
                report(BODY, "Hogby Post", "shelled", who="They", counts=more, actors=[("Port Vale", "EST")]),
                report(RETOLD, "Sudmark Times", "hit", status="negated"),
            ]
        )
        link_stories(store)
        (found,) = story(store, next(iter(store.events())).story or "")

    assert found.disagreements == (
        "status: actual in 2, negated in 1",
        "who did it: NOR-MIL in 2, EST in 1",
        "killed: at least five, three",
    )


def test_a_government_and_its_state_are_no_disagreement():
    """SUD and SUD-GOV agree on who it was."""
    with Store() as store:
        store.add_all(
            [
                report(BODY, "Vale Courier", "shelled", actors=[("Norland", "NOR")]),
                report(BODY, "Hogby Post", "shelled", who="They", actors=[("Norland", "NOR-GOV")]),
            ]
        )
        link_stories(store)
        (found,) = story(store, next(iter(store.events())).story or "")

    assert found.disagreements == ()


def test_one_happening_told_in_other_news_is_one():
    """A background sentence that names day, place and parties counts the attack no second time."""
    with Store() as store:
        store.add(report(BODY, "Vale Courier", "shelled"))
        link_stories(store)
        store.add(report(OTHER, "Bee News", "bombed", "Norland bombed dockers.", "Sugar for beekeepers"))
        link_stories(store)

        stories = {event.story for event in store.events()}
        news = store.table("SELECT DISTINCT story FROM reports").num_rows
    assert (len(stories), news) == (1, 2)


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (["month"], [{"month": "2015-01", "events": 1}, {"month": "2024-05", "events": 3}]),
        (["year", "quad"], None),
        (["dyad"], [
            {"actor": "NOR", "recipient": "SUD", "events": 3}, {"actor": "SUD", "recipient": "NOR", "events": 1},
        ]),
        (["status"], [{"status": "actual", "events": 4}]),
        (["context"], []),
    ],
    ids=str,
)  # fmt: skip
def test_counts_group_what_happened(by, rows):
    """Only actual records count unless the filter says otherwise."""
    with Store() as store:
        store.add(make_numbered(1))
        found = counts(store, by=by).to_pylist()

    if rows is None:
        assert sum(row["events"] for row in found) == 4
    else:
        assert found == rows


def test_counts_of_another_status_are_asked_for():
    """A filter with a status is taken at its word."""
    with Store() as store:
        store.add(make_numbered(1))
        found = counts(store, by=["event"], chosen=Filter(status=("negated", "future"))).to_pylist()

    assert found == [{"event": "AID", "events": 1}, {"event": "SANCTION", "events": 1}]


def test_the_score_is_the_mean_of_those_that_have_one():
    """And says of how many."""
    with Store() as store:
        store.add(make_numbered(1))
        (row,) = counts(store, by=["month"], measure="score", chosen=Filter(event=("SUPPORT",))).to_pylist()

    assert row == {"month": "2024-05", "score": 5.0, "scored": 1}


@pytest.mark.parametrize("asked", [{"by": ["weather"]}, {"by": []}, {"measure": "rumours"}])
def test_unknown_groups_and_measures_are_told(asked):
    """With what there is."""
    with Store() as store, pytest.raises(StoreError, match="Expected"):
        counts(store, **asked)


def test_a_timeline_has_cooperation_and_conflict_by_month(store):
    """Of one dyad, happenings counted once."""
    assert timeline(store, "NOR", "SUD").to_pylist() == [
        {"month": "2024-05", "cooperation": 0, "conflict": 1, "score": -9.0}
    ]
    assert timeline(store, "NOR", "SUD", stories=False)["conflict"].to_pylist() == [3]


def test_people_have_their_offices_and_days():
    """First and last day on which articles say so; another office is another row."""
    with Store() as store:
        first, last = dt.date(2020, 1, 1), dt.date(2022, 1, 1)
        store.add(with_person(make_numbered(1, day=first), "Anna Holm", "interior minister", "NOR"))
        store.add(with_person(make_numbered(2, day=last), "Anna Holm", "interior minister", "NOR"))
        store.add(with_person(make_numbered(3, day=dt.date(2024, 1, 1)), "Anna Holm", "president", "NOR"))
        store.add(with_person(make_numbered(4), "Pavo Rin", None, "SUD"))

        everyone = people(store).to_pylist()
        assert [(row["name"], row["office"], row["articles"]) for row in everyone] == [
            ("Anna Holm", "interior minister", 2), ("Anna Holm", "president", 1), ("Pavo Rin", None, 1),
        ]  # fmt: skip
        assert (everyone[0]["first_seen"], everyone[0]["last_seen"]) == (first, last)
        assert people(store, on=dt.date(2021, 1, 1))["office"].to_pylist() == ["interior minister"]
        assert people(store, of="SUD")["name"].to_pylist() == ["Pavo Rin"]
        assert people(store, name="holm", office="PRESIDENT").num_rows == 1
