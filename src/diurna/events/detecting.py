"""The detector beside the rules: it drops drafts that it does not believe, and tells of events that the rules passed over.

It reads what the rules made of a text (`detector_clues`), and its own vectors of the words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from diurna.events.detector_clues import Line, lines_of, party_clues, tags_of, way
from diurna.events.predicates import Predicate
from diurna.model.detector import Detector, Floats, Question
from diurna.model.events import NONE, SIZE
from diurna.ontology import Ontology
from diurna.records import Analysis, Coding, Draft, Evidence, Mention, Token
from diurna.records.analysis import base

# Set on composed articles that had trained nothing yet, and on the dev halves of two gold sets (docs/training.md):
VETO = 0.1  # the chance of any event at one of its words below which a draft is dropped
PROPOSE = 0.8  # the chance of an event from which one is told at a word where the rules have none
PARTY = 0.5  # of a party, in such an event
ALONE = 0.85  # the chance of an event from which it is told with no party at all
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
    """Asks the detector about an article's words; `types` are its types, no event first."""

    def __init__(self, detector: Detector, ontology: Ontology, types: Sequence[str]) -> None:
        self.detector = detector
        self.ontology = ontology
        self.types = list(types)

    def readings(self, coding: Coding, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> list[Reading]:
        """What the detector says of each line; none where the analysis has no vectors of its own."""
        vectors = coding.analysis.vectors
        if not vectors or len(vectors[0]) <= SIZE:
            return []
        out = []
        for line in lines_of(coding, predicates, drafts):
            rows = np.asarray(vectors[line.first : line.first + len(line)], dtype=np.float32)[:, SIZE:]
            out.append(Reading(line, *self.detector.read(rows, tags_of(line, self.types))))
        return out

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
        out = []
        for draft in drafts:
            words = {draft.predicate, *(token.index for token in coding.analysis.tokens_in(draft.trigger))}
            told = [places[word] for word in words if word in places]
            chance = max(1 - float(reading.chances[place, 0]) for reading, place in told)
            if draft.event not in self.ontology.learned:
                out.append(draft)
            elif chance >= VETO:
                heard = Evidence("detector", f"detector.{chance:.2f}", draft.trigger, chance)
                out.append(replace(draft, evidence=(*draft.evidence, heard)))
        taken = {token.index for draft in drafts for token in coding.analysis.tokens_in(draft.trigger)}
        taken |= {draft.predicate for draft in drafts}
        heads = {mention.head: mention for mention in coding.mentions}
        for reading in readings:
            out += self._proposed(coding, reading, heads, taken, made)
        return out

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
        parties = [place for place, kind in enumerate(line.kinds) if kind]
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


def points_back(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun only points at what was told: "after the protest", not "after the protest of the miners"."""
    if noun.upos != "NOUN" or base(noun.relation) not in ("obl", "nmod") or analysis.case_of(noun) not in WHEN:
        return False
    bare = not analysis.children(noun, "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl")
    return bare and any(one.text.lower() in POINTING for one in analysis.children(noun, "det"))


def is_told(
    ontology: Ontology, event: str, actors: Sequence[Mention], recipients: Sequence[Mention], chance: float
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
    for field, side in zip(("actors", "recipients"), sides, strict=True):
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
