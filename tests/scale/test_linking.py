"""Records of a coded folder linked to stories by group-by: as a store links them, and the same with Ray as without."""

import datetime as dt
import functools
import io
import json
import os
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from diurna.analysis.linking import link_stories
from diurna.cli.app import app
from diurna.cli.cluster import save_rows
from diurna.cli.statuses import outcome_of_status
from diurna.coder import Coder
from diurna.errors import DiurnaError
from diurna.records import Article
from diurna.scale.grouping import rows_here, rows_on_ray
from diurna.scale.linking import link_folder
from diurna.scale.partitions import Folder, Partition
from diurna.scale.reports import parquet_of
from diurna.store import Store

SAVE = functools.partial(save_rows, columns=None, dyads=False, any_status=True)
PIECE = 4  # articles
# What three papers tell of four things; the last was told before, in the news of another day.
NEWS = (
    ("Chad expelled the ambassador of Mali {when}.", "Lobaye bauxite Okoumo mine geologist quarry royalties dredger"),
    (
        "Police in Kenya arrested Ugandan fishermen {when}.",
        "Migingo nets perch Obwaka trawler patrol jetty boatswain",
    ),
    (
        "Norway signed an agreement with Ghana {when}.",
        "Keta lagoon cooperative Amavi lighthouse mangrove shrimp dyke",
    ),
    ("Serbia condemned Albania {when}.", "Drin ferry Shkumbi timetable pontoon landslide gorge tourists kayaks"),
)
DAY = dt.date(2024, 5, 14)


def article(number, thing, day, teller, dated):
    """One paper's telling of a thing, in an order of words of its own; `dated` where it says on which day."""
    sentence, words = NEWS[thing]
    told = words.split()[teller:] + words.split()[:teller]
    when = f"on {DAY:%d %B %Y}" if dated else "over the border"
    text = f"{sentence.format(when=when)}\n\nThe {' and the '.join(told)} were spoken of."
    return Article(id=f"a{number}", text=text, published=day, publisher=f"Paper {teller}", origin=f"a{number}.txt")


