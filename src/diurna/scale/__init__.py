"""Many articles on one machine: a pool of processes, each with a coder of its own."""

from diurna.scale.pool import code_all

__all__ = ["code_all"]
