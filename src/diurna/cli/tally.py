"""What a run of `diurna code` has done: counted as it goes on, told at the end, and what failed kept in a file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from diurna.cli.output import is_plain, say
from diurna.cli.progress import Step
from diurna.errors import InputError, escape
from diurna.records import Coding
from diurna.scale import Outcome, Run, Stop


@dataclass(slots=True)
class Tally:
    """What a run has done so far, for its closing line."""

    articles: int = 0
    sentences: int = 0
    records: int = 0
    failures: list[InputError] = field(default_factory=list)
    stop: Stop = field(default_factory=Stop)  # whether somebody asked the run to stop
    stopped: bool = False
    broken: OSError | None = None  # what broke the reading or coding, so that no output is blamed for it
    resumed: int = 0  # inputs that were done before, in a run that this one goes on with

    def take_over(self, run: Run) -> None:
        """Count what all the processes that took part in a run have done."""
        self.articles, self.sentences, self.records = run.at.articles, run.at.sentences, run.at.records
        self.failures, self.resumed = list(run.failures()), run.resumed


T = TypeVar("T", Coding, Outcome)


def watch(
    results: Iterable[T | InputError], tally: Tally, step: Step, statuses: frozenset[str] = frozenset()
) -> Iterator[T]:
    """Pass codings, or what is kept of them, on; count them, and name each input that failed or holds no event.

    Where only records of some `statuses` are wanted, an input may well have others, and is not named.

    On Ctrl-C, once anything is coded, the codings just end, so that whoever writes them finishes the file.
    """
    try:
        for result in results:
            if isinstance(result, InputError):
                tally.failures.append(result)
                step(str(result))
                continue
            origin, sentences, records = counts_of(result)
            tally.articles += 1
            tally.sentences += sentences
            tally.records += records
            note = None
            if not records and not statuses:
                note = (
                    f"{origin}: no event found. Expected political events between known parties; "
                    "if it tells one, `diurna explain` shows what was read."
                )
            step(note)
            yield result
    except KeyboardInterrupt:
        if not tally.articles:
            raise
        tally.stopped = True
    except OSError as error:
        tally.broken = error
        raise


def counts_of(result: Coding | Outcome) -> tuple[str, int, int]:
    """What the user calls an article, and its sentences and records."""
    if isinstance(result, Outcome):
        return result.origin, result.sentences, len(result.lines)
    return result.article.origin, len(result.analysis.sentences), len(result.events)


def keep_failures(failures: list[InputError], path: Path | None) -> bool:
    """Write the errors report, or remove that of an earlier run where nothing failed; False where it can't be done."""
    if path is None:
        return True
    try:
        if not failures:
            if is_plain(path):
                path.unlink()
            return True
        with path.open("w", encoding="utf-8") as file:
            for failure in failures:
                file.write(json.dumps({"input": failure.origin, "reason": failure.reason}, ensure_ascii=True) + "\n")
    except OSError as error:
        say(f"{escape(str(path))}: what could not be coded was not kept there ({error.strerror or error}).")
        return False
    say(f"What could not be coded is kept in {escape(str(path))}.")
    return True


def closing_line(tally: Tally, seconds: float, *, stopped: bool) -> str:
    """What was done, and how fast."""
    line = f"{counted(tally.articles, 'article')}, {counted(tally.sentences, 'sentence')}, {counted(tally.records, 'record')}"
    if tally.articles > 1 and seconds > 0 and not tally.resumed:
        line += f" in {seconds:.1f} s ({tally.articles / seconds:.1f} articles/s, {tally.sentences / seconds:.0f} sentences/s)"
    if tally.failures:
        line += f"; {counted(len(tally.failures), 'input')} could not be coded"
    return f"Stopped. {line}." if stopped else f"{line}."


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
