"""Speakers: whose words a verb of saying reports, where the tree shows no plain subject."""

from trees import plant

from builders import words_of
from diurna.attribution import find_claims


def sources(*sentences: str) -> list[str | None]:
    """The words for the speaker of each claim that is told in somebody's voice."""
    coding = plant(*sentences)
    told = [claim for claim in find_claims(coding) if claim.told]
    return [words_of(coding, claim.source) if claim.source else None for claim in told]


def test_who_did_a_passive_says_what_its_participle_says():
    """As in "the plan was praised by Diaz, saying that it works": Diaz says it, not the plan."""
    assert sources(
        "Plans|plan|NNS|3|nsubj:pass were|be|VBD|3|aux:pass praised|praise|VBN|0|root by|by|IN|5|case Diaz|Diaz|NNP|3|obl:agent "
        ",|,|,|7|punct saying|say|VBG|3|advcl Peru|Peru|NNP|9|nsubj closed|close|VBD|7|ccomp ports|port|NNS|9|obj .|.|.|3|punct"
    ) == ["Diaz"]


def test_who_was_told_is_no_speaker():
    """A second participle shares the passive: in "were stopped and told that", they only heard."""
    assert sources(
        "They|they|PRP|3|nsubj:pass were|be|VBD|3|aux:pass stopped|stop|VBN|0|root and|and|CC|5|cc told|tell|VBD|3|conj "
        "that|that|IN|8|mark Peru|Peru|NNP|8|nsubj closed|close|VBD|5|ccomp ports|port|NNS|8|obj .|.|.|3|punct"
    ) == [None]


def test_a_subject_inside_the_quotation_is_no_speaker():
    """After a closing mark the speaker stands behind the verb, whatever the tree makes of the words before."""
    assert sources(
        '"|"|``|3|punct We|we|PRP|3|nsubj leave|leave|VBP|0|root ,|,|,|9|punct as|as|IN|9|mark '
        "others|other|NNS|9|nsubj ,|,|,|9|punct \"|\"|''|9|punct wrote|write|VBD|3|advcl Diaz|Diaz|NNP|9|iobj .|.|.|3|punct"
    ) == ["Diaz"]


def test_as_predicted_hides_who_did():
    """A participle without its helper is passive: in "as predicted, Peru left" Peru predicted nothing, and nobody else."""
    assert (
        sources(
            "As|as|IN|2|mark predicted|predict|VBN|5|advcl ,|,|,|2|punct Peru|Peru|NNP|5|nsubj left|leave|VBD|0|root .|.|.|5|punct"
        )
        == []
    )


def test_a_poll_of_a_named_house_speaks():
    """In "In a Postimees poll, voters backed Ruiz" the poll tells; "in a poll" of nobody's does not."""
    poll = (
        "In|in|IN|4|case a|a|DT|4|det {house} poll|poll|NN|7|obl ,|,|,|4|punct voters|voter|NNS|7|nsubj "
        "met|meet|VBD|0|root Ruiz|Ruiz|NNP|7|obj .|.|.|7|punct"
    )

    assert sources(poll.format(house="Postimees|Postimees|NNP|4|compound")) == ["a Postimees poll"]
    assert sources(poll.format(house="new|new|JJ|4|amod")) == []


def test_as_someone_puts_it():
    """In 'as Diaz put it, "..."' the whole of "put it" reports."""
    assert sources(
        "“|“|``|3|punct Ports|port|NNS|3|nsubj reopened|reopen|VBD|0|root ,|,|,|3|punct ”|”|''|3|punct as|as|IN|8|mark "
        "Diaz|Diaz|NNP|8|nsubj put|put|VBD|3|advcl it|it|PRP|8|obj .|.|.|3|punct"
    ) == ["Diaz"]
