"""Code many articles with several processes, in order, in bounded memory."""

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from diurna.articles.quoting import escape
from diurna.coder import Coder
from diurna.errors import DiurnaError, InputError
from diurna.records import Article, Coding

# Articles a worker has waiting: enough to keep it busy while results are written.
AHEAD = 8
# Articles in a row that each end a process of their own, after which the fault is not taken to be theirs.
MOST_DEATHS = 3
# Characters of an error's own text in a message.
LONGEST_ERROR = 200
_coder: Coder | None = None
_fault = ""  # why a worker process has no coder


@dataclass(frozen=True, slots=True)
class Flying:
    """An article that a worker has, or will have."""

    article: Article
    answer: Future[Coding | InputError]


def code_all(
    articles: Iterable[Article | InputError],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    lexicons: Sequence[str | Path] = (),
) -> Iterator[Coding | InputError]:
    """Code articles in order; an input that cannot be coded comes back as an `InputError`, and the rest goes on.

    With `workers` above 1, each process loads a coder of its own and `coder` is not used; a script that asks for
    them needs the usual `if __name__ == "__main__":`. `lexicons` are files of custom actor lexicons for the coders that
    are made here. An article that ends its process (memory run out, say) is an
    `InputError` too. Raises `DiurnaError` where no process can be kept alive, or none can load a coder.
    """
    if workers == 1:
        coder = coder or Coder(lexicons=lexicons)
        for article in articles:
            yield article if isinstance(article, InputError) else code_one(coder, article)
        return
    waiting: deque[InputError | Flying] = deque()
    source = iter(articles)
    pool = start_pool(workers, lexicons)
    try:
        while True:
            for article in itertools.islice(source, workers * AHEAD - len(waiting)):
                waiting.append(article if isinstance(article, InputError) else send(pool, article))
            if not waiting:
                return
            done = waiting.popleft()
            if isinstance(done, InputError):
                yield done
            elif not is_broken(done):
                yield receive(done)
            else:
                # No saying which article ended its process: each gets one to itself, and only the culprit is lost.
                pool.shutdown(cancel_futures=True)
                lost, waiting = [done, *waiting], deque()
                yield from code_singly(lost, lexicons)
                pool = start_pool(workers, lexicons)
    finally:
        # On Ctrl-C or a closed generator, do not code what nobody waits for.
        pool.shutdown(cancel_futures=True)


def code_singly(
    waiting: Iterable[InputError | Flying], lexicons: Sequence[str | Path] = ()
) -> Iterator[Coding | InputError]:
    """Code what was in flight when a process ended, one article at a time; what was coded by then is kept."""
    pool = start_pool(1, lexicons)
    deaths = 0
    try:
        for each in waiting:
            if isinstance(each, InputError):
                yield each
                continue
            again = send(pool, each.article) if is_broken(each) else each
            if not is_broken(again):
                deaths = 0 if again is not each else deaths
                yield receive(again)
                continue
            deaths += 1
            if deaths == MOST_DEATHS:
                raise DiurnaError(
                    f"{deaths} worker processes in a row ended by themselves. Expected them to last: is there memory "
                    'enough, and does the script that starts them have its `if __name__ == "__main__":`? '
                    "One worker (--workers 1) shows what is wrong."
                )
            pool.shutdown(cancel_futures=True)
            pool = start_pool(1, lexicons)
            yield InputError(
                each.article.origin,
                "the process that coded it ended at once. It was left out; is there memory enough for it?",
            )
    finally:
        pool.shutdown(cancel_futures=True)


def start_pool(workers: int, lexicons: Sequence[str | Path] = ()) -> ProcessPoolExecutor:
    """Worker processes, begun afresh: a fork would copy locks that threads here (progress bar, ONNX) may hold."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_start, initargs=(tuple(lexicons),))


def send(pool: ProcessPoolExecutor, article: Article) -> Flying:
    """Give an article to a worker."""
    try:
        return Flying(article, pool.submit(_work, article))
    except BrokenProcessPool as error:
        answer: Future[Coding | InputError] = Future()
        answer.set_exception(error)
        return Flying(article, answer)


def is_broken(flying: Flying) -> bool:
    """Wait for the answer; whether a process ended instead of giving it."""
    return isinstance(flying.answer.exception(), BrokenProcessPool)


def receive(flying: Flying) -> Coding | InputError:
    """What a worker answered."""
    try:
        return flying.answer.result()
    except DiurnaError:  # no coder: no article will fare better
        raise
    except Exception as error:  # noqa: BLE001  an answer that cannot travel is one article's bug, as in `code_one`
        return InputError(flying.article.origin, name_bug(error))


def code_one(coder: Coder, article: Article) -> Coding | InputError:
    """Code one article, or say why it could not be."""
    try:
        return coder.code_article(article)
    except DiurnaError as error:  # it says what to do: a parser of the user's own that gives no trees, say
        return InputError(article.origin, escape(str(error)))
    except Exception as error:  # noqa: BLE001  one article's bug must not cost the other 99,999
        return InputError(article.origin, name_bug(error))


def name_bug(error: Exception) -> str:
    """The reason for an error that nobody expected: on one line, and short, whatever the error's text holds."""
    text = escape(str(error)[: LONGEST_ERROR + 1])
    if len(text) > LONGEST_ERROR:
        text = text[: LONGEST_ERROR - 3] + "..."
    return f"could not be coded ({type(error).__name__}: {text}). It was left out; please report it as a bug."


def _start(lexicons: Sequence[str | Path]) -> None:
    global _coder, _fault  # noqa: PLW0603  a worker process has one coder, made once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        _coder = Coder(lexicons=lexicons)
    except DiurnaError as error:  # raised here, it would end the process and hide its own text
        _fault = str(error)


def _work(article: Article) -> Coding | InputError:
    if _coder is None:
        raise DiurnaError(_fault)
    return code_one(_coder, article)
