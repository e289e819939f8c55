"""`diurna watch`: feeds into a store."""

import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from badserver import XML, BadServer, answer, good_pages, rss
from diurna.cli.app import app
from diurna.store import Store


@pytest.fixture
def server():
    """A server with ten good pages and a feed of two."""
    server = BadServer(good_pages())
    server.routes["/feed"] = answer(200, rss(server.url, ["/a/0", "/a/1"]), XML)
    yield server
    server.close()


def run(*arguments):
    """Run the command line."""
    return CliRunner().invoke(app, ["watch", *(str(argument) for argument in arguments)])


def urls_in(path):
    """The addresses of the articles in a store."""
    with Store(path, read_only=True) as store:
        return sorted(article.url for article in store.articles())


def test_one_round_for_cron(server, tmp_path):
    """New articles are in the store after it, and the next round adds none."""
    store = tmp_path / "news.duckdb"

    first = run(server.url + "/feed", "--store", store, "--once", "--delay", "0.1")
    second = run(server.url + "/feed", "--store", store, "--once", "--delay", "0.1")

    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "2 new articles listed, 2 coded" in first.stderr
    assert "0 new articles listed, 0 coded" in second.stderr
    assert urls_in(store) == [server.url + "/a/0", server.url + "/a/1"]


def test_a_feed_that_fails_is_told_to_cron(server, tmp_path):
    """The exit code is 1, and the others are read."""
    result = run(
        server.url + "/gone", server.url + "/feed", "--store", tmp_path / "s.duckdb", "--once", "--delay", "0.1"
    )

    assert result.exit_code == 1
    assert "answers with 404" in result.stderr
    assert len(urls_in(tmp_path / "s.duckdb")) == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["example.org/feed"], "no address that begins with http"),
        (["http://example.org/feed", "--every", "5"], "at least a minute"),
        (["http://example.org/feed", "--every", "5s"], "at least a minute"),
    ],
)
def test_wrong_usage(tmp_path, arguments, expected):
    """It is said before anything is asked."""
    result = run(*arguments, "--store", tmp_path / "s.duckdb")

    assert result.exit_code == 2
    assert expected in " ".join(result.stderr.replace("│", " ").split())


def test_a_wish_to_stop(server, tmp_path):
    """SIGTERM ends a watch between two rounds, soon, with exit code 0."""
    command = [
        sys.executable,
        "-m",
        "diurna.cli",
        "watch",
        server.url + "/feed",
        "--store",
        str(tmp_path / "s.duckdb"),
        "--delay",
        "0.1",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    said = process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    began = time.monotonic()

    assert process.wait(60) == 0
    assert "2 coded" in said
    assert time.monotonic() - began < 30
