"""What is known of feeds and articles between rounds, in one JSON file that takes the old one's place at once."""

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from diurna.articles.feeds import Entry
from diurna.articles.quoting import escape
from diurna.errors import DiurnaError

# Days after which an article that no feed lists any longer is forgotten.
REMEMBERED = 180
LONGEST_TEXT = 200_000  # characters of an entry's own text that are kept
VERSION = 1


@dataclass(slots=True)
class Feed:
    """A feed: what to send with the next request, when that is due, and how often it failed in a row."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0


@dataclass(slots=True)
class Pending:
    """An article that was listed and is still to be coded: how often that was tried, and when it is due again."""

    feed: str
    title: str | None
    text: str
    link: str | None
    published: str | None
    publisher: str | None
    tries: int = 0
    due: float = 0.0

    def entry(self) -> Entry:
        """What the feed said of it."""
        return Entry(
            title=self.title, text=self.text, link=self.link, published=self.published, publisher=self.publisher
        )


@dataclass(slots=True)
class State:
    """All that is known; `seen` has the day (since 1970) on which each article was last listed."""

    path: Path
    feeds: dict[str, Feed] = field(default_factory=dict)
    pending: dict[str, Pending] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "State":
        """The state that was left; a new one where there is none. Raises `DiurnaError` for a file that is no state."""
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValueError) as error:
            raise unfit(path, error) from error
        try:
            value: dict[str, Any] = json.loads(text)
            if value["version"] != VERSION:
                raise ValueError(f"version {value['version']}")
            feeds = {url: Feed(**feed) for url, feed in value["feeds"].items()}
            pending = {key: Pending(**each) for key, each in value["pending"].items()}
            return cls(path, feeds, pending, dict(value["seen"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise unfit(path, error) from error

    def save(self) -> None:
        """Put the state on the disk, whole."""
        oldest = today() - REMEMBERED
        value = {
            "version": VERSION,
            "feeds": {url: asdict(feed) for url, feed in self.feeds.items()},
            "pending": {key: asdict(each) for key, each in self.pending.items()},
            "seen": {key: day for key, day in self.seen.items() if day >= oldest},
        }
        part = self.path.with_name(f".{self.path.name}.new")
        with part.open("w", encoding="utf-8") as file:
            json.dump(value, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self.path)

    def feed(self, url: str) -> Feed:
        """What is known of a feed."""
        return self.feeds.setdefault(url, Feed())

    def list(self, feed: str, entry: Entry) -> bool:
        """Note that a feed lists an article; True where it is new."""
        key = key_of(entry)
        new = key not in self.seen and key not in self.pending
        if key in self.seen:
            self.seen[key] = today()
        if new:
            self.pending[key] = Pending(
                feed, entry.title, entry.text[:LONGEST_TEXT], entry.link, entry.published, entry.publisher
            )
        return new

    def done(self, key: str) -> None:
        """Note that an article needs no more work."""
        self.pending.pop(key, None)
        self.seen[key] = today()


def key_of(entry: Entry) -> str:
    """What makes an entry the same when it is listed again: its address, or else its words."""
    what = entry.link or f"{entry.title}\n{entry.text}"
    return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def today() -> int:
    """The day, counted from 1970."""
    return int(time.time() // 86_400)


def unfit(path: Path, error: BaseException) -> DiurnaError:
    """The error for a file that is no state of a watch."""
    return DiurnaError(
        f"{escape(str(path))}: not the state of a watch ({type(error).__name__}: {escape(str(error)[:80])}). "
        "Remove it to begin anew; what the store has is not coded twice."
    )
