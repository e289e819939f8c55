"""Windows and variations of the training set."""

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="needs the [train] extra")

from diurna.model.engine import ENGLISH
from diurna.model.pieces import WordPieces
from diurna.training.batches import (
    CHANNELS,
    OPEN,
    UNSET,
    Batches,
    Labels,
    chain,
    collect_names,
    curl_quotes,
    encode,
    group_paragraphs,
    pack,
    segments,
)
from diurna.training.corpora import NAME_TAGS, Sample
from diurna.training.loader import Loader

THEY_MET = Sample(
    words=("They", "met", "."),
    upos=("PRON", "VERB", "PUNCT"),
    xpos=("PRP", "VBD", "."),
    lemmas=("they", "meet", "."),
    heads=(2, 0, 2),
    relations=("nsubj", "root", "punct"),
    paragraph="a-1",
    sentence=True,
)
NAMED = Sample(words=("Oslo", "won"), names=("B-LOC", "O"), composed=True, sentence=True)


def test_a_window_keeps_the_heads_of_its_sentences():
    """Heads move with their words, roots stay at position 0, and every sentence starts."""
    items = encode([THEY_MET, THEY_MET], Labels.of([THEY_MET]))

    window = chain(items)

    assert window.targets["arcs"].tolist() == [2, 0, 2, 5, 0, 5]
    assert window.targets["starts"].tolist() == [1, 0, 0, 1, 0, 0]


def test_what_is_not_annotated_is_not_asked():
    """A name set asks nothing of tags and trees, a treebank nothing of names."""
    tree, named = encode([THEY_MET, NAMED], Labels.of([THEY_MET]))

    assert set(named.targets["arcs"]) == {UNSET} == set(named.targets["upos"])
    assert set(tree.targets["names"]) == {UNSET}


def test_paragraphs_and_names_are_collected():
    """Neighbours of one paragraph go together; names to exchange come from composed sentences alone."""
    assert group_paragraphs([THEY_MET, THEY_MET, NAMED]) == [[0, 1], [2]]
    assert collect_names([THEY_MET, NAMED]) == {"LOC": [("Oslo",)]}


def test_tags_are_cut_into_names_and_the_rest():
    """Adjacent names stay two, and stretches of O are one."""
    tags = ["O", "O", "B-PER", "I-PER", "B-PER", "O"]

    assert list(segments(tags)) == [(0, 2, ""), (2, 4, "PER"), (4, 5, "PER"), (5, 6, "")]


def test_quotation_marks_are_curled_by_turns():
    """Straight marks open and close by turns; other words stay."""
    assert list(curl_quotes(['"', "No", '"', ",", '"', "he"])) == ["“", "No", "”", ",", "“", "he"]


@pytest.fixture(scope="module")
def pieces():
    """The shipped tokenizer."""
    return WordPieces.from_file(ENGLISH / "tokenizer.json")


def test_an_epoch_is_the_same_whichever_came_before(pieces):
    """Each epoch has a seed of its own, so that several processes may deal out epochs, or one take up again."""
    samples = [THEY_MET] * 50 + [NAMED] * 50
    one, other = (Batches(samples, Labels.of(samples), pieces, seed=1) for _ in range(2))
    one.epoch(1)

    assert [[item.words for item in batch] for batch in one.epoch(2)] == [
        [item.words for item in batch] for batch in other.epoch(2)
    ]


def test_what_teachers_may_say_is_left_open():
    """Of a sentence that may be taught, what is not annotated is open; its names are as they were marked."""
    (item,) = encode([replace(NAMED, taught=True)], Labels.of([THEY_MET]))

    assert set(item.targets["arcs"]) == set(item.targets["upos"]) == {OPEN}
    assert item.targets["names"].tolist() == [NAME_TAGS.index("B-LOC"), 0]


def test_a_packed_batch_holds_words_and_targets_one_place_on(pieces):
    """The root stands at 0; nothing is asked of it, nor of what is past the end of a window."""
    items = encode([THEY_MET, NAMED], Labels.of([THEY_MET]))

    packed = dict(zip(CHANNELS, pack(items, pieces), strict=True))

    assert packed["arcs"].shape == packed["pieces"].shape
    assert packed["arcs"][0, :5].tolist() == [UNSET, 2, 0, 2, UNSET]
    assert packed["first"][:, :4].tolist() == [[0, 1, 2, 3], [0, 1, 2, 0]]
    assert set(packed["arcs"][1]) == {UNSET}


@pytest.mark.parametrize("workers", [0, 2])
def test_epochs_are_the_same_however_many_deal(pieces, workers):
    """Workers deal ahead, and the epochs come in order."""
    samples = [THEY_MET] * 30
    batches = Batches(samples, Labels.of(samples), pieces, seed=1)

    dealt = list(Loader(batches, workers).epochs(range(2, 6)))

    assert [number for number, _ in dealt] == [2, 3, 4, 5]
    for number, epoch in dealt:
        assert [batch.tolist() for batch in epoch] == [batch.tolist() for batch in batches.packed(number)]
