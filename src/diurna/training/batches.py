"""Samples to batches: label indices, windows of several sentences, capitals lost and found, names exchanged.

The engine reads a paragraph at a time and finds the sentences in it, so it must be trained on stretches of several
sentences as well as on single ones. A window's words keep the heads of their own sentences; each sentence's root
hangs from position 0.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from diurna.language.lemmas import make_script
from diurna.model.pieces import WordPieces
from diurna.training.corpora import NAME_TAGS, Sample
from diurna.training.events import EVENT_CONTEXTS, EVENT_MODES, EVENT_TYPES, STATUSES

BATCH_PIECES = 1024
WORD_LABELS = ("upos", "xpos", "lemma", "names", "relations")
# What a packed batch holds, in this order.
CHANNELS = ("pieces", "cases", "first", "last", *WORD_LABELS, "arcs", "starts")
LONGEST_TRAINED = 256
# Windows are padded to a multiple of this, and batches of a length have one size: matrix kernels are compiled anew for
# every shape that they meet, which otherwise takes half of the time.
BUCKET = 8
UNSET = -100
OPEN = -101  # no label, and teachers may say
# Windows end at a length drawn from this range, in pieces; half of the paragraphs stay single sentences.
WINDOW_SHORTEST, WINDOW_LONGEST = 32, 200
WINDOWED = 0.5
# Headlines and agency slugs: MiniLM is uncased, so capitals reach it only through the casing class of each word.
TITLE_CASED, UPPER_CASED = 0.04, 0.02
NAMES_EXCHANGED = 0.3
# Newspapers print curly quotation marks, the treebanks hardly any.
QUOTES_CURLED = 0.4


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of every head, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]
    types: tuple[str, ...] = EVENT_TYPES
    modes: tuple[str, ...] = EVENT_MODES
    contexts: tuple[str, ...] = EVENT_CONTEXTS
    statuses: tuple[str, ...] = STATUSES

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Labels":
        """Collect the labels of words, to which those of events come; a lemma script must serve at least three tokens."""
        upos: set[str] = set()
        xpos: set[str] = set()
        relations: set[str] = set()
        scripts: Counter[str] = Counter()
        for sample in samples:
            upos.update(sample.upos or ())
            xpos.update(sample.xpos or ())
            relations.update(sample.relations or ())
            scripts.update(map(make_script, sample.words, sample.lemmas or ()))
        frequent = [script for script, count in scripts.most_common() if count >= 3]
        return cls(
            tuple(sorted(upos)), tuple(sorted(xpos)), tuple(frequent), NAME_TAGS, tuple(sorted(relations - {"root"}))
        )

    def sizes(self) -> dict[str, int]:
        """How many labels each head chooses from."""
        return {name: len(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of words and, by head, the label index of every word (n,); `UNSET` or `OPEN` where there is none.

    `arcs` holds heads from 1, 0 for a root; `starts` is 1 where a sentence starts.
    """

    words: tuple[str, ...]
    targets: Mapping[str, NDArray[np.int64]]


def encode(samples: Sequence[Sample], labels: Labels) -> list[Item]:
    """Turn labels into indices, once for the whole training."""
    index = {name: {label: i for i, label in enumerate(getattr(labels, name))} for name in WORD_LABELS}

    def one(sample: Sample) -> Item:
        size, missing = len(sample.words), OPEN if sample.taught else UNSET
        scripts = None if sample.lemmas is None else tuple(map(make_script, sample.words, sample.lemmas))
        given = {
            "upos": sample.upos,
            "xpos": sample.xpos,
            "lemma": scripts,
            "names": sample.names,
            "relations": sample.relations,
        }
        targets = {
            name: np.array([index[name].get(value, UNSET) for value in values] if values else [missing] * size)
            for name, values in given.items()
        }
        targets["arcs"] = np.array(sample.heads or [missing] * size)
        targets["starts"] = np.array([1] + [0] * (size - 1) if sample.sentence else [missing] * size)
        return Item(sample.words, targets)

    return [one(sample) for sample in samples]


def chain(items: Sequence[Item]) -> Item:
    """Several sentences as one window."""
    words: list[str] = []
    targets: dict[str, list[NDArray[np.int64]]] = defaultdict(list)
    for item in items:
        for name, values in item.targets.items():
            moved = np.where(values > 0, values + len(words), values) if name == "arcs" else values
            targets[name].append(moved)
        words.extend(item.words)
    return Item(tuple(words), {name: np.concatenate(parts) for name, parts in targets.items()})


