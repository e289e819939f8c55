"""How many records a filter lets through, and how they part by type, status, publisher, speaker, place: in one look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.store.filters import Filter, conditions_of
from diurna.store.store import Store

# What is counted: a happening, or a record that is linked to none.
UNIT = "coalesce(e.story, CAST(e.number AS VARCHAR))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many happenings and records have something: an event type, a publisher, a speaker."""

    name: str
    stories: int
    records: int


@dataclass(frozen=True, slots=True)
class Sums:
    """How many records there are, and for each thing asked, those with its most frequent values: the most told first."""

    total: int
    tallies: Mapping[str, tuple[Tally, ...]]


# The records are looked for once, with what they are counted by, whatever is asked of them.
SUMS = """
WITH found AS MATERIALIZED (
    SELECT {columns}, {unit} AS story
    FROM newest_events AS e
    {join}
    WHERE {where}
)
SELECT NULL AS what, NULL AS name, NULL AS stories, count(*) AS records
FROM found
{tallies}
"""
TALLY = """
UNION ALL (
    SELECT '{what}' AS what, {what} AS name, count(DISTINCT story) AS stories, count(*) AS records
    FROM found
    WHERE {what} IS NOT NULL
    GROUP BY {what}
    ORDER BY stories DESC, {what}
    LIMIT {limit}
)
"""
COLUMNS = {
    "event": "e.event",
    "status": "e.status",
    "publisher": "e.publisher",
    "speaker": "s.name",
    "place": "e.place_country",
}
SPEAKERS = "LEFT JOIN speakers AS s ON s.number = e.number AND s.position = 0"  # the nearest: one a record


def sums(store: Store, chosen: Filter, what: Sequence[str] = ("event", "status"), limit: int = 12) -> Sums:
    """The records that a filter lets through, in all and by each of some `COLUMNS`: at most `limit` values of each."""
    found = conditions_of(chosen)
    sql = SUMS.format(
        columns=", ".join(f"{COLUMNS[name]} AS {name}" for name in what),
        unit=UNIT,
        join=SPEAKERS if "speaker" in what else "",
        where=found.where,
        tallies="".join(TALLY.format(what=name, limit=int(limit)) for name in what),
    )
    total, tallies = 0, {name: list[Tally]() for name in what}
    for row in store.rows(sql, found.values):
        asked = row.pop("what")
        if asked is None:
            total = row["records"]
        else:
            tallies[asked].append(Tally(**row))
    ordered = {name: tuple(sorted(some, key=lambda each: (-each.stories, each.name))) for name, some in tallies.items()}
    return Sums(total, ordered)
