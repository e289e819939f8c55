"""Records a page at a time, by number and by id."""

from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Event
from diurna.store.filters import Filter, conditions_of
from diurna.store.questions import RECORDS
from diurna.store.rows import event_from_row
from diurna.store.store import Store

TOTAL = "SELECT count(*) AS total FROM newest_events AS e WHERE {where}"
NUMBERS = """
SELECT e.number
FROM newest_events AS e
WHERE {where}
ORDER BY {order}
LIMIT ? OFFSET ?
"""
ORDERS = {
    "newest": "e.day DESC NULLS LAST, e.published DESC NULLS LAST, e.number DESC",
    "oldest": "e.day NULLS LAST, e.published NULLS LAST, e.number",
    "surest": "e.confidence DESC, e.day DESC NULLS LAST, e.number DESC",
    "text": "e.coding, e.trigger_start, e.trigger_end, e.number",
}


def how_many(store: Store, chosen: Filter) -> int:
    """How many records a filter lets through."""
    found = conditions_of(chosen)
    (row,) = store.rows(TOTAL.format(where=found.where), found.values)
    return int(row["total"])


def some_records(
    store: Store, chosen: Filter, order: str = "newest", limit: int = 50, offset: int = 0
) -> tuple[Event, ...]:
    """Some of the records that a filter lets through, in one of `ORDERS`."""
    found = conditions_of(chosen)
    sql = NUMBERS.format(where=found.where, order=ORDERS[order])
    return records_numbered(store, [row["number"] for row in store.rows(sql, [*found.values, limit, offset])])


def records_numbered(store: Store, numbers: Sequence[int]) -> tuple[Event, ...]:
    """The records with these numbers, in their order."""
    rows = store.rows(RECORDS, [list(numbers)] * 2) if numbers else ()
    return tuple(event_from_row(row) for row in rows)


WITH_IDS = "SELECT e.number FROM newest_events AS e WHERE e.id IN (SELECT unnest(?)) ORDER BY e.number"


def records_with_ids(store: Store, ids: Sequence[str]) -> dict[str, Event]:
    """The newest records with these ids."""
    numbers = [row["number"] for row in store.rows(WITH_IDS, [list(ids)])] if ids else []
    return {event.id: event for event in records_numbered(store, numbers)}


# Of all codings, superseded ones too: who cites a record finds it for as long as the store is there.
WITH_ID = """
SELECT events.number, codings.superseded_by IS NULL AS newest, articles.publisher, articles.url
FROM events
JOIN codings ON codings.coding = events.coding
JOIN articles ON articles.version = codings.version
WHERE events.id = ?
ORDER BY newest DESC, events.number DESC
LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A record with where it was printed; `newest` is false where a later coding took its place."""

    event: Event
    newest: bool
    publisher: str | None
    url: str | None


def record_with_id(store: Store, id: str) -> Found | None:
    """The record with an id, of the newest coding that has it; None where there is none."""
    for row in store.rows(WITH_ID, [id]):
        (told,) = store.rows(RECORDS, [[row["number"]]] * 2)
        return Found(event_from_row(told), row["newest"], row["publisher"], row["url"])
    return None
