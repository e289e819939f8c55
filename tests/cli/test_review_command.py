"""`diurna review` as its user meets it: sample, next, report, export, and what evaluating the export prints."""

import json

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.store import Store
from review.reviewed import make_expulsion
from store.numbered import make_numbered


@pytest.fixture(scope="module")
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def path(tmp_path):
    """A store with one article with one record of its two events."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(make_expulsion())
    return path


def drawn(run, path, *options):
    """Draw a sample; its id."""
    result = run("review", "sample", path, "--seed", 7, *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def test_the_id_goes_to_standard_output_and_talk_to_standard_error(run, path):
    """So that a script can keep it; the same seed gives the same again."""
    id = drawn(run, path)

    assert id == drawn(run, path)
    assert "seed 7" in run("review", "sample", path, "--seed", 7).stderr
    assert id in run("review", "samples", path).stdout


def test_going_through_on_the_terminal(run, path):
    """A correction that names nothing is asked again; undo goes back; the report follows."""
    drawn(run, path, "--articles")
    typed = (
        "r\nAtlantis=ATL\nr\nSudmark=SUD\nu\nrn\nSudmark=SUD\nthe state\nm\nclosed\nSANCTION\nSudmark=SUD\n\n\n\n\n\n\n"
    )
    result = run("review", "next", path, "--reviewer", "Anna", input=typed)

    assert result.exit_code == 0, result.output
    assert "does not stand in the article" in result.stderr
    assert "Undone; back to item 1" in result.stderr
    assert "All 2 items" in result.stderr
    report = json.loads(run("review", "report", path, "--format", "json").stdout)
    assert report["precision"]["recipient"]["right"] == 0
    assert report["recall"]["found"] == report["recall"]["found"] | {"right": 1, "n": 2}
    assert report["notes"] == [{"item": 1, "reviewer": "Anna", "note": "the state"}]


def test_stopping_and_going_on(run, tmp_path):
    """What was judged stays; the next call begins where the last ended."""
    path = tmp_path / "news.duckdb"
    with Store(path) as opened:
        opened.add_all(make_numbered(number) for number in range(2))
    drawn(run, path, "--size", 5)
    assert run("review", "next", path, "-r", "Anna", input="\nx\nq\n").exit_code == 0
    assert "3 of 5, 2 done" in run("review", "next", path, "-r", "Anna", input="").stderr

    assert "Anna (2 of 5)" in run("review", "report", path).stdout


@pytest.mark.parametrize("format", ["json", "csv", "html", "markdown", "table"])
def test_a_report_goes_to_a_file(run, path, tmp_path, format):
    """In each format."""
    drawn(run, path)
    run("review", "next", path, "-r", "Anna", input="\n")
    result = run("review", "report", path, "--format", format, "-o", tmp_path / "report")

    assert (result.exit_code, result.stdout) == (0, "")
    assert ('"right": 1' if format == "json" else ",all,1,1,1.0," if format == "csv" else "100.0") in (
        tmp_path / "report"
    ).read_text(encoding="utf-8")


def test_an_export_is_scored(run, tmp_path):
    """Code, draw, judge all right, export, evaluate: precision 1."""
    (tmp_path / "a.txt").write_text("France condemned Mali on Monday. Mali expelled the French ambassador.\n")
    path, gold, texts = tmp_path / "s.duckdb", tmp_path / "gold.jsonl", tmp_path / "texts"
    assert run("code", tmp_path / "a.txt", "--published", "2024-05-15", "--store", path).exit_code == 0
    drawn(run, path, "--articles")
    run("review", "next", path, "-r", "Anna", input="\n" * 20)
    result = run("review", "export", path, "-o", gold, "--texts", texts)
    assert result.exit_code == 0, result.stderr
    figures = json.loads(run("evaluate", "records", gold, "--texts", texts, "--json").stdout)["figures"]

    assert {figures[f"{name}_precision"] for name in ("found", "all", "status", "speaker", "date", "place")} == {1.0}
    assert figures["found_recall"] == 1


def test_what_is_wrong_is_a_message(run, path, tmp_path):
    """No traceback, and no store made by asking for a sample of one."""
    for arguments, says in (
        (("sample", tmp_path / "none.duckdb"), "no such file"),
        (("report", path), "no sample"),
        (("sample", path, "--event", "AID"), "that the filter lets through"),
        (("sample", path, "--articles", "--by", "type"), "cannot be stratified"),
        (("next", path, "-r", " "), "no name"),
    ):
        result = run("review", *arguments)
        assert result.exit_code != 0
        assert says in str(result.exception), arguments
    assert not (tmp_path / "none.duckdb").exists()
    assert run("review", "report", path, "-o", path).exit_code == 2


@pytest.mark.parametrize("command", ["sample", "samples", "next", "report", "export"])
def test_help_has_an_example(run, command):
    """One sentence, and a line that runs as pasted."""
    assert f"diurna review {command}" in " ".join(run("review", command, "--help").stdout.replace("│", " ").split())
