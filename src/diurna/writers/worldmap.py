"""The outline of the world's land as an SVG path, and where on it a place lies.

The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018): countries have their true relative sizes. The map is
`WIDTH` by `HEIGHT` units, from 84° north to 57° south. The outlines are Natural Earth's; `data/SOURCES.md` has more.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATA = files("diurna.writers") / "data"
WIDTH, HEIGHT = 1000.0, 435.0
NORTH = 84.0  # degrees at the upper edge

# The polynomial of the projection.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class World:
    """Land and borders between countries as SVG paths; a point (longitude, latitude) for each country's code."""

    land: str
    borders: str
    points: dict[str, tuple[float, float]]


@cache
def world() -> World:
    """The shipped map, read once."""
    data = json.loads((DATA / "world.json").read_text(encoding="utf-8"))
    return World(data["land"], data["borders"], {code: (x, y) for code, (x, y) in data["points"].items()})


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point of WGS 84 degrees lies on the map, as x and y with y growing downwards.

    >>> x, y = project(0.0, 0.0)
    >>> x == WIDTH / 2
    True
    """
    x, y = _equal_earth(latitude, longitude)
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


def point_of_country(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a country (ISO 3166 alpha-3, or XKX), None where it is not on the map."""
    found = world().points.get(code)
    return (found[1], found[0]) if found else None


def view_around(points: Iterable[tuple[float, float]], *, least: float = 220.0, margin: float = 0.25) -> str:
    """The `viewBox` of a part of the map that holds projected points, in the map's proportions.

    It is at least `least` units wide, with `margin` of its size left around the points; without a point the whole map.
    """
    points = list(points)
    if not points:
        return f"0 0 {WIDTH:g} {HEIGHT:g}"
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = max((right - left) * (1 + 2 * margin), (bottom - top) * (1 + 2 * margin) * WIDTH / HEIGHT, least)
    width = min(width, WIDTH)
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}"


def _equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """Of a sphere of radius 1."""
    theta = math.asin(M * math.sin(math.radians(latitude)))
    square = theta * theta
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = math.radians(longitude) * math.cos(theta) / (M * slope)
    return x, theta * (A1 + A2 * square + square**3 * (A3 + A4 * square))


_SCALE = WIDTH / (2 * _equal_earth(0.0, 180.0)[0])
_TOP = _equal_earth(NORTH, 0.0)[1]
