"""What the event head learns from."""

import random

import pytest

pytest.importorskip("torch")

from diurna.records import Span
from diurna.training.events import EVENT_TYPES, ComposedEvent, ComposedSentence
from diurna.training.triples import NOBODY, item_of, with_negatives

TEXT = "Norland attacked Sudmark yesterday."
EVENT = ComposedEvent(
    kind="ASSAULT", mode="", actors=(Span(0, 7),), recipients=(Span(17, 24),), trigger=Span(8, 16), status="actual",
    contexts=("military",), speakers=(),
)  # fmt: skip


def test_spans_become_words():
    """Words count from 1; what is no predicate is kept for counter-examples."""
    item = item_of(ComposedSentence(text=TEXT, topic="t", events=(EVENT,)))

    (triple,) = item.told
    assert (triple.trigger, triple.actor, triple.recipient) == ((2, 2), (1, 1), (3, 3))
    assert EVENT_TYPES[triple.kind] == "ASSAULT"
    assert 2 not in item.other


def test_the_wrong_way_round_is_no_event():
    """Among the counter-examples is the attack turned round."""
    item = item_of(ComposedSentence(text=TEXT, topic="t", events=(EVENT,)))

    triples = with_negatives(item, random.Random(1))

    turned = [one for one in triples if (one.trigger, one.actor, one.recipient) == ((2, 2), (3, 3), (1, 1))]
    assert [EVENT_TYPES[one.kind] for one in turned] == ["NONE"]
    assert all(one.kind == 0 for one in triples if one.trigger != (2, 2))


def test_events_without_a_recipient_have_nobody_there():
    """A missing party is nobody."""
    event = ComposedEvent(
        kind="MOBILIZE", mode="", actors=(Span(0, 7),), recipients=(), trigger=Span(8, 16), status="actual",
        contexts=(), speakers=(),
    )  # fmt: skip

    (triple,) = item_of(ComposedSentence(text=TEXT, topic="t", events=(event,))).told

    assert triple.recipient == NOBODY
