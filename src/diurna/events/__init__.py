"""EXTRACT: predicates and their arguments to events, with type, mode and contexts."""

from diurna.events.extract import ExtractEvents
from diurna.events.finish import FinishEvents
from diurna.events.rewrite import RewriteEvents

__all__ = ["ExtractEvents", "FinishEvents", "RewriteEvents"]
