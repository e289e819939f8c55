"""Lemmas: what a dictionary knows first, an edit script for the rest.

The encoder is uncased and sees word pieces, so its own guesses at verb forms are
poor on unseen news ("rejected" to "rejecte"). Hence the order: a table of
(form, tag) pairs seen in Universal Dependencies, then lemminflect's dictionary,
then, of verbs, what their spelling says, and only then the edit script that the model chose.
"""

from collections.abc import Mapping

from diurna.language.dictionary import OPEN_CLASSES, dictionary_lemma
from diurna.language.verbs import verb_lemma

NAME_TAGS = frozenset({"NNP", "NNPS"})
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


def choose_lemma(form: str, upos: str, xpos: str, script: str, table: Mapping[str, str]) -> str:
    """The lemma of a word: from the table, else the dictionary, else the model's edit script."""
    known = table.get(f"{form}\t{xpos}") or table.get(f"{form.lower()}\t{xpos}")
    if known is not None:
        return known
    if upos in CLOSED_CLASSES:
        return form.lower()  # the treebanks have them all but the rarest, and those do not inflect
    guess = apply_script(form, script)
    if upos == "VERB":
        return _name_verb(form, guess) if xpos in NAME_TAGS else verb_lemma(form, xpos, guess)
    if upos in OPEN_CLASSES and xpos not in NAME_TAGS:
        listed = dictionary_lemma(form, upos)
        if listed is not None:
            return listed
    return guess


def _name_verb(form: str, guess: str) -> str:
    """The lemma of a participle within a name, with its capital: "Unite" of "the United Kingdom"."""
    listed = dictionary_lemma(form, "VERB") if form.istitle() and form.endswith(("ed", "ing")) else None
    return guess if listed is None else listed.capitalize()
