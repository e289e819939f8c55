"""Files, directories and standard input to articles."""

import datetime as dt
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from diurna.articles.counting import count_in_file
from diurna.articles.forms import ARTICLE_SUFFIXES, Found, read_stream, suffix_of
from diurna.articles.pages import finish
from diurna.articles.reading import DayOrder, Reading
from diurna.articles.sidecar import SIDECAR, Facts, read_sidecar
from diurna.articles.stream import Stream, unreadable
from diurna.articles.tables import NoArticlesError
from diurna.errors import InputError, escape
from diurna.records import Article

STDIN = "-"
ERRORS_SUFFIX = ".errors.jsonl"  # what `diurna code` could not code: a report, no articles

Source = str | os.PathLike[str]


def read(
    source: Source | Iterable[Source],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Sequence[Source] = (),
    columns: Mapping[str, str] | None = None,
    order: DayOrder | None = None,
) -> Iterator[Article | InputError]:
    """Yield the articles of a file, a directory, standard input ("-"), or several of these in turn.

    An input that cannot be read or coded yields an `InputError` in its place, and the rest goes on. `published`
    is for articles that give no day of their own. `stdin` stands in for the standard input. `columns` says which
    column or key holds a field where its name does not ({"text": "story_body"}), `order` ("dmy", "mdy") how to read
    03/04/2022.

    A directory gives all files below it whose names say that they hold articles, sorted, but for hidden ones, error
    reports (.errors.jsonl) and those in `leave_out` (say, the output of the same run); a `metadata.jsonl` in it says
    when and by whom its files were published (see `sidecar`); tables without a text are passed over. What a file is, its content decides: plain text, JSON
    Lines, web pages, feeds, tables (CSV, Parquet, Arrow), web archives, exports of databases, and archives of these.
    """
    reading = Reading(published, columns or {}, order)
    return map(finish, read_unfinished(source, reading, stdin=stdin, leave_out=leave_out))


def read_unfinished(
    source: Source | Iterable[Source],
    reading: Reading,
    *,
    stdin: BinaryIO | None = None,
    leave_out: Sequence[Source] = (),
) -> Iterator[Found]:
    """Like `read`, but web pages come as they are (`Page`), for somebody else to take the article out."""
    for one in [source] if isinstance(source, (str, os.PathLike)) else source:
        if os.fspath(one) == STDIN:
            yield from read_stdin(stdin, reading)
        else:
            yield from read_path(one, reading, leave_out=leave_out)


def read_stdin(stdin: BinaryIO | None, reading: Reading) -> Iterator[Found]:
    """Read the standard input, or the stream given instead of it."""
    raw = stdin or getattr(sys.stdin, "buffer", None)
    if raw is None:
        yield InputError("<stdin>", "there is no standard input. Pipe text into the command, or name a file.")
    else:
        yield from read_stream(Stream(raw, "<stdin>"), reading)


def read_path(path: Source, reading: Reading, *, leave_out: Sequence[Source] = ()) -> Iterator[Found]:
    """Read a file or a directory."""
    name = os.fspath(path)
    origin = escape(name)
    if not name:
        yield InputError('""', "an empty name. Expected a file, a directory, or - for standard input.")
        return
    try:
        is_directory = stat.S_ISDIR(os.stat(name).st_mode)
    except ValueError:  # a zero character, or a lone surrogate
        yield InputError(origin, "no file can have this name. Check the path.")
        return
    except OSError as error:
        if "://" in name:
            yield InputError(
                origin,
                "web addresses cannot be read yet. Save the page and give the file; `diurna watch` follows feeds.",
            )
        else:
            yield unreadable(origin, error)
        return
    if is_directory:
        yield from read_directory(name, reading, leave_out=leave_out)
    else:
        yield from read_file(name, reading)


def read_directory(name: str, reading: Reading, *, leave_out: Sequence[Source] = ()) -> Iterator[Found]:
    """Read all article files below a directory."""
    failures: list[OSError] = []
    found, others = find_files(name, failures, leave_out=leave_out)
    for failure in failures:
        yield unreadable(escape(str(failure.filename or name)), failure)
    facts: dict[str, Mapping[str, Facts]] = {}
    for folder in dict.fromkeys(map(os.path.dirname, found)):
        facts[folder], faults = read_sidecar(folder)
        yield from faults
    for path in found:
        known = facts[os.path.dirname(path)].get(os.path.basename(path))
        for article in read_file(path, reading):
            if not isinstance(article, NoArticlesError):
                yield article if known is None or isinstance(article, InputError) else known.add_to(article)
    if not found and not failures:
        yield InputError(
            escape(name),
            f"no articles below this directory. Expected files named *.txt, *.jsonl, *.html, *.csv or the like; "
            f"found {others} other{'' if others == 1 else 's'}.",
        )


def find_files(name: str, failures: list[OSError], *, leave_out: Sequence[Source] = ()) -> tuple[list[str], int]:
    """The article files below a directory, sorted, and how many other files there are; hidden ones don't count.

    Files in `leave_out`, by whatever path they are found, are others, and so are error reports (.errors.jsonl).
    """
    left_out = {identity for path in leave_out if (identity := identify(path))}
    found: list[str] = []
    others = 0
    for folder, folders, names in os.walk(name, onerror=failures.append):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for each in names:
            path = os.path.join(folder, each)
            if each.startswith(".") or each == SIDECAR:
                continue
            # A broken link is kept, to be reported; a named pipe is not, for reading it might wait for ever.
            fits = suffix_of(each) in ARTICLE_SUFFIXES and not each.lower().endswith(ERRORS_SUFFIX)
            if (
                fits
                and (os.path.isfile(path) or not os.path.exists(path))
                and not (left_out and identify(path) in left_out)
            ):
                found.append(path)
            else:
                others += 1
    return sorted(found, key=lambda path: path.split(os.sep)), others


def identify(path: Source) -> tuple[int, int] | None:
    """What makes a file the same by whatever path it is found; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def read_file(name: str, reading: Reading) -> Iterator[Found]:
    """Read one file."""
    origin = escape(name)
    try:
        raw = open(name, "rb")  # noqa: SIM115 - closed below; only the opening may fail with this error
    except OSError as error:
        yield unreadable(origin, error)
        return
    with raw:
        yield from read_stream(Stream(raw, origin), replace(reading, suffix=suffix_of(name)))


def count_articles(sources: Iterable[Source], *, leave_out: Sequence[Source] = ()) -> int | None:
    """How many articles (or errors) `read` will about yield, for a progress bar; None where that cannot be known."""
    total = 0
    for source in sources:
        name = os.fspath(source)
        if name == STDIN:
            return None
        for path in find_files(name, [], leave_out=leave_out)[0] if os.path.isdir(name) else [name]:
            number = count_in_file(path)
            if number is None:
                return None
            total += number
    return total
