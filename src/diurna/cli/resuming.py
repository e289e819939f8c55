"""`diurna code -o FILE`: a run that goes on where it stopped when the same command is given again."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from diurna.cli.columns import TableOptions
from diurna.cli.output import STDOUT, is_plain, replacing, say
from diurna.errors import InputError, escape
from diurna.lexicons.tables import fingerprint
from diurna.model.engine import model_identity
from diurna.places.gazetteer import Gazetteer
from diurna.records import Coding, Event
from diurna.records.printed import PrintedEvent
from diurna.records.serial import event_from_json
from diurna.scale import Outcome, Run, key_of
from diurna.version import VERSION
from diurna.writers.jsonl import json_line

# Formats whose rows can be made of records that lie on disk; a table or a page needs the articles themselves.
FORMATS = frozenset({"jsonl", "csv", "parquet"})


def can_resume(output: Path | None, form: str, inputs: Sequence[str]) -> bool:
    """Whether a run can be gone on with: its records go to a file, and its inputs can be read again."""
    if output is None or form not in FORMATS or (output.exists() and not is_plain(output)):
        return False
    return all(name != STDOUT and not _passes(name) for name in inputs)


def _passes(name: str) -> bool:
    """Whether an input is a pipe or a device, which gives its bytes once."""
    try:
        return os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name)
    except ValueError:  # no file can have this name
        return False


def begin(output: Path, inputs: Sequence[str], lexicons: Sequence[Path], options: Mapping[str, object]) -> Run:
    """Take up the run to this output that was stopped, if there is one with the same inputs and options, or begin one."""
    run = Run(output, key_of(VERSION, list(inputs), sorted(options.items()), files=lexicons))
    if run.resumed:
        say(f"Going on with the run to {escape(str(output))} that was stopped: {run.resumed:,} inputs are done.")
    return run


def outcome(coding: Coding) -> Outcome:
    """What the run keeps of a coding: its records as lines of JSON; workers send no more than that."""
    return Outcome(coding.article.origin, len(coding.analysis.sentences), tuple(map(json_line, coding.events)))


def printed_outcome(coding: Coding) -> Outcome:
    """The same where the records become a table: each with where its article was printed."""
    lines = tuple(json_line(PrintedEvent.of(event, coding.article)) for event in coding.events)
    return Outcome(coding.article.origin, len(coding.analysis.sentences), lines)


def recorded(results: Iterable[Outcome | InputError], run: Run) -> Iterator[Outcome | InputError]:
    """Pass results on, each kept by the run before."""
    for result in results:
        run.add(result)
        yield result


def publish(run: Run, output: Path, form: str, table: TableOptions, *, whole: bool) -> None:
    """Write the output from what the run has kept; `whole` where it is done, and nothing need be left behind."""
    run.save()
    with replacing(output) as part:
        if form == "jsonl":
            (os.replace if whole else shutil.copyfile)(run.records_path, part)
        elif form == "parquet":
            table.write_parquet(events_of(run), part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                table.write_csv(events_of(run), file)
    if whole:
        run.finish()


def events_of(run: Run) -> Iterator[Event]:
    """The records that the run has kept."""
    with open(run.records_path, encoding="utf-8", newline="\n") as file:
        yield from map(event_of, file)


def event_of(line: str) -> Event:
    """A record that was kept as a line of JSON, with where its article was printed where the line says so."""
    record = json.loads(line)
    told = event_from_json(record)
    plain = {field.name: getattr(told, field.name) for field in fields(told)}
    return PrintedEvent(**plain, publisher=record.get("publisher"), url=record.get("url"))


def coded_with() -> dict[str, str]:
    """What ships and shapes records: model, lexicons, gazetteer, by their hashes."""
    return {"model": model_identity(), "lexicons": fingerprint(), "gazetteer": Gazetteer().identity}
