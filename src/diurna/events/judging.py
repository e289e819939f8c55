"""The type model beside the lexicon: it scores what the lexicon found, vetoes, and speaks where the lexicon is silent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from diurna.events.arguments import find_objects, find_oblique, find_subjects
from diurna.events.embedding import find_absorbed
from diurna.events.parties import find_parties
from diurna.events.predicates import find_predicates
from diurna.events.rewrite import FUTURE_IS_AGREEMENT, REFUSABLE
from diurna.events.slots import TOWARDS
from diurna.lexicons.events import EventLexicon
from diurna.model.events import NONE, Range, TypeModel
from diurna.records import Analysis, Coding, Draft, Mention, Token
from diurna.records.event import Status

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
# Where only the parties are given, a word is believed the more of them it governs in its tree: both, one, neither. What the
# model says is weighed by the first, what the lexicon says there by the second; a record counts by how many of the parties it
# has. Tried on PLV train and the dev half of the gold articles: 0.6 to 2 for the lexicon, 0.8 to 2 for records, all within a
# point; the same weight for words near and far costs three points of macro-F1 on PLV and none on the gold.
MODEL_SHARES = (1.0, 1.0, 0.5)
LEXICON_SHARES = (1.3, 0.6, 0.4)
RECORD_SHARES = (1.2, 0.6, 0.1)
PAIRS = 6  # of parties, a draft
# Of these, one that is announced is a threat where there is only a type to say so.
HOSTILE = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})


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


def type_between(
    coding: Coding,
    model: TypeModel,
    lexicon: EventLexicon,
    actor: Range | None,
    recipient: Range | None,
    predicate: Range | None = None,
    statuses: Mapping[int, Status] | None = None,
) -> dict[str, float]:
    """How probable each type is for what a text tells between two parties, given as first and last tokens.

    Every word that is not the actor's may be the predicate, unless that is given too. The most that the model gives a type
    at any word counts; a word that the lexicon takes for an event adds to its type as far as the model sees any event
    there, and each draft of the coding to its own. How much, says where the word stands to the parties. With the `statuses` of
    words, by their index, types are rewritten as PLOVER has it; without a predicate, as what tells the status too (`type_told`).
    """
    analysis = coding.analysis
    taken = set(range(actor[0], actor[1] + 1)) if actor else set()
    tokens = analysis.tokens if predicate is None else analysis.tokens[predicate[0] : predicate[1] + 1]
    words = [token for token in tokens if token.index not in taken and token.text[:1].isalpha()]
    if not words or not analysis.vectors:
        return {}
    status, alone = statuses or {}, predicate is None and statuses is not None
    scores = model.score(analysis.vectors, [((word.index, word.index), actor, recipient) for word in words]).types
    apart = lacking(analysis, [side for side in (actor, recipient) if side])
    total = dict.fromkeys((kind for kind in model.types if kind != NONE), 0.0)
    for word, row in zip(words, scores.tolist(), strict=True):
        for kind, share in zip(model.types, row, strict=True):
            if kind != NONE:
                kind = type_told(kind, status.get(word.index), alone=alone)
                total[kind] = max(total[kind], share * MODEL_SHARES[apart[word.index]])
    nothing = dict(zip((word.index for word in words), scores[:, model.types.index(NONE)].tolist(), strict=True))
    found = find_predicates(coding, lexicon)
    absorbed = {index for indices in find_absorbed(coding, found).values() for index in indices}
    for known in found:
        at = known.token.index
        if at in nothing and at not in absorbed:
            kind = type_told(known.entry.event, status.get(at), alone=alone)
            total[kind] += LEXICON_SHARES[apart[at]] * (1 - nothing[at])
    for draft in coding.drafts:
        if draft.event in total and (predicate is None or draft.predicate in nothing):
            sides = is_among(coding, draft.actors, actor) + is_among(coding, draft.recipients, recipient)
            kind = type_told(draft.event, draft.status if alone else None, alone=alone)
            total[kind] += RECORD_SHARES[2 - sides]
    whole = sum(total.values())
    return {kind: share / whole for kind, share in total.items()}


def type_told(event: str, status: Status | None, *, alone: bool) -> str:
    """The type that PLOVER makes of an event with a status: a good deed to come is AGREE, a retreat announced CONCEDE.

    One that stands `alone` tells what else its status would: a treaty not signed is a REJECT, a strike announced a THREATEN.
    """
    if status == "future" and event in FUTURE_IS_AGREEMENT:
        return "AGREE"
    if status == "future" and event == "RETREAT":
        return "CONCEDE"
    if alone and status == "negated" and event in REFUSABLE:
        return "REJECT"
    return "THREATEN" if alone and status == "future" and event in HOSTILE else event


def lacking(analysis: Analysis, sides: Sequence[Range]) -> list[int]:
    """Of each word, how far it is from governing these ranges of words: 0 for all of them, 1 for some, 2 for none."""
    count = [0] * len(analysis.tokens)
    for first, last in sides:
        inside = analysis.tokens[first : last + 1]
        token = next((one for one in inside if not first <= one.head <= last), inside[0])
        for above in analysis.ancestors(token):
            count[above.index] += 1
    return [0 if times == len(sides) else 1 if times else 2 for times in count]


def is_among(coding: Coding, mentions: Sequence[str], side: Range | None) -> bool:
    """Whether one of a draft's mentions stands at given words or names the same; of no words, whether there is none."""
    if side is None:
        return not mentions
    found = [coding.mention(mention) for mention in mentions]
    named = {one.entity for one in coding.mentions if side[0] <= one.head <= side[1]}
    return any(side[0] <= one.head <= side[1] or one.entity in named for one in found)


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
