"""`diurna code`: articles in, records out."""

import contextlib
import enum
import functools
import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TextIO, TypeVar

import typer
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

from diurna.articles import Reading, count_articles, finish, read_unfinished
from diurna.articles.quoting import escape
from diurna.cli import resuming
from diurna.cli.cluster import NOT_WITH_RAY, Device, DeviceOption, RayOption, code_on_cluster, refuse_device
from diurna.cli.columns import ColumnsOption, DyadsOption, OneADayOption, TableOptions, suffix_format, table_options
from diurna.cli.keeping import StoreOption, coder_name, files_of, keeping
from diurna.cli.lexicon import check_lexicons
from diurna.cli.options import DayOrders, Inputs, Lexicons, Maps, OntologyFolder, Published, read_day, read_maps
from diurna.cli.output import STDOUT, check_writable, is_plain, prepare_stdout, refuse_inputs, replacing, say
from diurna.cli.statuses import StatusOption, of_status, outcome_of_status, read_statuses
from diurna.coder import Coder
from diurna.errors import InputError
from diurna.events.ontologies import files_of as files_of_ontology
from diurna.records import Coding, Event
from diurna.records.printed import PrintedEvent
from diurna.scale import Outcome, Run, Stop, code_all, stopping
from diurna.writers import (
    PersonSeen,
    collect_people,
    render_article,
    render_claims,
    render_people,
    write_claims_jsonl,
    write_jsonl,
    write_page,
    write_people_csv,
    write_people_jsonl,
)

INTERRUPTED = 130  # what shells expect after Ctrl-C
SECONDS_BETWEEN_LINES = 60  # that say in a log how far the run is


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
    stopped: bool = False
    broken: OSError | None = None  # what broke the reading or coding, so that no output is blamed for it
    resumed: int = 0  # inputs that were done before, in a run that this one goes on with

    def take_over(self, run: Run) -> None:
        """Count what all the processes that took part in a run have done."""
        self.articles, self.sentences, self.records = run.at.articles, run.at.sentences, run.at.records
        self.failures, self.resumed = list(run.failures()), run.resumed


