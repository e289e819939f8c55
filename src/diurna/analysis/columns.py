"""Columns of a table as arrays, and stretches of them: what folds whole tables at once is built of these."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NEVER = np.iinfo(np.int64).max  # a day that there is none
Column = NDArray[Any]


def plain(stated: pa.Table, name: str, fill: int | None = None) -> Column:
    """A column as an array; nulls become `fill`."""
    column = stated[name].combine_chunks()
    return np.asarray(
        (column if fill is None else column.cast(pa.int64()).fill_null(fill)).to_numpy(zero_copy_only=False)
    )


def days(stated: pa.Table, name: str, fill: int) -> Column:
    """A column of days as numbers of days since 1970; nulls become `fill`."""
    return np.asarray(stated[name].combine_chunks().cast(pa.int32()).cast(pa.int64()).fill_null(fill).to_numpy())


def as_days(numbers: Column) -> pa.Array:
    """Days again; null where there is none."""
    missing = numbers == NEVER
    return pa.array(np.where(missing, 0, numbers).astype(np.int32), mask=missing).cast(pa.date32())


def same_as_before(values: Column) -> Column:
    """Whether each value is that of the row before."""
    return np.concatenate([np.zeros(min(1, len(values)), bool), values[1:] == values[:-1]])


def slices(column: pa.ChunkedArray, bounds: Column) -> pa.Array:
    """Stretches of a column as lists, which copies nothing."""
    return pa.ListArray.from_arrays(pa.array(bounds), column.combine_chunks())


def distinct_in(values: Column, bounds: Column) -> Column:
    """How many different values each stretch has."""
    sizes = np.diff(bounds)
    found = np.ones(len(sizes), np.int64)
    several = np.repeat(sizes > 1, sizes)  # most stretches have one row
    stretch = np.repeat(np.arange(len(sizes)), sizes)[several]
    values = values[several]
    order = np.lexsort((values, stretch))
    fresh = ~(same_as_before(values[order]) & same_as_before(stretch[order]))
    counted = np.bincount(stretch[order][fresh], minlength=len(sizes))
    return np.where(sizes > 1, counted, found)


def distinct_texts(column: pa.ChunkedArray, bounds: Column) -> pa.Array:
    """The different texts of each stretch, sorted."""
    encoded = column.combine_chunks().dictionary_encode()
    texts = encoded.dictionary
    ranks = ranked(texts)
    stretch = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    there = np.asarray(encoded.indices.is_valid())
    codes = np.asarray(encoded.indices.fill_null(0))[there] if len(texts) else np.zeros(0, np.int64)
    stretch = stretch[there]
    order = np.lexsort((ranks[codes], stretch))
    codes, stretch = codes[order], stretch[order]
    fresh = ~(same_as_before(codes) & same_as_before(stretch))
    counts = np.bincount(stretch[fresh], minlength=len(bounds) - 1)
    ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), texts.take(pa.array(codes[fresh])))


def ranked(texts: pa.Array) -> Column:
    """The place of each text in the order of them all."""
    ranks = np.empty(len(texts), np.int64)
    ranks[np.asarray(pc.sort_indices(texts))] = np.arange(len(texts))
    return ranks
