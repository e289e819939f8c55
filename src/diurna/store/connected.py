"""The file of a store under its records: rows in and out, a transaction whole or not at all."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from diurna.errors import StoreError
from diurna.store.files import open_file, told
from diurna.store.rows import Row, arrow_table

FETCH = 5_000  # rows, or records, that are held at once while many are read


class Connected:
    """An open store, as those see it who ask and write in SQL; a context manager."""

    def __init__(self, path: str | os.PathLike[str] | None = None, *, read_only: bool = False) -> None:
        given = None if path is None else Path(path)
        self.path = given or Path("memory")
        self.read_only = read_only
        self._connection = open_file(given, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def table(self, sql: str, values: Sequence[Any] = ()) -> pa.Table:
        """The answer to a question in SQL, as an Arrow table. The views `who_did_what` and `newest` are for this."""
        with told(self.path):
            return self._connection.cursor().sql(sql, params=list(values)).to_arrow_table()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The rows of an answer as dictionaries, a few thousand at a time."""
        with told(self.path):
            cursor = self._connection.cursor().execute(sql, list(values))
            names = [column[0] for column in cursor.description]
        while True:
            with told(self.path):
                some = cursor.fetchmany(FETCH)
            if not some:
                return
            for row in some:
                yield dict(zip(names, row, strict=True))

    def replace_rows(self, tables: Mapping[str, pa.Table], *, delete: Sequence[str] = ()) -> None:
        """Empty the tables in `delete` ("name", or "name WHERE ..."), and add Arrow rows (columns in order), in one transaction."""
        self._writable()
        with told(self.path), self._whole():
            for name in delete:
                self._connection.execute(f"DELETE FROM {name}")
            for name, rows in tables.items():
                self._insert_arrow(name, rows)

    def rename_stories(self, renamed: pa.Table) -> None:
        """Let stories (`later`) become part of others (`earlier`), in one transaction."""
        self._writable()
        with told(self.path), self._whole():
            self._connection.register("renamed", renamed)
            self._connection.execute(
                "UPDATE happenings SET story = renamed.earlier FROM renamed WHERE happenings.story = renamed.later"
            )
            self._connection.unregister("renamed")

    def write_news(self, reports: pa.Table, news: pa.Table) -> None:
        """Add rows of `reports`, and rows of `news` in place of those of the same story, in one transaction."""
        self._writable()
        with told(self.path), self._whole():
            self._insert_arrow("reports", reports)
            self._connection.register("changed", news)
            self._connection.execute("DELETE FROM news WHERE story IN (SELECT story FROM changed)")
            self._connection.unregister("changed")
            self._insert_arrow("news", news)

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path}: was opened to be read only. Open it with read_only=False to add to it.")

    @contextlib.contextmanager
    def _whole(self) -> Iterator[None]:
        """One transaction: all of it, or nothing."""
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self._connection.execute("ROLLBACK")
            raise

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, list(values)).fetchall()

    def _one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
        (row,) = self._all(sql, values)
        return row

    def _next(self, column: str, table: str) -> int:
        """The number after the highest of a column."""
        (highest,) = self._one(f"SELECT coalesce(max({column}), 0) FROM {table}")
        return int(highest) + 1

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            self._insert_arrow(table, arrow_table(table, rows))

    def _insert_arrow(self, table: str, rows: pa.Table) -> None:
        self._connection.register("given_rows", rows)
        try:
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM given_rows")
        finally:
            self._connection.unregister("given_rows")
