"""How well an analysis of raw text agrees with a treebank: the text rebuilt, the words aligned, F1 of all.

The measures are those of the CoNLL 2018 shared task (Zeman et al. 2018, section 5, and its evaluation script), but
for what is said at `score_raw`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diurna.records import Span
from diurna.scoring.parse import ParseRow
from diurna.scoring.treebanks import GoldSentence

Zone = tuple[Span, range]  # a printed range whose words have no places of their own, and these words


@dataclass(frozen=True, slots=True)
class RawParse:
    """One document: the span of each word and sentence in its text, and the annotation of all words in one row.

    Heads count from 1 through the document, 0 is a root. `zones` are multiword ranges whose words do not add up to
    the text ("du", with the words "de" and "le"): each of these words has the span of the whole.
    """

    forms: Sequence[str]
    words: Sequence[Span]
    sentences: Sequence[Span]
    row: ParseRow
    zones: Sequence[Zone] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document of a treebank: its text, and where its `size` sentences and their words stand in it."""

    text: str
    gold: RawParse
    size: int


def rebuild_documents(sentences: Iterable[GoldSentence]) -> list[GoldDocument]:
    """The documents of a treebank, all in one where none is marked.

    Words have a space between them unless the treebank denies it; a blank line goes before each paragraph.
    """
    documents: list[list[GoldSentence]] = []
    for sentence in sentences:
        if sentence.opens_document or not documents:
            documents.append([])
        documents[-1].append(sentence)
    return [rebuild(document) for document in documents]


def rebuild(sentences: Sequence[GoldSentence]) -> GoldDocument:
    """One document from its sentences."""
    parts: list[str] = []
    words: list[Span] = []
    places: list[Span] = []
    heads: list[int] = []
    zones: list[Zone] = []
    length = 0  # characters so far
    space = ""
    for sentence in sentences:
        if parts and sentence.opens_paragraph:
            space = "\n\n"
        shift = len(words)
        for surface in sentence.surfaces:
            start = length + len(space)
            length = start + len(surface.form)
            parts += (space, surface.form)
            inside = sentence.words[surface.first : surface.end]
            if "".join(inside) == surface.form:
                for form in inside:
                    words.append(Span(start, start + len(form)))
                    start += len(form)
            else:
                whole = Span(start, length)
                zones.append((whole, range(len(words), len(words) + len(inside))))
                words.extend([whole] * len(inside))
            space = " " if surface.space_after else ""
        heads.extend(head + shift if head else 0 for head in sentence.row.heads)
        places.append(Span(words[shift].start, words[-1].end))
    text = "".join(parts)
    rows = [sentence.row for sentence in sentences]
    row = ParseRow(
        upos=[tag for row in rows for tag in row.upos],
        lemmas=[lemma for row in rows for lemma in row.lemmas],
        heads=heads,
        relations=[relation for row in rows for relation in row.relations],
        xpos=[tag for row in rows for tag in row.xpos],
    )
    forms = [word for sentence in sentences for word in sentence.words]
    return GoldDocument(text, RawParse(forms, words, places, row, zones), len(sentences))


def align(gold: RawParse, found: RawParse) -> dict[int, int]:
    """Found words to the gold words that they are, by index.

    Words with the same span are the same. In a zone, the longest common sequence of forms is, in any case.
    """
    zoned = {index for _, inside in gold.zones for index in inside}
    at = {span: index for index, span in enumerate(gold.words) if index not in zoned}
    aligned = {index: at[span] for index, span in enumerate(found.words) if span in at}
    position = 0
    for whole, inside in gold.zones:
        while position < len(found.words) and found.words[position].start < whole.start:
            position += 1
        here = []
        while position < len(found.words) and found.words[position].end <= whole.end:
            here.append(position)
            position += 1
        pairs = common_sequence(
            [found.forms[index].lower() for index in here], [gold.forms[index].lower() for index in inside]
        )
        aligned |= {here[one]: inside[other] for one, other in pairs}
    return aligned


def common_sequence(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The longest sequence common to two short lists, as pairs of indices.

    >>> common_sequence(["a", "b", "c"], ["a", "c"])
    [(0, 0), (2, 1)]
    """
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            same = best[i + 1][j + 1] + 1 if one[i] == other[j] else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def score_raw(pairs: Iterable[tuple[RawParse, RawParse]]) -> dict[str, float]:
    """F1 figures over (gold, found) documents with the same text, as fractions.

    words_f1 and sentences_f1 ask for the same spans. upos, xpos, lemma, verb_lemma, uas and las ask for an aligned word
    with the same annotation; a head is the same if the two are aligned or both roots. Unlike in CoNLL 2018, relations
    keep their subtypes, and words whose gold lemma is "_" are not judged for lemma (there, any lemma is right).
    verb_lemma judges gold words tagged VERB, the found words aligned with them, and unaligned ones found to be VERB.
    """
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()  # gold and found words together: F1 is twice the right ones over these
    for gold, found in pairs:
        right["sentences_f1"] += len(set(gold.sentences) & set(found.sentences))
        asked["sentences_f1"] += len(gold.sentences) + len(found.sentences)
        aligned = align(gold, found)
        right["words_f1"] += len(aligned)
        judged_alike = ["words_f1", "upos", "uas", "las"]
        if gold.row.xpos and found.row.xpos:
            judged_alike.append("xpos")
        for name in judged_alike:
            asked[name] += len(gold.words) + len(found.words)
        with_lemma = [lemma != "_" for lemma in gold.row.lemmas]
        verb = [judged and tag == "VERB" for judged, tag in zip(with_lemma, gold.row.upos, strict=True)]
        asked["lemma"] += sum(with_lemma)
        asked["verb_lemma"] += sum(verb)
        for index, tag in enumerate(found.row.upos):
            other = aligned.get(index)
            if other is None:
                asked["lemma"] += 1
                asked["verb_lemma"] += tag == "VERB"
                continue
            head, gold_head = found.row.heads[index], gold.row.heads[other]
            same_head = head == gold_head == 0 or (head > 0 and aligned.get(head - 1, -1) + 1 == gold_head > 0)
            same_lemma = found.row.lemmas[index] == gold.row.lemmas[other]
            right["upos"] += tag == gold.row.upos[other]
            right["xpos"] += "xpos" in judged_alike and found.row.xpos[index] == gold.row.xpos[other]
            right["uas"] += same_head
            right["las"] += same_head and found.row.relations[index] == gold.row.relations[other]
            for name, judged in (("lemma", with_lemma[other]), ("verb_lemma", verb[other])):
                asked[name] += judged
                right[name] += judged and same_lemma
    names = ("words_f1", "sentences_f1", "upos", "xpos", "lemma", "verb_lemma", "uas", "las")
    return {name: 2 * right[name] / asked[name] for name in names if asked[name]}
