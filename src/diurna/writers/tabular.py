"""Flat tables: one row a record, as CSV and as Parquet, with the same documented columns (`COLUMNS`).

Other column sets are in polecat.py and cameo.py. Where a record holds several values (parties, speakers, contexts), Parquet has a list and CSV joins them with "|";
lists of one record that belong together (`actors`, `actor_names`) have the same length and order, with nothing
(null, or "" between bars) where a party has no code.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from diurna.records import Event
from diurna.records.event import Count
from diurna.records.printed import PrintedEvent
from diurna.records.serial import encodable
from diurna.writers.jsonl import json_line

Value = Any  # what one cell holds: str, int, float, bool, date, a sequence of strings, or None

# A record with its JSON takes 2 to 4 kB, so a row group takes 20 to 40 MB while it is gathered.
ROW_GROUP = 10_000

# What a spreadsheet takes for the start of a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

TEXTS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Arrow type, what it holds, and how it is read off a record."""

    name: str
    kind: pa.DataType
    about: str
    read: Callable[[Event], Value]


def publisher_of(event: Event) -> str | None:
    """Who printed the article of a record, where that goes with it."""
    return event.publisher if isinstance(event, PrintedEvent) else None


def url_of(event: Event) -> str | None:
    """The address of the article of a record, where that goes with it."""
    return event.url if isinstance(event, PrintedEvent) else None


COLUMNS: tuple[Column, ...] = (
    Column("id", pa.string(), "the record's id", lambda event: event.id),
    Column("article", pa.string(), "the article's id", lambda event: event.article),
    Column("published", pa.date32(), "day of publication", lambda event: event.published),
    Column("sentence", pa.int32(), "sentence number, 0 for the headline", lambda event: event.sentence),
    Column("text", pa.string(), "the sentence", lambda event: event.text),
    Column("event", pa.string(), "PLOVER event type", lambda event: event.event),
    Column("mode", pa.string(), "PLOVER mode", lambda event: event.mode),
    Column("contexts", TEXTS, "PLOVER contexts", lambda event: event.contexts),
    Column("quad", pa.string(), "quad class", lambda event: event.quad),
    Column("score", pa.float64(), "PLOVER score, -10 to 10", lambda event: event.score),
    Column("cameo", pa.string(), "nearest CAMEO code", lambda event: event.cameo),
    Column("actors", TEXTS, "codes of who acts", lambda event: [party.code for party in event.actors]),
    Column("actor_names", TEXTS, "their names", lambda event: [party.name for party in event.actors]),
    Column("recipients", TEXTS, "codes of who is acted upon", lambda event: [party.code for party in event.recipients]),
    Column("recipient_names", TEXTS, "their names", lambda event: [party.name for party in event.recipients]),
    Column("third_parties", TEXTS, "codes of mediators", lambda event: [party.code for party in event.third_parties]),
    Column("third_party_names", TEXTS, "their names", lambda event: [party.name for party in event.third_parties]),
    Column("status", pa.string(), "actual, negated, future or hypothetical", lambda event: event.status),
    Column("historical", pa.bool_(), "background well before the news", lambda event: event.historical),
    Column(
        "speakers", TEXTS, "codes of who says so, nearest first", lambda event: [who.code for who in event.speakers]
    ),
    Column("speaker_names", TEXTS, "their names", lambda event: [who.name for who in event.speakers]),
    Column("quotations", TEXTS, "direct, indirect or mixed", lambda event: [who.quotation for who in event.speakers]),
    Column("cues", TEXTS, "the words of saying", lambda event: [who.cue for who in event.speakers]),
    Column("date_start", pa.date32(), "first day, empty where open", lambda event: event.date.start),
    Column("date_end", pa.date32(), "last day, empty where open", lambda event: event.date.end),
    Column("date_text", pa.string(), "the words of the date", lambda event: event.date.text),
    Column("date_basis", pa.string(), "stated, anchored, inherited or published", lambda event: event.date.basis),
    Column("place", pa.string(), "place, as the gazetteer names it", lambda event: event.place and event.place.name),
    Column("place_country", pa.string(), "its country", lambda event: event.place and event.place.country),
    Column("latitude", pa.float64(), "degrees north, WGS 84", lambda event: event.place and event.place.latitude),
    Column("longitude", pa.float64(), "degrees east, WGS 84", lambda event: event.place and event.place.longitude),
    Column("geonames", pa.int64(), "GeoNames id", lambda event: event.place and event.place.geonames),
    Column("counts", TEXTS, "how many, as killed=12..15; open ends empty", lambda event: flat_counts(event.counts)),
    Column("trigger", pa.string(), "the words the event was read from", lambda event: event.trigger.text),
    Column("trigger_start", pa.int64(), "their offset in the article", lambda event: event.trigger.start),
    Column("trigger_end", pa.int64(), "the offset after them", lambda event: event.trigger.end),
    Column("confidence", pa.float64(), "0 to 1", lambda event: event.confidence),
    Column("evidence", TEXTS, "rules that set the fields", lambda event: event.evidence),
    Column("story", pa.string(), "id of the happening across articles", lambda event: event.story),
    Column("coder", pa.string(), "what coded it", lambda event: event.coder),
    Column("publisher", pa.string(), "who printed the article", publisher_of),
    Column("url", pa.string(), "its address", url_of),
)

