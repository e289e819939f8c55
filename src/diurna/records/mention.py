"""Mention: words that name or describe a party."""

from dataclasses import dataclass

from diurna.records.provenance import Evidence
from diurna.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that refer to an entity: "Vulin", "the Serbian interior minister", "he", "Moscow".

    `head` is the index of the token that the phrase hangs from, which is how predicates find their parties.
    `kind` is "name", "nationality", "title", "group", "metonym" or "pronoun". `entity` is the id of whom it
    refers to; every mention has one.
    """

    id: str
    span: Span
    head: int
    kind: str
    entity: str
    evidence: tuple[Evidence, ...] = ()
