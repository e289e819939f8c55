"""RESOLVE: mentions to entities to codes. `ResolveActors` is the stage."""

from diurna.actors.stage import ResolveActors

__all__ = ["ResolveActors"]
