"""Statements about relations, folded into spells: from when to when one holds, or is known not to.

Done on whole columns, as a store has hundreds of thousands of statements: they come line by line, each in the order of
days, so that a spell is a stretch of rows, and what it rests on a slice.
"""

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NEVER = np.iinfo(np.int64).max
Column = NDArray[Any]


def fold(stated: pa.Table, on: dt.date | None = None) -> pa.Table:
    """Spells of the statements that `stated_relations` gives, one row each; with `on`, those that stand on that day.

    1. Each record states a thing once. 2. A new spell begins where a line does, where it is said otherwise, and where so much
    time has passed without a word that it has lapsed. 3. It ends with the next that says otherwise, or lapses. 4. What has
    only been said to be over was never known to hold, and is left out.
    """
    # 1. Once each.
    line, number, holds = (plain(stated, name) for name in ("line", "number", "holds"))
    again = same_as_before(line) & same_as_before(number) & same_as_before(holds)
    if again.any():
        stated = stated.filter(pa.array(~again))
        line, holds = line[~again], holds[~again]
    if not stated.num_rows:
        return spells_table(stated, np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, bool))

    # 2. Spells, as the rows that begin them.
    known = days(stated, "known", NEVER)
    lasts = plain(stated, "lasts", fill=NEVER).astype(np.int64)
    silence = np.diff(known, prepend=known[0])
    fresh = ~(same_as_before(line) & same_as_before(holds) & (silence <= lasts))
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(line)) - 1

    # 3. Their ends: the next spell of the same line, if it says otherwise in time; or the day on which one lapses.
    following = np.append(first[1:], first[-1])  # the last has none, and is no other line than itself
    otherwise = (line[following] == line[first]) & (holds[following] != holds[first])
    closed = otherwise & (known[following] - known[last] <= lasts[first])
    lapses = ~closed & holds[first] & (lasts[first] != NEVER)
    until = np.full(len(first), NEVER)
    until[closed] = known[following][closed]
    until[lapses] = known[last][lapses] + lasts[first][lapses]

    # 4. Those worth telling, in the order in which they are read.
    only_end = np.logical_and.reduceat(plain(stated, "ends"), first)
    kept = holds[first] | ~only_end
    if on is not None:
        day = (on - dt.date(1970, 1, 1)).days
        kept &= (known[first] <= day) & (until > day)
    return spells_table(stated, first, until, closed, kept)


def spells_table(
    stated: pa.Table, first: Column, until: Column, closed: Column, kept: Column | None = None
) -> pa.Table:
    """The rows of spells: what begins each, and slices of what each rests on."""
    bounds = np.append(first, stated.num_rows).astype(np.int32)
    began = days(stated, "began", NEVER)
    known = days(stated, "known", NEVER)
    since = np.minimum.reduceat(began, first) if len(first) else began
    head = stated.take(pa.array(first))
    order = reading_order(head, known[first] if len(first) else known)
    if kept is not None:
        order = order[kept[order]]
    records = slices(stated["id"], bounds)
    following = np.where(closed, np.arange(len(first)) + 1, 0)
    ending = (
        pc.if_else(pa.array(closed), records.take(pa.array(following)), pa.array([[]], records.type)[0])
        if len(first)
        else records
    )
    table = pa.table(
        {
            "relation": head["relation"],
            "holder": head["holder"],
            "of": head["of"],
            "holds": head["holds"],
            "since": as_days(since),
            "known_since": head["known"],
            "last_told": as_days(known[bounds[1:] - 1]),
            "until": as_days(until),
            "closed_by": ending,
            "basis": pc.if_else(head["fact"], "fact", "claim"),
            "speakers": distinct_texts(stated["speaker"], bounds),
            "records": records,
            "stories": pa.array(distinct_in(plain(stated, "story"), bounds)),
            "articles": pa.array(distinct_in(plain(stated, "coding"), bounds)),
        }
    )
    return table.take(pa.array(order))


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


def reading_order(head: pa.Table, known: Column) -> Column:
    """Rows by relation, whom, what holds before what does not, day, holder, facts before claims."""
    keys = {}
    for name in ("relation", "of", "holder"):
        encoded = head[name].combine_chunks().dictionary_encode()
        keys[name] = ranked(encoded.dictionary)[np.asarray(encoded.indices)]
    holds, fact = (~plain(head, name).astype(bool) for name in ("holds", "fact"))
    return np.lexsort((fact, keys["holder"], known, holds, keys["of"], keys["relation"]))
