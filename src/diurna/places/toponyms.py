"""Toponym: a place name in the text, and the one that a noun phrase names."""

from dataclasses import dataclass
from typing import Literal

from diurna.places.place import Kind
from diurna.records import Analysis, Span, Token

Role = Literal["place", "part", "site", "dateline", "again"]

# Nouns for a kind of place or a part of one, which pass on the name that hangs from them: "the city of Homs".
HEADS = {"city", "town", "village", "capital", "port", "province", "region", "district", "state", "island", "suburb",
         "county", "governorate", "area", "territory", "municipality", "republic", "border", "outskirts", "north",
         "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center", "neighborhood",
         "neighbourhood", "coast", "street", "heart", "vicinity"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text: its tokens `first` to `last` (exclusive) and the one that it hangs by.

    `qualifier` is the kind of place that words around it tell ("Homs Governorate": region). A `part` stands in the name
    of a body ("*Ohio* Chamber of Commerce"); a `site` is a building or the like, which no gazetteer has; the `dateline`
    has no tokens; `again` are words such as "the city" for a place that is named elsewhere.
    """

    first: int
    last: int
    head: int
    span: Span
    text: str
    qualifier: Kind | None = None
    role: Role = "place"
    rule: str = "name"


def head_toponym(analysis: Analysis, token: Token, toponyms: dict[int, Toponym]) -> Toponym | None:
    """The toponym that a noun phrase names, by the head of the phrase.

    "in Kyiv", "the city of Homs", "the capital, Tripoli", "the town Bakhmut", "the Syrian city of Aleppo",
    "the outskirts of Paris", "the Donetsk region".
    """
    if token.index in toponyms:
        return toponyms[token.index]
    for child in analysis.children(token, "appos", "flat", "nmod:desc"):
        if child.index in toponyms:
            return toponyms[child.index]
    if token.lemma.lower() not in HEADS:
        return None
    for child in analysis.children(token, "nmod"):
        if child.index in toponyms and (analysis.case_of(child) in {"of", "in", ""} or child.relation == "nmod:poss"):
            return toponyms[child.index]
        deeper = head_toponym(analysis, child, toponyms) if analysis.case_of(child) == "of" else None
        if deeper is not None:
            return deeper
    return next(
        (toponyms[child.index] for child in analysis.children(token, "compound") if child.index in toponyms), None
    )
