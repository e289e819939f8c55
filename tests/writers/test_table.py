import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from diurna.records import Coding, Count
from diurna.writers import render_article
from writers.hostile import HOSTILE
from writers.samples import make_article, make_event, sample


def shown(article, events, width=100, **options):
    """What a terminal of a width gets."""
    file = io.StringIO()
    render_article(Coding(article, events=tuple(events)), Console(file=file, width=width, **options))
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_longer_than_the_terminal(width):
    """The table fits, whatever the width."""
    assert max(map(cell_len, shown(*sample(), width=width).split("\n"))) <= width


@pytest.mark.parametrize("width", [80, 100, 160])
def test_everything_a_reader_asks_for_is_there(width):
    """Type, mode, codes, names, status, speakers, dates with their marks, places and counts, at every width."""
    text = shown(*sample(), width=width)

    for words in (
        "Norland refuses to join embargo on Sudmark, minister says",
        "published 15 May 2024", "7 records", "SANCTION", "discontinue", "NOR Norland → SUD Sudmark", "✗ DID NOT HAPPEN",
        "▷ AHEAD", "? SUPPOSED", "» SAID", "↶ PAST", "says Anna Holm (NOR-GOV)", "says Pavo Rin (SUD-OPP)",
        "according to state television",
        "~2024-05-15", "≈2015-02-03", "2024-06", "north, SUD", "arrested at least 12", "through EU European Union",
        "✗ DID NOT HAPPEN: told as not so", "~ the text gives no date",
    ):  # fmt: skip
        assert words in text


def test_records_stand_under_their_sentence():
    """Each sentence is printed once, with its number, above its records; status stands first, then the speaker."""
    lines = shown(*sample()).split("\n")
    first = next(index for index, line in enumerate(lines) if line.startswith("  1 Norland did not"))

    assert [" ".join(line.split()) for line in lines[first + 2 : first + 6]] == [
        "✗ DID NOT HAPPEN SANCTION NOR Norland → SUD Sudmark ~2024-05-15",
        "discontinue says Anna Holm (NOR-GOV)",
        "▷ AHEAD AID NOR Norland → SUD Sudmark 2024-06",
        "says Anna Holm (NOR-GOV)",
    ]
    assert sum("Norland did not impose" in line for line in lines) == 1


def test_plain_output_has_no_escapes():
    """Piped, no colour codes are written; with NO_COLOR, no colours."""
    assert "\x1b" not in shown(*sample())
    coloured = shown(*sample(), force_terminal=True, color_system="standard")
    plain = shown(*sample(), force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[1;31m" in coloured
    assert "\x1b[1;31m" not in plain


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [80, 100])
def test_text_from_outside_does_not_act(words, width):
    """Escapes, markup and emoji codes are shown as they are and change nothing; lines still fit."""
    article = make_article(f"{words} hit {words}.", None, origin=words, publisher=words)
    event = make_event(article, "hit", actors=[(words[:3], words, words)], place=(words[:3], words), mode=words)
    event = replace(event, counts={words: Count(low=None, high=None, text=words)})

    text = shown(article, [event], width=width)

    assert not set(text) & set("\x1b\x07\x08\x7f\x00\x9b\u202e\u2066")
    assert max(map(cell_len, text.split("\n"))) <= width
    text.encode("utf-8")


def test_markup_is_shown_as_it_stands():
    """Square brackets in an article are words, not style."""
    article = make_article("The [bold]army[/bold] hit :skull: camps.", None)

    assert "The [bold]army[/bold] hit :skull: camps." in shown(article, [make_event(article, "hit")])


def test_an_article_without_records_says_so():
    """Its headline, day and "no records", and no more."""
    article, _ = sample()

    assert "no records" in shown(article, [])
    assert "no day of publication" in shown(replace(article, published=None), [])


def test_trigger_and_parties_stand_out_in_the_sentence():
    """On a terminal the trigger is underlined in its quad class's colour, and parties are bold."""
    article, events = sample()
    text = shown(article, events, force_terminal=True, color_system="standard")

    assert "\x1b[1;4;31mimpose sanctions\x1b[0m" in text
    assert "\x1b[1mAnna Holm\x1b[0m" in text
