"""A corpus in Parquet, parted into pieces that are each coded whole, and told done by the file that comes of them.

Nothing else says what is done: a run that was stopped looks which files are there, and codes the pieces that have none.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from diurna.articles.columns import read_rows
from diurna.articles.reading import Reading
from diurna.errors import DiurnaError, InputError, escape
from diurna.records import Article

# Articles of a piece: some minutes for one process, which is what a machine that goes away costs.
ROWS = 2_000
FAILURES, REPORTS = (
    "_failures",
    "_reports",
)  # folders that readers of Parquet datasets pass over, as their names begin with "_"
_BROKEN = (pa.ArrowException, OSError, ValueError)

# Writes records, given as lines of JSON, as Parquet.
Save = Callable[[Iterable[str], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Partition:
    """Rows `first` to `last` (exclusive) of a file, and the name of what comes of them, without an ending."""

    uri: str
    first: int
    last: int
    name: str


class Folder:
    """A folder for results, on a disk or in an object store: what is written there is there whole, or not at all."""

    def __init__(self, uri: str, *, make: bool = True) -> None:
        """Open it, made where it is not if `make`. Raises `DiurnaError` where that cannot be, or it is not there."""
        self.uri = uri
        try:
            self._files, self._path = filesystem_of(uri)
            if not make:
                (found,) = self._files.get_file_info([self._path])
                if found.type is not pafs.FileType.Directory:
                    raise DiurnaError(f"{escape(uri)}: no folder there. Expected what `diurna code --ray` wrote.")
                return
            for kept in (FAILURES, REPORTS):
                self._files.create_dir(f"{self._path}/{kept}", recursive=True)
        except _BROKEN as error:
            raise DiurnaError(
                f"{escape(uri)}: nothing can be written there ({brief(error)}). Expected a folder, or an address such as "
                "s3://bucket/folder, and the rights to write."
            ) from error

    def done(self) -> set[str]:
        """The names of the pieces that are there."""
        found = self._files.get_file_info(pafs.FileSelector(self._path))
        return {entry.base_name.removesuffix(".parquet") for entry in found if entry.base_name.endswith(".parquet")}

    def reported(self) -> set[str]:
        """The names of the pieces that say what linking takes of their articles."""
        found = self._files.get_file_info(pafs.FileSelector(f"{self._path}/{REPORTS}", allow_not_found=True))
        return {entry.base_name.removesuffix(".parquet") for entry in found if entry.base_name.endswith(".parquet")}

    def write(self, name: str, data: bytes) -> None:
        """Write a file at once: an object store shows it when it is whole; on a disk it takes its name then."""
        target = f"{self._path}/{name}"
        if not isinstance(self._files, pafs.LocalFileSystem):
            with self._files.open_output_stream(target) as file:
                file.write(data)
            return
        folder, _, own = target.rpartition("/")
        part = f"{folder}/.{own}.part"
        with self._files.open_output_stream(part) as file:
            file.write(data)
        self._files.move(part, target)

    def keep(self, partition: Partition, records: bytes, failures: Sequence[InputError], reports: bytes = b"") -> None:
        """Keep what came of a piece: its failures and reports first, as its records say that it is done."""
        if reports:
            self.write(f"{REPORTS}/{partition.name}.parquet", reports)
        if failures:
            lines = (json.dumps({"input": each.origin, "reason": each.reason}) + "\n" for each in failures)
            self.write(f"{FAILURES}/{partition.name}.jsonl", "".join(lines).encode())
        self.write(f"{partition.name}.parquet", records)

    def read(self, name: str) -> pa.Table:
        """A Parquet file of the folder; raises `DiurnaError` where there is none."""
        try:
            with self._files.open_input_file(f"{self._path}/{name}") as file:
                return pq.read_table(file)
        except _BROKEN as error:
            raise DiurnaError(f"{escape(self.uri)}/{name}: cannot be read as Parquet ({brief(error)}).") from error

    def failures(self, names: Iterable[str]) -> Iterator[InputError]:
        """What could not be coded in some pieces, of whichever run."""
        wanted = {f"{name}.jsonl" for name in names}
        for entry in self._files.get_file_info(pafs.FileSelector(f"{self._path}/{FAILURES}")):
            if entry.base_name in wanted:
                with self._files.open_input_stream(entry.path) as file:
                    for line in file.read().decode().splitlines():
                        failure: Mapping[str, str] = json.loads(line)
                        yield InputError(failure["input"], failure["reason"])


def filesystem_of(uri: str) -> tuple[pafs.FileSystem, str]:
    """The file system of an address ("s3://...", "gs://...") or of a path, and the path in it."""
    if "://" in uri:
        files, path = pafs.FileSystem.from_uri(uri)
    else:
        import os

        files, path = pafs.LocalFileSystem(), os.path.abspath(uri)
    return files, path.rstrip("/")


def plan(inputs: Sequence[str], key: str, *, rows: int = ROWS) -> list[Partition]:
    """The pieces of some Parquet files, or of all below some folders (`*.parquet`), in order.

    A piece's name holds the file's path, size and age and `key`, which stands for all else that shapes the result, so that
    what was coded otherwise is not taken for done. Raises `DiurnaError` for an input that is no Parquet file.
    """
    return [partition for uri in inputs for partition in _plan_input(uri, key, rows)]


def _plan_input(uri: str, key: str, rows: int) -> Iterator[Partition]:
    try:
        files, path = filesystem_of(uri)
        (found,) = files.get_file_info([path])
        if found.type is pafs.FileType.Directory:
            below = files.get_file_info(pafs.FileSelector(path, recursive=True))
            chosen = sorted((each for each in below if is_corpus(each, path)), key=lambda each: each.path)
        else:
            chosen = [found] if found.type is pafs.FileType.File else []
        if not chosen:
            raise DiurnaError(f"{escape(uri)}: no Parquet file there. Expected one, or a folder with *.parquet.")
        for entry in chosen:
            with files.open_input_file(entry.path) as file:
                total = pq.ParquetFile(file).metadata.num_rows
            mark = hashlib.sha256(f"{key}\n{entry.path}\n{entry.size}\n{entry.mtime}".encode("utf-8", "surrogatepass"))
            scheme = uri.partition("://")[0] + "://" if "://" in uri else ""
            for first in range(0, total, rows):
                name = f"part-{mark.hexdigest()[:12]}-{first:09}"
                yield Partition(f"{scheme}{entry.path}", first, min(first + rows, total), name)
    except _BROKEN as error:
        raise DiurnaError(
            f"{escape(uri)}: cannot be read as Parquet ({brief(error)}). Write or fetch it anew."
        ) from error


def is_corpus(entry: pafs.FileInfo, root: str) -> bool:
    """Whether a file below a folder is a table of it: no hidden one, and none of a run's own."""
    parts = entry.path.removeprefix(root).strip("/").split("/")
    return entry.is_file and parts[-1].endswith(".parquet") and not any(part[:1] in {"_", "."} for part in parts)


def articles_of(partition: Partition, reading: Reading) -> Iterator[Article | InputError]:
    """The articles of a piece; what is wrong with a row, or with the whole file, comes in its place."""
    try:
        files, path = filesystem_of(partition.uri)
        with files.open_input_file(path) as file:
            yield from read_rows(file, escape(partition.uri), reading, partition.first, partition.last)
    except InputError as error:
        yield error


def brief(error: BaseException) -> str:
    """What an error of PyArrow says, on one line, without its details."""
    return escape(str(error).split(". Detail:")[0][:160])
