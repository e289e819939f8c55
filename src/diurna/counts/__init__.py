"""Counts: how many were killed, injured, arrested, displaced or took part, and how much money, each tied to its event."""

from diurna.counts.stage import CountPeople

__all__ = ["CountPeople"]
