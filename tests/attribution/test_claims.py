"""Claims: who is reported to have said what, by construction."""

import pytest
from trees import mention, plant

from builders import words_of
from diurna.attribution import FindClaims, find_claims

# One claim each: quotation, cue, source, content, and the sentence.
REPORTS = [
    (
        "indirect", "said", "the minister", "Peru closed the port",
        "Peru|Peru|NNP|2|nsubj closed|close|VBD|8|ccomp the|the|DT|4|det port|port|NN|2|obj ,|,|,|8|punct "
        "the|the|DT|7|det minister|minister|NN|8|nsubj said|say|VBD|0|root .|.|.|8|punct",
    ),
    (
        "indirect", "said", "Diaz", "that Peru closed the port",
        "Diaz|Diaz|NNP|2|nsubj said|say|VBD|0|root that|that|IN|5|mark Peru|Peru|NNP|5|nsubj closed|close|VBD|2|ccomp "
        "the|the|DT|7|det port|port|NN|5|obj .|.|.|2|punct",
    ),
    (
        "indirect", "said", "Diaz", "Peru closed the port",
        "Peru|Peru|NNP|2|nsubj closed|close|VBD|0|root the|the|DT|4|det port|port|NN|2|obj ,|,|,|7|punct "
        "Diaz|Diaz|NNP|7|nsubj said|say|VBD|2|parataxis .|.|.|2|punct",
    ),
    (
        "indirect", "said", "Diaz", "Peru closed the port",
        "Peru|Peru|NNP|2|nsubj closed|close|VBD|0|root the|the|DT|4|det port|port|NN|2|obj ,|,|,|8|punct as|as|IN|8|mark "
        "Diaz|Diaz|NNP|8|nsubj said|say|VBD|2|advcl .|.|.|2|punct",
    ),
    (
        "indirect", "said", "Diaz", "Peru , Diaz said, would close the port",
        "Peru|Peru|NNP|7|nsubj ,|,|,|4|punct Diaz|Diaz|NNP|4|nsubj said|say|VBD|7|parataxis ,|,|,|4|punct "
        "would|would|MD|7|aux close|close|VB|0|root the|the|DT|9|det port|port|NN|7|obj .|.|.|7|punct",
    ),
    (
        "indirect", "According to", "Diaz", "Peru closed the port",
        "According|accord|VBG|3|case to|to|IN|1|fixed Diaz|Diaz|NNP|6|obl ,|,|,|3|punct Peru|Peru|NNP|6|nsubj "
        "closed|close|VBD|0|root the|the|DT|8|det port|port|NN|6|obj .|.|.|6|punct",
    ),
    (
        "indirect", "In the words", "Diaz", "Peru closed the port",
        "In|in|IN|3|case the|the|DT|3|det words|word|NNS|8|obl of|of|IN|5|case Diaz|Diaz|NNP|3|nmod ,|,|,|3|punct "
        "Peru|Peru|NNP|8|nsubj closed|close|VBD|0|root the|the|DT|10|det port|port|NN|8|obj .|.|.|8|punct",
    ),
    (
        "indirect", "saying", "Diaz", "that Peru closed the port",
        "Diaz|Diaz|NNP|3|nsubj:pass was|be|VBD|3|aux:pass quoted|quote|VBN|0|root as|as|IN|5|mark saying|say|VBG|3|advcl "
        "that|that|IN|8|mark Peru|Peru|NNP|8|nsubj closed|close|VBD|5|ccomp the|the|DT|10|det port|port|NN|8|obj .|.|.|3|punct",
    ),
    (
        "indirect", "reported", None, "to have closed the port",
        "Peru|Peru|NNP|3|nsubj:pass is|be|VBZ|3|aux:pass reported|report|VBN|0|root to|to|TO|6|mark have|have|VB|6|aux "
        "closed|close|VBN|3|xcomp the|the|DT|8|det port|port|NN|6|obj .|.|.|3|punct",
    ),
    (
        "indirect", "reportedly", None, "Peru reportedly closed the port",
        "Peru|Peru|NNP|3|nsubj reportedly|reportedly|RB|3|advmod closed|close|VBD|0|root the|the|DT|5|det port|port|NN|3|obj "
        ".|.|.|3|punct",
    ),
    (
        "indirect", "denied", "Diaz", "closing the port",
        "Diaz|Diaz|NNP|2|nsubj denied|deny|VBD|0|root closing|close|VBG|2|xcomp the|the|DT|5|det port|port|NN|3|obj .|.|.|2|punct",
    ),
    (
        "indirect", "said", "Diaz", "Peru closed the port",
        "Diaz|Diaz|NNP|2|nsubj met|meet|VBD|0|root Ruiz|Ruiz|NNP|2|obj and|and|CC|5|cc said|say|VBD|2|conj "
        "Peru|Peru|NNP|7|nsubj closed|close|VBD|5|ccomp the|the|DT|9|det port|port|NN|7|obj .|.|.|2|punct",
    ),
    (
        "indirect", "said", "Diaz", "Peru closed the port",
        "Diaz|Diaz|NNP|9|nsubj ,|,|,|4|punct who|who|WP|4|nsubj said|say|VBD|1|acl:relcl Peru|Peru|NNP|6|nsubj "
        "closed|close|VBD|4|ccomp the|the|DT|8|det port|port|NN|6|obj met|meet|VBD|0|root Ruiz|Ruiz|NNP|9|obj .|.|.|9|punct",
    ),
    (
        "indirect", "claim", "Diaz", "that Peru closed the port",
        "The|the|DT|2|det claim|claim|NN|10|nsubj by|by|IN|4|case Diaz|Diaz|NNP|2|nmod that|that|IN|7|mark "
        "Peru|Peru|NNP|7|nsubj closed|close|VBD|2|acl the|the|DT|9|det port|port|NN|7|obj angered|anger|VBD|0|root "
        "Chile|Chile|NNP|10|obj .|.|.|10|punct",
    ),
    (
        "direct", "said", "Diaz", "“Peru closed the port,”",
        "“|“|``|3|punct Peru|Peru|NNP|3|nsubj closed|close|VBD|8|ccomp the|the|DT|5|det port|port|NN|3|obj ,|,|,|3|punct "
        "”|”|''|3|punct said|say|VBD|0|root Diaz|Diaz|NNP|7|nsubj .|.|.|7|punct",
    ),
    (
        "mixed", "said", "Diaz", "Peru would “never sell” the port to the firms of Chile",
        "Diaz|Diaz|NNP|2|nsubj said|say|VBD|0|root Peru|Peru|NNP|7|nsubj would|would|MD|7|aux “|“|``|7|punct "
        "never|never|RB|7|advmod sell|sell|VB|2|ccomp ”|”|''|7|punct the|the|DT|10|det port|port|NN|7|obj to|to|IN|13|case "
        "the|the|DT|13|det firms|firm|NNS|7|obl of|of|IN|15|case Chile|Chile|NNP|13|nmod .|.|.|2|punct",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "cue", "source", "content", "sentence"), REPORTS)
