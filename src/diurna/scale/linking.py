"""Records of a coded folder linked to stories, by group-by: in one process or on a Ray cluster, with the same result.

1. Articles by window: the news that each is about (news.py). 2. Records by news: the happenings that they tell. 3. Records by
all that they say: one happening told in the news of another. 4. Records by piece: written, with their stories.
"""

import datetime as dt
import functools
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from diurna.errors import DiurnaError, escape
from diurna.scale.grouping import Rows
from diurna.scale.news import carried_only, names_of, place_window, roots_of, with_windows
from diurna.scale.partitions import REPORTS, Folder, Save
from diurna.scale.reports import SCHEMA
from diurna.scale.resume import key_of
from diurna.stories import Told, link_events

RECORD = "record"  # the column of a piece that has the whole record as JSON
DATED = frozenset({"stated", "anchored"})
LINKED = pa.schema(
    {"piece": pa.string(), "row": pa.int64(), "story": pa.string(), "key": pa.string(), "order": pa.string()}
)
RENAMED = pa.schema({"later": pa.string(), "earlier": pa.string(), "order": pa.string()})
WRITTEN = pa.schema({"piece": pa.string(), "records": pa.int64()})


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run has done: pieces in all and before it, records of this run, stories that these tell."""

    pieces: int
    before: int
    records: int = 0
    stories: int = 0


def link_folder(source: str, target: str, begin: Callable[[Sequence[str]], Rows], save: Save) -> Linked:
    """Link the records that `diurna code --ray` left in one folder, and write them with their stories to another.

    `begin` gives rows of names, here or on a cluster. Pieces that are there are not written again. Raises `DiurnaError` where
    the folder holds no pieces that can be linked, or the other one what does not come of them.
    """
    coded = Folder(source, make=False)
    pieces = sorted(coded.done())
    check_pieces(coded, pieces)
    mark = key_of(pieces)[:8]
    done = Folder(target).done()
    strange = done - {f"{piece}-{mark}" for piece in pieces}
    if strange:
        raise DiurnaError(
            f"{escape(target)}: holds {len(strange):,} Parquet files that do not come of what is in {escape(source)} now "
            f"({escape(min(strange))}.parquet, say). Choose another folder, or empty it."
        )
    left = [piece for piece in pieces if f"{piece}-{mark}" not in done]
    if not left:
        return Linked(len(pieces), len(pieces))
    placed = (
        begin(pieces).map(functools.partial(read_pieces, folder=source)).map(with_windows)
        .group("window", place_window).kept()
    )  # fmt: skip
    roots = roots_of(placed.map(carried_only).group("article", names_of).tables())
    linked = placed.map(functools.partial(with_news, roots=roots)).group("news", link_news).kept()
    renamed = renames_of(linked.map(keyed_only).group("key", repeated_in).tables())
    writing = functools.partial(
        write_piece, source=source, target=target, mark=mark, left=frozenset(left), renamed=renamed, save=save
    )
    written: dict[str, int] = {}
    for table in linked.group("piece", writing).tables():
        written.update(zip(table["piece"].to_pylist(), table["records"].to_pylist(), strict=True))
    for piece in left:
        if piece not in written:  # it has no records
            write_piece(LINKED.empty_table(), source, target, mark, frozenset(), renamed, save, piece=piece)
    stories = {
        renamed.get(story, story) for table in linked.tables() for story in table["story"].to_pylist()
    }  # fmt: skip
    return Linked(len(pieces), len(pieces) - len(left), sum(written.values()), len(stories))


def check_pieces(coded: Folder, pieces: Sequence[str]) -> None:
    """Raise `DiurnaError` where a folder holds no pieces, or pieces that say nothing of their articles."""
    if not pieces:
        raise DiurnaError(
            f"{escape(coded.uri)}: no coded pieces there. Code a corpus into it first: diurna code CORPUS --ray local -o "
            f"{escape(coded.uri)}"
        )
    bare = set(pieces) - coded.reported()
    if bare:
        raise DiurnaError(
            f"{escape(coded.uri)}: {len(bare):,} of {len(pieces):,} pieces have nothing in {REPORTS} to link them by "
            f"({escape(min(bare))}, say). Code them with this version, without --columns and --dyads."
        )


def read_pieces(table: pa.Table, folder: str) -> pa.Table:
    """The articles of some pieces, each with what its records tell, as JSON."""
    coded = Folder(folder, make=False)
    read = [_read_piece(coded, name) for name in table["name"].to_pylist()]
    return pa.concat_tables(read)


def _read_piece(coded: Folder, name: str) -> pa.Table:
    reports = coded.read(f"{REPORTS}/{name}.parquet").cast(SCHEMA)
    first = {article: row for row, article in reversed(list(enumerate(reports["article"].to_pylist())))}
    reports = reports.take(pa.array(sorted(first.values()), pa.int64()))  # the same article twice is one
    told: dict[str, list[dict[str, Any]]] = {article: [] for article in first}
    for row, line in enumerate(coded.read(f"{name}.parquet")[RECORD].to_pylist()):
        record = json.loads(line)
        told[record["article"]].append({"row": row, **told_of(record)})
    lines = [json.dumps(told[article]) for article in reports["article"].to_pylist()]
    return reports.append_column("piece", pa.array([name] * len(lines), pa.string())).append_column(
        "told", pa.array(lines, pa.string())
    )


def told_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """What linking takes of a record."""
    date, place = record["date"], record["place"]
    homes = {side: sorted({home_of(party) for party in record[side]}) for side in ("actors", "recipients")}
    codes = [sorted({party["code"] or party["name"] for party in record[side]}) for side in ("actors", "recipients")]
    name = place["name"] if place else None
    exact = date["basis"] in DATED and date["start"] and date["end"] and days_of(date["start"], date["end"]) <= 1
    what = [record["event"], record["mode"], record["status"], date["start"], date["end"], name, *codes]
    return {
        "event": record["event"], "mode": record["mode"], "start": date["start"], "end": date["end"],
        "basis": date["basis"], "place": name, "text": record["text"], **homes,
        "key": json.dumps(what) if exact and all(codes) else None,
    }  # fmt: skip


def home_of(party: Mapping[str, Any]) -> str:
    """A party's country or body, its name where it has no code."""
    return str((party["code"] or "").split("-")[0] or party["name"])


