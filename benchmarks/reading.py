"""What the readers make of articles in the layouts of publishers and databases, composed in tests/layouts.py.

Usage: python benchmarks/reading.py [--all]

Prints how many files have title, day and publisher right, and the F1 of the body's words, over all and by layout.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from diurna.articles import read
from diurna.records import Article
from layouts import LAYOUTS, STORIES, Story


def f1(found: Counter[str], expected: Counter[str]) -> float:
    """The harmonic mean of how much of what was found is right, and of how much of what is right was found."""
    both = (found & expected).total()
    return 2 * both / (found.total() + expected.total()) if both else 0.0


def hold(article: Article | None, story: Story) -> tuple[bool, bool, bool, float]:
    """Whether title, day and publisher are right, and the F1 of the body."""
    if article is None:
        return False, False, False, 0.0
    title = article.headline.of(article.text) if article.headline else ""
    body = f1(Counter(article.prose.split()), Counter(story.body.split()))
    return title == story.title, article.published == story.day, article.publisher == story.publisher, body


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every story in every layout, not two of each")
    args = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (layout, (suffix, render)) in enumerate(LAYOUTS.items()):
            stories = STORIES if args.all else [STORIES[number % 10], STORIES[(3 * number + 5) % 10]]
            rows = []
            for story in stories:
                path = Path(folder, f"article{suffix}")
                path.write_bytes(render(story))
                found = list(read(path))
                first = found[0] if len(found) == 1 and isinstance(found[0], Article) else None
                rows.append(hold(first, story))
            print(f"{layout:24}" + figures(rows))
            results += rows
    print(f"{f'all {len(results)} files':24}" + figures(results))


def figures(rows: list[tuple[bool, bool, bool, float]]) -> str:
    """The shares of a list of results on one line."""
    title, day, publisher, body = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return f"title {title:5.1%}  day {day:5.1%}  publisher {publisher:5.1%}  body F1 {body:.3f}"


if __name__ == "__main__":
    main()
