"""Pictures of counts: what is drawn, how much of it, and that no text in it acts."""

import sys

import pyarrow as pa
import pytest

from diurna.errors import DiurnaError
from diurna.writers.drawing import check_charts, write_chart

altair = pytest.importorskip("altair")
pytest.importorskip("vl_convert")

from diurna.writers.charts import chart_of_counts, chart_of_timeline  # noqa: E402  after what it needs

HOSTILE = "</script><script>alert(1)</script>"


def values_of(chart):
    """What the first data of a chart holds."""
    spec = chart.to_dict()
    return next(data["values"] for data in data_of(spec))


def data_of(spec):
    """All data in a chart's description, in order."""
    if isinstance(spec, dict):
        if isinstance(spec.get("data"), dict):
            yield spec["data"]
        for value in spec.values():
            yield from data_of(value)
    if isinstance(spec, list):
        for value in spec:
            yield from data_of(value)


def test_months_without_records_count_nothing():
    """A line over time goes down to nought where nothing was told, and does not jump over the gap."""
    answer = pa.table({"month": ["2022-01", "2022-04"], "event": ["AID", "AID"], "events": [3, 5]})

    chart = chart_of_counts(answer, "events", "events by month, event")

    assert [(value["start"][:7], value["value"]) for value in values_of(chart)] == [
        ("2022-01", 3), ("2022-02", 0), ("2022-03", 0), ("2022-04", 5),
    ]  # fmt: skip


def test_months_without_records_have_no_score():
    """The mean score of nothing is unknown, so the line breaks."""
    answer = pa.table({"year": [2020, 2022], "score": [-2.0, 4.0], "scored": [1, 1]})

    chart = chart_of_counts(answer, "score", "score by year")

    assert [value["value"] for value in values_of(chart)] == [-2.0, None, 4.0]


@pytest.mark.parametrize(
    ("period", "given", "start"),
    [("day", None, "2022-08-22"), ("week", "2022-W34", "2022-08-22"), ("quarter", "2022-Q3", "2022-07-01")],
)
def test_periods_begin_on_their_first_day(period, given, start):
    """A week begins on its Monday, a quarter on the first of its first month."""
    import datetime as dt

    answer = pa.table({period: [given or dt.date(2022, 8, 22)], "events": [1]})

    assert values_of(chart_of_counts(answer, "events", ""))[0]["start"] == start


def test_the_largest_are_drawn_and_the_rest_is_told():
    """Fifty groups are too many bars: thirty are drawn, and the picture says so."""
    answer = pa.table({"event": [f"TYPE{n:02}" for n in range(50)], "events": list(range(50))})

    chart = chart_of_counts(answer, "events", "events by event")

    assert {value["value"] for value in values_of(chart)} == set(range(20, 50))
    assert chart.to_dict()["title"]["subtitle"] == ["The 30 largest of 50 bars."]


def test_both_ways_of_a_dyad_are_one_edge():
    """Who acted on whom is one tie of a network, as thick as both ways together."""
    answer = pa.table({"actor": ["RUS", "UKR", "RUS"], "recipient": ["UKR", "RUS", "RUS"], "events": [2, 3, 9]})

    (edge,) = values_of(chart_of_counts(answer, "events", ""))

    assert (edge["dyad"], edge["many"]) == ("RUS – UKR", 5)


def test_the_score_of_an_edge_is_the_mean_of_its_records():
    """Two ways of a dyad weigh as much as they have records."""
    answer = pa.table({"actor": ["RUS", "UKR"], "recipient": ["UKR", "RUS"], "score": [-10.0, 2.0], "scored": [3, 1]})

    (edge,) = values_of(chart_of_counts(answer, "score", ""))

    assert (edge["many"], edge["score"]) == (4, -7.0)


def test_conflict_goes_below_the_line():
    """A dyad's month has its cooperation above and its conflict below."""
    answer = pa.table({"month": ["2022-07"], "cooperation": [2], "conflict": [5], "score": [-1.5]})

    found = {value["kind"]: value["value"] for value in values_of(chart_of_timeline(answer, ""))}

    assert found == {"cooperation": 2, "conflict": -5}


def test_nothing_makes_no_picture():
    """Without groups there is nothing to draw."""
    answer = pa.table({"month": pa.array([], pa.string()), "events": pa.array([], pa.int64())})

    assert chart_of_counts(answer, "events", "") is None


def test_a_page_holds_hostile_names_as_text(tmp_path):
    """A publisher's name ends no script of the page, loads nothing, and is still shown."""
    answer = pa.table({"publisher": [HOSTILE], "events": [1]})

    write_chart(chart_of_counts(answer, "events", HOSTILE), tmp_path / "a.html", ".html")

    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert HOSTILE not in page
    assert r"\u003c/script>\u003cscript>alert(1)" in page
    assert 'src="http' not in page


@pytest.mark.parametrize(("form", "start"), [(".png", b"\x89PNG"), (".svg", b"<svg")])
def test_pictures_are_what_their_names_say(tmp_path, form, start):
    """PNG and SVG are drawn without a browser."""
    answer = pa.table({"event": ["AID"], "events": [1]})

    write_chart(chart_of_counts(answer, "events", "x"), tmp_path / "a", form)

    assert (tmp_path / "a").read_bytes().startswith(start)


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch):
    """What is missing is named, with the command that installs it."""
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(DiurnaError, match=r"altair.*pip install 'diurna\[plot\]'"):
        check_charts()
