"""What an article's words say of its subject: its rare words, weighted, and a sample of its runs of words."""

import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from diurna.records import Article

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# B-cubed F1 on the development articles is level from 60 words on, and falls with fewer (30: -0.02).
TERMS = 60
BUCKETS = 1 << 20  # words are hashed into so many; of 60 words, two share one in 600 articles
RAREST = 10.0  # weight of a word that the vocabulary lacks: names, mostly
LEAD = 600  # characters in which newspapers say what it is about; words there count double
TITLE_COUNTS = 3
ARTICLE_WORDS = 300  # of a usual article, to turn a word's share of all words into a share of articles
RUN = 5  # words of a run ("shingle")
SAMPLE = 8  # one run in so many is kept
CACHED_WORDS = 300_000
MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Description:
    """An article's rare words and runs: `terms` (n,) hashes, the heaviest first, `weights` (n,), of unit length.

    `shingles` are sorted hashes of runs of five words, one run in eight: two texts that share a passage share them.
    """

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    shingles: NDArray[np.uint64]


def describe(text: str, title: str = "") -> Description:
    """Describe an article, whose `text` does not hold the title."""
    words = WORD.findall(text.lower())
    lead = len(WORD.findall(text[:LEAD]))
    counts: dict[tuple[int, float], float] = {}
    for position, word in enumerate(words):
        weighed = weigh(word)
        counts[weighed] = counts.get(weighed, 0.0) + (2.0 if position < lead else 1.0)
    for word in WORD.findall(title.lower()):
        weighed = weigh(word)
        counts[weighed] = counts.get(weighed, 0.0) + TITLE_COUNTS
    heavy: dict[int, float] = {}
    for (bucket, weight), count in counts.items():
        if weight > 0:
            heavy[bucket] = heavy.get(bucket, 0.0) + (1 + math.log(count)) * weight
    terms, weights = strongest(heavy, TERMS)
    return Description(terms, weights, sample_runs(words))


def describe_article(article: Article) -> Description:
    """Describe an article by its title and, without what is cut away, its body."""
    title = article.headline.of(article.text) if article.headline else ""
    body, start = "", article.body.start
    for cut in article.cuts:
        body, start = body + article.text[start : max(cut.start, start)], max(cut.end, start)
    return describe(body + article.text[start:], title)


def describe_sentence(text: str) -> Mapping[int, float]:
    """The weights of a sentence's words, of unit length: for one sentence against another."""
    heavy: dict[int, float] = {}
    for word in WORD.findall(text.lower()):
        bucket, weight = weigh(word)
        heavy[bucket] = weight
    length = math.sqrt(sum(weight * weight for weight in heavy.values())) or 1.0
    return {bucket: weight / length for bucket, weight in heavy.items()}


def strongest(heavy: Mapping[int, float], number: int) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The heaviest terms in order, and their weights scaled to unit length."""
    chosen = sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:number]
    terms = np.array([bucket for bucket, _ in chosen], dtype=np.uint32)
    weights = np.array([weight for _, weight in chosen], dtype=np.float32)
    return terms, weights / max(float(np.sqrt((weights * weights).sum())), 1e-9)


@lru_cache(CACHED_WORDS)
def weigh(word: str) -> tuple[int, float]:
    """A word's hash and its weight: how many bits of surprise, nearly, that an article holds it."""
    stem = singular(word)
    bucket = zlib.crc32(stem.encode("utf-8", "surrogatepass")) % BUCKETS
    slight = len(stem) < 2 or (stem.isdigit() and len(stem) < 3)  # a letter, a day of the month
    return bucket, 0.0 if slight else rarity(stem)


def rarity(word: str) -> float:
    """Minus the logarithm of the share of articles that hold a word, as its rank and Zipf's law give it; at most 10."""
    rank = ranks().get(word, ranks().get(f"{word}s"))  # "new" for "news", as `singular` cuts it
    if rank is None:
        return RAREST
    share = 1 - math.exp(-ARTICLE_WORDS * 0.1 / (rank + 1))
    return min(-math.log(share), RAREST)


@cache
def ranks() -> Mapping[str, int]:
    """Ranks of words: the encoder's vocabulary has whole words from the most frequent, "the", to the rarest."""
    with as_file(files("diurna.model") / "english" / "tokenizer.json") as path:
        vocabulary = Tokenizer.from_file(str(path)).get_vocab()
    first = vocabulary["the"]
    return {word: index - first for word, index in vocabulary.items() if index >= first}


def singular(word: str) -> str:
    """A word without what follows an apostrophe and without plural ending: "girls" and "girl's" meet "girl".

    >>> singular("girl's"), singular("parties"), singular("press"), singular("didn't")
    ('girl', 'party', 'press', 'didn')
    """
    word = re.split("['’]", word)[0]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def sample_runs(words: list[str]) -> NDArray[np.uint64]:
    """Hashes of runs of five words, sorted, one in eight: chosen by the hash, so that two texts choose the same."""
    hashes = np.array([weigh(word)[0] for word in words], dtype=np.uint64)
    if len(hashes) < RUN:
        return np.zeros(0, dtype=np.uint64)
    run = np.zeros(len(hashes) - RUN + 1, dtype=np.uint64)
    for offset in range(RUN):
        run = (run ^ hashes[offset : offset + len(run)]) * MIX
        run ^= run >> np.uint64(29)
    return np.unique(run[run % np.uint64(SAMPLE) == 0])
