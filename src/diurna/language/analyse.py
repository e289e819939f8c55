"""The analysis stage: words, sentences, tags, lemmas, dependencies and names of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.language.marks import STRAIGHT, encoder_words
from diurna.language.paragraphs import find_paragraphs
from diurna.language.parser import Parser
from diurna.language.words import find_words
from diurna.model.engine import Engine
from diurna.records import Analysis, Coding, Name, Parse, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD

HEADLINE = 0


class Analyser:
    """Adds the analysis to a coding, with the shipped engine or the one given."""

    name = "language"
    needs: frozenset[str] = frozenset()
    adds = frozenset({"analysis"})

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or Engine()
        self.parser = Parser(self.engine)

    def __call__(self, coding: Coding) -> Coding:
        """Split, parse and tag the article's text."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        facts: list[float] = []
        vectors: list[Sequence[float]] = []
        for number, words, parse in self.sentences(coding):
            first = len(tokens)
            tokens.extend(make_tokens(coding.article.text, words, parse, first))
            span = Span(words[0].start, words[-1].end)
            sentences.append(Sentence(number, span, first, len(tokens)))
            facts.extend(parse.facts)
            vectors.extend(parse.vectors)
            names.extend(Name(first + start, first + end, kind, score) for start, end, kind, score in parse.names)
        analysis = Analysis(
            tuple(tokens), tuple(sentences), tuple(names), tuple(facts), tuple(vectors), self.engine.identity
        )
        return replace(coding, analysis=analysis)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parse sentences given as words."""
        return self.parser.parse(sentences)

    def sentences(self, coding: Coding) -> Iterator[tuple[int, list[Span], Parse]]:
        """Number, words and parse of every sentence: the headline is one, number 0; the body counts from 1.

        A dateline is no part of the first sentence, and what is cut (a byline, a caption) of none.
        """
        article, text = coding.article, coding.article.text
        if article.headline is not None:
            words = find_words(text, article.headline)
            if words:
                (parse,) = self.parser.parse([encoder_words(text, words)])
                yield HEADLINE, words, parse
        body = article.body if article.dateline is None else Span(article.dateline.end, article.body.end)
        paragraphs = [
            words
            for paragraph in find_paragraphs(text, body)
            if (words := leave_out(find_words(text, paragraph), article.cuts))
        ]
        number = HEADLINE
        read = self.parser.read([encoder_words(text, words) for words in paragraphs])
        for words, parses in zip(paragraphs, read, strict=True):
            start = 0
            for parse in parses:
                number += 1
                end = start + len(parse.heads)
                yield number, words[start:end], parse
                start = end


def leave_out(words: list[Span], cuts: Sequence[Span]) -> list[Span]:
    """The words of a paragraph that do not stand in a cut stretch."""
    if not words:
        return words
    near = [cut for cut in cuts if cut.start < words[-1].end and words[0].start < cut.end]
    return [word for word in words if not any(cut.overlaps(word) for cut in near)] if near else words


def make_tokens(text: str, words: Sequence[Span], parse: Parse, first: int) -> Iterator[Token]:
    """The tokens of one sentence; `first` is the index of its first in the article."""
    for index, (word, head) in enumerate(zip(words, parse.heads, strict=True)):
        yield Token(
            first + index,
            word,
            word.of(text),
            parse.lemmas[index] if text[word.start] != STRAIGHT else word.of(text),
            parse.upos[index],
            parse.xpos[index],
            first + head - 1 if head else NO_HEAD,
            parse.relations[index],
        )
