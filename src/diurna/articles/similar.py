"""Near-identical articles, noticed as they pass: an agency's report in several papers, one story saved twice.

MinHash: each article is known by the smallest values of many hash functions over its runs of five words; two articles
share about as many of these as they share runs. Runs of equal values (bands) lead to candidates without comparing all.
The last `WINDOW` articles are remembered, so that memory stays the same however many pass.
"""

import re
import zlib
from collections import deque

import numpy as np

from diurna.records import Article

RUN = 5  # words
BANDS, ROWS = 24, 4
# The share of runs in common from which two articles are near-identical: a cut last paragraph leaves 0.8, another
# paper's own report on the same event less than 0.2.
ALIKE = 0.6
WINDOW = 20_000
# Runs of an article that are looked at, evenly spread over it where it has more.
MOST_RUNS = 2000
SHORTEST = 30  # words; less is a headline or a notice
_PRIME = np.uint64((1 << 61) - 1)
_RANDOM = np.random.default_rng(20_220_822)
_FACTORS = _RANDOM.integers(1, 1 << 29, size=(BANDS * ROWS, 1), dtype=np.uint64)
_SHIFTS = _RANDOM.integers(0, 1 << 60, size=(BANDS * ROWS, 1), dtype=np.uint64)
_WORD = re.compile(r"\w+")


class Copies:
    """Remembers the last articles, and says of each whether one like it has passed."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._known: deque[tuple[str, np.ndarray, tuple[int, ...]]] = deque()
        self._first = 0  # the number of the oldest one remembered
        self._bands: dict[int, int] = {}

    def notice(self, article: Article) -> str | None:
        """The origin of an earlier article that this one nearly equals, None where there is none; it is remembered."""
        signature = sign(article)
        if signature is None:
            return None
        bands = tuple(hash((band, signature[band * ROWS : (band + 1) * ROWS].tobytes())) for band in range(BANDS))
        found = self._find(signature, bands)
        self._remember(article.origin, signature, bands)
        return found

    def _find(self, signature: np.ndarray, bands: tuple[int, ...]) -> str | None:
        for number in sorted({self._bands[band] for band in bands if band in self._bands}):
            origin, other, _ = self._known[number - self._first]
            if float(np.mean(signature == other)) >= ALIKE:
                return origin
        return None

    def _remember(self, origin: str, signature: np.ndarray, bands: tuple[int, ...]) -> None:
        number = self._first + len(self._known)
        self._known.append((origin, signature, bands))
        for band in bands:
            self._bands[band] = number
        if len(self._known) > self._window:
            _, _, old = self._known.popleft()
            for band in old:
                if self._bands.get(band) == self._first:
                    del self._bands[band]
            self._first += 1


def sign(article: Article) -> "np.ndarray | None":
    """The signature of an article's words, cut stretches left out; None for one too short to be told from others."""
    words = _WORD.findall(article.prose.lower())
    if len(words) < SHORTEST:
        return None
    step = max(1, (len(words) - RUN + 1) // MOST_RUNS)
    runs = [zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(0, len(words) - RUN + 1, step)]
    values = (_FACTORS * np.array(sorted(set(runs)), dtype=np.uint64) + _SHIFTS) % _PRIME
    signature: np.ndarray = values.min(axis=1)
    return signature
