"""The analysis stage: words, sentences, tags, lemmas, dependencies and names of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from diurna.language.lemmas import choose_lemma
from diurna.language.trees import decode_tree
from diurna.language.words import find_sentences, find_words
from diurna.model.engine import Engine, Scores
from diurna.model.pieces import MAX_PIECES
from diurna.records import Analysis, Coding, Name, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD

# Padded pieces a batch: larger ones gain no speed on a CPU and cost memory.
BATCH_PIECES = 2048


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed stretch of words; heads count from 1 within it, 0 is the root."""

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str, float]]


class Analyser:
    """Adds the analysis to a coding, with the shipped engine or the one given."""

    name = "language"
    needs: frozenset[str] = frozenset()
    adds = frozenset({"analysis"})

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or Engine()

    def __call__(self, coding: Coding) -> Coding:
        """Split, parse and tag the article's text."""
        text = coding.article.text
        numbered = list(split_article(coding))
        parses = self.parse([[span.of(text) for span in words] for _, _, words in numbered])
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        for (number, span, words), parse in zip(numbered, parses, strict=True):
            first = len(tokens)
            for index, word in enumerate(words):
                head = parse.heads[index]
                tokens.append(
                    Token(
                        first + index,
                        word,
                        word.of(text),
                        parse.lemmas[index],
                        parse.upos[index],
                        parse.xpos[index],
                        first + head - 1 if head else NO_HEAD,
                        parse.relations[index],
                    )
                )
            sentences.append(Sentence(number, span, first, len(tokens)))
            names.extend(Name(first + start, first + end, kind, score) for start, end, kind, score in parse.names)
        analysis = Analysis(tuple(tokens), tuple(sentences), tuple(names), self.engine.identity)
        return replace(coding, analysis=analysis)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parse sentences given as words, in batches of like length; long ones in windows that are joined again."""
        windows = [(index, window) for index, words in enumerate(sentences) for window in self._windows(words)]
        order = sorted(range(len(windows)), key=lambda position: len(windows[position][1]))
        parsed: dict[int, Parse] = {}
        for positions in self._batches(order, [window for _, window in windows]):
            batch = [windows[position][1] for position in positions]
            parsed |= zip(positions, self._parse_batch(batch), strict=True)
        out: list[Parse | None] = [None] * len(sentences)
        for position, (index, _) in enumerate(windows):
            before = out[index]
            out[index] = parsed[position] if before is None else join(before, parsed[position])
        return [parse or Parse([], [], [], [], [], []) for parse in out]

    def _windows(self, words: Sequence[str]) -> Iterator[Sequence[str]]:
        start = pieces = 0
        for index, word in enumerate(words):
            size = len(self.engine.pieces.cut(word))
            if pieces + size > MAX_PIECES:
                yield words[start:index]
                start, pieces = index, 0
            pieces += size
        if start < len(words):
            yield words[start:]

    def _batches(self, order: Sequence[int], windows: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        batch: list[int] = []
        longest = 0
        for position in order:
            size = sum(len(self.engine.pieces.cut(word)) for word in windows[position]) + 2
            if batch and max(longest, size) * (len(batch) + 1) > BATCH_PIECES:
                yield batch
                batch, longest = [], 0
            batch.append(position)
            longest = max(longest, size)
        if batch:
            yield batch

    def _parse_batch(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        scores = self.engine.score(sentences)
        heads = [decode_tree(score.arcs) for score in scores]
        relations = self.engine.relations(scores, heads)
        return [
            self._parse_one(words, score, chosen, labels)
            for words, score, chosen, labels in zip(sentences, scores, heads, relations, strict=True)
        ]

    def _parse_one(self, words: Sequence[str], score: Scores, heads: NDArray[np.int64], relations: list[str]) -> Parse:
        labels = self.engine.labels
        upos = [labels["upos"][index] for index in score.upos]
        xpos = [labels["xpos"][index] for index in score.xpos]
        scripts = [labels["lemma"][index] for index in score.lemma]
        lemmas = [choose_lemma(*word, self.engine.lemmas) for word in zip(words, upos, xpos, scripts, strict=True)]
        return Parse(upos, xpos, lemmas, heads.tolist(), relations, decode_names(score.names, labels["names"]))


def split_article(coding: Coding) -> Iterator[tuple[int, Span, list[Span]]]:
    """Sentences as (number, span, word spans): the headline is one sentence, number 0; the body counts from 1.

    A dateline is no part of the first sentence.
    """
    article = coding.article
    if article.headline is not None:
        words = find_words(article.text, article.headline)
        if words:
            yield 0, Span(words[0].start, words[-1].end), words
    body = article.body if article.dateline is None else Span(article.dateline.end, article.body.end)
    for number, (span, words) in enumerate(find_sentences(article.text, body), start=1):
        yield number, span, words


def decode_names(scores: NDArray[np.float32], tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """The best well-formed tag sequence (an I- follows its own type), as (first, end, type, mean probability)."""
    if not len(scores):
        return []
    logs = np.log(scores + 1e-9)
    allowed = np.array(
        [[0.0 if not to.startswith("I-") or come[2:] == to[2:] else -1e9 for to in tags] for come in tags]
    )
    best = logs[0] + np.array([-1e9 if tag.startswith("I-") else 0.0 for tag in tags])
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        paths = best[:, None] + allowed
        back[index] = paths.argmax(0)
        best = paths.max(0) + logs[index]
    chosen = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        chosen.append(int(back[index][chosen[-1]]))
    chosen.reverse()
    out: list[tuple[int, int, str, float]] = []
    start: int | None = None
    for index, tag in enumerate([*(tags[number] for number in chosen), "O"]):
        if start is not None and not tag.startswith("I-"):
            sure = float(np.mean([scores[at, chosen[at]] for at in range(start, index)]))
            out.append((start, index, tags[chosen[start]][2:], sure))
            start = None
        if tag.startswith("B-"):
            start = index
    return out


def join(before: Parse, after: Parse) -> Parse:
    """Join two windows of one long sentence: the second's root hangs from the first's, as parataxis."""
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
    )
