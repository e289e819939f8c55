"""Files, directories and standard input to articles."""

import datetime as dt
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from diurna.articles.content import EXPORT, find_json_form, name_binary
from diurna.articles.jsonlines import read_json_lines
from diurna.articles.plain import read_plain
from diurna.articles.quoting import escape
from diurna.articles.sidecar import SIDECAR, Facts, read_sidecar
from diurna.articles.stream import Stream, unreadable
from diurna.errors import InputError
from diurna.records import Article

STDIN = "-"
JSON_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})
ARTICLE_SUFFIXES = JSON_SUFFIXES | {".txt"}
TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
ERRORS_SUFFIX = ".errors.jsonl"  # what `diurna code` could not code: a report, no articles

Source = str | os.PathLike[str]


def read(
    source: Source | Iterable[Source],
    *,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Sequence[Source] = (),
) -> Iterator[Article | InputError]:
    """Yield the articles of a file, a directory, standard input ("-"), or several of these in turn.

    An input that cannot be read or coded yields an `InputError` in its place, and the rest goes on. `published`
    is for articles that give no day of their own. `stdin` stands in for the standard input.

    A directory gives all .txt, .jsonl, .ndjson and .json files below it, sorted, but for hidden ones, error
    reports (.errors.jsonl) and those in `leave_out` (say, the output of the same run); a `metadata.jsonl` in it says when and by whom its text files were published (see `sidecar`). Files named
    .jsonl, .ndjson or .json, and inputs whose first line looks like a JSON object, are JSON Lines; everything
    else is one article in plain text.
    """
    for one in [source] if isinstance(source, (str, os.PathLike)) else source:
        if os.fspath(one) == STDIN:
            yield from read_stdin(stdin, published=published)
        else:
            yield from read_path(one, published=published, leave_out=leave_out)


def read_stdin(stdin: BinaryIO | None, *, published: dt.date | None) -> Iterator[Article | InputError]:
    """Read the standard input, or the stream given instead of it."""
    raw = stdin or getattr(sys.stdin, "buffer", None)
    if raw is None:
        yield InputError("<stdin>", "there is no standard input. Pipe text into the command, or name a file.")
    else:
        yield from read_stream(Stream(raw, "<stdin>"), published=published)


def read_path(
    path: Source, *, published: dt.date | None, leave_out: Sequence[Source] = ()
) -> Iterator[Article | InputError]:
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
            yield InputError(origin, "web addresses cannot be read yet. Download the page as text, and give the file.")
        else:
            yield unreadable(origin, error)
        return
    if is_directory:
        yield from read_directory(name, published=published, leave_out=leave_out)
    else:
        yield from read_file(name, published=published)


def read_directory(
    name: str, *, published: dt.date | None, leave_out: Sequence[Source] = ()
) -> Iterator[Article | InputError]:
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
        for article in read_file(path, published=published):
            yield article if known is None or isinstance(article, InputError) else known.add_to(article)
    if not found and not failures:
        yield InputError(
            escape(name),
            f"no articles below this directory. Expected files named *.txt, *.jsonl, *.ndjson or *.json; "
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
            fits = Path(each).suffix.lower() in ARTICLE_SUFFIXES and not each.lower().endswith(ERRORS_SUFFIX)
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


def read_file(name: str, *, published: dt.date | None) -> Iterator[Article | InputError]:
    """Read one file."""
    origin = escape(name)
    suffix = Path(name).suffix.lower()
    if suffix in TABLE_SUFFIXES:
        yield InputError(origin, f"looks like a {suffix[1:].upper()} table, which Diurna cannot read yet. {EXPORT}")
        return
    try:
        raw = open(name, "rb")  # noqa: SIM115 - closed below; only the opening may fail with this error
    except OSError as error:
        yield unreadable(origin, error)
        return
    with raw:
        yield from read_stream(Stream(raw, origin), published=published, is_json=suffix in JSON_SUFFIXES)


def read_stream(stream: Stream, *, published: dt.date | None, is_json: bool = False) -> Iterator[Article | InputError]:
    """Read a stream as what its first bytes, or its name (`is_json`), say that it is."""
    try:
        head = stream.head()
        unfit = name_binary(head)
        if unfit:
            raise InputError(stream.origin, unfit)
        form = find_json_form(head)
        if form == "document":
            raise InputError(
                stream.origin,
                "looks like one JSON document, expected JSON Lines: one object a line. Convert it with: "
                "jq -c 'if type == \"array\" then .[] else . end' OLD > NEW.jsonl",
            )
    except InputError as error:
        yield error
        return
    if is_json or form == "lines":
        records = read_json_lines(stream, published=published)
    else:
        records = read_one(stream, published=published)
    try:
        yield from records
    except InputError as error:  # the reading itself broke off
        yield error


def read_one(stream: Stream, *, published: dt.date | None) -> Iterator[Article | InputError]:
    """Read a stream that holds one article in plain text."""
    yield read_plain(stream, published=published)


def count_articles(sources: Iterable[Source], *, leave_out: Sequence[Source] = ()) -> int | None:
    """How many articles (or errors) `read` will about yield, for a progress bar; None where that cannot be known."""
    total = 0
    for source in sources:
        name = os.fspath(source)
        if name == STDIN:
            return None
        for path in find_files(name, [], leave_out=leave_out)[0] if os.path.isdir(name) else [name]:
            total += count_lines(path) if Path(path).suffix.lower() in JSON_SUFFIXES else 1
    return total


def count_lines(path: str) -> int:
    """The lines of a file, 1 for one that cannot be read (it will yield one error)."""
    try:
        with open(path, "rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) or 1
    except OSError:
        return 1
