"""What an event is about: contexts from the words of its clause, beside those of its lexicon entry and of the model."""

from collections.abc import Sequence

from diurna.lexicons.contexts import context_words
from diurna.records import Coding, Token
from diurna.records.analysis import base

# Clauses that tell something else than the event's own.
OTHER_CLAUSES = ("ccomp", "advcl", "parataxis", "acl:relcl", "csubj", "punct")


def contexts_of(coding: Coding, token: Token, frame: Sequence[Token] = ()) -> tuple[str, ...]:
    """The contexts that the clause of a predicate names, in the order of its words.

    Of a noun the clause is that of the verb it hangs from, where it is its subject or object; second verbs
    ("and left") are not looked into.
    """
    analysis = coding.analysis
    head = analysis.head(token)
    top = token
    if token.upos == "NOUN" and head is not None and head.upos == "VERB" and base(token.relation) in {"obj", "nsubj"}:
        top = head
    left = {
        part.index
        for second in analysis.children(top, "conj")
        if second.upos == "VERB"
        for part in analysis.subtree(second)
    }
    words = [part for part in analysis.subtree(top, without=OTHER_CLAUSES) if part.index not in left]
    words = sorted({part.index: part for part in (*words, *frame)}.values(), key=lambda part: part.index)
    found: dict[str, None] = {}
    for position, word in enumerate(words):
        for phrase, context in context_words().get(word.lemma.lower(), ()):
            if spells(words[position : position + len(phrase)], phrase):
                found.setdefault(context)
    return tuple(found)


def spells(words: Sequence[Token], phrase: Sequence[str]) -> bool:
    """Whether words are a phrase, each by its lemma or as it stands."""
    return len(words) == len(phrase) and all(
        wanted in {word.lemma.lower(), word.text.lower()} for word, wanted in zip(words, phrase, strict=True)
    )
