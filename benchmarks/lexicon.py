"""What a custom actor lexicon costs: seconds to load it, and the share of coding time that finding its names takes.

Usage: python benchmarks/lexicon.py FILE.tsv FOLDER [--articles N]
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from diurna import Coder, read
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import read_custom_lexicons
from diurna.lexicons.keys import lowered, name_key
from diurna.records import Article, Coding


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def match_all(lexicon: ActorLexicon, codings: Sequence[Coding]) -> int:
    """Look for names at every word, as the resolving stage does; how many there are."""
    found = 0
    for coding in codings:
        for sentence in coding.analysis.sentences:
            keys = [name_key(token.text) for token in coding.analysis.tokens_of(sentence)]
            lower = lowered(keys)
            for place in range(len(keys)):
                found += lexicon.name_at(keys, lower, place, coding.article.published) is not None
    return found


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=131)
    args = parser.parse_args()

    plain = timed(ActorLexicon.shipped)
    with_custom = timed(lambda: ActorLexicon.shipped(custom=read_custom_lexicons([args.file])))
    (custom,) = read_custom_lexicons([args.file])
    names = {name for entry in custom.entries for name in entry.names}
    print(f"entries, names        {len(custom.entries):7d} {len(names):7d}")
    print(f"shipped tables        {plain:7.2f} s to load")
    print(f"with the lexicon      {with_custom:7.2f} s, of which the lexicon {with_custom - plain:.2f} s")

    coder = Coder(lexicons=[args.file])
    articles = [article for article in read(args.folder) if isinstance(article, Article)][: args.articles]
    codings: list[Coding] = []
    coding = timed(lambda: codings.extend(coder.code_article(article) for article in articles))
    print(f"coding                {coding:7.2f} s, {len(articles)} articles")
    shipped, both = ActorLexicon.shipped(), ActorLexicon.shipped(custom=[custom])
    for label, lexicon in (("shipped names", shipped), ("all names", both)):
        match_all(lexicon, codings)  # once to warm the cache of word keys
        spent = timed(lambda lexicon=lexicon: match_all(lexicon, codings))  # type: ignore[misc]
        print(f"finding {label:14}{spent:7.2f} s, {spent / coding:.1%} of coding time")


if __name__ == "__main__":
    main()
