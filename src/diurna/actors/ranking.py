"""Ranking: which person "he" or "she" stands for, by features whose weights were learned.

The weights (`data/antecedent_weights.json`) are those of a conditional logistic regression over the persons told of in
the sentences before, and over nobody; `diurna.training.pronouns` fits them and says on what.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from diurna.actors.antecedents import speakers, subject_to_come, subjects_around, supported
from diurna.actors.candidates import Candidate, Memory
from diurna.actors.clauses import clause_of, role_of, ruled_out, shared_subject
from diurna.actors.words import SPEECH
from diurna.records import Analysis, Token
from diurna.records.analysis import base

WINDOW = 8  # sentences; the last third-person pronoun's person is nearly always within
UNLIKE = -1  # below this `belief`, a person cannot be meant; one name or one pronoun alone may have been misread
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Option:
    """A person whom a pronoun may stand for, None for nobody that the article names, and what speaks for it."""

    referent: int | None
    features: Features


class Ranker:
    """Chooses by the sum of the weights of an option's features."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = dict(weights)

    @classmethod
    @cache
    def shipped(cls) -> "Ranker":
        """With the weights that come with the package."""
        text = (files("diurna.actors") / "data" / "antecedent_weights.json").read_text(encoding="utf-8")
        return cls(json.loads(text)["weights"])

    def score(self, features: Mapping[str, float]) -> float:
        """What speaks for an option, in logits."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def choose(self, token: Token, options: Sequence[Option]) -> int | None:
        """The referent of the best of the options for a pronoun; of equal ones the first."""
        return max(options, key=lambda option: self.score(option.features)).referent


def find_person(analysis: Analysis, token: Token, kind: str, place: int, memory: Memory, ranker: Ranker) -> int | None:
    """Whom "he" or "she" stands for, None where nobody of the article fits.

    1. A reflexive is its verb's subject. 2. The persons before, but for those whom the pronoun's place in the tree
    rules out, and the subject to come ("In his speech, Macron said"). 3. The best of these, or nobody.
    """
    here = {
        candidate.head: candidate.referent
        for candidate in memory.by_sentence[place]
        if candidate.kind == "person" and not candidate.plural
    }
    if "sel" in token.text.lower():
        governor = clause_of(analysis, token)
        subject = shared_subject(analysis, governor) if governor is not None else None
        if subject is not None and subject.index in here:
            return here[subject.index]
        barred: set[int] = set()
    else:
        barred = {here[index] for index in ruled_out(analysis, token) if index in here}
    if token.index in memory.quoted and token.index not in memory.carried:
        # Who speaks of himself says "I"; less sure of a quotation that began before, whose end may be missed.
        barred |= speakers(analysis, token, place, memory)
    options = list(_options(analysis, token, kind, place, memory, barred))
    return ranker.choose(token, options)


def _options(
    analysis: Analysis, token: Token, kind: str, place: int, memory: Memory, barred: set[int]
) -> Iterable[Option]:
    told: dict[int, list[tuple[int, Candidate]]] = {}
    coming = subject_to_come(analysis, token)
    for at in range(place, max(-1, place - 1 - WINDOW), -1):
        for candidate in reversed(memory.by_sentence[at]):
            ahead = candidate.head > token.index
            if candidate.plural or candidate.kind != "person" or candidate.referent in barred:
                continue
            if belief(candidate.referent, kind, memory) < UNLIKE:
                continue
            if candidate.head == token.index or (ahead and candidate.head != coming):
                continue
            told.setdefault(candidate.referent, []).append((at, candidate))
    scene = _Scene(analysis, token, kind, place, memory, coming)
    for rank, (referent, mentions) in enumerate(told.items()):
        yield Option(referent, scene.features(referent, mentions, rank))
    yield Option(None, scene.of_nobody(told))


def belief(referent: int, kind: str, memory: Memory) -> int:
    """How much speaks for a person's being called "he" or "she", and against it below zero.

    A title counts two, a given name and what pronouns stood for the person before count one each.
    """
    other = "she" if kind == "he" else "he"
    called = memory.called.get(referent)
    told = (memory.gender.get(referent), memory.gender.get(referent), memory.by_name.get(referent))
    pronouns = called[kind] - called[other] if called else 0
    return told.count(kind) - told.count(other) + (pronouns > 0) - (pronouns < 0)


class _Scene:
    """What is the same for all options of one pronoun."""

    def __init__(
        self, analysis: Analysis, token: Token, kind: str, place: int, memory: Memory, coming: int | None
    ) -> None:
        self.analysis, self.token, self.kind, self.place, self.memory = analysis, token, kind, place, memory
        self.coming = coming
        self.role = role_of(analysis, token)
        shared = (shared_subject(analysis, one) for one in analysis.ancestors(token) if one.upos in ("VERB", "AUX"))
        found = [subject.index for subject in shared if subject is not None]
        found.extend(subject.index for subject in subjects_around(analysis, token))
        self.around = [index for index in dict.fromkeys(found) if index < token.index]
        self.supported = supported(analysis, token)
        clause = clause_of(analysis, token)
        subject = shared_subject(analysis, clause) if clause is not None else None
        self.subject = subject.index if subject is not None else None
        # "a woman who lost her parents", "one seen with his brother"
        self.relative = clause is not None and subject is not None and clause.head == subject.index
        self.reporter = _reporter(analysis, clause) if clause is not None and self.role == "subject" else None
        self.quoted = token.index in memory.quoted
        self.speaks = self.role == "subject" and _speaks(analysis, token)
        self.first_before = _first_person(memory, place - 1)
        self.most = max(memory.told.values(), default=0)
        self.most_in_all = max(memory.in_all.values(), default=0)
        self.speakers = speakers(analysis, token, place, memory) if self.quoted else set()

    def features(self, referent: int, mentions: Sequence[tuple[int, Candidate]], rank: int) -> Features:
        """What is known of one person, its mentions from the last to the first."""
        memory = self.memory
        at, last = mentions[0]
        back = self.place - at
        near = "here" if back == 0 else "before" if back == 1 else "far"
        role = role_of(self.analysis, self.analysis.tokens[last.head])
        out: Features = {
            f"back={min(back, 4)}": 1.0,
            "back": float(back),
            f"{near}:role={role}": 1.0,
            f"{near}:form={last.form}": 1.0,
            "rank": math.log1p(rank),
            "nearest": float(rank == 0),
            "told": math.log1p(memory.told[referent]),
            "told most": float(memory.told[referent] == self.most),
            "in all": math.log1p(memory.in_all[referent]),
            "in all most": float(memory.in_all[referent] == self.most_in_all),
            "first of all": float(memory.first == referent),
            "named": float(referent in memory.named),
        }
        heads = {candidate.head for position, candidate in mentions if position == self.place}
        if last.head == self.coming:
            out["coming"] = 1.0
        if back == 0:
            if self.subject in heads:
                out[f"own subject:{self.role}"] = 1.0
                if self.relative:
                    out["own relative clause"] = 1.0
            for step, index in enumerate(self.around):
                if index in heads:
                    out[f"subject around={min(step, 2)}"] = 1.0
                    break
            if self.reporter in heads:
                out["says so"] = 1.0
            if self.supported in heads:
                out["supported"] = 1.0
        if role == self.role:
            out[f"{near}:same role={role}"] = 1.0
        before = [candidate for position, candidate in mentions if position == self.place - 1]
        for candidate in before:
            word = self.analysis.tokens[candidate.head]
            if candidate.subject:
                out["subject before"] = 1.0
                if word.head >= 0 and self.analysis.tokens[word.head].relation == "root":
                    out["main subject before"] = 1.0
            if candidate is self.first_before:
                out["first before"] = 1.0
        if back and len(before) > 1:
            out["twice before"] = 1.0
        if self.speaks and any(
            self.place - position <= 2
            and candidate.subject
            and _speaks(self.analysis, self.analysis.tokens[candidate.head])
            for position, candidate in mentions
        ):
            out["both speak"] = 1.0
        if last.owned:
            out[f"{near}:owned"] = 1.0
        within = last.head in memory.quoted
        if within != self.quoted:
            out["quoted, told outside" if self.quoted else "told in a quotation"] = 1.0
        if referent in self.speakers:
            out["speaker"] = 1.0
        self._add_gender(referent, out)
        return out

    def _add_gender(self, referent: int, out: Features) -> None:
        memory = self.memory
        for source, known in (("title", memory.gender.get(referent)), ("name", memory.by_name.get(referent))):
            if known:
                out[f"{source} {'agrees' if known == self.kind else 'differs'}"] = 1.0
        called = memory.called.get(referent)
        if called:
            out["called so"] = math.log1p(called[self.kind])
            out["called otherwise"] = math.log1p(called["she" if self.kind == "he" else "he"])
        last = memory.last.get(self.kind)
        if last is not None and last[1] == referent:
            out[f"last called so, back={min(self.place - last[0], 3)}"] = 1.0

    def of_nobody(self, told: Mapping[int, Sequence[tuple[int, Candidate]]]) -> Features:
        """What speaks for nobody that was told of."""
        nearest = min((self.place - mentions[0][0] for mentions in told.values()), default=9)
        last = self.memory.last.get(self.kind)
        out: Features = {
            "nobody": 1.0,
            "nobody, quoted": float(self.quoted),
            f"nobody, nearest={min(nearest, 3)}": 1.0,
            "nobody, first sentence": float(self.place == 0),
        }
        if last is not None and last[1] is None:
            out[f"nobody, last nobody, back={min(self.place - last[0], 3)}"] = 1.0
        if self.coming is not None:
            out["nobody, subject to come"] = 1.0
        if not told:
            out["nobody told"] = 1.0
        return out


def _first_person(memory: Memory, place: int) -> Candidate | None:
    persons = (one for one in memory.by_sentence[place] if one.kind == "person" and not one.plural)
    return min(persons, key=lambda one: one.head, default=None)


def _reporter(analysis: Analysis, clause: Token) -> int | None:
    """Who says what a clause tells: "Ivan" in "Ivan said he left"."""
    verb = analysis.head(clause)
    if verb is None or clause.relation != "ccomp" or verb.lemma.lower() not in SPEECH:
        return None
    subject = shared_subject(analysis, verb)
    return subject.index if subject is not None else None


def _speaks(analysis: Analysis, token: Token) -> bool:
    governor = analysis.head(token)
    return base(token.relation) == "nsubj" and governor is not None and governor.lemma.lower() in SPEECH
