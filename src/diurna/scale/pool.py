"""Code many articles with several processes, in order, in bounded memory."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from diurna.coder import Coder
from diurna.errors import InputError
from diurna.records import Article, Coding

# Articles a worker has waiting: enough to keep it busy while results are written.
AHEAD = 8
_coder: Coder | None = None


def code_all(
    articles: Iterable[Article | InputError], *, workers: int = 1, coder: Coder | None = None
) -> Iterator[Coding | InputError]:
    """Code articles in order; an input that cannot be coded comes back as an `InputError`, and the rest goes on.

    With `workers` above 1, each process loads a coder of its own and `coder` is not used.
    """
    if workers == 1:
        coder = coder or Coder()
        for article in articles:
            yield article if isinstance(article, InputError) else code_one(coder, article)
        return
    waiting: deque[InputError | Future[Coding | InputError]] = deque()
    source = iter(articles)
    with ProcessPoolExecutor(workers, initializer=_start) as pool:
        try:
            while True:
                for article in itertools.islice(source, workers * AHEAD - len(waiting)):
                    waiting.append(article if isinstance(article, InputError) else pool.submit(_work, article))
                if not waiting:
                    return
                done = waiting.popleft()
                yield done if isinstance(done, InputError) else done.result()
        finally:
            # On Ctrl-C or a closed generator, do not code what nobody waits for.
            pool.shutdown(wait=False, cancel_futures=True)


def code_one(coder: Coder, article: Article) -> Coding | InputError:
    """Code one article, or say why it could not be."""
    try:
        return coder.code_article(article)
    except Exception as error:  # noqa: BLE001  one article's bug must not cost the other 99,999
        reason = f"could not be coded ({type(error).__name__}: {error}). It was left out; please report it as a bug."
        return InputError(article.origin, reason)


def _start() -> None:
    global _coder  # noqa: PLW0603  a worker process has one coder, made once
    _coder = Coder()


def _work(article: Article) -> Coding | InputError:
    assert _coder is not None
    return code_one(_coder, article)
