"""Places: toponyms in a gazetteer, and which of them says where an event happened."""

from diurna.places.finding import find_toponyms
from diurna.places.gazetteer import Gazetteer
from diurna.places.place import Place
from diurna.places.resolve import resolve_toponyms
from diurna.places.stage import PlaceEvents
from diurna.places.toponyms import Toponym

__all__ = ["Gazetteer", "Place", "PlaceEvents", "Toponym", "find_toponyms", "resolve_toponyms"]
