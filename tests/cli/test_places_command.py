"""`diurna places` and `diurna evaluate places` as their user meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

TEXT = "Rebels attacked a camp near Nairobi, the capital of Kenya, on Monday."
GOLD = {
    "id": "a",
    "text": TEXT,
    "toponyms": [
        {"start": 28, "end": 35, "geonameid": "184745", "lat": -1.28, "lon": 36.82},
        {"start": 52, "end": 57, "geonameid": "192950", "lat": 1.0, "lon": 38.0},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def run(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_places_are_scored_as_json(gold: Path):
    """One object, with the contract's figures."""
    result = run("evaluate", "places", gold, "--json")

    found = json.loads(result.stdout)
    assert (found["kind"], found["n"]) == ("places", 1)
    assert {"found_f1", "exact_id", "within_161km"} <= set(found["figures"])
    assert found["figures"]["found_f1"] == found["figures"]["exact_id"] == 1.0


def test_a_built_gazetteer_is_used(gold: Path, tmp_path: Path):
    """With a gazetteer that has another Nairobi, that one is found."""
    cells = ["5", "Nairobi", "Nairobi", "", "-1.3", "36.8", "P", "PPL", "KE", "", "05", "", "", "", "9", "", "", "", ""]
    dump = tmp_path / "KE.txt"
    dump.write_text("\t".join(cells) + "\n", encoding="utf-8")

    built = run("places", "build", dump)
    scored = run("evaluate", "places", gold, "--json", "--gazetteer", tmp_path / "KE.places")

    assert built.exit_code == 0, built.stderr
    assert "1 places in" in built.stderr.replace("\n", " ")
    figures = json.loads(scored.stdout)["figures"]
    assert (figures["exact_id"], figures["within_161km"]) == (0.0, 0.5)


def test_a_gazetteer_that_is_none_is_a_message(gold: Path, tmp_path: Path):
    """The folder, and what to do."""
    result = run("evaluate", "places", gold, "--gazetteer", tmp_path)

    assert result.exit_code == 1
    assert "diurna places build" in str(result.exception)
