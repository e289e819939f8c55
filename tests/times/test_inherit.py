"""A telling without a date takes that of the same happening elsewhere in the article."""

import datetime as dt
from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.records import Draft
from diurna.times import DateEvents

HEADLINE = """
    Chad   Chad  PROPN NNP 2 nsubj
    attacks attack VERB VBZ 0 root
    Niger  Niger PROPN NNP 2 obj
"""
LEAD = """
    Envoys   envoy NOUN NNS 2 nsubj
    spoke    speak VERB VBD 0 root
"""
BODY = """
    Soldiers soldier NOUN NNS 2 nsubj
    {form}   {lemma} VERB VBD 0 root
    farmers  farmer NOUN NNS 2 obj
    in       in     ADP  IN  5 case
    {when}   {when} PROPN NNP 2 obl
"""


def dated(when: str = "Monday", form: str = "attacked", **changes: object) -> Draft:
    """The headline's draft; the body's, below the lead, has the same parties, and its fields changed as asked."""
    body = BODY.format(form=form, lemma=form.removesuffix("ed"), when=when)
    coding = make_coding(HEADLINE, LEAD, LEAD, body, published="2024-05-15", headline=True)
    coding = with_parties(coding, {"Chad": "TCD", "Niger": "NER", "Soldiers": "TCD", "farmers": "NER"})
    mentions = [replace(one, entity={"m2": "e0", "m3": "e1"}.get(one.id, one.entity)) for one in coding.mentions]
    coding = replace(coding, mentions=tuple(mentions))
    tokens = coding.analysis.tokens
    first = Draft(
        id="a", sentence=0, trigger=tokens[1].span, predicate=1, event="ASSAULT", actors=("m0",), recipients=("m1",)
    )
    second = replace(first, id="b", sentence=3, trigger=tokens[8].span, predicate=8, actors=("m2",), recipients=("m3",))
    second = replace(second, **changes)
    return DateEvents()(replace(coding, drafts=(first, second))).drafts[0]


def test_the_headline_takes_the_date_of_the_same_happening():
    """The body says that it was on Monday; the record quotes that, with basis inherited."""
    draft = dated()

    assert draft.date is not None
    assert (draft.date.start, draft.date.text, draft.date.basis) == (dt.date(2024, 5, 13), "Monday", "inherited")
    assert [one.rule for one in draft.evidence if one.field == "date"] == ["date.same-happening"]


def test_a_synonym_with_the_same_parties_is_the_same_happening():
    """Type and both parties agree, so the word may differ."""
    assert dated(form="raided").date.basis == "inherited"


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "PROTEST"},
        {"status": "negated"},
        {"recipients": ("m0",)},
        {"form": "raided", "recipients": ()},
        {"when": "2014"},
        {"when": "April"},
    ],
)
def test_another_happening_or_a_vague_date_lends_nothing(changes: dict[str, object]):
    """Another type, status or party, too little in common, background, or a month: the day of publication stands in."""
    assert dated(**changes).date.basis == "published"
