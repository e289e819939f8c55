"""What linking records reads from a store and writes to it: the news that they are told in, their happenings."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from diurna.store.store import Store

# Records of the news in which some record has no happening yet, news by news; those linked before have `story`. Parties
# are looked at of these only.
TOLD = """
WITH open AS (
    SELECT DISTINCT reports.story
    FROM newest_events AS e
    JOIN reports ON reports.coding = e.coding
    WHERE e.story IS NULL
), told AS MATERIALIZED (
    SELECT
        placed.story AS news, e.number, e.event, e.mode, e.status, e.date_start, e.date_end, e.date_basis, e.day,
        e.place, e.text, e.story
    FROM newest_events AS e
    JOIN (SELECT coding, story FROM reports SEMI JOIN open USING (story)) AS placed ON placed.coding = e.coding
), sides AS (
    SELECT
        number,
        list(DISTINCT coalesce(nullif(split_part(code, '-', 1), ''), name)) FILTER (role = 'actor') AS actors,
        list(DISTINCT coalesce(nullif(split_part(code, '-', 1), ''), name)) FILTER (role = 'recipient') AS recipients
    FROM parties SEMI JOIN told USING (number)
    GROUP BY number
)
SELECT told.*, sides.actors, sides.recipients
FROM told
LEFT JOIN sides ON sides.number = told.number
ORDER BY told.news, told.number
"""

# One happening told in the news of another: same type, mode, place and parties, on the same days, which the words of
# both records name. The later story, if no record before number `?` has it, becomes part of the earlier. A day that stands
# in for an unknown one links nothing. 1. Records that name their days. 2. Those that say what some new record says, be it
# of other parties. 3. Parties, of these only. 4. The first story of what is said alike.
REPEATED = """
WITH dated AS MATERIALIZED (
    SELECT e.number, e.story, e.event, e.mode, e.status, e.date_start, e.date_end, e.place
    FROM newest_events AS e
    WHERE e.date_basis IN ('stated', 'anchored') AND e.date_end - e.date_start <= 1 AND e.story IS NOT NULL
), said AS (
    SELECT DISTINCT event, mode, status, date_start, date_end, place
    FROM dated
    WHERE number >= ?
), alike AS MATERIALIZED (
    SELECT dated.*
    FROM dated
    SEMI JOIN said ON said.event = dated.event AND said.date_start = dated.date_start AND said.date_end = dated.date_end
        AND said.status = dated.status AND said.mode IS NOT DISTINCT FROM dated.mode
        AND said.place IS NOT DISTINCT FROM dated.place
), sides AS (
    SELECT
        number,
        list(DISTINCT coalesce(code, name) ORDER BY coalesce(code, name)) FILTER (role = 'actor') AS actors,
        list(DISTINCT coalesce(code, name) ORDER BY coalesce(code, name)) FILTER (role = 'recipient') AS recipients
    FROM parties SEMI JOIN alike USING (number)
    GROUP BY number
), keyed AS (
    SELECT
        alike.story, alike.number,
        (event, mode, status, date_start, date_end, place, sides.actors, sides.recipients) AS key
    FROM alike
    JOIN sides ON sides.number = alike.number
    WHERE len(sides.actors) > 0 AND len(sides.recipients) > 0
), firsts AS (
    SELECT key, arg_min(story, number) AS story FROM keyed GROUP BY key HAVING count(DISTINCT story) > 1
), later AS (
    SELECT keyed.story AS later, min(firsts.story) AS earlier
    FROM keyed JOIN firsts USING (key)
    WHERE keyed.story <> firsts.story AND split_part(keyed.story, '.', 1) <> split_part(firsts.story, '.', 1)
    GROUP BY keyed.story
)
SELECT later.later, later.earlier
FROM later
ANTI JOIN (SELECT story FROM happenings WHERE number < ?) AS before ON before.story = later.later
"""

OWN = "SELECT newest.article, reports.story FROM newest JOIN reports ON reports.coding = newest.coding"


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
    repeated = store.table(REPEATED, [first, first])
    if repeated.num_rows:
        store.rename_stories(repeated)
    return int(repeated.num_rows)


def forget_links(store: Store) -> None:
    """Take all places and stories away, for linking afresh."""
    store.replace_rows({}, delete=("happenings", "reports", "news", "relation_rules"))


def news_of_articles(store: Store) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The news of each newest article by its words, and of each of its records."""
    own = {row["article"]: row["story"] for row in store.rows(OWN)}
    told: dict[str, list[str]] = {}
    for row in store.rows("SELECT article, story FROM newest_events WHERE story IS NOT NULL ORDER BY number"):
        told.setdefault(row["article"], []).append(row["story"].partition(".")[0])
    return own, told