def code(
    inputs: Inputs,
    published: Published = None,
    columns: Maps = None,
    day_order: DayOrders = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="A table on a terminal, JSON Lines when piped, by the ending of -o FILE, unless given.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output (-).")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes to code with: 1, with --ray one for each processor, unless given."),
    ] = None,
    device: DeviceOption = Device.CPU,
    ray: RayOption = None,
    lexicon: Lexicons = None,
    ontology: OntologyFolder = None,
    people: Annotated[
        bool, typer.Option("--people", help="Print who is named with which office, and when, in place of the records.")
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="Write who said what, as JSON Lines, in place of the records.")
    ] = False,
    status: StatusOption = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep what could not be coded there, as JSON Lines. Beside the output (FILE.errors.jsonl) if not given.",
        ),
    ] = None,
    store: StoreOption = None,
    layout: ColumnsOption = None,
    dyads: DyadsOption = False,
    one_a_day: OneADayOption = False,
) -> None:
    """Code articles into event records.

    Example: diurna code examples --format table
    """
    # 1. Refuse what cannot work, before anything is read or written.
    refuse_device(device)
    reading = Reading(read_day(published), read_maps(columns), day_order.value if day_order else None)
    if output is not None and str(output) == STDOUT:
        output = None
    if layout is not None and format is None and suffix_format(output) is None:
        format = Format.CSV
    if ray is not None:
        if people or claims or store or one_a_day or errors or format not in {None, Format.PARQUET}:
            raise typer.BadParameter(NOT_WITH_RAY, param_hint="--ray")
        code_on_cluster(
            inputs, output, ray, reading, lexicons=lexicon or [], ontology=ontology, device=device, workers=workers,
            statuses=read_statuses(status), columns=layout, dyads=dyads,
        )  # fmt: skip
        return
    workers = workers or 1
    named = suffix_format(output)
    on_terminal = output is None and sys.stdout.isatty()
    chosen = format or (Format(named) if named else Format.TABLE if on_terminal else Format.JSONL)
    if chosen is Format.PARQUET and output is None:
        raise typer.BadParameter("a Parquet file cannot go to standard output. Give -o FILE.parquet.")
    table = table_options(layout, dyads, one_a_day, chosen.value, any_status=bool(status))
    if people and chosen in {Format.PARQUET, Format.HTML}:
        raise typer.BadParameter(f"--people is written as table, jsonl or csv, not as {chosen.value}.")
    if claims and (people or chosen not in {Format.TABLE, Format.JSONL}):
        other = "together with --people" if people else f"as {chosen.value}"
        raise typer.BadParameter(f"--claims is written as jsonl or table, not {other}.")
    statuses = read_statuses(status)
    silent = store is not None and output is None and format is None and not people and not claims
    if statuses and (silent or people or claims):
        raise typer.BadParameter(
            "narrows the records that are written, and here none are. A store keeps all: ask it with `diurna events "
            "--status`.",
            param_hint="--status",
        )
    beside = output or store
    report = errors or (beside and beside.with_name(beside.name + ".errors.jsonl"))
    refuse_inputs([("--output", output), ("--errors", report), ("--store", store)], inputs)
    for option, path in (("--output", output), ("--errors", report)):
        if path is not None:
            check_writable(path, option)
    lexicons = lexicon or []
    shaping = [*lexicons, *(files_of_ontology(ontology) if ontology else [])]
    refuse_inputs([("--output", output), ("--errors", report)], map(str, shaping))
    check_lexicons(lexicons, ontology)
    # 2. Code and write.
    own = [path for path in (output, report, *files_of(store)) if path is not None]
    tally = Tally()
    stop = Stop()
    began = time.monotonic()
    try:
        with contextlib.ExitStack() as stack:
            coder = Coder(lexicons=lexicons, ontology=ontology, device=device) if store is not None else None
            keeper = stack.enter_context(keeping(store, coder_name(coder), inputs)) if store and coder else None
            step = stack.enter_context(progress(inputs, own))
            if STDOUT not in inputs:  # a wait for the standard input ends only at once
                stop = stack.enter_context(stopping())
            if (
                output
                and not keeper
                and not people
                and not claims
                and resuming.can_resume(output, chosen.value, inputs)
            ):
                kept = "lines" if chosen is Format.JSONL else "rows"
                shapers = {
                    "reading": reading,
                    "kept": kept,
                    "status": sorted(statuses),
                    **resuming.coded_with(),
                }
                run = stack.enter_context(resuming.begin(output, inputs, shaping, shapers))
                step.pass_over(run.resumed)
                given = run.remaining(lambda: read_unfinished(inputs, reading, leave_out=own), say)
                shape = functools.partial(outcome_of_status, statuses=statuses, printed=chosen is not Format.JSONL)
                results = code_all(
                    stop.until(given), workers=workers, lexicons=lexicons, ontology=ontology, device=device, shape=shape
                )
                deque(watch(resuming.recorded(results, run), tally, step, statuses), maxlen=0)
                tally.stopped = tally.stopped or stop.asked
                tally.take_over(run)
                resuming.publish(run, output, chosen.value, table, whole=not tally.stopped)
            else:
                articles = stop.until(read_unfinished(inputs, reading, leave_out=own))
                if keeper and silent:
                    articles = keeper.leave_out_known(map(finish, articles))
                coded = code_all(
                    articles, workers=workers, coder=coder, lexicons=lexicons, ontology=ontology, device=device
                )
                if keeper:
                    codings = of_status(keeper.keep(watch(coded, tally, step)), statuses)
                else:
                    codings = watch(of_status(coded, statuses), tally, step, statuses)
                if silent:
                    deque(codings, maxlen=0)
                else:
                    write(codings, chosen, output, table, people=people, claims=claims)
                tally.stopped = tally.stopped or stop.asked
            if keeper:
                keeper.failures = len(tally.failures)
    except KeyboardInterrupt:
        say(closing_line(tally, time.monotonic() - began, stopped=True))
        if output is not None:
            say(f"Nothing was written to {escape(str(output))}.")
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        if error is tally.broken:
            raise
        if output is None and isinstance(error, BrokenPipeError):
            # Whoever read our output has had enough ("| head"): stop without a word, and flush nothing into the void.
            drop_stdout()
            raise typer.Exit(0) from None
        if output is None:
            drop_stdout()
        target = "standard output" if output is None else escape(str(output))
        say(f"{target}: writing failed ({error.strerror or error}). Free some space, or choose another file.")
        raise typer.Exit(1) from None
    # 3. Say what was done, and keep what failed.
    reported = keep_failures(tally.failures, report)
    say(closing_line(tally, time.monotonic() - began, stopped=tally.stopped))
    if tally.stopped:
        if output is not None:
            say(f"What was coded until then is in {escape(str(output))}.")
            if not people and not claims and resuming.can_resume(output, chosen.value, inputs):
                say("The same command goes on from there.")
        raise typer.Exit(128 + stop.sign if stop.sign else INTERRUPTED)
    if tally.failures or not reported:
        raise typer.Exit(1)


