"""Many machines: a corpus in Parquet coded with Ray Data (extra `ray`), into a folder of Parquet files.

The driver plans pieces of some thousand articles; actors, one for each processor, take piece after piece. Each has a worker
process of its own for the coder, as on one machine, so that an article that ends the process or never comes to an end costs
only itself. An actor or a machine that goes away costs the piece at hand, which Ray gives to another.
"""

import contextlib
import io
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from diurna.articles.reading import Reading
from diurna.errors import DiurnaError, InputError, escape
from diurna.scale.coding import Making, Outcome, Shape
from diurna.scale.partitions import Folder, Partition, Save, articles_of, plan
from diurna.scale.pool import Pool
from diurna.scale.reports import Reported, parquet_of

# Bytes that Ray is told an actor takes: its own, and its worker's.
MEMORY = 1 << 30


@dataclass(frozen=True, slots=True)
class Job:
    """What each actor must know. `shape` and `save` must be importable by name on all machines, as must what they use."""

    output: str
    making: Making
    shape: Shape
    save: Save
    reading: Reading


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: pieces that are done (`before`: in an earlier run) of how many, and what was coded in this one."""

    done: int
    total: int
    before: int
    articles: int = 0
    sentences: int = 0
    records: int = 0
    failures: int = 0


class Actor:
    """Codes pieces, one after another, with a coder that is loaded once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = Folder(job.output)
        self._pool = Pool(1, job.making, job.shape)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[int]]:
        """Code one piece, keep what comes of it, and say how much that was."""
        (uri,), (first,), (last,), (name,) = (batch[field] for field in ("uri", "first", "last", "name"))
        partition = Partition(str(uri), int(first), int(last), str(name))
        lines: list[str] = []
        failures: list[InputError] = []
        reports: list[Reported] = []
        articles = sentences = 0
        for result in self._pool.code(articles_of(partition, self._job.reading)):
            if isinstance(result, Outcome):
                articles, sentences = articles + 1, sentences + result.sentences
                lines.extend(result.lines)
                reports += [result.reported] if result.reported else []
            elif isinstance(result, InputError):
                failures.append(result)
        table = io.BytesIO()
        self._job.save(lines, table)
        self._folder.keep(partition, table.getvalue(), failures, parquet_of(reports) if reports else b"")
        return {
            "articles": [articles], "sentences": [sentences], "records": [len(lines)], "failures": [len(failures)],
        }  # fmt: skip


def check_ray() -> None:
    """Raise `DiurnaError` where Ray is not installed."""
    try:
        import_module("ray.data")
    except ImportError as error:
        raise DiurnaError(
            "coding on many machines needs Ray, which is not installed here. Install it, on every machine: "
            "pip install 'diurna[ray]'"
        ) from error


def code_partitions(
    inputs: Sequence[str], job: Job, *, address: str, key: str, actors: int | None = None, rows: int | None = None
) -> Iterator[Progress]:
    """Code a corpus, and say how far it is, first of all how much was done before; the last `Progress` is the end.

    `address` is Ray's ("auto", "head:6379", "local"); `actors` how many work at most, one for each processor of the
    cluster where None. `key` stands for all that shapes the result but the inputs; `rows` are articles of a piece. Raises
    `DiurnaError` where the inputs cannot be read, the output cannot be written, or there is no Ray at that address.
    """
    check_ray()
    ray: Any = import_module("ray")

    partitions = plan(inputs, key, **({} if rows is None else {"rows": rows}))
    there = Folder(job.output).done()
    strange = there - {partition.name for partition in partitions}
    if strange:
        raise DiurnaError(
            f"{escape(job.output)}: holds {len(strange):,} Parquet files that do not come of these inputs, coded in this way "
            f"({escape(min(strange))}.parquet, say). Choose another folder, or empty it."
        )
    left = [partition for partition in partitions if partition.name not in there]
    now = Progress(len(partitions) - len(left), len(partitions), len(partitions) - len(left))
    yield now
    if not left:
        return
    with connected(address):
        for row in _coded(ray, left, job, actors):
            now = Progress(
                now.done + 1, now.total, now.before, now.articles + row["articles"],
                now.sentences + row["sentences"], now.records + row["records"], now.failures + row["failures"],
            )  # fmt: skip
            yield now


@contextlib.contextmanager
def connected(address: str) -> Iterator[None]:
    """Within, Ray is at work; raises `DiurnaError` where there is none at that address, or it gives up."""
    check_ray()
    ray: Any = import_module("ray")

    began_here = not ray.is_initialized()
    if began_here:
        connect(address)
    try:
        yield
    except ray.exceptions.RayError as error:
        raise DiurnaError(
            f"Ray gave up ({cause_of(error)}). Is Diurna of this version on every machine? What is done is kept; the same "
            "command goes on from there."
        ) from error
    finally:
        if began_here:
            ray.shutdown()


def connect(address: str) -> None:
    """Connect to Ray, or begin one on this machine for the address "local"."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody about a run
    # It warns that a restarted actor finds its job only while this process lives, which is as long as the run does.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    ray: Any = import_module("ray")

    options = {"include_dashboard": False} if address == "local" else {}
    try:
        with quiet():
            ray.init(address=address, logging_level="ERROR", log_to_driver=False, **options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise DiurnaError(
            f"no Ray answers at {address!r} ({str(error).splitlines()[0][:160]}). Expected the address of a cluster's head "
            "(ray start --head prints it), auto, or local."
        ) from error


def cause_of(error: BaseException) -> str:
    """What went wrong, on one line: the last error that a trace names, not what Ray advises after it."""
    lines = [line.strip() for line in str(error).strip().splitlines()]
    named = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Exit|Interrupt): ", line)]
    return escape([*lines[-1:], *named][-1][:200]) if lines else type(error).__name__


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Within, what Ray's libraries write to standard error by themselves goes nowhere; what they raise is told as ever."""
    sys.stderr.flush()
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _coded(ray: Any, left: Sequence[Partition], job: Job, actors: int | None) -> Iterator[Mapping[str, int]]:
    """What comes of each piece, as it is done."""
    most = max(1, min(len(left), actors or int(ray.cluster_resources().get("CPU", 1))))
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    items = [{"uri": each.uri, "first": each.first, "last": each.last, "name": each.name} for each in left]
    coded = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
        Actor,
        fn_constructor_args=(job,),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most),
        num_cpus=1,
        memory=MEMORY,
    )
    yield from coded.iter_rows()
