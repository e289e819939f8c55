"""Whole runs over a folder of articles: articles and sentences a second, seconds a stage, peak memory.

Usage: python benchmarks/coding.py FOLDER [--workers N]
"""

import argparse
import resource
import time
from collections import Counter
from pathlib import Path

from diurna import Coder, read
from diurna.records import Article, Coding
from diurna.scale import code_all


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    articles = [article for article in read(args.folder) if isinstance(article, Article)]

    began = time.perf_counter()
    coder = Coder()
    print(f"loading            {time.perf_counter() - began:6.2f} s")

    seconds: Counter[str] = Counter()
    sentences = records = 0
    for article in articles:
        coding = Coding(article)
        for stage in coder.stages:
            began = time.perf_counter()
            coding = stage(coding)
            seconds[stage.name] += time.perf_counter() - began
        sentences += len(coding.analysis.sentences)
        records += len(coding.events)
    total = sum(seconds.values())
    print(
        f"one process        {total:6.2f} s  {len(articles) / total:6.1f} articles/s  {sentences / total:6.0f} sentences/s"
    )
    for stage_name, spent in seconds.most_common():
        print(f"  {stage_name:16} {spent:6.2f} s  {spent / total:6.1%}")

    began = time.perf_counter()
    for _ in code_all(articles, workers=args.workers):
        pass
    spent = time.perf_counter() - began
    print(f"{args.workers} processes        {spent:6.2f} s  {total / spent:6.2f} times one, loading counted")
    print(f"records            {records:6d}    {records / len(articles):6.2f} an article")
    print(f"peak memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MiB")


if __name__ == "__main__":
    main()
