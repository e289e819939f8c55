"""Name tags to names."""

import numpy as np

from diurna.language.names import decode_names

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def scores(*rows):
    """Probabilities with most of the mass on the tags given, in order of preference."""
    out = np.full((len(rows), len(TAGS)), 0.01, dtype=np.float32)
    for index, row in enumerate(rows):
        for rank, tag in enumerate(row.split()):
            out[index, TAGS.index(tag)] = 0.6 / (rank + 1)
    return out


def test_names_are_runs_of_their_tags():
    """A B- opens a name, I- of its type goes on with it; the probability is the mean of its words'."""
    found = decode_names(scores("B-PER", "I-PER", "O", "B-ORG", "B-ORG"), TAGS)

    assert [name[:3] for name in found] == [(0, 2, "PER"), (3, 4, "ORG"), (4, 5, "ORG")]
    assert np.isclose(found[0][3], 0.6)


def test_an_inside_tag_that_nothing_opens_gives_way():
    """Where the best tags contradict each other, the best sequence that does not is taken."""
    assert [name[:3] for name in decode_names(scores("O", "I-PER B-PER", "I-PER"), TAGS)] == [(1, 3, "PER")]
    assert [name[:3] for name in decode_names(scores("B-ORG", "I-PER I-ORG"), TAGS)] == [(0, 2, "ORG")]


def test_no_words_no_names():
    """An empty sentence has no name, nor has one that is all O."""
    assert decode_names(scores(), TAGS) == []
    assert decode_names(scores("O", "O"), TAGS) == []
