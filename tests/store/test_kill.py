"""A kill at any moment leaves a store that opens, with all finished articles in it, each whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diurna.store import Store
from store.numbered import make_numbered

TESTS = Path(__file__).parent.parent
KILLS = int(os.environ.get("DIURNA_KILLS", "6"))


def killed_run(path: Path, first: int, seconds: float) -> list[int]:
    """Start a process that adds articles, kill it after a while, and return the numbers that it said were in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "store.numbered", str(path), str(first)],
        cwd=TESTS, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = [int(process.stdout.readline())]  # it is under way
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    # The kill may cut the last line short; what was said whole counts.
    return said + [int(line) for line in rest.split("\n")[:-1]]


def test_kills_lose_no_finished_article(tmp_path):
    """Killed again and again at random moments, the same store keeps every article that was said to be in."""
    path = tmp_path / "s.duckdb"
    random.seed(8)
    finished: list[int] = []
    for _ in range(KILLS):
        finished += killed_run(path, len(finished) * 10_000, random.uniform(0.0, 0.4))

        with Store(path, read_only=True) as store:
            (count,) = store.table("SELECT count(*) AS n FROM articles")["n"].to_pylist()
            assert len(finished) <= count <= len(finished) + KILLS  # one that was in, and not yet said to be, a kill
            texts = {article.origin for article in store.articles()}
            assert {f"{number}.txt" for number in finished} <= texts
            whole = store.table("SELECT article, count(*) AS n FROM newest_events GROUP BY article")["n"].to_pylist()
            assert set(whole) == {7}
            orphans = store.table(
                "SELECT count(*) AS n FROM parties ANTI JOIN events ON events.number = parties.number"
            )
            assert orphans["n"].to_pylist() == [0]

    with Store(path) as store:  # and it can be added to
        assert not store.add(make_numbered(finished[-1]))
        assert store.add(make_numbered(-1))
        found = [event for event in store.events() if event.article == make_numbered(finished[0]).article.id]
    assert sorted(event.id for event in found) == sorted(event.id for event in make_numbered(finished[0]).events)


@pytest.mark.parametrize("moment", ["records", "views"])
def test_a_kill_while_the_layout_is_made_leaves_a_file_that_opens(tmp_path, moment):
    """A store whose making was cut off is made again when it is opened."""
    path = tmp_path / "s.duckdb"
    cut = "executed == 2" if moment == "records" else "'VIEW' in sql"
    code = (
        "import os, sys, duckdb\n"
        "import diurna.store.files as files\n"
        "from pathlib import Path\n"
        "class Cut:\n"
        "    def __init__(self, inner): self.inner, self.n = inner, 0\n"
        "    def execute(self, sql, *rest):\n"
        "        executed = self.n; self.n += 1\n"
        f"        if {cut}: os.kill(os.getpid(), 9)\n"
        "        return self.inner.execute(sql, *rest)\n"
        "files.migrate(Cut(duckdb.connect(sys.argv[1])), 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL

    with Store(path) as store:
        assert store.add(make_numbered(1))
