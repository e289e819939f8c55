"""Where: the place at which something happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place: the words (`text`, at `start` to `end` of the article) and what the gazetteer knows of it.

    `name` is the gazetteer's. `latitude` and `longitude` are WGS 84 degrees; they and `geonames` (a GeoNames
    id) are None for a place that the text names and the gazetteer does not know. `country` is ISO alpha-3. `region`
    is the name of the first-level division (a state, a province) that the place is or lies in, None where unknown.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    region: str | None = None
