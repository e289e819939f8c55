"""What is on a page as a file: records and tables as CSV, Parquet and JSON Lines, drawings as SVG and PNG.

The query is that of the page: the same conditions give the same rows.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any, BinaryIO, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from diurna.analysis.people import people
from diurna.analysis.relations import relations
from diurna.store import Filter, Store
from diurna.store.pages import by_month, edges, names_of_codes, places, some_stories
from diurna.web.asked import Asked, Lenient, QueryOf, Words
from diurna.web.charts import months_chart, score_chart
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import DeskError
from diurna.web.graph import network_chart
from diurna.web.maps import place_map
from diurna.web.pages import PROBLEMS
from diurna.web.standing import AskedRelations
from diurna.web.svg import Drawing
from diurna.writers import write_csv, write_jsonl, write_parquet
from diurna.writers.tabular import csv_cell

router = APIRouter()

Kind = Literal["csv", "parquet"]
MOST_RECORDS = 200_000  # of one file; more are asked of the store with `diurna events`
MOST_ROWS = 100_000
PIECE = 1 << 16
IN_MEMORY = 8 << 20  # bytes of a file that is being made; more go to the disk
SCALE = 2.0  # of a PNG, against the drawing's units
MEDIA = {
    "csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl",
    "svg": "image/svg+xml", "png": "image/png",
}  # fmt: skip


def content(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of files of these kinds."""
    return {**PROBLEMS, 200: {"description": "The file.", "content": {MEDIA[kind].split(";")[0]: {} for kind in kinds}}}


# What a table holds, by its name in the address: the question, and how many rows it asks for at most.
TABLES: dict[str, Callable[[Store, Filter], Sequence[Any]]] = {
    "months": by_month,
    "dyads": lambda store, chosen: edges(store, chosen, MOST_ROWS),
    "places": lambda store, chosen: places(store, chosen, MOST_ROWS),
    "stories": lambda store, chosen: some_stories(store, chosen, "largest", 5_000),
}


@router.get("/records.{kind}", responses=content("csv", "parquet", "jsonl"), response_class=StreamingResponse)
def records_file(desk: DeskOf, kind: Literal["csv", "parquet", "jsonl"], asked: QueryOf[Asked]) -> Response:
    """The records that meet all conditions, by day, as `diurna events` writes them."""
    found = desk.store.events(asked.filter(), limit=MOST_RECORDS)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when the last piece is sent
    if kind == "parquet":
        write_parquet(found, file)  # type: ignore[arg-type]  # has all that a file has
    else:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        (write_csv if kind == "csv" else write_jsonl)(found, text)
        text.detach()
    file.seek(0)
    return StreamingResponse(pieces(file), media_type=MEDIA[kind], headers=saved("records", kind))  # type: ignore[arg-type]


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """A file from its start, a piece at a time; it is closed at the end."""
    with file:
        while piece := file.read(PIECE):
            yield piece


@router.get("/tables/{table}.{kind}", responses=content("csv", "parquet"))
def table_file(
    desk: DeskOf, table: Literal["months", "dyads", "places", "stories"], kind: Kind, asked: QueryOf[Asked]
) -> Response:
    """A table of a page: happenings by month, dyads, places, stories."""
    rows = TABLES[table](desk.store, asked.filter())
    return as_file(rows_table([flat(row) for row in rows]), table, kind)


@router.get("/tables/relations/{kind}", responses=content("csv", "parquet"))
def relations_file(desk: DeskOf, kind: Kind, asked: QueryOf[AskedRelations]) -> Response:
    """Standing relations, as `diurna relations` writes them."""
    found = relations(desk.store, of=asked.of, holder=asked.by, relation=asked.relation, on=asked.on)
    return as_file(found, "relations", kind)


class AskedPeople(Lenient):
    """Whose people."""

    of: Words | None = None
    name: Words | None = None
    office: Words | None = None


@router.get("/tables/people/{kind}", responses=content("csv", "parquet"))
def people_file(desk: DeskOf, kind: Kind, asked: QueryOf[AskedPeople]) -> Response:
    """Who was named with which office, as `diurna people` writes them."""
    return as_file(people(desk.store, of=asked.of, name=asked.name, office=asked.office), "people", kind)


def flat(row: Any) -> dict[str, Any]:
    """A row for a table; a story's first record is told in a few columns."""
    fields = asdict(replace(row, record=None)) if hasattr(row, "record") else asdict(row)
    if "record" in fields:
        record = row.record
        fields.pop("record")
        fields |= {"event": record.event, "status": record.status, "text": record.text, "record": record.id}
    return fields


def rows_table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows as an Arrow table."""
    return pa.Table.from_pylist(list(rows))


def as_file(table: pa.Table, name: str, kind: Kind) -> Response:
    """A table as CSV, with nothing that a spreadsheet would run, or as Parquet."""
    if kind == "parquet":
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        return Response(sink.getvalue().to_pybytes(), media_type=MEDIA[kind], headers=saved(name, kind))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow(
            [csv_cell(value if not hasattr(value, "isoformat") else value.isoformat()) for value in row.values()]
        )
    return Response(text.getvalue().encode("utf-8", "replace"), media_type=MEDIA[kind], headers=saved(name, kind))


def saved(name: str, kind: str) -> dict[str, str]:
    """Headers that let a browser save a file under a name."""
    return {"content-disposition": f'attachment; filename="diurna-{name}.{kind}"'}


# -- drawings


def drawing_of(desk: Desk, name: str, chosen: Filter) -> Drawing:
    """A drawing of a page, to stand alone."""
    if name == "map":
        return place_map(desk.ask(places, chosen), {}, alone=True)
    if name == "network":
        return network_chart(desk.ask(edges, chosen, 40), desk.ask(names_of_codes), {}, alone=True)
    rows = desk.ask(by_month, chosen)
    return score_chart(rows) if name == "score" else months_chart(rows)


@router.get("/charts/{chart}.{kind}", responses=content("svg", "png"))
def chart_file(
    desk: DeskOf,
    chart: Literal["months", "score", "map", "network"],
    kind: Literal["svg", "png"],
    asked: QueryOf[Asked],
) -> Response:
    """A drawing of a page: happenings by month, the mean score, the map, the network."""
    svg = drawing_of(desk, chart, asked.filter()).alone
    body = svg.encode() if kind == "svg" else png_of(svg)
    return Response(body, media_type=MEDIA[kind], headers=saved(chart, kind))


def png_of(svg: str) -> bytes:
    """A drawing as PNG; raises `DeskError` (501) where the package that draws it is not installed."""
    try:
        import vl_convert
    except ImportError as error:
        raise DeskError(
            501, "PNG needs the package vl-convert-python.", "pip install 'diurna[web]', or take the SVG."
        ) from error
    return bytes(vl_convert.svg_to_png(svg, scale=SCALE))
