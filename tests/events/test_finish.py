"""Rewrites and finished records."""

import datetime as dt
from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents, FinishEvents, RewriteEvents
from diurna.records import Entity, Evidence

VISIT = """
Ghana Ghana PROPN NNP 2 nsubj
visited visit VERB VBD 0 root
Togo Togo PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


def drafted(**changes):
    """A coding with one draft, changed."""
    coding = ExtractEvents()(with_parties(make_coding(VISIT), {"Ghana": "GHA", "Togo": "TGO-GOV"}))
    (draft,) = coding.drafts
    return replace(coding, drafts=(replace(draft, **changes),))


@pytest.mark.parametrize(
    ("event", "status", "expected"),
    [
        ("CONSULT", "future", "AGREE"),
        ("AID", "future", "AGREE"),
        ("SUPPORT", "future", "AGREE"),
        ("COOPERATE", "future", "AGREE"),
        ("RETREAT", "future", "CONCEDE"),
        ("CONCEDE", "future", "CONCEDE"),
        ("CONSULT", "actual", "CONSULT"),
        ("CONSULT", "hypothetical", "CONSULT"),
        ("ASSAULT", "future", "ASSAULT"),
    ],
)
def test_plover_s_rewrites_follow_status(event, status, expected):
    """What lies in the future is agreed, not done; all else stays."""
    (draft,) = RewriteEvents()(drafted(event=event, status=status)).drafts

    assert draft.event == expected
    assert (expected == event) != any(evidence.rule.startswith("plover.") for evidence in draft.evidence)


def test_what_is_only_an_aim_is_left_out():
    """A clause of purpose tells of no event; the same status from a modal does."""
    for rule, left in (("embedding.purpose", 0), ("modal.would", 1)):
        coding = drafted(status="hypothetical", evidence=(Evidence("status", rule),))

        assert len(RewriteEvents()(coding).drafts) == left


def test_a_record_quotes_its_words_and_knows_its_scale():
    """Words by offset, quad class, score and CAMEO code by the ontology, parties by their codes."""
    coding = FinishEvents()(drafted())
    (event,) = coding.events

    assert (event.event, event.mode, event.quad, event.score, event.cameo) == (
        "CONSULT", "visit", "verbal cooperation", 4.0, "042",
    )  # fmt: skip
    assert [party.code for party in (*event.actors, *event.recipients)] == ["GHA", "TGO-GOV"]
    assert coding.article.text[event.trigger.start : event.trigger.end] == event.trigger.text == "visited"
    assert (event.date.start, event.date.basis) == (dt.date(2024, 5, 15), "published")


def test_a_mention_of_several_gives_a_party_for_each():
    """Two leaders named as one are two parties with the same words."""
    coding = drafted()
    members = tuple(entity.id for entity in coding.entities)
    pair = Entity(id="pair", kind="group", name="the pair", members=members)
    coding = replace(
        coding,
        entities=(*coding.entities, pair),
        mentions=tuple(replace(mention, entity="pair") for mention in coding.mentions[:1]) + coding.mentions[1:],
    )

    (event,) = FinishEvents()(coding).events

    assert [(party.text, party.code) for party in event.actors] == [("Ghana", "GHA"), ("Ghana", "TGO-GOV")]


def test_a_record_names_what_coded_it():
    """Version, model and lexicons stand in every record."""
    (event,) = FinishEvents()(drafted()).events

    assert event.coder.startswith("diurna 0.")
    assert " model by hand lexicons " in event.coder
