"""What a pipeline must give to serve as the engine: sentences, UPOS tags and UD relations, on every word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diurna.errors import PipelineError
from diurna.records.analysis import base

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
# The relations of Universal Dependencies, version 2, without their subtypes.
RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp".split()
)
ADVICE = (
    "Expected Universal Dependencies, version 2: UPOS tags (NOUN, VERB) and relations (nsubj, obj, obl) on every word, "
    "and sentences. Use a pipeline by spacy-stanza or spacy-udpipe, or one trained on a UD treebank; spaCy's own "
    "English models follow another scheme."
)
MOST_NAMED = 6  # labels in a message


def check_words(words: "Sequence[Token]") -> None:
    """Raise `PipelineError` where a word lacks its part of speech or its relation, or one is not UD's."""
    if not words:
        return
    for missing, what in (
        ([word for word in words if not word.dep_], "no dependency relation"),
        ([word for word in words if not word.pos_], "no part of speech (token.pos_)"),
    ):
        if missing:
            count = "any word" if len(missing) == len(words) else f"{len(missing)} of {len(words)} words"
            raise PipelineError(f'The spaCy pipeline gave {what} to {count} of "{quote(words)}". {ADVICE}')
    check_labels({word.dep_ for word in words if base(word.dep_.lower()) not in RELATIONS}, "relations", words)
    check_labels({word.pos_ for word in words if word.pos_ not in UPOS}, "parts of speech", words)


def check_labels(strange: set[str], what: str, words: "Sequence[Token]") -> None:
    """Raise `PipelineError` where there are strange labels, and name them."""
    if strange:
        named = ", ".join(f'"{label}"' for label in sorted(strange)[:MOST_NAMED])
        more = f" and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
        raise PipelineError(
            f'The spaCy pipeline gave {what} that are not UD\'s ({named}{more}) to "{quote(words)}". {ADVICE}'
        )


def check_sentences(doc: "Doc") -> None:
    """Raise `PipelineError` where the Doc has words but no sentences."""
    if len(doc) > 1 and not doc.has_annotation("SENT_START"):
        raise PipelineError(f'The spaCy pipeline set no sentences in "{quote(list(doc))}". {ADVICE}')


def quote(words: "Sequence[Token]") -> str:
    """The first few words, for a message."""
    return " ".join(word.text for word in words[:8]) + (" ..." if len(words) > 8 else "")
