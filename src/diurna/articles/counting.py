"""About how many articles a file holds, without reading all of it, for a progress bar."""

import os
import zipfile

from diurna.articles.forms import ARTICLE_SUFFIXES, JSON_SUFFIXES, suffix_of

# Bytes from which on lines are not counted but reckoned from the first of them.
LARGE = 256 << 20
SAMPLE = 16 << 20
# How many articles these hold cannot be seen from outside.
UNKNOWN = frozenset({".gz", ".zst", ".warc", ".rss", ".atom", ".xml", ".docx", ".rtf", ".arrow", ".feather"})


def count_in_file(path: str) -> int | None:
    """How many articles, about; 1 for a file that can't be read (it will yield one error), None where nobody knows."""
    suffix = suffix_of(path)
    try:
        if suffix in JSON_SUFFIXES | {".csv", ".tsv"}:
            return count_lines(path)
        if suffix in UNKNOWN:
            return None
        if suffix == ".parquet":
            return count_in_parquet(path)
        if suffix == ".zip":
            return count_in_zip(path)
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 1
    return 1


def count_in_parquet(path: str) -> int:
    """The rows of a file; 1 where it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.ParquetFile(path).metadata.num_rows)
    except pa.ArrowException:
        return 1


def count_in_zip(path: str) -> int | None:
    """The files of an archive, where each is one article."""
    with zipfile.ZipFile(path) as archive:
        suffixes = [suffix_of(name) for name in archive.namelist()]
    found = [suffix for suffix in suffixes if suffix in ARTICLE_SUFFIXES]
    one_each = all(suffix in {".txt", ".html", ".htm", ".xhtml"} for suffix in found)
    return len(found) if one_each else None


def count_lines(path: str) -> int:
    """The lines of a file, reckoned from its first ones where it is large."""
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        if size > LARGE:
            return max(file.read(SAMPLE).count(b"\n") * size // SAMPLE, 1)
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) or 1
