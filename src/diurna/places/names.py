"""How names are compared: folded, without accents, case, points and hyphens."""

import re
import unicodedata
from collections.abc import Iterable

UNDECOMPOSED = str.maketrans("łŁđĐıøØ", "lLdDioO")
SEPARATORS = str.maketrans(dict.fromkeys("-–—'’`‘.,;:/()\"_&", " "))
INITIALS = re.compile(r"(?<=\b\w)\.(?=\w?\b|$)")
SAINT = re.compile(r"\bst\.? (?=\S)", re.IGNORECASE)


def fold(name: str) -> str:
    """A name as the gazetteer looks it up: no accents, case, points or hyphens, no leading "the".

    >>> fold("Saint-Étienne"), fold("the U.S."), fold("St. Louis")
    ('saint etienne', 'us', 'saint louis')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
        name = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    if "." in name:
        name = INITIALS.sub("", name)
    name = SAINT.sub("saint ", name)
    return " ".join(name.casefold().translate(SEPARATORS).split()).removeprefix("the ")


def keys_of(name: str, others: Iterable[str]) -> set[str]:
    """A place's names in Latin letters, folded; those in capitals and the shortest are codes of airports and the like."""
    latin = (
        other for other in others if len(other) > 2 and other[0].isupper() and max(other) < "ɐ" and not other.isupper()
    )
    return {key for key in (fold(name), *map(fold, latin)) if key}
