"""Give the articles of a store their places: the news that each is about, the telling that it copies or is the first of."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from diurna.store import Store
from diurna.store.placed import (
    StoredNews,
    StoredReport,
    all_news,
    forget_news,
    has_news,
    keeps_news,
    last_turn,
    news_under,
    placed_reports,
    unplaced_articles,
    write_placed,
)
from diurna.store.rows import article_from_row
from diurna.stories import News, Placed, Report, Threads, describe_article
from diurna.stories.threads import NEWEST_A_KEY, TELLINGS, keys_of
from diurna.stories.words import Description

BATCH = 5_000  # articles of one transaction
FEW = 500  # articles for which only the news is read that they could be about; of more, all news is


def place_articles(store: Store) -> None:
    """Give every article that has none its place."""
    unplaced = map(report_of, unplaced_articles(store))
    few = list(itertools.islice(unplaced, FEW + 1))
    if len(few) > FEW:
        place_many(store, itertools.chain(few, unplaced))
    elif few:
        threads = threads_for(store, few)
        placed = [stored_report(report, threads.place(report)) for report in few]
        write_placed(store, placed, [stored_news(news) for news in threads.changes()])


def place_many(store: Store, reports: Iterator[Report]) -> None:
    """Give articles their places, with all the news of the store in memory.

    Meanwhile no news is kept, so that where this is cut off it is gathered from the articles that have their place.
    """
    threads = threads_of(store)
    forget_news(store)
    while some := list(itertools.islice(reports, BATCH)):
        write_placed(store, [stored_report(report, threads.place(report)) for report in some], [])
    write_placed(store, [], [stored_news(news) for news in threads.news()])


def threads_for(store: Store, reports: Sequence[Report]) -> Threads:
    """The news that some articles could be about; a store that keeps none has it gathered first."""
    if not keeps_news(store):
        return threads_of(store)
    threads = Threads(turn=last_turn(store), taken=partial(has_news, store))
    keys = sorted({key for report in reports for key in keys_of(report.description)})
    return resumed(threads, news_under(store, keys, NEWEST_A_KEY, TELLINGS))


def threads_of(store: Store) -> Threads:
    """All the news of a store, gathered from its articles where none is kept."""
    threads = Threads()
    if keeps_news(store):
        return resumed(threads, all_news(store, TELLINGS))
    for stored in placed_reports(store):
        description = Description(stored.terms, stored.weights, stored.shingles)
        threads.remember(Report(stored.coding, "", stored.published, description), Placed(stored.story, stored.telling))
    return threads


def resumed(threads: Threads, kept: Iterable[StoredNews]) -> Threads:
    """Threads with news that was kept."""
    for one in kept:
        news = News(one.story, one.terms, one.weights, ordinal(one.first), ordinal(one.last), one.mass, (), one.turn)
        news.tellings.extend(one.tellings)
        threads.resume(news)
    return threads


def report_of(row: Mapping[str, Any]) -> Report:
    """The article of a row, as placing takes it."""
    article = article_from_row(row)
    return Report(row["coding"], row["version"], article.published, describe_article(article))


def stored_report(report: Report, placed: Placed) -> StoredReport:
    """An article with its place, for keeping."""
    said = report.description
    return StoredReport(report.key, placed.story, placed.telling, said.terms, said.weights, said.shingles)


def stored_news(news: News) -> StoredNews:
    """A piece of news, for keeping; its tellings are kept with its articles."""
    first, last = (None if day is None else dt.date.fromordinal(day) for day in (news.first, news.last))
    return StoredNews(news.id, news.terms, news.weights, news.mass, first, last, news.keys, news.turn)


def ordinal(day: dt.date | None) -> int | None:
    """The number of a day."""
    return None if day is None else day.toordinal()
