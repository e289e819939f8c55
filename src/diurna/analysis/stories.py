"""One happening across its reports: who tells it, in how many tellings, and where they disagree."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diurna.store import Store
from diurna.store.questions import STORY

STANDING_IN = "published"  # basis of a day that no text gives


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One happening: what its records agree on, and `disagreements`, each a sentence.

    `first` and `last` are the days that its records give, of the publication where none gives any. `reports` counts
    articles, `tellings` those that tell it in words of their own: near-copies of an agency's text count once.
    `records` are the rows, one a record.
    """

    story: str
    event: str
    mode: str | None
    first: dt.date | None
    last: dt.date | None
    place: str | None
    reports: int
    tellings: int
    publishers: tuple[str, ...]
    actors: Mapping[str, int]
    recipients: Mapping[str, int]
    statuses: Mapping[str, int]
    counts: tuple[str, ...]
    disagreements: tuple[str, ...]
    records: tuple[Mapping[str, Any], ...]


def story(store: Store, story_id: str) -> list[Story]:
    """The happening with an id ("s1f09c2ab11.2"), or all of a piece of news ("s1f09c2ab11"); none where there is no such."""
    rows = store.rows(STORY, [story_id, story_id])
    return [gather(list(group)) for _, group in itertools.groupby(rows, key=lambda row: row["story"])]


def gather(rows: Sequence[Mapping[str, Any]]) -> Story:
    """The rows of one happening, seen together."""
    dated = [row for row in rows if row["date_basis"] != STANDING_IN] or rows
    starts = [row["date_start"] or row["day"] for row in dated if row["date_start"] or row["day"]]
    ends = [row["date_end"] or row["day"] for row in dated if row["date_end"] or row["day"]]
    return Story(
        story=rows[0]["story"],
        event=rows[0]["event"],
        mode=most_common(row["mode"] for row in rows),
        first=min(starts, default=None),
        last=max(ends, default=None),
        place=most_common(row["place"] for row in rows),
        reports=len({row["article"] for row in rows}),
        tellings=len({row["telling"] for row in rows}),
        publishers=tuple(sorted({row["publisher"] for row in rows if row["publisher"]})),
        actors=tally(rows, "actors"),
        recipients=tally(rows, "recipients"),
        statuses=dict(Counter(row["status"] for row in rows).most_common()),
        counts=tuple(sorted({count for row in rows for count in row["counts"] or ()})),
        disagreements=tuple(disagreements(rows)),
        records=tuple(rows),
    )


def tally(rows: Iterable[Mapping[str, Any]], side: str) -> dict[str, int]:
    """How many records name each party on a side, the most named first."""
    return dict(Counter(party for row in rows for party in dict.fromkeys(row[side] or ())).most_common())


def most_common(values: Iterable[str | None]) -> str | None:
    """The value given most often, None where none is."""
    found = Counter(value for value in values if value is not None).most_common(1)
    return found[0][0] if found else None


def disagreements(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Where reports of one happening differ: whether it happened, who did it, to whom, and how many."""
    found = []
    statuses = Counter(row["status"] for row in rows)
    if len(statuses) > 1:
        found.append("status: " + ", ".join(f"{status} in {count}" for status, count in statuses.most_common()))
    for side, word in (("actors", "who did it"), ("recipients", "to whom")):
        sides = [frozenset(row[side]) for row in rows if row[side]]
        if sides and not frozenset.intersection(*(homes(parties) for parties in sides)):
            named = Counter(" and ".join(sorted(parties)) for parties in sides)
            found.append(f"{word}: " + ", ".join(f"{names} in {count}" for names, count in named.most_common()))
    numbers: dict[str, set[str]] = {}
    for row in rows:
        for count in row["counts"] or ():
            kind, _, words = count.partition(" ")
            numbers.setdefault(kind, set()).add(words)
    found += [f"{kind}: {', '.join(sorted(words))}" for kind, words in numbers.items() if len(words) > 1]
    return found


def homes(parties: Iterable[str]) -> frozenset[str]:
    """The first parts of codes: Serbia's government and Serbia are no disagreement."""
    return frozenset(party.split("-")[0] for party in parties)
