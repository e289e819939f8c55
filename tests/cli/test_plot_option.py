"""`--plot`, as its user meets it."""

import sys

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

TEXT = "France condemned Mali on Monday. Mali expelled the French ambassador. Chad thanked Niger.\n"


@pytest.fixture(scope="module")
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def store(run, tmp_path_factory):
    """A store with one article."""
    folder = tmp_path_factory.mktemp("store")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("code", folder / "a.txt", "--published", "2024-05-15", "--store", folder / "s.duckdb").exit_code == 0
    return folder / "s.duckdb"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (("counts", "--by", "dyad"), "FRA"),
        (("counts", "--by", "month,event"), "SUPPORT"),
        (("counts", "--by", "event", "--measure", "score"), "SUPPORT"),
        (("timeline", "--actor", "FRA", "--recipient", "MLI"), "FRA towards MLI"),
    ],
)
def test_the_picture_stands_beside_the_answer(run, store, tmp_path, asked, shown):
    """The answer goes where it always goes, the picture into its file."""
    command, *rest = asked
    plain = run(command, store, *rest)
    drawn = run(command, store, *rest, "--plot", tmp_path / "a.svg")

    assert (drawn.exit_code, drawn.stdout) == (0, plain.stdout)
    assert "Drawn: " in drawn.stderr
    assert shown in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_nothing_found_draws_nothing(run, store, tmp_path):
    """It is said, and no empty picture is left."""
    result = run("counts", store, "--since", "2030-01-01", "--plot", tmp_path / "a.png")

    assert result.exit_code == 0
    assert "Nothing to draw" in result.stderr
    assert not (tmp_path / "a.png").exists()


def test_a_picture_never_takes_the_store_s_place(run, store, tmp_path):
    """Nor that of the answer; and its name must end in what can be drawn."""
    before = store.read_bytes()

    for name in (store, "a.pdf", tmp_path / "absent" / "a.png"):
        assert run("counts", store, "--plot", name).exit_code == 2
    assert run("counts", store, "-o", tmp_path / "a.html", "--plot", tmp_path / "a.html").exit_code == 2
    assert store.read_bytes() == before


def test_without_the_extra_nothing_is_asked(run, store, tmp_path, monkeypatch):
    """The command says how to install what draws."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = run("counts", store, "--plot", tmp_path / "a.png")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "diurna[plot]" in result.stderr
