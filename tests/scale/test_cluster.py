"""A corpus coded with Ray: each piece once, whatever happens to the processes that code it."""

import functools
import json
import os
import signal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from diurna.articles import Reading, read
from diurna.cli.resuming import printed_outcome
from diurna.errors import DiurnaError
from diurna.records import Article
from diurna.scale import Making, code_all
from diurna.scale.partitions import FAILURES, Folder, Partition, plan

COUNTRIES = (
    "Chad",
    "Mali",
    "Niger",
    "Ghana",
    "Togo",
    "Benin",
    "Kenya",
    "Uganda",
    "Rwanda",
    "Angola",
    "Norway",
    "Serbia",
)
PIECE = 4  # articles


def save_lines(lines, file):
    """Stands in for the writers: one column with the records as they are."""
    pq.write_table(pa.table({"record": pa.array(lines, pa.string())}), file)


def outcome_with_a_trace(coding, traces=""):
    """What is kept of a coding; and a file named after the process that reads for the one that codes."""
    Path(traces, str(os.getppid())).touch()
    return printed_outcome(coding)


@pytest.fixture
def corpus(tmp_path):
    """A Parquet file of a dozen articles; one has no text."""
    rows = [
        {"text": f"{one} condemned {other} on Monday.", "published": "2022-08-22", "publisher": "The Gazette"}
        for one, other in zip(COUNTRIES, COUNTRIES[1:] + COUNTRIES[:1], strict=True)
    ]
    rows[5]["text"] = None
    path = tmp_path / "corpus.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=5)
    return path


def records_in(folder):
    """The records of all pieces, sorted."""
    tables = [pq.read_table(path) for path in Path(folder).glob("*.parquet")]
    return sorted(line for table in tables for line in table["record"].to_pylist())


def test_pieces_cover_all_rows_once(corpus):
    """Pieces lie side by side, whatever the row groups of the file are, and the last may be shorter."""
    found = plan([str(corpus)], "key", rows=5)

    assert [(each.first, each.last) for each in found] == [(0, 5), (5, 10), (10, 12)]
    assert len({each.name for each in found}) == 3


def test_what_is_coded_otherwise_has_other_names(corpus):
    """Another key, or another content of the file, makes other pieces, so that nothing old is taken for done."""
    names = {each.name for each in plan([str(corpus)], "one")}
    other = {each.name for each in plan([str(corpus)], "two")}
    pq.write_table(pa.table({"text": ["Chad thanked Mali."]}), corpus)
    changed = {each.name for each in plan([str(corpus)], "one")}

    assert not names & other
    assert not names & changed


def test_a_folder_is_read_without_what_a_run_keeps_in_it(corpus, tmp_path):
    """All *.parquet below a folder are the corpus, but for what is hidden or begins with "_"."""
    (tmp_path / FAILURES).mkdir()
    for name in (f"{FAILURES}/x.parquet", ".y.parquet"):
        (tmp_path / name).write_bytes(corpus.read_bytes())

    assert {each.uri for each in plan([str(tmp_path)], "key")} == {str(corpus)}


@pytest.mark.parametrize(("name", "content"), [("absent.parquet", None), ("broken.parquet", b"PAR1 and no more")])
def test_an_input_that_is_no_parquet_is_told(tmp_path, name, content):
    """A missing or broken file ends the run before anything is coded, with its name."""
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(DiurnaError, match=name):
        plan([str(tmp_path / name)], "key")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    """A file where the folder should be is said, with what was expected."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(DiurnaError, match="nothing can be written there"):
        Folder(str(tmp_path / "file"))


def test_a_piece_that_was_cut_off_is_not_done(tmp_path):
    """What a killed process left half-written does not count, and what is whole does."""
    folder = Folder(str(tmp_path))
    folder.keep(Partition("x", 0, 1, "part-a"), b"PAR1", [])
    (tmp_path / ".part-b.parquet.part").write_bytes(b"PA")

    assert folder.done() == {"part-a"}


def test_a_worker_killed_midway_costs_nothing(corpus, tmp_path, monkeypatch):
    """Two workers of a local Ray, one killed: the records are those of one undisturbed process, none lost, none twice.

    Given again, the command codes nothing; given with other inputs, it does not mix with what is there.
    """
    pytest.importorskip("ray")

    from diurna.scale.cluster import Job, code_partitions

    here = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(here))  # where Ray's processes find the functions above
    traces, output = tmp_path / "traces", str(tmp_path / "out")
    traces.mkdir()
    shape = functools.partial(outcome_with_a_trace, traces=str(traces))
    job = Job(output, Making(), shape, save_lines, Reading())
    killed = []
    for now in code_partitions([str(corpus)], job, address="local", key="key", actors=2, rows=PIECE):
        if now.done == 1 and not killed:
            killed = [int(trace.name) for trace in traces.iterdir()][:1]
            os.kill(killed[0], signal.SIGKILL)
    last = now

    articles = [each for each in read(corpus) if isinstance(each, Article)]
    calm = sorted(line for each in code_all(articles, shape=printed_outcome) for line in each.lines)
    assert killed
    assert (last.done, last.total) == (3, 3)
    assert len(calm) >= len(articles) - 1
    assert records_in(output) == calm
    assert all(json.loads(line)["publisher"] == "The Gazette" for line in calm)
    assert [each.reason for each in Folder(output).failures(Folder(output).done())] == [
        "the text is empty. Expected an article; leave the line out or fill it."
    ]
    (again,) = code_partitions([str(corpus)], job, address="local", key="key", actors=2, rows=PIECE)
    assert (again.done, again.before) == (3, 3)
    with pytest.raises(DiurnaError, match="holds 3 Parquet files"):
        list(code_partitions([str(corpus)], job, address="local", key="other", rows=PIECE))
