"""Status in further constructions: questions, commands, comparisons, refusals, nouns, and what they leave untouched."""

import pytest
from trees import plant

from diurna.attribution import status_of
from diurna.attribution.factuality import factuality_of

# The status, the word that the event hangs from, and the sentence.
CASES = {
    "hardly": (
        "negated", "spoke",
        "Peru|Peru|NNP|3|nsubj hardly|hardly|RB|3|advmod spoke|speak|VBD|0|root .|.|.|3|punct",
    ),
    "nobody": (
        "negated", "spoke",
        "Nobody|nobody|NN|2|nsubj spoke|speak|VBD|0|root .|.|.|2|punct",
    ),
    "instead of": (
        "negated", "signing",
        "Peru|Peru|NNP|2|nsubj left|leave|VBD|0|root instead|instead|RB|5|mark of|of|IN|3|fixed signing|sign|VBG|2|advcl "
        ".|.|.|2|punct",
    ),
    "rather than": (
        "negated", "sign",
        "Peru|Peru|NNP|2|nsubj left|leave|VBD|0|root rather|rather|RB|5|mark than|than|IN|3|fixed sign|sign|VB|2|advcl "
        ".|.|.|2|punct",
    ),
    "is to": (
        "future", "sign",
        "Peru|Peru|NNP|4|nsubj is|be|VBZ|4|aux to|to|TO|4|mark sign|sign|VB|0|root .|.|.|4|punct",
    ),
    "due to": (
        "future", "sign",
        "Peru|Peru|NNP|3|nsubj is|be|VBZ|3|cop due|due|JJ|0|root to|to|TO|5|mark sign|sign|VB|3|xcomp .|.|.|3|punct",
    ),
    "perhaps": (
        "hypothetical", "signed",
        "Perhaps|perhaps|RB|3|advmod Peru|Peru|NNP|3|nsubj signed|sign|VBD|0|root .|.|.|3|punct",
    ),
    "unless": (
        "hypothetical", "signs",
        "Chad|Chad|NNP|3|nsubj will|will|MD|3|aux leave|leave|VB|0|root unless|unless|IN|6|mark Peru|Peru|NNP|6|nsubj "
        "signs|sign|VBZ|3|advcl .|.|.|3|punct",
    ),
    "a call for": (
        "hypothetical", "talks",
        "Peru|Peru|NNP|2|nsubj ignored|ignore|VBD|0|root calls|call|NNS|2|obj for|for|IN|5|case talks|talk|NNS|3|nmod "
        ".|.|.|2|punct",
    ),
    "no sign of": (
        "negated", "talks",
        "There|there|EX|2|expl was|be|VBD|0|root no|no|DT|4|det sign|sign|NN|2|nsubj of|of|IN|6|case talks|talk|NNS|4|nmod "
        ".|.|.|2|punct",
    ),
    "alleged": (
        "hypothetical", "attack",
        "Peru|Peru|NNP|2|nsubj described|describe|VBD|0|root the|the|DT|5|det alleged|alleged|JJ|5|amod "
        "attack|attack|NN|2|obj .|.|.|2|punct",
    ),
    "the first to": (
        "actual", "sign",
        "Peru|Peru|NNP|4|nsubj was|be|VBD|4|cop the|the|DT|4|det first|first|JJ|0|root to|to|TO|6|mark "
        "sign|sign|VB|4|acl .|.|.|4|punct",
    ),
    "refusing to deny": (
        "hypothetical", "attacked",
        "Iran|Iran|NNP|2|nsubj refused|refuse|VBD|0|root to|to|TO|4|mark deny|deny|VB|2|xcomp that|that|IN|8|mark "
        "it|it|PRP|8|nsubj had|have|VBD|8|aux attacked|attack|VBN|4|ccomp .|.|.|2|punct",
    ),
    "an embedded if-question": (
        "hypothetical", "left",
        "Diaz|Diaz|NNP|2|nsubj asked|ask|VBD|0|root if|if|IN|5|mark Peru|Peru|NNP|5|nsubj left|leave|VBD|2|ccomp "
        ".|.|.|2|punct",
    ),
    "how to": (
        "hypothetical", "sign",
        "Diaz|Diaz|NNP|2|nsubj knew|know|VBD|0|root how|how|WRB|5|advmod to|to|TO|5|mark sign|sign|VB|2|ccomp .|.|.|2|punct",
    ),
    "a request that was denied was made": (
        "actual", "request",
        "Judges|judge|NNS|2|nsubj denied|deny|VBD|0|root the|the|DT|4|det request|request|NN|2|obj .|.|.|2|punct",
    ),
    "a charge that was denied in a clause is negated": (
        "negated", "attacked",
        "Iran|Iran|NNP|2|nsubj denied|deny|VBD|0|root that|that|IN|6|mark it|it|PRP|6|nsubj had|have|VBD|6|aux "
        "attacked|attack|VBN|2|ccomp .|.|.|2|punct",
    ),
    "what a comparison measures by": (
        "actual", "promised",
        "Peru|Peru|NNP|3|nsubj may|may|MD|3|aux withdraw|withdraw|VB|0|root sooner|soon|RBR|3|advmod than|than|IN|7|mark "
        "it|it|PRP|7|nsubj promised|promise|VBD|4|advcl .|.|.|3|punct",
    ),
    "until in the past": (
        "actual", "fell",
        "Rebels|rebel|NNS|2|nsubj fought|fight|VBD|0|root until|until|IN|5|mark Gao|Gao|NNP|5|nsubj fell|fall|VBD|2|advcl "
        ".|.|.|2|punct",
    ),
    "not until": (
        "actual", "sign",
        "Peru|Peru|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod sign|sign|VB|0|root until|until|IN|6|case "
        "Friday|Friday|NNP|4|obl .|.|.|4|punct",
    ),
    "a participle before a noun": (
        "actual", "seized",
        "Peru|Peru|NNP|3|nsubj may|may|MD|3|aux return|return|VB|0|root seized|seize|VBN|5|amod ships|ship|NNS|3|obj "
        ".|.|.|3|punct",
    ),
    "would not, as a refusal": (
        "negated", "name",
        "Peru|Peru|NNP|4|nsubj would|would|MD|4|aux not|not|RB|4|advmod name|name|VB|0|root them|they|PRP|4|obj .|.|.|4|punct",
    ),
    "would not, on a condition": (
        "hypothetical", "name",
        "Peru|Peru|NNP|4|nsubj would|would|MD|4|aux not|not|RB|4|advmod name|name|VB|0|root them|they|PRP|4|obj "
        "if|if|IN|8|mark Chile|Chile|NNP|8|nsubj asked|ask|VBD|4|advcl .|.|.|4|punct",
    ),
    "going to": (
        "future", "going",
        "Peru|Peru|NNP|3|nsubj is|be|VBZ|3|aux going|go|VBG|0|root to|to|TO|5|mark sign|sign|VB|3|xcomp .|.|.|3|punct",
    ),
    "a plea with please": (
        "hypothetical", "sign",
        "Please|please|UH|2|discourse sign|sign|VBP|0|root it|it|PRP|2|obj .|.|.|2|punct",
    ),
    "a prohibition": (
        "hypothetical", "sign",
        "Do|do|VB|3|aux not|not|RB|3|advmod sign|sign|VB|0|root it|it|PRP|3|obj .|.|.|3|punct",
    ),
    "decide against": (
        "negated", "leaving",
        "Peru|Peru|NNP|2|nsubj decided|decide|VBD|0|root against|against|IN|4|mark leaving|leave|VBG|2|advcl .|.|.|2|punct",
    ),
    "no on the object negates it once": (
        "negated", "plans",
        "Peru|Peru|NNP|2|nsubj has|have|VBZ|0|root no|no|DT|4|det plans|plan|NNS|2|obj .|.|.|2|punct",
    ),
    "a clause that is told beside a question": (
        "actual", "seized",
        "Peru|Peru|NNP|2|nsubj seized|seize|VBD|0|root ships|ship|NNS|2|obj ,|,|,|7|punct what|what|WP|7|obj "
        "can|can|MD|7|aux follow|follow|VB|2|parataxis ?|?|.|2|punct",
    ),
    "a question": (
        "hypothetical", "seize",
        "Did|do|VBD|3|aux Peru|Peru|NNP|3|nsubj seize|seize|VB|0|root ships|ship|NNS|3|obj ?|?|.|3|punct",
    ),
    "an order to those addressed stays theirs": (
        "hypothetical", "join",
        "Peru|Peru|NNP|2|nsubj asked|ask|VBD|0|root authorities|authority|NNS|2|obj to|to|TO|5|mark join|join|VB|2|xcomp "
        "talks|talk|NNS|5|obj .|.|.|2|punct",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("status", "word", "sentence"), CASES.values(), ids=CASES)
def test_construction_gives_the_status(status, word, sentence):
    """Each construction leaves its predicate with the status that a reader gives it."""
    coding = plant(sentence)
    token = next(token for token in coding.analysis.tokens if token.text == word)

    assert status_of(coding, token)[0] == status


# Told as done, planned, wished for, ordered, denied: each less sure than the one before.
LADDER = [
    "Peru|Peru|NNP|2|nsubj left|leave|VBD|0|root .|.|.|2|punct",
    "Peru|Peru|NNP|2|nsubj plans|plan|VBZ|0|root to|to|TO|4|mark left|leave|VB|2|xcomp .|.|.|2|punct",
    "Peru|Peru|NNP|2|nsubj wants|want|VBZ|0|root to|to|TO|4|mark left|leave|VB|2|xcomp .|.|.|2|punct",
    "left|leave|VB|0|root Peru|Peru|NNP|1|obj .|.|.|1|punct",
    "Peru|Peru|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod left|leave|VB|0|root .|.|.|4|punct",
]


def test_grades_fall_from_done_to_denied():
    """Factuality runs from 3 for what is told as done down to what is denied, never outside -3 to 3."""
    grades = []
    for sentence in LADDER:
        analysis = plant(sentence).analysis
        token = next(token for token in analysis.tokens if token.text == "left")
        grades.append(factuality_of(analysis, token).grade)

    assert grades == sorted(grades, reverse=True)
    assert len(set(grades)) == len(grades)
    assert (grades[0], min(grades) >= -3) == (3, True)


def test_what_should_not_be_lies_below_what_should():
    """Of two events that are only supposed, the one that is negated as well has the lower grade."""
    should = "Peru|Peru|NNP|3|nsubj should|should|MD|3|aux leave|leave|VB|0|root .|.|.|3|punct"
    should_not = "Peru|Peru|NNP|4|nsubj should|should|MD|4|aux not|not|RB|4|advmod leave|leave|VB|0|root .|.|.|4|punct"

    grades = []
    for sentence in (should, should_not):
        analysis = plant(sentence).analysis
        grades.append(factuality_of(analysis, next(token for token in analysis.tokens if token.text == "leave")).grade)

    assert grades[1] < 0 <= grades[0]
