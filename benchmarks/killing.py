"""A run that is killed at random moments, over and over, then let to its end; held against one that nobody disturbed.

Usage: python benchmarks/killing.py [--articles N] [--kills N] [--workers N] [--seed N]

One process in four is killed while it loads; the others are let until they have vouched for something, and then for a
moment drawn anew, so that the kills fall all over one run however busy the machine is. Prints how far the run was at each
kill, how many records each run gave, and whether they are the same, byte for byte; exits with 1 where they are not, or
where no kill fell after work had begun.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PLACES = "Chad Mali Niger Ghana Togo Benin Kenya Uganda Rwanda Angola Norway Serbia Poland Latvia Spain Italy".split()
DEEDS = ("condemned", "thanked", "sanctioned", "attacked", "met the foreign minister of", "expelled diplomats of")


def make_articles(path: Path, number: int, seed: int) -> None:
    """Articles of three to twelve sentences; some lines are broken, as in life."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for index in range(number):
            sentences = []
            for _ in range(chance.randint(3, 12)):
                one, other = chance.sample(PLACES, 2)
                sentences.append(f"{one} {chance.choice(DEEDS)} {other} on Monday, a spokeswoman said.")
            record = {"text": " ".join(sentences), "title": f"Report {index}", "published": "2022-08-22"}
            file.write((json.dumps(record) if index % 97 else '{"text": broken') + "\n")


def command(articles: Path, output: Path, workers: int, form: str) -> Sequence[str]:
    """The command that is given again and again."""
    options = ["-o", str(output), "--workers", str(workers), "--format", form]
    return [sys.executable, "-m", "diurna.cli", "code", str(articles), *options]


def undisturbed(articles: Path, output: Path, workers: int, form: str) -> tuple[float, float]:
    """Run to the end; returns the seconds until the first checkpoint, which comes two after loading, and those after."""
    began = time.monotonic()
    process = subprocess.Popen(command(articles, output, workers, form), stderr=subprocess.DEVNULL)
    checkpoint = output.with_name(f".{output.name}.checkpoint")
    while process.poll() is None and not checkpoint.exists():
        time.sleep(0.05)
    loading = time.monotonic() - began
    process.wait()
    return loading, time.monotonic() - began - loading


def done_of(checkpoint: Path) -> int:
    """How many inputs a run has vouched for."""
    return int(json.loads(checkpoint.read_text())["done"]) if checkpoint.exists() else 0


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return path.read_bytes().count(b"\n")


def main() -> None:
    """Run undisturbed, then disturbed, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        articles, calm, killed = (Path(folder, name) for name in ("articles.jsonl", "calm.out", "killed.out"))
        make_articles(articles, args.articles, args.seed)
        loading, working = undisturbed(articles, calm, args.workers, args.format)
        print(
            f"undisturbed     {lines_of(calm):6d} lines, {loading:.1f} s to the first checkpoint, {working:.1f} s more"
        )

        checkpoint = Path(folder, ".killed.out.checkpoint")
        done = reached = 0
        while done < args.kills and not killed.exists():
            began = time.monotonic()
            process = subprocess.Popen(command(articles, killed, args.workers, args.format), stderr=subprocess.DEVNULL)
            if done % 4 == 0:
                until = began + chance.uniform(0.2, loading)
            else:
                while process.poll() is None and done_of(checkpoint) <= reached:
                    time.sleep(0.05)
                until = time.monotonic() + chance.uniform(0.0, working / args.kills)
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done, reached = done + 1, done_of(checkpoint)
                lived = time.monotonic() - began
                print(f"killed {done:3d}: after {lived:5.1f} s, {reached:6d} inputs vouched for", flush=True)
        if not killed.exists():
            subprocess.run(command(articles, killed, args.workers, args.format), stderr=subprocess.DEVNULL, check=False)
        same = calm.read_bytes() == killed.read_bytes()
        reports = [Path(f"{path}.errors.jsonl").read_bytes() for path in (calm, killed)]
        left = [path.name for path in Path(folder).glob(".*")]
        print(f"killed {done} times    {lines_of(killed):6d} lines")
        print(
            f"records the same   {same}\nfailures the same  {reports[0] == reports[1]}\nfiles left behind  {left or 'none'}"
        )
        sys.exit(0 if same and reports[0] == reports[1] and not left and reached else 1)


if __name__ == "__main__":
    main()
