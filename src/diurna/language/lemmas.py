"""Lemmas: what a dictionary knows first, an edit script for the rest.

The encoder is uncased and sees word pieces, so its own guesses at verb forms are
poor on unseen news ("rejected" to "rejecte"). Hence the order: a table of
(form, tag) pairs seen in Universal Dependencies, then lemminflect's dictionary,
and only then the edit script that the model chose.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from sys import intern

from diurna.errors import ModelError

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


def dictionary_lemma(form: str, upos: str) -> str | None:
    """Look a form up in lemminflect's dictionary; None where it is not listed."""
    tag = OPEN_CLASSES.get(upos)
    return None if tag is None else _dictionary()[tag].get(form.lower())


@cache
def _dictionary() -> dict[str, dict[str, str]]:
    """Lemmas by UD tag and form: the first of each entry of lemminflect's look-up table.

    The table is read as a file, for to import the package is to import spaCy wherever that is installed.
    """
    package = find_spec("lemminflect")
    if package is None or package.origin is None:
        raise ModelError("The dictionary of lemmas is missing: run `pip install lemminflect`.")
    out: dict[str, dict[str, str]] = {"NOUN": {}, "VERB": {}, "ADJ": {}, "ADV": {}, "AUX": {}}
    with gzip.open(Path(package.origin).parent / "resources" / "lemma_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            form, category, lemmas = line.rstrip("\n").split(",")
            out[category.upper()][form] = intern(lemmas.partition("/")[0])
    return out


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
