"""Paragraphs and words of news text."""

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.language.paragraphs import find_paragraphs
from diurna.language.words import find_words
from diurna.records import Span


def words(text):
    """The words of a text."""
    return [span.of(text) for span in find_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia's army didn't move.", ["Serbia", "'s", "army", "did", "n't", "move", "."]),
        ("anti-war rally", ["anti-war", "rally"]),
        ("the US-led, UN-backed ex-minister", ["the", "US", "-", "led", ",", "UN", "-", "backed", "ex-minister"]),
        ("pre- and post-9/11 anti-U.S. acts", ["pre-", "and", "post-9/11", "anti", "-", "U.S.", "acts"]),
        ("the U.S. and U.N. envoys", ["the", "U.S.", "and", "U.N.", "envoys"]),
        ("Gen. A. Khan cannot say $3.5 million", ["Gen.", "A.", "Khan", "can", "not", "say", "$", "3.5", "million"]),
        ("“We won’t,” he said...", ["“", "We", "wo", "n’t", ",", "”", "he", "said", "..."]),
        ("see https://example.org/a?b=1, please", ["see", "https://example.org/a?b=1", ",", "please"]),
        ("20,000 people at 10:30", ["20,000", "people", "at", "10:30"]),
        ("155mm shells, 100km away, F16s", ["155", "mm", "shells", ",", "100", "km", "away", ",", "F16s"]),
        ("$5m by 7:30pm on the 5th", ["$", "5", "m", "by", "7:30", "pm", "on", "the", "5th"]),
        ("the 1990s, the 60's or '60s", ["the", "1990s", ",", "the", "60's", "or", "'60s"]),
        ("hospital.There he waited...and left", "hospital . There he waited ... and left".split()),
        ("on 9/11 or 07/04/2001, and/or 2019-2020", "on 9/11 or 07/04/2001 , and / or 2019 - 2020".split()),
        ("call 713-853-3989, 1-800-555-0100", ["call", "713-853-3989", ",", "1-800-555-0100"]),
        ("13,14 of 1,000,000", ["13", ",", "14", "of", "1,000,000"]),
        ("I dont, theyre gonna, it WON'T", "I do nt , they re gon na , it WO N'T".split()),
        ("they want, pinta, aunt, item, hats", ["they", "want", ",", "pinta", ",", "aunt", ",", "item", ",", "hats"]),
        ("No. 5, c. 1500, etc., but no.", ["No.", "5", ",", "c.", "1500", ",", "etc.", ",", "but", "no", "."]),
        ("J. K. Osei et al. met, and so on etc.", "J. K. Osei et al. met , and so on etc .".split()),
        ("Good :) a@b.org, bbc.co.uk/news, @POTUS", "Good :) a@b.org , bbc.co.uk/news , @POTUS".split()),
        ("''We,'' she said << at AT&T", ["''", "We", ",", "''", "she", "said", "<<", "at", "AT&T"]),
        ("e-mail my_file.doc to O'Brien's", ["e-mail", "my_file.doc", "to", "O'Brien", "'s"]),
    ],
)
def test_words_are_split_as_universal_dependencies_does(text, expected):
    """Clitics and hyphens are words of their own; abbreviations, numbers and addresses stay whole."""
    assert words(text) == expected


def test_a_line_break_ends_a_paragraph_unless_lines_are_wrapped():
    """Short lines stand alone; lines broken at a column belong together until a blank line."""
    short = "Minister quits\nShe gave no reason."
    wrapped = "\n".join(["word " * 13 + "more"] * 5) + "\n\n" + "\n".join(["text " * 13 + "here"] * 3)

    assert [span.of(short) for span in find_paragraphs(short, Span(0, len(short)))] == short.split("\n")
    assert len(list(find_paragraphs(wrapped, Span(0, len(wrapped))))) == 2


def paragraphs(text):
    """The paragraphs of a text, their line breaks as spaces."""
    return [" ".join(span.of(text).split()) for span in find_paragraphs(text, Span(0, len(text)))]


LONG = (
    "The ministers of the two neighbouring countries met in the border town on Tuesday to discuss the closure of the "
    "only bridge, which officials say has cut off some forty villages since the floods of the spring. Neither side "
    "gave a date for its repair, and a spokesman said that talks would go on after the harvest festival."
)


@pytest.mark.parametrize("width", [60, 72, 79])
def test_hard_wrapped_paragraphs_are_joined(width):
    """Lines broken at a column make one paragraph; a heading, alone or right above the text, stands by itself."""
    wrapped = textwrap.fill(LONG, width)

    assert paragraphs(f"{wrapped}\n\n{wrapped}\n") == [LONG, LONG]
    assert paragraphs(f"{wrapped}\n\nBridge still closed\n\n{wrapped}\n") == [LONG, "Bridge still closed", LONG]
    assert paragraphs(f"{wrapped}\n\nBridge still closed\n{wrapped}\n") == [LONG, "Bridge still closed", LONG]


@pytest.mark.parametrize("mark", ["-", "*", "•", "1."])
def test_every_item_of_a_list_is_a_paragraph(mark):
    """Items start anew, be the text wrapped or not, and the lines that an item goes on in belong to it."""
    item = "the bridge at the border town, which the army closed after the floods of the spring; it stays closed."
    wrapped = textwrap.fill(item, 72, initial_indent=f"{mark} ", subsequent_indent="  ")
    text = f"{textwrap.fill(LONG, 72)}\n\nThey spoke about:\n{wrapped}\n{wrapped}\n"

    assert paragraphs(text) == [LONG, "They spoke about:", f"{mark} {item}", f"{mark} {item}"]
    assert paragraphs(f"They spoke about:\n{mark} trade\n{mark} the bridge") == [
        "They spoke about:", f"{mark} trade", f"{mark} the bridge",
    ]  # fmt: skip


def test_one_sentence_a_line_is_not_wrapped_text():
    """Lines that end as sentences do are paragraphs, however alike in length."""
    lines = ["The ministers met in the border town on Tuesday to discuss a bridge."] * 6

    assert paragraphs("\n".join(lines)) == lines


def test_a_wrapped_paragraph_of_two_lines_is_joined():
    """Where there is little to tell by, a small letter after a full line shows that the sentence goes on."""
    assert paragraphs("The ministers of the two countries met on Tuesday to discuss the\nbridge.") == [
        "The ministers of the two countries met on Tuesday to discuss the bridge."
    ]


@pytest.mark.parametrize(
    "unit", ["a", "a.", "1-", "1,", "a-", "(", "_", "a@", "'", "ant", "http://", "a/", "é", ":-", "\n"]
)
def test_time_grows_with_the_text_and_no_faster(unit):
    """No text of one thing repeated makes the pattern try again and again."""
    text = unit * (100_000 // len(unit))

    assert sum(map(len, words(text))) == len("".join(text.split()))


@given(st.text(max_size=300))
def test_words_cover_every_visible_character_in_order(text):
    """No character but white space is lost, and words neither overlap nor run backwards."""
    found = find_words(text, Span(0, len(text)))

    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
