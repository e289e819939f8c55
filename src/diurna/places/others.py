"""What the places of an article say together: how many lie in a country, in a division, near a point."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

from diurna.places.place import EARTH_KM, Place

# Weights are counted in these parts, as whole numbers: what is added and taken away again leaves no trace.
PARTS = 1 << 24
POINTS = frozenset({"town", "county", "district"})  # kinds of places that lie at a point, more or less


class Others:
    """The places that stand at numbered places of an article; one may be put in the place of another.

    Putting one costs the same however many there are, so that an article of a thousand names takes no million steps.
    """

    def __init__(self, places: Sequence[tuple[Place | None, int]], told: Mapping[str, int]) -> None:
        """`places` with how often each is mentioned; `told` are the countries that parties tell, and how often."""
        self._weights = [round((1 + log2(count)) * PARTS) for _, count in places]
        self._places: list[Place | None] = [None] * len(places)
        self._countries: dict[str, int] = defaultdict(int)
        self._regions: dict[int, int] = defaultdict(int)
        self._points = np.zeros((len(places), 2))  # latitude and longitude in radians
        self._near = np.zeros(len(places))  # the weight of each as a point, 0 where it is none
        for country, count in told.items():
            self._countries[country] += min(count, 3) * PARTS // 2
        for number, (place, _) in enumerate(places):
            self.put(number, place)

    def put(self, number: int, place: Place | None) -> None:
        """Let a place stand there, or none."""
        before = self._places[number]
        if before is not None:
            self._count(before, -self._weights[number])
        self._places[number], self._near[number] = place, 0.0
        if place is not None:
            self._count(place, self._weights[number])
            if place.latitude is not None and place.longitude is not None and place.kind in POINTS:
                self._points[number] = np.radians((place.latitude, place.longitude))
                self._near[number] = self._weights[number] / PARTS

    def of_country(self, country: str) -> float:
        """The weight of the places in a country."""
        return self._countries.get(country, 0) / PARTS

    def of_region(self, region: int) -> float:
        """The weight of the places in a first-level division, by its GeoNames id."""
        return self._regions.get(region, 0) / PARTS

    def near(self, candidates: Sequence[Place], scale: float) -> np.ndarray:
        """For each candidate the sum over places of a weight that halves with every so many kilometres."""
        out = np.zeros(len(candidates))
        known = [
            number for number, place in enumerate(candidates) if place.latitude is not None and place.kind != "country"
        ]
        there = self._near > 0
        if not known or not there.any():
            return out
        here = np.radians(
            [[candidates[number].latitude or 0.0, candidates[number].longitude or 0.0] for number in known]
        )
        points = self._points[there]
        gap = (here[:, None, :] - points[None, :, :]) / 2
        half = (
            np.sin(gap[..., 0]) ** 2 + np.cos(here[:, None, 0]) * np.cos(points[None, :, 0]) * np.sin(gap[..., 1]) ** 2
        )
        distances = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        out[known] = (np.exp2(-distances / scale) * self._near[there]).sum(axis=1)
        return out

    def _count(self, place: Place, weight: int) -> None:
        if place.country:
            self._countries[place.country] += weight
        region = region_of(place)
        if region:
            self._regions[region] += weight


def region_of(place: Place) -> int:
    """The GeoNames id of the first-level division that a place is or lies in, 0 where none is known."""
    return (place.geonames if place.kind == "region" else place.region) or 0
