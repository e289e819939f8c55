"""`diurna evaluate times` as its user meets it."""

import json

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

TEXT = "Envoys met on Monday. Talks lasted two days."
DOCUMENT = {
    "id": "a",
    "text": TEXT,
    "dct": "2024-05-15",
    "timexes": [
        {"start": 14, "end": 20, "type": "DATE", "value": "2024-05-13"},
        {"start": 35, "end": 43, "type": "DURATION", "value": "P3D"},
    ],
}
EXPRESSIONS = {
    "id": "b",
    "anchor": "2024-05-15",
    "expressions": [{"text": "last month", "type": "DATE", "value": "2024-04"}],
}


@pytest.fixture
def run(tmp_path):
    """Write rows to a file and evaluate it; the result has exit_code, stdout and stderr."""
    runner = CliRunner()

    def invoke(rows, *options):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return runner.invoke(app, ["evaluate", "times", str(path), *options])

    return invoke


def test_documents_are_scored_as_json(run):
    """One object: both expressions are found, one has its value."""
    found = json.loads(run([DOCUMENT], "--json").stdout)

    assert (found["kind"], found["n"]) == ("times", 1)
    assert found["figures"] == {"relaxed_f1": 1.0, "strict_f1": 1.0, "value_f1": 0.5}


def test_expressions_by_themselves_are_texts_of_their_own(run):
    """Each counts from its anchor."""
    found = json.loads(run([EXPRESSIONS], "--json").stdout)

    assert found["n"] == 1
    assert found["figures"]["value_f1"] == 1.0


def test_kinds_and_failures_are_shown_to_people(run):
    """A table of kinds, and each expression that is wrong on standard error."""
    result = run([DOCUMENT], "--failures")

    assert "DURATION" in result.stdout
    assert 'a: expected "two days" P3D; found "two days" P2D' in result.stderr


def test_a_faulty_file_is_told_and_not_scored(run):
    """Exit code 1 and the line."""
    result = run([{**DOCUMENT, "dct": "soon"}], "--json")

    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert not result.stdout
