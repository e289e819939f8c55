"""Extents: how far a phrase reaches to the left, which word the sentence holds it by, and what only counts it."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.actors.phrases import Phrase
from diurna.actors.stretches import is_argument
from diurna.actors.units import Unit
from diurna.actors.words import (
    QUANTIFIERS,
    QUANTITIES,
)
from diurna.lexicons.keys import agent_key
from diurna.records import Analysis
from diurna.records.analysis import base


def with_quantifier(analysis: Analysis, phrase: Phrase) -> Phrase:
    """With all of the words before a number: "at least 16 soldiers", "as many as 200 people"."""
    tokens = analysis.tokens
    start = phrase.first
    while start < phrase.head and tokens[start].text.lower() in ("least", "most", "than", "many"):
        start += 1
    if phrase.core.kind not in ("agent", "people") or not (
        tokens[start].upos == "NUM" or agent_key(tokens[start].text) in ("dozen", "hundred", "thousand", "score")
    ):
        return phrase
    sentence = analysis.sentence_of(tokens[phrase.head])
    for before in QUANTIFIERS:
        first = start - len(before)
        if first >= sentence.first and tuple(token.text.lower() for token in tokens[first:start]) == before:
            return replace(phrase, first=min(first, phrase.first))
    return phrase


def reach_left(analysis: Analysis, first: int, left: int, rest: Sequence[Unit], *, determiner: bool = False) -> int:
    """Where a phrase begins: its modifiers, not past another unit; the determiner only where asked for."""
    stop = max([first, *(unit.last for unit in rest)])
    start = left
    while start > stop:
        token = analysis.tokens[start - 1]
        if token.upos == "DET" or token.relation in ("det", "det:predet") or token.relation == "nmod:poss":
            break
        if token.text == "-" and rest and rest[-1].last == start - 1:
            return before_compound(analysis, first, rest[-1], determiner=determiner)
        start -= 1
    if start > stop and determiner and start - 1 >= first:
        start -= 1
    while start < left and analysis.tokens[start].upos in ("PUNCT", "CCONJ") and analysis.tokens[start].text != "(":
        start += 1
    return start


def before_compound(analysis: Analysis, first: int, unit: Unit, *, determiner: bool) -> int:
    """Where a phrase begins that opens with a compound about somebody else: "the UN-backed government"."""
    start = unit.first
    if determiner and start > first and analysis.tokens[start - 1].upos == "DET":
        return start - 1
    return start


def head_of(analysis: Analysis, phrase: Phrase) -> int:
    """The token of the phrase that the rest of the sentence holds it by."""

    def rank(index: int) -> tuple[int, int, int]:
        token = analysis.tokens[index]
        in_core = phrase.core.first <= index < phrase.core.last
        if token.upos in ("PUNCT", "DET", "CCONJ", "ADP", "PRON"):
            return 9, 0, 0
        grade = 0 if is_argument(token) or token.relation == "nmod:poss" else 2
        if token.relation == "appos":
            grade = 1
        elif base(token.relation) in ("amod", "nummod", "det", "case", "punct", "cc"):
            grade = 3
        # Names hang from their first word, nouns from their last.
        order = index if phrase.core.kind == "person" else -index
        return grade, 0 if in_core else 1, order

    outside = [
        index
        for index in range(phrase.first, phrase.last)
        if not phrase.first <= analysis.tokens[index].head < phrase.last
    ]
    return min(outside or [phrase.core.first], key=rank)


def with_count(analysis: Analysis, phrase: Phrase) -> Phrase:
    """With the nouns that only count a party: "tens of thousands of protesters", "some of the soldiers"."""
    many = phrase.core.kind == "body" and analysis.tokens[phrase.core.last - 1].xpos in ("NNS", "NNPS")
    if phrase.core.kind not in ("agent", "people") and not many:
        return phrase
    while True:
        start = phrase.first
        while start and analysis.tokens[start - 1].upos in ("DET", "ADJ", "NUM"):
            start -= 1
        if start < 2 or analysis.tokens[start - 1].text.lower() != "of":
            return phrase
        counting = analysis.tokens[start - 2]
        word = agent_key(counting.text)
        counts = word in QUANTITIES and (word != "member" or phrase.core.kind == "agent")
        if not counts or analysis.tokens[phrase.head].head != counting.index:
            return phrase
        first = counting.index
        if first and analysis.tokens[first - 1].upos in ("NUM", "DET") and analysis.tokens[first - 1].head == first:
            first -= 1
        phrase = replace(phrase, first=first, head=counting.index, plural=True)
