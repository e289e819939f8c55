"""Code many articles with several processes, in order, in bounded memory; a poisoned article costs only itself."""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import connection
from typing import Any, overload

from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError
from diurna.records import Coding
from diurna.scale.coding import Given, Making, Outcome, Shape, code_one, shaped
from diurna.scale.worker import Slot, Worker, name_death

# Articles a worker has waiting or done: enough to keep it busy while another has a long one.
AHEAD = 8
# Articles in a row that each end a process of their own, after which the fault is not taken to be theirs.
MOST_DEATHS = 3
# How often an article is given to a process: a second time alone, for the first may have met another's bad luck.
MOST_TRIES = 2
# Seconds between looks at the workers' clocks.
TICK = 1.0


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
    articles: Iterable[Given], *, workers: int = 1, coder: Coder | None = None, making: Making | None = None
) -> Iterator[Coding | InputError]: ...
@overload
def code_all(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    making: Making | None = None,
    shape: Shape,
) -> Iterator[Outcome | InputError]: ...
def code_all(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    making: Making | None = None,
    shape: Shape | None = None,
) -> Iterator[Any]:
    """Code articles in order; an input that cannot be coded comes back as an `InputError`, and the rest goes on.

    With `workers` above 1, each process makes a coder of its own and `coder` is not used; a script that asks for
    them needs the usual `if __name__ == "__main__":`. `making` says what coders are made with that are made here. With
    `shape`, a function that can be imported by name, what it makes of a coding comes back in its place. An article that
    ends its process (memory run out, say), or does not end, is tried once more, alone, and is an `InputError` then.
    Raises `DiurnaError` where no process can be kept alive, or none can make a coder.
    """
    making = making or Making()
    if workers == 1:
        coder = coder or making.coder()
        for article in articles:
            yield shaped(code_one(coder, article), shape)
        return
    pool = Pool(workers, making, shape)
    try:
        yield from pool.code(articles)
    finally:
        # On Ctrl-C or a closed generator, do not code what nobody waits for.
        pool.close()
