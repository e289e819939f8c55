"""Quotation marks as the encoder reads them."""

import pytest

from diurna.language.marks import encoder_words
from diurna.language.words import find_words
from diurna.records import Span


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"No," he said. "Never."', "“”“”"),
        ('They call it "peace" (or "war").', "“”“”"),
        ('one " two', '"'),
        ("“Já printed curly”", "“”"),
    ],
)
def test_spaces_tell_opening_from_closing(text, marks):
    """A mark after a space opens, one before a space or a stop closes; others stay as they are."""
    words = encoder_words(text, find_words(text, Span(0, len(text))))

    assert "".join(word for word in words if word in '"“”') == marks
