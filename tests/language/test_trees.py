"""Arc scores to trees."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from diurna.language.trees import decode_tree


def is_tree(heads):
    """Whether exactly one word hangs from the root and all reach it."""
    if list(heads).count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-30, 30, width=32))))
def test_any_scores_give_a_tree_with_one_root(arcs):
    """Whatever the network says, the result is a well-formed tree."""
    assert is_tree(decode_tree(arcs))


def test_no_words_give_no_heads():
    """An empty sentence has an empty tree."""
    assert len(decode_tree(np.zeros((1, 1), dtype=np.float32))) == 0


@pytest.mark.parametrize("seed", range(20))
def test_the_tree_is_the_best_of_all_with_one_root(seed):
    """On sentences short enough to try every tree, none scores higher."""
    import itertools

    rng = np.random.default_rng(seed)
    arcs = rng.normal(size=(5, 5)).astype(np.float32)
    found = decode_tree(arcs)

    def score(heads):
        return sum(float(arcs[word, head]) for word, head in enumerate(heads, start=1))

    trees = [heads for heads in itertools.product(range(5), repeat=4) if is_tree(heads)]
    # Only the three likeliest roots are tried, so the best is compared among trees with one of those.
    roots = set(np.argsort(-arcs[1:, 0])[:3] + 1)
    best = max(score(heads) for heads in trees if heads.index(0) + 1 in roots)
    assert score(found) == pytest.approx(best, abs=1e-4)
