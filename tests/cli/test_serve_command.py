"""`diurna serve` as a user starts it: what it prints, that it answers, and what it refuses."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from typer.testing import CliRunner

from diurna.cli.app import app
from diurna.store import Store
from store.numbered import make_numbered

START = [sys.executable, "-m", "diurna", "serve"]


@pytest.fixture
def path(tmp_path):
    """A store in a file."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(make_numbered(1))
    return path


def serving(*options):
    """The process of a desk on a free port, and the address that it prints."""
    process = subprocess.Popen([*START, *options, "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://\S+", line)
    assert found, line
    return process, found[0]


def test_it_prints_its_address_answers_there_and_ends_with_ctrl_c(path):
    """On this machine alone, and without a token."""
    process, address = serving(str(path))
    try:
        assert address.startswith("http://127.0.0.1:")
        page = urllib.request.urlopen(address, timeout=30).read().decode()
        assert "7 records" in page
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    with Store(path) as store:  # the file is free again, and whole
        assert len(list(store.events())) == 7


def test_beyond_this_machine_it_makes_a_token(path):
    """The address that is printed carries it; without it there is no answer."""
    process, address = serving(str(path), "--host", "0.0.0.0", "--read-only")
    try:
        found = re.fullmatch(r"http://0\.0\.0\.0:(\d+)/\?token=(\S{20,})", address)
        assert found, address
        here = f"http://127.0.0.1:{found[1]}/front.json"
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(here, timeout=30)
        assert refused.value.code == 401
        with_token = urllib.request.Request(here, headers={"authorization": f"Bearer {found[2]}"})
        assert urllib.request.urlopen(with_token, timeout=30).status == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def test_a_file_that_is_not_there_is_told(tmp_path):
    """And is not made."""
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "none.duckdb")])

    assert result.exit_code != 0
    assert not (tmp_path / "none.duckdb").exists()
    assert "none.duckdb" in str(result.output) + str(result.exception)


def test_a_port_in_use_is_wrong_usage(path):
    """The message says what to do."""
    process, address = serving(str(path), "--read-only")
    try:
        port = address.rstrip("/").rsplit(":", 1)[1]
        result = subprocess.run(
            [*START, str(path), "--port", port, "--read-only"], check=False, capture_output=True, text=True, timeout=60
        )
        assert result.returncode == 2
        assert "0 for a free one" in " ".join(result.stderr.replace("│", " ").split())
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