def test_construction_gives_one_claim(quotation, cue, source, content, sentence):
    """Each way of reporting gives its cue, its speaker's words and what was said."""
    coding = plant(sentence)

    (claim,) = [claim for claim in find_claims(coding) if claim.told]

    assert (claim.quotation, words_of(coding, claim.cue)) == (quotation, cue)
    assert (claim.source and words_of(coding, claim.source)) == source
    assert words_of(coding, claim.content).replace(" ,", ",") == content.replace(" ,", ",")


@pytest.mark.parametrize(
    "sentence",
    [
        "Diaz|Diaz|NNP|2|nsubj called|call|VBD|0|root the|the|DT|4|det raid|raid|NN|2|obj “|“|``|7|punct a|a|DT|7|det "
        "disgrace|disgrace|NN|2|xcomp ”|”|''|7|punct .|.|.|2|punct",
        "Diaz|Diaz|NNP|2|nsubj closed|close|VBD|0|root the|the|DT|4|det port|port|NN|2|obj .|.|.|2|punct",
        "Diaz|Diaz|NNP|2|nsubj asked|ask|VBD|0|root whether|whether|IN|5|mark Peru|Peru|NNP|5|nsubj left|leave|VBD|2|ccomp "
        ".|.|.|2|punct",
    ],
)
def test_no_claim(sentence):
    """A phrase in quotation marks, plain telling, and a question asked tell of nothing in somebody's voice."""
    assert not any(claim.told for claim in find_claims(plant(sentence)))


def test_headline_colon_names_the_speaker():
    """In "X: Y" in a headline gives Y in the voice of X; in the body it does not."""
    line = (
        "Diaz|Diaz|NNP|0|root :|:|:|5|punct Peru|Peru|NNP|5|nsubj to|to|TO|5|mark close|close|VB|1|parataxis "
        "port|port|NN|5|obj"
    )
    coding = plant(line, headline=True)

    (claim,) = find_claims(coding)

    assert words_of(coding, claim.source) == "Diaz"
    assert claim.rule == "speech.colon"
    assert find_claims(plant(line)) == []


