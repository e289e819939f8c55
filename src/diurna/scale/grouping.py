"""Group-by, in one process or on a Ray cluster: the same functions on the same groups, so with the same result.

Rows are Arrow tables. A function is given a whole group, and gives the rows that come of it; it must be importable by name.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

# Parts that groups are dealt out to, each of which fits into the memory of one process; few pieces need fewer.
MOST_PARTS = 1_000

Step = Callable[[pa.Table], pa.Table]


class Rows(Protocol):
    """Rows wherever they lie."""

    def map(self, step: Step) -> "Rows":
        """What comes of the rows, block by block."""
        ...

    def group(self, key: str, step: Step) -> "Rows":
        """What comes of the rows, those with the same key at once."""
        ...

    def kept(self) -> "Rows":
        """The same rows, worked out once for all who ask."""
        ...

    def tables(self) -> Iterator[pa.Table]:
        """All rows, here."""
        ...


class Here:
    """Rows in the memory of this process."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def map(self, step: Step) -> "Here":
        """What comes of all rows."""
        return Here(unless_empty(self._table, step))

    def group(self, key: str, step: Step) -> "Here":
        """Group after group, in the order of keys."""
        if not self._table.num_rows:
            return self
        table = self._table.take(pc.sort_indices(self._table, [(key, "ascending")]))
        ends = pc.run_end_encode(table[key].combine_chunks()).run_ends.to_pylist()
        return Here(
            pa.concat_tables(
                step(table.slice(start, end - start)) for start, end in zip([0, *ends[:-1]], ends, strict=True)
            )
        )

    def kept(self) -> "Here":
        """These."""
        return self

    def tables(self) -> Iterator[pa.Table]:
        """One table, or none."""
        if self._table.num_rows:
            yield self._table


class OnRay:
    """Rows of a Ray data set; groups are dealt out to some `parts`."""

    def __init__(self, data: Any, parts: int) -> None:
        self._data, self._parts = data, parts

    def map(self, step: Step) -> "OnRay":
        """Block by block, on whichever machine is free."""
        mapped = self._data.map_batches(unless_empty, fn_args=(step,), batch_format="pyarrow", zero_copy_batch=True)
        return OnRay(mapped, self._parts)

    def group(self, key: str, step: Step) -> "OnRay":
        """Rows travel to where their group is worked on."""
        grouped = self._data.groupby(key, num_partitions=self._parts)
        return OnRay(grouped.map_groups(step, batch_format="pyarrow"), self._parts)

    def kept(self) -> "OnRay":
        """Worked out now, and held by the cluster."""
        return OnRay(self._data.materialize(), self._parts)

    def tables(self) -> Iterator[pa.Table]:
        """Block by block; those that a step left empty have no columns, and are passed over."""
        for batch in self._data.iter_batches(batch_size=None, batch_format="pyarrow"):
            if batch.num_rows:
                yield batch


def unless_empty(table: pa.Table, step: Step) -> pa.Table:
    """What comes of rows; where there are none, none, whatever their columns are."""
    return step(table) if table.num_rows else table


def rows_here(names: Sequence[str]) -> Here:
    """A row for each name, in this process."""
    return Here(pa.table({"name": pa.array(names, pa.string())}))


def rows_on_ray(names: Sequence[str]) -> OnRay:
    """A row for each name, on the Ray cluster that this process is connected to."""
    ray: Any = import_module("ray")
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    parts = max(1, min(len(names), MOST_PARTS))
    return OnRay(ray.data.from_items([{"name": name} for name in names], override_num_blocks=max(1, len(names))), parts)
