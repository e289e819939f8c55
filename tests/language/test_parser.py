"""Windows, sentences and batches of the parser, with an engine whose mind is made up."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.language.parser import BATCH_PIECES, WINDOW_PIECES, Parser, batches
from diurna.model.engine import Scores
from diurna.model.pieces import MAX_PIECES


class EveryStopEnds:
    """An engine that starts a sentence after every full stop, and hangs each word on the one before it.

    A word has as many pieces as its first digit says, else one. `seen` are the sizes of the batches it was given.
    """

    labels = {"upos": ["NOUN"], "xpos": ["NN"], "lemma": ["lower:0:"], "names": ["O", "B-PER", "I-PER"]}
    lemmas: dict[str, str] = {}

    def __init__(self):
        self.seen = []
        self.pieces = SimpleNamespace(cut=lambda word: (0,) * (int(word[0]) if word[0].isdigit() else 1))

    def score(self, windows):
        self.seen.append([len(words) for words in windows])
        return [self.scores(words) for words in windows]

    def scores(self, words):
        size = len(words)
        arcs = np.eye(size + 1, k=-1, dtype=np.float32)
        starts = np.array([1, *(word == "." for word in words[:-1])], dtype=np.float32)
        kinds = np.zeros(size, dtype=np.int64)
        vectors = np.zeros((size + 1, 2), dtype=np.float32)
        names = np.tile(np.array([[0.9, 0.1, 0.0]], dtype=np.float32), (size, 1))
        return Scores(kinds, kinds, kinds, names, starts, arcs, vectors, vectors, starts, vectors[1:])

    def relations(self, scores, heads):
        return [["root" if head == 0 else "dep" for head in chosen] for chosen in heads]


def read(*paragraphs):
    """The sentences that the parser finds, as lists of words, and the engine."""
    engine = EveryStopEnds()
    words = [paragraph.split() for paragraph in paragraphs]
    found = []
    for given_words, parses in zip(words, Parser(engine).read(words), strict=True):
        start = 0
        sentences = []
        for parse in parses:
            sentences.append(given_words[start : start + len(parse.heads)])
            start += len(parse.heads)
        found.append(sentences)
    return found, engine


def test_sentences_are_found_where_the_engine_starts_them():
    """A paragraph is read at once and cut at the starts that the engine finds; each part is a tree of its own."""
    ((one, two),), _ = read("They met . They parted .")

    assert one == ["They", "met", "."]
    assert two == ["They", "parted", "."]
    (parses,) = Parser(EveryStopEnds()).read(["They met . They parted .".split()])
    assert [parse.heads for parse in parses] == [[0, 1, 2], [0, 1, 2]]


def test_a_sentence_cut_by_the_window_is_read_again_whole():
    """The last sentence of a full window may go on: it is left to the next window."""
    long = ["word"] * (WINDOW_PIECES - 10) + ["."]
    text = " ".join([*long, *["next"] * 30, "."])

    ((one, two),), engine = read(text)

    assert len(one) == len(long)
    assert two == ["next"] * 30 + ["."]
    assert engine.seen == [[WINDOW_PIECES], [31]]


def test_a_sentence_longer_than_a_window_gets_a_longer_one():
    """Where a window holds no end of a sentence, the encoder reads as far as it can."""
    ((one, two),), _ = read(" ".join([*["word"] * (WINDOW_PIECES + 50), ".", "Next", "."]))

    assert len(one) == WINDOW_PIECES + 51
    assert two == ["Next", "."]


def test_a_sentence_longer_than_the_encoder_reads_is_cut():
    """What never ends is cut where the encoder's reach ends, and nothing is lost."""
    (sentences,), _ = read(" ".join(["word"] * (3 * MAX_PIECES)))

    assert [len(sentence) for sentence in sentences] == [MAX_PIECES] * 3


@given(st.lists(st.lists(st.sampled_from(["a", "7b", "3c", "."]), max_size=400), max_size=5))
def test_every_word_is_parsed_once_and_no_batch_is_too_large(paragraphs):
    """Whatever the text: all words, in order, in trees with one root, in batches of bounded size."""
    engine = EveryStopEnds()

    found = Parser(engine).read(paragraphs)

    assert [sum(len(parse.heads) for parse in parses) for parses in found] == [len(words) for words in paragraphs]
    assert all(parse.heads.count(0) == 1 for parses in found for parse in parses)
    assert all(len(batch) * (max(batch) + 2) <= BATCH_PIECES for batch in engine.seen)


def test_given_sentences_stay_whole():
    """Sentences given as words are not cut at full stops, and a very long one is joined again under one root."""
    sentences = [["A", ".", "b", "."], [], ["word"] * (MAX_PIECES + 5)]

    parses = Parser(EveryStopEnds()).parse(sentences)

    assert [len(parse.heads) for parse in parses] == [4, 0, MAX_PIECES + 5]
    assert [parse.heads.count(0) for parse in parses] == [1, 0, 1]


@pytest.mark.parametrize("sizes", [[10] * 500, [3, 5, 400, 512], []])
def test_batches_hold_every_window_once(sizes):
    """Windows are dealt into batches by size, each once."""
    order = sorted(range(len(sizes)), key=sizes.__getitem__)

    found = list(batches(order, sizes))

    assert [position for batch in found for position in batch] == order
    assert all(len(batch) * max(sizes[position] for position in batch) <= BATCH_PIECES for batch in found)
