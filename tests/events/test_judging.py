"""The type model beside the lexicon."""

from dataclasses import replace

import diurna
from diurna.events.extract import ExtractEvents
from diurna.records import Article, Coding


def resolved(text):
    """A text up to its parties."""
    coding = Coding(Article(id="a", text=text))
    for stage in diurna.Coder().stages[:4]:
        coding = stage(coding)
    return coding


def test_the_model_s_word_stands_in_the_evidence():
    """Every record says what the model thinks of its type."""
    (event,) = diurna.Coder().code("France expelled two Russian diplomats on Monday.", published="2022-04-06")

    assert any(rule.startswith("model.sanction.") for rule in event.evidence)
    assert 0 < event.confidence < 1


def test_without_vectors_the_lexicon_decides_alone():
    """An analysis of another parser has none: its records are as the lexicon has them."""
    coding = resolved("France expelled two Russian diplomats on Monday.")
    plain = replace(coding, analysis=replace(coding.analysis, vectors=()))

    (draft,) = ExtractEvents()(plain).drafts

    assert draft.event == "SANCTION"
    assert not any(evidence.rule.startswith("model.") for evidence in draft.evidence)


def test_finished_codings_do_not_carry_vectors():
    """They are for the stages only."""
    coding = diurna.Coder().code_article(Article(id="a", text="France thanked Kenya."))

    assert coding.analysis.vectors == ()
    assert coding.analysis.facts == ()
