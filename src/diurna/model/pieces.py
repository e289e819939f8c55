"""Words to the encoder's pieces: ids, casing classes, and where each word begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

MAX_PIECES_A_WORD = 8  # a URL may have a hundred; its first pieces tell all that a parser can use
MAX_PIECES = 510  # the encoder's 512 positions, less its two end marks
CACHE_WORDS = 200_000


def case_class(word: str) -> int:
    """0 for lower case or no letters, 1 for Title, 2 for UPPER, 3 for mixed."""
    if word == word.lower():
        return 0
    if word[0].isupper() and word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


@dataclass(frozen=True, slots=True)
class Batch:
    """A padded batch, int64.

    `pieces` and `cases` (sentences, pieces); `first` and `last` (sentences, words + 1) say where each word begins and
    ends, their column 0 is the root's, position 0.
    """

    pieces: NDArray[np.int64]
    cases: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


@dataclass(slots=True)
class WordPieces:
    """Cuts each word into pieces by itself, so that words and pieces can never lose step."""

    tokenizer: Tokenizer
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def from_file(cls, path: Path) -> "WordPieces":
        """Load a `tokenizer.json`."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def cut(self, word: str) -> tuple[int, ...]:
        """The piece ids of one word, never none: a word of no known character is [UNK]."""
        pieces = self.known.get(word)
        if pieces is None:
            # Cut before encoding: a "word" of ten million characters must not reach the tokenizer whole.
            ids = self.tokenizer.encode(word[:200], add_special_tokens=False).ids[:MAX_PIECES_A_WORD]
            pieces = tuple(ids) or (self.special("[UNK]"),)
            if len(self.known) >= CACHE_WORDS:
                self.known.clear()
            self.known[word] = pieces
        return pieces

    def special(self, token: str) -> int:
        """The id of a token that every BERT vocabulary has."""
        found = self.tokenizer.token_to_id(token)
        assert found is not None, f"the tokenizer has no {token}"
        return int(found)

    def batch(self, sentences: Sequence[Sequence[str]], *, multiple: int = 1) -> Batch:
        """Pad sentences into one batch, its pieces to a multiple of a number; none may have more than `MAX_PIECES`."""
        start, end = self.special("[CLS]"), self.special("[SEP]")
        rows: list[list[int]] = []
        cases: list[list[int]] = []
        firsts: list[list[int]] = []
        lasts: list[list[int]] = []
        for words in sentences:
            row, case, first, last = [start], [0], [0], [0]
            for word in words:
                ids = self.cut(word)
                first.append(len(row))
                row.extend(ids)
                last.append(len(row) - 1)
                case.extend([case_class(word)] * len(ids))
            rows.append([*row, end])
            cases.append([*case, 0])
            firsts.append(first)
            lasts.append(last)
        return Batch(pad(rows, multiple), pad(cases, multiple), pad(firsts), pad(lasts))


def pad(rows: Sequence[Sequence[int]], multiple: int = 1) -> NDArray[np.int64]:
    """Stack rows of unequal length into (rows, longest), filled up with 0, the width rounded up to a multiple."""
    longest = max(map(len, rows), default=0)
    out = np.zeros((len(rows), -(-longest // multiple) * multiple), dtype=np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out
