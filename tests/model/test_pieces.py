"""Words to pieces."""

from diurna.model.engine import ENGLISH
from diurna.model.pieces import MAX_PIECES_A_WORD, WordPieces, case_class

PIECES = WordPieces.from_file(ENGLISH / "tokenizer.json")


def test_first_and_last_pieces_bound_each_word():
    """Column 0 is the root; between its first and last piece a word has all of its pieces."""
    words = ["Ouagadougou", "fell", "."]
    batch = PIECES.batch([words, ["Yes"]])

    spans = list(zip(batch.first[0, 1:], batch.last[0, 1:], strict=True))
    assert [last - first + 1 for first, last in spans] == [len(PIECES.cut(word)) for word in words]
    assert (batch.first[:, 0] == 0).all()
    assert spans[0][0] == 1
    assert batch.pieces.shape[0] == 2


def test_padding_goes_up_to_a_multiple():
    """Pieces are padded with 0 to a multiple where one is asked for."""
    batch = PIECES.batch([["Yes", "."]], multiple=8)

    assert batch.pieces.shape == (1, 8)
    assert (batch.pieces[0, 4:] == 0).all()


def test_an_endless_word_costs_no_more_than_others():
    """Of a word of a million characters, the first pieces are enough."""
    assert len(PIECES.cut("x" * 1_000_000)) <= MAX_PIECES_A_WORD


def test_casing_classes():
    """Lower case, Title, UPPER and mixed are told apart."""
    assert [case_class(word) for word in ("war", "War", "UN", "McKay", "...")] == [0, 1, 2, 3, 0]
