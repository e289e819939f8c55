"""The detector beside the rules: it drops drafts that it does not believe, gives others another type or a party that they lack, and
tells of events that the rules passed over.

It reads what the rules made of a text (`detector_clues`), and its own vectors of the words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from diurna.events.detector_clues import Line, lines_of, party_clues, tags_of, way
from diurna.events.parties import is_site
from diurna.events.predicates import Predicate
from diurna.model.detector import ENOUGH, Detector, Floats, Question, has_vectors
from diurna.model.events import NONE, SIZE
from diurna.ontology import Ontology
from diurna.records import Analysis, Coding, Draft, Evidence, Mention, Token
from diurna.records.analysis import base

# Set on composed articles that had trained nothing yet, and on the dev halves of two gold sets (docs/training.md):
VETO = 0.1  # the chance of any event at one of its words below which a draft is dropped
RETYPE, RETYPE_MODE = (
    0.5,
    0.7,
)  # a type's share of any event's chance from which a draft is given it; one whose mode is known
FILL, ADD = (
    0.6,
    0.8,
)  # the chance of a party from which a draft with none on that side is given it, and one that has some
DOUBT = 0.3  # the chance of a party below which the rules' of a loose slot goes
PROPOSE = 0.75  # the chance of an event from which one is told at a word where the rules have none
PARTY = 0.5  # of a party, in such an event
ALONE = 0.85  # the chance of an event from which it is told with no party at all: the detector's own, and blows that a noun tells
SIDES = ("actors", "recipients")
# Slots in which the rules are right even where the detector doubts them; in all others they are wrong more often than not then.
FIRM = frozenset(
    "subj obj iobj with by on of clause between comp.actor performed suffered answer speaker condition mediator".split()
)
ACTING = frozenset("SUPPORT AGREE CONSULT COOPERATE AID CONCEDE REQUEST REJECT THREATEN ACCUSE".split())
PROPOSED = frozenset({"VERB", "NOUN", "ADJ"})
POINTING = frozenset("the this that these those".split())
WHEN = frozenset("after before since during following amid until despite because in".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the detector says of a line: chances of no event and each type a word, and what roles are read from."""

    line: Line
    chances: Floats
    words: Floats


