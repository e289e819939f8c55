"""The extraction stage: predicates and their arguments to drafts of events.

The plan: 1. find predicates; 2. let those that embed others absorb them; 3. fill the slots; 4. drop what
is told twice or names nobody; 5. hear the type model: its confidence, its veto, and what the lexicon does not know; 6. hear the
detector, which has read whole articles: what it does not believe, and what both have passed over.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from diurna.events.arguments import find_subjects
from diurna.events.contexts import contexts_of
from diurna.events.detecting import Detecting
from diurna.events.embedding import find_absorbed, find_mediating, find_mediators
from diurna.events.gates import is_idle, is_play
from diurna.events.judging import VETO, VETO_OF_BOTH, VETO_WITHOUT_PARTIES, Judge, with_contexts
from diurna.events.merging import drop_repeated, with_addressees
from diurna.events.parties import sides_of
from diurna.events.predicates import Predicate, find_predicates, match
from diurna.events.slots import fill
from diurna.events.worth import is_accident, is_public, makes_record
from diurna.lexicons.events import EventLexicon, event_lexicon
from diurna.model.detector import Detector, shipped_detector
from diurna.model.events import NONE, TypeModel, type_model
from diurna.ontology import Ontology, plover
from diurna.records import Coding, Draft, Evidence, Mention, Span, Token

# What one does to oneself under these is no event between parties ("defended its decision").
OUTWARD = frozenset("SUPPORT ACCUSE REJECT COOPERATE AID THREATEN ASSAULT COERCE SANCTION REQUEST".split())
# Promising or being ready to do one of these is a threat; agreeing to it or proposing it is not.
THREATENING = frozenset("promise vow pledge swear ready willing prepared prepare plan".split())
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD"})
# What a crowd does in protest is something else where a state does it.
OF_STATES: dict[str | None, tuple[str, str | None]] = {
    "obstruct": ("COERCE", "restrict"),
    "boycott": ("SANCTION", "discontinue"),
}
# What one says of a deed is said to those whom it befalls, where nobody else is told.
PASSED_ON = frozenset({"REJECT", "AGREE", "THREATEN"})
EXPELLED_AS_PEOPLE = frozenset({"CVL", "REF", "CRM", "EDU", "LAB", "REL"})
HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
# Not calibrated: a first guess at how far each way of finding a record can be trusted, highest for a framed verb.
CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adj": 0.65}
PRONOUN_FACTOR = 0.85
BARE_FACTOR = 0.9
PROPOSED_FACTOR = 0.7


class ExtractEvents:
    """Adds drafts: who did what to whom, as the lexicon and the trees have it."""

    name = "events"
    needs = frozenset({"analysis", "entities", "mentions"})
    adds = frozenset({"drafts"})

    def __init__(
        self,
        lexicon: EventLexicon | None = None,
        ontology: Ontology | None = None,
        model: TypeModel | None = None,
        *,
        detector: Detector | Literal["shipped"] | None = "shipped",
    ) -> None:
        """Extract by a lexicon, an ontology, a type model and a detector, the shipped ones where none is given.

        Without `detector` the rules and the type model decide alone.
        """
        self.lexicon = lexicon or event_lexicon()
        self.ontology = ontology or plover()
        self.judge = Judge(model or type_model())
        found = shipped_detector() if detector == "shipped" else detector
        types = self.judge.model.types
        self.detecting = Detecting(found, self.ontology, types, retypes=lexicon is None) if found is not None else None

    def __call__(self, coding: Coding) -> Coding:
        """Find the events of an article."""
        predicates = find_predicates(coding, self.lexicon)
        inner = find_absorbed(coding, predicates)
        by_token = {predicate.token.index: predicate for predicate in predicates}
        absorbed = {index for indices in inner.values() for index in indices}
        mediating = find_mediating(coding, predicates)
        drafts: list[Draft] = []
        nouns: dict[str, Token] = {}
        for predicate in predicates:
            if predicate.token.index in absorbed | mediating:
                continue
            embedded = [by_token[index] for index in inner.get(predicate.token.index, ())]
            draft = self._draft(coding, predicate, embedded)
            if draft is not None:
                drafts.append(draft)
                if predicate.frame and predicate.frame[0].upos == "NOUN":
                    nouns[draft.id] = predicate.frame[0]
        known = frozenset(part.index for predicate in predicates for part in (predicate.token, *predicate.frame))
        judged = [
            *self._judged(coding, with_addressees(coding, drop_repeated(coding, drafts)), nouns),
            *self._proposed(coding, known),
        ]
        if self.detecting is not None:
            judged = self.detecting.weigh(
                coding, predicates, judged, lambda token, event: draft_id(coding, token, event)
            )
        return replace(coding, drafts=tuple(sorted(judged, key=lambda draft: (draft.trigger.start, draft.id))))

    def _judged(self, coding: Coding, drafts: Sequence[Draft], nouns: Mapping[str, Token]) -> Iterator[Draft]:
        """Drafts with what the type model says of them; none of which it is sure that there is no event.

        `nouns` are those of light verbs, by the id of their draft: of "drew condemnation" it is asked at both words.
        """

        def question(draft: Draft, token: Token) -> tuple[Token, list[Mention], list[Mention]]:
            actors, recipients = ([coding.mention(one) for one in side] for side in (draft.actors, draft.recipients))
            return token, actors, recipients

        asked = [question(draft, coding.analysis.tokens[draft.predicate]) for draft in drafts]
        verdicts = self.judge.verdicts(coding, asked)
        if not verdicts:
            yield from drafts
            return
        for draft, verdict in zip(drafts, verdicts, strict=True):
            if draft.event not in self.ontology.learned:
                yield draft  # a type of the user's own, of which the model can say nothing
            elif verdict.types[NONE] < veto_of(draft) or (
                draft.id in nouns
                and self.judge.verdicts(coding, [question(draft, nouns[draft.id])])[0].types[NONE] < veto_of(draft)
            ):
                agreed = verdict.types.get(draft.event, 0.0)
                rule = f"model.{draft.event.lower()}.{agreed:.2f}"
                yield replace(
                    with_contexts(draft, verdict),
                    evidence=(*draft.evidence, Evidence("confidence", rule, draft.trigger, agreed)),
                )

    def _proposed(self, coding: Coding, known: frozenset[int]) -> Iterator[Draft]:
        """Drafts of what the lexicon does not know and the type model is sure of; `known` are the lexicon's tokens."""
        for found in self.judge.propose(coding, known):
            kind = self.ontology.events.get(found.event) if found.event in self.ontology.learned else None
            parties = [*found.actors, *found.recipients]
            if kind is None or not is_public(coding, parties, kind.quad) or is_play(coding, found.token, parties):
                continue
            if is_accident(coding, found.token, found.actors) or is_idle(coding, found):
                continue
            trigger = Span.around([found.token.span, *particles(coding, found.token)])
            mode = found.mode if found.mode in kind.modes else None
            rule = f"model.{found.event.lower()}.{found.sure:.2f}"
            evidence = [Evidence("event", rule, trigger, found.sure)]
            evidence += [Evidence("mode", f"model.{mode}", trigger)] if mode is not None else []
            evidence += [Evidence("actors", "slot.subj", mention.span) for mention in found.actors]
            evidence += [Evidence("recipients", f"slot.{found.slot}", mention.span) for mention in found.recipients]
            yield Draft(
                id=draft_id(coding, found.token, found.event),
                sentence=coding.analysis.sentence_of(found.token).number,
                trigger=trigger,
                predicate=found.token.index,
                event=found.event,
                mode=mode,
                contexts=found.contexts,
                actors=tuple(mention.id for mention in found.actors),
                recipients=tuple(mention.id for mention in found.recipients),
                confidence=round(PROPOSED_FACTOR * found.sure, 3),
                evidence=tuple(evidence),
            )

    def _draft(self, coding: Coding, predicate: Predicate, embedded: Sequence[Predicate]) -> Draft | None:
        """One predicate to a draft, None where it makes no record.

        1. Parties. 2. Is it worth a record? 3. Event and mode. 4. Evidence.
        """
        entry, token = predicate.entry, predicate.token

        # 1. Parties, from the verb's slots and, where these are empty, from those of a light verb's noun.
        half = self._noun_half(coding, predicate)
        actors, actor_slot = fill(coding, predicate, entry.actor, embedded)
        recipients, recipient_slot = fill(coding, predicate, entry.recipient, embedded)
        if half is not None and not actors:
            actors, actor_slot = fill(coding, half, half.entry.actor, ())
        if half is not None and not recipients:
            recipients, recipient_slot = fill(coding, half, half.entry.recipient, ())
        if not recipients and embedded and entry.event in PASSED_ON:
            # "Rejected any cooperation with X": whom the deed that is taken in would befall.
            recipients, recipient_slot = fill(coding, embedded[0], embedded[0].entry.recipient, ())
        if actor_slot == "between" and recipient_slot != "between":
            actors = across(coding, actors, recipients)
        # The same words on both sides: dug out of the object's own clause ("the money that the president requested").
        recipients = [mention for mention in recipients if mention.id not in {one.id for one in actors}]
        doing = {mention.entity for mention in actors}
        others = [
            mention
            for mention in recipients
            if not doing >= {side.id for side in sides_of(coding, mention)} and mention.entity not in doing
        ]

        # 2. Is it worth a record?
        outward = entry.event in OUTWARD or entry.mode == "release"
        # A state that does it to its own city is meant, where both are one entity: "imposed a curfew on Colombo".
        at_home = entry.event == "COERCE" and not any(mention.kind == "pronoun" for mention in recipients)
        if recipients and not others and outward and not at_home:
            return None
        kind = self.ontology.events[entry.event]
        if not makes_record(coding, predicate, kind, actors, others, embeds=bool(embedded)):
            return None

        # 3. Event and mode: the entry's own, a light verb's noun's, or what the absorbed event makes of it.
        event, mode, mode_from = entry.event, entry.mode, entry.id
        if mode is None and half is not None:
            mode, mode_from = half.entry.mode, half.entry.id
        if embedded:
            inner = embedded[0].entry
            if (
                event == "AGREE"
                and token.lemma in THREATENING
                and self.ontology.events[inner.event].behaves in HOSTILE
                and "THREATEN" in self.ontology.events
            ):
                event, mode = "THREATEN", None
            if mode is None and "legal" not in entry.contexts:  # what an accused denies is no change that he refuses
                mode, mode_from = self.lexicon.inner_mode(event, inner.event, inner.mode), inner.id

        if event == "SANCTION" and mode == "expel" and not entry.frame and are_private(coding, others):
            event, mode = ("COERCE", "deport") if "COERCE" in self.ontology.events else (event, mode)
        if event == "PROTEST" and mode in OF_STATES and is_of_the_state(coding, actors):
            changed, other = OF_STATES[mode]
            if changed in self.ontology.events and (others or not self.ontology.events[changed].requires_recipient):
                event, mode = changed, other
        if event == "PROTEST" and others and token.lemma == "protest" and is_of_the_state(coding, actors):
            event, mode = ("ACCUSE", "disapprove") if "ACCUSE" in self.ontology.events else (event, mode)

        # 4. Evidence.
        framed = [part.span for part in predicate.frame if not is_acting(coding, token, part)]
        trigger = Span.around([token.span, *framed, *particles(coding, token)])
        third = find_mediators(coding, predicate)
        evidence = [Evidence("event", entry.id, trigger)]
        evidence += [Evidence("mode", mode_from, trigger)] if mode is not None else []
        evidence += [Evidence("actors", f"slot.{actor_slot}", mention.span) for mention in actors]
        evidence += [Evidence("recipients", f"slot.{recipient_slot}", mention.span) for mention in others]
        evidence += [Evidence("third_parties", "slot.mediator", mention.span) for mention in third]
        return Draft(
            id=draft_id(coding, token, event),
            sentence=coding.analysis.sentence_of(token).number,
            trigger=trigger,
            predicate=token.index,
            event=event,
            mode=mode,
            contexts=self._contexts(coding, predicate, half),
            actors=tuple(mention.id for mention in actors),
            recipients=tuple(mention.id for mention in others),
            third_parties=tuple(mention.id for mention in third),
            confidence=confidence(predicate, [*actors, *others]),
            evidence=tuple(evidence),
        )

    def _contexts(self, coding: Coding, predicate: Predicate, half: Predicate | None) -> tuple[str, ...]:
        """The contexts of the entry and of a light verb's noun, then those that the clause's words give."""
        given = [*predicate.entry.contexts, *(half.entry.contexts if half else ())]
        named = contexts_of(coding, predicate.token, predicate.frame)
        known = set(self.ontology.contexts)
        return tuple(dict.fromkeys([*given, *(name for name in named if name in known)]))

    def _noun_half(self, coding: Coding, predicate: Predicate) -> Predicate | None:
        """The noun of a light verb as a predicate of its own, where it names the same event: it knows mode and parties.

        "Carried out air strikes" is an attack by its verb; that it came from the air, the noun says.
        """
        for noun in predicate.frame:
            if noun.upos == "NOUN" and predicate.entry.pos == "verb":
                half = match(coding, self.lexicon, noun)
                if half is not None and half.entry.event == predicate.entry.event:
                    return half
        return None


