"""Stores with something to review, and reviewers who judge it."""

from collections.abc import Mapping

from diurna.records import Coding
from diurna.records.review import Item, Sample
from diurna.review.judgements import add_missed, judge, mark_read
from diurna.store import Store
from diurna.store.reviews import items_of, texts_of
from store.numbered import make_numbered
from writers.samples import make_article, make_event


def make_store(articles: int = 6) -> Store:
    """A store in memory with the sample article some times over, seven records each."""
    store = Store()
    store.add_all(make_numbered(number) for number in range(articles))
    return store


def make_expulsion(coder: str = "diurna test", **fields: object) -> Coding:
    """An article of two sentences, with a record of the first; the second tells of one that the coder missed."""
    article = make_article(
        "Norland expelled two Sudmark envoys on Monday. Sudmark then closed its embassy in Port Vale.",
        headline=None,
        id="expulsion",
        publisher="Vale Courier",
    )
    known = {"actors": [("Norland", "NOR")], "recipients": [("two Sudmark envoys", "SUD-GOV")], "mode": "expel"}
    return Coding(article, events=(make_event(article, "expelled", coder=coder, **{**known, **fields}),))


def judge_item(store: Store, item: Item, reviewer: str, **told: object) -> None:
    """Judge a record; all of it right unless told otherwise."""
    judge(store, item, texts_of(store, [item.version])[item.version], reviewer, **told)  # type: ignore[arg-type]


def judge_all(
    store: Store, sample: Sample, reviewer: str = "Anna", told: Mapping[int, Mapping[str, object]] | None = None
) -> None:
    """Go through a sample: all right, but for what is told of some items."""
    for item in items_of(store, sample.id):
        if item.record is None:
            mark_read(store, item, reviewer)
        else:
            judge_item(store, item, reviewer, **(told or {}).get(item.number, {}))


def miss(store: Store, item: Item, reviewer: str, trigger: str, **fields: str) -> None:
    """Enter an event that no record has."""
    add_missed(store, item, texts_of(store, [item.version])[item.version], reviewer, fields, trigger)
