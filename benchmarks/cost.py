"""What a corpus costs: processor time an article on this machine, and from it core-hours for as many as you have.

Usage: python benchmarks/cost.py FOLDER [--articles 100000000] [--cores 8 64 1024]

Codes the articles of a folder in one process. Processor time, not the clock, so that other work on the machine changes
little; loading, which each process does once, is counted apart. The hours suppose that all cores are as fast as this one
and busy with this alone.
"""

import argparse
import time
from pathlib import Path

from diurna import Coder, read
from diurna.records import Article


def main() -> None:
    """Measure, then multiply."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[8, 64, 1024])
    args = parser.parse_args()
    began = time.process_time()
    coder = Coder()
    print(f"loading      {time.process_time() - began:6.2f} s, once a process")
    articles = [article for article in read(args.folder) if isinstance(article, Article)]
    sentences = words = 0
    began = time.process_time()
    for article in articles:
        coding = coder.code_article(article)
        sentences += len(coding.analysis.sentences)
        words += len(coding.analysis.tokens)
    each = (time.process_time() - began) / len(articles)
    print(
        f"an article   {1000 * each:6.1f} ms of one core: {len(articles)} articles, {sentences / len(articles):.1f} sentences "
        f"and {words / len(articles):.0f} words in the mean"
    )
    hours = each * args.articles / 3600
    print(f"{args.articles:,} articles: {hours:,.0f} core-hours")
    for cores in args.cores:
        print(f"  {cores:5,} cores  {hours / cores:10,.1f} hours, {hours / cores / 24:8,.1f} days")


if __name__ == "__main__":
    main()
