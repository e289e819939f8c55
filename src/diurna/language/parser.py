"""The parser: words in, sentences, tags, lemmas, trees and names out, in batches of like length.

A window is what the encoder reads at once: a sentence where sentences are given, else as much of a paragraph as fits,
in which the engine finds the sentences itself. A sentence that a window's end cuts is read again, whole, in the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diurna.language.asides import mend_asides
from diurna.language.lemmas import choose_lemma
from diurna.language.names import decode_names
from diurna.language.participles import mend_participles
from diurna.language.starts import find_starts
from diurna.language.trees import decode_tree
from diurna.model.engine import Engine, Scores
from diurna.model.pieces import MAX_PIECES
from diurna.records import Parse

# Padded pieces a batch: the most that a window has. What a layer makes of a batch should stay in a core's own cache; over
# 12 articles of news, batches of 2048 pieces took 2.10 seconds, 512 1.27, 256 1.10.
BATCH_PIECES = 512
# Pieces of a paragraph read at once: most paragraphs of news fit whole, and attention's cost grows with the square.
WINDOW_PIECES = 160
# Windows in memory at a time, so that a paragraph of a million words costs no more than any other.
ROUND = 512


@dataclass(slots=True)
class Unread:
    """What is still to be read of one paragraph: its words from `start` on."""

    paragraph: int
    words: Sequence[str]
    start: int = 0


class Parser:
    """Runs an engine over sentences or over paragraphs."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parse sentences given as words; one longer than the encoder reads is cut, and its parts joined again."""
        windows = [(index, part) for index, words in enumerate(sentences) for part in self._parts(words)]
        out: list[Parse | None] = [None] * len(sentences)
        scored = self._score([part for _, part in windows])
        found = self._decode([part for _, part in windows], scored)
        for (index, _), parse in zip(windows, found, strict=True):
            before = out[index]
            out[index] = parse if before is None else join(before, parse)
        return [parse or Parse([], [], [], [], [], []) for parse in out]

    def read(self, paragraphs: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """Find and parse the sentences of paragraphs given as words; each paragraph's parses cover its words in order."""
        out: list[list[Parse]] = [[] for _ in paragraphs]
        unread = [Unread(index, words) for index, words in enumerate(paragraphs) if words]
        while unread:
            now = unread[:ROUND]
            sentences = list(self._next_sentences(now))
            parses = self._decode([words for _, words, _ in sentences], [scores for _, _, scores in sentences])
            for (paragraph, _, _), parse in zip(sentences, parses, strict=True):
                out[paragraph].append(parse)
            unread = [rest for rest in now if rest.start < len(rest.words)] + unread[ROUND:]
        return out

    def _next_sentences(self, unread: Sequence[Unread]) -> Iterator[tuple[int, Sequence[str], Scores]]:
        """The sentences in the next window of each paragraph, as (paragraph, words, scores); moves on behind them."""
        windows = [self._window(rest, WINDOW_PIECES) for rest in unread]
        for rest, words, scores in zip(unread, windows, self._score(windows), strict=True):
            bounds = find_starts(words, scores.starts)
            if rest.start + len(words) == len(rest.words):
                bounds.append(len(words))
            elif len(bounds) == 1:
                words, scores, bounds = self._longer(rest, words, scores)
            for start, end in pairwise(bounds):
                yield rest.paragraph, words[start:end], scores.slice(start, end)
            rest.start += bounds[-1]

    def _longer(self, rest: Unread, words: Sequence[str], scores: Scores) -> tuple[Sequence[str], Scores, list[int]]:
        """Read on where a window held no sentence's end: words, scores, and the bounds of the first sentence in them."""
        longer = self._window(rest, MAX_PIECES)
        if len(longer) > len(words):
            (scores,) = self._score([longer])
        return longer, scores, [*find_starts(longer, scores.starts), len(longer)][:2]

    def _window(self, rest: Unread, room: int) -> Sequence[str]:
        """The next words of a paragraph, at most `room` pieces."""
        cut = self.engine.pieces.cut
        end = rest.start
        while end < len(rest.words):
            room -= len(cut(rest.words[end]))
            if room < 0:
                break
            end += 1
        return rest.words[rest.start : end]

    def _parts(self, words: Sequence[str]) -> Iterator[Sequence[str]]:
        rest = Unread(0, words)
        while rest.start < len(words):
            part = self._window(rest, MAX_PIECES)
            yield part
            rest.start += len(part)

    def _score(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """Run the encoder over windows, in batches of like length."""
        cut = self.engine.pieces.cut
        sizes = [sum([len(cut(word)) for word in words]) + 2 for words in windows]
        order = sorted(range(len(windows)), key=sizes.__getitem__)
        out: dict[int, Scores] = {}
        for batch in batches(order, sizes):
            out |= zip(batch, self.engine.score([windows[position] for position in batch]), strict=True)
        return [out[position] for position in range(len(windows))]

    def _decode(self, sentences: Sequence[Sequence[str]], scored: Sequence[Scores]) -> list[Parse]:
        """Scores to trees and labels, one a sentence."""
        if not sentences:
            return []
        heads = [decode_tree(scores.arcs) for scores in scored]
        relations = self.engine.relations(scored, heads)
        return [
            self._parse_one(words, scores, chosen, labels)
            for words, scores, chosen, labels in zip(sentences, scored, heads, relations, strict=True)
        ]

    def _parse_one(self, words: Sequence[str], scores: Scores, heads: NDArray[np.int64], relations: list[str]) -> Parse:
        labels = self.engine.labels
        upos = [labels["upos"][index] for index in scores.upos.tolist()]
        xpos = [labels["xpos"][index] for index in scores.xpos.tolist()]
        mend_participles(words, upos, xpos)
        scripts = [labels["lemma"][index] for index in scores.lemma.tolist()]
        lemmas = [choose_lemma(*word, self.engine.lemmas) for word in zip(words, upos, xpos, scripts, strict=True)]
        names = decode_names(scores.names, labels["names"])
        parse = Parse(upos, xpos, lemmas, heads.tolist(), relations, names, scores.facts.tolist(), list(scores.events))
        return mend_asides(words, parse)


def batches(order: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    """Cut an order of rising sizes into batches of at most `BATCH_PIECES` padded pieces."""
    batch: list[int] = []
    for position in order:
        if batch and sizes[position] * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def join(before: Parse, after: Parse) -> Parse:
    """Join two parts of one long sentence: the second's root hangs from the first's, as parataxis."""
    shift = len(before.heads)
    root = before.heads.index(0) + 1
    heads = [head + shift if head else root for head in after.heads]
    relations = ["parataxis" if not head else label for head, label in zip(after.heads, after.relations, strict=True)]
    return Parse(
        before.upos + after.upos,
        before.xpos + after.xpos,
        before.lemmas + after.lemmas,
        before.heads + heads,
        before.relations + relations,
        before.names + [(start + shift, end + shift, kind, sure) for start, end, kind, sure in after.names],
        before.facts + after.facts,
        before.vectors + after.vectors,
    )