# Parquet only: a CSV cell of JSON is of use to nobody.
RECORD = Column("record", pa.string(), "the whole record as JSON", json_line)
PARQUET_COLUMNS = (*COLUMNS, RECORD)


def flat_counts(counts: dict[str, Count]) -> list[str]:
    """Counts as "killed=12..15", an open end left empty ("injured=20..").

    >>> flat_counts({"killed": Count(low=12, high=None, text="at least 12")})
    ['killed=12..']
    """
    return [
        f"{kind}={'' if count.low is None else count.low}..{'' if count.high is None else count.high}"
        for kind, count in counts.items()
    ]


def write_csv(
    events: Iterable[Event], file: TextIO, *, columns: Sequence[Column] = COLUMNS, header: bool = True
) -> int:
    """Write records as they come, as RFC 4180. Returns how many.

    `file` must be opened with newline="" and encoding="utf-8". A text cell that a spreadsheet would run as a
    formula gets a leading apostrophe; a "|" inside a value that is joined with others is written "¦".
    """
    writer = csv.writer(file, lineterminator="\r\n")
    if header:
        writer.writerow([column.name for column in columns])
    number = 0
    for event in events:
        writer.writerow([csv_cell(column.read(event)) for column in columns])
        number += 1
    return number


def csv_cell(value: Value) -> str:
    """One value as the text of a CSV cell, before quoting; numbers are never altered.

    >>> csv_cell(["SRB", None, "RUS"]), csv_cell("=1+1"), csv_cell(-6.0), csv_cell(True)
    ('SRB||RUS', "'=1+1", '-6.0', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guard_formula(encodable(value).replace("\0", "\ufffd"))
    if isinstance(value, list | tuple):
        return csv_cell("|".join((item or "").replace("|", "¦") for item in value))
    return str(value)


def guard_formula(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def parquet_schema(columns: Sequence[Column] = PARQUET_COLUMNS) -> pa.Schema:
    """The Arrow schema of `columns`; each field's metadata says what it holds."""
    return pa.schema([pa.field(column.name, column.kind, metadata={"description": column.about}) for column in columns])


def write_parquet(
    events: Iterable[Event],
    file: Path | str | BinaryIO,
    *,
    columns: Sequence[Column] = PARQUET_COLUMNS,
    row_group: int = ROW_GROUP,
) -> int:
    """Write records as Parquet, a row group at a time. Returns how many. No records make a table without rows."""
    number = 0
    schema = parquet_schema(columns)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _batches(events, row_group):
            arrays = [
                pa.array([_arrow_value(column.read(event)) for event in rows], type=column.kind) for column in columns
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=len(rows))
            number += len(rows)
    return number


def _arrow_value(value: Value) -> Value:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list | tuple):
        return [_arrow_value(item) for item in value]
    return value


def _batches(events: Iterable[Event], size: int) -> Iterator[list[Event]]:
    iterator = iter(events)
    while batch := list(islice(iterator, size)):
        yield batch
