"""`diurna evaluate coref`: whom names and pronouns refer to, scored against gold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from diurna.actors import ResolveActors
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.language import Analyser
from diurna.language.analyse import make_tokens
from diurna.records import Analysis, Article, Coding, Name, Sentence, Span, Token
from diurna.scoring.coref import PRONOUNS, FoundMention, GoldCoreference, read_coreference, score_coreference


def evaluate_coref(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Documents with tokens, sent_starts and mentions.")
    ],
    genres: Annotated[
        str | None, typer.Option(help="Only documents of these genres, as GUM's ids name them: news,interview,bio.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Score coreference of names and third-person pronouns, on gold words and sentences; mentions meet by their heads.

    Example: diurna evaluate coref gum_dev.jsonl --genres news,interview,bio
    """
    with faults_told():
        documents = read_coreference(file)
    if genres is not None:
        wanted = {genre.strip() for genre in genres.split(",")}
        documents = [document for document in documents if wanted & set(document.id.split("_"))]
        if not documents:
            raise typer.BadParameter(f"no document of these genres in {file}.", param_hint="--genres")
    analyser, resolve = Analyser(), ResolveActors()

    def pairs() -> Iterator[tuple[GoldCoreference, frozenset[int], list[FoundMention]]]:
        for document in documents:
            coding = resolve(analyse_words(document, analyser))
            yield document, proper_nouns(coding.analysis), found_mentions(coding)
            step(1)

    with progress(len(documents)) as step:
        figures = score_coreference(pairs())
    show("coref", file, len(documents), figures, as_json=as_json, unit="documents")


def analyse_words(document: GoldCoreference, analyser: Analyser) -> Coding:
    """A document's analysis with its gold words and sentences, a space between words."""
    text = " ".join(document.words)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    place = 0
    for number, (words, parse) in enumerate(
        zip(document.sentences, analyser.parse(document.sentences), strict=True), start=1
    ):
        spans = []
        for word in words:
            spans.append(Span(place, place + len(word)))
            place += len(word) + 1
        first = len(tokens)
        tokens.extend(make_tokens(text, spans, parse, first))
        sentences.append(Sentence(number, Span(spans[0].start, spans[-1].end), first, len(tokens)))
        names.extend(Name(first + start, first + end, kind, score) for start, end, kind, score in parse.names)
    analysis = Analysis(tuple(tokens), tuple(sentences), tuple(names))
    return replace(Coding(Article(id=document.id, text=text)), analysis=analysis)


def proper_nouns(analysis: Analysis) -> frozenset[int]:
    """The tokens that are proper nouns."""
    return frozenset(token.index for token in analysis.tokens if token.upos == "PROPN")


def found_mentions(coding: Coding) -> list[FoundMention]:
    """Mentions as scoring takes them; relative pronouns, which gold does not mark, are left out."""
    found = []
    for mention in coding.mentions:
        word = coding.analysis.tokens[mention.head].text.lower()
        if mention.kind != "pronoun" or word in PRONOUNS:
            found.append(FoundMention(mention.head, mention.entity, mention.kind == "pronoun"))
    return found
