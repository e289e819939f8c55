"""A state that takes another for land of its own: constructions of seeing, considering and saying, on trees by hand."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents
from diurna.records import Coding

PARTIES = {"Iraq": "IRQ", "Kuwait": "KWT"}

SEES_AS = """
Iraq Iraq PROPN NNP 2 nsubj
saw see VERB VBD 0 root
Kuwait Kuwait PROPN NNP 2 obj
as as ADP IN 6 case
its its PRON PRP$ 6 nmod:poss
province province NOUN NN 2 obl
"""
SEEN_BY = """
Kuwait Kuwait PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
seen see VERB VBN 0 root
by by ADP IN 5 case
Iraq Iraq PROPN NNP 3 obl:agent
as as ADP IN 8 case
its its PRON PRP$ 8 nmod:poss
province province NOUN NN 3 obl
"""
CONSIDERS = """
Iraq Iraq PROPN NNP 2 nsubj
considered consider VERB VBD 0 root
Kuwait Kuwait PROPN NNP 2 obj
part part NOUN NN 2 xcomp
of of ADP IN 7 case
its its PRON PRP$ 7 nmod:poss
territory territory NOUN NN 4 nmod
"""
CONSIDERS_COMPOUND = """
Iraq Iraq PROPN NNP 2 nsubj
considered consider VERB VBD 0 root
Kuwait Kuwait PROPN NNP 4 compound
part part NOUN NN 2 xcomp
of of ADP IN 7 case
its its PRON PRP$ 7 nmod:poss
territory territory NOUN NN 4 nmod
"""
CLAIMS_AS_OWN = """
Iraq Iraq PROPN NNP 2 nsubj
claimed claim VERB VBD 0 root
Kuwait Kuwait PROPN NNP 2 obj
as as ADP IN 6 case
its its PRON PRP$ 6 nmod:poss
own own ADJ JJ 2 obl
"""
RENEGADE = """
Iraq Iraq PROPN NNP 2 nsubj
regards regard VERB VBZ 0 root
Kuwait Kuwait PROPN NNP 2 obj
as as ADP IN 7 case
a a DET DT 7 det
renegade renegade ADJ JJ 7 amod
region region NOUN NN 2 obl
"""
MOTHERLAND = """
Iraq Iraq PROPN NNP 2 nsubj
treats treat VERB VBZ 0 root
Kuwait Kuwait PROPN NNP 2 obj
as as ADP IN 5 case
part part NOUN NN 2 obl
of of ADP IN 8 case
the the DET DT 8 det
motherland motherland NOUN NN 5 nmod
"""
INSISTS = """
Iraq Iraq PROPN NNP 2 nsubj
insists insist VERB VBZ 0 root
that that SCONJ IN 6 mark
Kuwait Kuwait PROPN NNP 6 nsubj
is be AUX VBZ 6 cop
part part NOUN NN 2 ccomp
of of ADP IN 9 case
its its PRON PRP$ 9 nmod:poss
soil soil NOUN NN 6 nmod
"""
BELONGS = """
Iraq Iraq PROPN NNP 2 nsubj
maintains maintain VERB VBZ 0 root
that that SCONJ IN 5 mark
Kuwait Kuwait PROPN NNP 5 nsubj
belongs belong VERB VBZ 2 ccomp
to to ADP IN 7 case
it it PRON PRP 5 obl
"""
RELATIVE = """
Kuwait Kuwait PROPN NNP 8 nsubj
, , PUNCT , 5 punct
which which PRON WDT 5 obj
Iraq Iraq PROPN NNP 5 nsubj
considers consider VERB VBZ 1 acl:relcl
its its PRON PRP$ 7 nmod:poss
land land NOUN NN 5 xcomp
waits wait VERB VBZ 0 root
"""
LAYS_CLAIM = """
Iraq Iraq PROPN NNP 2 nsubj
laid lay VERB VBD 0 root
claim claim NOUN NN 2 obj
to to ADP IN 5 case
Kuwait Kuwait PROPN NNP 2 obl
"""
SOVEREIGNTY = """
Iraq Iraq PROPN NNP 2 nsubj
asserted assert VERB VBD 0 root
sovereignty sovereignty NOUN NN 2 obj
over over ADP IN 5 case
Kuwait Kuwait PROPN NNP 3 nmod
"""


def coded(coding: Coding) -> list[tuple[str, list[str], list[str], str]]:
    """What is found: event, actors and recipients by their words, and the entry that said so."""
    coding = ExtractEvents()(coding)
    text = coding.article.text
    return [
        (
            draft.event,
            [coding.mention(mention).span.of(text) for mention in draft.actors],
            [coding.mention(mention).span.of(text) for mention in draft.recipients],
            next(part.rule for part in draft.evidence if part.field == "event"),
        )
        for draft in coding.drafts
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        SEES_AS, SEEN_BY, CONSIDERS, CONSIDERS_COMPOUND, CLAIMS_AS_OWN, RENEGADE, MOTHERLAND, INSISTS, BELONGS,
        RELATIVE, LAYS_CLAIM, SOVEREIGNTY,
    ],
    ids=[
        "sees-as", "seen-by", "considers", "considers-compound", "claims-as-own", "renegade", "motherland", "insists",
        "belongs", "relative", "lays-claim", "sovereignty",
    ],
)  # fmt: skip
def test_a_state_taken_for_land_of_one_s_own_is_rejected(sentence):
    """However it is said: the complement names land, and that of the subject."""
    ((event, actors, recipients, rule),) = coded(with_parties(make_coding(sentence), PARTIES))

    assert (event, actors, recipients) == ("REJECT", ["Iraq"], ["Kuwait"])
    assert rule.startswith("reject.claim.")


MARKET = CONSIDERS.replace("territory territory", "market market")
A_PROVINCE = RENEGADE.replace("renegade renegade", "rich rich")
ANOTHER_S = """
Cyprus Cyprus PROPN NNP 2 nsubj
considered consider VERB VBD 0 root
Kuwait Kuwait PROPN NNP 2 obj
part part NOUN NN 2 xcomp
of of ADP IN 6 case
Iraq Iraq PROPN NNP 4 nmod
"""
THEIR_REGION = CONSIDERS.replace("its its PRON PRP$ 7 nmod:poss", "the the DET DT 7 det").replace("territory", "region")


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (MARKET, PARTIES),
        (A_PROVINCE, PARTIES),
        (THEIR_REGION, PARTIES),
        (ANOTHER_S, {"Cyprus": "CYP", **PARTIES}),
    ],
    ids=["no-land", "nobody-s", "a-region-of-the-world", "another-s"],
)
def test_other_complements_claim_nothing(sentence, parties):
    """Part of its market, a rich region, part of the region: no land of the subject's; nor is what it sees as another's."""
    assert coded(with_parties(make_coding(sentence), parties)) == []


def test_a_province_of_another_state_is_no_state():
    """Claiming a region says nothing of the state that it is coded under."""
    coding = with_parties(make_coding(SEES_AS), PARTIES)
    entities = tuple(replace(entity, kind="place") if entity.country == "KWT" else entity for entity in coding.entities)

    assert coded(replace(coding, entities=entities)) == []


def test_nothing_is_a_province_of_itself():
    """A pronoun that was resolved to the object must mean the subject."""
    coding = with_parties(make_coding(INSISTS), {**PARTIES, "its": "KWT"})
    kuwait, its = (mention for mention in coding.mentions if mention.span.of(coding.article.text) in {"Kuwait", "its"})
    mentions = tuple(
        replace(mention, entity=kuwait.entity, kind="pronoun") if mention is its else mention
        for mention in coding.mentions
    )

    assert [rule for _, _, _, rule in coded(replace(coding, mentions=mentions))] == ["reject.claim.own.say"]


REJECTS_INDEPENDENCE = """
Iraq Iraq PROPN NNP 2 nsubj
rejects reject VERB VBZ 0 root
Kuwait Kuwait PROPN NNP 5 nmod:poss
's 's PART POS 3 case
independence independence NOUN NN 2 obj
"""
REJECTS_DECLARATION = """
Iraq Iraq PROPN NNP 2 nsubj
rejects reject VERB VBZ 0 root
Kuwait Kuwait PROPN NNP 5 nmod:poss
's 's PART POS 3 case
declaration declaration NOUN NN 2 obj
of of ADP IN 7 case
independence independence NOUN NN 5 nmod
"""
ACCEPTS_INDEPENDENCE = REJECTS_INDEPENDENCE.replace("rejects reject", "accepts accept")


@pytest.mark.parametrize(
    ("sentence", "event", "rule"),
    [
        (REJECTS_INDEPENDENCE, "REJECT", "reject.independence"),
        (REJECTS_DECLARATION, "REJECT", "reject.independence.declaration"),
        (ACCEPTS_INDEPENDENCE, "SUPPORT", "support.recognise.accept"),
    ],
    ids=["rejects", "rejects-declaration", "accepts"],
)
def test_a_state_s_independence_is_rejected_or_accepted(sentence, event, rule):
    """By words that do not say "recognise"; the entry tells relations what was meant."""
    assert coded(with_parties(make_coding(sentence), PARTIES)) == [(event, ["Iraq"], ["Kuwait"], rule)]
