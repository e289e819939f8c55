"""The gazetteer: names to places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.places.gazetteer import Gazetteer, fold

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
    city = next(place for place in GAZETTEER.candidates(name) if place.kind == "city")

    assert (city.name, city.country) == (found, country)
    assert city.latitude is not None


def test_a_name_of_a_country_and_a_state_gives_both():
    """Georgia is a country first, then a state."""
    first, second = GAZETTEER.candidates("Georgia")[:2]

    assert (first.kind, second.kind) == ("country", "state")


@pytest.mark.parametrize("name", ["", " ", "UN", "Qqqqqq", ".", "9"])
def test_what_is_no_place_gives_none(name: str):
    """Abbreviations of bodies and nonsense name no place."""
    assert GAZETTEER.candidates(name) == ()


@given(st.text())
def test_folding_is_stable(name: str):
    """Folding goes through with any text, and lower-cases it."""
    assert fold(name) == fold(name).strip()
