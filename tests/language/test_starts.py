"""Where sentences start."""

import numpy as np
import pytest

from diurna.language.starts import find_starts


def starts(text, *sure):
    """The words that start a sentence where the engine is sure of some."""
    words = text.split()
    scores = np.array([0.9 if word in sure else 0.01 for word in words], dtype=np.float32)
    return [words[index] for index in find_starts(words, scores)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They left . Nobody stayed .", ["They", "Nobody"]),
        ("“ We are ready , ” Odinga said .", ["“"]),
        ('" We are ready , " Odinga said .', ['"']),
        ("“ We are ready . ” Odinga smiled .", ["“", "Odinga"]),
        ("He left . “ Nobody stayed , ” she said .", ["He", "“"]),
        ("see you soon Odinga", ["see", "Odinga"]),
    ],
)
def test_punctuation_has_its_say(text, found):
    """A comma with its closing mark ends no sentence, an opening mark goes with what it opens; the engine decides the rest."""
    assert starts(text, "Nobody", "Odinga") == found


def test_no_words_no_starts():
    """An empty window has no sentence."""
    assert find_starts([], np.zeros(0, dtype=np.float32)) == []
