"""How many: records or stories by period, dyad, type and whatever else a record has, as Arrow tables."""

import dataclasses
from collections.abc import Sequence

import pyarrow as pa

from diurna.errors import StoreError
from diurna.store import Filter, Store
from diurna.store.filters import conditions_of
from diurna.store.questions import CONTEXTS, COUNTS, GROUPS, MEASURES, PAIRS, TIMELINE


def counts(
    store: Store, *, by: Sequence[str] = ("event",), measure: str = "events", chosen: Filter | None = None
) -> pa.Table:
    """Count the newest records that a filter lets through, in groups.

    `by` names groups: day, week, month, quarter, year, actor, recipient, dyad (actor and recipient), actor-code,
    recipient-code, event, mode, quad, cameo, status, context, place (its country), publisher. `measure` is "events"
    (records), "stories" (happenings, however often told), "articles", or "score" (the mean PLOVER score, -10 to 10,
    and of how many records). Without a status in the filter, only what is told as having happened counts. A record
    with several parties counts once for each dyad that it has; one of several states that act together, for each.
    Raises `StoreError` for an unknown group or measure.
    """
    wrong = [name for name in by if name not in GROUPS]
    if wrong or not by:
        raise StoreError(f'cannot count by "{", ".join(wrong)}". Expected some of {", ".join(GROUPS)}.')
    if measure not in MEASURES:
        raise StoreError(f'cannot count "{measure}". Expected one of {", ".join(MEASURES)}.')
    columns = dict(column for name in by for column in GROUPS[name])
    found = conditions_of(actual(chosen or Filter()))
    pairs = [sql.removeprefix("p.") for sql in columns.values() if sql.startswith("p.")]
    joins = [PAIRS.format(pair_columns=", ".join(pairs))] if pairs else []
    if "context" in columns:
        joins.append(CONTEXTS)
    for pair in pairs:
        found.add(f"p.{pair} IS NOT NULL")
    sql = COUNTS.format(
        columns=", ".join(f"{sql} AS {name}" for name, sql in columns.items()),
        measure=MEASURES[measure],
        joins=" ".join(joins),
        where=found.where,
        order=", ".join(columns),
    )
    return store.table(sql, found.values)


def timeline(
    store: Store, actor: str, recipient: str, *, stories: bool = True, chosen: Filter | None = None
) -> pa.Table:
    """Cooperation and conflict of a dyad by month: how many happenings (or records) of each, and the mean score."""
    found = conditions_of(actual(dataclasses.replace(chosen or Filter(), actor=actor, recipient=recipient)))
    unit = "coalesce(e.story, CAST(e.number AS VARCHAR))" if stories else "CAST(e.number AS VARCHAR)"
    return store.table(TIMELINE.format(unit=unit, where=found.where), found.values)


def actual(chosen: Filter) -> Filter:
    """A filter that asks for what happened, where it asks for no status."""
    return chosen if chosen.status else dataclasses.replace(chosen, status=("actual",))
