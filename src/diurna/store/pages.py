"""The questions that pages ask of a store, each with its SQL beside it; `{where}` takes a filter's conditions.

What is counted is happenings (stories), where records have them, so that an event told by ten papers counts once.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.records import Article, Event
from diurna.store.filters import Filter, conditions_of
from diurna.store.questions import RECORDS, TIMELINE
from diurna.store.rows import article_from_row, event_from_row
from diurna.store.store import Store

UNIT = "coalesce(e.story, CAST(e.number AS VARCHAR))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a store holds. `first` and `last` are days of publication; `statuses` counts records by status."""

    articles: int
    records: int
    stories: int
    publishers: int
    first: dt.date | None
    last: dt.date | None
    statuses: dict[str, int]


HOLDINGS = "SELECT count(*), count(DISTINCT publisher), min(published), max(published) FROM newest"
STATUSES = "SELECT status, count(*) FROM newest_events GROUP BY status ORDER BY count(*) DESC, status"


def holdings(store: Store) -> Holdings:
    """What the store holds."""
    (counted,) = store.rows(HOLDINGS)
    articles, publishers, first, last = counted.values()
    (told,) = store.rows("SELECT count(DISTINCT story) AS stories FROM newest_events")
    statuses = dict(tuple(row.values()) for row in store.rows(STATUSES))
    return Holdings(
        articles=articles, publishers=publishers, first=first, last=last, stories=told["stories"], statuses=statuses,
        records=sum(statuses.values()),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Happenings of cooperation and of conflict in a month ("2022-08"), and the mean score of their records."""

    month: str
    cooperation: int
    conflict: int
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What passes between two countries or bodies, whoever acts: happenings, records, the records' mean score."""

    one: str
    other: str
    stories: int
    records: int
    cooperation: int
    conflict: int
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place, its point where one is known, and its happenings, of which `conflict` are conflict."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    stories: int
    conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many happenings and records have something: an event type, a publisher, a speaker."""

    name: str
    stories: int
    records: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article, as a list has it."""

    article: str
    published: dt.date | None
    publisher: str | None
    title: str | None


def happened(chosen: Filter) -> Filter:
    """A filter that asks for what happened, where it asks for no status."""
    return chosen if chosen.status else replace(chosen, status=("actual",))


# -- records, a page at a time

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
    """The newest records with these numbers, in their order."""
    rows = store.rows(RECORDS.format(source="newest_events"), [list(numbers)] * 2) if numbers else ()
    return tuple(event_from_row(row) for row in rows)


WITH_IDS = "SELECT e.number FROM newest_events AS e WHERE e.id IN (SELECT unnest(?)) ORDER BY e.number"


def records_with_ids(store: Store, ids: Sequence[str]) -> dict[str, Event]:
    """The newest records with these ids."""
    numbers = [row["number"] for row in store.rows(WITH_IDS, [list(ids)])] if ids else []
    return {event.id: event for event in records_numbered(store, numbers)}


# Records of all codings, superseded ones too: who cites a record finds it for as long as the store is there.
EVERY = """(
    SELECT events.*, articles.article, articles.published, articles.publisher, articles.url, articles.origin,
        coalesce(events.date_start, events.date_end, articles.published) AS day, happenings.story
    FROM events
    JOIN codings ON codings.coding = events.coding
    JOIN articles ON articles.version = codings.version
    LEFT JOIN happenings ON happenings.number = events.number
)"""
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
        (told,) = store.rows(RECORDS.format(source=EVERY), [[row["number"]]] * 2)
        return Found(event_from_row(told), row["newest"], row["publisher"], row["url"])
    return None


# -- articles

ARTICLE = "SELECT newest.* FROM newest WHERE article = ? ORDER BY coding DESC LIMIT 1"
TITLES = """
SELECT article, published, publisher,
    coalesce(substr(text, headline_start + 1, headline_end - headline_start), origin) AS title
FROM newest
WHERE article IN (SELECT unnest(?))
"""
BESIDE = """
SELECT newest.article, newest.published, newest.publisher,
    coalesce(substr(newest.text, newest.headline_start + 1, newest.headline_end - newest.headline_start),
        newest.origin) AS title
FROM reports
JOIN newest ON newest.coding = reports.coding
WHERE reports.story = (
    SELECT reports.story FROM reports JOIN newest ON newest.coding = reports.coding WHERE newest.article = ? LIMIT 1
) AND newest.article <> ?
ORDER BY newest.published NULLS LAST, newest.article
LIMIT ?
"""


def article_with_id(store: Store, id: str) -> Article | None:
    """The newest text of an article, None where there is none of that id."""
    for row in store.rows(ARTICLE, [id]):
        return article_from_row(row)
    return None


def articles_beside(store: Store, id: str, limit: int = 20) -> tuple[Printed, ...]:
    """Other articles about the same news: id, day, publisher, title."""
    return tuple(Printed(**row) for row in store.rows(BESIDE, [id, id, limit]))


def printed(store: Store, ids: Sequence[str]) -> dict[str, Printed]:
    """The articles with these ids, as a list has them."""
    return {row["article"]: Printed(**row) for row in store.rows(TITLES, [list(ids)])} if ids else {}


# -- stories

STORIES = """
SELECT
    e.story, min(e.number) AS number, count(DISTINCT e.article) AS reports, count(DISTINCT e.publisher) AS publishers,
    min(e.day) AS first, max(e.day) AS last, max(e.published) AS told,
    count(DISTINCT e.status) > 1 AS differ
FROM newest_events AS e
WHERE e.story IS NOT NULL AND {where}
GROUP BY e.story
ORDER BY {order}
LIMIT ? OFFSET ?
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
    rows = list(store.rows(sql, [*found.values, limit, offset]))
    records = records_numbered(store, [row.pop("number") for row in rows])
    return tuple(StoryLine(record=record, **row) for row, record in zip(rows, records, strict=True))


# -- counts


def by_month(store: Store, chosen: Filter) -> tuple[Month, ...]:
    """Happenings of cooperation and of conflict by month ("2022-08"), and the mean score of their records."""
    found = conditions_of(happened(chosen))
    rows = store.rows(TIMELINE.format(unit=UNIT, where=found.where), found.values)
    return tuple(Month(**row) for row in rows)


TALLY = """
SELECT {what} AS name, count(DISTINCT {unit}) AS stories, count(DISTINCT e.number) AS records
FROM newest_events AS e
{join}
WHERE {what} IS NOT NULL AND {where}
GROUP BY ALL
ORDER BY stories DESC, name
LIMIT ?
"""
TALLIES = {
    "event": ("e.event", ""),
    "status": ("e.status", ""),
    "publisher": ("e.publisher", ""),
    "speaker": ("s.name", "JOIN speakers AS s ON s.number = e.number AND s.position = 0"),
    "place": ("e.place_country", ""),
}


def tally(store: Store, what: str, chosen: Filter, limit: int = 12) -> tuple[Tally, ...]:
    """How many happenings and records for each event type, status, publisher, speaker or place (its country)."""
    column, join = TALLIES[what]
    found = conditions_of(chosen)
    sql = TALLY.format(what=column, join=join, unit=UNIT, where=found.where)
    return tuple(Tally(**row) for row in store.rows(sql, [*found.values, limit]))


EDGES = """
SELECT
    least(p.actor_home, p.recipient_home) AS one, greatest(p.actor_home, p.recipient_home) AS other,
    count(DISTINCT {unit}) AS stories, count(DISTINCT e.number) AS records,
    count(DISTINCT CASE WHEN e.quad LIKE '%cooperation' THEN {unit} END) AS cooperation,
    count(DISTINCT CASE WHEN e.quad LIKE '%conflict' THEN {unit} END) AS conflict,
    avg(e.score) AS score
FROM newest_events AS e
JOIN (
    SELECT DISTINCT number, least(actor_home, recipient_home) AS actor_home,
        greatest(actor_home, recipient_home) AS recipient_home
    FROM pairs
    WHERE actor_home <> recipient_home {near}
) AS p ON p.number = e.number
WHERE {where}
GROUP BY ALL
ORDER BY stories DESC, one, other
LIMIT ?
"""


def edges(store: Store, chosen: Filter, limit: int = 20, near: str | None = None) -> tuple[Edge, ...]:
    """Dyads of countries and bodies, whoever acts, the most active first; with `near`, only those of this one."""
    found = conditions_of(happened(chosen))
    beside = "" if near is None else "AND (actor_home = ? OR recipient_home = ?)"
    sql = EDGES.format(unit=UNIT, where=found.where, near=beside)
    rows = store.rows(sql, [*([near] * 2 if near is not None else []), *found.values, limit])
    return tuple(Edge(**row) for row in rows)


PLACES = """
SELECT
    e.place AS name, e.place_country AS country, e.latitude, e.longitude, count(DISTINCT {unit}) AS stories,
    count(DISTINCT CASE WHEN e.quad LIKE '%conflict' THEN {unit} END) AS conflict
FROM newest_events AS e
WHERE e.place IS NOT NULL AND {where}
GROUP BY ALL
ORDER BY stories DESC, name
LIMIT ?
"""


def places(store: Store, chosen: Filter, limit: int = 300) -> tuple[Spot, ...]:
    """Where it happened: places with their points (None where unknown), and how many happenings at each."""
    found = conditions_of(happened(chosen))
    rows = store.rows(PLACES.format(unit=UNIT, where=found.where), [*found.values, limit])
    return tuple(Spot(**row) for row in rows)


NAMES = """
SELECT code, arg_max(name, told) AS name
FROM (SELECT code, name, count(*) AS told FROM parties WHERE code IS NOT NULL AND NOT contains(code, '-') GROUP BY ALL)
GROUP BY code
"""


def names_of_codes(store: Store) -> Mapping[str, str]:
    """What articles call the countries and bodies of codes most often."""
    return {row["code"]: row["name"] for row in store.rows(NAMES)}