def test_headline_verb_after_comma_names_the_speaker():
    """In "Y, says X" in a headline is a report though a wrong tree gives the verb two subjects."""
    line = (
        "Peru|Peru|NNP|6|nsubj to|to|TO|3|mark close|close|VB|1|acl port|port|NN|3|obj ,|,|,|1|punct says|say|VBZ|0|root "
        "Diaz|Diaz|NNP|6|nsubj"
    )
    coding = plant(line, headline=True)

    (claim,) = find_claims(coding)

    assert words_of(coding, claim.source) == "Diaz"
    assert words_of(coding, claim.content) == "Peru to close port"


def test_quotation_cut_by_its_cue_gives_two_claims():
    """In "A," X said. "B.": both parts are told by X."""
    coding = plant(
        "“|“|``|3|punct We|we|PRP|3|nsubj closed|close|VBD|8|ccomp ports|port|NNS|3|obj ,|,|,|3|punct ”|”|''|3|punct "
        "Diaz|Diaz|NNP|8|nsubj said|say|VBD|0|root .|.|.|8|punct",
        "“|“|``|4|punct They|they|PRP|4|nsubj were|be|VBD|4|cop full|full|JJ|0|root .|.|.|4|punct ”|”|''|4|punct",
    )

    first, second = find_claims(coding)

    assert first.cue == second.cue
    assert words_of(coding, second.content) == "“They were full.”"
    assert words_of(coding, second.source) == "Diaz"


def test_quotation_alone_has_no_speaker():
    """A quotation that names nobody and follows nothing is no claim: a guess would look like a fact."""
    coding = plant("“|“|``|3|punct They|they|PRP|3|nsubj left|leave|VBD|0|root .|.|.|3|punct ”|”|''|3|punct")

    assert find_claims(coding) == []


def test_claims_nest():
    """In "Diaz said Ruiz had promised that ...": the promise was reported inside what Diaz said."""
    coding = plant(
        "Diaz|Diaz|NNP|2|nsubj said|say|VBD|0|root Ruiz|Ruiz|NNP|5|nsubj had|have|VBD|5|aux promised|promise|VBN|2|ccomp "
        "that|that|IN|9|mark Peru|Peru|NNP|9|nsubj would|would|MD|9|aux close|close|VB|5|ccomp ports|port|NNS|9|obj "
        ".|.|.|2|punct"
    )

    outer, inner = find_claims(coding)

    assert words_of(coding, inner.source) == "Ruiz"
    assert inner.within == outer.id
    assert outer.within is None


def test_document_speaks_for_its_owner():
    """In "According to the ministry's statement": the ministry speaks, and the source keeps the text's words."""
    coding = plant(
        "According|accord|VBG|6|case to|to|IN|1|fixed the|the|DT|4|det ministry|ministry|NN|6|nmod:poss 's|'s|POS|4|case "
        "statement|statement|NN|9|obl ,|,|,|6|punct Peru|Peru|NNP|9|nsubj closed|close|VBD|0|root ports|port|NNS|9|obj "
        ".|.|.|9|punct"
    )
    coding = type(coding)(coding.article, coding.analysis, mentions=(mention(coding, "ministry"),))

    (claim,) = FindClaims()(coding).claims

    assert claim.speaker == "ministry"
    assert words_of(coding, claim.source) == "the ministry's statement"


def test_statement_after_his_meeting_is_his():
    """In "A statement released after his meeting with Ruiz": the one behind "his" speaks, not Ruiz."""
    coding = plant(
        "According|accord|VBG|4|case to|to|IN|1|fixed a|a|DT|4|det statement|statement|NN|13|obl released|release|VBN|4|acl "
        "after|after|IN|8|case his|his|PRP$|8|nmod:poss meeting|meeting|NN|5|obl with|with|IN|10|case Ruiz|Ruiz|NNP|8|nmod "
        ",|,|,|4|punct Diaz|Diaz|NNP|13|nsubj thanked|thank|VBD|0|root Peru|Peru|NNP|13|obj .|.|.|13|punct"
    )
    parties = (mention(coding, "his"), mention(coding, "Ruiz"), mention(coding, "Diaz"))
    coding = type(coding)(coding.article, coding.analysis, mentions=parties)

    (claim,) = [claim for claim in find_claims(coding) if claim.told]

    assert claim.speaker == "his"


def test_ids_come_from_content():
    """The same text gives the same ids, run after run."""
    sentence = REPORTS[0][4]

    assert [claim.id for claim in find_claims(plant(sentence))] == [claim.id for claim in find_claims(plant(sentence))]
