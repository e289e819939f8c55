"""Attitudes: what a party asks, wants, judges, knows or names, which is not told in its voice."""

import pytest
from trees import plant

from builders import words_of
from diurna.attribution import AttributeStatus, find_claims
from diurna.attribution.claims import FindClaims
from diurna.records.draft import Draft

# The stance, the holder, the cue, the matter, and the sentence.
CASES = {
    "asks for": (
        "asks", "Diaz", "called for", "talks",
        "Diaz|Diaz|NNP|2|nsubj called|call|VBD|0|root for|for|IN|4|case talks|talk|NNS|2|obl .|.|.|2|punct",
    ),
    "calls on someone to act": (
        "asks", "Diaz", "called on", "Peru to wait",
        "Diaz|Diaz|NNP|2|nsubj called|call|VBD|0|root on|on|IN|4|case Peru|Peru|NNP|2|obl to|to|TO|6|mark "
        "wait|wait|VB|2|xcomp .|.|.|2|punct",
    ),
    "wants": (
        "wants", "Diaz", "wants", "to wait",
        "Diaz|Diaz|NNP|2|nsubj wants|want|VBZ|0|root to|to|TO|4|mark wait|wait|VB|2|xcomp .|.|.|2|punct",
    ),
    "judges": (
        "judges", "Diaz", "criticised", "the raid",
        "Diaz|Diaz|NNP|2|nsubj criticised|criticise|VBD|0|root the|the|DT|4|det raid|raid|NN|2|obj .|.|.|2|punct",
    ),
    "calls it something": (
        "asks", "Diaz", "called", "the raid a farce",
        "Diaz|Diaz|NNP|2|nsubj called|call|VBD|0|root the|the|DT|4|det raid|raid|NN|2|obj a|a|DT|6|det "
        "farce|farce|NN|2|xcomp .|.|.|2|punct",
    ),
    "passive, holder named": (
        "judges", "Diaz", "praised", "Plans",
        "Plans|plan|NNS|3|nsubj:pass were|be|VBD|3|aux:pass praised|praise|VBN|0|root by|by|IN|5|case "
        "Diaz|Diaz|NNP|3|obl:agent .|.|.|3|punct",
    ),
    "passive, nobody named": (
        "judges", None, "criticised", "Plans",
        "Plans|plan|NNS|3|nsubj:pass were|be|VBD|3|aux:pass criticised|criticise|VBN|0|root .|.|.|3|punct",
    ),
    "an adjective": (
        "judges", "Diaz", "critical of", "the raid",
        "Diaz|Diaz|NNP|3|nsubj is|be|VBZ|3|cop critical|critical|JJ|0|root of|of|IN|6|case the|the|DT|6|det "
        "raid|raid|NN|3|obl .|.|.|3|punct",
    ),
    "a noun with its owner": (
        "asks", "Diaz", "call for", "talks",
        "Diaz|Diaz|NNP|3|nmod:poss 's|'s|POS|1|case call|call|NN|6|nsubj for|for|IN|5|case talks|talk|NNS|3|nmod "
        "failed|fail|VBD|0|root .|.|.|6|punct",
    ),
    "asks a question": (
        "asks", "Diaz", "asked", "whether Peru left",
        "Diaz|Diaz|NNP|2|nsubj asked|ask|VBD|0|root whether|whether|IN|5|mark Peru|Peru|NNP|5|nsubj "
        "left|leave|VBD|2|ccomp .|.|.|2|punct",
    ),
    "accuses": (
        "accuses", "Diaz", "accused", "Peru of spying",
        "Diaz|Diaz|NNP|2|nsubj accused|accuse|VBD|0|root Peru|Peru|NNP|2|obj of|of|IN|5|mark spying|spy|VBG|2|advcl "
        ".|.|.|2|punct",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("stance", "holder", "cue", "matter", "sentence"), CASES.values(), ids=CASES)
def test_attitude_is_found(stance, holder, cue, matter, sentence):
    """Each construction gives its stance, its holder, its cue and its matter, and is not told."""
    coding = plant(sentence)

    (claim,) = find_claims(coding)

    assert (claim.stance, claim.told) == (stance, False)
    assert (claim.source and words_of(coding, claim.source)) == holder
    assert (words_of(coding, claim.cue), words_of(coding, claim.content)) == (cue, matter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Call|call|VB|0|root it|it|PRP|1|obj a|a|DT|4|det farce|farce|NN|1|xcomp .|.|.|1|punct",
        "We|we|PRP|2|nsubj want|want|VBP|0|root to|to|TO|4|mark wait|wait|VB|2|xcomp .|.|.|2|punct",
        "He|he|PRP|3|nsubj:pass was|be|VBD|3|aux:pass criticised|criticise|VBN|0|root .|.|.|3|punct",
        "Fears|fear|NNS|4|nsubj of|of|IN|3|case raids|raid|NNS|1|nmod grew|grow|VBD|0|root .|.|.|4|punct",
    ],
    ids=["a command", "the reporter's own", "a bare pronoun", "a noun that nobody owns"],
)
def test_no_holder_no_attitude(sentence):
    """Commands, the first person and nouns without an owner give none."""
    assert find_claims(plant(sentence)) == []


def test_an_attitude_puts_no_words_in_its_holders_mouth():
    """In "Diaz criticised the raid" the raid is the reporter's to tell: the record has no speaker."""
    coding = plant(
        "Diaz|Diaz|NNP|2|nsubj criticised|criticise|VBD|0|root the|the|DT|4|det raid|raid|NN|2|obj .|.|.|2|punct"
    )
    raid = coding.analysis.tokens[3]
    draft = Draft(id="raid", sentence=1, trigger=raid.span, predicate=raid.index, event="ASSAULT")
    coding = FindClaims()(type(coding)(coding.article, coding.analysis, drafts=(draft,)))

    (found,) = AttributeStatus()(coding).drafts

    assert coding.claims
    assert found.claims == ()
