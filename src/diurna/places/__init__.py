"""Places: toponyms in a gazetteer, and which of them says where an event happened."""

from diurna.places.stage import PlaceEvents

__all__ = ["PlaceEvents"]