class Batches:
    """The training set, dealt out anew for every epoch, each from a seed of its own."""

    def __init__(self, samples: Sequence[Sample], labels: Labels, pieces: WordPieces, *, seed: int) -> None:
        self.labels, self.pieces, self.seed = labels, pieces, seed
        self.rng = random.Random()
        self.items = encode(samples, labels)
        self.paragraphs = group_paragraphs(samples)
        self.names = collect_names(samples)
        self.swappable = [sample.composed for sample in samples]

    def epoch(self, number: int) -> list[list[Item]]:
        """Batches of about `BATCH_PIECES` pieces, of windows alike in length, in random order."""
        self.rng.seed(f"{self.seed}-{number}")
        buckets: dict[int, list[Item]] = defaultdict(list)
        for item in self.windows():
            length = -(-(self.size(item) + 2) // BUCKET) * BUCKET
            if length <= LONGEST_TRAINED:
                buckets[length].append(item)
        out: list[list[Item]] = []
        waiting: list[Item] = []
        for length in sorted(buckets):
            self.rng.shuffle(buckets[length])
            waiting.extend(buckets[length])
            room = BATCH_PIECES // length
            while len(waiting) >= room:
                out.append(waiting[:room])
                del waiting[:room]
        if waiting:
            out.append(waiting)
        self.rng.shuffle(out)
        return out

    def packed(self, number: int) -> list[NDArray[np.int32]]:
        """The batches of an epoch as the network takes them."""
        return [pack(batch, self.pieces) for batch in self.epoch(number)]

    def size(self, item: Item) -> int:
        """How many pieces the words have."""
        return sum(len(self.pieces.cut(word)) for word in item.words)

    def windows(self) -> Iterator[Item]:
        """Every sentence once, alone or in a window with its neighbours."""
        for paragraph in self.paragraphs:
            if len(paragraph) == 1 or self.rng.random() >= WINDOWED:
                yield from (self.varied(index) for index in paragraph)
                continue
            window: list[Item] = []
            room = self.rng.randint(WINDOW_SHORTEST, WINDOW_LONGEST)
            for item in map(self.varied, paragraph):
                room -= self.size(item)
                if window and room < 0:
                    yield chain(window)
                    window, room = [], self.rng.randint(WINDOW_SHORTEST, WINDOW_LONGEST) - self.size(item)
                window.append(item)
            yield chain(window)

    def varied(self, index: int) -> Item:
        """A sentence as it is, or with other names, quotation marks or capitals."""
        item = self.items[index]
        if self.swappable[index] and self.rng.random() < NAMES_EXCHANGED:
            item = self.exchange_names(item)
        if '"' in item.words and self.rng.random() < QUOTES_CURLED:
            item = Item(tuple(curl_quotes(item.words)), item.targets)
        chance = self.rng.random()
        if chance >= TITLE_CASED + UPPER_CASED:
            return item
        upper = chance < UPPER_CASED
        words = tuple(
            word.upper() if upper else word[:1].upper() + word[1:] if len(word) > 3 else word for word in item.words
        )
        lost = np.full(len(words), UNSET)  # an edit script fits only the form that it was made for
        return Item(words, {**item.targets, "lemma": lost})

    def exchange_names(self, item: Item) -> Item:
        """Put another name of its type in the place of each name; only for samples labelled with nothing but names."""
        tags = [NAME_TAGS[index] for index in item.targets["names"]]
        taught = item.targets["arcs"][0] == OPEN
        words: list[str] = []
        out: list[str] = []
        for start, end, kind in segments(tags):
            part: tuple[str, ...] = item.words[start:end]
            if kind and self.rng.random() < 0.5:
                part = self.rng.choice(self.names[kind])
            words.extend(part)
            out.extend([f"B-{kind}"] + [f"I-{kind}"] * (len(part) - 1) if kind else ["O"] * len(part))
        sample = Sample(words=tuple(words), names=tuple(out), sentence=True, taught=taught)
        return encode([sample], self.labels)[0]


def curl_quotes(words: Sequence[str]) -> Iterator[str]:
    """Straight quotation marks as curly ones, opening and closing by turns."""
    marks = cycle("“”")
    return (next(marks) if word == '"' else word for word in words)


def segments(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Cut a tag sequence into names (first, end, type) and the stretches between them (type "")."""
    start = 0
    for index in range(1, len(tags) + 1):
        if index == len(tags) or not (tags[index].startswith("I-") or (tags[index] == "O" and tags[start] == "O")):
            yield start, index, tags[start][2:]
            start = index


def group_paragraphs(samples: Sequence[Sample]) -> list[list[int]]:
    """Indices of samples, those of one paragraph together; a sample of paragraph None stands alone."""
    out: list[list[int]] = []
    last: str | None = None
    for index, sample in enumerate(samples):
        if sample.paragraph is not None and sample.paragraph == last:
            out[-1].append(index)
        else:
            out.append([index])
        last = sample.paragraph
    return out


def collect_names(samples: Sequence[Sample]) -> dict[str, list[tuple[str, ...]]]:
    """The names of the composed sentences, by type."""
    found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for sample in samples:
        if sample.composed and sample.names:
            for start, end, kind in segments(sample.names):
                if kind:
                    found[kind][sample.words[start:end]] = None
    return {kind: list(names) for kind, names in found.items()}


def pack(batch: Sequence[Item], pieces: WordPieces) -> NDArray[np.int32]:
    """A batch as one array (channels, windows, pieces).

    Words are as many as pieces, the root at 0 and each word one place on; targets are `UNSET` at the root and past the end.
    """
    made = pieces.batch([item.words for item in batch], multiple=BUCKET)
    out = np.zeros((len(CHANNELS), *made.pieces.shape), dtype=np.int32)
    words = made.first.shape[1]
    out[0], out[1], out[2, :, :words], out[3, :, :words] = made.pieces, made.cases, made.first, made.last
    out[4:] = UNSET
    for place, name in enumerate(CHANNELS[4:], start=4):
        for row, item in enumerate(batch):
            out[place, row, 1 : len(item.words) + 1] = item.targets[name]
    return out
