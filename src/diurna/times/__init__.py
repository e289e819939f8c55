"""Dates: temporal expressions as intervals of days, and which of them says when an event happened."""

from diurna.times.stage import DateEvents

__all__ = ["DateEvents"]
