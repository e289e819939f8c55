"""The questions that pages ask of a store, each with its SQL beside it; `{where}` takes a filter's conditions.

    records.py    records a page at a time, by number and by id
    articles.py   a text, what a list says of it, others about the same news
    stories.py    happenings as a list has them
    sums.py       how many, by type, status, publisher, speaker
    summaries.py  what a store holds; months, dyads, places

What is counted is happenings (stories), where records have them, so that an event told by ten papers counts once.
"""

from diurna.store.pages.articles import Printed, article_with_id, articles_beside, printed
from diurna.store.pages.records import Found, how_many, record_with_id, records_numbered, records_with_ids, some_records
from diurna.store.pages.stories import StoryLine, some_stories
from diurna.store.pages.summaries import (
    Edge,
    Holdings,
    Month,
    Spot,
    by_month,
    edges,
    holdings,
    names_of_codes,
    places,
)
from diurna.store.pages.sums import Sums, Tally, sums

__all__ = [
    "Edge",
    "Found",
    "Holdings",
    "Month",
    "Printed",
    "Spot",
    "StoryLine",
    "Sums",
    "Tally",
    "article_with_id",
    "articles_beside",
    "by_month",
    "edges",
    "holdings",
    "how_many",
    "names_of_codes",
    "places",
    "printed",
    "record_with_id",
    "records_numbered",
    "records_with_ids",
    "some_records",
    "some_stories",
    "sums",
]
