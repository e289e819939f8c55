"""Code many articles with several processes, in order, in bounded memory; a poisoned article costs only itself."""

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, overload

from diurna.articles import Page
from diurna.articles.quoting import escape
from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError
from diurna.records import Article, Coding


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a coding where its records are all that is wanted: small, so that it travels fast."""

    origin: str
    sentences: int
    lines: tuple[str, ...]  # a record each


Given = Article | Page | InputError
Result = Coding | InputError
# Applied where the coding was made, by the worker; it must be importable by name.
Shape = Callable[[Coding], Outcome]

# Articles a worker has waiting or done: enough to keep it busy while another has a long one.
AHEAD = 8
# Articles in a row that each end a process of their own, after which the fault is not taken to be theirs.
MOST_DEATHS = 3
# How often an article is given to a process: a second time alone, for the first may have met another's bad luck.
MOST_TRIES = 2
# Seconds an article may take, whatever its length, and for each of its characters; usual are 0.2 and 0.00003.
SECONDS, SECONDS_A_CHARACTER = 300.0, 0.002
SECONDS_TO_START = 600.0
# Bytes a worker may hold; usual are 400 MB, and 2 GB for an article of a million characters.
MEMORY = 6 << 30
# Seconds between looks at the workers' clocks.
TICK = 1.0
# Characters of an error's own text in a message.
LONGEST_ERROR = 200
OUT_OF_MEMORY = "the memory ran out while it was coded. It was left out; split it, or find a machine with more memory."
_coder: Coder | None = None
_fault = ""  # why a worker process has no coder


@dataclass(frozen=True, slots=True)
class Making:
    """What each process makes its coder with."""

    lexicons: tuple[str | Path, ...] = ()
    ontology: str | Path | None = None
    device: str = "cpu"


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


class Pool:
    """Workers, and what becomes of the articles that they are given."""

    def __init__(self, workers: int, made_with: Making | None = None, shape: Shape | None = None) -> None:
        self._making, self._shape = made_with or Making(), shape
        self._workers = [Worker(self._making, shape) for _ in range(workers)]
        self._waiting: deque[Slot] = deque()
        self._deaths = 0

    def close(self) -> None:
        """End all workers; nobody waits for what they do."""
        for worker in self._workers:
            worker.end()

    def code(self, articles: Iterable[Given]) -> Iterator[Coding | Outcome | InputError]:
        """The results, in the order of the articles.

        1. Take articles up to the bound. 2. Give them to idle workers. 3. Pass on what is done, in order. 4. Wait.
        """
        source = iter(articles)
        slots: deque[Slot] = deque()
        more = True
        while True:
            # 1. Take.
            while more and len(slots) < AHEAD * len(self._workers):
                given = next(source, None)
                more = given is not None
                if given is not None:
                    slots.append(Slot(given))
                    if slots[-1].result is None:
                        self._waiting.append(slots[-1])
            # 2. Give.
            for worker in self._workers:
                if worker.ready and worker.slot is None and self._waiting:
                    worker.give(self._waiting.popleft())
            # 3. Pass on.
            done = slots[0].result if slots else None
            if done is not None:
                slots.popleft()
                yield done
                continue
            if not slots and not more:
                return
            # 4. Wait.
            self._wait()

    def _wait(self) -> None:
        """Wait for an answer, a death or a tick; take what came."""
        answering = connection.wait([worker.line for worker in self._workers], TICK)
        for worker in [worker for worker in self._workers if worker.line in answering]:
            try:
                self._take(worker, worker.line.recv())
            except (EOFError, OSError):
                self._bury(worker)
        for worker in list(self._workers):
            if (worker.slot or not worker.ready) and time.monotonic() > worker.until:
                self._bury(worker, slow=True)

    def _take(self, worker: Worker, answer: Coding | Outcome | InputError | str) -> None:
        """An answer: the word that a worker is ready, why it never will be, or a result."""
        if isinstance(answer, str):
            if answer:
                raise DiurnaError(answer)
            worker.ready = True
            return
        slot, worker.slot = worker.slot, None
        if slot:
            slot.result = answer
            self._deaths = 0

    def _bury(self, worker: Worker, *, slow: bool = False) -> None:
        """Replace a worker that ended, or has to; its article goes to the new one, alone, or is given up."""
        worker.end()
        fresh = Worker(self._making, self._shape)
        self._workers[self._workers.index(worker)] = fresh
        slot = worker.slot
        if slot is None:
            self._count_death()
        elif slot.tries < MOST_TRIES:
            self._waiting.appendleft(slot)
        else:
            slot.result = InputError(slot.given.origin, name_death(slot, slow=slow))
            if not slow:
                self._count_death()

    def _count_death(self) -> None:
        self._deaths += 1
        if self._deaths >= MOST_DEATHS:
            raise DiurnaError(
                f"{self._deaths} worker processes in a row ended by themselves. Expected them to last: is there memory "
                'enough, and does the script that starts them have its `if __name__ == "__main__":`? '
                "One worker (--workers 1) shows what is wrong."
            )


@overload
def code_all(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    lexicons: Sequence[str | Path] = (),
    ontology: str | Path | None = None,
    device: str = "cpu",
) -> Iterator[Coding | InputError]: ...
@overload
def code_all(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    lexicons: Sequence[str | Path] = (),
    ontology: str | Path | None = None,
    device: str = "cpu",
    shape: Shape,
) -> Iterator[Outcome | InputError]: ...
def code_all(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    lexicons: Sequence[str | Path] = (),
    ontology: str | Path | None = None,
    device: str = "cpu",
    shape: Shape | None = None,
) -> Iterator[Any]:
    """Code articles in order; an input that cannot be coded comes back as an `InputError`, and the rest goes on.

    With `workers` above 1, each process loads a coder of its own and `coder` is not used; a script that asks for
    them needs the usual `if __name__ == "__main__":`. `lexicons` are files of custom actor lexicons, and
    `ontology` the folder of a custom ontology, `device` where the model runs, for the coders that are made here. With
    `shape`, a function that can be imported by name, what it makes of a coding comes back in its place. An article that ends its process (memory run out, say), or does not
    end, is tried once more, alone, and is an `InputError` then. Raises `DiurnaError` where no process can be kept alive, or none can load a coder.
    """
    if workers == 1:
        coder = coder or Coder(lexicons=lexicons, ontology=ontology, device=device)
        for article in articles:
            yield shaped(code_one(coder, article), shape)
        return
    pool = Pool(workers, Making(tuple(lexicons), ontology, device), shape)
    try:
        yield from pool.code(articles)
    finally:
        # On Ctrl-C or a closed generator, do not code what nobody waits for.
        pool.close()


def shaped(result: Result, shape: Shape | None) -> Coding | Outcome | InputError:
    """What is wanted of a result."""
    return result if shape is None or isinstance(result, InputError) else shape(result)


def code_one(coder: Coder, given: Given) -> Result:
    """Code one article, or say why it could not be."""
    article = given.article() if isinstance(given, Page) else given
    if isinstance(article, InputError):
        return article
    try:
        return coder.code_article(article)
    except MemoryError:
        return InputError(article.origin, OUT_OF_MEMORY)
    except DiurnaError as error:  # it says what to do: a parser of the user's own that gives no trees, say
        return InputError(article.origin, escape(str(error)))
    except Exception as error:  # noqa: BLE001  one article's bug must not cost the other 99,999
        return InputError(article.origin, name_bug(error))


def name_death(slot: Slot, *, slow: bool) -> str:
    """The reason for an article that ended its process, or did not come to an end."""
    if slow:
        return f"was not coded within {slot.seconds:,.0f} seconds, twice. It was left out; please report it as a bug."
    return "the process that coded it ended at once, twice. It was left out; is there memory enough for it?"


def name_bug(error: Exception) -> str:
    """The reason for an error that nobody expected: on one line, and short, whatever the error's text holds."""
    text = escape(str(error)[: LONGEST_ERROR + 1])
    if len(text) > LONGEST_ERROR:
        text = text[: LONGEST_ERROR - 3] + "..."
    return f"could not be coded ({type(error).__name__}: {text}). It was left out; please report it as a bug."


def _start(made_with: Making) -> None:
    """Load the coder of this process."""
    global _coder, _fault  # noqa: PLW0603  a worker process has one coder, made once
    try:
        _coder = Coder(lexicons=made_with.lexicons, ontology=made_with.ontology, device=made_with.device)
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
