"""Articles that come one by one get the place that they would get if all the news of the store were read again."""

import datetime as dt
import random
from collections.abc import Iterator

import pytest

from diurna.analysis import placing
from diurna.analysis.linking import link_stories
from diurna.records import Coding
from diurna.store import Store
from diurna.store.placed import has_news, keeps_news
from writers.samples import day as on_day
from writers.samples import make_article, make_event

FIRST = dt.date(2024, 3, 1)
SYLLABLES = "bar dol fen gir hul jor kel lum mav nis orp pel rud sab tov urg vik wex yon zan".split()


def made_up(articles: int) -> Iterator[Coding]:
    """Reports on happenings that go on for weeks, each in words of its own, some of which another has too."""
    lot = random.Random(3)
    words = ["".join(lot.choices(SYLLABLES, k=3)) for _ in range(2_000)]
    own = [lot.sample(words, 20) for _ in range(articles // 4)]
    for number in range(articles):
        said = own[lot.randrange(1 + number // 4)]
        body = " ".join(lot.sample(said, 12) + lot.sample(words, 6))
        article = make_article(
            f"{said[0]} shelled {said[1]}: {body}.", published=FIRST + dt.timedelta(days=number // 2), id=f"a{number}"
        )
        event = make_event(
            article, "shelled", id=f"e{number}", event="ASSAULT", actors=[(said[0], "NOR")], date=on_day("2024-03-01")
        )
        yield Coding(article, events=(event,))


def linked(codings: list[Coding], *, at_once: int) -> dict[str, tuple[str, str, str]]:
    """The news, telling and story of each article of a store that is linked after every so many."""
    with Store() as store:
        for start in range(0, len(codings), at_once):
            store.add_all(codings[start : start + at_once])
            link_stories(store)
        rows = store.rows(
            """
            SELECT newest.article, reports.story, reports.telling, e.story AS happening
            FROM newest JOIN reports USING (coding) JOIN newest_events AS e USING (coding)
            """
        )
        return {row["article"]: (row["story"], row["telling"], row["happening"]) for row in rows}


@pytest.mark.parametrize(("at_once", "articles"), [(1, 40), (7, 120), (60, 120)])
def test_reading_only_the_news_in_question_changes_no_place(monkeypatch, at_once, articles):
    """Whether a few articles come at a time or all at once, and whether some news is read for them or all."""
    codings = list(made_up(articles))
    few = linked(codings, at_once=at_once)
    monkeypatch.setattr(placing, "FEW", 0)

    assert few == linked(codings, at_once=at_once) == linked(codings, at_once=articles)
    assert articles / 12 < len({news for news, _, _ in few.values()}) < articles / 1.2


def test_a_store_that_keeps_no_news_has_it_gathered():
    """One that an older version linked, or where the placing of many was cut off."""
    codings = list(made_up(30))
    with Store() as store:
        store.add_all(codings[:29])
        link_stories(store)
        store.replace_rows({}, delete=("news",))
        assert not keeps_news(store)
        store.add_all(codings[29:])
        link_stories(store)

        assert keeps_news(store)
        told = {row["story"] for row in store.rows("SELECT DISTINCT story FROM reports")}
        assert told == {row["story"] for row in store.rows("SELECT story FROM news")}
        assert all(has_news(store, story) for story in told)


def test_an_id_that_was_given_is_not_given_again():
    """A text without a word to go by opens news of its own each time that another coder reads it."""
    article = make_article("?!", published=FIRST, id="a")
    with Store() as store:
        for coder in ("one", "other", "third"):
            store.begin_run(coder=coder)
            store.add(Coding(article, events=()))
            link_stories(store)

        assert store.table("SELECT count(*) AS n, count(DISTINCT story) AS apart FROM news").to_pylist() == [
            {"n": 3, "apart": 3}
        ]


def test_a_story_that_was_told_before_keeps_its_name():
    """It gets a record that says what another story said first: the two stay two, as links to both may be out."""
    with Store() as store:
        for number, days in enumerate((0, 2)):
            store.add(shelling(number, days, dated=not number))
            link_stories(store)
        before = {event.id: event.story for event in store.events()}
        store.add(shelling(2, 2, dated=True))
        link_stories(store)

        after = {event.id: event.story for event in store.events()}
    assert len(set(before.values())) == 2
    assert {id: after[id] for id in before} == before
    assert after["e2"] == before["e1"]


def shelling(number: int, days: int, *, dated: bool) -> Coding:
    """A report that Norland shelled Sudmark: of one town then, and in other words, of another town, days later."""
    actor, recipient, told = (
        (
            "Norland",
            "Sudmark",
            "The grain quay of Kelborg burnt, and Tovmere lost its ferry, Harbour Master Jorvik said.",
        ),
        (
            "neighbours",
            "lowlands",
            "Ranvik's opera, Ursholm's observatory and Pelgard's library are rubble, Sabwick wept.",
        ),
    )[bool(days)]
    published = FIRST + dt.timedelta(days=days)
    article = make_article(
        f"{actor} shelled {recipient}. {told} Report {number}.", published=published, id=f"a{number}"
    )
    date = {"date": on_day("2024-03-01")} if dated else {}
    fields = {"actors": [(actor, "NOR")], "recipients": [(recipient, "SUD")], "event": "ASSAULT", **date}
    return Coding(article, events=(make_event(article, "shelled", id=f"e{number}", **fields),))
