"""The dictionary of lemmas: lemminflect's look-up table (MIT), of some 140,000 English forms."""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from sys import intern
from typing import NamedTuple

from diurna.errors import ModelError

OPEN_CLASSES = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}


class Dictionary(NamedTuple):
    """Lemmas by UD tag and form, and the base forms of verbs: those that are a lemma of their own among others."""

    lemmas: dict[str, dict[str, str]]
    bases: frozenset[str]


def dictionary_lemma(form: str, upos: str) -> str | None:
    """Look a form up in lemminflect's dictionary; None where it is not listed."""
    tag = OPEN_CLASSES.get(upos)
    return None if tag is None else open_dictionary().lemmas[tag].get(form.lower())


@cache
def open_dictionary() -> Dictionary:
    """The dictionary, with the first lemma of each entry; `ModelError` where lemminflect is not installed.

    The table is read as a file, for to import the package is to import spaCy wherever that is installed.
    """
    package = find_spec("lemminflect")
    if package is None or package.origin is None:
        raise ModelError("The dictionary of lemmas is missing: run `pip install lemminflect`.")
    out: dict[str, dict[str, str]] = {"NOUN": {}, "VERB": {}, "ADJ": {}, "ADV": {}, "AUX": {}}
    bases = set()
    with gzip.open(Path(package.origin).parent / "resources" / "lemma_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            form, category, lemmas = line.rstrip("\n").split(",")
            listed = lemmas.split("/")
            out[category.upper()][form] = intern(listed[0])
            if category == "verb" and form in listed:
                bases.add(form)
    return Dictionary(out, frozenset(bases))
