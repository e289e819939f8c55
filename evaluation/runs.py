"""The runs of `diurna evaluate` that the gate and the page of results share: `runs.json`, and how they are run.

A run names its arguments, with `{data}` for the folder of the data and `{half}` for the half of our own gold ("dev",
unless the test half is asked for), the figures that count, the licence of the data, and what was published beside them.
Left out is what would flatter: names on Universal NER EWT dev, which trained the model.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
AT_ONCE = 2  # processes; each has one thread


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `diurna evaluate`; `gate`, whether its figures have floors: the slow ones have none."""

    id: str
    what: str
    arguments: tuple[str, ...]
    data: str
    licence: str
    figures: tuple[str, ...]
    gate: bool
    published: tuple[dict[str, Any], ...] = ()
    note: str = ""

    def command(self, data: Path, half: str) -> list[str]:
        """What comes after `diurna evaluate`."""
        return [argument.format(data=data, half=half) for argument in self.arguments]

    def is_at_hand(self, data: Path) -> bool:
        """Whether all files that it reads are there."""
        return not self.missing(data)

    def missing(self, data: Path) -> list[str]:
        """The files that it reads and that are not there."""
        named = [argument for argument in self.command(data, "dev") if "/" in argument]
        return [name for name in named if not (ROOT / name).exists()]


@dataclass(frozen=True, slots=True)
class Found:
    """What a run printed: its size, figures and intervals; or why it failed."""

    run: Run
    seconds: float
    n: int = 0
    figures: dict[str, float] | None = None
    intervals: dict[str, tuple[float, float]] | None = None
    failure: str = ""


def read_runs(path: Path = HERE / "runs.json") -> list[Run]:
    """All runs, in order."""
    rows = json.loads(path.read_text(encoding="utf-8"))["runs"]
    tuples = ("arguments", "figures", "published")
    return [Run(**{key: tuple(value) if key in tuples else value for key, value in row.items()}) for row in rows]


def run_all(runs: Sequence[Run], data: Path, half: str = "dev") -> Iterator[Found]:
    """Run them, two at a time, and yield what each found, in their order; the slow ones are begun first."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        slow_first = sorted(runs, key=lambda run: run.gate)
        begun = {run.id: pool.submit(run_one, run, data, half) for run in slow_first}
        for run in runs:
            yield begun[run.id].result()


def run_one(run: Run, data: Path, half: str) -> Found:
    """Run one, in a process of its own."""
    command = [sys.executable, "-m", "diurna.cli", "evaluate", *run.command(data, half), "--json"]
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - began
    if done.returncode != 0:
        return Found(run, seconds, failure=(done.stderr or done.stdout).strip()[-500:])
    row = json.loads(done.stdout)
    return Found(run, seconds, row["n"], row["figures"], row.get("intervals"))
