"""A spaCy `Doc` with Universal Dependencies to an `Analysis`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diurna.language.lemmas import choose_lemma
from diurna.language.spacy_bridge.alignment import align_words
from diurna.language.spacy_bridge.checks import check_sentences, check_words
from diurna.language.spacy_bridge.penn import PENN, Clues, penn_tag
from diurna.language.spacy_bridge.trees import make_tree
from diurna.records import Analysis, Name, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD, base

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

# Kinds of entity to Diurna's; others (nationalities, dates, works of art ...) are no names of parties or places.
KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
# Groups of spans in `doc.spans`, which `to_doc` sets: the headline, and what was never parsed (a dateline).
HEADLINE, UNPARSED = "headline", "unparsed"


def from_doc(doc: "Doc", text: str | None = None, *, offset: int = 0, headline: bool = False) -> Analysis:
    """The analysis that a Doc holds; token indices count from 0, sentences from 1.

    `text` is what the Doc was made from (by default its own text), `offset` where that begins in the article.
    With `headline`, all of it is one sentence, number 0; so is the sentence in `doc.spans["headline"]`.

    White space, and what is in `doc.spans["unparsed"]`, is left out; what hung from it hangs from its governor.
    The first root of a sentence governs any others (`make_tree`). Where the Doc's words are not the text's, as in
    multiword tokens, they share its characters out (`align_words`). A Penn tag is derived where the Doc has none,
    a lemma looked up. Raises `PipelineError` where there is no parse, labels are not UD, a tree has a cycle, or
    the words do not fit.
    """
    text = doc.text if text is None else text
    unparsed = {word.i for span in doc.spans.get(UNPARSED, ()) for word in span}
    first_words = {span.start for span in doc.spans.get(HEADLINE, ())}
    words = [word for word in doc if word.text.strip() and word.i not in unparsed]
    check_words(words)
    spans = find_spans(doc, words, text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for group in [words] if headline and words else list(split_words(doc, words)):
        first = len(tokens)
        tokens.extend(read_sentence(group, spans[first : first + len(group)], text, offset, first))
        top = headline or group[0].i in first_words
        number = 0 if top else 1 + (sentences[-1].number if sentences else 0)
        sentences.append(Sentence(number, Span.around(token.span for token in tokens[first:]), first, len(tokens)))
    return Analysis(tuple(tokens), tuple(sentences), tuple(find_names(doc, words, sentences)))


def find_spans(doc: "Doc", words: "Sequence[Word]", text: str) -> list[Span]:
    """Where the words stand in the text."""
    if doc.text == text:
        return [Span(word.idx, word.idx + len(word.text)) for word in words]
    return align_words([word.text for word in words], text)


def split_words(doc: "Doc", words: "Sequence[Word]") -> "Iterator[list[Word]]":
    """The words of each of the Doc's sentences; a sentence without a word is left out."""
    if not words:
        return
    check_sentences(doc)
    kept = {word.i for word in words}
    for sentence in doc.sents:
        group = [word for word in sentence if word.i in kept]
        if group:
            yield group


def read_sentence(
    words: "Sequence[Word]", spans: Sequence[Span], text: str, offset: int, first: int
) -> Iterator[Token]:
    """The tokens of one sentence, the first of which has index `first`."""
    places = {word.i: place for place, word in enumerate(words)}
    heads, relations = make_tree(
        [word.text for word in words],
        [find_head(word, places) for word in words],
        [word.dep_.lower() for word in words],
        [word.pos_ == "PUNCT" for word in words],
    )
    for place, (word, span, head, relation) in enumerate(zip(words, spans, heads, relations, strict=True)):
        form = span.of(text)
        tag = find_tag(word)
        lemma = find_lemma(word, form, tag)
        where = Span(offset + span.start, offset + span.end)
        governor = NO_HEAD if head == NO_HEAD else first + head
        yield Token(first + place, where, form, lemma, word.pos_, tag, governor, relation)


def find_head(word: "Word", places: dict[int, int]) -> int:
    """The place of the nearest governor among a sentence's words; `NO_HEAD` where the way up leads to none."""
    seen = {word.i}
    while word.head.i not in seen:
        word = word.head
        seen.add(word.i)
        if word.i in places:
            return places[word.i]
    return NO_HEAD


def find_tag(word: "Word") -> str:
    """Its Penn tag; derived where the pipeline has none, or those of another tag set."""
    given: str = word.tag_
    if given in PENN:
        return given
    below = [(base(child.dep_.lower()), child.text.lower()) for child in word.children]
    return penn_tag(
        Clues(
            form=word.text,
            lemma=word.lemma_,
            upos=word.pos_,
            features=word.morph.to_dict(),
            relation=word.dep_.lower(),
            helpers=frozenset(form for relation, form in below if relation in {"aux", "mark"}),
            subject=any(relation in {"nsubj", "csubj"} for relation, _ in below),
        )
    )


def find_lemma(word: "Word", form: str, tag: str) -> str:
    """Its lemma; looked up in the dictionary where the pipeline has none."""
    given: str = word.lemma_
    if given and (given != "_" or form == "_"):
        return given
    return choose_lemma(form, word.pos_, tag, "keep:0:" if word.pos_ == "PROPN" else "lower:0:", {})


def find_names(doc: "Doc", words: "Sequence[Word]", sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Names among the entities, without "the" in front and "'s" behind; one does not run over a sentence's end."""
    places = {word.i: place for place, word in enumerate(words)}
    for entity in doc.ents:
        inside = [places[word.i] for word in entity if word.i in places]
        if entity.label_ not in KINDS or not inside:
            continue
        sentence = next(sentence for sentence in sentences if sentence.first <= inside[0] < sentence.last)
        first, last = inside[0], min(inside[-1] + 1, sentence.last)
        # "The Hague" keeps its article inside a sentence; at the start of one, nothing tells it from "The Kremlin".
        if words[first].pos_ == "DET" and (first == sentence.first or words[first].text.islower()):
            first += 1
        if words[last - 1].text.lower() in {"'s", "’s"}:
            last -= 1
        if first < last:
            yield Name(first, last, KINDS[entity.label_])
