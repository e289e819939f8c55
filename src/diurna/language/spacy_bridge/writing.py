"""An `Analysis` to a spaCy `Doc`, for those who go on in spaCy."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from diurna.errors import PipelineError
from diurna.language.spacy_bridge.reading import HEADLINE, UNPARSED
from diurna.records import Analysis, Coding
from diurna.records.analysis import NO_HEAD

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(slots=True)
class Row:
    """One token of the Doc to be.

    `head` and `home` are indices of the analysis's tokens: what governs it (`NO_HEAD`: itself), and the word that
    white space behind it hangs from. `parsed` is false for what the analysis left out.
    """

    text: str
    head: int
    home: int
    relation: str
    upos: str
    xpos: str
    lemma: str
    parsed: bool = True
    space: bool = False
    entity: str = "O"


def to_doc(found: Coding | Analysis, text: str | None = None, vocab: "Vocab | None" = None) -> "Doc":
    """A Doc with the words, tags, lemmas, trees, sentences and names of an analysis.

    `text` is the article's (a coding brings it along), and the Doc's text is the same, so that `token.idx` is the
    offset in the article. As in spaCy, further white space is a token, and hangs from the word before it. What was
    not parsed (a dateline) stands as tokens "X" that hang from the next word, and in `doc.spans["unparsed"]`; the
    headline is `doc.spans["headline"]`. Names are entities "PER", "ORG" and "LOC"; their scores are not kept.
    spaCy's sentences are its trees: one with two roots becomes two. Without `vocab`, that of a blank English
    pipeline. `from_doc` is the way back. Raises `PipelineError` where spaCy is not installed, `ValueError` for a
    text that is missing, or not the one analysed.
    """
    analysis = found.analysis if isinstance(found, Coding) else found
    if text is None:
        if not isinstance(found, Coding):
            raise ValueError("An analysis holds no text. Give the article's: to_doc(analysis, article.text).")
        text = found.article.text
    wrong = next((token for token in analysis.tokens if token.span.of(text) != token.text), None)
    if wrong is not None:
        raise ValueError(
            f'The text has "{wrong.span.of(text)}" at {wrong.span.start}, the analysis "{wrong.text}". '
            "Give the text that was analysed."
        )
    make_doc = load_doc()
    rows = make_rows(analysis, text)
    places = [place for place, row in enumerate(rows) if row.parsed]
    mark_names(analysis, rows, places)
    doc = make_doc(
        blank_vocab() if vocab is None else vocab,
        words=[row.text for row in rows],
        spaces=[row.space for row in rows],
        pos=[row.upos for row in rows],
        tags=[row.xpos for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=[place if row.head == NO_HEAD else places[row.head] for place, row in enumerate(rows)],
        deps=["ROOT" if row.head == NO_HEAD else row.relation for row in rows],
        ents=[row.entity for row in rows],
    )
    top = next((sentence for sentence in analysis.sentences if sentence.number == 0), None)
    if top is not None:
        doc.spans[HEADLINE] = [doc[places[top.first] : places[top.last - 1] + 1]]
    unparsed = [place for place, row in enumerate(rows) if not (row.parsed or row.text.isspace())]
    if unparsed:
        doc.spans[UNPARSED] = [doc[place : place + 1] for place in unparsed]
    return doc


def make_rows(analysis: Analysis, text: str) -> list[Row]:
    """The tokens of the Doc: those of the analysis, and what stands between them."""
    rows: list[Row] = []
    end = 0
    for token in analysis.tokens:
        fill_gap(rows, text[end : token.span.start], token.index)
        rows.append(Row(token.text, token.head, token.index, token.relation, token.upos, token.xpos, token.lemma))
        end = token.span.end
    fill_gap(rows, text[end:], NO_HEAD)
    return rows


def fill_gap(rows: list[Row], gap: str, ahead: int) -> None:
    """Add what stands between two words of the analysis; `ahead` is the word that follows, `NO_HEAD` for none.

    One blank after a token is its own; the rest of a run of white space is a token, as spaCy's tokenizer has it.
    """
    for piece in re.findall(r"\s+|\S+", gap):
        behind = rows[-1].home if rows else NO_HEAD
        if not piece.isspace():
            home = behind if ahead == NO_HEAD else ahead
            rows.append(Row(piece, home, home, "dep", "X", "", piece, parsed=False))
            continue
        if rows and piece.startswith(" "):
            rows[-1].space = True
            piece = piece[1:]
        if piece:
            home = behind if rows else ahead
            rows.append(Row(piece, home, home, "dep", "SPACE", "_SP", piece, parsed=False))


def mark_names(analysis: Analysis, rows: list[Row], places: list[int]) -> None:
    """Mark the names on the rows, as B- and I- tags; of two that overlap, the first stays."""
    for name in analysis.names:
        inside = rows[places[name.first] : places[name.last - 1] + 1]
        if all(row.entity == "O" for row in inside):
            for row in inside:
                row.entity = f"I-{name.kind}"
            inside[0].entity = f"B-{name.kind}"


def load_doc() -> "type[Doc]":
    """The class of spaCy's Docs; raises `PipelineError` where spaCy is not installed."""
    try:
        from spacy.tokens import Doc
    except ImportError as error:
        raise PipelineError("spaCy is not installed, and a Doc is spaCy's. Run: pip install 'diurna[spacy]'") from error
    made: type[Doc] = Doc
    return made


@cache
def blank_vocab() -> "Vocab":
    """The vocabulary of a blank English pipeline: it knows which tokens are white space, punctuation, numbers."""
    import spacy

    return spacy.blank("en").vocab
