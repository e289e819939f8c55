"""Pictures of counts: lines over time, bars, the two halves of a dyad, a network. Needs the extra `plot`.

Each function takes an answer of `diurna.analysis.counting` and gives a chart of Vega-Lite, which drawing.py draws.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

import pyarrow as pa
from dateutil.relativedelta import relativedelta

from diurna.writers.labels import visible
from diurna.writers.springs import lay_out

Row = Mapping[str, Any]
Chart = Any  # altair's class; it may not be installed

COOPERATION, CONFLICT, PLAIN, LINE = "#1f7a82", "#b5452f", "#4c6a92", "#555555"
WIDTH, HEIGHT, NETWORK = 720, 300, 720  # of drawings, in pixels
# More lines, bars or edges than these cannot be told apart; the largest are drawn, and the title says of how many.
MOST_LINES, MOST_BARS, MOST_EDGES = 10, 30, 60
MONDAY = 1
PERIODS: Mapping[str, tuple[str, Callable[[Any], dt.date]]] = {
    "day": ("utcyearmonthdate", lambda value: value),
    "week": ("utcyearmonthdate", lambda value: dt.date.fromisocalendar(int(value[:4]), int(value[6:]), MONDAY)),
    "month": ("utcyearmonth", lambda value: dt.date.fromisoformat(f"{value}-01")),
    "quarter": ("utcyearquarter", lambda value: dt.date(int(value[:4]), 3 * int(value[6:]) - 2, 1)),
    "year": ("utcyear", lambda value: dt.date(int(value), 1, 1)),
}
STEPS: Mapping[str, relativedelta] = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1), "month": relativedelta(months=1),
    "quarter": relativedelta(months=3), "year": relativedelta(years=1),
}  # fmt: skip
# So many periods at most are drawn where nothing was; a record of 1648 would make ten thousand days of it.
MOST_GAPS = 5_000


def altair() -> Any:
    """The library that describes charts, which only drawing needs."""
    return import_module("altair")


def chart_of_counts(answer: pa.Table, measure: str, title: str) -> Chart | None:
    """Counts as a picture, None where there are none.

    Over time, a line for each of the other groups; between parties, a network; else bars. `measure` is the column that
    was counted: events, stories, articles, or score.
    """
    groups = [name for name in answer.column_names if name not in {measure, "scored"}]
    rows = [row for row in answer.to_pylist() if row[measure] is not None]
    period = next((name for name in groups if name in PERIODS), None)
    if period is not None:
        rows = [row for row in rows if row[period] is not None]
    if not rows:
        return None
    others = [name for name in groups if name != period]
    if period is not None:
        return lines(rows, period, others, measure, title)
    if others[:2] == ["actor", "recipient"] and len(others) == 2:
        return network(rows, measure, title)
    return bars(rows, others, measure, title)


def lines(rows: Sequence[Row], period: str, others: Sequence[str], measure: str, title: str) -> Chart:
    """A line over time for each series; those with the most records, where there are many."""
    alt = altair()

    sizes: dict[str, float] = {}
    for row in rows:
        series = series_of(row, others)
        sizes[series] = sizes.get(series, 0) + size_of(row, measure)
    chosen, subtitle = largest(sizes, MOST_LINES, "lines")
    unit, start = PERIODS[period]
    found = {(start(row[period]), series_of(row, others)): row[measure] for row in rows}
    nothing = None if measure == "score" else 0  # no records: none were counted, and nothing is known of their mean
    values = [
        {"start": day.isoformat(), "series": series, "value": found.get((day, series), nothing)}
        for day in whole_span({day for day, _ in found}, period)
        for series in chosen
    ]
    base = chart_on(values, title, subtitle).properties(width=WIDTH, height=HEIGHT)
    drawn = base.mark_line(point=True) if others or measure == "score" else base.mark_bar()
    encoding: dict[str, Any] = {
        "x": alt.X("start:T", timeUnit=unit, title=period, scale=alt.Scale(type="utc")),
        "y": alt.Y("value:Q", title=measure, axis=axis_of(measure)),
        "tooltip": [
            alt.Tooltip("start:T", timeUnit=unit, title=period),
            "series:N",
            alt.Tooltip("value:Q", title=measure),
        ],
    }
    if others:
        encoding["color"] = alt.Color(
            "series:N", title=", ".join(others), sort=chosen, legend=alt.Legend(labelLimit=300)
        )
    else:
        encoding["color"] = alt.value(PLAIN)
    return drawn.encode(**encoding)


def bars(rows: Sequence[Row], groups: Sequence[str], measure: str, title: str) -> Chart:
    """A bar for each group, the largest first."""
    alt = altair()

    sizes = {series_of(row, groups): size_of(row, measure) for row in rows}
    chosen, subtitle = largest(sizes, MOST_BARS, "bars")
    values = [{"series": series_of(row, groups), "value": row[measure]} for row in rows]
    values = [value for value in values if value["series"] in chosen]
    return (
        chart_on(values, title, subtitle)
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=measure, axis=axis_of(measure)),
            y=alt.Y("series:N", title=", ".join(groups), sort=chosen, axis=alt.Axis(labelLimit=300)),
            color=alt.value(PLAIN),
            tooltip=["series:N", alt.Tooltip("value:Q", title=measure)],
        )
        .properties(width=WIDTH)
    )


def chart_of_timeline(answer: pa.Table, title: str) -> Chart | None:
    """A dyad month by month: cooperation above the line, conflict below it, and under both the mean score."""
    alt = altair()

    rows = answer.to_pylist()
    if not rows:
        return None
    _, start = PERIODS["month"]
    found = {start(row["month"]): row for row in rows}
    months = whole_span(set(found), "month")
    values = [
        {"start": day.isoformat(), "kind": kind, "value": sign * found[day][kind], "count": found[day][kind]}
        for day in sorted(found)
        for kind, sign in (("cooperation", 1), ("conflict", -1))
    ]
    # A month without records has no score: the line breaks there.
    scores = [{"start": day.isoformat(), "score": found[day]["score"] if day in found else None} for day in months]
    axis = alt.Axis(labelOverlap="greedy", labelFlush=False)
    time = alt.X(
        "start:T", timeUnit="utcyearmonth", title=None, scale=alt.Scale(type="utc"), axis=axis, bandPosition=0.5
    )
    kinds = alt.Scale(domain=["cooperation", "conflict"], range=[COOPERATION, CONFLICT])
    month = alt.Tooltip("start:T", timeUnit="utcyearmonth", title="month")
    both_ways = alt.Axis(labelExpr="format(abs(datum.value), ',')", tickMinStep=1)
    happenings = (
        chart_on(values, title, "")
        .mark_bar()
        .encode(
            x=time,
            y=alt.Y("value:Q", title="conflict  |  cooperation", axis=both_ways),
            color=alt.Color("kind:N", scale=kinds, title=None, sort=["cooperation", "conflict"]),
            tooltip=[month, "kind:N", "count:Q"],
        )
        .properties(width=WIDTH, height=HEIGHT)
    )
    zero = alt.Chart(alt.Data(values=[{"y": 0}])).mark_rule(color="#999").encode(y="y:Q")
    score = (
        alt.Chart(alt.Data(values=scores))
        .mark_line(point=alt.OverlayMarkDef(color=LINE), color=LINE)
        .encode(
            x=time,
            y=alt.Y("score:Q", title="mean score", scale=alt.Scale(domain=[-10, 10])),
            tooltip=[month, alt.Tooltip("score:Q", format=".2f")],
        )
    )
    under = alt.layer(zero, score).properties(width=WIDTH, height=HEIGHT // 2)
    return alt.vconcat(happenings, under).resolve_scale(x="shared")


def whole_span(days: set[dt.date], period: str) -> list[dt.date]:
    """The beginnings of all periods from the first to the last, those without records too, unless they are too many."""
    first, last, step = min(days), max(days), STEPS[period]
    span = [first]
    while span[-1] < last:
        if len(span) == MOST_GAPS:
            return sorted(days)
        span.append(first + step * len(span))
    return span


def network(rows: Sequence[Row], measure: str, title: str) -> Chart:
    """Who dealt with whom: thicker edges for more; with the score as measure, coloured by it."""
    alt = altair()

    ties: dict[tuple[str, str], tuple[float, float]] = {}  # how many, and the sum of their scores
    for row in rows:
        if row["actor"] == row["recipient"]:
            continue
        pair = (min(row["actor"], row["recipient"]), max(row["actor"], row["recipient"]))
        many, scores = ties.get(pair, (0.0, 0.0))
        size = size_of(row, measure)
        ties[pair] = (many + size, scores + (row["score"] * size if measure == "score" else 0.0))
    sizes = {f"{one} {other}": many for (one, other), (many, _) in ties.items()}
    chosen, subtitle = largest(sizes, MOST_EDGES, "dyads")
    kept = [(pair, *tie) for pair, tie in sorted(ties.items()) if " ".join(pair) in chosen]
    weights: dict[str, float] = {}
    for pair, many, _ in kept:
        for side in pair:
            weights[side] = weights.get(side, 0) + many
    nodes = sorted(weights, key=lambda node: (-weights[node], node))
    at = {node: index for index, node in enumerate(nodes)}
    points = lay_out(len(nodes), [(at[one], at[other], max(1, round(many))) for (one, other), many, _ in kept])
    place = {node: {"x": float(points[at[node]][0]), "y": float(points[at[node]][1])} for node in nodes}
    counted = "records with a score" if measure == "score" else measure
    edges = [
        {
            "dyad": visible(f"{one} – {other}"), "many": many, "score": total / many if many else 0.0,
            **place[one], "x2": place[other]["x"], "y2": place[other]["y"],
        }
        for (one, other), many, total in kept
    ]  # fmt: skip
    marks = [{"node": visible(node), "many": weights[node], **place[node]} for node in nodes]
    scale = alt.Scale(domain=[-0.06, 1.06], nice=False)
    x, y = (alt.X("x:Q", axis=None, scale=scale), alt.Y("y:Q", axis=None, scale=scale))
    told = ["dyad:N", alt.Tooltip("many:Q", title=counted)]
    encoding: dict[str, Any] = {
        "x": x, "y": y, "x2": "x2:Q", "y2": "y2:Q",
        "size": alt.Size("many:Q", scale=alt.Scale(type="sqrt", range=[0.8, 9]), legend=None),
        "color": alt.value("#8a97a8"), "tooltip": told,
    }  # fmt: skip
    if measure == "score":
        ends = alt.Scale(domain=[-10, 0, 10], range=[CONFLICT, "#d9d9d9", COOPERATION], type="linear")
        encoding["color"] = alt.Color("score:Q", title="mean score", scale=ends)
        encoding["tooltip"] = [*told, alt.Tooltip("score:Q", title="mean score", format=".2f")]
    drawn = chart_on(edges, title, subtitle).mark_rule(opacity=0.8).encode(**encoding)
    base = alt.Chart(alt.Data(values=marks)).encode(x=x, y=y)
    circles = base.mark_circle(color="#2f3e4e", opacity=1).encode(
        size=alt.Size("many:Q", scale=alt.Scale(range=[40, 350]), legend=None),
        tooltip=["node:N", alt.Tooltip("many:Q", title=counted)],
    )
    names = {"dy": -16, "fontSize": 12}
    halo = base.mark_text(**names, stroke="white", strokeWidth=4, strokeJoin="round").encode(text="node:N")
    label = base.mark_text(**names, color="#111").encode(text="node:N")
    layered = alt.layer(drawn, circles, halo, label).resolve_scale(size="independent")
    return layered.properties(width=NETWORK, height=NETWORK).configure_view(stroke=None)


def chart_on(values: Iterable[Row], title: str, subtitle: str) -> Chart:
    """A chart without marks, on values of its own, with a title."""
    alt = altair()

    words = alt.TitleParams(visible(title), subtitle=[subtitle] if subtitle else [], anchor="start")
    return alt.Chart(alt.Data(values=list(values)), title=words)


def axis_of(measure: str) -> Any:
    """An axis of whole numbers, but for the score."""
    alt = altair()

    return alt.Axis() if measure == "score" else alt.Axis(format=",.0f", tickMinStep=1)


def series_of(row: Row, groups: Sequence[str]) -> str:
    """What a row is of, in words; a dyad as "RUS → UKR"."""
    parts = [str(row[name]) if row[name] is not None else "none" for name in groups]
    if groups[:2] == ["actor", "recipient"]:
        parts[:2] = [f"{parts[0]} → {parts[1]}"]
    return visible(", ".join(parts))


def size_of(row: Row, measure: str) -> float:
    """How much a row weighs where only the largest are drawn: its count; of a mean score, how many it is the mean of."""
    return float(row["scored"] if measure == "score" else row[measure])


def largest(sizes: Mapping[str, float], most: int, what: str) -> tuple[list[str], str]:
    """The largest few, in order, and a line that says so where some are left out."""
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    left_out = len(ordered) > most
    return ordered[:most], f"The {most} largest of {len(ordered):,} {what}." if left_out else ""
