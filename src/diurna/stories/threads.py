"""Articles to the news that they are about: one pass in the order of days, each article to the news nearest to it."""

import datetime as dt
import hashlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from diurna.stories.words import BUCKETS, Description

# Likeness (cosine of rare words) from which an article is about the same news, and what each e-fold of days between
# them costs. Swept on the development articles, B-cubed F1: 0.12 to 0.22 give 0.94 to 0.97. Without a
# cost of days, reports on one long war would all be one story.
LIKE, COST_OF_DAYS = 0.17, 0.02
# Share of the shorter text's runs of words that a copy has in common with it: agencies' texts are cut and patched.
COPIED, FEWEST_RUNS = 0.5, 3
# Blocking: news is looked for under its heaviest words, and for each word only the latest news is kept there.
KEYS, NEWEST_A_KEY, CANDIDATES = 12, 48, 24
CENTRE = 160  # words of a piece of news
TELLINGS = 24  # the latest tellings of a piece of news that an article is compared with


@dataclass(frozen=True, slots=True)
class Report:
    """An article to be placed: `key` is the caller's name for it, `seed` gives an id to the news that it opens."""

    key: int
    seed: str
    day: dt.date | None
    description: Description


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article belongs: the news that it is about, and the telling that it copies or is the first of."""

    story: str
    telling: str


@dataclass(slots=True)
class News:
    """A piece of news as far as it is told: the sum of its articles' words, its days, its tellings.

    `keys` are the words that it is filed under, `turn` says how late: the news that was told last has the highest.
    """

    id: str
    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    first: int | None
    last: int | None
    mass: float = 1.0  # length of the sum of its articles' words, of which `weights` is the direction
    keys: tuple[int, ...] = ()
    turn: int = 0
    tellings: list[tuple[str, NDArray[np.uint64]]] = field(default_factory=list)


class Threads:
    """News so far; `place` gives an article its place, `remember` takes one in that had its place before.

    The cost of an article does not grow with the number of articles: it is compared with at most `CANDIDATES` pieces
    of news, found under its heaviest words, of which each holds `NEWEST_A_KEY`.

    News that was kept elsewhere is taken in by `resume`, the earliest first: all of it, or what is filed under the
    `keys_of` the articles that are to be placed. `turn` is then the last that was given, `taken` says whether an id is.
    """

    def __init__(self, *, turn: int = 0, taken: Callable[[str], bool] = lambda story: False) -> None:
        self._news: dict[str, News] = {}
        self._keyed: dict[int, dict[str, None]] = {}
        self._turn, self._taken = turn, taken
        self._changed: dict[str, News] = {}
        self._dense = np.zeros(BUCKETS, dtype=np.float32)

    def place(self, report: Report) -> Placed:
        """Give an article its place: the nearest news, or news of its own."""
        news = self._nearest(report)
        telling = None if news is None else find_copied(news, report.description.shingles)
        story = news.id if news is not None else self._new_id(report.seed)
        placed = Placed(story, telling or f"t{_hashed(report.seed)}")
        self.remember(report, placed)
        return placed

    def remember(self, report: Report, placed: Placed) -> None:
        """Take an article in at a place."""
        description, day = report.description, report.day.toordinal() if report.day else None
        news = self._news.get(placed.story)
        if news is None:
            news = News(placed.story, description.terms, description.weights, day, day)
            self._news[placed.story] = news
        else:
            join(news, description, day)
        if all(placed.telling != telling for telling, _ in news.tellings):
            news.tellings.append((placed.telling, description.shingles))
            del news.tellings[:-TELLINGS]
        self._turn += 1
        news.turn = self._turn
        self._changed[news.id] = news
        self._file(news)

    def resume(self, news: News) -> None:
        """Take in news as it was kept, as the latest."""
        self._news[news.id] = news
        self._turn = max(self._turn, news.turn)
        self._file(news)

    def news(self) -> Iterator[News]:
        """All news so far."""
        return iter(self._news.values())

    def changes(self) -> list[News]:
        """The news that was told since this was last asked."""
        changed, self._changed = list(self._changed.values()), {}
        return changed

    def _nearest(self, report: Report) -> News | None:
        """The likest news that is like enough, None where there is none. Of two alike, the one filed first."""
        terms, weights = report.description.terms, report.description.weights
        shared: dict[str, float] = {}
        for term, weight in zip(keys_of(report.description), weights.tolist(), strict=False):
            for story in self._keyed.get(term, ()):
                shared[story] = shared.get(story, 0.0) + weight
        if not shared:
            return None
        best, found = LIKE, None
        self._dense[terms] = weights
        for story in sorted(shared, key=shared.__getitem__, reverse=True)[:CANDIDATES]:
            news = self._news[story]
            likeness = float(self._dense[news.terms] @ news.weights) - cost_of_days(news, report.day)
            if likeness >= best and (found is None or likeness > best):
                best, found = likeness, news
        self._dense[terms] = 0.0
        return found

    def _file(self, news: News) -> None:
        """File news under its heaviest words, as the latest there."""
        keys = tuple(news.terms[:KEYS].tolist())
        for key in set(news.keys) - set(keys):
            self._keyed[key].pop(news.id, None)
        for key in keys:
            filed = self._keyed.setdefault(key, {})
            filed.pop(news.id, None)
            filed[news.id] = None
            if len(filed) > NEWEST_A_KEY:
                del filed[next(iter(filed))]
        news.keys = keys

    def _new_id(self, seed: str) -> str:
        """An id from the article that opens the news, the same in every run; another one where it is taken."""
        story, turn = f"s{_hashed(seed)}", 0
        while story in self._news or self._taken(story):
            turn += 1
            story = f"s{_hashed(f'{seed} {turn}')}"
        return story


def keys_of(description: Description) -> list[int]:
    """The words under which news is looked for that an article could be about: its heaviest, twice as many as news has."""
    return list(map(int, description.terms[: 2 * KEYS]))


def join(news: News, description: Description, day: int | None) -> None:
    """Add an article's words and day to a piece of news."""
    terms = np.concatenate([news.terms, description.terms])
    weights = np.concatenate([news.weights * news.mass, description.weights])
    unique, inverse = np.unique(terms, return_inverse=True)
    summed = np.bincount(inverse, weights=weights, minlength=len(unique)).astype(np.float32)
    order = np.lexsort((unique, -summed))[:CENTRE]
    news.mass = max(float(np.linalg.norm(summed[order])), 1e-9)
    news.terms, news.weights = unique[order], summed[order] / news.mass
    if day is not None:
        news.first = day if news.first is None else min(news.first, day)
        news.last = day if news.last is None else max(news.last, day)


def cost_of_days(news: News, day: dt.date | None) -> float:
    """What is taken off a likeness for the days between an article and the nearest day of the news."""
    if day is None or news.first is None or news.last is None:
        return 0.0
    number = day.toordinal()
    return COST_OF_DAYS * math.log1p(max(news.first - number, number - news.last, 0))


def find_copied(news: News, shingles: NDArray[np.uint64]) -> str | None:
    """The telling that a text is a near-copy of, the nearest where several are; None where it tells in its own words."""
    best, found = COPIED, None
    for telling, others in news.tellings:
        fewer = min(len(shingles), len(others))
        if fewer < FEWEST_RUNS:
            continue
        share = len(np.intersect1d(shingles, others, assume_unique=True)) / fewer
        if share >= best and (found is None or share > best):
            best, found = share, telling
    return found


def _hashed(seed: str) -> str:
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:10]
