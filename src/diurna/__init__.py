"""Diurna reads news and keeps the record: who did what to whom, when, where, and who says so.

>>> import diurna
>>> coder = diurna.Coder()
>>> [(event.event, event.status) for event in coder.code("Chad did not thank Niger.", published="2022-08-22")]
[('SUPPORT', 'negated')]
"""

from diurna.articles import read
from diurna.coder import DEFAULT_STAGES, Coder
from diurna.errors import DiurnaError, InputError, StoreError
from diurna.records import Article, Coding, Event
from diurna.records.serial import event_from_json, event_to_json, record_schema
from diurna.store import Filter, Store
from diurna.version import VERSION

__version__ = VERSION

__all__ = [
    "DEFAULT_STAGES",
    "Article",
    "Coder",
    "Coding",
    "DiurnaError",
    "Event",
    "Filter",
    "InputError",
    "Store",
    "StoreError",
    "__version__",
    "event_from_json",
    "event_to_json",
    "read",
    "record_schema",
]
