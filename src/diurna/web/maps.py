"""A world map of happenings: a circle a place, as large as it has happenings."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from diurna.store.pages import Spot
from diurna.web.svg import Drawing, tag
from diurna.web.templating import link, static
from diurna.writers.worldmap import HEIGHT, WIDTH, point_of_country, project, world

LARGEST, SMALLEST = 16.0, 2.2  # radii


def place_map(places: Sequence[Spot], query: Mapping[str, object], *, alone: bool = False) -> Drawing:
    """Places on the map, those with more conflict than cooperation in its colour, with a broken edge.

    A click leads to the records of a place that `query` asks for. `alone` puts the outlines into the drawing itself;
    on a page they are a file of their own, which the browser keeps.
    """
    if alone:
        land = tag("path", class_="land", d=world().land) + tag("path", class_="borders", d=world().borders)
    else:
        land = tag("use", href=f"{static('world.svg')}#land", class_="land")
        land += tag("use", href=f"{static('world.svg')}#borders", class_="borders")
    most = max((row.stories for row in places), default=1)
    shapes = [land]
    shown = 0
    for row in places:
        at = point_of(row)
        if at is None:
            continue
        shown += 1
        x, y = project(*at)
        hostile = row.conflict * 2 > row.stories
        radius = max(SMALLEST, LARGEST * math.sqrt(row.stories / most))
        told = f"{row.name}: {row.stories:,} {'happening' if row.stories == 1 else 'happenings'}, {row.conflict:,} of conflict"
        kind = "place conflict" if hostile else "place cooperation"
        circle = tag("circle", tag("title", told), class_=kind, cx=x, cy=y, r=radius)
        shapes.append(
            circle if alone else tag("a", circle, href=link("/events", **{**query, "place": row.name}), tabindex=-1)
        )
    title = f"World map of {shown:,} places where it happened" if shown else "World map; no record names a place"
    return Drawing(WIDTH, HEIGHT, title, Markup("").join(shapes))


def point_of(row: Spot) -> tuple[float, float] | None:
    """Latitude and longitude of a place, or of the middle of its country."""
    if row.latitude is not None and row.longitude is not None:
        return row.latitude, row.longitude
    return point_of_country(row.country) if row.country else None
