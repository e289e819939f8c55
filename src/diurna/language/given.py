"""Words and sentences as given, by gold or by another tool, with the tags and trees of the shipped engine."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.language.analyse import Analyser, make_tokens
from diurna.records import Analysis, Article, Coding, Name, Sentence, Span, Token


def analyse_words(article: str, given: Sequence[Sequence[str]], analyser: Analyser) -> Coding:
    """The analysis of an article whose words and sentences are given, a space between words; `article` is its id."""
    text = " ".join(word for words in given for word in words)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    facts: list[float] = []
    vectors: list[Sequence[float]] = []
    place = 0
    for number, (words, parse) in enumerate(zip(given, analyser.parse(given), strict=True), start=1):
        spans = []
        for word in words:
            spans.append(Span(place, place + len(word)))
            place += len(word) + 1
        first = len(tokens)
        tokens.extend(make_tokens(text, spans, parse, first))
        sentences.append(Sentence(number, Span(spans[0].start, spans[-1].end), first, len(tokens)))
        facts.extend(parse.facts)
        vectors.extend(parse.vectors)
        names.extend(Name(first + start, first + end, kind, score) for start, end, kind, score in parse.names)
    analysis = Analysis(tuple(tokens), tuple(sentences), tuple(names), tuple(facts), tuple(vectors))
    return replace(Coding(Article(id=article, text=text)), analysis=analysis)
