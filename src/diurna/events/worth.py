"""Which predicates are worth a record: someone did it, it is politics, and it was done by people."""

from collections.abc import Sequence

from diurna.events.predicates import Predicate
from diurna.events.slots import WEAPONS
from diurna.ontology import EventType
from diurna.records import Coding, Mention
from diurna.records.event import Quad

# Words and good deeds of nobody in particular are no record; violence and arrests by unknown hands are.
NEEDS_ACTOR = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "MOBILIZE", "THREATEN"])
NEEDS_ACTOR_AS_NOUN = frozenset(["ACCUSE", "REQUEST", "REJECT"])
# What accidents do to people as well.
HARM = frozenset(
    """kill injure wound hurt die death killing injury casualty hit strike maim harm burn crush destroy damage fire
    down explode explosion blast burst break collapse tear topple wreck""".split()
)
# Refusing something that is no event is seldom political ("refused to comment"); agreeing or threatening is.
BARE_EMBEDDERS = frozenset({"REJECT"})
# Sectors of private life: what two such parties say to each other is no politics, what they do to each other may be.
PRIVATE = frozenset({"CVL", "HLH", "EDU"})


def makes_record(
    coding: Coding,
    predicate: Predicate,
    kind: EventType,
    actors: Sequence[Mention],
    recipients: Sequence[Mention],
    *,
    embeds: bool,
) -> bool:
    """Whether a predicate with these parties is an event to record; `embeds`, whether it took in another event."""
    if not is_public(coding, [*actors, *recipients], kind.quad):
        return False
    if kind.requires_recipient and not recipients and len(actors) < 2:
        return False
    if not actors and (
        kind.name in NEEDS_ACTOR or (kind.name in NEEDS_ACTOR_AS_NOUN and predicate.entry.pos != "verb")
    ):
        return False
    if kind.name == "ASSAULT" and not actors and not is_violent(coding, predicate):
        return False
    return embeds or bool(recipients) or not says_too_little(predicate)


def is_public(coding: Coding, parties: Sequence[Mention], quad: Quad) -> bool:
    """Whether parties make a record: someone's side is known, and it is not private people talking among themselves."""
    found = [coding.entity(mention) for mention in parties]
    if quad == "material conflict":
        return any(entity.code for entity in found)
    return any(
        (entity.country and not entity.sectors) or set(entity.sectors) - PRIVATE or entity.short for entity in found
    )


def is_violent(coding: Coding, predicate: Predicate) -> bool:
    """Whether people did it: a word of violence stands near a bare "killed", which an earthquake may have done.

    Near is the headline, the sentence itself, and the two before it.
    """
    if predicate.entry.mode is not None or predicate.token.lemma.lower() not in HARM:
        return True
    words = (predicate.lexicon.violence | WEAPONS) - HARM
    here = coding.analysis.sentence_of(predicate.token).number
    near = [sentence for sentence in coding.analysis.sentences if sentence.number in {0, here - 2, here - 1, here}]
    return any(
        token.lemma.lower() in words
        for sentence in near
        for token in coding.analysis.tokens_of(sentence)
        if token.index != predicate.token.index
    )


def says_too_little(predicate: Predicate) -> bool:
    """Whether an entry says too little by itself, should its complement hold no event ("refused to comment")."""
    if predicate.entry.event not in BARE_EMBEDDERS:
        return False
    asks = any(condition.kind in {"xcomp", "ccomp"} and not condition.negated for condition in predicate.entry.frame)
    return asks and bool(predicate.entry.absorbs)
