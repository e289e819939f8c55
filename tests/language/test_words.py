"""Sentences and words of news text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.language.words import find_paragraphs, find_sentences, find_words
from diurna.records import Span


def words(text):
    """The words of a text."""
    return [span.of(text) for span in find_words(text, Span(0, len(text)))]


def sentences(text):
    """The sentences of a text."""
    return [span.of(text) for span, _ in find_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia's army didn't move.", ["Serbia", "'s", "army", "did", "n't", "move", "."]),
        ("anti-war rally", ["anti", "-", "war", "rally"]),
        ("the U.S. and U.N. envoys", ["the", "U.S.", "and", "U.N.", "envoys"]),
        ("Gen. A. Khan cannot say $3.5 million", ["Gen.", "A.", "Khan", "can", "not", "say", "$", "3.5", "million"]),
        ("“We won’t,” he said...", ["“", "We", "wo", "n’t", ",", "”", "he", "said", "..."]),
        ("see https://example.org/a?b=1, please", ["see", "https://example.org/a?b=1", ",", "please"]),
        ("20,000 people at 10:30", ["20,000", "people", "at", "10:30"]),
        ("155mm shells, 100km away, F16s", ["155mm", "shells", ",", "100km", "away", ",", "F16s"]),
    ],
)
def test_words_are_split_as_universal_dependencies_does(text, expected):
    """Clitics and hyphens are words of their own; abbreviations, numbers and addresses stay whole."""
    assert words(text) == expected


def test_titles_and_initials_do_not_end_a_sentence():
    """A full stop after an abbreviation is no sentence end."""
    text = "Gen. Amr Saleh met Mr. K. Osei in the U.S. on Friday. They shook hands."

    assert sentences(text) == ["Gen. Amr Saleh met Mr. K. Osei in the U.S. on Friday.", "They shook hands."]


def test_a_line_break_ends_a_paragraph_unless_lines_are_wrapped():
    """Short lines stand alone; lines broken at a column belong together until a blank line."""
    short = "Minister quits\nShe gave no reason."
    wrapped = "\n".join(["word " * 13 + "more"] * 5) + "\n\n" + "\n".join(["text " * 13 + "here"] * 3)

    assert [span.of(short) for span in find_paragraphs(short, Span(0, len(short)))] == short.split("\n")
    assert len(list(find_paragraphs(wrapped, Span(0, len(wrapped))))) == 2


@given(st.text(max_size=300))
def test_words_cover_every_visible_character_in_order(text):
    """No character but white space is lost, and words neither overlap nor run backwards."""
    found = [span for _, spans in find_sentences(text, Span(0, len(text))) for span in spans]

    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_a_sentence_without_end_is_cut_into_bounded_pieces():
    """A "sentence" of a hundred thousand words must not reach the parser whole."""
    assert max(map(len, sentences("word " * 20_000))) <= 2_100
