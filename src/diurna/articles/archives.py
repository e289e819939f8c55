"""Archives: .zip, .gz and .zst of anything that can be read, archives included, three deep.

Nothing is written to disk under a name, so that a path that climbs out of the archive leads nowhere; names only serve
in messages. Links are left out. What grows out of all proportion while it is unpacked is given up.
"""

import gzip
import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from diurna.articles.pages import Page
from diurna.articles.reading import Reading
from diurna.articles.stream import CHUNK, Raw, Stream
from diurna.errors import InputError, escape
from diurna.records import Article

if TYPE_CHECKING:
    from diurna.articles.forms import Reader

DEEPEST = 3
# Text packs to a fifth or a tenth, logs that repeat themselves to a hundredth.
MOST_GROWTH = 250
# Bytes that any archive may give, however small it is.
FREE_GROWTH = 64 << 20
LONGEST_NAME = 300

_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, ValueError, MemoryError)
Found = Article | Page | InputError


class Unpacked:
    """The bytes of an archive as they are unpacked.

    `packed` says how many bytes of the archive were used up for them, `out` how many the archive has given so far.
    """

    def __init__(self, raw: Raw, packed: Callable[[], int], origin: str, out: int = 0) -> None:
        self._raw, self._packed, self._origin = raw, packed, origin
        self.out = out

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end; raises `InputError` for a broken archive, or a bomb."""
        try:
            found = self._raw.read(size)
        except InputError:
            raise
        except NotImplementedError as error:
            raise InputError(self._origin, "is packed in a way that cannot be read. Unpack it first.") from error
        except RuntimeError as error:  # zipfile's word for a password
            raise InputError(self._origin, "is locked by a password. Unpack it first.") from error
        except _BROKEN as error:
            if isinstance(error, MemoryError) or "too much memory" in str(error):
                raise InputError(self._origin, "needs too much memory to unpack. Unpack it first.") from error
            raise broken(self._origin, error) from error
        self.out += len(found)
        if self.out > FREE_GROWTH and self.out > MOST_GROWTH * self._packed():
            raise InputError(
                self._origin,
                f"grew more than {MOST_GROWTH}-fold while it was unpacked, as no text does. Left out: a bomb?",
            )
        return found


def read_gzip(stream: Stream, reading: Reading, read: "Reader") -> Iterator[Found]:
    """Read what a .gz file holds."""
    file = stream.file()
    unpacked = gzip.GzipFile(fileobj=io.BufferedReader(file, CHUNK), mode="rb")
    yield from read_inside(Unpacked(unpacked, file.tell, stream.origin), stream.origin, reading, read)


def read_zstd(stream: Stream, reading: Reading, read: "Reader") -> Iterator[Found]:
    """Read what a .zst file holds; one that needs a larger window than zstd has unless told otherwise is refused."""
    import pyarrow as pa  # which takes its time to import

    file = stream.file()
    unpacked = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd")
    yield from read_inside(Unpacked(unpacked, file.tell, stream.origin), stream.origin, reading, read)


def read_inside(raw: Raw, origin: str, reading: Reading, read: "Reader") -> Iterator[Found]:
    """Read the one stream inside a .gz or .zst; its form is that of the name without the end ("a.csv.gz")."""
    check_depth(origin, reading)
    suffix = PurePosixPath(origin.removesuffix(PurePosixPath(origin).suffix)).suffix.lower()
    yield from read(Stream(raw, origin), replace(reading, suffix=suffix, depth=reading.depth + 1))


def read_zip(stream: Stream, reading: Reading, read: "Reader") -> Iterator[Found]:
    """Read the files of a zip archive that can hold articles, in its order; hidden ones and other kinds are left out."""
    from diurna.articles.forms import ARTICLE_SUFFIXES

    check_depth(stream.origin, reading)
    with stream.seekable() as file:
        archive = open_zip(file, stream.origin)
        size = file.seek(0, 2)
        out = others = 0
        seen = False
        for member in archive.infolist():
            name = PurePosixPath(member.filename)
            if not member.filename or member.filename.endswith("/"):
                continue
            if is_hidden(name) or name.suffix.lower() not in ARTICLE_SUFFIXES:
                others += 1
                continue
            seen = True
            origin = f"{stream.origin}:{escape(member.filename[:LONGEST_NAME])}"
            if stat.S_ISLNK(member.external_attr >> 16):
                yield InputError(origin, "is a link, which leads nowhere from inside an archive. It was left out.")
                continue
            try:
                raw = archive.open(member)
            except NotImplementedError:
                yield InputError(origin, "is packed in a way that cannot be read. Unpack the archive first.")
                continue
            except RuntimeError:
                yield InputError(origin, "is locked by a password. Unpack the archive first.")
                continue
            except _BROKEN as error:
                yield broken(origin, error)
                continue
            with raw:
                unpacked = Unpacked(raw, lambda: size, origin, out)
                yield from read(
                    Stream(unpacked, origin), replace(reading, suffix=name.suffix.lower(), depth=reading.depth + 1)
                )
                out = unpacked.out
        if not seen:
            yield InputError(
                stream.origin,
                f"no articles in this archive. Expected files named *.txt, *.jsonl, *.html or the like; found {others} others.",
            )


def open_zip(file: object, origin: str) -> zipfile.ZipFile:
    """The archive, its list of files read; raises `InputError`."""
    try:
        return zipfile.ZipFile(file)  # type: ignore[call-overload,no-any-return]
    except (*_BROKEN, NotImplementedError) as error:
        raise broken(origin, error) from error


def is_hidden(name: PurePosixPath) -> bool:
    """Whether a file is none that a user means: hidden, what macOS adds, or the list of a folder's texts."""
    from diurna.articles.sidecar import SIDECAR

    return (
        any(part.startswith(".") and part.strip(".") for part in name.parts)
        or "__MACOSX" in name.parts
        or name.name == SIDECAR
    )


def check_depth(origin: str, reading: Reading) -> None:
    """Raise `InputError` for an archive in an archive in an archive in an archive."""
    if reading.depth >= DEEPEST:
        raise InputError(origin, f"is packed more than {DEEPEST} times over. Unpack it first.")


def broken(origin: str, error: BaseException) -> InputError:
    """The error for an archive that breaks off or lies."""
    return InputError(
        origin, f"the archive is broken ({escape(str(error)[:80]) or type(error).__name__}). Fetch it anew."
    )
