"""What placing articles reads from a store and writes to it: the places of articles, the news that they are about."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diurna.store.store import Store

UNPLACED = """
SELECT newest.*
FROM newest
LEFT JOIN reports ON reports.coding = newest.coding
WHERE reports.coding IS NULL
ORDER BY newest.published NULLS LAST, newest.coding
"""
PLACED = """
SELECT reports.*, articles.published
FROM reports
JOIN codings ON codings.coding = reports.coding
JOIN articles ON articles.version = codings.version
ORDER BY articles.published NULLS LAST, reports.coding
"""

# The news that is looked at for some words: under each, the latest told.
UNDER = """
SELECT DISTINCT story
FROM (
    SELECT filed.story, row_number() OVER (PARTITION BY filed.key ORDER BY filed.turn DESC) AS back
    FROM (SELECT story, turn, unnest(keys) AS key FROM news) AS filed
    JOIN (SELECT DISTINCT unnest(?) AS key) AS wanted ON wanted.key = filed.key
)
WHERE back <= ?
"""
NEWS = "SELECT * FROM news WHERE {which} ORDER BY turn"
# The tellings of news, each with the runs of words of the article that told it first, the latest.
TELLINGS = """
SELECT reports.story, reports.telling, arg_min(reports.shingles, reports.rowid) AS shingles
FROM reports
WHERE {which}
GROUP BY reports.story, reports.telling
QUALIFY row_number() OVER (PARTITION BY reports.story ORDER BY min(reports.rowid) DESC) <= ?
ORDER BY reports.story, min(reports.rowid)
"""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A row of `reports`: an article's place, and what its words say."""

    coding: int
    story: str
    telling: str
    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    shingles: NDArray[np.uint64]
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StoredNews:
    """A row of `news`, and its latest tellings with their runs of words."""

    story: str
    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    mass: float
    first: dt.date | None
    last: dt.date | None
    keys: tuple[int, ...]
    turn: int
    tellings: tuple[tuple[str, NDArray[np.uint64]], ...] = ()


def unplaced_articles(store: Store) -> Iterator[dict[str, Any]]:
    """The newest articles that have no place yet, by day."""
    return store.rows(UNPLACED)


def placed_reports(store: Store) -> Iterator[StoredReport]:
    """The articles that have their place, by day."""
    table = store.table(PLACED)
    plain = (table[name].to_pylist() for name in ("coding", "story", "telling", "published"))
    lists = (arrays_of(table, name) for name in ("terms", "weights", "shingles"))
    for coding, story, telling, published, terms, weights, shingles in zip(*plain, *lists, strict=True):
        yield StoredReport(coding, story, telling, terms, weights, shingles, published)


def keeps_news(store: Store) -> bool:
    """Whether the news of all articles that have their place is kept; a store of an older version keeps none."""
    (row,) = store.rows("SELECT EXISTS (FROM news) OR NOT EXISTS (FROM reports) AS kept")
    return bool(row["kept"])


def has_news(store: Store, story: str) -> bool:
    """Whether there is news of this id."""
    (row,) = store.rows("SELECT EXISTS (FROM news WHERE story = ?) AS there", [story])
    return bool(row["there"])


def last_turn(store: Store) -> int:
    """The turn of the news that was told last, 0 where there is none."""
    (row,) = store.rows("SELECT coalesce(max(turn), 0) AS turn FROM news")
    return int(row["turn"])


def all_news(store: Store, tellings: int) -> Iterator[StoredNews]:
    """All news, the last told last, each with its latest `tellings`."""
    return _news_where(store, "TRUE", [], tellings)


def news_under(store: Store, keys: Sequence[int], newest: int, tellings: int) -> Iterator[StoredNews]:
    """The news that is looked at for some words: the `newest` under each, the last told last."""
    stories = store.table(UNDER, [list(keys), newest])["story"].to_pylist()
    return _news_where(store, "story IN (SELECT unnest(?))", [stories], tellings)


def _news_where(store: Store, which: str, values: list[Any], tellings: int) -> Iterator[StoredNews]:
    told: dict[str, list[tuple[str, NDArray[np.uint64]]]] = {}
    table = store.table(TELLINGS.format(which=which.replace("story", "reports.story")), [*values, tellings])
    runs = arrays_of(table, "shingles")
    for story, telling, shingles in zip(*(table[name].to_pylist() for name in ("story", "telling")), runs, strict=True):
        told.setdefault(story, []).append((telling, shingles))
    table = store.table(NEWS.format(which=which), values)
    lists = (arrays_of(table, name) for name in ("terms", "weights"))
    plain = (table[name].to_pylist() for name in ("story", "mass", "first_day", "last_day", "keys", "turn"))
    for terms, weights, story, mass, first, last, keys, turn in zip(*lists, *plain, strict=True):
        yield StoredNews(story, terms, weights, mass, first, last, tuple(keys), turn, tuple(told.get(story, ())))


def arrays_of(table: pa.Table, name: str) -> list[NDArray[Any]]:
    """The lists of a column as arrays, which copies nothing."""
    column = table[name].combine_chunks()
    values, offsets = np.asarray(column.values), column.offsets.to_pylist()
    return [values[start:end] for start, end in itertools.pairwise(offsets)]


def write_placed(store: Store, reports: Sequence[StoredReport], news: Sequence[StoredNews]) -> None:
    """Add places of articles, and keep the news that they changed as it is now, in one transaction."""
    placed = pa.table(
        {
            "coding": pa.array([report.coding for report in reports], pa.int32()),
            "story": pa.array([report.story for report in reports], pa.string()),
            "telling": pa.array([report.telling for report in reports], pa.string()),
            "terms": pa.array([report.terms for report in reports], pa.list_(pa.uint32())),
            "weights": pa.array([report.weights for report in reports], pa.list_(pa.float32())),
            "shingles": pa.array([report.shingles for report in reports], pa.list_(pa.uint64())),
        }
    )
    changed = pa.table(
        {
            "story": pa.array([one.story for one in news], pa.string()),
            "terms": pa.array([one.terms for one in news], pa.list_(pa.uint32())),
            "weights": pa.array([one.weights for one in news], pa.list_(pa.float32())),
            "mass": pa.array([one.mass for one in news], pa.float64()),
            "first_day": pa.array([one.first for one in news], pa.date32()),
            "last_day": pa.array([one.last for one in news], pa.date32()),
            "keys": pa.array([one.keys for one in news], pa.list_(pa.uint32())),
            "turn": pa.array([one.turn for one in news], pa.int64()),
        }
    )
    store.write_news(placed, changed)


def forget_news(store: Store) -> None:
    """Keep no news, until all of it is written anew."""
    store.replace_rows({}, delete=("news",))
