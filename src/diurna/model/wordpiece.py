"""A word in BERT's word pieces: small letters without accents, marks by themselves, then the longest pieces there are.

As the `tokenizers` package cuts them by the same `tokenizer.json`, of which only the vocabulary is read; held against it
over half a million words and every character of Unicode 8, by which it goes. The package would bring forty megabytes, most of them for fetching
models from the network, which Diurna never does.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

UNKNOWN = "[UNK]"
INSIDE = "##"  # begins each piece but the first of a word
LONGEST = 100  # characters of a word; a longer one is unknown as a whole
# Blocks of ideographs, each of which is a word.
IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")  # some are symbols to Unicode


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces and their ids."""

    ids: Mapping[str, int]

    @classmethod
    def from_file(cls, path: Path) -> "Vocabulary":
        """Read a `tokenizer.json`."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])

    def cut(self, text: str) -> Iterator[int]:
        """The pieces of a word, or of several.

        >>> from diurna.model.engine import ENGLISH
        >>> vocabulary = Vocabulary.from_file(ENGLISH / "tokenizer.json")
        >>> names = {id: piece for piece, id in vocabulary.ids.items()}
        >>> [names[id] for id in vocabulary.cut("Zürich's")]
        ['zurich', "'", 's']
        """
        for word in words_of(text):
            yield from self._longest(word)

    def _longest(self, word: str) -> list[int]:
        """The longest piece that a word begins with, then that which the rest begins with; all of it, or unknown."""
        found: list[int] = []
        start = 0
        while start < len(word) <= LONGEST:
            before = INSIDE if start else ""
            for end in range(len(word), start, -1):
                id = self.ids.get(before + word[start:end])
                if id is not None:
                    found.append(id)
                    start = end
                    break
            else:
                return [self.ids[UNKNOWN]]
        return found or [self.ids[UNKNOWN]]


def words_of(text: str) -> Iterator[str]:
    """The words of a text as the vocabulary has them; a mark or an ideograph is one by itself."""
    word: list[str] = []
    for character in plain(text):
        if character.isspace() or is_mark(character) or is_ideograph(character):
            if word:
                yield "".join(word)
                word.clear()
            if not character.isspace():
                yield character
        else:
            word.append(character)
    if word:
        yield "".join(word)


def plain(text: str) -> str:
    """Small letters without accents, and no characters that print nothing."""
    if text.isascii() and text.isprintable():
        return text.lower()
    kept = "".join(character for character in text if not is_unseen(character))
    parted = unicodedata.normalize("NFD", kept)
    # Letter by letter, as a sigma at a word's end would become another letter.
    return "".join(character.lower() for character in parted if unicodedata.category(character) != "Mn")


def is_unseen(character: str) -> bool:
    """Whether a character is a control, a mark of format or private; tabs and line ends are blanks."""
    return character == "\ufffd" or (unicodedata.category(character) in UNSEEN and character not in "\t\n\r")


def is_mark(character: str) -> bool:
    """Whether a character is punctuation."""
    return character in ASCII_MARKS or unicodedata.category(character)[0] == "P"


def is_ideograph(character: str) -> bool:
    """Whether a character is a word of Chinese."""
    return any(first <= ord(character) <= last for first, last in IDEOGRAPHS)
