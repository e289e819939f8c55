"""The small map of an article's records: a dot for each place, with the numbers of the records that happened there."""

from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Event, Where
from diurna.writers.labels import place_label
from diurna.writers.worldmap import HEIGHT, WIDTH, point_of_country, project, view_around

# The map is some 600 pixels wide on a large screen; what is drawn on it is sized in pixels by that.
PIXELS = 600.0
RADIUS, GROWTH, LARGEST = 5.0, 1.2, 11.0  # of a dot for one record, for each more, at most
TEXT = 15.0
LETTER = 0.56  # a letter's usual width by its height


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: its records by number, and whether any of them is told as having happened.

    `name` is drawn beside it from `name_x` in direction `anchor`; "" where it would cover another.
    """

    x: float
    y: float
    radius: float
    label: str
    numbers: list[int]
    happened: bool
    name: str
    name_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A part of the world map (`view` is an SVG viewBox) with dots; `missing` are the places that no point is known of."""

    view: str
    width: float
    text_size: float
    line: float
    dots: list[Dot]
    missing: list[str]


def make_map(events: Sequence[Event]) -> PlaceMap | None:
    """The map of records in the order shown; None where no point is known of any place."""
    there: dict[tuple[float, float], list[int]] = {}
    labels: dict[tuple[float, float], str] = {}
    missing: dict[str, None] = {}
    for number, event in enumerate(events, 1):
        if event.place is None:
            continue
        point = point_of(event.place)
        if point is None:
            missing[place_label(event.place)] = None
            continue
        x, y = project(*point)
        at = (round(x, 1), round(y, 1))
        there.setdefault(at, []).append(number)
        labels.setdefault(at, place_label(event.place))
    if not there:
        return None
    view = view_around(there)
    left, _, width, _ = map(float, view.split())
    pixel = width / PIXELS
    taken: list[tuple[float, float, float, float]] = []
    dots = []
    # The places with most records have their names first, where names would cover each other.
    for at, numbers in sorted(there.items(), key=lambda item: (-len(item[1]), item[1][0])):
        radius = min(RADIUS + GROWTH * (len(numbers) - 1), LARGEST) * pixel
        name, name_x, anchor = _name(at, radius, labels[at], pixel, (left, left + width), taken)
        happened = any(events[number - 1].status == "actual" for number in numbers)
        dots.append(Dot(*at, round(radius, 2), labels[at], numbers, happened, name, name_x, anchor))
    dots.sort(key=lambda dot: dot.numbers[0])
    return PlaceMap(view, width, round(TEXT * pixel, 2), round(pixel, 3), dots, list(missing))


def _name(
    at: tuple[float, float],
    radius: float,
    label: str,
    pixel: float,
    sides: tuple[float, float],
    taken: list[tuple[float, float, float, float]],
) -> tuple[str, float, str]:
    """The name to draw beside a dot, where and in which direction; to the right, else to the left, else none."""
    name = label.rsplit(", ", 1)[0]
    x, y = at
    length, half = len(name) * LETTER * TEXT * pixel, TEXT * pixel / 2
    own = (x - radius, y - half, x + radius, y + half)
    for anchor, start in (("start", x + radius + 4 * pixel), ("end", x - radius - 4 * pixel)):
        box = (
            (start, y - half, start + length, y + half)
            if anchor == "start"
            else (start - length, y - half, start, y + half)
        )
        inside = sides[0] <= box[0] and box[2] <= sides[1]
        if inside and not any(_overlap(box, other) for other in taken):
            taken += [box, own]
            return name, round(start, 2), anchor
    taken.append(own)
    return "", 0.0, "start"


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def point_of(place: Where) -> tuple[float, float] | None:
    """Latitude and longitude of a place, or of the middle of its country; None where neither is known, or off the map."""
    if place.latitude is not None and place.longitude is not None:
        point: tuple[float, float] | None = (place.latitude, place.longitude)
    else:
        point = point_of_country(place.country) if place.country else None
    if point is None:
        return None
    x, y = project(*point)
    return point if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None
