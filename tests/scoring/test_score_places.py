"""Scoring toponyms: spans, ids, distances, and what tests expect."""

import json
from pathlib import Path

import pytest

from diurna.errors import GoldError
from diurna.scoring.places import FoundPlace, ScoredPlace, is_near, read_gold_places, score_places

TEXT = "From the U.S. to Paris, Kelleyland and back."
GOLD = {
    "id": "a",
    "text": TEXT,
    "toponyms": [
        {"start": 9, "end": 13, "geonameid": "6252001", "lat": 39.76, "lon": -98.5},
        {"start": 17, "end": 22, "geonameid": "2988507", "lat": 48.85, "lon": 2.35},
        {"start": 24, "end": 34},
    ],
}


@pytest.fixture
def write(tmp_path: Path):
    """Write rows as JSON Lines; returns the path."""

    def written(*rows: object) -> Path:
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return written


def scores(path: Path, *found: FoundPlace) -> dict[str, float]:
    return score_places(read_gold_places(path), lambda text: found, lambda count: None)


def place(words: str, geonames: int | None = None, latitude: float | None = None, longitude: float | None = None):
    start = TEXT.index(words)
    return FoundPlace(ScoredPlace(start, start + len(words), geonames, latitude, longitude))


def test_figures_are_shares_of_what_is_found(write):
    """Two of three found, one with the right id; the other one is near enough. A leading "the" and points don't matter."""
    figures = scores(write(GOLD), place("the U.S.", 6252001), place("Paris", 1, 48.9, 2.3), place("back"))

    assert figures["found_precision"] == figures["found_recall"] == figures["found_f1"] == pytest.approx(2 / 3)
    assert figures["exact_id"] == 0.5
    assert figures["within_161km"] == 1.0


def test_a_place_without_coordinates_is_not_near(write):
    """What could not be resolved is wrong, not left out."""
    figures = scores(write(GOLD), place("Paris"))

    assert (figures["exact_id"], figures["within_161km"]) == (0.0, 0.0)


def test_gold_without_ids_has_no_figure_for_them(write):
    """Of GeoVirus, which has coordinates only, nothing is said about ids."""
    row = {**GOLD, "toponyms": [{"start": 17, "end": 22, "lat": 48.85, "lon": 2.35}]}

    assert "exact_id" not in scores(write(row), place("Paris", 1, 48.9, 2.3))


@pytest.mark.parametrize(("longitude", "near"), [(1.4, True), (1.5, False)])
def test_distances_are_on_the_ellipsoid(longitude: float, near: bool):
    """At the equator a degree of longitude is 111.32 km: 161 km are 1.446 degrees."""
    assert is_near(ScoredPlace(0, 1, None, 0.0, 0.0), ScoredPlace(0, 1, None, 0.0, longitude)) is near


def test_distances_go_over_the_date_line():
    """Half a degree west of it and half a degree east of it is near."""
    assert is_near(ScoredPlace(0, 1, None, 0.0, 179.5), ScoredPlace(0, 1, None, 0.0, -179.5))


def test_tests_ask_for_toponyms_by_their_order(write):
    """An id, a country, the last one, and none at all; what is asked of an event's place is passed over."""
    rows = [
        {
            "id": "t1",
            "text": TEXT,
            "expected": [
                {"path": "out['geolocated_ents'][0]['geonameid']", "value": "2988507"},
                {"path": "out['geolocated_ents'][-1]['country_code3']", "value": "DEU"},
                {"path": "out['event_location_raw']", "value": "Paris"},
            ],
        },
        {"id": "t2", "text": TEXT, "expected": [{"path": "out['geolocated_ents']", "value": []}]},
        {"id": "t3", "text": TEXT, "expected": [{"path": "out['event_location_raw']", "value": "Paris"}]},
    ]
    path = write(*rows)

    assert [text.id for text in read_gold_places(path)] == ["t1", "t2"]
    found = FoundPlace(ScoredPlace(17, 22, 2988507), country="FRA")
    assert scores(path, found) == {"exact_id": 1.0, "expected": pytest.approx(1 / 3)}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("not json", "line 1"),
        (json.dumps({"id": "a"}), "expected an object with id, text and toponyms"),
        (
            json.dumps({"id": "a", "text": "short", "toponyms": [{"start": 0, "end": 99}]}),
            "toponym 0-99 of 5 characters",
        ),
        ("", "no text in the file"),
    ],
)
def test_a_file_in_another_format_is_told(tmp_path: Path, row: str, told: str):
    """Each fault with its line."""
    path = tmp_path / "gold.jsonl"
    path.write_text(row, encoding="utf-8")

    with pytest.raises(GoldError, match=told):
        read_gold_places(path)
