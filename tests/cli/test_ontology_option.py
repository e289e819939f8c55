"""`--ontology` as its user meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

CEASEFIRE = Path(__file__).parents[2] / "docs/ontologies/ceasefire"
TEXT = "Armenian troops shelled Azerbaijani villages. Azerbaijan accused Armenia of violating the ceasefire."


@pytest.fixture
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **more: runner.invoke(app, [str(argument) for argument in arguments], **more)


@pytest.fixture
def article(tmp_path):
    """A text on disk."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_articles_are_coded_with_the_ontology(run, article):
    """Its types, and no others."""
    result = run("code", article, "--ontology", CEASEFIRE, "--published", "2020-10-12")

    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["event"] for line in result.stdout.splitlines()] == ["VIOLATE", "ALLEGE"]


def test_workers_code_with_it_too(run, article, tmp_path):
    """Every process has the ontology."""
    output = tmp_path / "out.jsonl"
    result = run("code", article, "--ontology", CEASEFIRE, "--workers", "2", "-o", output)

    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["event"] for line in output.read_text().splitlines()] == ["VIOLATE", "ALLEGE"]


def test_explain_shows_its_entries(run, article):
    """The evidence names the user's own line."""
    assert "violate.fire" in run("explain", article, "--ontology", CEASEFIRE).stdout


def test_a_store_can_be_asked_for_its_types(run, article, tmp_path):
    """A type or mode that the store's records have is none that does not exist; others are still refused."""
    store = tmp_path / "news.duckdb"
    run("code", article, "--ontology", CEASEFIRE, "--store", store)

    assert [json.loads(line)["event"] for line in run("events", store, "--event", "violate").stdout.splitlines()] == [
        "VIOLATE"
    ]
    assert len(run("events", store, "--mode", "shelling").stdout.splitlines()) == 1
    refused = run("events", store, "--event", "VIOLET")
    assert refused.exit_code == 2


def test_faults_are_told_before_anything_is_coded(run, article, tmp_path):
    """Exit code 2, as with a faulty lexicon."""
    result = run("code", article, "--ontology", tmp_path)

    assert result.exit_code == 2
    assert "ontology.json: cannot be read" in result.stderr
    assert "Nothing was coded. Mend the ontology" in result.stderr


def test_check_takes_folders_and_holds_files_against_the_ontology(run, tmp_path):
    """An event lexicon's types are those of the ontology that is given."""
    table = CEASEFIRE / "lexicon.tsv"

    good = run("lexicon", "check", CEASEFIRE)
    held = run("lexicon", "check", "--ontology", CEASEFIRE, table)
    bad = run("lexicon", "check", table)

    assert (good.exit_code, good.stdout) == (0, "1 ontology, 10 entries: no faults.\n")
    assert held.stdout == "1 ontology, 1 file, 20 entries: no faults.\n"
    assert bad.exit_code == 1
    assert 'event "VIOLATE", expected one of AGREE' in bad.stderr
    assert run("lexicon", "check").exit_code == 2
