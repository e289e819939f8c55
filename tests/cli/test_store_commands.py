"""The commands that fill a store and answer from it, as their user meets them."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.cli.keeping import coder_name
from diurna.coder import Coder
from diurna.errors import StoreError
from diurna.store import Store

FIRST = (
    "France condemned Mali on Monday. Mali expelled the French ambassador. President Emmanuel Macron criticised it.\n"
)
LEXICON = """\
id\tkind\tnames\tcase\tcountry\tshort\tsectors\toffice\tfrom\tto\tnote
mali\tbody\tMali\t\tMLI\t\tREB
"""
SECOND = "Chad did not impose sanctions on Niger, Foreign Minister Anna Holm of Norway said.\n"


@pytest.fixture(scope="module")
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder with two articles."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(run, news, tmp_path_factory):
    """A store with the two articles."""
    path = tmp_path_factory.mktemp("store") / "news.duckdb"
    result = run("code", news, "--published", "2024-05-15", "--store", path)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "2 articles" in result.stderr
    return path


def lines(result):
    """The JSON Lines of an answer."""
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_was_coded_is_in_the_store_with_stories(run, store):
    """Records as the command line gives them, and each has a story."""
    found = lines(run("events", store))

    assert {record["event"] for record in found} >= {"ACCUSE", "SANCTION"}
    assert all(record["story"] for record in found)


def test_coding_the_same_again_codes_and_changes_nothing(run, news, store):
    """It says that they were there."""
    before = lines(run("events", store))
    result = run("code", news, "--published", "2024-05-15", "--store", store)

    assert result.exit_code == 0
    assert "2 articles were in" in result.stderr
    assert lines(run("events", store)) == before
    with Store(store, read_only=True) as opened:
        assert opened.runs()["newly_coded"].to_pylist()[-1] == 0


def test_with_a_format_records_are_printed_as_well(run, news, tmp_path):
    """In the store and on standard output."""
    found = lines(run("code", news, "--published", "2024-05-15", "--store", tmp_path / "s.duckdb", "--format", "jsonl"))

    assert [record["id"] for record in found]
    assert len(lines(run("events", tmp_path / "s.duckdb"))) == len(found)


def test_the_coder_s_name_is_the_one_that_records_have():
    """So that what was coded before is known before it is coded."""
    coder = Coder()
    (event, *_) = coder.code(FIRST, published="2024-05-15")

    assert coder_name(coder) == event.coder


def test_inputs_that_failed_are_kept_beside_the_store(run, tmp_path):
    """And the rest is in it."""
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = run("code", tmp_path, "--published", "2024-05-15", "--store", tmp_path / "s.duckdb")

    assert result.exit_code == 1
    assert "empty.txt" in (tmp_path / "s.duckdb.errors.jsonl").read_text()
    assert lines(run("events", tmp_path / "s.duckdb"))
    with Store(tmp_path / "s.duckdb", read_only=True) as opened:
        assert opened.runs()["failures"].to_pylist() == [1]
    again = run("code", tmp_path, "--published", "2024-05-15", "--store", tmp_path / "s.duckdb")
    assert "s.duckdb:" not in again.stderr  # a store among the inputs is no input


def test_a_store_that_is_none_is_refused_before_anything_is_coded(run, news, tmp_path):
    """The file stays as it is."""
    path = tmp_path / "x.csv"
    path.write_text("title,text\n")
    result = run("code", news, "--store", path)

    assert isinstance(result.exception, StoreError)
    assert "is no store" in str(result.exception)
    assert path.read_text() == "title,text\n"


def test_relations_say_what_does_not_hold(run, store):
    """And in whose voice."""
    (row,) = lines(run("relations", store, "--of", "NER"))

    assert (row["relation"], row["holder"], row["holds"], row["basis"]) == ("sanctions", "TCD", False, "claim")
    assert lines(run("relations", store, "--of", "NER", "--on", "2020-01-01")) == []
    assert "✗ not: sanctions" in run("relations", store, "--between", "TCD", "NER", "--format", "table").stdout


def test_people_have_their_offices(run, store):
    """As the articles word them."""
    named = {(row["name"], row["office"]) for row in lines(run("people", store))}

    assert ("Emmanuel Macron", "president") in named
    assert "Emmanuel Macron" in run("people", store, "--of", "FRA", "--format", "table").stdout


def test_counts_by_what_is_asked(run, store):
    """Only what happened, unless asked otherwise."""
    rows = lines(run("counts", store, "--by", "year,dyad", "--measure", "stories"))
    assert {"year": 2024, "actor": "FRA", "recipient": "MLI", "stories": rows[0]["stories"]} == rows[0]
    assert not any(row["actor"] == "TCD" for row in rows)
    assert any(row["actor"] == "TCD" for row in lines(run("counts", store, "--by", "dyad", "--status", "any")))


def test_statuses_are_given_with_commas_or_again(run, store, news):
    """Both forms ask for the same, of a store and of what is coded; "any" is all."""
    together = lines(run("events", store, "--status", "actual,negated"))
    again = lines(run("events", store, "--status", "negated", "--status", "Actual"))
    assert together == again
    assert {row["status"] for row in together} == {"actual", "negated"}
    assert lines(run("events", store, "--status", "any")) == lines(run("events", store))

    coded = ("code", news, "--published", "2024-05-15", "--format", "jsonl")
    assert lines(run(*coded, "--status", "actual,negated")) == lines(
        run(*coded, "--status", "actual", "--status", "negated")
    )


def test_a_story_shows_its_reports(run, store):
    """By the id that records have."""
    story = lines(run("events", store, "--event", "ACCUSE", "--limit", "1"))[0]["story"]
    (row,) = lines(run("story", store, story))

    assert (row["event"], row["reports"], row["tellings"]) == ("ACCUSE", 1, 1)
    assert "1 report" in run("story", store, story, "--format", "table").stdout
    missing = run("story", store, "s0.1")
    assert missing.exit_code == 1
    assert 'No story "s0.1"' in missing.stderr


def test_a_diff_tells_what_a_lexicon_changed(run, news, tmp_path):
    """Two runs of a store, field by field; the newer run's records are the ones that show."""
    path, lexicon = tmp_path / "s.duckdb", tmp_path / "mine.tsv"
    lexicon.write_text(LEXICON, encoding="utf-8")
    run("code", news, "--published", "2024-05-15", "--store", path)
    run("code", news, "--published", "2024-05-15", "--store", path, "--lexicon", lexicon)

    rows = lines(run("diff", path, "1", "2"))
    assert {(row["change"], row["field"]) for row in rows} >= {("changed", "recipients")}
    assert any("MLI-REB" in row["after"] for row in rows)
    assert "changed" in run("diff", path, "1", "2", "--format", "table").stdout
    assert lines(run("diff", path, "2", "2")) == []
    assert lines(run("events", path, "--party", "MLI-REB"))


