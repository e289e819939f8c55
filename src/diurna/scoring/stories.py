"""Stories against gold: articles that tell of the same event, and B-cubed."""

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.scoring.lines import GoldFile

NEEDED = ("id", "event_id", "text")
EXPECTED = (
    "expected an object with an id of its own, event_id and text, and title, date (YYYY-MM-DD) and source where known."
)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and the event that it is about, as the file names it."""

    id: str
    event: str
    published: dt.date | None
    publisher: str | None
    title: str
    text: str


def read_stories(path: Path) -> list[GoldArticle]:
    """Read articles grouped by event, JSON Lines; raises `GoldError` with all its faults.

    Each object has `id`, `event_id` and `text`, and may have `title`, `date` (YYYY-MM-DD) and `source`, its publisher.
    """
    file = GoldFile(path)
    seen: set[str] = set()

    def make(row: Mapping[str, Any]) -> GoldArticle:
        article = make_article(row)
        if article.id in seen:
            raise ValueError(f"id was there before: {article.id}")
        seen.add(article.id)
        return article

    articles = list(file.objects(make, EXPECTED))
    if not articles and not file.faults:
        file.fault(1, f"no article in the file. Expected JSON Lines with {', '.join(NEEDED)}.")
    file.check()
    return articles


def make_article(row: Mapping[str, Any]) -> GoldArticle:
    """The article of a line; raises ValueError."""
    missing = [name for name in NEEDED if not isinstance(row.get(name), str | int) or row[name] == ""]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing or empty")
    title, publisher = row.get("title"), row.get("source")
    return GoldArticle(
        id=str(row["id"]),
        event=str(row["event_id"]),
        published=dt.date.fromisoformat(str(row["date"])) if row.get("date") else None,
        publisher=publisher if isinstance(publisher, str) else None,
        title=title if isinstance(title, str) else "",
        text=str(row["text"]),
    )


def main_story(stories: Sequence[str], own: str) -> str:
    """The story that most of an article's records share; its own where it has none, or where several share first place.

    >>> main_story(["s1", "s1", "s2"], "s3"), main_story(["s1", "s2"], "s2"), main_story([], "s3")
    ('s1', 's2', 's3')
    """
    counts = Counter(stories).most_common()
    first = [story for story, count in counts if count == counts[0][1]]
    return first[0] if len(first) == 1 else own


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """B-cubed precision, recall and F1 of a grouping against gold, item by item (Bagga and Baldwin 1998).

    >>> b_cubed([1, 1, 2, 2], ["a", "a", "a", "b"])["b_cubed_f1"].__round__(4)
    0.7059
    """
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    pairs = list(zip(gold, found, strict=True))
    precision = sum(both[pair] / founds[pair[1]] for pair in pairs) / len(pairs) if pairs else 0.0
    recall = sum(both[pair] / golds[pair[0]] for pair in pairs) / len(pairs) if pairs else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"b_cubed_precision": precision, "b_cubed_recall": recall, "b_cubed_f1": f1}
