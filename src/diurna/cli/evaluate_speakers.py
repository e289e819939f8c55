"""`diurna evaluate speakers`: who is reported to have said what, scored against gold."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from diurna.actors import ResolveActors
from diurna.attribution import FindClaims
from diurna.attribution.subjects import RELATIVE
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.language import Analyser
from diurna.records import Analysis, Article, Claim, Coding, Span
from diurna.scoring.intervals import bootstrap
from diurna.scoring.speakers import (
    Attribution,
    GoldArticle,
    count_claims,
    has_nested,
    read_attributions,
    speaker_figures,
)


def evaluate_speakers(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Articles with attributions: source, cue and content spans.")
    ],
    as_json: Json = False,
) -> None:
    """Score claims from raw text: how many are found, their sources, their contents, and all three together.

    Example: diurna evaluate speakers polnear_dev.jsonl --json
    """
    with faults_told():
        articles = read_attributions(file)
    nested = any(has_nested(article.claims) for article in articles)
    stages = (Analyser(), ResolveActors(), FindClaims())

    def documents() -> Iterator[tuple[str, Sequence[Attribution], Sequence[Attribution]]]:
        for article in articles:
            coding = Coding(Article(id=article.id, text=article.text, headline=article.headline))
            for stage in stages:
                coding = stage(coding)
            yield article.text, with_heads(coding.analysis, article), found_claims(coding, nested=nested)
            step(1)

    with progress(len(articles)) as step:
        counts = [count_claims(*document) for document in documents()]
    figures, bounds = speaker_figures(counts), bootstrap(counts, speaker_figures)
    size = sum(len(article.claims) for article in articles)
    show("speakers", file, size, figures, as_json=as_json, unit="claims", intervals=bounds)


def with_heads(analysis: Analysis, article: GoldArticle) -> list[Attribution]:
    """Gold claims with the heads of their sources, by the tree."""
    return [replace(claim, head=head_of(analysis, claim.source)) for claim in article.claims]


def found_claims(coding: Coding, *, nested: bool) -> list[Attribution]:
    """Claims as scoring takes them; the parts of one that its cue cuts in two are one claim.

    Without `nested`, only claims that are not inside another: some corpora (PolNeAR) mark no others.
    """
    merged: dict[tuple[Span, Span | None], list[Claim]] = {}
    for claim in coding.claims:
        if claim.within and not nested:
            continue
        merged.setdefault((claim.cue, claim.source), []).append(claim)
    found = []
    for (cue, source), claims in merged.items():
        sources = (relative_pronoun(coding.analysis, claims[0]) or source,) if source else ()
        contents = tuple(claim.content for claim in claims)
        found.append(Attribution(sources, (cue,), contents, head_of(coding.analysis, sources)))
    return found


def relative_pronoun(analysis: Analysis, claim: Claim) -> Span | None:
    """The "who" of "the envoy, who said that ...": corpora mark it as the source, where a claim names the envoy."""
    for token in analysis.tokens:
        if claim.cue.covers(token.span):
            subject = analysis.child(token, "nsubj")
            if subject is not None and subject.relation == "nsubj" and subject.text.lower() in RELATIVE:
                return subject.span
    return None


def head_of(analysis: Analysis, spans: Sequence[Span]) -> Span | None:
    """The word among some words that hangs from outside them; the first, where several do."""
    inside = [token for token in analysis.tokens if any(span.overlaps(token.span) for span in spans)]
    indexes = {token.index for token in inside}
    words = [token for token in inside if token.upos != "PUNCT"]
    return next((token.span for token in words if token.head not in indexes), words[0].span if words else None)