def test_a_diff_of_two_files(run, news, tmp_path):
    """Records that a person changed, or took out."""
    before, after = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    run("code", news, "--published", "2024-05-15", "-o", before)
    records = [json.loads(line) for line in before.read_text().splitlines()]
    records[0]["status"] = "future"
    after.write_text("".join(json.dumps(record) + "\n" for record in records[:-1]))

    rows = lines(run("diff", before, after))
    assert sorted((row["change"], row["field"]) for row in rows) == [("changed", "status"), ("gone", None)]
    after.write_text("{}\n")
    broken = run("diff", before, after)
    assert isinstance(broken.exception, StoreError)
    assert "b.jsonl line 1: no record" in str(broken.exception)


def test_a_diff_replaces_none_of_its_files_and_shows_no_control_character(run, news, tmp_path):
    """A file of records comes from outside; it acts on no terminal."""
    before, after = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    run("code", news, "--published", "2024-05-15", "-o", before)
    after.write_text(before.read_text().replace('"event": "ACCUSE"', '"event": "\\u001b[31mACCUSE"'))

    shown = run("diff", before, after, "--format", "table").stdout
    assert "ACCUSE" in shown
    assert "\x1b[31m" not in shown
    for file in (before, after):
        kept = file.read_bytes()
        assert run("diff", before, after, "-o", file).exit_code == 2
        assert file.read_bytes() == kept


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "--event", "RUMOUR"),
        ("events", "--status", "perhaps"),
        ("events", "--status", "actual,perhaps"),
        ("counts", "--status", ","),
        ("events", "--since", "Monday"),
        ("events", "--format", "parquet"),
        ("counts", "--by", "weather"),
        ("counts", "--by", ""),
        ("counts", "--measure", "rumours"),
        ("relations", "--relation", "likes"),
        ("people", "--on", "today"),
        ("diff",),
    ],
)
def test_wrong_usage_exits_with_2(run, store, arguments):
    """With what was expected."""
    command, *rest = arguments
    result = run(command, store, *rest)

    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["events", "counts", "relations", "people"])
def test_every_answer_has_every_format(run, store, tmp_path, command):
    """Table, JSON Lines, CSV, Parquet and a page that holds no markup of the text's."""
    number = len(lines(run(command, store)))
    assert run(command, store, "--format", "table").exit_code == 0
    cells = list(csv.reader(io.StringIO(run(command, store, "--format", "csv").stdout)))
    assert len(cells) == number + 1
    assert run(command, store, "--format", "parquet", "-o", tmp_path / "x.parquet").exit_code == 0
    assert pq.read_table(tmp_path / "x.parquet").num_rows == number
    assert run(command, store, "--format", "html", "-o", tmp_path / "x.html").exit_code == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_pages_hold_hostile_text_as_text(run, tmp_path):
    """What an article says runs nowhere."""
    (tmp_path / "a.txt").write_text(
        "Norland's President Emmanuel <script>alert(1)</script> Macron criticised Mali on Monday.\n", encoding="utf-8"
    )
    run("code", tmp_path / "a.txt", "--published", "2024-05-15", "--store", tmp_path / "s.duckdb")
    for command in ("people", "events"):
        run(command, tmp_path / "s.duckdb", "--format", "html", "-o", tmp_path / f"{command}.html")
        assert "<script>alert" not in (tmp_path / f"{command}.html").read_text(encoding="utf-8")


def test_an_output_is_never_the_store(run, store):
    """It would be lost."""
    before = store.read_bytes()
    result = run("events", store, "-o", store)

    assert result.exit_code == 2
    assert store.read_bytes() == before


def test_a_store_that_is_not_there_is_told(run, tmp_path):
    """With how to make it."""
    result = run("events", tmp_path / "none.duckdb")

    assert isinstance(result.exception, StoreError)
    assert "diurna code INPUT --store" in str(result.exception)
