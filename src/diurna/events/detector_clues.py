"""Clues: what the detector of events reads of an article's words, beside the vectors of the encoder.

Training and coding read the same: tags and trees, what the lexicon takes each word for, the drafts that the rules made, and
which words head mentions.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diurna.events.predicates import Predicate
from diurna.records import Analysis, Coding, Draft, Sentence

# Words that may tell of an event; no other is asked about.
TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "AUX", "ADP", "X", "INTJ"})
# Words that may stand for a party.
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET"})
PARTS_OF_SPEECH = (
    *("X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"),
)
KINDS = ("", "name", "pronoun", "nationality", "title", "group")  # of mentions; the last is any other, too
WAYS = 4096  # buckets for ways through trees
STEPS = 6
LONGEST = 60  # characters of a way; longer ones are alike


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the rules made of a predicate: a type, and the places that its parties' heads and its trigger's words have."""

    event: str
    actors: frozenset[int]
    recipients: frozenset[int]
    trigger: frozenset[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of sentences that no line break parts, from token `first` on; lists have one item a word.

    `known` is the type of the lexicon's entry there, "" for none; `kinds` are those of the mentions that words head; `heads`
    are places in the line, -1 outside. `drafts` are the rules', by the place of their predicate.
    """

    first: int
    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    known: Sequence[str]
    kinds: Sequence[str]
    drafts: Mapping[int, Drafted] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.upos)

    def nominals(self) -> list[int]:
        """The places of words that may stand for a party."""
        return [place for place, upos in enumerate(self.upos) if upos in NOMINAL]


def lines_of(coding: Coding, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> list[Line]:
    """The lines of an article with what the lexicon knows in them and the drafts that the rules made."""
    known: dict[int, str] = {}
    for predicate in predicates:
        known.setdefault(predicate.token.index, predicate.entry.event)
    kinds = {mention.head: mention.kind for mention in coding.mentions}
    by_predicate: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_predicate.setdefault(draft.predicate, []).append(draft)
    return [line_of(coding, run, known, kinds, by_predicate) for run in runs(coding.analysis, coding.article.text)]


def runs(analysis: Analysis, text: str) -> list[list[Sentence]]:
    """Sentences, those together that no line break parts."""
    out: list[list[Sentence]] = []
    for sentence in analysis.sentences:
        if out and "\n" not in text[out[-1][-1].span.end : sentence.span.start]:
            out[-1].append(sentence)
        else:
            out.append([sentence])
    return out


def line_of(
    coding: Coding,
    run: Sequence[Sentence],
    known: Mapping[int, str],
    kinds: Mapping[int, str],
    drafts: Mapping[int, Sequence[Draft]],
) -> Line:
    """One line, from its sentences and what is known of the whole article's words."""
    first, last = run[0].first, run[-1].last
    tokens = coding.analysis.tokens[first:last]

    def places(indices: Sequence[int]) -> frozenset[int]:
        return frozenset(index - first for index in indices if first <= index < last)

    drafted = {}
    for token in tokens:
        if made := drafts.get(token.index):
            drafted[token.index - first] = Drafted(
                made[0].event,
                places([coding.mention(one).head for draft in made for one in draft.actors]),
                places([coding.mention(one).head for draft in made for one in draft.recipients]),
                places([word.index for draft in made for word in coding.analysis.tokens_in(draft.trigger)]),
            )
    return Line(
        first,
        [token.upos for token in tokens],
        [token.head - first if first <= token.head < last else -1 for token in tokens],
        [token.relation for token in tokens],
        [known.get(token.index, "") for token in tokens],
        [kinds.get(token.index, "") for token in tokens],
        drafted,
    )


def tags_of(line: Line, types: Sequence[str]) -> list[list[int]]:
    """Four numbers a word: part of speech, the lexicon's type, the draft's, the kind of mention."""
    numbers = {one: number for number, one in enumerate(types)}
    speech = {one: number for number, one in enumerate(PARTS_OF_SPEECH)}
    kinds = {one: number for number, one in enumerate(KINDS)}
    return [
        [
            speech.get(upos, 0),
            numbers.get(known, 0),
            numbers.get(line.drafts[place].event, 0) if place in line.drafts else 0,
            kinds.get(kind, len(KINDS) - 1),
        ]
        for place, (upos, known, kind) in enumerate(zip(line.upos, line.known, line.kinds, strict=True))
    ]


def way(line: Line, start: int, end: int) -> int:
    """The way through the tree from one word to another, as a bucket: labels up, then down; ways too long are one."""
    up = [start]
    while len(up) <= STEPS and line.heads[up[-1]] >= 0:
        up.append(line.heads[up[-1]])
    down = [end]
    while down[-1] not in up and len(down) <= STEPS and line.heads[down[-1]] >= 0:
        down.append(line.heads[down[-1]])
    side = "<" if end < start else ">"
    if down[-1] not in up:
        return bucket(f"far{side}")
    top = up.index(down[-1])
    labels = "^".join(line.relations[place] for place in up[:top])
    labels += "|" + "v".join(line.relations[place] for place in reversed(down[:-1]))
    return bucket(labels if len(labels) <= LONGEST else f"long{side}")


def bucket(labels: str) -> int:
    """A number below `WAYS` for a way's labels, the same on every machine."""
    return zlib.crc32(labels.encode()) % WAYS


def party_clues(line: Line, predicate: int, places: Sequence[int], *, ruled: bool = True) -> list[list[float]]:
    """Of each place, with a predicate: rules' actor, rules' recipient, whether there is a draft, a mention, a pronoun.

    Without `ruled`, as if the rules had said nothing.
    """
    draft = line.drafts.get(predicate) if ruled else None
    return [
        [
            float(draft is not None and place in draft.actors),
            float(draft is not None and place in draft.recipients),
            float(draft is not None),
            float(bool(line.kinds[place])),
            float(line.kinds[place] == "pronoun"),
        ]
        for place in places
    ]
