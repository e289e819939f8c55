"""Diurna reads news and keeps the record: who did what to whom, when, where, and who says so.

>>> import diurna
>>> coder = diurna.Coder()
>>> [(event.event, event.status) for event in coder.code("Chad did not thank Niger.", published="2022-08-22")]
[('SUPPORT', 'negated')]
"""

from typing import TYPE_CHECKING, Any

from diurna.articles import read
from diurna.coder import DEFAULT_STAGES, Coder
from diurna.errors import DiurnaError, InputError, StoreError
from diurna.records import Article, Coding, Event
from diurna.records.serial import event_from_json, event_to_json, record_schema
from diurna.version import VERSION

if TYPE_CHECKING:
    from diurna.store import Filter, Store

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


def __getattr__(name: str) -> Any:
    """`Store` and `Filter`, imported when they are first asked for: who only codes needs no database in memory."""
    if name in {"Filter", "Store"}:
        from diurna import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
