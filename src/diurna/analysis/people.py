"""Who was named with which office, and when."""

import datetime as dt
from typing import Any

import pyarrow as pa

from diurna.store import Store
from diurna.store.filters import holds, party_condition
from diurna.store.questions import PEOPLE


def people(
    store: Store,
    *,
    of: str | None = None,
    name: str | None = None,
    office: str | None = None,
    on: dt.date | None = None,
) -> pa.Table:
    """The persons whom the newest codings name, one row a name, office and code.

    `of` is a code ("SRB", "SRB-GOV", "EU"), `name` and `office` are parts of the words. `first_seen` and `last_seen` are
    the days of the first and last article that say so; `on` keeps those whose days span it.
    """
    conditions, values = ["TRUE"], list[Any]()
    if of is not None:
        condition, more = party_condition("p.", of)
        conditions.append(condition)
        values += more
    for column, words in (("name", name), ("office", office)):
        if words is not None:
            conditions.append(holds(f"p.{column}"))
            values.append(words)
    having = "TRUE"
    if on is not None:
        having = "first_seen <= ? AND last_seen >= ?"
        values += [on, on]
    return store.table(PEOPLE.format(where=" AND ".join(conditions), having=having), values)