def days_of(start: str, end: str) -> int:
    """Days from one to another."""
    return (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days


def with_news(table: pa.Table, roots: Mapping[str, str]) -> pa.Table:
    """Articles in their own windows, each with the news that it is about by its first name."""
    own = table.filter(pa.array([not carried for carried in table["carried"].to_pylist()], pa.bool_()))
    news = [roots.get(story, story) for story in own["story"].to_pylist()]
    return own.select(["piece", "article", "published", "told"]).append_column("news", pa.array(news, pa.string()))


def link_news(table: pa.Table) -> pa.Table:
    """The story of each record of one piece of news."""
    rows = sorted(
        (published or dt.date.max, article, piece, told["row"], told)
        for piece, article, published, lines in zip(
            *(table[name].to_pylist() for name in ("piece", "article", "published", "told")), strict=True
        )
        for told in json.loads(lines)
    )
    linked = link_events(
        Told(
            number=number, event=told["event"], mode=told["mode"], actors=frozenset(told["actors"]),
            recipients=frozenset(told["recipients"]), start=day_of(told["start"] or told["end"], published),
            end=day_of(told["end"] or told["start"], published), basis=told["basis"], place=told["place"],
            text=told["text"],
        )
        for number, (published, _, _, _, told) in enumerate(rows)
    )  # fmt: skip
    news = table["news"][0].as_py()
    return pa.Table.from_pylist(
        [
            {
                "piece": piece, "row": row, "story": f"{news}.{linked[number]}", "key": told["key"],
                "order": f"{published} {article} {piece} {row:09}",
            }
            for number, (published, article, piece, row, told) in enumerate(rows)
        ],
        schema=LINKED,
    )  # fmt: skip


def day_of(text: str | None, published: dt.date) -> dt.date | None:
    """The day that a record gives, else that of publication, None where neither is known."""
    return dt.date.fromisoformat(text) if text else None if published == dt.date.max else published


def keyed_only(table: pa.Table) -> pa.Table:
    """Records that say enough to be told again in other news."""
    return table.filter(table["key"].is_valid()).select(["story", "key", "order"])


def repeated_in(table: pa.Table) -> pa.Table:
    """Of records that say the same, the stories that are told again in other news, and the story that told it first."""
    told = sorted(zip(table["order"].to_pylist(), table["story"].to_pylist(), strict=True))
    order, earlier = told[0]
    later = sorted({story for _, story in told if story.partition(".")[0] != earlier.partition(".")[0]})
    return pa.table([later, [earlier] * len(later), [order] * len(later)], schema=RENAMED)


def renames_of(tables: Iterator[pa.Table]) -> dict[str, str]:
    """The story that each becomes a part of: where there are several, the one that was told first."""
    found: dict[str, tuple[str, str]] = {}
    for table in tables:
        for later, earlier, order in zip(*(table[name].to_pylist() for name in RENAMED.names), strict=True):
            found[later] = min(found.get(later, (order, earlier)), (order, earlier))
    return {later: earlier for later, (_, earlier) in found.items()}


def write_piece(
    table: pa.Table,
    source: str,
    target: str,
    mark: str,
    left: frozenset[str],
    renamed: Mapping[str, str],
    save: Save,
    piece: str | None = None,
) -> pa.Table:
    """Write the records of a piece with their stories, unless that was done before."""
    piece = piece or table["piece"][0].as_py()
    if table.num_rows and piece not in left:
        return WRITTEN.empty_table()
    stories = dict(zip(table["row"].to_pylist(), table["story"].to_pylist(), strict=True))
    lines = []
    for row, line in enumerate(Folder(source, make=False).read(f"{piece}.parquet")[RECORD].to_pylist()):
        story = stories[row]
        lines.append(json.dumps({**json.loads(line), "story": renamed.get(story, story)}))
    file = io.BytesIO()
    save(lines, file)
    Folder(target).write(f"{piece}-{mark}.parquet", file.getvalue())
    return pa.table([[piece], [len(lines)]], schema=WRITTEN)
