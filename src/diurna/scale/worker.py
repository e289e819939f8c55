"""A process that codes one article after another, and the article that it has in hand."""

import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from diurna.articles import Page
from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError
from diurna.records import Coding
from diurna.scale.coding import OUT_OF_MEMORY, Given, Making, Outcome, Shape, code_one, name_bug, shaped

# Seconds an article may take, whatever its length, and for each of its characters; usual are 0.2 and 0.00003.
SECONDS, SECONDS_A_CHARACTER = 300.0, 0.002
SECONDS_TO_START = 600.0
# Bytes a worker may hold; usual are 400 MB, and 2 GB for an article of a million characters.
MEMORY = 6 << 30
_coder: Coder | None = None
_fault = ""  # why a worker process has no coder


class Slot:
    """An article on its way: waiting, with a worker, or done."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.tries = 0
        self.result: Coding | Outcome | InputError | None = given if isinstance(given, InputError) else None

    @property
    def seconds(self) -> float:
        """How long a worker may take."""
        size = len(self.given.data) if isinstance(self.given, Page) else len(getattr(self.given, "text", ""))
        return SECONDS + SECONDS_A_CHARACTER * size


class Worker:
    """A process with a coder of its own, and the one article that it has in hand."""

    def __init__(self, made_with: Making, shape: Shape | None) -> None:
        # Begun afresh: a fork would copy locks that threads here (progress bar, ONNX) may hold.
        spawn = get_context("spawn")
        self.line, there = spawn.Pipe()
        self.process: BaseProcess = spawn.Process(
            target=_serve, args=(there, _start, made_with, shape, MEMORY), daemon=True
        )
        self.process.start()
        there.close()
        self.slot: Slot | None = None
        self.ready = False
        self.until = time.monotonic() + SECONDS_TO_START

    def give(self, slot: Slot) -> None:
        """Give it an article; a worker that is dead is found out when its answer is asked for."""
        self.slot = slot
        slot.tries += 1
        self.until = time.monotonic() + slot.seconds
        try:
            self.line.send(slot.given)
        except (OSError, ValueError):
            self.process.kill()

    def end(self) -> None:
        """End the process, whatever it does."""
        self.line.close()
        self.process.kill()
        self.process.join()


def name_death(slot: Slot, *, slow: bool) -> str:
    """The reason for an article that ended its process, or did not come to an end."""
    if slow:
        return f"was not coded within {slot.seconds:,.0f} seconds, twice. It was left out; please report it as a bug."
    return "the process that coded it ended at once, twice. It was left out; is there memory enough for it?"


def _start(made_with: Making) -> None:
    """Load the coder of this process."""
    global _coder, _fault  # noqa: PLW0603  a worker process has one coder, made once
    try:
        _coder = made_with.coder()
    except DiurnaError as error:
        _fault = str(error)


def _serve(
    line: Connection,
    start: Callable[[Making], None],
    made_with: Making,
    shape: Shape | None,
    memory: int,
) -> None:
    """The life of a worker: say "" when ready (or why not), then answer each article until the line is cut."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)  # the parent's to handle; without it the line is cut
    limit_memory(memory)
    start(made_with)
    try:
        line.send(_fault if _coder is None else "")
        while _coder is not None:
            answer = code_one(_coder, line.recv())
            if isinstance(answer, InputError) and answer.reason == OUT_OF_MEMORY:
                os._exit(1)  # a fresh process tries it again, with all the memory that it may have
            send_answer(line, shaped(answer, shape))
    except (EOFError, OSError):
        return


def send_answer(line: Connection, answer: Coding | Outcome | InputError) -> None:
    """Send a result; one that cannot travel is one article's bug, as in `code_one`."""
    try:
        line.send(answer)
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001  whatever keeps it from being pickled
        origin = answer.article.origin if isinstance(answer, Coding) else answer.origin
        line.send(InputError(origin, name_bug(error)))


def limit_memory(size: int) -> None:
    """Let allocations of this process fail above a size, where the system can do that."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    size = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (size, most))
