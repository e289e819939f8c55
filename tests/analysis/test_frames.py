"""Answers and tables in the hands of those who analyse them: docs/analysis.md, run."""

import datetime as dt
import re
from pathlib import Path

import pyarrow as pa
import pytest

import diurna
from diurna.analysis.counting import counts
from diurna.records.printed import PrintedEvent
from diurna.writers import write_parquet
from diurna.writers.layouts import Shaping

PAGE = Path(__file__).parent.parent.parent / "docs" / "analysis.md"
TEXT = "Russia condemned Ukraine on Monday. France and Germany met in Paris. Poland did not condemn Ukraine."


@pytest.fixture(scope="module")
def coding():
    """An article with a few records."""
    return diurna.Coder().code_article(diurna.Article(id="a", text=TEXT, published=dt.date(2022, 3, 2)))


@pytest.fixture
def pairs(coding, tmp_path, monkeypatch):
    """The folder of pairs.parquet, as `--dyads` writes it."""
    events = (PrintedEvent.of(event, coding.article) for event in coding.events)
    write_parquet(Shaping(dyads=True)(events), tmp_path / "pairs.parquet")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.usefixtures("pairs")
def test_the_examples_run(library):
    """What the page shows for pandas and polars counts Russia's one record."""
    pytest.importorskip(library)
    (code,) = (
        block
        for block in re.findall(r"```python\n(import.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        if library in block
    )
    named = {}

    exec(code, named)  # the page's own lines

    monthly = named["monthly"]
    total = monthly.sum() if library == "pandas" else monthly["len"].sum()
    assert total == 1


def test_polars_takes_an_answer_without_copying(coding):
    """The numbers of an answer lie where they lay."""
    polars = pytest.importorskip("polars")
    with diurna.Store() as store:
        store.add(coding)
        answer = counts(store, by=["event"]).combine_chunks()

    frame = polars.from_arrow(answer, rechunk=False)

    where = answer["events"].chunk(0).buffers()[1].address
    assert frame["events"].to_arrow().buffers()[1].address == where


def test_pandas_takes_an_answer_without_copying(coding):
    """With Arrow's types pandas holds the very columns."""
    pandas = pytest.importorskip("pandas")
    with diurna.Store() as store:
        store.add(coding)
        answer = counts(store, by=["event"]).combine_chunks()

    frame = answer.to_pandas(types_mapper=pandas.ArrowDtype)

    (chunk,) = pa.chunked_array(frame["events"].array.__arrow_array__()).chunks
    assert chunk.buffers()[1].address == answer["events"].chunk(0).buffers()[1].address
