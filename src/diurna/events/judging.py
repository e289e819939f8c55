"""The type model beside the lexicon: it scores what the lexicon found, vetoes, and speaks where the lexicon is silent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from diurna.events.arguments import find_subjects
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.parties import find_parties
from diurna.events.slots import TOWARDS
from diurna.model.events import NONE, Range, TypeModel
from diurna.records import Coding, Draft, Mention, Token

# Probability of "no event" above which what the lexicon found is dropped, and of a type above which the model speaks
# where the lexicon is silent; both were set on the dev half of the gold articles (docs/evaluate.md).
VETO = 0.9
# The same where both parties are told, which makes a frame of the lexicon surer.
VETO_OF_BOTH = 0.95
# The same for what is told without any party: of such records of the dev half, all right ones have less than 0.42.
VETO_WITHOUT_PARTIES = 0.5
PROPOSE = 0.8
# Contexts more probable than this are added to those of the lexicon.
CONTEXT = 0.6
PAIRS = 6  # of parties, a draft


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verb that no lexicon entry knows, between two parties, and what the model takes it for.

    `slot` is where the recipients stand: "obj", or a preposition.
    """

    token: Token
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    slot: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model says of a predicate with its parties: the mean probabilities over their pairs, by type and context."""

    types: dict[str, float]
    modes: dict[str, float]
    contexts: dict[str, float]


class Judge:
    """Asks the type model about predicates of an article."""

    def __init__(self, model: TypeModel) -> None:
        self.model = model

    def verdicts(
        self, coding: Coding, asked: Sequence[tuple[Token, Sequence[Mention], Sequence[Mention]]]
    ) -> list[Verdict]:
        """One verdict for each predicate with its actors and recipients; none where the analysis has no vectors."""
        rows: list[tuple[Range, Range | None, Range | None]] = []
        counts: list[int] = []
        for token, actors, recipients in asked:
            first: list[Range | None] = [words_of(coding, mention) for mention in actors]
            second: list[Range | None] = [words_of(coding, mention) for mention in recipients]
            pairs = list(islice(product(first or [None], second or [None]), PAIRS))
            rows += [((token.index, token.index), actor, recipient) for actor, recipient in pairs]
            counts.append(len(pairs))
        if not rows or not coding.analysis.vectors:
            return []
        scores = self.model.score(coding.analysis.vectors, rows)
        out, start = [], 0
        for count in counts:
            part = slice(start, start + count)
            out.append(
                Verdict(
                    dict(zip(self.model.types, scores.types[part].mean(0).tolist(), strict=True)),
                    dict(zip(self.model.modes, scores.modes[part].mean(0).tolist(), strict=True)),
                    dict(zip(self.model.contexts, scores.contexts[part].mean(0).tolist(), strict=True)),
                )
            )
            start += count
        return out

    def propose(self, coding: Coding, known: frozenset[int]) -> Iterator[Proposal]:
        """Verbs outside `known` (token indices) that stand between two parties and are surely an event."""
        if not coding.analysis.vectors:
            return
        found = list(unknown_verbs(coding, known))
        verdicts = self.verdicts(coding, [(token, actors, recipients) for token, actors, recipients, _ in found])
        for (token, actors, recipients, slot), verdict in zip(found, verdicts, strict=True):
            event, sure = max(verdict.types.items(), key=lambda pair: pair[1])
            if event != NONE and sure >= PROPOSE:
                contexts = tuple(name for name, share in verdict.contexts.items() if share > CONTEXT)
                mode = max(verdict.modes.items(), key=lambda pair: pair[1])[0] or None
                yield Proposal(token, tuple(actors), tuple(recipients), slot, event, mode, contexts, sure)


def unknown_verbs(coding: Coding, known: frozenset[int]) -> Iterator[tuple[Token, list[Mention], list[Mention], str]]:
    """Verbs with a party on either side that no lexicon entry matched: actors, recipients, and the slot of these."""
    analysis = coding.analysis
    for token in analysis.tokens:
        if token.upos != "VERB" or token.index in known:
            continue
        actors = find_parties(coding, find_subjects(analysis, token), nested=False)
        if not actors:
            continue
        entities = {mention.entity for mention in actors}
        slots: list[tuple[str, Iterable[Token]]] = [("obj", find_objects(analysis, token))]
        slots += [(word, find_oblique(analysis, token, word)) for word in sorted(TOWARDS)]
        for slot, tokens in slots:
            recipients = [mention for mention in find_parties(coding, tokens) if mention.entity not in entities]
            if recipients:
                yield token, actors, recipients, slot
                break


def words_of(coding: Coding, mention: Mention) -> Range:
    """The first and last token of a mention."""
    tokens = coding.analysis.tokens
    first = last = mention.head
    while first > 0 and tokens[first - 1].span.start >= mention.span.start:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].span.end <= mention.span.end:
        last += 1
    return first, last


def with_contexts(draft: Draft, verdict: Verdict) -> Draft:
    """A draft with the contexts that the model is sure of."""
    more = (name for name, share in verdict.contexts.items() if share > CONTEXT)
    return replace(draft, contexts=tuple(dict.fromkeys([*draft.contexts, *more])))
