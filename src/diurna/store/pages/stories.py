"""Happenings as a list has them, the last told or the most told first."""

import datetime as dt
from dataclasses import dataclass

from diurna.records import Event
from diurna.store.filters import Filter, conditions_of
from diurna.store.pages.records import records_numbered
from diurna.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A happening: in how many articles and by how many publishers it is told, on which days it lies, its first record.

    `told` is the last day on which it was printed; its reports `differ` where they disagree whether it happened.
    """

    story: str
    reports: int
    publishers: int
    first: dt.date | None
    last: dt.date | None
    told: dt.date | None
    differ: bool
    record: Event


# 1. Which happenings, by what orders them: an article has one newest coding, so that codings count articles. 2. The rest,
# of these few only.
STORIES = """
WITH few AS MATERIALIZED (
    SELECT e.story, max(e.published) AS told, count(DISTINCT e.coding) AS reports
    FROM newest_events AS e
    WHERE e.story IS NOT NULL AND {where}
    GROUP BY e.story
    ORDER BY {order}
    LIMIT ? OFFSET ?
)
SELECT
    e.story, min(e.number) AS number, any_value(few.reports) AS reports, count(DISTINCT e.publisher) AS publishers,
    min(e.day) AS first, max(e.day) AS last, any_value(few.told) AS told, count(DISTINCT e.status) > 1 AS differ
FROM newest_events AS e
JOIN few ON few.story = e.story
WHERE {where}
GROUP BY e.story
ORDER BY {order}
"""
STORY_ORDERS = {
    "latest": "told DESC NULLS LAST, reports DESC, e.story",
    "largest": "reports DESC, told DESC NULLS LAST, e.story",
}


def some_stories(
    store: Store, chosen: Filter, order: str = "latest", limit: int = 10, offset: int = 0
) -> tuple[StoryLine, ...]:
    """Happenings, in one of `STORY_ORDERS`."""
    found = conditions_of(chosen)
    sql = STORIES.format(where=found.where, order=STORY_ORDERS[order])
    rows = list(store.rows(sql, [*found.values, limit, offset, *found.values]))
    records = records_numbered(store, [row.pop("number") for row in rows])
    return tuple(StoryLine(record=record, **row) for row, record in zip(rows, records, strict=True))
