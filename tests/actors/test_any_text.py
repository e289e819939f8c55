"""Any analysis whatever goes through, however broken its tree."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from actors.tables import LEXICON
from diurna.actors import ResolveActors
from diurna.actors.home_places import HomePlaces
from diurna.lexicons.named import PhraseIndex
from diurna.records import Analysis, Article, Coding, Name, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD

RESOLVE = ResolveActors(LEXICON, HomePlaces(PhraseIndex()))
WORDS = "Serbia Serbian police minister President Putin Ivan Petrov it their who ( ) - , and of 's the former two Both"
WORD = st.sampled_from([*WORDS.split(), "sides", "US", "law", "said", "“", "”", "counterpart", "\ud800", "İ"])
UPOS = st.sampled_from(["NOUN", "PROPN", "ADJ", "VERB", "PRON", "DET", "ADP", "PUNCT", "CCONJ", "NUM", "PART"])
XPOS = st.sampled_from(["NN", "NNS", "NNP", "PRP", "PRP$", "WP", "WDT", "VBD", "VBP", "POS", "JJ"])
RELATION = st.sampled_from(
    [
        "root",
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "nmod:poss",
        "nmod:desc",
        "flat",
        "compound",
        "appos",
        "conj",
        "amod",
        "acl:relcl",
        "det",
        "case",
        "punct",
        "advcl",
    ]
)


@st.composite
def codings(draw):
    """A coding of one to three sentences of random words in random trees."""
    text, tokens, sentences, names = "", [], [], []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        first, size, start = len(tokens), draw(st.integers(1, 12)), len(text)
        for index in range(first, first + size):
            word = draw(WORD)
            head = draw(st.sampled_from([NO_HEAD, *(at for at in range(first, first + size) if at != index)]))
            span = Span(len(text), len(text) + len(word))
            tokens.append(Token(index, span, word, word.lower(), draw(UPOS), draw(XPOS), head, draw(RELATION)))
            text += word + " "
        sentences.append(Sentence(number, Span(start, len(text) - 1), first, len(tokens)))
        if draw(st.booleans()):
            at = draw(st.integers(first, first + size - 1))
            kind = draw(st.sampled_from(["PER", "ORG", "LOC"]))
            names.append(Name(at, draw(st.integers(at + 1, first + size)), kind))
    article = Article(id="a", text=text, published=dt.date(2024, 5, 15))
    return Coding(article, Analysis(tuple(tokens), tuple(sentences), tuple(names)))


@settings(max_examples=300, deadline=None)
@given(codings())
def test_any_analysis_goes_through(coding):
    """Nothing raises, heads stay unique, and every entity and member that is pointed at is there."""
    found = RESOLVE(coding)

    known = {entity.id for entity in found.entities}
    assert len({mention.head for mention in found.mentions}) == len(found.mentions)
    assert {mention.entity for mention in found.mentions} <= known
    assert all(set(entity.members) <= known for entity in found.entities)
    assert all(coding.article.text[mention.span.start : mention.span.end] for mention in found.mentions)
