"""Reviews in a store: samples and their items, and what reviewers did."""

import datetime as dt
import json
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from diurna.records import Article, Event
from diurna.records.review import Act, Item, Mark, Sample, Stratum
from diurna.records.serial import encodable, event_from_json, event_to_json
from diurna.store.drawing import records_by_number
from diurna.store.rows import FLAG, INT, LONG, TEXT, TEXTS, TIME, article_from_row, now, schema_of
from diurna.store.store import Store

SAMPLES = """
SELECT
    s.*,
    (SELECT list(struct_pack(name := t.stratum, population := t.population, drawn := t.drawn) ORDER BY t.position)
     FROM review_strata AS t WHERE t.sample = s.sample) AS strata
FROM review_samples AS s
WHERE {where}
ORDER BY s.drawn DESC, s.sample
"""
ITEMS = "SELECT * FROM review_items WHERE {where} ORDER BY item"
ACTS = """
SELECT
    a.*,
    (SELECT list(struct_pack(field := m.field, verdict := m.verdict, found := m.found, correction := m.correction)
        ORDER BY m.position)
     FROM review_marks AS m WHERE m.act = a.act) AS marks
FROM review_acts AS a
WHERE {where}
ORDER BY a.act
"""
# How many items each sample has, and how many each reviewer is done with.
PROGRESS = """
SELECT i.sample, i.items, d.reviewer, d.done
FROM (SELECT sample, count(*) AS items FROM review_items GROUP BY sample) AS i
LEFT JOIN (
    SELECT a.sample, a.reviewer, count(DISTINCT a.item) AS done
    FROM review_acts AS a
    ANTI JOIN (SELECT undoes AS act FROM review_acts WHERE undoes IS NOT NULL) AS u ON u.act = a.act
    WHERE a.kind IN ('judged', 'read')
    GROUP BY a.sample, a.reviewer
) AS d ON d.sample = i.sample
ORDER BY i.sample, d.reviewer
"""
LATEST_ACT = "SELECT coalesce(max(act), 0) AS act FROM review_acts"
# The newest reading of some texts: their coder and records. A text that another took the place of has none.
NEWEST_OF = """
SELECT e.number, n.version
FROM newest AS n
LEFT JOIN newest_events AS e ON e.coding = n.coding
WHERE n.version IN (SELECT unnest(?))
ORDER BY n.version, e.trigger_start, e.number
"""

SCHEMAS: Mapping[str, pa.Schema] = {
    "review_samples": schema_of(
        sample=TEXT, drawn=TIME, kind=TEXT, stratified_by=TEXT, seed=LONG, asked=INT, chosen=TEXT, population=LONG,
        coders=TEXTS,
    ),
    "review_strata": schema_of(sample=TEXT, position=INT, stratum=TEXT, population=LONG, drawn=INT),
    "review_items": schema_of(
        sample=TEXT, item=INT, version=TEXT, stratum=TEXT, trigger_start=INT, trigger_end=INT, record=TEXT
    ),
    "review_acts": schema_of(
        act=LONG, sample=TEXT, item=INT, reviewer=TEXT, done=TIME, kind=TEXT, is_event=FLAG, missed=TEXT, note=TEXT,
        undoes=LONG,
    ),
    "review_marks": schema_of(act=LONG, position=INT, field=TEXT, verdict=TEXT, found=TEXT, correction=TEXT),
}  # fmt: skip

# The number of an act is the highest so far and one; only one thread at a time may look and write.
WRITING = threading.Lock()


# -- samples and items


def keep_sample(store: Store, sample: Sample, items: Sequence[Item]) -> None:
    """Write a sample with its items, in one transaction."""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "review_samples": [
            (
                sample.id, sample.drawn, sample.kind, sample.by, sample.seed, sample.asked, sample.chosen,
                sample.population, list(sample.coders),
            )
        ],
        "review_strata": [
            (sample.id, position, stratum.name, stratum.population, stratum.drawn)
            for position, stratum in enumerate(sample.strata)
        ],
        "review_items": [_item_row(item) for item in items],
    }  # fmt: skip
    with WRITING:
        store.replace_rows({name: _arrow(name, some) for name, some in rows.items()})


def samples(store: Store, id: str | None = None) -> list[Sample]:
    """The samples of a store, the newest first; or the one with an id, an empty list where there is none."""
    where, values = ("TRUE", []) if id is None else ("s.sample = ?", [id])
    return [
        Sample(
            id=row["sample"], drawn=row["drawn"], kind=row["kind"], by=row["stratified_by"], seed=row["seed"],
            asked=row["asked"], chosen=row["chosen"], population=row["population"],
            strata=tuple(Stratum(**fields) for fields in row["strata"] or ()), coders=tuple(row["coders"]),
        )
        for row in store.rows(SAMPLES.format(where=where), values)
    ]  # fmt: skip


