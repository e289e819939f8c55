"""How a long run behaves on one machine: cost of an article as the run grows, memory as it grows, several processes.

Usage: python benchmarks/scale.py [--articles N] [--workers N] [--long]

Prints articles a second and resident memory (of this process and its workers) after 1 %, 10 % and all of the articles;
then how many times faster N processes are than one. With --long, one article of a million characters too, and one of
20 MB, which is refused.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from killing import make_articles

from diurna.articles import Reading, read_unfinished
from diurna.articles.similar import Copies
from diurna.cli.resuming import outcome
from diurna.records import Article, Coding
from diurna.scale import code_all
from diurna.scale.coding import Given

PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


def usage() -> tuple[float, float]:
    """Resident memory in MiB and processor time in seconds, of this process and its workers."""
    pages = ticks = 0
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path("/proc", entry, "stat").read_text().rsplit(")", 1)[1].split()
                if os.getpid() in {int(entry), int(fields[1])}:
                    pages += int(Path("/proc", entry, "statm").read_text().split()[1])
                    ticks += int(fields[11]) + int(fields[12])
            except (OSError, IndexError):
                continue
    return pages * PAGE / 2**20, ticks / TICKS


def noticed(path: Path, copies: Copies) -> Iterator[Given]:
    """The articles of a file, each remembered, as a run does that looks for near copies."""
    for given in read_unfinished(path, Reading()):
        if isinstance(given, Article):
            copies.notice(given)
        yield given


def run(path: Path, workers: int, marks: list[int]) -> Iterator[tuple[int, float, float, float]]:
    """Code all articles of a file; at each mark: how many, seconds, processor seconds, MiB."""
    copies = Copies()
    for number, _ in enumerate(code_all(noticed(path, copies), workers=workers, shape=outcome), 1):
        if number in marks:
            mib, spent = usage()
            yield number, time.perf_counter(), spent, mib


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        make_articles(path, args.articles, 1)
        marks = [args.workers * 8, *(max(args.articles // part, args.workers * 8 + 1) for part in (100, 10, 1))]
        before: tuple[int, float, float, float] | None = None
        for now in run(path, args.workers, marks):
            if before:
                number = now[0] - before[0]
                wall, spent = (1000 * (now[at] - before[at]) / number for at in (1, 2))
                print(
                    f"{now[0]:7,d} articles  {wall:7.1f} ms, {spent:6.1f} ms of processors an article since the last line"
                    f"  {now[3]:6.0f} MiB, {args.workers} workers",
                    flush=True,
                )
            before = now
        few = Path(folder, "few.jsonl")
        make_articles(few, 400, 2)
        rates = []
        for workers in (1, args.workers):
            first, last = run(few, workers, [50, 400])
            rates.append(350 / (last[1] - first[1]))
            print(
                f"{workers} workers         {rates[-1]:7.1f} articles/s, {1000 * (last[2] - first[2]) / 350:.1f} ms of processors an article"
            )
        print(f"{args.workers} to 1          {rates[1] / rates[0]:7.2f} times as fast")
        if args.long:
            for size in (1_000_000, 20_000_000):
                path.write_text(json.dumps({"text": ("Chad condemned Mali on Monday. " * (size // 31))}) + "\n")
                began = time.perf_counter()
                (result,) = code_all(read_unfinished(path, Reading()), workers=1)
                what = f"{len(result.events):,} records" if isinstance(result, Coding) else result.reason[:60]
                print(f"{size:11,d} characters  {time.perf_counter() - began:6.1f} s  {usage()[0]:6.0f} MiB  {what}")


if __name__ == "__main__":
    main()