def across(coding: Coding, parties: Sequence[Mention], harmed: Sequence[Mention]) -> list[Mention]:
    """Of two sides those on the other one than the harmed: rebels, of "soldiers were killed in clashes of army and rebels"."""
    codes = {coding.entity(one).code for one in harmed}
    return [one for one in parties if coding.entity(one).code not in codes] or list(parties)


def is_acting(coding: Coding, verb: Token, part: Token) -> bool:
    """Whether a word of a frame is whoever acts, no part of the deed: "farmers" in "farmers blocked a road"."""
    if coding.mention_over(part) is None or part.index > verb.index:
        return False
    return any(part in coding.analysis.subtree(subject) for subject in find_subjects(coding.analysis, verb))


def are_private(coding: Coding, recipients: Sequence[Mention]) -> bool:
    """Whether all who are expelled are people of no office, who are deported: "expelled five Iraqis", not "a diplomat"."""
    return bool(recipients) and all(
        mention.kind == "nationality"
        or (coding.entity(mention).sectors and set(coding.entity(mention).sectors) <= EXPELLED_AS_PEOPLE)
        for mention in recipients
    )


def is_of_the_state(coding: Coding, actors: Sequence[Mention]) -> bool:
    """Whether states and their organs do it: a crowd that blocks a road protests, a state restricts."""
    found = [coding.entity(mention) for mention in actors]
    return bool(found) and all(
        (entity.country and not entity.sectors) or set(entity.sectors) & STATE_SECTORS for entity in found
    )


