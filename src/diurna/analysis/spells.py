"""Statements about relations, folded into spells: from when to when one holds, or is known not to.

Done on whole columns, as a store has hundreds of thousands of statements: they come line by line, each in the order of
days, so that a spell is a stretch of rows, and what it rests on a slice.
"""

import datetime as dt

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from diurna.analysis.columns import (
    NEVER,
    Column,
    as_days,
    days,
    distinct_in,
    distinct_texts,
    plain,
    ranked,
    same_as_before,
    slices,
)


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


def reading_order(head: pa.Table, known: Column) -> Column:
    """Rows by relation, whom, what holds before what does not, day, holder, facts before claims."""
    keys = {}
    for name in ("relation", "of", "holder"):
        encoded = head[name].combine_chunks().dictionary_encode()
        keys[name] = ranked(encoded.dictionary)[np.asarray(encoded.indices)]
    holds, fact = (~plain(head, name).astype(bool) for name in ("holds", "fact"))
    return np.lexsort((fact, keys["holder"], known, holds, keys["of"], keys["relation"]))
