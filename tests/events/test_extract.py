"""Predicates and arguments: one construction of English a test, on analyses made by hand."""

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents

FRANCE_MALI = {"France": "FRA", "Mali": "MLI"}


def coded(sentence, parties):
    """What the shipped lexicon finds: (event, mode, actors, recipients) for each draft, parties by their words."""
    coding = ExtractEvents()(with_parties(make_coding(sentence), parties))
    text = coding.article.text
    return [
        (
            draft.event,
            draft.mode,
            [coding.mention(mention).span.of(text) for mention in draft.actors],
            [coding.mention(mention).span.of(text) for mention in draft.recipients],
        )
        for draft in coding.drafts
    ]


ACTIVE = """
France France PROPN NNP 2 nsubj
criticised criticise VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
PASSIVE = """
Mali Mali PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
criticised criticise VERB VBN 0 root
by by ADP IN 5 case
France France PROPN NNP 3 obl:agent
"""
RELATIVE = """
France France PROPN NNP 6 nsubj
, , PUNCT , 4 punct
which which PRON WDT 4 nsubj
criticised criticise VERB VBD 1 acl:relcl
Mali Mali PROPN NNP 4 obj
waits wait VERB VBZ 0 root
"""
PARTICIPLE = """
Mali Mali PROPN NNP 5 nsubj
criticised criticise VERB VBN 1 acl
by by ADP IN 4 case
France France PROPN NNP 2 obl:agent
waits wait VERB VBZ 0 root
"""
SHARED_SUBJECT = """
France France PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
and and CCONJ CC 4 cc
criticised criticise VERB VBD 2 conj
Mali Mali PROPN NNP 4 obj
"""
CONTROL = """
France France PROPN NNP 2 nsubj
began begin VERB VBD 0 root
to to PART TO 4 mark
criticise criticise VERB VB 2 xcomp
Mali Mali PROPN NNP 4 obj
"""
HIDDEN = """
France France PROPN NNP 2 nsubj
criticised criticise VERB VBD 0 root
Mali Mali PROPN NNP 5 nmod:poss
's 's PART POS 3 case
army army NOUN NN 2 obj
"""


@pytest.mark.parametrize(
    "sentence",
    [ACTIVE, PASSIVE, RELATIVE, PARTICIPLE, SHARED_SUBJECT, CONTROL, HIDDEN],
    ids=["active", "passive", "relative", "participle", "shared-subject", "control", "inside-the-object"],
)
def test_who_and_whom_are_the_same_in_every_construction(sentence):
    """However the clause is built, France criticises Mali."""
    assert coded(sentence, FRANCE_MALI) == [("ACCUSE", "disapprove", ["France"], ["Mali"])]


def test_coordinated_parties_all_count():
    """Each member of a coordination is a party."""
    sentence = """
    Chad Chad PROPN NNP 6 nsubj
    , , PUNCT , 3 punct
    Niger Niger PROPN NNP 1 conj
    and and CCONJ CC 5 cc
    Togo Togo PROPN NNP 1 conj
    criticised criticise VERB VBD 0 root
    Mali Mali PROPN NNP 6 obj
    """

    ((_, _, actors, recipients),) = coded(sentence, {"Chad": "TCD", "Niger": "NER", "Togo": "TGO", "Mali": "MLI"})

    assert (actors, recipients) == (["Chad", "Niger", "Togo"], ["Mali"])


def test_a_light_verb_and_its_noun_are_one_event():
    """To "impose sanctions on" is one record, and the noun's preposition gives the recipient."""
    sentence = """
    France France PROPN NNP 2 nsubj
    imposed impose VERB VBD 0 root
    sanctions sanction NOUN NNS 2 obj
    on on ADP IN 5 case
    Mali Mali PROPN NNP 3 nmod
    """

    ((event, _, actors, recipients),) = coded(sentence, FRANCE_MALI)

    assert (event, actors, recipients) == ("SANCTION", ["France"], ["Mali"])


def test_an_embedding_predicate_absorbs_what_it_embeds():
    """Refusing to recognise a state is a refusal and no recognition."""
    sentence = """
    France France PROPN NNP 2 nsubj
    refused refuse VERB VBD 0 root
    to to PART TO 4 mark
    recognise recognise VERB VB 2 xcomp
    Mali Mali PROPN NNP 4 obj
    """

    ((event, _, actors, recipients),) = coded(sentence, FRANCE_MALI)

    assert (event, actors, recipients) == ("REJECT", ["France"], ["Mali"])


def test_the_absorbed_event_sets_the_mode():
    """A threat to attack is a threat of violence."""
    sentence = """
    France France PROPN NNP 2 nsubj
    threatened threaten VERB VBD 0 root
    to to PART TO 4 mark
    bomb bomb VERB VB 2 xcomp
    Mali Mali PROPN NNP 4 obj
    """

    assert coded(sentence, FRANCE_MALI) == [("THREATEN", "violence", ["France"], ["Mali"])]


def test_a_noun_takes_its_actor_from_its_possessor():
    """A nominal predicate has arguments like a verb."""
    sentence = """
    France France PROPN NNP 3 nmod:poss
    's 's PART POS 1 case
    refusal refusal NOUN NN 0 root
    to to PART TO 5 mark
    recognise recognise VERB VB 3 acl
    Mali Mali PROPN NNP 5 obj
    """

    ((event, _, actors, recipients),) = coded(sentence, FRANCE_MALI)

    assert (event, actors, recipients) == ("REJECT", ["France"], ["Mali"])


def test_a_visit_belongs_to_the_subject_of_its_clause():
    """In "X spoke during a visit to Y", X visits Y."""
    sentence = """
    France France PROPN NNP 2 nsubj
    spoke speak VERB VBD 0 root
    during during ADP IN 5 case
    a a DET DT 5 det
    visit visit NOUN NN 2 obl
    to to ADP IN 7 case
    Mali Mali PROPN NNP 5 nmod
    """

    assert coded(sentence, FRANCE_MALI) == [("CONSULT", "visit", ["France"], ["Mali"])]


def test_a_sentence_without_a_known_party_gives_no_record():
    """An event between nobody is no record."""
    assert coded(ACTIVE, {}) == []


def test_a_word_that_only_modifies_is_no_event():
    """A "sanctions expert" sanctions nobody."""
    sentence = """
    France France PROPN NNP 2 nsubj
    hired hire VERB VBD 0 root
    a a DET DT 5 det
    sanctions sanction NOUN NNS 5 compound
    expert expert NOUN NN 2 obj
    """

    assert coded(sentence, {"France": "FRA"}) == []
