"""Whole runs over a folder of articles: articles and sentences a second, seconds a stage, peak memory.

Usage: python benchmarks/coding.py FOLDER [--workers N]

Stages are timed by the processor's clock, so that a busy machine changes little: all of them use one core. What the
encoder's graph takes of the first stage stands below it.
"""

import argparse
import resource
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna import Coder, read
from diurna.language import Analyser
from diurna.model.engine import Engine
from diurna.records import Article, Coding
from diurna.scale import code_all


@dataclass
class Timed:
    """An ONNX Runtime session that adds up the processor's time in it."""

    session: Any
    seconds: float = 0.0

    def run(self, *args: Any) -> Any:
        """As the session's."""
        began = time.process_time()
        out = self.session.run(*args)
        self.seconds += time.process_time() - began
        return out


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    articles = [article for article in read(args.folder) if isinstance(article, Article)]

    began = time.process_time()
    engine = Engine()
    engine._encoder = encoder = Timed(engine._encoder)
    stages = (Analyser(engine), *Coder().stages[1:])
    print(f"loading            {time.process_time() - began:6.2f} s")

    seconds: Counter[str] = Counter()
    sentences = records = words = 0
    for article in articles:
        coding = Coding(article)
        for stage in stages:
            began = time.process_time()
            coding = stage(coding)
            seconds[stage.name] += time.process_time() - began
            words += len(coding.analysis.tokens) if stage is stages[0] else 0
        sentences += len(coding.analysis.sentences)
        records += len(coding.events)
    total = sum(seconds.values())
    print(f"one core           {total:6.2f} s for {len(articles)} articles, {sentences} sentences, {words} words")
    print(f"                   {len(articles) / total:6.1f} articles/s  {sentences / total:6.0f} sentences/s")
    print(f"                   {3600 * len(articles) / total:6.0f} articles an hour and core")
    for name, spent in seconds.most_common():
        print(f"  {name:16} {spent:6.2f} s  {spent / total:6.1%}  {1000 * spent / len(articles):6.1f} ms an article")
        if name == stages[0].name:
            print(f"    the encoder    {encoder.seconds:6.2f} s  {encoder.seconds / total:6.1%}")

    began = time.perf_counter()
    for _ in code_all(articles, workers=args.workers):
        pass
    spent = time.perf_counter() - began
    print(f"{args.workers} processes        {spent:6.2f} s by the clock, loading counted")
    print(f"records            {records:6d}    {records / len(articles):6.2f} an article")
    print(f"peak memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MiB")


if __name__ == "__main__":
    main()