class Detecting:
    """Asks the detector about an article's words; `types` are its types, no event first.

    With `retypes` it may give drafts another type: not where their words are a user's own.
    """

    def __init__(self, detector: Detector, ontology: Ontology, types: Sequence[str], *, retypes: bool = True) -> None:
        self.detector = detector
        self.ontology = ontology
        self.types = list(types)
        self.retypes = retypes

    def readings(self, coding: Coding, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> list[Reading]:
        """What the detector says of each line; none where the analysis has no vectors of its own."""
        vectors = coding.analysis.vectors
        if not has_vectors(coding.analysis):
            return []
        out = []
        for line in lines_of(coding, predicates, drafts):
            rows = np.asarray(vectors[line.first : line.first + len(line)], dtype=np.float32)[:, SIZE:]
            out.append(Reading(line, *self.detector.read(rows, tags_of(line, self.types))))
        return out

    def chances(
        self, coding: Coding, predicates: Sequence[Predicate], drafts: Sequence[Draft]
    ) -> dict[int, dict[str, float]]:
        """How probable each type is at each word, by the word's index; `NONE` for no event."""
        return {
            reading.line.first + place: dict(zip(self.types, row, strict=True))
            for reading in self.readings(coding, predicates, drafts)
            for place, row in enumerate(reading.chances.tolist())
        }

    def weigh(
        self,
        coding: Coding,
        predicates: Sequence[Predicate],
        drafts: Sequence[Draft],
        made: Callable[[Token, str], str],
    ) -> list[Draft]:
        """The drafts that are believed, and what is told beside them; `made` gives the id of a new one."""
        readings = self.readings(coding, predicates, drafts)
        if not readings:
            return list(drafts)
        places = {
            reading.line.first + place: (reading, place) for reading in readings for place in range(len(reading.line))
        }
        heads = {mention.head: mention for mention in coding.mentions if not is_site(coding, mention)}
        out = []
        for draft in drafts:
            words = {draft.predicate, *(token.index for token in coding.analysis.tokens_in(draft.trigger))}
            told = [places[word] for word in words if word in places]
            chance = max(1 - float(reading.chances[place, 0]) for reading, place in told)
            if draft.event not in self.ontology.learned:
                out.append(draft)
            elif chance >= (ALONE if is_nameless(coding.analysis, draft) else VETO):
                heard = Evidence("detector", f"detector.{chance:.2f}", draft.trigger, chance)
                draft = replace(draft, evidence=(*draft.evidence, heard))
                if len(coding.analysis.sentences) >= ENOUGH:
                    reading, place = places[draft.predicate]
                    draft = self._retyped(coding, draft, reading.chances[place], made)
                    draft = self._with_parties(coding, draft, reading, place, heads)
                out.append(draft)
        taken = {token.index for draft in drafts for token in coding.analysis.tokens_in(draft.trigger)}
        taken |= {draft.predicate for draft in drafts}
        for reading in readings:
            out += self._proposed(coding, reading, heads, taken, made)
        return out

    def _retyped(self, coding: Coding, draft: Draft, chances: Floats, made: Callable[[Token, str], str]) -> Draft:
        """A draft with the type that the detector is sure of, without a mode then; where it has the parties that one needs."""
        shares = chances[1:] / max(1 - float(chances[0]), 1e-6)
        best = int(shares.argmax())
        event, share = self.types[1 + best], float(shares[best])
        if not self.retypes or event == draft.event or share < (RETYPE if draft.mode is None else RETYPE_MODE):
            return draft
        if event not in self.ontology.learned or not is_told(self.ontology, event, draft.actors, draft.recipients, 0.0):
            return draft
        found = Evidence("event", f"detector.{event.lower()}.{share:.2f}", draft.trigger, share)
        name = made(coding.analysis.tokens[draft.predicate], event)
        return replace(draft, id=name, event=event, mode=None, evidence=(*draft.evidence, found))

    def _with_parties(
        self, coding: Coding, draft: Draft, reading: Reading, place: int, heads: Mapping[int, Mention]
    ) -> Draft:
        """A draft without the loose parties that the detector doubts, and with those that it sees beside the rules'."""
        parties = [one for one in range(len(reading.line)) if reading.line.first + one in heads and one != place]
        [chances] = self.roles(reading, [place], [self.types.index(draft.event)], parties)
        told = {heads[reading.line.first + party].id: row for party, row in zip(parties, chances, strict=True)}
        draft = self._without_doubted(coding, draft, told)
        given = (draft.actors, draft.recipients)
        taken = {coding.mention(one).entity for side in given for one in side}
        more: tuple[list[str], list[str]] = ([], [])
        evidence = list(draft.evidence)
        for party, chance in zip(parties, chances, strict=True):
            side, mention = int(chance.argmax()), heads[reading.line.first + party]
            if mention.entity not in taken and chance[side] >= (ADD if given[side] else FILL):
                more[side].append(mention.id)
                taken.add(mention.entity)
                evidence.append(Evidence(SIDES[side], "detector.role", mention.span))
        return replace(draft, actors=(*given[0], *more[0]), recipients=(*given[1], *more[1]), evidence=tuple(evidence))

    def _without_doubted(self, coding: Coding, draft: Draft, chances: Mapping[str, Floats]) -> Draft:
        """A draft without the parties of loose slots that the detector does not believe; as it is where it would lack one it needs.

        `chances` are those of a mention to be actor and recipient, by its id.
        """
        doubted = {
            (field, coding.mention(one).span)
            for number, (field, side) in enumerate(zip(SIDES, (draft.actors, draft.recipients), strict=True))
            for one in side
            if one in chances and chances[one][number] < DOUBT
        }
        gone = {
            (one.field, one.span) for one in draft.evidence if (one.field, one.span) in doubted and is_loose(one.rule)
        }
        actors, recipients = (
            tuple(one for one in side if (field, coding.mention(one).span) not in gone)
            for field, side in zip(SIDES, (draft.actors, draft.recipients), strict=True)
        )
        if not gone or not is_told(self.ontology, draft.event, actors, recipients, 0.0):
            return draft
        kept = tuple(one for one in draft.evidence if (one.field, one.span) not in gone)
        return replace(draft, actors=actors, recipients=recipients, evidence=kept)

    def _proposed(
        self,
        coding: Coding,
        reading: Reading,
        heads: Mapping[int, Mention],
        taken: set[int],
        made: Callable[[Token, str], str],
    ) -> Iterator[Draft]:
        """Drafts at words outside `taken` of which the detector is sure enough."""
        line = reading.line
        chances = 1 - reading.chances[:, 0]
        sure = [
            place
            for place in np.flatnonzero(chances >= PROPOSE).tolist()
            if line.first + place not in taken and line.upos[place] in PROPOSED
        ]
        kinds = [1 + int(reading.chances[place, 1:].argmax()) for place in sure]
        parties = [place for place in range(len(line)) if line.first + place in heads]
        roles = self.roles(reading, sure, kinds, parties)
        for place, kind, shares in zip(sure, kinds, roles, strict=True):
            event, token = self.types[kind], coding.analysis.tokens[line.first + place]
            if event not in self.ontology.learned or event == NONE or points_back(coding.analysis, token):
                continue
            actors, recipients = (
                [
                    heads[line.first + party]
                    for party, share in zip(parties, shares, strict=True)
                    if party != place and share[side] >= PARTY and share[side] > share[1 - side]
                ]
                for side in (0, 1)
            )
            chance = float(chances[place])
            if is_told(self.ontology, event, actors, recipients, chance):
                yield draft_of(coding, token, event, (actors, recipients), chance, made(token, event))

    def roles(
        self, reading: Reading, places: Sequence[int], kinds: Sequence[int], parties: Sequence[int]
    ) -> list[Floats]:
        """How probable each of some words is for actor and recipient of events at places, of types by number."""
        line = reading.line
        questions = [
            Question(
                place, kind, parties, [way(line, place, one) for one in parties], party_clues(line, place, parties)
            )
            for place, kind in zip(places, kinds, strict=True)
        ]
        return self.detector.roles(reading.words, questions)


def is_nameless(analysis: Analysis, draft: Draft) -> bool:
    """Whether a noun tells of a blow that nobody strikes or suffers: "since Monday's attack", which mostly points back."""
    noun = analysis.tokens[draft.predicate].upos == "NOUN"
    return noun and draft.event == "ASSAULT" and not (draft.actors or draft.recipients)


def is_loose(rule: str) -> bool:
    """Whether a rule found a party in a slot in which it may easily be none: "agreed to pull back *police*"."""
    return rule.startswith("slot.") and rule.removeprefix("slot.") not in FIRM


def points_back(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun only points at what was told: "after the protest", not "after the protest of the miners"."""
    if noun.upos != "NOUN" or base(noun.relation) not in ("obl", "nmod") or analysis.case_of(noun) not in WHEN:
        return False
    bare = not analysis.children(noun, "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl")
    return bare and any(one.text.lower() in POINTING for one in analysis.children(noun, "det"))


def is_told(
    ontology: Ontology, event: str, actors: Sequence[object], recipients: Sequence[object], chance: float
) -> bool:
    """Whether an event that the detector sees has the parties that a record needs."""
    if ontology.events[event].requires_recipient and not recipients:
        return False
    if event in ACTING and not actors:
        return False
    return bool(actors or recipients) or chance >= ALONE


def draft_of(
    coding: Coding,
    token: Token,
    event: str,
    sides: tuple[Sequence[Mention], Sequence[Mention]],
    chance: float,
    made: str,
) -> Draft:
    """A draft of an event that the detector tells of."""
    evidence = [Evidence("event", f"detector.{event.lower()}.{chance:.2f}", token.span, chance)]
    for field, side in zip(SIDES, sides, strict=True):
        evidence += [Evidence(field, "detector.role", mention.span) for mention in side]
    return Draft(
        id=made,
        sentence=coding.analysis.sentence_of(token).number,
        trigger=token.span,
        predicate=token.index,
        event=event,
        actors=tuple(mention.id for mention in sides[0]),
        recipients=tuple(mention.id for mention in sides[1]),
        confidence=round(0.7 * chance, 3),
        evidence=tuple(evidence),
    )