def progress_of(store: Store) -> dict[str, tuple[int, dict[str, int]]]:
    """By sample, how many items it has, and how many of them each reviewer is done with."""
    found: dict[str, tuple[int, dict[str, int]]] = {}
    for row in store.rows(PROGRESS):
        _, done = found.setdefault(row["sample"], (row["items"], {}))
        if row["reviewer"] is not None:
            done[row["reviewer"]] = row["done"]
    return found


def items_of(store: Store, sample: str, *, number: int | None = None, version: str | None = None) -> list[Item]:
    """The items of a sample in order; one of them, or those of one text."""
    where, values = "sample = ?", list[Any]([sample])
    for condition, value in (("item = ?", number), ("version = ?", version)):
        if value is not None:
            where, values = f"{where} AND {condition}", [*values, value]
    return [
        Item(
            sample=row["sample"],
            number=row["item"],
            version=row["version"],
            stratum=row["stratum"],
            record=None if row["record"] is None else event_from_json(json.loads(row["record"])),
        )
        for row in store.rows(ITEMS.format(where=where), values)
    ]


def texts_of(store: Store, versions: Sequence[str]) -> dict[str, Article]:
    """The articles as they stood, by version."""
    rows = store.rows("SELECT * FROM articles WHERE version IN (SELECT unnest(?))", [list(versions)])
    return {row["version"]: article_from_row(row) for row in rows}


def days_of(store: Store, versions: Sequence[str]) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which some texts were published, None where no day is known."""
    asked = "SELECT min(published) AS first, max(published) AS last FROM articles WHERE version IN (SELECT unnest(?))"
    (row,) = store.rows(asked, [list(versions)])
    return None if row["first"] is None else (row["first"], row["last"])


def newest_records(store: Store, versions: Sequence[str]) -> dict[str, list[Event]]:
    """The newest records of each text; a text that is no longer the newest of its article is left out."""
    found: dict[str, list[int]] = {}
    for row in store.rows(NEWEST_OF, [list(versions)]):
        numbers = found.setdefault(row["version"], [])
        if row["number"] is not None:
            numbers.append(row["number"])
    records = records_by_number(store, [number for numbers in found.values() for number in numbers])
    return {version: [records[number][1] for number in numbers] for version, numbers in found.items()}


# -- what reviewers did


def latest_act(store: Store, sample: str) -> int:
    """The number of the last act on a sample, 0 where there is none: it tells how reviews stand from how they stood."""
    (row,) = store.rows("SELECT coalesce(max(act), 0) AS act FROM review_acts WHERE sample = ?", [sample])
    return int(row["act"])


def acts_of(store: Store, sample: str, reviewer: str | None = None) -> list[Act]:
    """What was done on a sample, in order, by all reviewers or by one."""
    where, values = "a.sample = ?", [sample]
    if reviewer is not None:
        where, values = f"{where} AND a.reviewer = ?", [*values, reviewer]
    return [
        Act(
            number=row["act"], sample=row["sample"], item=row["item"], reviewer=row["reviewer"], at=row["done"],
            kind=row["kind"], is_event=row["is_event"], marks=tuple(Mark(**fields) for fields in row["marks"] or ()),
            missed=row["missed"], note=row["note"], undoes=row["undoes"],
        )
        for row in store.rows(ACTS.format(where=where), values)
    ]  # fmt: skip


def keep_act(
    store: Store,
    *,
    sample: str,
    item: int,
    reviewer: str,
    kind: str,
    is_event: bool | None = None,
    marks: Sequence[Mark] = (),
    missed: str | None = None,
    note: str = "",
    undoes: int | None = None,
    at: dt.datetime | None = None,
) -> int:
    """Write what a reviewer did; returns its number. It is on the disk when this returns, and no reader waits for it."""
    with WRITING:
        (row,) = store.rows(LATEST_ACT)
        number = int(row["act"]) + 1
        act = (number, sample, item, reviewer, at or now(), kind, is_event, missed, note, undoes)
        told = [
            (number, position, mark.field, mark.verdict, mark.found, mark.correction)
            for position, mark in enumerate(marks)
        ]
        store.replace_rows({"review_acts": _arrow("review_acts", [act]), "review_marks": _arrow("review_marks", told)})
    return number


def _item_row(item: Item) -> tuple[Any, ...]:
    record = item.record
    return (
        item.sample, item.number, item.version, item.stratum, record and record.trigger.start,
        record and record.trigger.end, record and json.dumps(event_to_json(record)),
    )  # fmt: skip


def _arrow(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    schema = SCHEMAS[name]
    clean = [[encodable(value) if isinstance(value, str) else value for value in row] for row in rows]
    columns = zip(*clean, strict=True) if clean else [()] * len(schema)
    arrays = [pa.array(list(column), type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
