"""How well claims (who is reported to have said what) agree with gold: sources, cues and contents in PolNeAR's form.

PolNeAR (Newell et al. 2018) and PARC3 (Pareti 2016) mark each attribution's source, cue and content, each a set of
spans; the figures are those in which the field reports (source and content exact given the claim, overlap).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.records import Span
from diurna.scoring.lines import GoldFile
from diurna.scoring.pairing import pair_closest

WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*|[^\w\s]")
PARTS = ("source", "cue", "content")
EXPECTED = (
    "expected an object with id, text and attributions, each of these with source, cue and content: lists of [start, end] "
    "in characters of the text."
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One claim as spans: the words of its source (none where it is hidden), its cue and its content.

    `head` is the word that the source's phrase hangs from, None where there is no source or no word in it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article: its text, its title as the text's first line where it has one, and its claims."""

    id: str
    text: str
    headline: Span | None
    claims: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A claim as sets of words, each word by its number in the text. Punctuation counts in cues only (as in "X: Y")."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int | None


def read_attributions(path: Path) -> list[GoldArticle]:
    """Read JSON Lines, an article each, with id, text and attributions; raises `GoldError` with all faults.

    Attributions without a cue or without content are left out: nothing can be found there.
    """
    file = GoldFile(path)
    articles = list(file.objects(make_article, EXPECTED))
    if not any(article.claims for article in articles) and not file.faults:
        file.fault(1, "no attribution in the file. Expected JSON Lines, one article a line.")
    file.check()
    return articles


def make_article(row: Mapping[str, Any]) -> GoldArticle:
    """One article from its JSON; raises KeyError, TypeError, ValueError or IndexError where it is not as expected."""
    text, attributions = row["text"], row["attributions"]
    if not isinstance(text, str) or not isinstance(attributions, list):
        raise TypeError("text is no string, or attributions no list")
    claims = []
    for attribution in attributions:
        source, cue, content = (_spans(attribution[part], len(text)) for part in PARTS)
        if cue and content:
            claims.append(Attribution(source, cue, content))
    return GoldArticle(str(row["id"]), text, _headline(text, row), tuple(claims))


def _spans(value: object, length: int) -> tuple[Span, ...]:
    if not isinstance(value, list):
        raise TypeError("spans are no list")
    spans = tuple(Span(int(start), int(end)) for start, end in value)
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            raise IndexError(f"span {span.start}-{span.end} of {length} characters")
    return spans


def _headline(text: str, row: Mapping[str, object]) -> Span | None:
    """The first line, where it is the title, with or without a full stop."""
    first, title = text.split("\n", 1)[0].rstrip(), str(row.get("title") or "").strip()
    return Span(0, len(first)) if title and re.sub(r"\W", "", first) == re.sub(r"\W", "", title) else None


def has_nested(claims: Sequence[Attribution]) -> bool:
    """Whether the cue of one claim lies in the content of another ("X said that Y had told Z ...")."""
    return any(
        one is not other and span.covers(other.cue[0]) for one in claims for other in claims for span in one.content
    )


def score_speakers(
    documents: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]],
) -> dict[str, float]:
    """Figures over (text, gold claims, found claims) documents, as fractions.

    A gold and a found claim can meet where their contents share a word; each meets at most one, the pairs that share
    most going first (a part of the cue, then of the source, then the share of their content's words).

    - claim_overlap_f1: F1 of claims that meet.
    - source_exact: of the claims that meet, the share whose source is the same by its head word, or none in both.
    - content_exact: of the claims that meet, the share whose contents have exactly the same words.
    - content_token_f1: of the claims that meet, the F1 of the words of their contents, summed over claims.
    - triple_overlap_f1: F1 of claims whose cue, source (or none in both) and content all share a word.
    """
    return speaker_figures([count_claims(*document) for document in documents])


def count_claims(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[str]:
    """What the figures are made of, for one document."""
    spans = [match.span() for match in WORD.finditer(text)]
    golds = [words_of(text, spans, claim) for claim in gold]
    founds = [words_of(text, spans, claim) for claim in found]
    counts = Counter(gold=len(golds), found=len(founds))
    for one, other in pair_claims(golds, founds):
        counts["met"] += 1
        counts["source"] += one.head == other.head and bool(one.source) == bool(other.source)
        counts["exact"] += one.content == other.content
        counts["shared"] += 2 * len(one.content & other.content)
        counts["words"] += len(one.content) + len(other.content)
        counts["triple"] += bool(one.cue & other.cue) and _same_source(one, other)
    return counts


def speaker_figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """The figures of documents from their counts."""
    counts = sum(documents, Counter[str]())
    claims, met = counts["gold"] + counts["found"], counts["met"]
    return {
        "claim_overlap_f1": 2 * met / claims if claims else 0.0,
        "source_exact": counts["source"] / met if met else 0.0,
        "content_exact": counts["exact"] / met if met else 0.0,
        "content_token_f1": counts["shared"] / counts["words"] if counts["words"] else 0.0,
        "triple_overlap_f1": 2 * counts["triple"] / claims if claims else 0.0,
    }


def pair_claims(golds: Sequence[Words], founds: Sequence[Words]) -> list[tuple[Words, Words]]:
    """The gold and found claims that meet, one to one, the closest first."""
    candidates = []
    for i, one in enumerate(golds):
        for j, other in enumerate(founds):
            shared = len(one.content & other.content)
            if shared:
                overlap = 2 * shared / (len(one.content) + len(other.content))
                candidates.append((not one.cue & other.cue, not _same_source(one, other), -overlap, i, j))
    return [(golds[i], founds[j]) for i, j in pair_closest(candidates)]


def _same_source(one: Words, other: Words) -> bool:
    return bool(one.source & other.source) or not (one.source or other.source)


def words_of(text: str, spans: Sequence[tuple[int, int]], claim: Attribution) -> Words:
    """A claim as words; the words of its cue and its source are not those of its content ("Mali, he said, will wait")."""
    cue = _numbers(spans, claim.cue)
    source = _numbers(spans, claim.source)
    content = frozenset(n for n in _numbers(spans, claim.content) - cue if text[spans[n][0]].isalnum())
    if claim.cue and claim.source and _inside(claim.content, claim.cue):
        content -= source
    head = min(_numbers(spans, (claim.head,))) if claim.head and _numbers(spans, (claim.head,)) else None
    return Words(frozenset(n for n in source if text[spans[n][0]].isalnum()), cue, content, head)


def _inside(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    return any(span.covers(part) for span in outer for part in inner)


def _numbers(spans: Sequence[tuple[int, int]], parts: Iterable[Span]) -> frozenset[int]:
    """The numbers of all words that `parts` touch."""
    found = set()
    for part in parts:
        number = bisect_left(spans, part.start, key=lambda span: span[1])
        while number < len(spans) and spans[number][0] < part.end:
            if spans[number][1] > part.start:
                found.add(number)
            number += 1
    return frozenset(found)
