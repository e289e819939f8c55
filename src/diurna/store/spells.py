"""Spells of standing relations that a store keeps, so that asking for them need not go through all records."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import pyarrow as pa

from diurna.store.relations import BETWEEN_TOUCHED, TOUCHED
from diurna.store.store import Store

CURRENT = """
SELECT EXISTS (FROM relation_rules WHERE identity = ?) AND NOT EXISTS (FROM unfolded) AS current
"""
BY_RULES = "SELECT count(*) AS there FROM relation_rules WHERE identity = ?"
KEPT = """
SELECT
    relation, holder, "of", holds, since, known_since, last_told, until, closed_by, basis, speakers, records, stories, articles
FROM relations
WHERE {where}
ORDER BY relation, "of", holds DESC, known_since, holder, basis DESC
"""


def are_current(store: Store, rules: str) -> bool:
    """Whether the spells that the store keeps are those of all its newest records, by the rules of this identity."""
    return bool(store.table(CURRENT, [rules])["current"][0].as_py())


def kept_by(store: Store, rules: str) -> bool:
    """Whether the store keeps spells by the rules of this identity, be it that some records are not in them yet."""
    return bool(store.table(BY_RULES, [rules])["there"][0].as_py())


def kept_spells(
    store: Store,
    *,
    of: str | None = None,
    holder: str | None = None,
    between: tuple[str, str] | None = None,
    relation: str | None = None,
    on: dt.date | None = None,
    mutual: Collection[str] = (),
) -> pa.Table:
    """The spells that the store keeps; `mutual` names the relations that hold between both, whichever is the holder."""
    conditions, values = ["TRUE"], list[Any]()
    for side, other, who in (('"of"', "holder", of), ("holder", '"of"', holder)):
        if who is not None:
            conditions.append(f"({side} = ? OR ({other} = ? AND relation IN (SELECT unnest(?))))")
            values += [who, who, list(mutual)]
    if between is not None:
        conditions.append('((holder = ? AND "of" = ?) OR (holder = ? AND "of" = ?))')
        values += [*between, *reversed(between)]
    if relation is not None:
        conditions.append("relation = ?")
        values.append(relation)
    if on is not None:
        conditions.append("known_since <= ? AND (until IS NULL OR until > ?)")
        values += [on, on]
    return store.table(KEPT.format(where=" AND ".join(conditions)), values)


def keep_all(store: Store, spells: pa.Table, rules: str) -> None:
    """Keep the spells of all newest records, in place of what was kept, in one transaction."""
    identity = pa.table({"identity": [rules]})
    store.replace_rows(
        {"relations": spells, "relation_rules": identity}, delete=("relations", "relation_rules", "unfolded")
    )


def keep_touched(store: Store, spells: pa.Table) -> None:
    """Keep the spells between those of whom anything was told since the last time, in one transaction."""
    between = BETWEEN_TOUCHED.format(touched=f"({TOUCHED})")
    store.replace_rows({"relations": spells}, delete=(f"relations WHERE {between}", "unfolded"))
