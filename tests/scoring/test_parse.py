"""Parses against gold, on gold words and from raw text."""

import pytest

from diurna.records import Span
from diurna.scoring.parse import ParseRow, score_parses
from diurna.scoring.raw import RawParse, align, score_raw

GOLD = ParseRow(
    upos=["PRON", "VERB", "NOUN"],
    lemmas=["she", "leave", "_"],
    heads=[2, 0, 2],
    relations=["nsubj", "root", "obl:tmod"],
    xpos=["PRP", "VBD", "NN"],
)


def spans(text, *words):
    """The spans of words that follow one another in a text."""
    found, start = [], 0
    for word in words:
        start = text.index(word, start)
        found.append(Span(start, start + len(word)))
        start += len(word)
    return found


def raw(text, forms, heads=None, sentences=None, **row):
    """A raw parse: every word a noun under the first, all one sentence, unless said otherwise."""
    words = spans(text, *forms)
    number = len(forms)
    return RawParse(
        forms,
        words,
        sentences or [Span(words[0].start, words[-1].end)],
        ParseRow(
            upos=row.get("upos", ["NOUN"] * number),
            lemmas=row.get("lemmas", [form.lower() for form in forms]),
            heads=heads or [0, *[1] * (number - 1)],
            relations=row.get("relations", ["root", *["dep"] * (number - 1)]),
        ),
    )


def test_each_figure_counts_its_own_words():
    """A gold lemma "_" is not judged, LAS needs head and full relation, verb lemmas are those of gold verbs."""
    found = ParseRow(
        upos=["PRON", "VERB", "PROPN"],
        lemmas=["she", "left", "evening"],
        heads=[2, 0, 2],
        relations=["nsubj", "root", "obl"],
        xpos=["PRP", "VBD", "NN"],
    )

    assert score_parses([(GOLD, found)]) == pytest.approx(
        {"upos": 2 / 3, "xpos": 1, "lemma": 1 / 2, "verb_lemma": 0, "uas": 1, "las": 2 / 3}
    )


def test_a_figure_that_nothing_was_judged_for_is_left_out():
    """No verb, no verb_lemma; no Penn tags, no xpos."""
    row = ParseRow(["NOUN"], ["rain"], [0], ["root"])

    assert score_parses([(row, row)]) == {"upos": 1, "lemma": 1, "uas": 1, "las": 1}


def test_the_same_from_raw_text_is_perfect():
    """An analysis scored against itself has F1 1 throughout."""
    same = raw("She left town", ["She", "left", "town"], upos=["PRON", "VERB", "NOUN"])

    figures = score_raw([(same, same), (same, same)])

    assert set(figures) == {"words_f1", "sentences_f1", "upos", "lemma", "verb_lemma", "uas", "las"}
    assert set(figures.values()) == {1}


def test_a_word_cut_otherwise_counts_against_both_sides():
    """One gold word found as two: of three gold and four found words, two are right."""
    text = "They cannot win"
    gold = raw(text, ["They", "cannot", "win"])
    found = raw(text, ["They", "can", "not", "win"])

    figures = score_raw([(gold, found)])

    assert figures["words_f1"] == pytest.approx(2 * 2 / 7)
    assert figures["upos"] == pytest.approx(2 * 2 / 7)
    assert figures["sentences_f1"] == 1


def test_a_head_is_right_where_it_is_aligned():
    """A dependent of a word that was cut otherwise has no right head."""
    text = "They cannot win"
    gold = raw(text, ["They", "cannot", "win"], heads=[2, 0, 1])
    found = raw(text, ["They", "can", "not", "win"], heads=[2, 0, 2, 1])

    assert score_raw([(gold, found)])["uas"] == pytest.approx(2 * 1 / 7)


def test_sentences_need_the_same_ends():
    """Two gold sentences found as one share none."""
    text = "Stop Go"
    gold = raw(text, ["Stop", "Go"], heads=[0, 0], sentences=spans(text, "Stop", "Go"))

    assert score_raw([(gold, raw(text, ["Stop", "Go"]))])["sentences_f1"] == 0


def test_words_of_a_range_that_do_not_add_up_are_aligned_by_form():
    """In "du", printed for "de" and "le", a found word is right only if it equals one of these."""
    gold = RawParse(
        ["de", "Le", "roi"],
        [Span(0, 2), Span(0, 2), Span(3, 6)],
        [Span(0, 6)],
        ParseRow(["ADP", "DET", "NOUN"], ["de", "le", "roi"], [3, 3, 0], ["case", "det", "root"]),
        [(Span(0, 2), range(2))],
    )
    row = ParseRow(["NOUN"] * 2, ["x"] * 2, [0, 1], ["root", "dep"])

    assert align(gold, RawParse(["du", "roi"], [Span(0, 2), Span(3, 6)], [], row)) == {1: 2}
    assert align(gold, RawParse(["le", "roi"], [Span(0, 2), Span(3, 6)], [], row)) == {0: 1, 1: 2}


def test_lemmas_not_judged_count_on_neither_side():
    """A gold lemma "_" leaves the found word's lemma out too."""
    text = "She left"
    gold = raw(text, ["She", "left"], lemmas=["_", "leave"], upos=["PRON", "VERB"])
    found = raw(text, ["She", "left"], lemmas=["he", "leave"], upos=["PRON", "VERB"])

    figures = score_raw([(gold, found)])

    assert (figures["lemma"], figures["verb_lemma"]) == (1, 1)
