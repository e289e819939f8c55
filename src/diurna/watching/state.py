"""What is known of feeds and articles between rounds: notes in one file, to which each round adds."""

import hashlib
import json
import os
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from diurna.articles.feeds import Entry
from diurna.errors import DiurnaError, escape

# Days after which an article that no feed lists any longer is forgotten.
REMEMBERED = 180
LONGEST_TEXT = 200_000  # characters of an entry's own text that are kept
VERSION = 2
# Bytes that are added to the file, at the least, before it is written anew without what no longer counts.
ROOM = 1 << 20


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
    """All that is known; `seen` has the day (since 1970) on which each article was last listed.

    The file has a line for each thing that was noted, the latest word on it last: a round writes what it changed, however
    much is known. What a crash cut off in the middle of the last line was not noted.
    """

    path: Path
    feeds: dict[str, Feed] = field(default_factory=dict)
    pending: dict[str, Pending] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    _notes: list[dict[str, Any]] = field(default_factory=list)  # still to be written
    _room: int = 0  # bytes that may still be added before the file is written anew

    @classmethod
    def load(cls, path: Path) -> "State":
        """The state that was left; a new one where there is none. Raises `DiurnaError` for a file that is no state."""
        state = cls(path)
        try:
            with path.open(encoding="utf-8", newline="\n") as file:
                lines = (line for line in file if line.endswith("\n"))
                first: dict[str, Any] = json.loads(next(lines, "{}"))
                if first["version"] != VERSION:
                    raise ValueError(f"version {first['version']}")
                for line in lines:
                    state._take(json.loads(line))
        except FileNotFoundError:
            return state
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise unfit(path, error) from error
        return state

    def save(self, *, feed: str | None = None, tried: str | None = None) -> None:
        """Put what was noted on the disk, and what changed of a feed, or of the tries of an article."""
        if feed is not None:
            self._notes.append({"feed": feed, **asdict(self.feeds[feed])})
        if tried is not None:
            self._notes.append({"tried": tried, "tries": self.pending[tried].tries, "due": self.pending[tried].due})
        data = lines_of(self._notes)
        if len(data) > self._room:
            self._write_anew()
        else:
            self._room, room = 0, self._room  # should this fail half-way, the file is written anew
            with self.path.open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._room = room - len(data)
        self._notes.clear()

    def _write_anew(self) -> None:
        """Write all that is known to a file that takes the old one's place at once."""
        oldest = today() - REMEMBERED
        self.seen = {key: day for key, day in self.seen.items() if day >= oldest}
        notes: list[dict[str, Any]] = [{"version": VERSION}]
        notes += [{"feed": url, **asdict(feed)} for url, feed in self.feeds.items()]
        notes += [{"pending": key, **asdict(each)} for key, each in self.pending.items()]
        notes += [{"seen": key, "day": day} for key, day in self.seen.items()]
        data = lines_of(notes)
        part = self.path.with_name(f".{self.path.name}.new")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self.path)
        self._room = max(ROOM, len(data))

    def _take(self, note: dict[str, Any]) -> None:
        """Take in what was noted."""
        if "pending" in note:
            key = note.pop("pending")
            self.pending[key] = Pending(**note)
        elif "feed" in note:
            url = note.pop("feed")
            self.feeds[url] = Feed(**note)
        elif "tried" in note:
            each = self.pending[note["tried"]]
            each.tries, each.due = int(note["tries"]), float(note["due"])
        else:
            self.pending.pop(note["seen"], None)
            self.seen[note["seen"]] = int(note["day"])

    def feed(self, url: str) -> Feed:
        """What is known of a feed."""
        return self.feeds.setdefault(url, Feed())

    def list(self, feed: str, entry: Entry) -> bool:
        """Note that a feed lists an article; True where it is new."""
        key = key_of(entry)
        if key in self.seen:
            if self.seen[key] != today():
                self._see(key)
            return False
        if key in self.pending:
            return False
        pending = Pending(feed, entry.title, entry.text[:LONGEST_TEXT], entry.link, entry.published, entry.publisher)
        self.pending[key] = pending
        self._notes.append({"pending": key, **asdict(pending)})
        return True

    def done(self, key: str) -> None:
        """Note that an article needs no more work."""
        self.pending.pop(key, None)
        self._see(key)

    def _see(self, key: str) -> None:
        self.seen[key] = today()
        self._notes.append({"seen": key, "day": self.seen[key]})


def lines_of(notes: Iterable[dict[str, Any]]) -> bytes:
    """Notes as lines of JSON."""
    return "".join(json.dumps(note) + "\n" for note in notes).encode("ascii")


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
