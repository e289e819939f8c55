"""`diurna code --ray` and `--device`, as their user meets them before any Ray is asked."""

import io
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.cli.cluster import address_of, save_rows
from diurna.cli.columns import LayoutName
from diurna.cli.resuming import printed_outcome
from diurna.coder import Coder
from diurna.records import Article
from diurna.writers.polecat import POLECAT


@pytest.fixture(scope="module")
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    "options",
    [(), ("-o", "out", "--store", "s.duckdb"), ("-o", "out", "--format", "csv"), ("-o", "out", "--one-a-day")],
)
def test_what_does_not_go_with_ray_is_wrong_usage(run, tmp_path, monkeypatch, options):
    """No folder, a store, another format: said at once, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    result = run("code", "corpus.parquet", "--ray", "local", *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_is_said_how_to_get_it(run, tmp_path, monkeypatch):
    """Ray is named, with the command that installs it."""
    monkeypatch.setitem(sys.modules, "ray.data", None)
    result = run("code", "corpus.parquet", "--ray", "local", "-o", tmp_path / "out")

    assert "pip install 'diurna[ray]'" in str(result.exception)


@pytest.mark.parametrize(
    ("given", "address"),
    [("s3://bucket/a/b", "s3://bucket/a/b"), ("gs://bucket", "gs://bucket"), ("out/a", "out/a"), ("/out", "/out")],
)
def test_an_address_stays_one(given, address):
    """The command line's paths would take a slash away."""
    assert address_of(Path(given)) == address


def test_a_piece_s_records_come_out_in_the_columns_asked_for():
    """Lines of records become a table, with who printed them, pairs, and what happened only."""
    text = "France and Germany condemned Mali on Monday. Chad did not thank Niger."
    article = Article(id="a", text=text, publisher="The Gazette")
    lines = printed_outcome(Coder().code_article(article)).lines
    file = io.BytesIO()

    save_rows(lines, file, columns=LayoutName.POLECAT, dyads=True, any_status=False)

    table = pq.read_table(io.BytesIO(file.getvalue()))
    assert table.column_names == [column.name for column in POLECAT]
    assert table["Actor Country"].to_pylist() == ["FRA", "DEU"]
    assert set(table["Source"].to_pylist()) == {"The Gazette"}


def test_a_device_that_is_not_there_is_wrong_usage(run, monkeypatch):
    """CUDA without onnxruntime-gpu is said before anything is read."""
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CPUExecutionProvider"])
    result = run("code", "absent.txt", "--device", "cuda")

    assert result.exit_code == 2
    assert "onnxruntime-gpu" in result.stderr
