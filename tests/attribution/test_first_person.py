"""Who "I" and "we" are."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.attribution import ResolveFirstPersons
from diurna.records import Claim, Span

SENTENCE = """
We we PRON PRP 2 nsubj
condemn condemn VERB VBP 4 ccomp
Mali Mali PROPN NNP 2 obj
said say VERB VBD 0 root
France France PROPN NNP 4 nsubj
"""


def resolved(quotation):
    """The entities of "we" after the stage, where the words before "said" are a claim of that kind."""
    coding = with_parties(make_coding(SENTENCE), {"France": "FRA", "Mali": "MLI"})
    text = coding.article.text
    said = text.index("said")
    claim = Claim(
        id="c",
        speaker="m0",
        source=coding.mention("m0").span,
        cue=Span(said, said + 4),
        content=Span(0, said - 1),
        quotation=quotation,
        rule="speech.say",
    )
    coding = ResolveFirstPersons()(replace(coding, claims=(claim,)))
    return [mention.entity for mention in coding.mentions if mention.span.of(text) == "We"]


@pytest.mark.parametrize(("quotation", "entities"), [("direct", ["e0"]), ("mixed", ["e0"]), ("indirect", [])])
def test_in_a_quotation_we_are_the_speaker(quotation, entities):
    """Quoted, "we" is who speaks; in indirect speech it would be the reporter, who is no party."""
    assert resolved(quotation) == entities
