"""Lemmas: what a dictionary knows first, an edit script for the rest.

The encoder is uncased and sees word pieces, so its own guesses at verb forms are
poor on unseen news ("rejected" to "rejecte"). Hence the order: a table of
(form, tag) pairs seen in Universal Dependencies, then lemminflect's dictionary,
and only then the edit script that the model chose.
"""

from collections.abc import Mapping
from functools import lru_cache

OPEN_CLASSES = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}
CLOSED_CLASSES = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "INTJ", "PUNCT", "SYM"})


def make_script(form: str, lemma: str) -> str:
    """Say how to turn a form into its lemma: case, characters to cut, ending to add.

    >>> make_script("Studies", "study")
    'lower:3:y'
    """
    case = "lower"
    if form.lower() != form and lemma[:1] == form[:1] and lemma[:1].isupper():
        case = "upper" if len(lemma) > 1 and lemma.isupper() else "keep"
    base = form.lower() if case == "lower" else form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}:{len(base) - shared}:{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Apply what `make_script` wrote; of a script that cuts all there is, only the ending remains, if it has one.

    >>> apply_script("Parties", "lower:3:y")
    'party'
    """
    case, cut, ending = script.split(":", 2)
    base = form.lower() if case == "lower" else form
    if int(cut) >= len(base):
        return ending or base
    return base[: len(base) - int(cut)] + ending


@lru_cache(maxsize=65536)
def dictionary_lemma(form: str, upos: str) -> str | None:
    """Look a form up in lemminflect's dictionary; None where it is not listed."""
    # Imported here: the dictionary takes half a second to load, and `diurna --help` has no use for it.
    from lemminflect import getAllLemmas

    tag = OPEN_CLASSES.get(upos)
    if tag is None:
        return None
    found = getAllLemmas(form.lower(), upos=tag).get(tag, ())
    return found[0] if found else None


def choose_lemma(form: str, upos: str, xpos: str, script: str, table: Mapping[str, str]) -> str:
    """The lemma of a word: from the table, else the dictionary, else the model's edit script."""
    known = table.get(f"{form}\t{xpos}") or table.get(f"{form.lower()}\t{xpos}")
    if known is not None:
        return known
    if upos in CLOSED_CLASSES:
        return form.lower()  # the treebanks have them all but the rarest, and those do not inflect
    if upos in OPEN_CLASSES and xpos not in {"NNP", "NNPS"}:
        listed = dictionary_lemma(form, upos)
        if listed is not None:
            return listed
    return apply_script(form, script)
