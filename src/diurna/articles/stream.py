"""Bytes read a piece at a time, with a look at the first ones, so that no input can fill the memory."""

import io
import tempfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, Protocol

from diurna.errors import InputError

CHUNK = 65_536
# Bytes of a zip archive or Parquet table that comes through a pipe or inside another archive: kept on disk meanwhile.
LONGEST_SPOOL = 4 << 30


class Raw(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""


class Stream:
    """The bytes of one input; `origin` is what the user calls it. Failures to read raise `InputError`."""

    def __init__(self, raw: BinaryIO | Raw, origin: str) -> None:
        self.origin = origin
        self._raw = raw
        # read1 gives what a pipe holds now, where read would wait for the buffer to fill.
        self._read = getattr(raw, "read1", raw.read)
        self._held = b""

    def head(self) -> bytes:
        """The first bytes, not consumed: at least the first non-blank line, or a chunk where that is longer."""
        while len(self._held) < CHUNK and b"\n" not in self._held.lstrip():
            more = self.next()
            if not more:
                break
            self._held += more
        return self._held

    def peek(self, size: int) -> bytes:
        """The first bytes, not consumed: at least `size` where there are as many."""
        while len(self._held) < size:
            more = self.next()
            if not more:
                break
            self._held += more
        return self._held

    def read(self, limit: int) -> bytes:
        """All bytes, or the first `limit` where there are more."""
        parts: list[bytes] = []
        room = limit
        for chunk in self._chunks():
            parts.append(chunk[:room])
            room -= len(parts[-1])
            if not room:
                break
        return b"".join(parts)

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Lines without their ends, counted from 1; None for one longer than `limit` bytes, which is passed over."""
        number, size = 1, 0
        parts: list[bytes] = []
        for chunk in self._chunks():
            *ended, rest = chunk.split(b"\n")
            for piece in ended:
                yield number, b"".join([*parts, piece]) if size + len(piece) <= limit else None
                number, size = number + 1, 0
                parts.clear()
            size += len(rest)
            if size <= limit:
                parts.append(rest)
            else:
                parts.clear()
        if size:
            yield number, b"".join(parts) if size <= limit else None

    def file(self) -> "Bytes":
        """The bytes from here on as a file that libraries can read."""
        held, self._held = self._held, b""
        return Bytes(self, held)

    def seekable(self) -> IO[bytes]:
        """The bytes as a file that can be read in any order: the file itself, or a nameless copy on disk.

        Raises `InputError` where the copy would grow out of bounds.
        """
        if isinstance(self._raw, io.BufferedReader) and self._raw.seekable():
            self._raw.seek(0)
            return self._raw
        copy = tempfile.TemporaryFile()  # noqa: SIM115  the caller reads it; it has no name and goes when dropped
        file = self.file()
        while chunk := file.read(CHUNK):
            if file.tell() > LONGEST_SPOOL:
                raise InputError(
                    self.origin, "larger than 4 GiB inside a pipe or an archive. Unpack it, and give the file."
                )
            copy.write(chunk)
        copy.seek(0)
        return copy

    def _chunks(self) -> Iterator[bytes]:
        held, self._held = self._held, b""
        if held:
            yield held
        while chunk := self.next():
            yield chunk

    def next(self) -> bytes:
        """The next bytes, none at the end."""
        try:
            return self._read(CHUNK) or b""
        except (OSError, ValueError) as error:  # ValueError: a stream that is closed
            raise unreadable(self.origin, error) from error


class Bytes(io.RawIOBase):
    """A stream as a file that is read from its start to its end: `read` and `tell`, which libraries ask for."""

    def __init__(self, stream: Stream, held: bytes) -> None:
        self._stream, self._held, self._at = stream, held, 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all where it is negative; fewer only at the end."""
        parts: list[bytes] = []
        wanted = size if size >= 0 else LONGEST_SPOOL
        while wanted:
            self._held = self._held or self._stream.next()
            if not self._held:
                break
            part, self._held = self._held[:wanted], self._held[wanted:]
            parts.append(part)
            wanted -= len(part)
        found = b"".join(parts)
        self._at += len(found)
        return found

    def readinto(self, buffer: Any, /) -> int:
        """Fill a buffer as far as there are bytes."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def unreadable(origin: str, error: OSError | ValueError) -> InputError:
    """The error for an input that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        reason = "no such file or directory. Check the path."
    elif isinstance(error, PermissionError):
        reason = "the system does not allow reading it. Check its permissions (ls -l) or the user you run as."
    else:
        known = error.strerror if isinstance(error, OSError) else str(error)
        reason = f"cannot be read: {known or 'unknown fault'}. Check that it is a readable file."
    return InputError(origin, reason)
