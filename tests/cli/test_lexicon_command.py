"""`diurna lexicon`, and `--lexicon`, as their user meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.lexicons.custom import COLUMNS, read_custom_lexicons

EXAMPLE = Path(__file__).parents[2] / "examples" / "actors.tsv"
HEADER = "\t".join(COLUMNS) + "\n"
TEXT = "France condemned the Taliban on Monday. Village guards attacked the Taliban."


@pytest.fixture
def run():
    """Run the command line; the result has exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def bad(tmp_path):
    """A lexicon with two faults."""
    path = tmp_path / "bad.tsv"
    path.write_text(HEADER + "a\tship\tFerry\nb\tbody\tFerry\t\tMLT\t\tNAVY\n")
    return path


def codes(result):
    """The codes of all actors and recipients, and what coded them."""
    records = [json.loads(line) for line in result.stdout.splitlines()]
    parties = {party["code"] for record in records for party in (*record["actors"], *record["recipients"])}
    return parties, {record["coder"] for record in records}


def test_a_lexicon_in_order_is_said_to_be(run):
    """One line, exit code 0; the example in the documents is in order."""
    result = run("lexicon", "check", EXAMPLE)

    assert (result.exit_code, result.stdout) == (0, "1 file, 7 entries: no faults.\n")


def test_all_faults_are_told_and_exit_with_1(run, bad):
    """Faults on standard error, the summary on standard output."""
    result = run("lexicon", "check", bad, EXAMPLE)

    assert (result.exit_code, result.stdout) == (1, "2 files, 7 entries: 2 faults.\n")
    assert 'bad.tsv line 2: kind "ship", expected one of' in result.stderr
    assert 'bad.tsv line 3: sector "NAVY"' in result.stderr


def test_the_shipped_event_lexicons_pass(run):
    """Files of the other kind are told by their header."""
    folder = Path(__file__).parents[2] / "src" / "diurna" / "lexicons" / "data" / "events"

    result = run("lexicon", "check", *sorted(folder.glob("*.tsv")))

    assert result.exit_code == 0, result.stderr


def test_custom_lexicons_code_and_are_named(run, tmp_path):
    """Dated by the article's day, in every process, and each record names the file."""
    lines = tmp_path / "a.jsonl"
    lines.write_text(
        "".join(json.dumps({"text": TEXT, "published": day}) + "\n" for day in ("2019-05-15", "2022-05-16"))
    )
    one, two = (run("code", lines, "--lexicon", EXAMPLE, "--workers", number) for number in (1, 2))

    assert one.stdout == two.stdout
    parties, coders = codes(one)
    assert {"AFG-REB", "AFG-GOV", "MIL"} <= parties
    assert all(" + actors.tsv@" in coder for coder in coders)
    assert "MIL" not in codes(run("code", lines))[0]


def test_a_later_lexicon_goes_first(run, tmp_path):
    """Of two that code one name, the last one given decides."""
    later = tmp_path / "later.tsv"
    later.write_text(HEADER + "t\tbody\tTaliban\t\tPAK\t\tOPP\n")

    parties, _ = codes(run("code", "-", "--lexicon", EXAMPLE, "--lexicon", later, input=TEXT))

    assert "PAK-OPP" in parties


def test_explain_shows_the_entry(run, tmp_path):
    """The id of a custom entry is the reason for a code."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    result = run("explain", path, "--lexicon", EXAMPLE, "--published", "2022-05-16")

    assert "taliban.rulers" in result.stdout


@pytest.mark.parametrize("command", ["code", "explain"])
def test_a_faulty_lexicon_codes_nothing(run, bad, command):
    """All faults are told, and the exit code is 2: wrong usage."""
    result = run(command, "-", "--lexicon", bad, input=TEXT)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


def test_a_lexicon_is_never_written_over(run):
    """An output that is the lexicon is refused."""
    result = run("code", "-", "--lexicon", EXAMPLE, "-o", EXAMPLE, input=TEXT)

    assert result.exit_code == 2
    assert EXAMPLE.read_text(encoding="utf-8").startswith("#")


def test_dictionaries_are_imported(run, tmp_path):
    """One lexicon from several files, what is unknown counted."""
    actors, agents, out = (tmp_path / name for name in ("actors.txt", "agents.txt", "out.tsv"))
    actors.write_text("HARBOUR_LEAGUE_ [MLTPTYQQQ]\n+LEAGUE_\n")
    agents.write_text("FERRY_HAND [~LAB]\n")

    result = run("lexicon", "import", actors, agents, "-o", out)

    assert result.exit_code == 0, result.stderr
    assert "not known, kept in the notes: QQQ 1" in result.stderr
    assert "2 entries imported into 2 lines" in result.stderr
    assert [entry.sectors for entry in read_custom_lexicons([out])[0].entries] == [("PTY",), ("LAB",)]


def test_faults_of_a_dictionary_stop_the_import_unless_left_out(run, tmp_path):
    """Nothing is written until they are mended or left out."""
    path, out = tmp_path / "d.txt", tmp_path / "out.tsv"
    path.write_text("LEAGUE_\nHARBOUR_ [MLT 999]\nWATCH_ [MLTCOP]\n")

    stopped = run("lexicon", "import", path, "-o", out)
    assert (stopped.exit_code, out.exists()) == (1, False)
    assert "d.txt line 1" in stopped.stderr
    assert "d.txt line 2" in stopped.stderr

    assert run("lexicon", "import", path, "-o", out, "--leave-out-faults").exit_code == 0
    assert len(read_custom_lexicons([out])[0].entries) == 1


def test_a_dictionary_is_never_written_over(run, tmp_path):
    """The output is no input."""
    path = tmp_path / "d.txt"
    path.write_text("WATCH_ [MLTCOP]\n")

    assert run("lexicon", "import", path, "-o", path).exit_code == 2
    assert path.read_text() == "WATCH_ [MLTCOP]\n"
