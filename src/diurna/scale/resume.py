"""A long run that can stop anywhere, be killed even, and goes on where it was when the same command is given again.

Three hidden files lie beside the output until the run is done: the records so far, the failures so far, and a
checkpoint that says how much of both is whole, after how many inputs. Whatever stands behind that was coded but not
yet vouched for; it is cut off, and coded again. As coding the same article gives the same records, nothing is lost or
there twice.
"""

import hashlib
import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Self

from diurna.articles import Page
from diurna.errors import DiurnaError, InputError, escape
from diurna.records import Article
from diurna.scale.coding import Given, Outcome

# Seconds between checkpoints: what a kill may cost. Each waits for the disk.
EVERY = 2.0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run is: inputs done, their fingerprint, the bytes of records and failures, and counts for the user."""

    key: str
    done: int = 0
    fingerprint: str = ""
    records_bytes: int = 0
    failures_bytes: int = 0
    articles: int = 0
    sentences: int = 0
    records: int = 0


class Run:
    """The run that writes to one output; a context manager, which leaves the files behind unless `finish` was called."""

    def __init__(self, output: Path, key: str) -> None:
        """Take up the run with this key where it was left, or begin one.

        `key` stands for all that shapes the result; a run under another key is not gone on with. Raises `DiurnaError`
        where another process is writing to the same output.
        """
        target = Path(os.path.realpath(output))
        self.records_path, self.failures_path, self._checkpoint_path = (
            target.with_name(f".{target.name}.{end}") for end in ("records", "failures", "checkpoint")
        )
        self._key = key
        self._output = output
        self._records: IO[bytes] = open(self.records_path, "a+b", buffering=0)  # noqa: SIM115  closed by the context
        lock(self._records, output)
        self._failures: IO[bytes] = open(self.failures_path, "a+b", buffering=0)  # noqa: SIM115
        self.at = self._load()
        self._saved = self.at if self.at.done else None
        self._prints: deque[str] = deque()
        self._last = time.monotonic()
        self._cut()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._records.close()
        self._failures.close()
        if self._saved is None:  # nothing vouched for is left behind
            self._remove()

    @property
    def resumed(self) -> int:
        """How many inputs were done when this process began."""
        return self._saved.done if self._saved else 0

    def remaining(self, read: Callable[[], Iterator[Given]], say: Callable[[str], None]) -> Iterator[Given]:
        """The inputs that are still to be done; `read` gives all of them from the start.

        Where those that are done are not what they were, all are done again, and the user is told.
        """
        given = read()
        mark = ""
        for number in range(self.at.done):
            one = next(given, None)
            if one is None:
                break
            mark = chain(mark, one)
            if number % 100_000 == 99_999:
                say(f"Passing over what is coded already: {number + 1:,} of {self.at.done:,} inputs.")
        if mark != self.at.fingerprint:
            say("The inputs have changed since the run was stopped, so it begins anew.")
            self.at, self._saved = Checkpoint(self._key), None
            self._cut()
            given, mark = read(), ""
        for one in given:
            mark = chain(mark, one)
            self._prints.append(mark)
            yield one

    def add(self, result: Outcome | InputError) -> None:
        """Keep the outcome of the next input: its records as lines of JSON, or why there are none."""
        records = failures = b""
        sentences = 0
        lines: Sequence[str] = ()
        if isinstance(result, InputError):
            failures = (json.dumps({"input": result.origin, "reason": result.reason}) + "\n").encode()
        else:
            sentences, lines = result.sentences, result.lines
            records = "".join(f"{line}\n" for line in lines).encode()
        write_whole(self._records, records)
        write_whole(self._failures, failures)
        self.at = replace(
            self.at,
            done=self.at.done + 1,
            fingerprint=self._prints.popleft(),
            records_bytes=self.at.records_bytes + len(records),
            failures_bytes=self.at.failures_bytes + len(failures),
            articles=self.at.articles + (not failures),
            sentences=self.at.sentences + sentences,
            records=self.at.records + len(lines),
        )
        if time.monotonic() - self._last >= EVERY:
            self.save()

    def save(self) -> None:
        """Vouch for all that was added: first the files, then the checkpoint, which takes the old one's place at once."""
        for file in (self._records, self._failures):
            os.fsync(file.fileno())
        part = self._checkpoint_path.with_name(self._checkpoint_path.name + ".new")
        part.write_text(json.dumps(asdict(self.at)), encoding="ascii")
        os.replace(part, self._checkpoint_path)
        self._saved = self.at
        self._last = time.monotonic()

    def failures(self) -> Iterator[InputError]:
        """The failures so far, of all processes that took part."""
        with open(self.failures_path, encoding="ascii") as file:
            for line in file:
                failure = json.loads(line)
                yield InputError(failure["input"], failure["reason"])

    def finish(self) -> None:
        """The output is written: leave nothing behind."""
        self._saved = None

    def _load(self) -> Checkpoint:
        """The checkpoint that was left, a new one where none was left, or one that does not fit."""
        try:
            left = Checkpoint(**json.loads(self._checkpoint_path.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return Checkpoint(self._key)
        fits = (
            left.key == self._key
            and left.records_bytes <= os.fstat(self._records.fileno()).st_size
            and left.failures_bytes <= os.fstat(self._failures.fileno()).st_size
        )
        return left if fits else Checkpoint(self._key)

    def _cut(self) -> None:
        """Cut off what is not vouched for."""
        for file, size in ((self._records, self.at.records_bytes), (self._failures, self.at.failures_bytes)):
            file.truncate(size)
            file.seek(0, os.SEEK_END)

    def _remove(self) -> None:
        for path in (self.records_path, self.failures_path, self._checkpoint_path):
            path.unlink(missing_ok=True)


def write_whole(file: IO[bytes], data: bytes) -> None:
    """Write all bytes to a file without a buffer, which may take only some at a time; raises `OSError` where it is full."""
    while data:
        data = data[file.write(data) :]


def chain(mark: str, given: Given) -> str:
    """The fingerprint of the inputs so far, after one more."""
    if isinstance(given, Article):
        what = f"{given.origin}\n{given.id}"
    elif isinstance(given, Page):
        what = f"{given.origin}\n{given.published}\n{hashlib.sha256(given.data).hexdigest()}"
    else:
        what = f"{given.origin}\n{given.reason}"
    return hashlib.sha256(f"{mark}\n{what}".encode("utf-8", "surrogatepass")).hexdigest()


def key_of(*parts: object, files: Sequence[Path] = ()) -> str:
    """A key from all that shapes a result: options, versions, and the content of files such as lexicons."""
    whole = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))
    for path in files:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def lock(file: IO[bytes], output: Path) -> None:
    """Hold a file for this process; raises `DiurnaError` where another one does."""
    try:
        import fcntl
    except ImportError:  # Windows, which does not let two processes write a file anyway
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise DiurnaError(
            f"{escape(str(output))}: another run is writing there. Wait for it, stop it, or choose another file."
        ) from error
