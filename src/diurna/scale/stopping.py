"""Ctrl-C and the system's wish to end: what is in hand is finished, and nothing new begun."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
TICK = 0.2  # seconds between looks whether somebody asked to stop


class Stop:
    """Whether somebody asked to stop; `sign` is the signal's number then."""

    def __init__(self) -> None:
        self.sign: int | None = None

    def ask(self, sign: int, frame: FrameType | None = None) -> None:
        """Note the wish; the second time, stop at once."""
        if self.sign is not None:
            raise KeyboardInterrupt
        self.sign = sign
        # Not through Python's buffers, which the signal may have interrupted.
        os.write(2, b"\nStopping: the article in hand is finished first. Once more stops at once.\n")

    @property
    def asked(self) -> bool:
        """Whether anybody asked."""
        return self.sign is not None

    def pause(self, seconds: float) -> None:
        """Wait some seconds, or until somebody asks to stop."""
        until = time.monotonic() + seconds
        while not self.asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(TICK, left))

    def until(self, things: Iterable[T]) -> Iterator[T]:
        """Things, until somebody asks to stop."""
        if self.asked:
            return
        for thing in things:
            yield thing
            if self.asked:
                return


@contextlib.contextmanager
def stopping() -> Iterator[Stop]:
    """Within, SIGINT and SIGTERM ask to stop in place of ending the process; only in the main thread can they."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {sign: signal.signal(sign, stop.ask) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
