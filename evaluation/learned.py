"""What the learned codes and the detector add to the rules, on articles that train nothing.

    python evaluation/learned.py --data DATA --wire TEXTS       TEXTS: the second gold set's, by evaluation/wire.py

Codes the composed articles kept out, the second gold set's dev half and the third's last third three times: by the rules and the
type model, with the learned codes, and with the detector too. Prints precision, recall and F1 of what is found and of what is
right in type, actor and recipient. No test half is read.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from diurna import Coder
from diurna.actors import ResolveActors
from diurna.articles import article_from_text
from diurna.coder import DEFAULT_STAGES
from diurna.events import ExtractEvents
from diurna.places import PlaceEvents
from diurna.scoring.gold import GoldArticle, read_gold
from diurna.scoring.records import figures_of, score_article
from diurna.training.annotated import HELD_OUT, checked, composed_gold

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "evaluation/gold"


def main() -> None:
    """Code each set with more and more of what was learned."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds news")
    parser.add_argument("--wire", type=Path, required=True, help="the second gold set's texts")
    args = parser.parse_args()
    sets = {
        "composed, kept out": list(composed_gold(ROOT / "training/articles", kept_out=True)),
        "second gold, dev": list(gold("wire", args.wire, 1)),
        "third gold, kept out": list(gold("wikinews", args.data / "news", HELD_OUT)),
    }
    for tell, coder in coders().items():
        for name, articles in sets.items():
            scored = [
                score_article(coder.code_article(article_from_text(text, published=one.published)).events, one)
                for one, text in articles
            ]
            figures = {key: 100 * value for key, value in figures_of(scored).items()}
            told = [
                f"{field} {figures[f'{field}_precision']:.1f} / {figures[f'{field}_recall']:.1f}, F1 {figures[f'{field}_f1']:.1f}"
                for field in ("found", "all")
            ]
            print(f"{tell:16} {name:22} {'; '.join(told)}")


def coders() -> dict[str, Coder]:
    """The rules alone, with codes, with all that is learned."""
    alone = {
        ResolveActors: lambda: ResolveActors(learned=None),
        ExtractEvents: lambda: ExtractEvents(detector=None),
        PlaceEvents: lambda: PlaceEvents(learned=None),
    }
    coded = {ExtractEvents: alone[ExtractEvents]}
    return {
        "rules": Coder([alone.get(make, make)() for make in DEFAULT_STAGES]),
        "and codes": Coder([coded.get(make, make)() for make in DEFAULT_STAGES]),
        "and detector": Coder(),
    }


def gold(name: str, texts: Path, step: int) -> Iterator[tuple[GoldArticle, str]]:
    """Every so many-th article of a gold set's dev half."""
    for article in sorted(read_gold(GOLD / f"{name}.jsonl", split="dev"), key=lambda one: one.file)[::step]:
        yield article, checked(article, (texts / article.file).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
