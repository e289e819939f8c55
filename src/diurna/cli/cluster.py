"""`diurna code --ray` and `--device`: on other machines, on a GPU."""

import enum
import functools
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from diurna.articles import Reading
from diurna.cli.columns import LayoutName, table_options
from diurna.cli.lexicon import check_lexicons
from diurna.cli.output import say
from diurna.cli.resuming import coded_with, event_of
from diurna.cli.statuses import outcome_of_status
from diurna.errors import ModelError, escape
from diurna.events.ontologies import files_of
from diurna.model.sessions import providers
from diurna.scale import Making, key_of
from diurna.version import VERSION
from diurna.writers.labels import plural

if TYPE_CHECKING:  # imported when it is asked for: other runs need none of it
    from diurna.scale.cluster import Progress

INTERRUPTED = 130  # what shells expect after Ctrl-C
SECONDS_BETWEEN_LINES = 60.0
FAILURES_SHOWN = 10
NOT_WITH_RAY = (
    "writes Parquet files of records into a folder, -o DIR. Expected none of --people, --claims, --store, --errors, "
    "--one-a-day, nor another format; what these give can be had from the folder afterwards."
)


class Device(enum.StrEnum):
    """Where the model runs."""

    CPU = "cpu"
    CUDA = "cuda"
    AUTO = "auto"


DeviceOption = Annotated[
    Device, typer.Option("--device", help="Where the model runs: auto takes a GPU if there is one (docs/scale.md).")
]
RayOption = Annotated[
    str | None,
    typer.Option(
        "--ray",
        metavar="ADDRESS",
        help="Code Parquet files on a Ray cluster, into the folder -o DIR: its address, auto, or local (docs/scale.md).",
    ),
]


def refuse_device(device: Device) -> None:
    """Wrong usage (exit code 2) where there is no such device."""
    try:
        providers(device.value)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--device") from error


def address_of(output: Path) -> str:
    """The address that an option of a path was given: a path makes one slash of the two in "s3://bucket"."""
    return re.sub(r"^([a-z][a-z0-9+.]+):/(?!/)", r"\1://", str(output))


def save_rows(
    lines: Iterable[str], file: BinaryIO, *, columns: LayoutName | None, dyads: bool, any_status: bool
) -> None:
    """Write records, given as lines of JSON, as Parquet in some layout."""
    options = table_options(columns, dyads, False, "parquet", any_status=any_status)
    options.write_rows(map(event_of, lines), file)


def code_on_cluster(
    inputs: Sequence[str],
    output: Path | None,
    address: str,
    reading: Reading,
    making: Making,
    *,
    workers: int | None,
    statuses: frozenset[str],
    columns: LayoutName | None,
    dyads: bool,
) -> None:
    """Code Parquet files on a Ray cluster; exit code 1 where some input could not be coded, 130 after Ctrl-C."""
    if output is None:
        raise typer.BadParameter(
            "needs a folder to write to. Give -o DIR, or -o s3://bucket/folder.", param_hint="--ray"
        )
    from diurna.scale.cluster import Job, Progress, check_ray, code_partitions

    check_lexicons(making.lexicons, making.ontology)
    check_ray()
    folder = address_of(output)
    shaping = [*making.lexicons, *(files_of(making.ontology) if making.ontology else [])]
    key = key_of(
        VERSION, sorted(coded_with().items()), sorted(statuses), columns, dyads, reading.published,
        sorted(reading.columns.items()), reading.order, files=shaping,
    )  # fmt: skip
    job = Job(
        folder,
        making,
        functools.partial(
            outcome_of_status,
            statuses=statuses,
            printed=True,
            reported=columns in {None, LayoutName.DIURNA} and not dyads,
        ),
        functools.partial(save_rows, columns=columns, dyads=dyads, any_status=bool(statuses)),
        reading,
    )
    began = said = time.monotonic()
    now = Progress(0, 0, 0)
    try:
        for now in code_partitions(inputs, job, address=address, key=key, actors=workers):
            if now.done == now.before:
                say(f"{plural(now.total, 'piece')}, {now.before:,} of them done before.")
            elif time.monotonic() - said >= SECONDS_BETWEEN_LINES:
                said = time.monotonic()
                say(line_of(now, said - began))
    except KeyboardInterrupt:
        say(f"Stopped. {line_of(now, time.monotonic() - began)}")
        say(f"What is done is in {escape(folder)}; the same command goes on from there.")
        raise typer.Exit(INTERRUPTED) from None
    say(line_of(now, time.monotonic() - began))
    failed = tell_failures(folder) if now.done else 0
    if failed or now.done < now.total:
        raise typer.Exit(1)


def line_of(now: "Progress", seconds: float) -> str:
    """How far the run is: "12 of 50 pieces, 24,000 articles, 310,000 sentences, 9,100 records in 60 s, 400.0 a second"."""
    rate = f", {now.articles / seconds:.1f} articles a second" if seconds > 0 else ""
    return (
        f"{now.done:,} of {now.total:,} pieces; {now.articles:,} articles, {now.sentences:,} sentences, {now.records:,} "
        f"records in {seconds:.0f} s{rate}."
    )


def tell_failures(folder: str) -> int:
    """Name the first inputs that could not be coded, and where all are; returns how many there are."""
    from diurna.scale.partitions import FAILURES, Folder

    kept = Folder(folder)
    failures = list(kept.failures(kept.done()))
    for failure in failures[:FAILURES_SHOWN]:
        say(str(failure))
    if failures:
        say(
            f"{len(failures):,} inputs could not be coded; all are named, with the reason, in {escape(folder)}/{FAILURES}."
        )
    return len(failures)
