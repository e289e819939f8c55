"""A word in BERT's word pieces, as the `tokenizers` package cuts them."""

import pytest

from diurna.model.engine import ENGLISH
from diurna.model.wordpiece import LONGEST, Vocabulary

VOCABULARY = Vocabulary.from_file(ENGLISH / "tokenizer.json")
NAMES = {id: piece for piece, id in VOCABULARY.ids.items()}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ministers", "ministers"),
        ("Ouagadougou", "ou ##aga ##dou ##go ##u"),
        ("unrecognised", "un ##re ##co ##gni ##sed"),
        ("Zürich", "zurich"),
        ("Zu\u0308rich", "zurich"),  # the dots as a character of their own
        ("Łódź", "łodz"),
        ("Pandžić's", "pan ##d ##zic ' s"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "ο ##δ ##ο ##σ"),  # no sigma of a word's end
        ("U.S.", "u . s ."),
        ("state-owned", "state - owned"),
        ("“quoted”", "“ quoted ”"),
        ("$20m", "$ 20 ##m"),
        ("a+b", "a + b"),
        ("3½", "3 ##½"),
        ("中国", "中 国"),
        ("naïve\u200bté", "naive ##te"),  # a blank without width between
        ("soft\u00adware", "software"),
        ("non\u00a0stop", "non stop"),
        ("tab\tbed", "tab bed"),
        ("a\ufffdb\x00c", "abc"),
        ("x" * LONGEST + "x", "[UNK]"),
        ("😀", "[UNK]"),
        ("ok😀", "[UNK]"),  # of a word with a part that no piece has, nothing is known
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_words_are_cut_as_the_encoder_learned_them(word, pieces):
    """Small letters, no accents, marks by themselves, then the longest pieces that there are."""
    assert " ".join(NAMES[id] for id in VOCABULARY.cut(word)) == pieces


def test_what_looks_like_a_mark_of_the_encoder_s_is_text():
    """An article cannot put an end mark into a sentence."""
    assert VOCABULARY.ids["[SEP]"] not in list(VOCABULARY.cut("[SEP]"))
