"""The file of a store: opened with its faults told, checked, and brought up to the newest layout."""

import contextlib
import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import duckdb

from diurna.errors import StoreError, escape

HERE = files("diurna.store")
MIGRATIONS = tuple(
    source.read_text(encoding="utf-8")
    for source in sorted((HERE / "migrations").iterdir(), key=lambda entry: entry.name)
    if source.name.endswith(".sql")
)
VIEWS = (HERE / "views.sql").read_text(encoding="utf-8")
MARK = "diurna_store"  # the table that makes a DuckDB file a store; it holds the layout's number
MAGIC, MAGIC_AT = b"DUCK", 8
# What DuckDB may hold; beyond that it uses the disk. A million records are loaded, linked and asked about within it.
# A store of a hundred million may want more: the variable takes what DuckDB does ("8GB").
MEMORY = os.environ.get("DIURNA_STORE_MEMORY", "1GB")

# What DuckDB says, and what that means here; the first that is found in its message.
MEANINGS = (
    (
        "Could not set lock",
        "is in use by another process{owner}. A store has one writer at a time; wait for it, or end it.",
    ),
    ("No space left", "the disk is full. What was added before is safe; free some space and run it again."),
    (
        "File too large",
        "the file may not grow further. What was added before is safe; allow more space and run it again.",
    ),
    ("Could not write", "cannot be written. What was added before is safe; check the disk and run it again."),
    (
        "Out of Memory",
        f"needs more memory than it may use ({MEMORY}). Set DIURNA_STORE_MEMORY=4GB, or more, and try again.",
    ),
    ("Permission denied", "may not be opened (permission denied). Check the rights on the file and its folder."),
    ("Read-only file system", "lies on a file system that cannot be written. Copy it elsewhere."),
    ("Is a directory", "is a folder. Expected a file; name one in it."),
    ("No such file", "is not there, nor a folder to make it in. Check the path."),
    ("not a valid DuckDB", "is no store. Expected a DuckDB file that `diurna code --store` made."),
    ("version number", "was written by a newer DuckDB. Upgrade with `pip install --upgrade duckdb`."),
    ("checksum", "is damaged. Restore it from a copy, or code the articles again into a new store."),
    ("Could not read enough", "is cut short. Restore it from a copy, or code the articles again into a new store."),
    ("Corrupt", "is damaged. Restore it from a copy, or code the articles again into a new store."),
)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what DuckDB raises as a `StoreError` that names the file and says what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(f"{escape(str(path))}: {meaning_of(str(error))}") from error


def meaning_of(message: str) -> str:
    """What a message of DuckDB's means for a store, and what to do."""
    owner = re.search(r"PID (\d+)", message)
    for part, meaning in MEANINGS:
        if part in message:
            return meaning.format(owner=f" (process {owner[1]})" if owner else "")
    return f"cannot be used ({' '.join(message.split())[:200]})."


def open_file(path: Path | None, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open a store, made where there is none (unless `read_only`), and bring its layout up to date; None is memory.

    Raises `StoreError` for a file that is no store, damaged, in use, or of a newer version; it is then left as it was.
    """
    if path is None:
        connection = duckdb.connect(":memory:")
        migrate(connection, 0)
        return connection
    check_file(path, read_only=read_only)
    with told(path):
        connection = _connect(path, read_only=read_only)
        try:
            layout = layout_of(connection, path)
            if layout < len(MIGRATIONS) and read_only:
                connection.close()
                with contextlib.closing(_connect(path, read_only=False)) as writing:
                    migrate(writing, layout)
                connection = _connect(path, read_only=True)
            elif layout < len(MIGRATIONS):
                migrate(connection, layout)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # No extension is fetched, and no other file is read, whatever a query or a view in the file asks for.
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_access": False,
        "memory_limit": MEMORY,
    }
    # As an absolute path, since DuckDB gives some names a meaning of their own (":memory:").
    connection = duckdb.connect(str(path.absolute()), read_only=read_only, config=config)
    connection.execute("SET enable_progress_bar = false")
    return connection


def check_file(path: Path, *, read_only: bool) -> None:
    """Raise `StoreError` for what is plainly no store, so that DuckDB takes it for nothing else."""
    shown = escape(str(path))
    try:
        if not path.exists():
            if read_only:
                raise StoreError(f"{shown}: no such file. Make the store with `diurna code INPUT --store {shown}`.")
            return
        if not path.is_file():
            raise StoreError(f"{shown} is no file. Expected a store, one DuckDB file.")
        with path.open("rb") as file:
            start = file.read(MAGIC_AT + len(MAGIC))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{shown}: cannot be read ({reason}). Check the path and the rights on it.") from error
    if start[MAGIC_AT:] != MAGIC:
        what = "is empty" if not start else "is no store"
        raise StoreError(
            f"{shown} {what}. Expected a DuckDB file that `diurna code --store` made; nothing was changed."
        )


def layout_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The number of the file's layout: how many migrations made it; 0 for a file without tables."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if MARK not in tables:
        raise StoreError(
            f"{escape(str(path))}: a DuckDB file, but no store of Diurna's. Choose another file; nothing was changed."
        )
    (layout,) = connection.execute(f"SELECT max(layout) FROM {MARK}").fetchone() or (0,)
    if layout > len(MIGRATIONS):
        raise StoreError(
            f"{escape(str(path))}: layout {layout}, made by a newer Diurna; this one knows layouts up to {len(MIGRATIONS)}. "
            "Upgrade with `pip install --upgrade diurna`; nothing was changed."
        )
    return int(layout)


def migrate(connection: duckdb.DuckDBPyConnection, layout: int) -> None:
    """Bring a file from a layout to the newest, whole or not at all."""
    connection.execute("BEGIN")
    try:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {MARK} (layout INTEGER, made TIMESTAMP)")
        for number, statements in enumerate(MIGRATIONS[layout:], start=layout + 1):
            connection.execute(statements)
            connection.execute(f"INSERT INTO {MARK} VALUES (?, current_localtimestamp())", [number])
        connection.execute(VIEWS)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise
