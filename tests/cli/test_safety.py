"""What a run may do to files: never to its inputs, and to an old output only when the new one is there."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from diurna.articles import count_articles, read
from diurna.cli import app as command_line
from diurna.cli.app import app, main
from diurna.coder import Coder
from diurna.errors import ModelError
from diurna.scale import resume

TEXT = "France condemned Mali on Monday. Mali expelled the French ambassador in Bamako.\n"


@pytest.fixture
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def folder(tmp_path):
    """A folder with one article as text and one as JSON Lines."""
    path = tmp_path / "folder"
    path.mkdir()
    (path / "a.txt").write_text(TEXT, encoding="utf-8")
    (path / "b.jsonl").write_text(json.dumps({"text": TEXT.replace("Mali", "Chad")}) + "\n", encoding="utf-8")
    return path


def plain(text):
    """A message without its frame and line ends."""
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("option", ["--output", "--errors"])
def test_an_input_is_never_overwritten(run, folder, option):
    """An output that is one of the inputs, by whatever path, is refused before anything is opened."""
    source, other = folder / "b.jsonl", folder / "link.jsonl"
    os.link(source, other)
    before = source.read_bytes()

    for same in (source, folder / ".." / "folder" / "b.jsonl", other):
        result = run("code", source, option, same)
        assert result.exit_code == 2
        assert "is one of the inputs" in plain(result.stderr)

    assert source.read_bytes() == before


def test_a_report_and_an_output_in_one_file_are_refused(run, folder, tmp_path):
    """Two outputs need two files."""
    result = run("code", folder, "-o", tmp_path / "x.jsonl", "--errors", tmp_path / "x.jsonl")

    assert result.exit_code == 2
    assert "written by another option" in plain(result.stderr)


def test_an_output_in_the_folder_of_inputs_is_not_read(run, folder):
    """A second run gives what the first one gave, and nothing is left lying about."""
    for _ in range(2):
        result = run("code", folder, "-o", folder / "events.jsonl")
        assert result.exit_code == 0
        assert "2 articles" in result.stderr

    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.jsonl", "events.jsonl"]


def test_readers_leave_out_what_they_are_told_to(folder, tmp_path):
    """Files to leave out are known by any path, and error reports are never articles."""
    (folder / "out.jsonl.errors.jsonl").write_text("{}\n")
    (tmp_path / "link").symlink_to(folder / "b.jsonl")

    (article,) = read(folder, leave_out=[tmp_path / "link", tmp_path / "absent"])

    assert article.origin.endswith("a.txt")
    assert count_articles([folder], leave_out=[folder / "b.jsonl"]) == 1
    assert count_articles([folder]) == 2


def fail_after_one(error):
    """A stand-in for `code_all` that codes one article, then raises."""

    def code_all(articles, *, shape=None, **options):
        coding = Coder().code_article(next(articles))
        yield shape(coding) if shape else coding
        raise error

    return code_all


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ModelError("broken")])
def test_a_failed_run_keeps_the_old_output(run, folder, tmp_path, monkeypatch, error):
    """What breaks the coding is raised as it is, not blamed on the output, which stays as it was.

    Nor is anything left beside it, where the run ended before its first checkpoint.
    """
    monkeypatch.setattr(resume, "EVERY", 1e9)
    out = tmp_path / "out.jsonl"
    out.write_text("old\n")
    monkeypatch.setattr(sys.modules["diurna.cli.running"], "code_all", fail_after_one(error))

    result = run("code", folder, "-o", out)

    assert result.exception is error
    assert out.read_text() == "old\n"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("form", ["jsonl", "csv", "html", "parquet", "table"])
def test_an_interrupted_run_keeps_what_was_coded(run, folder, tmp_path, monkeypatch, form):
    """After Ctrl-C the output holds what was coded until then, whole, and the user is told."""
    out = tmp_path / "out"
    monkeypatch.setattr(sys.modules["diurna.cli.running"], "code_all", fail_after_one(KeyboardInterrupt()))

    result = run("code", folder, "-o", out, "--format", form)

    assert result.exit_code == 130
    assert "Stopped. 1 article" in result.stderr
    assert "What was coded until then is in" in result.stderr
    assert out.stat().st_size


def test_an_errors_file_that_cannot_be_written_is_refused_at_once(run, folder, tmp_path, monkeypatch):
    """The user learns of it before the coding, not after."""
    monkeypatch.setattr(sys.modules["diurna.cli.running"], "code_all", None)

    result = run("code", folder, "--errors", tmp_path / "absent" / "e.jsonl")

    assert result.exit_code == 2
    assert "cannot be written" in plain(result.stderr)


def test_a_clean_run_removes_the_report_of_an_earlier_one(run, folder, tmp_path):
    """A report that stays would speak of failures that are mended."""
    out, report = tmp_path / "out.jsonl", tmp_path / "out.jsonl.errors.jsonl"
    (folder / "c.txt").write_text("")
    assert run("code", folder, "-o", out).exit_code == 1
    assert report.exists()

    (folder / "c.txt").unlink()

    assert run("code", folder, "-o", out).exit_code == 0
    assert not report.exists()


def test_a_dash_is_standard_output(run, folder, monkeypatch, tmp_path):
    """`-o -` writes no file called "-"."""
    monkeypatch.chdir(tmp_path)

    result = run("code", folder, "-o", "-")

    assert json.loads(result.stdout.splitlines()[0])["event"]
    assert not (tmp_path / "-").exists()


def test_devices_are_written_not_replaced(run, folder):
    """An output that is no plain file stays what it is."""
    assert run("code", folder, "-o", "/dev/null", "--errors", "/dev/null").exit_code == 0
    assert not os.path.isfile("/dev/null")


@pytest.mark.parametrize("form", ["jsonl", "csv", "html", "table"])
def test_output_is_utf8_whatever_the_locale_says(folder, form):
    """An accent is no reason to die on an ASCII terminal."""
    (folder / "a.txt").write_text("“Père” Lumière condemned Mali on Monday. Sénégal expelled “Malian” diplomats.\n")
    command = [sys.executable, "-m", "diurna.cli", "code", str(folder / "a.txt"), "--format", form]

    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert form == "table" or "é" in done.stdout.decode("utf-8")


def test_a_full_disk_is_said(folder):
    """Where standard output takes no more, there is a line and no traceback."""
    done = subprocess.run(
        f"{sys.executable} -m diurna.cli code {folder} > /dev/full",
        shell=True, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "standard output: writing failed" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_diurna_raises_is_a_message(monkeypatch, capsys):
    """A broken model ends in one line and exit code 1."""

    def broken():
        raise ModelError("/models/x: no model there.")

    monkeypatch.setattr(command_line, "app", broken)

    with pytest.raises(SystemExit) as stopped:
        main()

    assert stopped.value.code == 1
    assert capsys.readouterr().err == "diurna: /models/x: no model there.\n"


def test_explain_says_a_bug_in_one_line(run, folder, monkeypatch):
    """One article that cannot be coded does not end the command in a traceback."""

    def fail(self, article):
        raise RuntimeError("a bug")

    monkeypatch.setattr(Coder, "code_article", fail)

    result = run("explain", folder / "a.txt")

    assert result.exit_code == 1
    assert "a.txt: could not be coded (RuntimeError: a bug)" in result.stderr


def test_explain_reads_before_it_loads(run, tmp_path, monkeypatch):
    """A mistyped path is said at once, without a model."""
    monkeypatch.setattr(sys.modules["diurna.cli.explain"], "Coder", None)

    result = run("explain", tmp_path / "absent.txt")

    assert result.exit_code == 1
    assert "absent.txt" in result.stderr


def test_explain_shows_a_sentence_wherever_it_is(run, tmp_path):
    """Articles without the sentence are named; only where none has it is the usage wrong."""
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("France condemned Mali.", TEXT)))

    result = run("explain", path, "--sentence", "2")

    assert result.exit_code == 0
    assert "expelled" in result.stdout
    assert "two.jsonl:1 has no sentence 2" in result.stderr
    assert run("explain", path, "--sentence", "9").exit_code == 2
