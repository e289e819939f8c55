"""The rounds of a watch: ask feeds that are due, fetch what is new, code it, keep it, each article once."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diurna.articles import Page, Reading
from diurna.articles.feeds import article_from_entry, parse_feed
from diurna.articles.pages import day_of, host_of
from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError
from diurna.records import Article, Coding
from diurna.scale.coding import code_one
from diurna.scale.stopping import Stop
from diurna.watching.fetch import LONGEST_DELAY, Fetcher, FetchError
from diurna.watching.state import Pending, State

MOST_TRIES = 5
LONGEST_BACK_OFF = 86_400.0  # seconds
# Articles between two writings to the store, so that others can read it most of the time.
KEEP_AT = 20
PAGES = frozenset({"text/html", "application/xhtml+xml"})

Keep = Callable[[Sequence[Coding]], None]


@dataclass(slots=True)
class Round:
    """What one round did."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    coded: int = 0
    records: int = 0


class Watcher:
    """Follows feeds; `keep` puts codings where they are to stay, `say` tells the user of
    what fails, `told` of a round that is done.
    """

    def __init__(
        self,
        feeds: Sequence[str],
        *,
        fetcher: Fetcher,
        state: State,
        coder: Coder,
        keep: Keep,
        say: Callable[[str], None],
        told: Callable[[Round], None] = lambda done: None,
        every: float,
        stop: Stop,
    ) -> None:
        self._feeds, self._fetcher, self._state, self._coder = feeds, fetcher, state, coder
        self._keep, self._say, self._told, self._every, self._stop = keep, say, told, every, stop
        self._codings: dict[str, Coding] = {}  # coded, and still to be kept

    def watch(self, *, once: bool = False) -> Round:
        """Go round until asked to stop, or once; returns what the last round did."""
        while True:
            last = self.go_round(eager=once)
            if last.feeds or last.coded:
                self._told(last)
            if once or self._stop.asked:
                return last
            self.wait()
            if self._stop.asked:
                return last

    def go_round(self, *, eager: bool = False) -> Round:
        """One round: 1. the feeds that are due; 2. the articles that are; 3. what is coded is kept.

        An `eager` round asks all feeds but those that failed last time and are not due: cron says when.
        """
        done = Round()
        # 1. Feeds.
        for url in self._feeds:
            feed = self._state.feed(url)
            if not self._stop.asked and (feed.due <= time.time() or (eager and not feed.failures)):
                self._ask_feed(url, done)
        # 2. Articles, those of one host apart from one another as far as others can go between.
        for key in spread(self._state.pending):
            pending = self._state.pending[key]
            if self._stop.asked:
                break
            if key in self._codings:
                continue
            if pending.due <= time.time() and self._fetcher.wait_for(pending.link or "") <= LONGEST_DELAY:
                self._take(key, pending, done)
        # 3. Keep.
        self._keep_codings()
        return done

    def wait(self) -> None:
        """Wait until a feed or an article is due, at most the usual time between rounds."""
        due = [self._state.feed(url).due for url in self._feeds]
        due += [pending.due for pending in self._state.pending.values()]
        self._stop.pause(min(self._every, max(1.0, min(due, default=0.0) - time.time())))

    def _ask_feed(self, url: str, done: Round) -> None:
        """Ask a feed what is new; one that fails is asked again later, and later still if it fails again."""
        feed = self._state.feed(url)
        done.feeds += 1
        try:
            response = self._fetcher.get(url, etag=feed.etag, modified=feed.modified)
            entries = [] if response.status == 304 else parse_feed(response.body, url)
        except InputError as error:
            done.failed += 1
            feed.failures += 1
            after = error.after if isinstance(error, FetchError) else 0.0
            wait = max(min(self._every * 2 ** min(feed.failures, 20), LONGEST_BACK_OFF), after)
            feed.due = time.time() + wait
            self._say(f"{error} Asked again in {length_of(wait)}.")
        else:
            done.unchanged += response.status == 304
            feed.failures, feed.due = 0, time.time() + self._every
            if response.status != 304:
                feed.etag, feed.modified = response.etag, response.modified
            done.new += sum(self._state.list(url, entry) for entry in entries)
        self._state.save(feed=url)

    def _take(self, key: str, pending: Pending, done: Round) -> None:
        """Fetch and code one article; what fails for now is tried again later, what fails for good is said.

        The try is noted before, so that an article that ends this process is not tried for ever.
        """
        pending.tries += 1
        pending.due = time.time() + self._every * 2 ** (pending.tries - 1)
        self._state.save(tried=key)
        found: Article | InputError
        try:
            found = self._article(pending)
        except FetchError as error:
            pending.due = max(pending.due, time.time() + error.after)
            if not error.final and pending.tries < MOST_TRIES:
                self._state.save(tried=key)
                return
            found = self._from_feed(pending) or error
        result = found if isinstance(found, InputError) else code_one(self._coder, found)
        if isinstance(result, InputError):
            self._say(str(result))
            self._finish(key)
            return
        done.coded += 1
        done.records += len(result.events)
        self._codings[key] = result
        if len(self._codings) >= KEEP_AT:
            self._keep_codings()

    def _article(self, pending: Pending) -> Article | InputError:
        """The article from its page, or from the feed where that gives all of it; raises `FetchError`."""
        if pending.tries > MOST_TRIES:
            return InputError(
                pending.link or pending.feed, f"was tried {MOST_TRIES} times, and ended the watch. Left out."
            )
        entry = pending.entry()
        if entry.is_whole or not pending.link:
            return self._from_feed(pending) or InputError(pending.feed, "an entry without text and without a link.")
        response = self._fetcher.get(pending.link)
        if response.kind not in PAGES:
            return self._from_feed(pending) or InputError(
                pending.link, f"is no web page but {response.kind}. Left out."
            )
        day = day_of(pending.published)
        page = Page(
            data=response.body,
            origin=pending.link,
            url=response.url,
            charset=response.charset,
            published=day,
            sure=day is not None,
        )
        article = page.article()
        if isinstance(article, InputError):
            return self._from_feed(pending) or article
        unnamed = article.publisher in {None, host_of(response.url)}
        return replace(article, publisher=pending.publisher or article.publisher) if unnamed else article

    def _from_feed(self, pending: Pending) -> Article | None:
        """The article as the feed gives it, where that is more than a summary."""
        entry = pending.entry()
        if not entry.is_whole and pending.link:
            return None
        try:
            return article_from_entry(entry, pending.link or pending.feed, Reading())
        except InputError:
            return None

    def _keep_codings(self) -> None:
        """Put what is coded where it is to stay; where that fails, it is tried again later."""
        if not self._codings:
            return
        try:
            self._keep(list(self._codings.values()))
        except DiurnaError as error:  # somebody reads the store just now, say
            self._say(f"{error} Tried again later.")
            return
        for key in list(self._codings):
            self._finish(key, save=False)
        self._codings.clear()
        self._state.save()

    def _finish(self, key: str, *, save: bool = True) -> None:
        self._state.done(key)
        if save:
            self._state.save()


def spread(pending: dict[str, Pending]) -> list[str]:
    """The articles in an order in which those of one host stand apart, as far as there are others."""
    by_host: dict[str | None, list[str]] = {}
    for key, each in pending.items():
        by_host.setdefault(host_of(each.link), []).append(key)
    queues = list(by_host.values())
    return [queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue)]


def length_of(seconds: float) -> str:
    """A length of time for people: "15 minutes"."""
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.0f} hours"
