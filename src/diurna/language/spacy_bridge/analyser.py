"""The analysis stage on a spaCy pipeline instead of the shipped engine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diurna.language.paragraphs import find_paragraphs
from diurna.language.spacy_bridge.reading import from_doc
from diurna.records import Analysis, Article, Coding, Name, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD

if TYPE_CHECKING:
    from spacy.language import Language


class SpacyAnalyser:
    """Adds the analysis to a coding, as a spaCy pipeline with Universal Dependencies sees it.

    `nlp` comes from spacy-stanza, spacy-udpipe, or is the user's own: it sets sentences, UPOS tags and UD (v2)
    relations on every word; lemmas, Penn tags and entities are used where it sets them. `engine` is what records
    call it; by default language, name and version from the pipeline's meta.
    """

    name = "language"
    needs: frozenset[str] = frozenset()
    adds = frozenset({"analysis"})

    def __init__(self, nlp: "Language", *, engine: str | None = None) -> None:
        self.nlp = nlp
        self.engine = engine or name_pipeline(nlp)

    def __call__(self, coding: Coding) -> Coding:
        """Run the pipeline on the headline and on each paragraph of the body.

        Raises `PipelineError` where it gives no Universal Dependencies, or words that do not fit the text.
        """
        article = coding.article
        headline = find_headline(article)
        stretches = [headline] if headline is not None else []
        stretches.extend(find_body(article))
        texts = [stretch.of(article.text) for stretch in stretches]
        parts = [
            from_doc(doc, text, offset=stretch.start, headline=stretch is headline)
            for stretch, text, doc in zip(stretches, texts, self.nlp.pipe(texts), strict=True)
        ]
        return replace(coding, analysis=join_analyses(parts, self.engine))


def name_pipeline(nlp: "Language") -> str:
    """What records call a pipeline: "spacy:en_ewt-1.2.0"."""
    meta = nlp.meta
    return f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}"


def find_headline(article: Article) -> Span | None:
    """The headline without white space around it, None where there is none or no word in it."""
    if article.headline is None:
        return None
    words = article.headline.of(article.text)
    start = article.headline.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def find_body(article: Article) -> Iterator[Span]:
    """The paragraphs of the body; a dateline is no part of the first."""
    body = article.body if article.dateline is None else Span(article.dateline.end, article.body.end)
    return find_paragraphs(article.text, body)


def join_analyses(parts: Sequence[Analysis], engine: str) -> Analysis:
    """One analysis of an article from those of its stretches, in text order; the body's sentences count on."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    number = 0
    for part in parts:
        shift, before = len(tokens), number
        for token in part.tokens:
            head = token.head if token.head == NO_HEAD else token.head + shift
            tokens.append(replace(token, index=token.index + shift, head=head))
        for sentence in part.sentences:
            number = before + sentence.number
            sentences.append(replace(sentence, number=number, first=sentence.first + shift, last=sentence.last + shift))
        names.extend(replace(name, first=name.first + shift, last=name.last + shift) for name in part.names)
    return Analysis(tuple(tokens), tuple(sentences), tuple(names), engine=engine)
