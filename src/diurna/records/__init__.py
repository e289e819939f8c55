"""The data model: frozen dataclasses, standard library only. Each module holds one idea."""

from diurna.records.analysis import Analysis, Name, Sentence, Token
from diurna.records.article import Article
from diurna.records.claim import Claim
from diurna.records.coding import Coding
from diurna.records.draft import Draft
from diurna.records.entity import Entity
from diurna.records.event import Count, Event, Party, Speaker, Trigger
from diurna.records.mention import Mention
from diurna.records.parse import Parse
from diurna.records.provenance import Evidence
from diurna.records.span import Span
from diurna.records.when import When
from diurna.records.where import Where

__all__ = [
    "Analysis",
    "Article",
    "Claim",
    "Coding",
    "Count",
    "Draft",
    "Entity",
    "Event",
    "Evidence",
    "Mention",
    "Name",
    "Parse",
    "Party",
    "Sentence",
    "Span",
    "Speaker",
    "Token",
    "Trigger",
    "When",
    "Where",
]
