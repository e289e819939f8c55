"""Link what a store holds: articles to the news that they are about, records to the happening that they tell."""

from collections.abc import Iterator, Mapping
from typing import Any

from diurna.analysis.placing import place_articles
from diurna.analysis.relations import keep_relations
from diurna.store import Store
from diurna.store.links import fold_repeated, forget_links, told_records, write_happenings
from diurna.stories import Told, link_events

BATCH = 5_000  # records of one transaction


def link_stories(store: Store, *, afresh: bool = False) -> int:
    """Give every newest record its story; returns how many records were linked.

    What was linked before keeps its story, unless all is linked `afresh`. Cut off at any moment, it goes on from where it
    was when it is called again. 1. Articles to news. 2. Records of each piece of news to happenings. 3. Happenings told
    again in other news to the first of them. 4. What records tell of standing relations, kept beside them.
    """
    if afresh:
        forget_links(store)
    place_articles(store)
    linked, first = link_records(store)
    if linked:
        fold_repeated(store, first)
    keep_relations(store)
    return linked


def link_records(store: Store) -> tuple[int, int]:
    """Give every record without a story its own; returns how many, and the lowest number among them."""
    linked, first = 0, 0
    for batch in happenings_of(store):
        write_happenings(store, batch)
        linked += len(batch)
        lowest = min(number for number, _ in batch)
        first = min(first, lowest) if first else lowest
    return linked, first


def happenings_of(store: Store) -> Iterator[list[tuple[int, str]]]:
    """Record numbers and their stories, a batch at a time."""
    batch: list[tuple[int, str]] = []
    for news, rows in told_records(store):
        here = [row for row in rows if row["story"] is None or row["story"].startswith(f"{news}.")]
        linked = link_events(told_of(row) for row in here)  # others were told in other news first
        batch.extend((number, f"{news}.{happening}") for number, happening in linked.items())
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def told_of(row: Mapping[str, Any]) -> Told:
    """What a row's record says of a happening, and which of its news it was linked to before."""
    return Told(
        number=row["number"],
        event=row["event"],
        mode=row["mode"],
        actors=frozenset(row["actors"] or ()),
        recipients=frozenset(row["recipients"] or ()),
        start=row["date_start"] or row["day"],
        end=row["date_end"] or row["day"],
        basis=row["date_basis"],
        place=row["place"],
        text=row["text"],
        seen=int(row["story"].rpartition(".")[2]) if row["story"] else None,
    )
