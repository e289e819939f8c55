"""Make analyses by hand, so that no model's mood decides a test.

A sentence is written one word a line: form, lemma, UPOS, XPOS, head (1-based, 0 for the root), relation.
Words are joined with spaces, but for punctuation and clitics, which cling as they do in print.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.actors import ResolveActors
from diurna.coder import DEFAULT_STAGES, Coder
from diurna.events import ExtractEvents
from diurna.places import PlaceEvents
from diurna.records import Analysis, Article, Coding, Entity, Mention, Name, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD
from diurna.records.article import article_id

CLING_LEFT = {",", ".", ";", ":", "?", "!", ")", "'s", "’s", "n't", "”", "'", "’"}
CLING_RIGHT = {"(", "“", "$"}


def make_coding(
    *sentences: str,
    names: Sequence[tuple[str, str]] = (),
    published: str | None = "2024-05-15",
    headline: bool = False,
) -> Coding:
    """A coding with its analysis. `names` pairs words with "PER", "ORG" or "LOC", in text order.

    With `headline`, the first sentence is the headline and has number 0.
    """
    text, tokens, made = "", [], []
    for position, sentence in enumerate(sentences):
        rows = [line.split() for line in sentence.strip().splitlines()]
        first = len(tokens)
        text += "\n" if position else ""
        start = len(text)
        glue = True
        for form, lemma, upos, xpos, head, relation in rows:
            if not glue and form not in CLING_LEFT:
                text += " "
            glue = form in CLING_RIGHT
            span = Span(len(text), len(text) + len(form))
            text += form
            governor = first + int(head) - 1 if int(head) else NO_HEAD
            tokens.append(Token(len(tokens), span, form, lemma, upos, xpos, governor, relation))
        number = position if headline else position + 1
        made.append(Sentence(number, Span(start, len(text)), first, len(tokens)))
    found, position = [], 0
    for words, kind in names:
        wanted = words.split()
        position = next(
            index
            for index in range(position, len(tokens))
            if [token.text for token in tokens[index : index + len(wanted)]] == wanted
        )
        found.append(Name(position, position + len(wanted), kind))
        position += len(wanted)
    day = dt.date.fromisoformat(published) if published else None
    article = Article(id=article_id(text, day), text=text, headline=made[0].span if headline else None, published=day)
    return Coding(article, Analysis(tuple(tokens), tuple(made), tuple(found), engine="by hand"))


def words_of(coding: Coding, span: Span) -> str:
    """The words that a span points at."""
    return span.of(coding.article.text)


def with_parties(coding: Coding, parties: dict[str, str]) -> Coding:
    """Add a mention and an entity for each of `parties`: words to code ("SRB", "SRB-GOV", "EU"; "" for unknown).

    The mention's head is the token of those words that hangs from outside them.
    """
    entities, mentions = [], []
    tokens, text = coding.analysis.tokens, coding.article.text
    for number, (words, code) in enumerate(parties.items()):
        start = text.index(words)
        span = Span(start, start + len(words))
        inside = {token.index for token in tokens if span.covers(token.span)}
        head = next(index for index in sorted(inside) if tokens[index].head not in inside)
        first, *sectors = code.split("-")
        entities.append(
            Entity(
                id=f"e{number}", kind="country", name=words, country=first or None, sectors=tuple(sectors), office=None
            )
        )
        mentions.append(Mention(id=f"m{number}", span=span, head=head, kind="name", entity=f"e{number}"))
    return replace(coding, entities=tuple(entities), mentions=tuple(mentions))


def rules_coder() -> Coder:
    """A coder whose rules stand alone: without the learned codes of parties, the detector of events and the learned places.

    What tests a rule of grammar or of the lexicon is tested on it, so that no network's mood decides.
    """
    alone = {
        ResolveActors: lambda: ResolveActors(learned=None),
        ExtractEvents: lambda: ExtractEvents(detector=None),
        PlaceEvents: lambda: PlaceEvents(learned=None),
    }
    return Coder([alone.get(make, make)() for make in DEFAULT_STAGES])
