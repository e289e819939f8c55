"""Make the world map that the package ships, from Natural Earth's outlines.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/map/build_worldmap.py package

Writes `src/diurna/writers/data/world.json`: land and borders as SVG paths in the projection of
`diurna.writers.worldmap`, and a point for each country. 1. Land and borders at 1:110 million, as lines of degrees.
2. Antarctica, where no news is made, left out, and what runs along the edge of the map. 3. Projected, rounded, points
that fall together dropped. 4. Points of countries at 1:50 million, which has the small ones: the middle of the largest
piece of land.
"""

import itertools
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pycountry

from diurna.writers.worldmap import DATA, project

SOUTHERNMOST = -57.0  # degrees; south of it only Antarctica
KOSOVO = "Kosovo"  # has no number in ISO 3166

Point = tuple[float, float]  # longitude, latitude
Line = list[Point]


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a TopoJSON file in degrees: each is given as steps of a grid."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs, ys = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        arcs.append([(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in zip(xs, ys, strict=True)])
    return arcs


def ring_of(arcs: Sequence[Line], numbers: Iterable[int]) -> Line:
    """A closed line of arcs; a negative number is an arc run backwards."""
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def parted(ring: Line) -> Iterator[Line]:
    """A ring cut at the edge of the map, where it runs over it (Chukotka, Fiji); a ring that does not stays whole."""
    unwrapped, turns = [ring[0]], 0
    for (before, _), (x, y) in itertools.pairwise(ring):
        turns += round((before - x) / 360)
        unwrapped.append((x + 360 * turns, y))
    if turns or all(-180 <= x <= 180 for x, _ in unwrapped):
        yield ring
        return
    for shift in (-360, 0, 360):
        part = within(within([(x + shift, y) for x, y in unwrapped], -180, 1), 180, -1)
        if part:
            yield [*part, part[0]]


def within(ring: Line, edge: float, side: int) -> Line:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: Line = []
    for (x0, y0), (x1, y1) in itertools.pairwise([*ring, *ring[:1]]):
        inside, next_inside = (x0 - edge) * side >= 0, (x1 - edge) * side >= 0
        if inside:
            kept.append((x0, y0))
        if inside != next_inside:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return kept


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a geometry, each a list of rings, each a list of arcs."""
    if geometry["type"] == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in polygons_of(part)]
    return {"Polygon": lambda: [geometry["arcs"]], "MultiPolygon": lambda: geometry["arcs"]}[geometry["type"]]()


def path_of(lines: Iterable[tuple[Line, bool]]) -> str:
    """Lines, closed or open, as an SVG path of whole numbers."""
    parts = []
    for line, closed in lines:
        points = [tuple(map(round, project(latitude, longitude))) for longitude, latitude in line]
        points = [point for point, _ in itertools.groupby(points)]
        if len(points) < (4 if closed else 2):
            continue
        steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(points[:-1] if closed else points)]
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-"))
    return "".join(parts)


def borders_of(countries: Sequence[dict[str, Any]], arcs: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The arcs that two countries share."""
    seen: dict[int, set[int]] = {}
    for index, country in enumerate(countries):
        for number in itertools.chain.from_iterable(ring for polygon in polygons_of(country) for ring in polygon):
            seen.setdefault(number if number >= 0 else ~number, set()).add(index)
    for number, between in sorted(seen.items()):
        if len(between) > 1:
            yield arcs[number], False


def middle_of(ring: Line) -> tuple[float, Point]:
    """The area of a ring in square degrees, and its centre of gravity."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise([*ring, ring[0]]):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross / 6, y + (y0 + y1) * cross / 6
    return (abs(area), (x / area, y / area)) if area else (0.0, ring[0])


def points_of(topology: dict[str, Any]) -> dict[str, list[float]]:
    """A point of longitude and latitude for each country, by ISO 3166 alpha-3."""
    arcs = arcs_of(topology)
    points = {}
    for country in topology["objects"]["countries"]["geometries"]:
        found = pycountry.countries.get(numeric=str(country.get("id", "")).zfill(3))
        code = "XKX" if country["properties"]["name"] == KOSOVO else found and found.alpha_3
        polygons = polygons_of(country) if country.get("type") else []
        if code and polygons:
            _, (x, y) = max(middle_of(ring_of(arcs, polygon[0])) for polygon in polygons)
            points.setdefault(code, [round(x, 2), round(y, 2)])
    return dict(sorted(points.items()))


def main() -> None:
    """Read the package, write the data."""
    folder = Path(sys.argv[1])
    world = json.loads((folder / "countries-110m.json").read_text())
    arcs = arcs_of(world)
    rings = [
        ring_of(arcs, ring)
        for geometry in world["objects"]["land"]["geometries"]
        for polygon in polygons_of(geometry)
        for ring in polygon
    ]
    land = [(part, True) for ring in rings if max(y for _, y in ring) > SOUTHERNMOST for part in parted(ring)]
    made = {
        "land": path_of(land),
        "borders": path_of(borders_of(world["objects"]["countries"]["geometries"], arcs)),
        "points": points_of(json.loads((folder / "countries-50m.json").read_text())),
    }
    target = Path(str(DATA / "world.json"))
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    print({name: len(value) for name, value in made.items()}, target.stat().st_size)


if __name__ == "__main__":
    main()
