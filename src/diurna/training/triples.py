"""Composed sentences as what the event head learns from: a predicate, an actor and a recipient, and what they make.

Beside what is written down it learns from what is not: the wrong way round, the parties of another event of the
sentence, and words that name no event, are NONE.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from diurna.language.marks import encoder_words
from diurna.language.words import find_words
from diurna.records import Span
from diurna.training.events import (
    EVENT_CONTEXTS,
    EVENT_MODES,
    EVENT_TYPES,
    NONE,
    STATUSES,
    ComposedEvent,
    ComposedSentence,
)

Range = tuple[int, int]  # first and last word, from 1; (0, 0) for nobody
NOBODY: Range = (0, 0)
# What two do together has no direction.
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
UNTOLD = -100
# How often a party is hidden, so that events whose other side is not named are known, too.
HIDDEN = 0.1
OTHER_WORDS = 2  # words of a sentence that name no event, an epoch
OTHER_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Triple:
    """A predicate with its parties, as word ranges, and what it is: indices into the label sets, `UNTOLD` where unknown."""

    trigger: Range
    actor: Range
    recipient: Range
    kind: int
    mode: int = UNTOLD
    contexts: tuple[int, ...] | None = None
    status: int = UNTOLD
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class EventItem:
    """A sentence's words, the triples written down for it, and the numbers of its words that are no predicate."""

    words: tuple[str, ...]
    told: tuple[Triple, ...]
    other: tuple[int, ...]


def item_of(sentence: ComposedSentence) -> EventItem:
    """Words and triples of a composed sentence."""
    spans = find_words(sentence.text, Span(0, len(sentence.text)))
    told = [triple for event in sentence.events for triple in triples_of(event, spans)]
    taken = {index for triple in told for index in range(triple.trigger[0], triple.trigger[1] + 1)}
    other = [
        index
        for index, span in enumerate(spans, start=1)
        if index not in taken and span.end - span.start > 3 and span.of(sentence.text).isalpha()
    ]
    return EventItem(tuple(encoder_words(sentence.text, spans)), tuple(told), tuple(other))


def triples_of(event: ComposedEvent, spans: Sequence[Span]) -> Iterator[Triple]:
    """One triple for each actor with each recipient; of several actors alone, one for each pair of them too."""
    real = event.kind != NONE
    contexts = tuple(map(EVENT_CONTEXTS.index, event.contexts)) if real else None
    actors = [word_range(span, spans) for span in event.actors]
    recipients = [word_range(span, spans) for span in event.recipients]
    pairs = list(product(actors or [NOBODY], recipients or [NOBODY]))
    if len(actors) > 1 and not recipients:
        pairs += [(one, other) for one, other in product(actors, actors) if one != other]
    for actor, recipient in pairs:
        yield Triple(
            word_range(event.trigger, spans),
            actor,
            recipient,
            EVENT_TYPES.index(event.kind),
            EVENT_MODES.index(event.mode) if real else UNTOLD,
            contexts,
            STATUSES.index(event.status) if real else UNTOLD,
        )


def word_range(span: Span, spans: Sequence[Span]) -> Range:
    """The words of a span of text."""
    inside = [index for index, word in enumerate(spans, start=1) if word.start < span.end and span.start < word.end]
    return inside[0], inside[-1]


def with_negatives(item: EventItem, rng: random.Random) -> list[Triple]:
    """The triples of a sentence for one epoch: what is told, and some of what follows not to be."""
    known = {(triple.trigger, triple.actor, triple.recipient) for triple in item.told}
    pairs = list(dict.fromkeys((triple.actor, triple.recipient) for triple in item.told))
    out = [hide(triple, rng) for triple in item.told]

    def add(trigger: Range, actor: Range, recipient: Range) -> None:
        if (trigger, actor, recipient) not in known and actor != recipient:
            known.add((trigger, actor, recipient))
            out.append(Triple(trigger, actor, recipient, EVENT_TYPES.index(NONE), weight=OTHER_WEIGHT))

    for triple in item.told:
        if NOBODY not in (triple.actor, triple.recipient) and EVENT_TYPES[triple.kind] not in MUTUAL:
            add(triple.trigger, triple.recipient, triple.actor)
        actor, recipient = rng.choice(pairs)
        told = {
            part for other in item.told if other.trigger == triple.trigger for part in (other.actor, other.recipient)
        }
        if not {actor, recipient} & (told - {NOBODY}):
            add(triple.trigger, actor, recipient)
    for word in rng.sample(item.other, min(OTHER_WORDS, len(item.other))):
        actor, recipient = rng.choice(pairs) if pairs else (NOBODY, NOBODY)
        add((word, word), actor, recipient)
    return out


def hide(triple: Triple, rng: random.Random) -> Triple:
    """Now and then a triple without one of its parties."""
    if NOBODY in (triple.actor, triple.recipient) or rng.random() >= 2 * HIDDEN:
        return triple
    return replace(triple, actor=NOBODY) if rng.random() < 0.5 else replace(triple, recipient=NOBODY)
