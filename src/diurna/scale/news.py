"""Articles to news over a corpus of any size: window by window, each with the last days of the one before.

A window is a month. Articles of a window, and before them those of the days before it, are placed one after another, as in a
store. News that an article of those days opens again in the next window is the news that the article had in its own.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from diurna.scale.reports import SCHEMA, Reported, reports_in
from diurna.stories import Report, Threads

# Days of the window before that are placed again: news that is silent for longer seldom goes on.
CARRIED_DAYS = 7
UNDATED = "undated"
PLACED = pa.schema(
    {
        "piece": pa.string(),
        "article": pa.string(),
        "published": pa.date32(),
        "told": pa.string(),
        "story": pa.string(),
        "carried": pa.bool_(),  # placed in the window after its own
        "opens": pa.bool_(),  # the first article of the story there
    }
)
NAMES = pa.schema({"story": pa.string(), "earlier": pa.string()})


def with_windows(table: pa.Table) -> pa.Table:
    """Articles with their `window`; those of the last days of one once more, `carried`, in the next."""
    days = table["published"].to_pylist()
    own = [window_of(day) for day in days]
    later = [None if day is None else window_after(day) for day in days]
    carried = [row for row, (one, other) in enumerate(zip(own, later, strict=True)) if other not in {None, one}]
    again = table.take(pa.array(carried, pa.int64()))
    again = again.set_column(again.schema.get_field_index("told"), "told", pa.nulls(len(carried), pa.string()))
    return pa.concat_tables(
        [
            table.append_column("window", pa.array(own, pa.string())).append_column(
                "carried", pa.array([False] * len(own), pa.bool_())
            ),
            again.append_column("window", pa.array([later[row] for row in carried], pa.string())).append_column(
                "carried", pa.array([True] * len(carried), pa.bool_())
            ),
        ]
    )


def window_after(day: dt.date) -> str:
    """The window in which an article of a day is the last that is placed: the next one, in the last days of its own."""
    return window_of(day + dt.timedelta(days=CARRIED_DAYS))


def window_of(day: dt.date | None) -> str:
    """The window of a day: its month."""
    return UNDATED if day is None else f"{day:%Y-%m}"


def place_window(table: pa.Table) -> pa.Table:
    """The news of each article of one window, by its number there and then by the article that opens it."""
    reports, pieces = list(reports_in(table.select(SCHEMA.names))), table["piece"].to_pylist()
    order = sorted(range(len(reports)), key=lambda row: (*place_in_time(reports[row]), pieces[row]))
    threads = Threads()
    stories, opened = [""] * len(reports), dict[str, int]()
    for row in order:
        one = reports[row]
        stories[row] = threads.place(Report(row, one.article, one.published, one.description)).story
        opened.setdefault(stories[row], row)
    plain = {name: table[name] for name in ("piece", "article", "published", "told", "carried")}
    firsts = pa.array([opened[story] == row for row, story in enumerate(stories)])
    placed = pa.table({**plain, "story": pa.array(stories, pa.string()), "opens": firsts})
    return placed.select(PLACED.names).cast(PLACED)


def place_in_time(one: Reported) -> tuple[dt.date, str]:
    """What articles are sorted by: day, those without one last, then id."""
    return one.published or dt.date.max, one.article


def names_of(table: pa.Table) -> pa.Table:
    """For an article that opens news again in the window after its own: that news, and the one that the article had."""
    again = table.filter(pc.and_(table["carried"], table["opens"]))["story"].to_pylist()
    own = table.filter(pc.invert(table["carried"]))["story"].to_pylist()
    pairs = {(story, own[0]) for story in again if own and story != own[0]}
    return pa.table([[one for one, _ in pairs], [other for _, other in pairs]], schema=NAMES)


def carried_only(table: pa.Table) -> pa.Table:
    """The rows that `names_of` looks at, and of these nothing but what it needs."""
    last = [day is not None and window_after(day) != window_of(day) for day in table["published"].to_pylist()]
    return table.filter(pa.array(last, pa.bool_())).select(["article", "story", "carried", "opens"])


def roots_of(tables: Iterable[pa.Table]) -> dict[str, str]:
    """For news that began in an earlier window, the first name that it had."""
    earlier: dict[str, str] = dict(
        chain.from_iterable(zip(each["story"].to_pylist(), each["earlier"].to_pylist(), strict=True) for each in tables)
    )
    return {story: root_of(story, earlier) for story in earlier}


def root_of(story: str, earlier: Mapping[str, str]) -> str:
    """The end of a chain of names; each leads to an article that was placed before."""
    seen = {story}
    while story in earlier and earlier[story] not in seen:
        story = earlier[story]
        seen.add(story)
    return story
