"""Analysis: words, sentences, tags, lemmas, dependencies and names of one article, in Universal Dependencies.

The questions that every later stage asks of a tree (children, subtree, ancestors) live here too, so that no
stage needs to borrow them from another.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diurna.records.span import Span

NO_HEAD = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark.

    `index` counts through the article; `head` is the index of its governor, `NO_HEAD` for a root. `upos` and
    `relation` are UD labels ("VERB", "nsubj:pass"), `xpos` Penn tags ("VBD").
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens `first` to `last` (exclusive). `number` counts from 1 in the body; the headline is 0."""

    number: int
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last` (exclusive) and its type, "PER", "ORG" or "LOC"."""

    first: int
    last: int
    kind: str
    score: float = 1.0


@dataclass(frozen=True)
class Analysis:
    """The analysis of one article. Sentences are in text order and cover all tokens.

    `facts` and `vectors` have one item a token, what the model says of it: how far it tells a fact, from -3 to 3, and
    what events are read from. They are empty where an engine gives none, and in finished codings.
    """

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    facts: tuple[float, ...] = field(default=(), compare=False, repr=False)
    vectors: tuple[Sequence[float], ...] = field(default=(), compare=False, repr=False)
    engine: str = field(default="", compare=False)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        out: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != NO_HEAD:
                out[token.head].append(token.index)
        return tuple(map(tuple, out))

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        out = [0] * len(self.tokens)
        for position, sentence in enumerate(self.sentences):
            out[sentence.first : sentence.last] = [position] * (sentence.last - sentence.first)
        return tuple(out)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.span.end for token in self.tokens)

    @cached_property
    def _names_over(self) -> dict[int, tuple[Name, ...]]:
        out: dict[int, tuple[Name, ...]] = {}
        for name in self.names:
            for index in range(name.first, name.last):
                out[index] = (*out.get(index, ()), name)
        return out

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that a span touches, in text order; its cost does not grow with the article."""
        out, index = [], bisect_right(self._ends, span.start)
        while index < len(self.tokens) and self.tokens[index].span.start < span.end:
            out.append(self.tokens[index])
            index += 1
        return out

    def names_over(self, token: Token) -> tuple[Name, ...]:
        """The names that a token is part of."""
        return self._names_over.get(token.index, ())

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence, in text order."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self._sentence_of[token.index]]

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Dependents in text order; with `relations`, only those. "nsubj" also matches "nsubj:pass"."""
        tokens, below = self.tokens, self._children[token.index]
        if not relations:
            return [tokens[index] for index in below]
        return [tokens[index] for index in below if is_one_of(tokens[index].relation, relations)]

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent with one of `relations`, or None."""
        tokens = self.tokens
        for index in self._children[token.index]:
            if not relations or is_one_of(tokens[index].relation, relations):
                return tokens[index]
        return None

    def head(self, token: Token) -> Token | None:
        """The governor, None for a root."""
        return None if token.head == NO_HEAD else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Governors from the nearest to the root."""
        seen = {token.index}
        current = self.head(token)
        while current is not None and current.index not in seen:
            yield current
            seen.add(current.index)
            current = self.head(current)

    def subtree(self, token: Token, *, without: tuple[str, ...] = ()) -> list[Token]:
        """The token and all below it, in text order; branches whose relation (or its base) is in `without` left out."""
        found, stack = {token.index}, [token]
        while stack:
            for child in self.children(stack.pop()):
                if child.index not in found and not {child.relation, base(child.relation)} & set(without):
                    found.add(child.index)
                    stack.append(child)
        return [self.tokens[index] for index in sorted(found)]

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and those coordinated with it below ("A, B and C" from A gives all three), in text order."""
        out = [token]
        for child in self.children(token, "conj"):
            out.extend(self.conjuncts(child))
        return sorted(out, key=lambda found: found.index)

    def case_of(self, token: Token) -> str:
        """Its preposition or other case marker, lower case, "because of" as one; "" where there is none."""
        marker = self.child(token, "case")
        if marker is None:
            return ""
        return " ".join(part.text.lower() for part in [marker, *self.children(marker, "fixed")])


def is_one_of(relation: str, relations: tuple[str, ...]) -> bool:
    """Whether a relation, or what it is without its subtype, is among some."""
    return relation in relations or (":" in relation and base(relation) in relations)


def base(relation: str) -> str:
    """A relation without its subtype: "nsubj" for "nsubj:pass"."""
    return relation.split(":", 1)[0]