def veto_of(draft: Draft) -> float:
    """How sure the type model must be that a draft is no event to drop it; of words of a speaker ("is a liar", said X) never.

    Such words stand far from who says them, and the model knows their verbs alone. Nor does it know who was fought.
    """
    if any(evidence.rule in {"slot.speaker", "slot.fought"} for evidence in draft.evidence):
        return 1.0
    if draft.actors and draft.recipients:
        return VETO_OF_BOTH
    return VETO if draft.actors or draft.recipients else VETO_WITHOUT_PARTIES


def draft_id(coding: Coding, token: Token, event: str) -> str:
    """An id from the article, the predicate and the type, so that the same text gives the same ids."""
    return hashlib.sha256(f"{coding.article.id} {token.span.start} {event}".encode()).hexdigest()[:16]


def confidence(predicate: Predicate, parties: Sequence[Mention]) -> float:
    """A first, uncalibrated guess at the chance that event, actor and recipient are all right."""
    value = CONFIDENCE[predicate.entry.pos]
    if not predicate.entry.frame:
        value *= BARE_FACTOR
    if any(mention.kind == "pronoun" for mention in parties):
        value *= PRONOUN_FACTOR
    return round(value, 3)


def particles(coding: Coding, token: Token) -> list[Span]:
    """The spans of a verb's particles, which belong to its trigger ("turned down")."""
    return [part.span for part in coding.analysis.children(token, "compound:prt")]
