"""Coding: all that is known so far of one article, passed from stage to stage."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diurna.records.analysis import Analysis, Token
from diurna.records.article import Article
from diurna.records.claim import Claim
from diurna.records.draft import Draft
from diurna.records.entity import Entity
from diurna.records.event import Event
from diurna.records.mention import Mention


@dataclass(frozen=True)
class Coding:
    """One article and what the stages have found in it.

    A stage takes a coding and returns a new one (`dataclasses.replace`); nothing is mutated. Things point at
    each other by id, or by token index into `analysis.tokens`. `gazetteer` names the one that placed the events, "" for
    the one that ships.
    """

    article: Article
    analysis: Analysis = field(default_factory=Analysis)
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    drafts: tuple[Draft, ...] = ()
    events: tuple[Event, ...] = ()
    gazetteer: str = field(default="", compare=False)

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def _heads(self) -> dict[int, Mention]:
        return {mention.head: mention for mention in self.mentions}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def entity(self, mention: Mention) -> Entity:
        """Whom a mention refers to."""
        return self._entities[mention.entity]

    def mention(self, mention_id: str) -> Mention:
        """The mention with an id."""
        return self._mentions[mention_id]

    def mention_at(self, token: Token) -> Mention | None:
        """The mention whose head is a token, None where the token heads none."""
        return self._heads.get(token.index)

    @cached_property
    def _covering(self) -> dict[int, Mention]:
        covering: dict[int, Mention] = {}
        tokens, position = self.analysis.tokens, 0
        for mention in sorted(self.mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
            while position and tokens[position - 1].span.end > mention.span.start:
                position -= 1
            while position < len(tokens) and tokens[position].span.start < mention.span.start:
                position += 1
            index = position
            while index < len(tokens) and tokens[index].span.end <= mention.span.end:
                covering[index] = mention  # inner mentions come later, and win
                index += 1
        return covering

    def mention_over(self, token: Token) -> Mention | None:
        """The smallest mention whose words include a token, None where there is none."""
        return self._covering.get(token.index)

    @cached_property
    def _all_over(self) -> dict[int, list[Mention]]:
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            for token in self.analysis.tokens_in(mention.span):
                if mention.span.covers(token.span):
                    out.setdefault(token.index, []).append(mention)
        return out

    @cached_property
    def _starting(self) -> dict[int, list[Mention]]:
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            out.setdefault(mention.span.start, []).append(mention)
        return out

    def mentions_over(self, token: Token) -> Sequence[Mention]:
        """All mentions whose words include a token."""
        return self._all_over.get(token.index, ())

    def mentions_from(self, start: int) -> Sequence[Mention]:
        """The mentions that begin at a character of the text."""
        return self._starting.get(start, ())

    def named_persons(self) -> list[Entity]:
        """The persons of the article that have a name, each office once; who is only "the minister" has none."""
        tokens = self.analysis.tokens
        named = {
            tokens[index].text
            for name in self.analysis.names
            if name.kind == "PER"
            for index in range(name.first, name.last)
        }
        persons = [entity for entity in self.entities if entity.kind == "person" and named & set(entity.name.split())]
        return list({(person.name, person.office, person.code): person for person in persons}.values())

    def claim(self, claim_id: str) -> Claim:
        """The claim with an id."""
        return self._claims[claim_id]
