"""What there is to draw a sample from, and the lot by which it is drawn."""

from collections.abc import Sequence
from typing import Any

from diurna.records import Event
from diurna.store.filters import Filter, conditions_of
from diurna.store.questions import RECORDS
from diurna.store.rows import event_from_row
from diurna.store.store import Store

# What a sample can be stratified by, as SQL on a record (`e`) and on an article (`n`).
STRATA_OF_RECORDS = {
    None: "'all'",
    "type": "e.event",
    # Tenths; 1.0 belongs to the highest.
    "confidence": (
        "printf('%.1f to %.1f', least(floor(e.confidence * 10 + 1e-9), 9) / 10, "
        "least(floor(e.confidence * 10 + 1e-9), 9) / 10 + 0.1)"
    ),
    "publisher": "coalesce(e.publisher, 'no publisher')",
}
STRATA_OF_ARTICLES = {None: "'all'", "publisher": "coalesce(n.publisher, 'no publisher')"}

# Drawn in the order of MD5 digests of the seed and what tells a record from all others, which is as good as shuffled, the
# same on every machine, and asks for no order of adding.
RECORDS_TO_DRAW = """
SELECT
    e.number, {stratum} AS stratum,
    md5(concat_ws(' ', CAST(? AS VARCHAR), codings.version, e.trigger_start, e.trigger_end, e.id)) AS lot
FROM newest_events AS e
JOIN codings ON codings.coding = e.coding
WHERE {where}
"""
ARTICLES_TO_DRAW = """
SELECT n.coding AS number, {stratum} AS stratum, md5(concat_ws(' ', CAST(? AS VARCHAR), n.version)) AS lot
FROM newest AS n
WHERE {where}
"""
COUNTED = "SELECT stratum, count(*) AS population FROM ({to_draw}) GROUP BY stratum ORDER BY population DESC, stratum"
# Of each stratum as many as `?` (two lists) allots it; what is in none of those named goes by the name of the last.
DRAWN = """
WITH allotted AS (
    SELECT unnest(?) AS stratum, unnest(?) AS size
), named AS (
    SELECT number, coalesce(allotted.stratum, ?) AS stratum, lot
    FROM ({to_draw}) AS given
    LEFT JOIN allotted USING (stratum)
), ranked AS (
    SELECT number, stratum, lot, row_number() OVER (PARTITION BY stratum ORDER BY lot, number) AS rank
    FROM named
)
SELECT ranked.number, ranked.stratum
FROM ranked
JOIN allotted USING (stratum)
WHERE ranked.rank <= allotted.size
ORDER BY ranked.lot, ranked.number
"""
OF_CODINGS = """
SELECT number, coding
FROM newest_events
WHERE coding IN (SELECT unnest(?))
ORDER BY trigger_start, trigger_end, number
"""
VERSIONS = "SELECT coding, version, coder FROM codings WHERE coding IN (SELECT unnest(?))"


def strata_to_draw(store: Store, kind: str, by: str | None, chosen: Filter) -> list[tuple[str, int]]:
    """The strata that a filter leaves, the largest first, each with how many records (or articles) it holds."""
    to_draw, values = _to_draw(kind, by, chosen, seed=0)
    rows = store.rows(COUNTED.format(to_draw=to_draw), values)
    return [(row["stratum"], row["population"]) for row in rows]


def draw_numbers(
    store: Store, kind: str, by: str | None, chosen: Filter, seed: int, allotted: Sequence[tuple[str, int]]
) -> list[tuple[int, str]]:
    """Records (or articles, by their coding) drawn, as many of each stratum as allotted, in the order of the lot.

    The last of those allotted takes all that are in none of the others.
    """
    to_draw, values = _to_draw(kind, by, chosen, seed)
    names, sizes = [name for name, _ in allotted], [size for _, size in allotted]
    rows = store.rows(DRAWN.format(to_draw=to_draw), [names, sizes, names[-1], *values])
    return [(row["number"], row["stratum"]) for row in rows]


def _to_draw(kind: str, by: str | None, chosen: Filter, seed: int) -> tuple[str, list[Any]]:
    if kind == "articles":
        where, values = _conditions_of_articles(chosen)
        return ARTICLES_TO_DRAW.format(stratum=STRATA_OF_ARTICLES[by], where=where), [seed, *values]
    found = conditions_of(chosen)
    return RECORDS_TO_DRAW.format(stratum=STRATA_OF_RECORDS[by], where=found.where), [seed, *found.values]


def _conditions_of_articles(chosen: Filter) -> tuple[str, list[Any]]:
    """The conditions of a filter that an article can meet; others must not be given."""
    parts, values = ["TRUE"], list[Any]()
    for condition, value in (
        ("n.published >= ?", chosen.published_since),
        ("n.published <= ?", chosen.published_until),
        ("contains(lower(n.publisher), lower(?))", chosen.publisher),
        ("n.article = ?", chosen.article),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    return " AND ".join(parts), values


def records_by_number(store: Store, numbers: Sequence[int]) -> dict[int, tuple[int, Event]]:
    """The coding and the record of each number."""
    rows = store.rows(RECORDS, [list(numbers)] * 2)
    return {row["number"]: (row["coding"], event_from_row(row)) for row in rows}


def numbers_of_codings(store: Store, codings: Sequence[int]) -> dict[int, list[int]]:
    """The records of each coding, in the order of the text."""
    found: dict[int, list[int]] = {coding: [] for coding in codings}
    for row in store.rows(OF_CODINGS, [list(codings)]):
        found[row["coding"]].append(row["number"])
    return found


def versions_of_codings(store: Store, codings: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The text that each coding read, and its coder."""
    rows = store.rows(VERSIONS, [list(codings)])
    return {row["coding"]: (row["version"], row["coder"]) for row in rows}
