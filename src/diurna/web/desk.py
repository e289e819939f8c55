"""What a request works with: the store, the coder, answers that are kept, and one writer at a time."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from diurna.coder import Coder
from diurna.records import Article, Coding
from diurna.store import Store
from diurna.web.errors import DeskError

Answer = TypeVar("Answer")

KEPT = 256  # answers held in memory
READ_AGAIN = 8  # codings held in memory
QUEUE_SECONDS = 20.0  # how long a text waits for the coder, which codes one at a time


class Desk:
    """One store, open for as long as the desk runs; any number of threads may ask it.

    The process holds the file, so that nothing else can change what is in it: answers about records are kept (`ask`).
    Questions use a cursor of their own each, and see the store as it was before a write that is going on; `writing`
    lets one thread write at a time and never makes a reader wait.
    """

    def __init__(self, store: Store, *, coder: Callable[[], Coder] = Coder) -> None:
        self.store = store
        self._make_coder = coder
        self._coder: Coder | None = None
        self._coding = threading.Lock()
        self._writing = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._read: OrderedDict[str, Coding] = OrderedDict()
        self._keeping = threading.Lock()

    def ask(self, question: Callable[..., Answer], *args: Hashable, **named: Hashable) -> Answer:
        """The answer of `question(store, *args, **named)`, kept for the next who asks the same.

        For questions about records only; what reviewers write changes, and is asked of `store` itself.
        """
        key = (question, args, tuple(sorted(named.items())))
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]  # the key holds the question, whose answer it is
        answer = question(self.store, *args, **named)
        with self._keeping:
            self._kept[key] = answer
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return answer

    @contextlib.contextmanager
    def writing(self) -> Iterator[Store]:
        """The store, for one writer at a time. Raises `DeskError` (403) where the desk was opened to read only."""
        if self.store.read_only:
            raise DeskError(
                403,
                "This desk was opened to read only.",
                "Start it without --read-only to write reviews into the store.",
            )
        with self._writing:
            yield self.store

    def code(self, article: Article) -> Coding:
        """Code an article; the coder is loaded for the first. Raises `DeskError` (503) where too many texts wait."""
        if not self._coding.acquire(timeout=QUEUE_SECONDS):
            raise DeskError(503, "Too many texts are waiting to be coded.", "Try again in a moment.")
        try:
            return self.coder().code_article(article)
        finally:
            self._coding.release()

    def read_again(self, article: Article) -> Coding:
        """An article of the store coded with the coder of this desk; the last few are kept."""
        with self._keeping:
            if article.id in self._read and self._read[article.id].article == article:
                return self._read[article.id]
        coding = self.code(article)
        with self._keeping:
            self._read[article.id] = coding
            while len(self._read) > READ_AGAIN:
                self._read.popitem(last=False)
        return coding

    def make_ready(self) -> None:
        """Load the coder in a thread of its own, unless it is there: for who is about to paste a text."""
        if self._coder is None and not self._coding.locked():
            threading.Thread(target=self._load).start()

    def _load(self) -> None:
        with self._coding:
            self.coder()

    def coder(self) -> Coder:
        """The coder, loaded at the first call."""
        if self._coder is None:
            self._coder = self._make_coder()
        return self._coder


def desk_of(request: Request) -> Desk:
    """The desk of the app that a request came to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


DeskOf = Annotated[Desk, Depends(desk_of)]
