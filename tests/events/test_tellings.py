"""Whose "the proposal" is: what a noun points back to."""

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents

PROPOSED = """
Togo Togo PROPN NNP 2 nsubj
suggested suggest VERB VBD 0 root
new new ADJ JJ 4 amod
borders border NOUN NNS 2 obj
"""
WAITED = """
Kenya Kenya PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
"""
REFUSED = """
Mali Mali PROPN NNP 2 nsubj
turned turn VERB VBD 0 root
down down ADP RP 2 compound:prt
{article} {article} DET DT 5 det
proposal proposal NOUN NN 2 obj
"""
ATTACKED = """
Togo Togo PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Chad Chad PROPN NNP 2 obj
"""
CONDEMNED = """
Mali Mali PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
"""
OWN_ATTACK = """
Mali Mali PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
by by ADP IN 6 case
Kenya Kenya PROPN NNP 4 nmod
"""
PARTIES = {"Togo": "TGO", "Mali": "MLI", "Kenya": "KEN", "Chad": "TCD"}


def recipients(*sentences):
    """Whom Mali's deed is aimed at."""
    named = {words: code for words, code in PARTIES.items() if any(words in sentence for sentence in sentences)}
    coding = ExtractEvents()(with_parties(make_coding(*sentences), named))
    text = coding.article.text
    return [
        [coding.mention(mention).span.of(text) for mention in draft.recipients]
        for draft in coding.drafts
        if [coding.mention(mention).span.of(text) for mention in draft.actors] == ["Mali"]
    ]


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        ([PROPOSED, REFUSED.format(article="the")], [["Togo"]]),
        ([PROPOSED, WAITED, WAITED.replace("Kenya", "Lions"), REFUSED.format(article="the")], [[]]),
        ([PROPOSED, REFUSED.format(article="a")], [[]]),
        ([ATTACKED, CONDEMNED], [["Togo"]]),
        ([ATTACKED, OWN_ATTACK], [["Kenya"]]),
    ],
)
def test_a_definite_deed_is_its_author_s(sentences, wanted):
    """A deed spoken of as known is whose it was told to be within two sentences, if it has no owner of its own."""
    assert recipients(*sentences) == wanted
