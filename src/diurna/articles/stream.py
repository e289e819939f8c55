"""Bytes read a piece at a time, with a look at the first ones, so that no input can fill the memory."""

from collections.abc import Iterator
from typing import BinaryIO

from diurna.errors import InputError

CHUNK = 65_536


class Stream:
    """The bytes of one input; `origin` is what the user calls it. Failures to read raise `InputError`."""

    def __init__(self, raw: BinaryIO, origin: str) -> None:
        self.origin = origin
        # read1 gives what a pipe holds now, where read would wait for the buffer to fill.
        self._read = getattr(raw, "read1", raw.read)
        self._held = b""

    def head(self) -> bytes:
        """The first bytes, not consumed: at least the first non-blank line, or a chunk where that is longer."""
        while len(self._held) < CHUNK and b"\n" not in self._held.lstrip():
            more = self._next()
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

    def _chunks(self) -> Iterator[bytes]:
        held, self._held = self._held, b""
        if held:
            yield held
        while chunk := self._next():
            yield chunk

    def _next(self) -> bytes:
        try:
            return self._read(CHUNK) or b""
        except (OSError, ValueError) as error:  # ValueError: a stream that is closed
            raise unreadable(self.origin, error) from error


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
