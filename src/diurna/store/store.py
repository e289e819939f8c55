"""Store: one DuckDB file of records. Runs, adding, and reading back."""

import itertools
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from diurna.records import Article, Coding, Event
from diurna.records.printed import PrintedEvent
from diurna.store.connected import FETCH, Connected
from diurna.store.files import told
from diurna.store.filters import FOLDED, Filter, conditions_of
from diurna.store.questions import CHOSEN, NAMES_USED, OF_RUN, RECORDS, RUNS
from diurna.store.rows import (
    Row,
    article_from_row,
    article_row,
    event_from_row,
    merge,
    now,
    printed_from_row,
    rows_of,
    source_of,
    version_of,
)
from diurna.version import VERSION

# Articles of one transaction where many are added at once: large enough that DuckDB's cost for each is small.
BATCH = 500


class Store(Connected):
    """Records over time, in one file.

    >>> import diurna
    >>> coding = diurna.Coder().code_article(diurna.Article(id="a", text="Chad thanked Niger."))
    >>> with diurna.Store() as store:
    ...     store.add(coding), store.add(coding)
    ...     [(event.event, event.actors[0].code) for event in store.events()]
    (True, False)
    [('SUPPORT', 'TCD')]

    Adding what is there changes nothing. A changed article, or the same one as another coder reads it, stands beside
    the old as a coding of its own; what was given last is what questions see. Each `add` is on the disk, whole, when
    it returns. One process at a time writes; several may read (`read_only=True`) while none does.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None, *, read_only: bool = False) -> None:
        """Open a store, or make one; without a path, in memory. Raises `StoreError`, and changes nothing then."""
        super().__init__(path, read_only=read_only)
        self._run: int | None = None

    def close(self) -> None:
        """Close the file; a run that goes on ends here."""
        try:
            if self._run is not None:
                self.end_run()
        finally:
            super().close()

    # -- runs

    def begin_run(self, *, coder: str = "", options: Mapping[str, Any] | None = None) -> int:
        """Begin a run, to which what is added belongs; `coder` names versions and hashes, `options` the call's."""
        self._writable()
        if self._run is not None:
            self.end_run()
        with told(self.path), self._whole():
            run = self._next("run", "runs")
            row = [run, now(), VERSION, coder, json.dumps(options or {}, ensure_ascii=True)]
            self._connection.execute("INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, 0)", row)
        self._run = run
        return run

    def end_run(self, *, failures: int = 0) -> None:
        """Note that the run is at its end, and how many inputs could not be coded."""
        if self._run is None:
            return
        run, self._run = self._run, None
        with told(self.path):
            self._connection.execute("UPDATE runs SET finished = ?, failures = ? WHERE run = ?", [now(), failures, run])

    # -- adding

    def add(self, coding: Coding) -> bool:
        """Add one article with all that was found in it, as one transaction; False where it was there.

        Raises `StoreError` where it cannot be written; the store is then as before.
        """
        return self.add_all([coding]) == 1

    def add_all(self, codings: Iterable[Coding], *, batch: int = BATCH) -> int:
        """Add many, `batch` articles a transaction; returns how many were new. For a long stream of articles."""
        self._writable()
        if self._run is None:
            self.begin_run()
        iterator = iter(codings)
        added = 0
        while some := list(itertools.islice(iterator, batch)):
            with told(self.path), self._whole():
                added += self._add_batch(some)
        return added

    def _add_batch(self, codings: Sequence[Coding]) -> int:
        """1. Which are there? 2. Rows of those that are not. 3. What they supersede. 4. Write."""
        (coder,) = self._one("SELECT coder FROM runs WHERE run = ?", [self._run])
        keyed = {}
        for coding in codings:
            by = coding.events[0].coder if coding.events else coder
            keyed[version_of(coding.article), by] = coding  # the same one twice in a batch counts once
        there = self._codings_there(keyed)
        known = self._versions_there([version for version, _ in keyed])
        number, first = self._next("coding", "codings"), self._next("number", "events")
        event_number = first
        rows: dict[str, list[Row]] = {}
        newest: dict[str, int] = {}
        for (version, by), coding in keyed.items():
            source = source_of(coding.article)
            if (version, by) in there:
                newest[source] = there[version, by]
                continue
            if version not in known:
                merge(rows, {"articles": [article_row(coding.article, version, source)]})
                known.add(version)
            row = (number, version, source, by, self._run, now(), None)
            merge(rows, {"codings": [row]})
            merge(rows, rows_of(coding, number, event_number))
            newest[source] = number
            number, event_number = number + 1, event_number + len(coding.events)
        for name, some in rows.items():
            self._insert(name, some)
        self._fold(first)
        fresh = [int(row[0]) for row in rows.get("codings", ())]
        self._note([*there.values(), *fresh])
        self._unfold(fresh)
        self._supersede(newest)
        return len(fresh)

    def _fold(self, first: int) -> None:
        """Keep the sentences of records from number `first` on as searches compare them."""
        folded = FOLDED.format("text")
        self._connection.execute(f"INSERT INTO folded SELECT number, {folded} FROM events WHERE number >= ?", [first])

    def _note(self, codings: Sequence[int]) -> None:
        """Note that the run gave these codings, or found them there; each once."""
        self._connection.execute(
            """
            INSERT INTO run_codings
            SELECT DISTINCT ?, given.coding FROM (SELECT unnest(?) AS coding) AS given
            ANTI JOIN (SELECT coding FROM run_codings WHERE run = ?) AS noted ON noted.coding = given.coding
            """,
            [self._run, list(codings), self._run],
        )

    def _codings_there(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        wanted = set(keys)
        versions = [version for version, _ in wanted]
        found = self._all("SELECT version, coder, coding FROM codings WHERE version IN (SELECT unnest(?))", [versions])
        return {(version, coder): coding for version, coder, coding in found if (version, coder) in wanted}

    def _versions_there(self, versions: Sequence[str]) -> set[str]:
        found = self._all("SELECT version FROM articles WHERE version IN (SELECT unnest(?))", [list(versions)])
        return {version for (version,) in found}

    def _supersede(self, newest: Mapping[str, int]) -> None:
        """Let the newest coding of each source be the one that shows, where it is not already."""
        changed = self._all(
            """
            UPDATE codings SET superseded_by = nullif(given.newest, codings.coding)
            FROM (SELECT unnest(?) AS source, unnest(?) AS newest) AS given
            WHERE codings.source = given.source AND (codings.coding = given.newest) = (codings.superseded_by IS NOT NULL)
            RETURNING codings.coding
            """,
            [list(newest), list(newest.values())],
        )
        self._unfold([coding for (coding,) in changed])

    def _unfold(self, codings: Sequence[int]) -> None:
        """Note codings whose records are not in the relations that the store keeps, or no longer belong there."""
        if codings:
            self._connection.execute("INSERT INTO unfolded SELECT unnest(?)", [list(codings)])

    # -- reading

    def events(
        self, chosen: Filter | None = None, *, limit: int | None = None, run: int | None = None
    ) -> Iterator[Event]:
        """The newest records that a filter lets through, by day; with `run`, those of that run, newest or not."""
        source = "newest_events" if run is None else OF_RUN.format(run=int(run))
        for row in self._records(chosen, limit, source):
            yield event_from_row(row)

    def printed_events(self, chosen: Filter | None = None, *, limit: int | None = None) -> Iterator[PrintedEvent]:
        """The same, each with the publisher and the address of its article."""
        for row in self._records(chosen, limit, "newest_events"):
            yield printed_from_row(row)

    def _records(self, chosen: Filter | None, limit: int | None, source: str) -> Iterator[dict[str, Any]]:
        found = conditions_of(chosen or Filter())
        ordered = CHOSEN.format(where=found.where, source=source) + (
            f" LIMIT {int(limit)}" if limit is not None else ""
        )
        numbers = self.table(ordered, found.values)["number"].to_pylist()
        for first in range(0, len(numbers), FETCH):
            some = numbers[first : first + FETCH]
            yield from self.rows(RECORDS, [some, some])

    def runs(self) -> pa.Table:
        """The runs: when, with which versions and options, and how many articles each gave or found there."""
        return self.table(RUNS)

    def names_used(self, field: str) -> list[str]:
        """The names that the newest records have in a field: "event", "mode" or "context"."""
        return [str(name) for name in self.table(NAMES_USED[field])["name"].to_pylist()]

    def again(self, article: Article, coder: str) -> bool:
        """Note in the run that an article comes again; False where this coder has not coded it as it stands."""
        self._writable()
        if self._run is None:
            self.begin_run()
        with told(self.path):
            found = self._codings_there([(version_of(article), coder)]).get((version_of(article), coder))
            if found is None:
                return False
            with self._whole():
                self._note([found])
                self._supersede({source_of(article): found})
        return True

    def articles(self, ids: Sequence[str] = ()) -> Iterator[Article]:
        """The newest text of every article, or of those with these ids."""
        where = "WHERE article IN (SELECT unnest(?))" if ids else ""
        for row in self.rows(f"SELECT * FROM newest {where} ORDER BY coding", [list(ids)] if ids else []):
            yield article_from_row(row)
