"""The gazetteer: names to places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.places.gazetteer import Gazetteer
from diurna.places.names import fold

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kosovo", "XKX"),
        ("the U.S.", "USA"),
        ("US", "USA"),
        ("UK", "GBR"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("South Korea", "KOR"),
        ("the Netherlands", "NLD"),
        ("Islamic Republic of Iran", "IRN"),
    ],
)
def test_countries_have_alpha_3_codes_and_an_id(name: str, country: str):
    """A country's usual, short and official names lead to it."""
    place = GAZETTEER.country(name)

    assert place is not None
    assert (place.kind, place.country) == ("country", country)
    assert place.geonames


@pytest.mark.parametrize(
    ("name", "found", "country"),
    [
        ("Kyiv", "Kyiv", "UKR"),
        ("Kiev", "Kyiv", "UKR"),
        ("Zvecan", "Zvečan", "XKX"),
        ("Zvečan", "Zvečan", "XKX"),
        ("The Hague", "The Hague", "NLD"),
        ("St. Louis", "St. Louis", "USA"),
        ("Gao", "Gao", "MLI"),
    ],
)
def test_cities_are_found_by_any_of_their_names(name: str, found: str, country: str):
    """Accents, articles, points and former names do not matter; the most populous namesake comes first."""
    city = next(place for place in GAZETTEER.candidates(name) if place.kind == "town")

    assert (city.name, city.country) == (found, country)
    assert city.latitude is not None


def test_a_name_of_a_country_and_a_state_gives_both():
    """Georgia is a country and a state; which is meant, the article tells."""
    kinds = {place.kind for place in GAZETTEER.candidates("Georgia")}

    assert {"country", "region"} <= kinds


@pytest.mark.parametrize(
    ("name", "division", "country"),
    [
        ("Ky.", "Kentucky", "USA"),
        ("N.Y.", "New York", "USA"),
        ("W.Va.", "West Virginia", "USA"),
        ("Ont.", "Ontario", "CAN"),
        ("NSW", "New South Wales", "AUS"),
    ],
)
def test_states_are_known_by_their_short_forms(name: str, division: str, country: str):
    """Newspapers shorten states behind towns."""
    (place,) = GAZETTEER.candidates(name)

    assert (place.name, place.country, place.kind) == (division, country, "region")


def test_postal_codes_count_only_as_holders():
    """The words "IN" and "OR" are no states by themselves; behind a town and a comma they are."""
    assert GAZETTEER.candidates("IN") == ()
    assert [place.name for place in GAZETTEER.holder("IN")] == ["Indiana"]


def test_los_angeles_is_no_louisiana():
    """The short form of a state of one word has no point within: "La." is one, "L.A." is none."""
    assert [place.name for place in GAZETTEER.candidates("La.")] == ["Louisiana"]
    assert GAZETTEER.candidates("L.A.")[0].kind != "region"


@pytest.mark.parametrize(
    ("town", "region"), [("Homs", "Homs Governorate"), ("Lexington", "Kentucky"), ("Mariupol", "Donetsk Oblast")]
)
def test_towns_lie_in_their_divisions(town: str, region: str):
    """A town's first-level division holds it."""
    holders = GAZETTEER.candidates(region)

    assert any(place.lies_in(holder) for place in GAZETTEER.candidates(town) for holder in holders)


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("Texas", 31.3, -99.3), ("Alaska", 64.5, -152.5), ("Kenya", 1.0, 38.0), ("Black Sea", 43.0, 34.0)],
)
def test_areas_have_a_middle(name: str, latitude: float, longitude: float):
    """States have the middle of their land, also where they lie on both sides of the date line."""
    place = GAZETTEER.candidates(name)[0]

    assert place.latitude == pytest.approx(latitude, abs=1.5)
    assert place.longitude == pytest.approx(longitude, abs=1.5)


@pytest.mark.parametrize("name", ["", " ", "UN", "Qqqqqq", ".", "9"])
def test_what_is_no_place_gives_none(name: str):
    """Abbreviations of bodies and nonsense name no place."""
    assert GAZETTEER.candidates(name) == ()


@given(st.text())
def test_folding_is_stable(name: str):
    """Folding goes through with any text, and leaves no spaces around it."""
    assert fold(name) == fold(name).strip()
