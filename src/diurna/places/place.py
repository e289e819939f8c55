"""Place: one entry of the gazetteer."""

from dataclasses import dataclass
from typing import Literal

# "region" is a country's first division (a state, a province), "county" its second, "district" any smaller one;
# "feature" is water, land or a stretch of country that is no division: a sea, a mountain, "the Balkans".
Kind = Literal["continent", "country", "region", "county", "district", "town", "feature"]

EARTH_KM = 6371.0
KINDS: dict[str, Kind] = {"CONT": "continent", "ADM1": "region", "ADM2": "county", "TERR": "country"}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    `feature` is a GeoNames feature code ("PPL", "ADM1"), `country` ISO alpha-3, None where several share the place;
    `region` and `county` are the GeoNames ids of the first- and the second-level division that hold it, None where
    there is none or it is not known. Degrees are WGS 84.
    """

    name: str
    feature: str
    country: str | None
    geonames: int | None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    region: int | None = None
    county: int | None = None

    @property
    def kind(self) -> Kind:
        """What kind of place the feature code stands for."""
        if self.feature in KINDS:
            return KINDS[self.feature]
        if self.feature.startswith("PCL"):
            return "country"
        if self.feature.startswith("PPL"):
            return "town"
        return "district" if self.feature.startswith("ADM") else "feature"

    def lies_in(self, other: "Place") -> bool:
        """Whether it is a part of another place, as far as the divisions tell."""
        if other.kind == "country":
            return self.kind != "country" and self.country == other.country
        if other.kind == "region":
            return self.region is not None and self.region == other.geonames and self.geonames != other.geonames
        if other.kind == "county":
            return self.county is not None and self.county == other.geonames and self.geonames != other.geonames
        return False
