"""What a store holds, and sums over its records: months, dyads, places."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from diurna.store.filters import Filter, conditions_of
from diurna.store.pages.sums import UNIT
from diurna.store.questions import TIMELINE
from diurna.store.store import Store


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


def happened(chosen: Filter) -> Filter:
    """A filter that asks for what happened, where it asks for no status."""
    return chosen if chosen.status else replace(chosen, status=("actual",))


def by_month(store: Store, chosen: Filter) -> tuple[Month, ...]:
    """Happenings of cooperation and of conflict by month ("2022-08"), and the mean score of their records."""
    found = conditions_of(happened(chosen))
    rows = store.rows(TIMELINE.format(unit=UNIT, where=found.where), found.values)
    return tuple(Month(**row) for row in rows)


# 1. Which records tell of which two, each once, however many parties it names on a side. 2. Happenings of two. 3. Two.
EDGES = """
WITH told AS (
    SELECT DISTINCT number, least(actor_home, recipient_home) AS one, greatest(actor_home, recipient_home) AS other
    FROM pairs
    WHERE actor_home <> recipient_home {near}
), happened AS (
    SELECT
        told.one, told.other, {unit} AS story, count(*) AS records, sum(e.score) AS score, count(e.score) AS scored,
        bool_or(e.quad LIKE '%cooperation') AS cooperation, bool_or(e.quad LIKE '%conflict') AS conflict
    FROM newest_events AS e
    JOIN told ON told.number = e.number
    WHERE {where}
    GROUP BY ALL
)
SELECT
    one, other, count(*) AS stories, CAST(sum(records) AS BIGINT) AS records,
    count(*) FILTER (cooperation) AS cooperation, count(*) FILTER (conflict) AS conflict,
    sum(score) / sum(scored) AS score
FROM happened
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
