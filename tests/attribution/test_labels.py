"""Speakers that punctuation alone sets beside their words."""

from dataclasses import replace

from trees import plant

from builders import words_of
from diurna.attribution import find_claims
from diurna.records import Name


def named(coding, words, kind):
    """The coding with one name more."""
    first = next(token.index for token in coding.analysis.tokens if token.text == words)
    return replace(coding, analysis=replace(coding.analysis, names=(Name(first, first + 1, kind),)))


TRANSCRIPT = "RUIZ|Ruiz|NNP|0|root :|:|:|4|punct Ports|port|NNS|4|nsubj reopened|reopen|VBD|1|parataxis .|.|.|4|punct"
CREDIT = (
    "“|“|``|3|punct Ports|port|NNS|3|nsubj reopened|reopen|VBD|0|root .|.|.|3|punct ”|”|''|3|punct —|—|:|7|punct "
    "Ruiz|Ruiz|NNP|3|parataxis"
)


def test_a_transcript_names_who_speaks():
    """A paragraph that opens with a person's name and a colon is told by that person."""
    coding = named(plant(TRANSCRIPT), "RUIZ", "PER")

    (claim,) = find_claims(coding)

    assert (words_of(coding, claim.source), claim.quotation) == ("RUIZ", "direct")
    assert words_of(coding, claim.content).startswith("Ports reopened")


def test_a_place_before_a_colon_is_a_dateline():
    """A paragraph that opens with a place and a colon is nobody's words."""
    assert find_claims(named(plant(TRANSCRIPT), "RUIZ", "LOC")) == []


def test_a_credit_after_a_dash_names_who_speaks():
    """A quotation, a dash and a name that ends the line."""
    coding = plant(CREDIT)

    (claim,) = find_claims(coding)

    assert (words_of(coding, claim.source), words_of(coding, claim.cue), claim.quotation) == ("Ruiz", "—", "direct")


def test_a_poll_speaks_in_a_headline():
    """A poll or a report before the colon is the source, though it is no name."""
    line = "Poll|poll|NN|0|root :|:|:|4|punct Voters|voter|NNS|4|nsubj back|back|VBP|1|parataxis Ruiz|Ruiz|NNP|4|obj"
    coding = plant(line, headline=True)

    claim = next(claim for claim in find_claims(coding) if claim.told)

    assert (words_of(coding, claim.source), claim.rule) == ("Poll", "speech.colon")


HEADLINE = "RUIZ|Ruiz|NNP|4|nmod :|:|:|4|punct No|no|DT|4|det talks|talk|NNS|0|root"


def test_a_person_before_a_headlines_colon_speaks_without_a_verb():
    """Behind a person's name and a colon stands what they say, also where it has no verb; behind a place's, a report."""
    (claim,) = find_claims(named(plant(HEADLINE, headline=True), "RUIZ", "PER"))

    assert claim.rule == "speech.colon"
    assert find_claims(named(plant(HEADLINE, headline=True), "RUIZ", "LOC")) == []
