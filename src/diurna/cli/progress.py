"""How far `diurna code` is: a bar on a terminal, a line now and then in a log."""

import contextlib
import functools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from diurna.articles import count_articles

SECONDS_BETWEEN_LINES = 60  # that say in a log how far the run is


class Rate(ProgressColumn):
    """Articles a second, as of late."""

    def render(self, task: Task) -> Text:
        """The rate of a task."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class Step:
    """Moves the progress bar on, and prints a line above it where there is something to say.

    Without a bar, as in a log, a line says now and then how far the run is; `count` says how many inputs there are.
    """

    def __init__(self, bar: Progress | None, console: Console, count: Callable[[], int | None]) -> None:
        self._bar, self._console, self._count = bar, console, count
        self._task = bar.add_task("coding", total=count()) if bar else None
        self._done = self._before = 0
        self._began = self._said = time.monotonic()

    def __call__(self, note: str | None = None) -> None:
        """One input more is done."""
        self._done += 1
        if note is not None:
            self._console.print(note, markup=False, highlight=False, soft_wrap=True)
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
        elif time.monotonic() - self._said >= SECONDS_BETWEEN_LINES:
            self._said = time.monotonic()
            self._console.print(self._line(), markup=False, highlight=False, soft_wrap=True)

    def pass_over(self, number: int) -> None:
        """So many inputs were done before."""
        self._done = self._before = number
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=number)

    def _line(self) -> str:
        """How far the run is: "1,200 of about 10,000 inputs, 5.1 a second, 28 minutes left"."""
        rate = (self._done - self._before) / (self._said - self._began)
        total = self._count()
        if total is None or total < self._done:
            return f"{self._done:,} inputs, {rate:.1f} a second"
        left = (total - self._done) / rate / 60
        return f"{self._done:,} of about {total:,} inputs, {rate:.1f} a second, {left:,.0f} minutes left"


@contextlib.contextmanager
def progress(inputs: list[str], own: list[Path]) -> Iterator[Step]:
    """A progress bar on standard error, where that is a terminal and there is more than one article to code.

    `own` are files of this run, which are no inputs.
    """
    console = Console(stderr=True)
    count = functools.cache(lambda: count_articles(inputs, leave_out=own))
    if not console.is_terminal or count() == 1:
        yield Step(None, console, count)
        return
    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield Step(bar, console, count)
