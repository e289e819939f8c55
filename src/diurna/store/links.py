"""What linking reads from a store and writes to it: places of articles, happenings of records."""

import datetime as dt
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

# Records of the news in which some record has no happening yet, news by news; those linked before have `story`.
TOLD = """
WITH open AS (
    SELECT DISTINCT reports.story
    FROM newest_events AS e
    JOIN reports ON reports.coding = e.coding
    WHERE e.story IS NULL
)
SELECT
    reports.story AS news, e.number, e.event, e.mode, e.status, e.date_start, e.date_end, e.date_basis, e.day, e.place,
    e.text, e.story, sides.actors, sides.recipients
FROM newest_events AS e
JOIN reports ON reports.coding = e.coding
JOIN open ON open.story = reports.story
LEFT JOIN (
    SELECT
        number,
        list(DISTINCT coalesce(nullif(split_part(code, '-', 1), ''), name)) FILTER (role = 'actor') AS actors,
        list(DISTINCT coalesce(nullif(split_part(code, '-', 1), ''), name)) FILTER (role = 'recipient') AS recipients
    FROM parties
    GROUP BY number
) AS sides ON sides.number = e.number
ORDER BY news, e.number
"""

# One happening told in the news of another: same type, mode, place and parties, on the same days, which the words of
# both records name. The later story becomes part of the earlier. A day that stands in for an unknown one links nothing.
REPEATED = """
WITH keyed AS (
    SELECT
        happenings.story, e.number,
        (e.event, e.mode, e.status, e.date_start, e.date_end, e.place, sides.actors, sides.recipients) AS key
    FROM newest_events AS e
    JOIN happenings ON happenings.number = e.number
    JOIN (
        SELECT
            number,
            list(DISTINCT coalesce(code, name) ORDER BY coalesce(code, name)) FILTER (role = 'actor') AS actors,
            list(DISTINCT coalesce(code, name) ORDER BY coalesce(code, name)) FILTER (role = 'recipient') AS recipients
        FROM parties
        GROUP BY number
    ) AS sides ON sides.number = e.number
    WHERE e.date_basis IN ('stated', 'anchored') AND e.date_end - e.date_start <= 1
        AND len(sides.actors) > 0 AND len(sides.recipients) > 0
), firsts AS (
    SELECT key, arg_min(story, number) AS story FROM keyed GROUP BY key HAVING count(DISTINCT story) > 1
)
SELECT keyed.story AS later, min(firsts.story) AS earlier
FROM keyed JOIN firsts USING (key)
WHERE keyed.story <> firsts.story AND split_part(keyed.story, '.', 1) <> split_part(firsts.story, '.', 1)
GROUP BY keyed.story
HAVING min(keyed.number) >= ?
"""

OWN = "SELECT newest.article, reports.story FROM newest JOIN reports ON reports.coding = newest.coding"


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


def unplaced_articles(store: Store) -> Iterator[dict[str, Any]]:
    """The newest articles that have no place yet, by day."""
    return store.rows(UNPLACED)


def placed_reports(store: Store) -> Iterator[StoredReport]:
    """The articles that have their place, by day."""
    table = store.table(PLACED)
    lists = {name: table[name].combine_chunks() for name in ("terms", "weights", "shingles")}
    values = {name: np.asarray(each.values) for name, each in lists.items()}
    offsets = {name: np.asarray(each.offsets) for name, each in lists.items()}
    plain = zip(*(table[name].to_pylist() for name in ("coding", "story", "telling", "published")), strict=True)
    for row, (coding, story, telling, published) in enumerate(plain):
        parts = {name: values[name][offsets[name][row] : offsets[name][row + 1]] for name in values}
        yield StoredReport(coding, story, telling, published=published, **parts)


def write_reports(store: Store, reports: Sequence[StoredReport]) -> None:
    """Add places of articles, in one transaction."""
    table = pa.table(
        {
            "coding": pa.array([report.coding for report in reports], pa.int32()),
            "story": pa.array([report.story for report in reports], pa.string()),
            "telling": pa.array([report.telling for report in reports], pa.string()),
            "terms": pa.array([report.terms for report in reports], pa.list_(pa.uint32())),
            "weights": pa.array([report.weights for report in reports], pa.list_(pa.float32())),
            "shingles": pa.array([report.shingles for report in reports], pa.list_(pa.uint64())),
        }
    )
    store.replace_rows({"reports": table})


def told_records(store: Store) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The news in which some record has no happening yet, each with all its records."""
    news, rows = None, []
    for row in store.rows(TOLD):
        if row["news"] != news and news is not None:
            yield news, rows
            rows = []
        news = row["news"]
        rows.append(row)
    if news is not None:
        yield news, rows


def write_happenings(store: Store, stories: Sequence[tuple[int, str]]) -> None:
    """Add the stories of records, as (number, story), in one transaction."""
    table = pa.table(
        {
            "number": pa.array([number for number, _ in stories], pa.int64()),
            "story": pa.array([story for _, story in stories], pa.string()),
        }
    )
    store.replace_rows({"happenings": table})


def fold_repeated(store: Store, first: int) -> int:
    """Join stories of records from number `first` on to earlier ones that tell the same elsewhere; returns how many."""
    repeated = store.table(REPEATED, [first])
    if repeated.num_rows:
        store.rename_stories(repeated)
    return int(repeated.num_rows)


def forget_links(store: Store) -> None:
    """Take all places and stories away, for linking afresh."""
    store.replace_rows({}, delete=("happenings", "reports", "relation_rules"))


def news_of_articles(store: Store) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The news of each newest article by its words, and of each of its records."""
    own = {row["article"]: row["story"] for row in store.rows(OWN)}
    told: dict[str, list[str]] = {}
    for row in store.rows("SELECT article, story FROM newest_events WHERE story IS NOT NULL ORDER BY number"):
        told.setdefault(row["article"], []).append(row["story"].partition(".")[0])
    return own, told