def articles_of(days, *, dated=True):
    """A dozen articles: each thing told on each of three days."""
    return [
        article(number, number % len(NEWS), days[number // len(NEWS)], number // len(NEWS), dated)
        for number in range(3 * len(NEWS))
    ]


@pytest.fixture(scope="module")
def coder():
    """One coder for all."""
    return Coder()


def coded(folder, articles, coder):
    """A folder as `diurna code --ray` leaves it."""
    kept = Folder(str(folder))
    for first in range(0, len(articles), PIECE):
        outcomes = [
            outcome_of_status(coder.code_article(each), frozenset(), printed=True, reported=True)
            for each in articles[first : first + PIECE]
        ]
        file = io.BytesIO()
        SAVE([line for each in outcomes for line in each.lines], file)
        partition = Partition("corpus", first, first + PIECE, f"part-{first:03}")
        kept.keep(partition, file.getvalue(), [], parquet_of([each.reported for each in outcomes]))
    return str(folder)


def stories_in(folder):
    """The story of each record, by id."""
    tables = [pq.read_table(path) for path in sorted(Path(folder).glob("*.parquet"))]
    return {
        record["id"]: record["story"]
        for table in tables
        for line in table["record"].to_pylist()
        for record in [json.loads(line)]
    }


def grouping(stories):
    """Which records are told as one, whatever the stories are called."""
    groups = {}
    for record, story in stories.items():
        groups.setdefault(story, set()).add(record)
    return sorted(map(sorted, groups.values()))


def save_with_a_trace(lines, file, traces=""):
    """Write records; and a file named after the process that does."""
    Path(traces, str(os.getpid())).touch()
    SAVE(lines, file)


def kill_first(lines, file, traces=""):
    """The same; the first process that comes here is killed before it has written anything."""
    try:
        Path(traces, "killed").touch(exist_ok=False)
    except FileExistsError:
        save_with_a_trace(lines, file, traces)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def test_records_are_linked_as_in_a_store(tmp_path, coder):
    """Articles of one month: what a store takes for one story is one here, and what it parts is parted."""
    articles = articles_of([DAY, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=2)])
    source = coded(tmp_path / "events", articles, coder)

    done = link_folder(source, str(tmp_path / "linked"), rows_here, SAVE)

    with Store() as store:
        store.add_all(coder.code_article(each) for each in articles)
        link_stories(store)
        expected = {row["id"]: row["story"] for row in store.rows("SELECT id, story FROM newest_events")}
    found = stories_in(tmp_path / "linked")
    assert grouping(found) == grouping(expected)
    assert max(map(len, grouping(found))) == 3
    assert (done.pieces, done.before, done.records, done.stories) == (3, 0, len(found), len(set(found.values())))


def test_news_goes_on_over_the_end_of_a_month(tmp_path, coder, monkeypatch):
    """Told in the last days of one month and the first of the next, it is one story, as it is within a month."""

    def linked(name, *days):
        articles = articles_of([dt.date(2024, 5, 1) + dt.timedelta(days=day) for day in days], dated=False)
        link_folder(coded(tmp_path / name, articles, coder), str(tmp_path / f"{name}-linked"), rows_here, SAVE)
        return grouping(stories_in(tmp_path / f"{name}-linked"))

    within, across = linked("within", 10, 12, 14), linked("across", 29, 31, 33)
    monkeypatch.setattr("diurna.scale.news.CARRIED_DAYS", 0)
    cut = linked("cut", 29, 31, 33)

    assert across == within
    assert max(map(len, across)) == 3
    assert max(map(len, cut)) == 2


def test_ray_links_as_one_process_does_with_a_worker_killed_midway(tmp_path, coder, monkeypatch):
    """Every record of every piece has the same story, and none is lost or there twice, though a worker was killed."""
    pytest.importorskip("ray")
    from diurna.scale.cluster import connected

    tests = str(Path(__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([tests, *filter(None, [os.environ.get("PYTHONPATH")])]))
    months = [dt.date(2024, 5, 30), dt.date(2024, 6, 2), dt.date(2024, 7, 4)]
    source = coded(tmp_path / "events", articles_of(months), coder)
    traces = tmp_path / "traces"
    traces.mkdir()
    calm = link_folder(source, str(tmp_path / "calm"), rows_here, SAVE)

    with connected("local"):
        done = link_folder(
            source, str(tmp_path / "ray"), rows_on_ray, functools.partial(kill_first, traces=str(traces))
        )

    assert (traces / "killed").exists()
    assert done == calm
    for path in sorted((tmp_path / "calm").glob("*.parquet")):
        assert pq.read_table(tmp_path / "ray" / path.name).equals(pq.read_table(path))
    assert len(list((tmp_path / "ray").glob("*.parquet"))) == 3


def test_pieces_that_are_there_are_not_written_again(tmp_path, coder):
    """After a stop the rest is written; and once more pieces are coded, nothing is mixed with what was linked before."""
    source, target = coded(tmp_path / "events", articles_of([DAY] * 3), coder), tmp_path / "linked"
    link_folder(source, str(target), rows_here, SAVE)
    whole = {path.name: path.read_bytes() for path in target.glob("*.parquet")}
    lost, *rest = sorted(target.glob("*.parquet"))
    lost.unlink()
    before = {path: path.stat().st_mtime_ns for path in rest}

    done = link_folder(source, str(target), rows_here, SAVE)

    assert (done.pieces, done.before) == (3, 2)
    assert {path.name: path.read_bytes() for path in target.glob("*.parquet")} == whole
    assert {path: path.stat().st_mtime_ns for path in rest} == before
    Folder(source).keep(Partition("x", 0, 1, "part-999"), whole[lost.name], [], parquet_of([]))
    with pytest.raises(DiurnaError, match="Choose another folder, or empty it"):
        link_folder(source, str(target), rows_here, SAVE)


def test_the_command_says_what_is_missing(tmp_path):
    """No folder, one without pieces, one whose pieces say nothing of their articles, and the same folder twice."""
    run = CliRunner()
    absent = run.invoke(app, ["link", str(tmp_path / "events"), "-o", str(tmp_path / "linked")])
    assert "no folder there" in str(absent.exception)
    assert not list(tmp_path.iterdir())
    (tmp_path / "events").mkdir()

    empty = run.invoke(app, ["link", str(tmp_path / "events"), "-o", str(tmp_path / "linked")])
    Folder(str(tmp_path / "events")).keep(Partition("x", 0, 1, "part-a"), b"PAR1", [])
    bare = run.invoke(app, ["link", str(tmp_path / "events"), "-o", str(tmp_path / "linked")])
    same = run.invoke(app, ["link", str(tmp_path / "events"), "-o", f"{tmp_path}/events/"])

    assert "no coded pieces there" in str(empty.exception)
    assert "1 of 1 pieces have nothing in _reports" in str(bare.exception)
    assert same.exit_code == 2


def test_the_command_writes_stories(tmp_path, coder):
    """And says how many records, and how many stories they tell."""
    source = coded(tmp_path / "events", articles_of([DAY] * 3), coder)

    result = CliRunner().invoke(app, ["link", source, "-o", str(tmp_path / "linked")])

    assert result.exit_code == 0, result.exception
    found = stories_in(tmp_path / "linked")
    assert f"{len(found)} records written" in result.stderr
    assert f"{len(set(found.values()))} stories" in result.stderr
