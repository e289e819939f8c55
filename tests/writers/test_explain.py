import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from builders import make_coding
from diurna.records import Analysis, Article, Coding, Sentence, Span, Token
from diurna.writers import render_explanation
from diurna.writers.explain import draw_branches
from writers.explained import explained
from writers.hostile import HOSTILE


def shown(coding, width=100, **options):
    """What a terminal of a width gets."""
    file = io.StringIO()
    render_explanation(coding, Console(file=file, width=width), **options)
    return file.getvalue()


def tree(*heads):
    """An analysis of one sentence whose words hang from `heads` (-1 for a root)."""
    tokens = tuple(
        Token(index, Span(2 * index, 2 * index + 1), chr(97 + index % 26), "x", "NOUN", "NN", head, "dep")
        for index, head in enumerate(heads)
    )
    return Analysis(tokens, (Sentence(1, Span(0, 2 * len(heads)), 0, len(heads)),))


def test_the_tree_shows_who_governs_whom():
    """A word stands below its governor, further right, in text order among its siblings."""
    analysis = tree(1, -1, 1, 2)

    assert [branch + token.text for token, branch in draw_branches(analysis, analysis.sentences[0])] == [
        "b", "├ a", "└ c", "  └ d",
    ]  # fmt: skip


@given(st.integers(1, 60).flatmap(lambda size: st.lists(st.integers(-1, size - 1), min_size=size, max_size=size)))
def test_any_heads_whatever_show_every_word_once(heads):
    """Loops, several roots and deep chains lose no word."""
    analysis = tree(*heads)

    drawn = [token.index for token, _ in draw_branches(analysis, analysis.sentences[0])]

    assert sorted(drawn) == list(range(len(heads)))


def test_deep_trees_stay_on_the_page():
    """A chain of sixty words fits 80 columns."""
    analysis = tree(*range(-1, 59))
    coding = Coding(Article(id="a", text="x " * 60), analysis)

    assert max(map(cell_len, shown(coding, 80).split("\n"))) <= 80


def test_every_field_is_shown_with_what_set_it():
    """Value, rule and quoted words, for mentions, claims and records."""
    lines = [" ".join(line.split()) for line in shown(explained(), 120).split("\n")]

    for line in (
        "10 said say VERB VBD root",
        "1 │ ├ Norland Norland PROPN NNP nsubj LOC",
        "Norland name NOR Norland country.NOR “Norland”",
        "event SANCTION sanction.impose “impose sanctions”",
        "actors NOR Norland slot.subject “Norland”",
        "status negated negation.not “not”",
        "date ~2024-05-15 (published) date.published",
        "class material conflict, −6.0, CAMEO 163 from the ontology",
    ):
        assert line in lines
    assert any(line.startswith("Anna Holm name NOR-GOV Anna Holm") and "person.model" in line for line in lines)
    assert any("said: “Norland will not yet impose sanctions" in line and line.endswith("cue.say") for line in lines)


def test_evidence_for_an_unknown_field_is_not_hidden():
    """A field that a later stage adds is shown with its evidence."""
    assert "future.field “rained”" in shown(explained())


def test_one_sentence_can_be_asked_for():
    """With a number, only that sentence is shown; what it lacks is said."""
    text = shown(explained(), sentence=2)

    assert "It rained." in text
    assert "Norland" not in text
    assert "no mentions, no claims, no records" in text


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_longer_than_the_terminal(width):
    """The explanation fits, whatever the width."""
    assert max(map(cell_len, shown(explained(), width).split("\n"))) <= width


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_text_from_outside_does_not_act(words):
    """Escapes and markup are shown as they are, in sentence, tree, mentions and evidence."""
    coding = explained()
    text = coding.article.text
    hostile = (words * len(text))[: len(text)]
    tokens = tuple(replace(token, text=words, lemma=words, upos=words) for token in coding.analysis.tokens)
    coding = replace(
        coding,
        article=replace(coding.article, text=hostile),
        analysis=replace(coding.analysis, tokens=tokens),
        entities=tuple(replace(entity, name=words, office=words) for entity in coding.entities),
    )

    shown_text = shown(coding, 80)

    assert not set(shown_text) & set("\x1b\x07\x08\x7f\x00\x9b\u202e")
    assert max(map(cell_len, shown_text.split("\n"))) <= 80


def test_a_bare_analysis_is_explained_too():
    """A coding with a parse and nothing else raises nothing."""
    assert "no records" in shown(make_coding("Go go VERB VB 0 root"))
