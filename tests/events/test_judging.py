"""The type model beside the lexicon."""

from dataclasses import replace

import diurna
from diurna.events.extract import ExtractEvents
from diurna.events.judging import lacking, type_between, type_told, words_of
from diurna.lexicons.events import event_lexicon
from diurna.model.events import type_model
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


def test_probabilities_are_of_all_types():
    """Types between two parties sum to one, and a plain case is plain."""
    coding = resolved("Kenya sent two tonnes of rice and medicines to Somalia on Friday.")
    first, last = (words_of(coding, mention) for mention in coding.mentions if mention.kind == "name")

    shares = type_between(coding, type_model(), event_lexicon(), first, last)

    assert abs(sum(shares.values()) - 1) < 1e-6
    assert max(shares, key=shares.get) == "AID"


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


def test_a_type_that_stands_alone_says_the_status_too():
    """Of a deed refused or announced, told by its type alone, that is REJECT or THREATEN; beside a status it stays as it is."""
    assert type_told("AGREE", "negated", alone=True) == "REJECT"
    assert type_told("AGREE", "negated", alone=False) == "AGREE"
    assert type_told("ASSAULT", "negated", alone=True) == "ASSAULT"
    assert type_told("PROTEST", "future", alone=True) == "THREATEN"
    assert type_told("PROTEST", "future", alone=False) == "PROTEST"


def test_what_lies_in_the_future_is_rewritten_as_plover_has_it():
    """A meeting to come is AGREE, a retreat announced CONCEDE, whether the type stands alone or not."""
    for alone in (True, False):
        assert type_told("CONSULT", "future", alone=alone) == "AGREE"
        assert type_told("RETREAT", "future", alone=alone) == "CONCEDE"
        assert type_told("CONSULT", "actual", alone=alone) == type_told("CONSULT", None, alone=alone) == "CONSULT"


def test_statuses_are_read_only_where_given():
    """Between two parties a strike to come is a THREATEN where nothing else tells its status, and else a PROTEST."""
    coding = resolved("Nurses will hold a strike against the ministry of health of Kenya on Friday.")
    mentions = [mention for mention in coding.mentions if mention.kind != "pronoun"]
    first, last = words_of(coding, mentions[0]), words_of(coding, mentions[-1])
    strike = next(token.index for token in coding.analysis.tokens if token.text == "strike")
    hold = next(token.index for token in coding.analysis.tokens if token.text == "hold")

    plain = type_between(coding, type_model(), event_lexicon(), first, last)
    alone = type_between(coding, type_model(), event_lexicon(), first, last, None, {strike: "future", hold: "future"})

    assert max(plain, key=plain.get) == "PROTEST"
    assert max(alone, key=alone.get) == "THREATEN"


def test_words_that_govern_both_parties_count_as_near():
    """The verb over both is nearest, one over one of them less, one over neither not at all."""
    analysis = resolved("Kenya thanked Somalia after rain fell.").analysis
    near = {
        token.text: apart for token, apart in zip(analysis.tokens, lacking(analysis, [(0, 0), (2, 2)]), strict=True)
    }

    assert near["thanked"] == 0
    assert near["fell"] == 2
