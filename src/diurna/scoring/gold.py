"""Gold articles: events with offsets into texts that are kept elsewhere, as JSON Lines."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.records import Span
from diurna.scoring.lines import GoldFile


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party's words and code, None where no code is known."""

    span: Span
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One event of a gold article. `date` is the first and last day, `place` words and country; None where untold.

    A day of `date` is None where the interval is open at that end.
    """

    event: str
    mode: str | None
    trigger: Span
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    status: str
    historical: bool
    speakers: tuple[Span, ...]
    date: tuple[dt.date | None, dt.date | None] | None
    place: GoldParty | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A gold article: the name of its file, a hash of its text, its part ("dev" or "test"), its day, and its events.

    `within` holds the triggers of the records that were judged, one for each, where the article was not annotated as a
    whole: only as many records are scored at each. None: all of the article.
    """

    file: str
    sha256: str
    split: str
    published: dt.date | None
    events: tuple[GoldEvent, ...]
    within: tuple[Span, ...] | None = None


def text_hash(text: str) -> str:
    """What tells that a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_gold(path: Path, *, split: str | None = None) -> list[GoldArticle]:
    """Read gold articles, JSON Lines; raises `GoldError` with all faults."""
    file = GoldFile(path)
    expected = "expected an article with file, sha256, split, published and events."
    articles = list(file.objects(article_of, expected))
    if not articles and not file.faults:
        file.fault(1, "no article in the file. Expected JSON Lines, one article a line.")
    file.check()
    return [article for article in articles if split in {None, article.split}]


def article_of(row: Mapping[str, object]) -> GoldArticle:
    """One gold article from its JSON."""
    published, events, within = row["published"], row["events"], row.get("within")
    if not isinstance(events, list):
        raise ValueError("events is no list")
    return GoldArticle(
        file=str(row["file"]),
        sha256=str(row["sha256"]),
        split=str(row["split"]),
        published=dt.date.fromisoformat(str(published)) if published else None,
        events=tuple(map(event_of, events)),
        within=tuple(Span(*one) for one in within) if isinstance(within, list) else None,
    )


def event_of(row: Mapping[str, object]) -> GoldEvent:
    """One gold event from its JSON."""

    def parties(name: str) -> tuple[GoldParty, ...]:
        return tuple(GoldParty(Span(*one["span"]), one["code"]) for one in row[name])  # type: ignore[attr-defined]

    date, place = row["date"], row["place"]
    return GoldEvent(
        event=str(row["event"]),
        mode=None if row["mode"] is None else str(row["mode"]),
        trigger=Span(*row["trigger"]),  # type: ignore[misc]
        actors=parties("actors"),
        recipients=parties("recipients"),
        status=str(row["status"]),
        historical=bool(row["historical"]),
        speakers=tuple(Span(*one) for one in row["speakers"]),  # type: ignore[attr-defined]
        date=None if date is None else (day_of(date[0]), day_of(date[1])),  # type: ignore[index]
        place=None if place is None else GoldParty(Span(*place["span"]), place["code"]),  # type: ignore[index]
    )


def day_of(text: str | None) -> dt.date | None:
    """A day of an interval, None where it is open."""
    return None if text is None else dt.date.fromisoformat(text)


def json_of(article: GoldArticle) -> str:
    """A gold article as one line of JSON."""
    row: dict[str, object] = {"file": article.file, "sha256": article.sha256, "split": article.split}
    row["published"] = article.published and article.published.isoformat()
    row["events"] = [event_json(one) for one in article.events]
    if article.within is not None:
        row["within"] = [pair(span) for span in article.within]
    return json.dumps(row)


def event_json(event: GoldEvent) -> dict[str, Any]:
    """A gold event as JSON has it; `event_of` reads it back."""

    def parties(found: Sequence[GoldParty]) -> list[dict[str, object]]:
        return [{"span": pair(one.span), "code": one.code} for one in found]

    return {
        "event": event.event,
        "mode": event.mode,
        "trigger": pair(event.trigger),
        "actors": parties(event.actors),
        "recipients": parties(event.recipients),
        "status": event.status,
        "historical": event.historical,
        "speakers": [pair(span) for span in event.speakers],
        "date": event.date and [day and day.isoformat() for day in event.date],
        "place": event.place and {"span": pair(event.place.span), "code": event.place.code},
    }


def pair(span: Span) -> list[int]:
    """A span as JSON has it."""
    return [span.start, span.end]