def drop_stdout() -> None:
    """Send what is left in the buffer of standard output nowhere, as it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


T = TypeVar("T", Coding, Outcome)


def watch(
    results: Iterable[T | InputError], tally: Tally, step: "Step", statuses: frozenset[str] = frozenset()
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


def write(
    codings: Iterable[Coding],
    chosen: Format,
    output: Path | None,
    table: TableOptions,
    *,
    people: bool = False,
    claims: bool = False,
) -> None:
    """Write records as they come (the page: when all are there); a file takes the old one's place at the end."""
    if output is None:
        prepare_stdout(text=chosen is Format.TABLE)
        write_text(codings, chosen, sys.stdout, Console(file=sys.stdout), table, people=people, claims=claims)
        sys.stdout.flush()
        return
    with replacing(output) as part:
        if chosen is Format.PARQUET:
            table.write_parquet(printed_of(codings), part)
            return
        with part.open("w", encoding="utf-8", newline="", errors="replace") as file:
            write_text(codings, chosen, file, Console(file=file, width=100), table, people=people, claims=claims)


def write_text(
    codings: Iterable[Coding],
    chosen: Format,
    file: TextIO,
    console: Console,
    table: TableOptions,
    *,
    people: bool = False,
    claims: bool = False,
) -> None:
    """Write records, people or claims in one of the text formats; the table goes to the console on the file."""
    if claims:
        write_claims(codings, chosen, file, console)
        return
    if people:
        write_people(collect_people(codings), chosen, file, console)
        return
    match chosen:
        case Format.TABLE:
            for coding in codings:
                render_article(coding, console)
        case Format.JSONL:
            write_jsonl(events_of(codings), file)
        case Format.CSV:
            table.write_csv(printed_of(codings), file)
        case Format.HTML:
            write_page(codings, file)


def write_claims(codings: Iterable[Coding], chosen: Format, file: TextIO, console: Console) -> None:
    """Write claims in one of the two formats that they have."""
    if chosen is Format.JSONL:
        write_claims_jsonl(codings, file)
        return
    for coding in codings:
        render_claims(coding, console)


def write_people(people: list[PersonSeen], chosen: Format, file: TextIO, console: Console) -> None:
    """Write people in one of the three formats that they have."""
    match chosen:
        case Format.TABLE:
            render_people(people, console)
        case Format.JSONL:
            write_people_jsonl(people, file)
        case Format.CSV:
            write_people_csv(people, file)


def events_of(codings: Iterable[Coding]) -> Iterator[Event]:
    """All events of all codings."""
    for coding in codings:
        yield from coding.events


def printed_of(codings: Iterable[Coding]) -> Iterator[PrintedEvent]:
    """All events of all codings, each with where its article was printed."""
    for coding in codings:
        for event in coding.events:
            yield PrintedEvent.of(event, coding.article)


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
