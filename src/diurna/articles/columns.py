"""Tables by columns: Parquet and Arrow (Feather), one article a row, read some rows at a time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from diurna.articles.fields import KNOWN, own_name
from diurna.articles.reading import Reading
from diurna.articles.stream import Stream
from diurna.articles.tables import article_of_row, check_columns
from diurna.errors import InputError, escape
from diurna.records import Article

# Rows at a time: some hundred kilobytes of articles.
BATCH = 64
BUFFER = 1 << 20  # bytes of a column read ahead, in place of all of it

_BROKEN = (pa.ArrowException, OSError, ValueError, MemoryError, NotImplementedError)


def read_parquet(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an article from each row of a Parquet file; only the columns that are needed are read."""
    with stream.seekable() as file:
        try:
            table = pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
            wanted = choose_names(table.schema_arrow.names, reading, stream.origin)
            batches = table.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False)
            yield from read_batches(batches, stream.origin, reading)
        except _BROKEN as error:
            raise broken(stream.origin, "Parquet", error) from error


def read_arrow(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an article from each row of an Arrow file (Feather), or of an Arrow stream."""
    with stream.seekable() as file:
        try:
            try:
                table = pa.ipc.open_file(file)
                batches = (table.get_batch(index) for index in range(table.num_record_batches))
            except pa.ArrowInvalid:  # a stream has no list of its batches at the end
                file.seek(0)
                table = pa.ipc.open_stream(file)
                batches = iter(table)
            wanted = choose_names(table.schema.names, reading, stream.origin)
            chosen = (
                batch.select(wanted).slice(at, BATCH) for batch in batches for at in range(0, batch.num_rows, BATCH)
            )
            yield from read_batches(chosen, stream.origin, reading)
        except _BROKEN as error:
            raise broken(stream.origin, "Arrow", error) from error


def choose_names(names: Sequence[str], reading: Reading, origin: str) -> list[str]:
    """The columns that hold our fields; raises `InputError` where none is the text."""
    wanted = [name for name in names if own_name(name) in KNOWN or name in reading.columns.values()]
    check_columns([own_name(name) for name in wanted] or list(names), reading.columns, origin)
    return list(dict.fromkeys(wanted))


def read_rows(file: Any, origin: str, reading: Reading, first: int, last: int) -> Iterator[Article | InputError]:
    """Read an article from each row `first` to `last` (exclusive, counted from 0) of a Parquet file.

    `file` is open for reading at any place. Row groups that hold none of these rows are not read.
    """
    try:
        table = pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
        wanted = choose_names(table.schema_arrow.names, reading, origin)
        groups: list[int] = []
        begun, start = first, 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            if start < last and start + rows > first:
                begun = begun if groups else start
                groups.append(group)
            start += rows
        batches = table.iter_batches(batch_size=BATCH, row_groups=groups, columns=wanted, use_threads=False)
        yield from read_batches(within(batches, begun, first, last), origin, reading, row=first)
    except _BROKEN as error:
        raise broken(origin, "Parquet", error) from error


def within(batches: Iterator[pa.RecordBatch], at: int, first: int, last: int) -> Iterator[pa.RecordBatch]:
    """The rows `first` to `last` of batches that begin with row `at`."""
    for batch in batches:
        start, end = max(first - at, 0), min(last - at, batch.num_rows)
        if start < end:
            yield batch.slice(start, end - start)
        at += batch.num_rows
        if at >= last:
            return


def read_batches(
    batches: Iterator[pa.RecordBatch], origin: str, reading: Reading, row: int = 0
) -> Iterator[Article | InputError]:
    """Read an article from each row of some batches; a row that gives none gives an error instead.

    `row` is how many rows stand before them.
    """
    for batch in batches:
        names = [own_name(name) for name in batch.schema.names]
        for record in batch.to_pylist():
            row += 1
            fields = dict(zip(names, map(plain_value, record.values()), strict=True))
            yield article_of_row(fields, f"{origin}:{row}", reading)
    if not row:
        yield InputError(origin, "the table has no rows. Expected a row an article.")


def plain_value(value: object) -> object:
    """A value as a record in JSON would have it: days and moments as ISO strings, bytes as text."""
    if isinstance(value, dt.date):  # a datetime is one too
        return value.isoformat()[:19]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value


def broken(origin: str, kind: str, error: BaseException) -> InputError:
    """The error for a table that breaks off or lies."""
    return InputError(origin, f"the {kind} table is broken ({escape(str(error)[:80])}). Write or fetch it anew.")
