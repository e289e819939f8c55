"""Windows and variations of the training set."""

import pytest

pytest.importorskip("torch", reason="needs the [train] extra")

from diurna.model.engine import ENGLISH
from diurna.model.pieces import WordPieces
from diurna.training.batches import (
    UNSET,
    Batches,
    Labels,
    chain,
    collect_names,
    curl_quotes,
    encode,
    group_paragraphs,
    segments,
)
from diurna.training.corpora import Sample

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


def test_counting_batches_deals_none():
    """An epoch is the same whether batches were counted before or not."""
    samples = [THEY_MET] * 50 + [NAMED] * 50
    pieces = WordPieces.from_file(ENGLISH / "tokenizer.json")
    counted, other = (Batches(samples, Labels.of(samples), pieces, seed=1) for _ in range(2))

    assert counted.count() > 0
    assert [[item.words for item in batch] for batch in counted.epoch()] == [
        [item.words for item in batch] for batch in other.epoch()
    ]
