"""`diurna evaluate status` and `diurna evaluate speakers` as their user meets them."""

import json

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

SENTENCES = [
    {"id": "a", "tokens": "Serbia did not impose sanctions .".split(), "targets": [{"start": 3, "end": 4, "factuality": -3}]},
    {"id": "b", "tokens": "Chad expelled the envoy .".split(), "targets": [{"start": 1, "end": 2, "factuality": 3}]},
]  # fmt: skip
TEXT = 'Talks failed, the minister said.\n\n"We will try again," Ana Ruiz, who led them, said.'


@pytest.fixture
def run(tmp_path):
    """Write rows and evaluate them; the result has exit_code, stdout and stderr."""
    runner = CliRunner()

    def invoke(kind, rows, *options):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return runner.invoke(app, ["evaluate", kind, str(path), *options])

    return invoke


def span(words):
    """Where some words stand in the text."""
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


def test_status_is_scored_as_json(run):
    """One object; what was told and what was denied are told apart."""
    found = json.loads(run("status", SENTENCES, "--json").stdout)

    assert (found["kind"], found["n"]) == ("status", 2)
    assert found["figures"] == {"pearson_r": pytest.approx(1), "did_not_happen_f1": 1}


def test_what_is_far_from_gold_is_listed(run):
    """With gold, the grade, the rule that gave it and what was learned; what is near is not."""
    wrong = {**SENTENCES[0], "targets": [{"start": 3, "end": 4, "factuality": 3}]}

    result = run("status", [wrong, SENTENCES[1]], "--failures")

    assert "a: gold 3.0, found -2.0 (negation.not -2.0, learned" in result.stderr
    assert "Serbia did not [impose] sanctions ." in result.stderr
    assert "b: gold" not in result.stderr


def test_speakers_are_scored_as_json(run):
    """One object; an indirect and a direct claim of a short text are found with their sources."""
    claims = [
        {"source": span("the minister"), "cue": [[27, 31]], "content": span("Talks failed")},
        {"source": span("Ana Ruiz, who led them,"), "cue": [[TEXT.rindex("said"), len(TEXT) - 1]], "content": span('"We will try again,"')},
    ]  # fmt: skip

    result = run("speakers", [{"id": "a", "text": TEXT, "attributions": claims}], "--json")

    found = json.loads(result.stdout)
    assert (found["kind"], found["n"]) == ("speakers", 2)
    assert found["figures"]["claim_overlap_f1"] == found["figures"]["source_exact"] == 1
    assert set(found["figures"]) == {
        "claim_overlap_f1", "source_exact", "content_exact", "content_token_f1", "triple_overlap_f1",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["status", "speakers"])
def test_a_file_in_another_format_is_told(run, kind):
    """Each fault with its line on standard error, exit code 1, nothing scored."""
    result = run(kind, [{"id": "a"}])

    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert result.stdout == ""
