"""`diurna read`: what a reader makes of files."""

import json

import pytest
from typer.testing import CliRunner

from diurna.articles import article_from_fields
from diurna.cli.app import app
from layouts import LAYOUTS, STORIES

STORY = STORIES[0]


def run(*arguments):
    """Run the command line."""
    return CliRunner().invoke(app, ["read", *(str(argument) for argument in arguments)])


def test_articles_as_json_lines_read_back(tmp_path):
    """Each article is a line that JSON Lines are read from, with all that was found, and what is cut."""
    path = tmp_path / "a.html"
    path.write_bytes(LAYOUTS["page, JSON-LD"][1](STORY))

    result = run(path)
    (record,) = map(json.loads, result.stdout.splitlines())

    assert result.exit_code == 0
    assert (record["title"], record["published"], record["publisher"]) == (STORY.title, str(STORY.day), STORY.publisher)
    assert (record["language"], record["url"], record["near_copy_of"]) == ("en", STORY.url, None)
    article = article_from_fields(record)
    assert article.text == record["text"]
    for cut in record["cut"]:
        assert record["text"][cut["start"] : cut["end"]] == cut["text"]


def test_for_people(tmp_path):
    """Title, day and publisher stand in lines of their own; a copy is told, and how many there are."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{STORY.title}\n\nBy Jane Doe\n\n{STORY.body}\n")

    result = run(tmp_path, "--format", "table", "--published", "2022-08-22")

    assert f"title        {STORY.title}" in result.stdout
    assert "published    2022-08-22" in result.stdout
    assert "cut          By Jane Doe" in result.stdout
    assert f"near copy of {tmp_path / 'a.txt'}" in result.stdout
    assert "2 articles, 1 of them nearly the same as an earlier one." in result.stderr


def test_what_cannot_be_read_is_named(tmp_path):
    """The reason goes to standard error, the rest to standard output, and the exit code is 1."""
    (tmp_path / "a.txt").write_text(STORY.body)
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04broken")

    result = run(tmp_path)

    assert result.exit_code == 1
    assert "b.zip: the archive is broken" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_columns_are_named(tmp_path):
    """`--map` says which column holds a field, `--day-order` what 03/04/2022 is, `--limit` when to stop."""
    path = tmp_path / "a.csv"
    path.write_text("story,when\nThe army left.,03/04/2022\nThe mayor left.,05/04/2022\n")

    result = run(path, "--map", "text=story", "--map", "published=when", "--day-order", "dmy", "-n", "1")

    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["published"] == "2022-04-03"


@pytest.mark.parametrize("wrong", ["text", "text=", "=a", "body=a", "=", ""])
def test_wrong_maps(tmp_path, wrong):
    """Anything but FIELD=COLUMN is wrong usage."""
    result = run(tmp_path, "--map", wrong)

    assert result.exit_code == 2
    assert "expected FIELD=COLUMN" in " ".join(result.stderr.replace("│", " ").split())
