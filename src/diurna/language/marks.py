"""Quotation marks as the encoder reads them."""

from collections.abc import Sequence

from diurna.records import Span

STRAIGHT = '"'
OPENING, CLOSING = "“", "”"


def encoder_words(text: str, words: Sequence[Span]) -> list[str]:
    """The words as the encoder reads them: straight quotation marks are curled where the spaces around them tell how.

    >>> text = 'He said: "No."'
    >>> encoder_words(text, [Span(9, 10), Span(10, 12), Span(12, 13), Span(13, 14)])
    ['“', 'No', '.', '”']
    """
    return [curled(text, word) if text[word.start] == STRAIGHT else text[word.start : word.end] for word in words]


def curled(text: str, word: Span) -> str:
    """A word that begins with a straight mark: curled if it is that mark with a space on one side only."""
    if word.end - word.start > 1:
        return word.of(text)
    before = text[word.start - 1 : word.start].strip(" \n\t([—–-")
    after = text[word.end : word.end + 1].strip(" \n\t)]—–-.,;:?!")
    if bool(before) == bool(after):
        return STRAIGHT
    return CLOSING if before else OPENING
