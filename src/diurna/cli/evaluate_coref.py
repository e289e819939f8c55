"""`diurna evaluate coref`: whom names and pronouns refer to, scored against gold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diurna.actors import ResolveActors
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.language import Analyser
from diurna.language.given import analyse_words
from diurna.records import Analysis, Coding
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
            coding = resolve(analyse_words(document.id, document.sentences, analyser))
            yield document, proper_nouns(coding.analysis), found_mentions(coding)
            step(1)

    with progress(len(documents)) as step:
        figures = score_coreference(pairs())
    show("coref", file, len(documents), figures, as_json=as_json, unit="documents")


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
