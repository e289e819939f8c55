"""A run that is killed at random moments, over and over, then let to its end; held against one that nobody disturbed.

Usage: python benchmarks/killing.py [--articles N] [--kills N] [--workers N] [--seed N]

Prints how many records each gave, and whether they are the same, byte for byte; exits with 1 where they are not.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
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


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return path.read_bytes().count(b"\n")


def main() -> None:
    """Run undisturbed, then disturbed, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--longest", type=float, default=25.0, help="seconds until a kill, at most; loading takes some")
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        articles, calm, killed = (Path(folder, name) for name in ("articles.jsonl", "calm.out", "killed.out"))
        make_articles(articles, args.articles, args.seed)
        subprocess.run(command(articles, calm, args.workers, args.format), stderr=subprocess.DEVNULL, check=False)
        print(f"undisturbed     {lines_of(calm):6d} lines")

        done = 0
        for _ in range(args.kills):
            process = subprocess.Popen(command(articles, killed, args.workers, args.format), stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0.2, args.longest))
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done += 1
            left = Path(folder, ".killed.out.checkpoint")
            print(
                f"killed {done:3d}: {json.loads(left.read_text())['done'] if left.exists() else 0:6d} inputs vouched for"
            )
        if not killed.exists():
            subprocess.run(command(articles, killed, args.workers, args.format), stderr=subprocess.DEVNULL, check=False)
        same = calm.read_bytes() == killed.read_bytes()
        reports = [Path(f"{path}.errors.jsonl").read_bytes() for path in (calm, killed)]
        left = [path.name for path in Path(folder).glob(".*")]
        print(f"killed {done} times    {lines_of(killed):6d} lines")
        print(
            f"records the same   {same}\nfailures the same  {reports[0] == reports[1]}\nfiles left behind  {left or 'none'}"
        )
        sys.exit(0 if same and reports[0] == reports[1] and not left else 1)


if __name__ == "__main__":
    main()
