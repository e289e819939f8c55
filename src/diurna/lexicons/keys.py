"""Words of names and of agent nouns as they are compared: without marks, dots and, of nouns, number and case."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.&'’](?!s\b)[^\W_]+)*|['’]s\b|\S")

HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")

# Letters that Unicode does not take apart into a base letter and a mark.
PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "’": "'"})

IRREGULAR = {"children": "child", "wives": "wife", "thieves": "thief", "crises": "crisis", "persons": "person"}


def split_words(phrase: str) -> Iterator[str]:
    """The words of a lexicon phrase, cut as the analysis cuts a text: hyphens and 's stand alone."""
    return iter(WORD.findall(phrase))


def cuts(phrase: str) -> list[list[str]]:
    """The ways in which an analysis may cut a phrase: hyphens alone, or, as after "anti", "pro" and "ex", inside words.

    >>> cuts("anti-riot police")
    [['anti', '-', 'riot', 'police'], ['anti-riot', 'police']]
    """
    apart = list(split_words(phrase))
    if "-" not in phrase:
        return [apart]
    joined = [part for word in phrase.split() for part in ([word] if HYPHENED.fullmatch(word) else split_words(word))]
    return [apart] if joined == apart else [apart, joined]


def name_keys(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared in names; a lone full stop is left out."""
    return tuple(key for word in words if (key := name_key(word)))


def agent_keys(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared in agent phrases."""
    return tuple(key for word in words if (key := agent_key(word)))


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """A word without diacritics and dots: "Türkiye" as "Turkiye", "U.S." as "US"."""
    plain = word.translate(PLAIN)
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return plain.replace(".", "")


@lru_cache(maxsize=65536)
def agent_key(word: str) -> str:
    """A word in lower case and the singular, roughly: it only has to be the same for both forms of a noun."""
    key = name_key(word).lower()
    if key in IRREGULAR:
        return IRREGULAR[key]
    if key == "men" or (key.endswith("men") and len(key) > 4):
        return key[:-3] + "man"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    if key.endswith("s") and not key.endswith(("ss", "us", "is", "'s")) and len(key) > 3:
        return key[:-1]
    return key


def lowered(keys: Sequence[str]) -> tuple[str, ...]:
    """Words of a name as they are compared where capitals do not count."""
    return tuple(key.lower() for key in keys)
