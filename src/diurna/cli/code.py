"""`diurna code`: articles in, records out."""

import contextlib
import enum
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from diurna.articles import count_articles, read
from diurna.cli.options import Inputs, Published, read_day
from diurna.errors import InputError
from diurna.records import Coding, Event
from diurna.scale import code_all
from diurna.writers import render_article, write_csv, write_jsonl, write_page, write_parquet

INTERRUPTED = 130  # what shells expect after Ctrl-C


class Format(enum.StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"


@dataclass(slots=True)
class Tally:
    """What a run has done so far, for its closing line."""

    articles: int = 0
    sentences: int = 0
    records: int = 0
    failures: list[InputError] = field(default_factory=list)


def code(
    inputs: Inputs,
    published: Published = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="A table on a terminal, JSON Lines when piped, unless given."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to code with.")] = 1,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep what could not be coded there, as JSON Lines. Beside the output (FILE.errors.jsonl) if not given.",
        ),
    ] = None,
) -> None:
    """Code articles into event records.

    Example: diurna code examples --format table
    """
    day = read_day(published)
    chosen = format or (Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL)
    if chosen is Format.PARQUET and output is None:
        raise typer.BadParameter("a Parquet file cannot go to standard output. Give -o FILE.parquet.")
    tally = Tally()
    began = time.monotonic()
    stopped = False
    try:
        with progress(inputs) as step:
            codings = watch(code_all(read(inputs, published=day), workers=workers), tally, step)
            write(codings, chosen, output)
    except KeyboardInterrupt:
        stopped = True
    except BrokenPipeError:
        # Whoever read our output has had enough ("| head"): stop without a word, and let nothing flush into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        if output is None:
            raise
        raise typer.BadParameter(f"{output}: cannot be written ({error.strerror}). Choose another file.") from error
    keep_failures(tally.failures, errors or (output and output.with_name(output.name + ".errors.jsonl")))
    say(closing_line(tally, time.monotonic() - began, stopped=stopped))
    if stopped:
        raise typer.Exit(INTERRUPTED)
    if tally.failures:
        raise typer.Exit(1)


def watch(results: Iterable[Coding | InputError], tally: Tally, step: "Step") -> Iterator[Coding]:
    """Pass codings on; count them, and name each input that failed or holds no event."""
    for result in results:
        if isinstance(result, InputError):
            tally.failures.append(result)
            step(str(result))
            continue
        tally.articles += 1
        tally.sentences += len(result.analysis.sentences)
        tally.records += len(result.events)
        note = None
        if not result.events:
            note = (
                f"{result.article.origin}: no event found. Expected political events between known parties; "
                "if it tells one, `diurna explain` shows what was read."
            )
        step(note)
        yield result


class Step:
    """Moves the progress bar on, and prints a line above it where there is something to say."""

    def __init__(self, bar: Progress | None, console: Console, total: int | None) -> None:
        self._bar, self._console = bar, console
        self._task = bar.add_task("coding", total=total) if bar else None

    def __call__(self, note: str | None = None) -> None:
        """One input more is done."""
        if note is not None:
            self._console.print(note, markup=False, highlight=False, soft_wrap=True)
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)


@contextlib.contextmanager
def progress(inputs: list[str]) -> Iterator[Step]:
    """A progress bar on standard error, where that is a terminal and there is more than one article to code."""
    console = Console(stderr=True)
    total = count_articles(inputs) if console.is_terminal else None
    if not console.is_terminal or total == 1:
        yield Step(None, console, total)
        return
    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield Step(bar, console, total)


def write(codings: Iterable[Coding], chosen: Format, output: Path | None) -> None:
    """Write records as they come (the page: when all are there)."""
    if chosen is Format.PARQUET:
        assert output is not None
        write_parquet(events_of(codings), output)
        return
    with open_output(output) as file:
        match chosen:
            case Format.TABLE:
                console = Console(file=file) if output is None else Console(file=file, width=100)
                for coding in codings:
                    render_article(coding, console)
            case Format.JSONL:
                write_jsonl(events_of(codings), file)
            case Format.CSV:
                write_csv(events_of(codings), file)
            case Format.HTML:
                write_page(codings, file)


def events_of(codings: Iterable[Coding]) -> Iterator[Event]:
    """All events of all codings."""
    for coding in codings:
        yield from coding.events


@contextlib.contextmanager
def open_output(output: Path | None) -> Iterator[TextIO]:
    """The output file, or standard output."""
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        yield file


def keep_failures(failures: list[InputError], path: Path | None) -> None:
    """Write the errors report, where there is anything to report and somewhere to write it."""
    if not failures or path is None:
        return
    with path.open("w", encoding="utf-8") as file:
        for failure in failures:
            file.write(json.dumps({"input": failure.origin, "reason": failure.reason}, ensure_ascii=True) + "\n")
    say(f"What could not be coded is kept in {path}.")


def closing_line(tally: Tally, seconds: float, *, stopped: bool) -> str:
    """What was done, and how fast."""
    line = f"{counted(tally.articles, 'article')}, {counted(tally.sentences, 'sentence')}, {counted(tally.records, 'record')}"
    if tally.articles > 1 and seconds > 0:
        line += f" in {seconds:.1f} s ({tally.articles / seconds:.1f} articles/s, {tally.sentences / seconds:.0f} sentences/s)"
    if tally.failures:
        line += f"; {counted(len(tally.failures), 'input')} could not be coded"
    return f"Stopped. {line}." if stopped else f"{line}."


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say(line: str) -> None:
    """Talk to the user, on standard error."""
    Console(stderr=True).print(line, markup=False, highlight=False, soft_wrap=True)
