"""The language engine over a folder of articles: rates, memory, overhead, and how cost grows with the text.

Usage: python benchmarks/engine.py FOLDER

Every figure comes from a process of its own. Rates leave out loading. "Overhead" is the time of the whole engine
(splitting, word pieces, batching, encoder, decoding) over that of the encoder's graph alone, in the same run.
"""

import argparse
import json
import multiprocessing
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from diurna import read
from diurna.language import Analyser
from diurna.model.engine import ENGLISH, Engine
from diurna.records import Article, Coding


@dataclass
class Timed:
    """An ONNX Runtime session that adds up the time spent in it."""

    session: Any
    seconds: float = field(default=0.0)

    def run(self, *args: Any) -> Any:
        """As the session's."""
        began = time.perf_counter()
        out = self.session.run(*args)
        self.seconds += time.perf_counter() - began
        return out


def articles_of(folder: Path) -> list[Article]:
    """The folder's articles."""
    return [article for article in read(folder) if isinstance(article, Article)]


def analyse_all(analyser: Analyser, articles: list[Article], times: int) -> dict[str, float]:
    """Analyse articles so many times over; seconds, sentences and words."""
    began = time.perf_counter()
    sentences = words = 0
    for _ in range(times):
        for article in articles:
            analysis = analyser(Coding(article)).analysis
            sentences += len(analysis.sentences)
            words += len(analysis.tokens)
    return {"seconds": time.perf_counter() - began, "sentences": sentences, "words": words}


def measure(folder: Path, threads: int, times: int) -> dict[str, float]:
    """One process's figures."""
    articles = articles_of(folder)
    engine = Engine(ENGLISH, threads=threads)
    engine._encoder = timed = Timed(engine._encoder)
    analyser = Analyser(engine)
    analyse_all(analyser, articles[:10], 1)  # warm
    timed.seconds = 0.0
    figures = analyse_all(analyser, articles, times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures | {"encoder": timed.seconds, "articles": len(articles) * times, "peak": peak}


def in_process(folder: Path, *, threads: int = 1, times: int = 1) -> dict[str, float]:
    """`measure` in a fresh interpreter."""
    command = [sys.executable, __file__, str(folder), "--threads", str(threads), "--times", str(times)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, float] = json.loads(out)
    return figures


def one_of_several(folder: Path, barrier: Barrier) -> None:
    """Load, wait for the others, analyse, wait again."""
    articles = articles_of(folder)
    analyser = Analyser()
    analyse_all(analyser, articles[:10], 1)
    barrier.wait()
    analyse_all(analyser, articles, 1)
    barrier.wait()


def together(folder: Path, processes: int) -> float:
    """Seconds that so many processes take when each analyses all articles at the same time."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes + 1)
    workers = [context.Process(target=one_of_several, args=(folder, barrier)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    barrier.wait()
    began = time.perf_counter()
    barrier.wait()
    spent = time.perf_counter() - began
    for worker in workers:
        worker.join()
    return spent


def report(folder: Path) -> None:
    """Print a line a measure."""
    for threads in (1, 2):
        found = in_process(folder, threads=threads)
        print(
            f"{threads} thread{'s' if threads > 1 else ' '}   {found['articles'] / found['seconds']:6.1f} articles/s"
            f"  {found['sentences'] / found['seconds']:6.0f} sentences/s  {found['words'] / found['seconds']:7.0f} words/s"
            f"  peak {found['peak']:4.0f} MiB  overhead {found['seconds'] / found['encoder']:.3f}"
        )
    one, two = together(folder, 1), together(folder, 2)
    print(f"2 processes {2 * one / two:6.2f} times one")
    for times in (1, 2, 4, 8):
        found = in_process(folder, times=times)
        rate = 1e6 * found["seconds"] / found["words"]
        print(
            f"{times} x the text, {found['words']:7.0f} words  {rate:6.1f} microseconds a word  peak {found['peak']:4.0f} MiB"
        )


def main() -> None:
    """Report on a folder, or measure once where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--times", type=int, default=1)
    args = parser.parse_args()
    if args.threads is None:
        report(args.folder)
    else:
        print(json.dumps(measure(args.folder, args.threads, args.times)))


if __name__ == "__main__":
    main()
