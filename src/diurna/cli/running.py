"""The run of `diurna code` on one machine: into a store, into a file that it goes on with, or straight out."""

import contextlib
import functools
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from diurna.articles import Reading, finish, read_unfinished
from diurna.cli import resuming
from diurna.cli.keeping import coder_name, files_of, keeping
from diurna.cli.lexicon import check_lexicons
from diurna.cli.output import STDOUT, check_writable, refuse_inputs, say
from diurna.cli.progress import Step, progress
from diurna.cli.statuses import of_status, outcome_of_status
from diurna.cli.tally import Tally, closing_line, keep_failures, watch
from diurna.cli.writing import Format, Writing
from diurna.errors import escape
from diurna.events.ontologies import files_of as files_of_ontology
from diurna.scale import Making, code_all, stopping

INTERRUPTED = 130  # what shells expect after Ctrl-C


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be coded, with what, and what becomes of it; `silent` where a store is all that is written."""

    inputs: list[str]
    reading: Reading
    making: Making
    workers: int
    writing: Writing
    statuses: frozenset[str]
    store: Path | None
    silent: bool
    errors: Path | None

    @property
    def output(self) -> Path | None:
        """The file that records go to, None for standard output."""
        return self.writing.output

    @property
    def report(self) -> Path | None:
        """Where what could not be coded is kept: as asked, or beside the output or the store."""
        beside = self.output or self.store
        return self.errors or (beside and beside.with_name(beside.name + ".errors.jsonl"))

    @property
    def own(self) -> list[Path]:
        """Files of this run, which are no inputs."""
        return [path for path in (self.output, self.report, *files_of(self.store)) if path is not None]

    @property
    def shaping(self) -> list[Path]:
        """Files that shape the records: lexicons, and those of an ontology."""
        ontology = self.making.ontology
        return [*self.making.lexicons, *(files_of_ontology(ontology) if ontology else [])]

    @property
    def resumable(self) -> bool:
        """Whether the same command can go on with the run after a stop."""
        return self.writing.records and resuming.can_resume(self.output, self.writing.form.value, self.inputs)

    def check(self) -> None:
        """Refuse what cannot work, before anything is read or written: wrong usage, exit code 2."""
        if self.statuses and (self.silent or not self.writing.records):
            raise typer.BadParameter(
                "narrows the records that are written, and here none are. A store keeps all: ask it with `diurna events "
                "--status`.",
                param_hint="--status",
            )
        written = [("--output", self.output), ("--errors", self.report)]
        refuse_inputs([*written, ("--store", self.store)], self.inputs)
        for option, path in written:
            if path is not None:
                check_writable(path, option)
        refuse_inputs(written, map(str, self.shaping))
        check_lexicons(self.making.lexicons, self.making.ontology)


def run(order: Order) -> None:
    """Code and write, and say what was done; exit code 1 where some input could not be coded, 130 after Ctrl-C."""
    tally = Tally()
    began = time.monotonic()
    try:
        if order.store is not None:
            code_into_store(order, order.store, tally)
        elif order.output is not None and order.resumable:
            code_resumably(order, order.output, tally)
        else:
            code_straight(order, tally)
    except KeyboardInterrupt:
        say(closing_line(tally, time.monotonic() - began, stopped=True))
        if order.output is not None:
            say(f"Nothing was written to {escape(str(order.output))}.")
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        if error is tally.broken:
            raise
        raise failed_writing(order.output, error) from None
    reported = keep_failures(tally.failures, order.report)
    say(closing_line(tally, time.monotonic() - began, stopped=tally.stopped))
    if tally.stopped:
        if kept := order.output or order.store:
            say(f"What was coded until then is in {escape(str(kept))}.")
        if order.silent or (order.resumable and order.store is None):
            say("The same command goes on from there.")
        raise typer.Exit(128 + tally.stop.sign if tally.stop.sign else INTERRUPTED)
    if tally.failures or not reported:
        raise typer.Exit(1)


def code_into_store(order: Order, store: Path, tally: Tally) -> None:
    """Keep codings in a store, and write them too unless the run is silent: then what is there is not coded again."""
    coder = order.making.coder()
    with keeping(store, coder_name(coder), order.inputs) as keeper:
        with stepping(order, tally) as step:
            articles = tally.stop.until(read_unfinished(order.inputs, order.reading, leave_out=order.own))
            if order.silent:
                articles = keeper.leave_out_known(map(finish, articles))
            coded = code_all(articles, workers=order.workers, coder=coder, making=order.making)
            codings = of_status(keeper.keep(watch(coded, tally, step)), order.statuses)
            if order.silent:
                deque(codings, maxlen=0)
            else:
                order.writing.write(codings)
        keeper.failures = len(tally.failures)


def code_resumably(order: Order, output: Path, tally: Tally) -> None:
    """Code into a file, each record on the disk as it comes, and go on with a run that was stopped."""
    form = order.writing.form
    shapers = {
        "reading": order.reading,
        "kept": "lines" if form is Format.JSONL else "rows",
        "status": sorted(order.statuses),
        **resuming.coded_with(),
    }
    shape = functools.partial(outcome_of_status, statuses=order.statuses, printed=form is not Format.JSONL)
    with stepping(order, tally) as step, resuming.begin(output, order.inputs, order.shaping, shapers) as kept:
        step.pass_over(kept.resumed)
        given = kept.remaining(lambda: read_unfinished(order.inputs, order.reading, leave_out=order.own), say)
        results = code_all(tally.stop.until(given), workers=order.workers, making=order.making, shape=shape)
        deque(watch(resuming.recorded(results, kept), tally, step, order.statuses), maxlen=0)
        tally.stopped = tally.stopped or tally.stop.asked
        tally.take_over(kept)
        resuming.publish(kept, output, form.value, order.writing.table, whole=not tally.stopped)


def code_straight(order: Order, tally: Tally) -> None:
    """Code and write as codings come."""
    with stepping(order, tally) as step:
        articles = tally.stop.until(read_unfinished(order.inputs, order.reading, leave_out=order.own))
        coded = code_all(articles, workers=order.workers, making=order.making)
        order.writing.write(watch(of_status(coded, order.statuses), tally, step, order.statuses))


@contextlib.contextmanager
def stepping(order: Order, tally: Tally) -> Iterator[Step]:
    """Within, a bar tells how far the run is, and a first Ctrl-C lets it come to an end."""
    with contextlib.ExitStack() as stack:
        step = stack.enter_context(progress(order.inputs, order.own))
        if STDOUT not in order.inputs:  # a wait for the standard input ends only at once
            tally.stop = stack.enter_context(stopping())
        yield step
        tally.stopped = tally.stopped or tally.stop.asked


def failed_writing(output: Path | None, error: OSError) -> typer.Exit:
    """Say that the output could not be written, and what to do; what to raise then."""
    if output is None:
        # Flush nothing into the void. Whoever read our output and has had enough ("| head") needs no word.
        drop_stdout()
        if isinstance(error, BrokenPipeError):
            return typer.Exit(0)
    target = "standard output" if output is None else escape(str(output))
    say(f"{target}: writing failed ({error.strerror or error}). Free some space, or choose another file.")
    return typer.Exit(1)


def drop_stdout() -> None:
    """Send what is left in the buffer of standard output nowhere, as it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
