"""`diurna code` and `diurna explain` as their user meets them."""

import csv
import json
import subprocess
import sys

import jsonschema
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from diurna import record_schema
from diurna.cli.app import app

TEXT = "France condemns Mali\n\nFrance condemned Mali on Monday. Mali expelled the French ambassador in Bamako.\n"
NO_EVENT = "Rain expected\n\nIt will rain in the hills tomorrow, and the wind will be light. Bring a coat with you.\n"
SPANISH = "El presidente de Chile viajará mañana a Lima para hablar con su homólogo sobre la frontera común. " * 4


@pytest.fixture
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def article(tmp_path):
    """A small article on disk."""
    path = tmp_path / "mali.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def records(text):
    """Records of JSON Lines output."""
    return [json.loads(line) for line in text.splitlines()]


def test_piped_output_is_json_lines_that_fit_the_schema(run, article):
    """Without a terminal, one record a line, each fit for the schema; talk goes to standard error."""
    result = run("code", article, "--published", "2024-05-15")

    assert result.exit_code == 0
    found = records(result.stdout)
    assert {record["event"] for record in found} >= {"ACCUSE", "SANCTION"}
    for record in found:
        jsonschema.validate(record, record_schema())
    assert "1 article, 3 sentences" in result.stderr


def test_the_day_of_publication_anchors_weekdays(run, article):
    """Monday before Wednesday 15 May 2024 is the 13th."""
    found = records(run("code", article, "--published", "2024-05-15").stdout)

    condemned = next(record for record in found if record["sentence"] == 1 and record["event"] == "ACCUSE")
    assert condemned["date"] == {"start": "2024-05-13", "end": "2024-05-13", "text": "Monday", "basis": "anchored"}


@pytest.mark.parametrize("form", ["table", "csv", "html"])
def test_every_format_goes_to_standard_output(run, article, form):
    """Each text format can be piped."""
    result = run("code", article, "--format", form)

    assert result.exit_code == 0
    assert "Mali" in result.stdout


def test_csv_and_parquet_hold_the_same_rows(run, article, tmp_path):
    """Two tabular formats, the same records."""
    assert run("code", article, "--format", "csv", "-o", tmp_path / "out.csv").exit_code == 0
    assert run("code", article, "--format", "parquet", "-o", tmp_path / "out.parquet").exit_code == 0

    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert len(rows) >= 2


def test_bad_inputs_are_named_and_the_rest_is_coded(run, article, tmp_path):
    """Every failure has its line, the good article its records, and the exit code is 1."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "spanish.txt").write_text(SPANISH, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Le Sénégal a condamné le Mali".encode("latin-1"))
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (tmp_path / "lines.jsonl").write_text('{"text": "Chad thanked Niger on Friday."}\n{"title": "x"}\n{broken\n')
    (tmp_path / "void").mkdir()
    out = tmp_path / "out.jsonl"

    result = run(
        "code", article, tmp_path / "absent.txt", *sorted(tmp_path.glob("*.txt")), tmp_path / "lines.jsonl",
        tmp_path / "void", "-o", out,
    )  # fmt: skip

    assert result.exit_code == 1
    assert any(record["event"] == "ACCUSE" for record in records(out.read_text(encoding="utf-8")))
    report = records((tmp_path / "out.jsonl.errors.jsonl").read_text(encoding="utf-8"))
    named = {failure["input"].rsplit("/", 1)[-1] for failure in report}
    assert named == {
        "absent.txt", "empty.txt", "spanish.txt", "latin.txt", "image.txt", "lines.jsonl:2", "lines.jsonl:3", "void",
    }  # fmt: skip
    for failure in report:
        assert failure["reason"] in " ".join(result.stderr.split("\n"))


def test_an_article_without_events_gets_a_line_and_is_no_failure(run, tmp_path):
    """Nothing to record is a result, but it is said."""
    path = tmp_path / "weather.txt"
    path.write_text(NO_EVENT)

    result = run("code", path)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "weather.txt: no event found" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--published", "soon"), "YYYY-MM-DD"),
        (("--format", "parquet"), "-o FILE.parquet"),
        (("--format", "yaml"), "yaml"),
        (("--workers", "0"), "workers"),
    ],
)
def test_wrong_usage_exits_with_2(run, article, arguments, message):
    """What no run could mean is refused before anything is coded."""
    result = run("code", article, *arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_standard_input_is_read(run):
    """A dash reads text from a pipe."""
    result = run("code", "-", input=TEXT)

    assert result.exit_code == 0
    assert records(result.stdout)


def test_two_workers_give_the_same_records_in_the_same_order(run, article, tmp_path):
    """Processes are a matter of speed alone."""
    lines = tmp_path / "more.jsonl"
    lines.write_text("".join(json.dumps({"text": TEXT.replace("Mali", name)}) + "\n" for name in ("Chad", "Niger")))

    one, two = (run("code", article, lines, "--workers", workers).stdout for workers in (1, 2))

    assert one == two
    assert len(records(one)) >= 3


def test_explain_shows_tree_and_reasons(run, article):
    """The parse, the entry that matched, and the words that it matched."""
    result = run("explain", article, "--published", "2024-05-15", "--sentence", "1")

    assert result.exit_code == 0
    for expected in ("condemn", "nsubj", "accuse.", "2024-05-13", "FRA"):
        assert expected in result.stdout
    assert "expelled" not in result.stdout


def test_explain_names_the_sentences_there_are(run, article):
    """A sentence number out of range is wrong usage, and the range is said."""
    result = run("explain", article, "--sentence", "9")

    assert result.exit_code == 2
    assert "0 to 2" in " ".join(result.stderr.replace("│", " ").split())


def test_an_output_that_cannot_be_written_is_wrong_usage(run, article, tmp_path):
    """A folder that is not there is named before the user wonders where the records went."""
    result = run("code", article, "-o", tmp_path / "absent" / "out.jsonl")

    assert result.exit_code == 2
    assert "cannot be written" in " ".join(result.stderr.replace("│", " ").split())


def test_a_reader_who_stops_early_is_no_error(article):
    """`diurna code ... | head -1` ends without a traceback."""
    command = f"{sys.executable} -m diurna.cli code {article} {article} {article} | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=120, check=False
    )

    assert done.stdout == "{"
    assert "Traceback" not in done.stderr


def test_people_are_printed_in_place_of_records(run, tmp_path):
    """`--people` tells name, office and code, and refuses formats that it has not."""
    path = tmp_path / "talks.txt"
    path.write_text(
        "Kenyan Foreign Minister Alice Wafula met her Ugandan counterpart in Nairobi on Friday.\n", encoding="utf-8"
    )

    told = run("code", path, "--published", "2024-05-03", "--people", "--format", "jsonl")
    refused = run("code", path, "--people", "--format", "html")

    (person,) = records(told.stdout)
    assert (person["name"], person["office"], person["code"]) == ("Alice Wafula", "foreign minister", "KEN-GOV")
    assert person["first_seen"] == "2024-05-03"
    assert refused.exit_code == 2
    assert "--people is written as" in refused.stderr
