"""A run that stops anywhere goes on where it was, and gives what an undisturbed one gives."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from diurna.articles import article_from_text
from diurna.cli.app import app
from diurna.errors import DiurnaError, InputError
from diurna.scale import Outcome, Run, Stop, resume

INPUTS = [
    InputError(f"in:{number}", "broken.")
    if number % 7 == 3
    else article_from_text(f"Report {number}. All is well.", origin=f"in:{number}")
    for number in range(60)
]


CHANCE = random.Random(4)


def outcome(given):
    """What coding gives: a failure, or two records, one or none."""
    if isinstance(given, InputError):
        return given
    number = int(given.origin.split(":")[1])
    return Outcome(given.origin, 1, tuple(f'{{"id": "{given.id}-{record}"}}' for record in range(number % 3)))


def go_on(output, key="key", until=None, inputs=INPUTS, said=None, vouching=0.5):
    """Take up the run and do inputs, some or all; returns the records' file as it is when the process is killed."""
    with Run(output, key) as run:
        before = run.at.done
        for number, given in enumerate(run.remaining(lambda: iter(inputs), (said if said is not None else []).append)):
            if until is not None and number >= until:
                return before
            run.add(outcome(given))
            if CHANCE.random() < vouching:
                run.save()
        run.save()
        run.records = run.records_path.read_bytes()
        run.told = list(run.failures())
        run.finish()
        return run


@pytest.fixture(autouse=True)
def seldom(monkeypatch):
    """Checkpoints come when `go_on` asks for them, at every other input, about."""
    monkeypatch.setattr(resume, "EVERY", 1e9)


def test_killed_over_and_over(tmp_path):
    """However often it is killed, records and failures are those of an undisturbed run, in order."""
    calm = go_on(tmp_path / "calm.jsonl")
    chance = random.Random(1)

    done = [go_on(tmp_path / "killed.jsonl", until=chance.randint(0, 4)) for _ in range(20)]
    killed = go_on(tmp_path / "killed.jsonl")

    assert done == sorted(done)
    assert done[-1] > 10
    assert killed.records == calm.records
    assert [str(failure) for failure in killed.told] == [str(failure) for failure in calm.told]
    assert killed.at == calm.at
    assert not list(tmp_path.iterdir())


def test_other_inputs_begin_anew(tmp_path):
    """Where what is done has changed, nothing of it is kept, and the user is told."""
    go_on(tmp_path / "out", until=30)
    said = []

    run = go_on(tmp_path / "out", inputs=INPUTS[1:], said=said)

    assert run.at.done == 59
    assert run.records == go_on(tmp_path / "other", inputs=INPUTS[1:]).records
    assert "changed" in said[0]


def test_more_inputs_go_on(tmp_path):
    """Articles that were added behind those that are done are done too."""
    go_on(tmp_path / "out", until=30, inputs=INPUTS[:40])
    said = []

    assert go_on(tmp_path / "out", said=said).records == go_on(tmp_path / "calm").records
    assert not said


def test_another_command_begins_anew(tmp_path):
    """Other options, another lexicon or version: what was coded under them is not mixed in."""
    go_on(tmp_path / "out", until=30)

    with Run(tmp_path / "out", "other key") as run:
        assert (run.resumed, run.at.done, run.records_path.read_bytes()) == (0, 0, b"")


def test_files_that_lost_their_end_begin_anew(tmp_path):
    """A checkpoint that vouches for more than is there is not believed."""
    go_on(tmp_path / "out", until=30)
    (tmp_path / ".out.records").write_bytes(b"")

    assert go_on(tmp_path / "out").records == go_on(tmp_path / "calm").records


def test_two_runs_to_one_output_are_refused(tmp_path):
    """The second would write into the first one's records."""
    with Run(tmp_path / "out", "key"), pytest.raises(DiurnaError, match="another run is writing there"):
        Run(tmp_path / "out", "key")


def test_a_run_that_vouched_for_nothing_leaves_nothing(tmp_path):
    """An error in the first second leaves no files to wonder about."""
    go_on(tmp_path / "out", until=3, vouching=0.0)

    assert not list(tmp_path.iterdir())


def test_a_second_wish_to_stop_is_heard_at_once():
    """The first one waits for the article in hand."""
    stop = Stop()
    seen = []
    for number in stop.until(range(10)):
        seen.append(number)
        if number == 2:
            stop.ask(signal.SIGINT)

    assert seen == [0, 1, 2]
    with pytest.raises(KeyboardInterrupt):
        stop.ask(signal.SIGINT)


def write_articles(path, number):
    """Articles with one record each, one line broken."""
    lines = [json.dumps({"text": f"Chad condemned Mali on Monday. Note {index}."}) for index in range(number)]
    lines[3] = "broken"
    path.write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize(("form", "workers"), [("jsonl", 1), ("csv", 2), ("parquet", 1)])
def test_a_command_that_is_stopped_goes_on(tmp_path, form, workers):
    """SIGTERM: the article in hand is finished, the output holds what there is, and the same command goes on."""
    articles, calm, out = tmp_path / "in.jsonl", tmp_path / "calm", tmp_path / "out"
    write_articles(articles, 80)
    options = ["--format", form, "--workers", str(workers)]
    assert CliRunner().invoke(app, ["code", str(articles), "-o", str(calm), "--format", form]).exit_code == 1
    command = [sys.executable, "-m", "diurna.cli", "code", str(articles), "-o", str(out), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / ".out.records").exists() or not (tmp_path / ".out.records").stat().st_size:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=300)

    assert process.returncode == 143, said
    assert "The same command goes on from there." in said
    assert out.stat().st_size
    again = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    assert again.returncode == 1, again.stderr
    assert "Going on with the run" in again.stderr
    assert "79 articles" in again.stderr
    assert out.read_bytes() == calm.read_bytes()
    assert (tmp_path / "out.errors.jsonl").read_text().count("\n") == 1
    assert not list(tmp_path.glob(".*"))


def test_pipes_are_read_once(tmp_path):
    """What cannot be read again is coded as before, without files to go on from."""
    read_end, write_end = os.pipe()
    os.write(write_end, b"Chad condemned Mali on Monday.")
    os.close(write_end)

    result = CliRunner().invoke(app, ["code", f"/dev/fd/{read_end}", "-o", str(tmp_path / "out")])
    os.close(read_end)

    assert result.exit_code == 0
    assert (tmp_path / "out").read_text().count("\n") == 1
