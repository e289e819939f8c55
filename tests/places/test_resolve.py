"""Resolving: which place of several of one name is meant."""

from collections.abc import Sequence

import pytest

from builders import make_coding
from diurna.places.finding import find_toponyms
from diurna.places.gazetteer import Gazetteer
from diurna.places.place import Place
from diurna.places.resolve import resolve_toponyms

GAZETTEER = Gazetteer()


def resolved(sentence: str, names: Sequence[str]) -> dict[str, Place | None]:
    """The places of a sentence's LOC names, by their words; the last of two of one name counts."""
    rows = []
    for number, word in enumerate(sentence.split(), start=1):
        upos = "PROPN" if word[:1].isupper() else "PUNCT" if word == "," else "NOUN"
        rows.append(f"{word} {word.lower()} {upos} NNP {0 if number == 1 else 1} {'root' if number == 1 else 'dep'}")
    coding = make_coding("\n".join(rows), names=[(name, "LOC") for name in names])
    toponyms = find_toponyms(coding, GAZETTEER)
    places = resolve_toponyms(coding, toponyms, GAZETTEER)
    return {toponym.text: places.get(toponym.first) for toponym in toponyms}


def region_of(place: Place | None) -> str | None:
    holder = GAZETTEER.with_id(place.region) if place else None
    return holder.name if holder else None


@pytest.mark.parametrize(
    ("sentence", "names", "name", "country", "region"),
    [
        ("met in Paris today", ["Paris"], "Paris", "FRA", "Île-de-France"),
        ("met in Paris , Texas today", ["Paris", "Texas"], "Paris", "USA", "Texas"),
        ("fought in Zvecan , northern Kosovo today", ["Zvecan", "Kosovo"], "Zvecan", "XKX", None),
        ("seen in Richmond , Lexington , Louisville and Kentucky", ["Richmond", "Lexington", "Louisville", "Kentucky"],
         "Richmond", "USA", "Kentucky"),
        ("seen in Tripoli , Beirut and Sidon", ["Tripoli", "Beirut", "Sidon"], "Tripoli", "LBN", None),
        ("seen in Tripoli , Benghazi and Misrata", ["Tripoli", "Benghazi", "Misrata"], "Tripoli", "LBY", None),
    ],
)  # fmt: skip
def test_namesakes_are_told_apart(sentence: str, names: list[str], name: str, country: str, region: str | None):
    """The best known, what stands behind it, and what else the article names."""
    place = resolved(sentence, names)[name]

    assert place is not None
    assert place.country == country
    assert region is None or region_of(place) == region


def test_what_holds_one_mention_holds_all():
    """Paris is in Texas throughout an article that says so once."""
    sentence = "met in Paris , Texas and left Paris today"

    place = resolved(sentence, ["Paris", "Texas", "Paris"])["Paris"]

    assert region_of(place) == "Texas"


@pytest.mark.parametrize(
    ("sentence", "names", "name", "kind"),
    [
        ("fought in Homs today", ["Homs"], "Homs", "town"),
        ("fought in Homs province today", ["Homs"], "Homs", "region"),
        ("met in New York today", ["New York"], "New York", "town"),
        ("met in Albany , New York today", ["Albany", "New York"], "New York", "region"),
        ("seen in Ontario today", ["Ontario"], "Ontario", "region"),
    ],
)
def test_towns_and_divisions_of_one_name(sentence: str, names: list[str], name: str, kind: str):
    """The town, unless a word says province, it stands behind another town, or the town is a small one elsewhere."""
    place = resolved(sentence, names)[name]

    assert place is not None
    assert place.kind == kind


def test_areas_in_a_list_do_not_hold_one_another():
    """The words "Delaware, Ohio and Utah" are three states, though there is a Delaware in Ohio."""
    places = resolved("seen in Delaware , Ohio and Utah", ["Delaware", "Ohio", "Utah"])

    assert [place.kind for place in places.values() if place] == ["region"] * 3


def test_an_unknown_name_has_no_place():
    """A name that the gazetteer lacks stays open."""
    assert resolved("met in Qarvuun today", ["Qarvuun"]) == {"Qarvuun": None}
