import csv
import io
import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.records.serial import event_from_json
from diurna.writers import COLUMNS, write_csv, write_parquet
from diurna.writers.tabular import csv_cell, parquet_schema
from writers.hostile import HOSTILE
from writers.samples import sample


def written(events, **options):
    """The CSV of `events`, as text."""
    file = io.StringIO(newline="")
    assert write_csv(events, file, **options) == len(events)
    return file.getvalue()


def rows(events):
    """The CSV of `events`, read back."""
    return list(csv.DictReader(io.StringIO(written(events), newline="")))


def test_one_row_a_record_with_all_columns():
    """The header names the columns; lists are joined with bars; open and missing values are empty."""
    _, events = sample()
    arrests = rows(events)[4]

    assert list(arrests) == [column.name for column in COLUMNS]
    assert arrests["actors"] == "SUD-COP"
    assert arrests["recipients"] == ""
    assert arrests["recipient_names"] == "protesters"
    assert arrests["speakers"] == "SUD-OPP|"
    assert arrests["speaker_names"] == "Pavo Rin|state television"
    assert arrests["counts"] == "arrested=12.."
    assert arrests["date_start"] == "2024-05-12"
    assert arrests["historical"] == "false"
    assert arrests["story"] == ""


def test_negative_numbers_stay_numbers():
    """The guard against formulas leaves scores and coordinates alone."""
    _, events = sample()
    arrests = rows(events)[4]

    assert arrests["score"] == "-6.0"
    assert arrests["latitude"] == "-12.5"


def test_rows_follow_rfc_4180():
    """Rows end with CRLF; a cell with comma, quote or line end is quoted, its quotes doubled."""
    _, (event, *_) = sample()
    text = written([replace(event, text='a "b", c\r\nd')])

    assert text.endswith("\r\n")
    assert '"a ""b"", c\r\nd"' in text
    assert rows([replace(event, text='a "b", c\r\nd')])[0]["text"] == 'a "b", c\r\nd'


def test_header_can_be_left_out():
    """Parts of one table can be written one after the other."""
    _, events = sample()

    assert written(events[:1], header=True) + written(events[1:], header=False) == written(events)


@given(st.sampled_from("=+-@\t\r＝＋－＠"), st.text(max_size=5))
def test_no_text_starts_a_formula(start, rest):
    """A text cell that a spreadsheet would run gets an apostrophe in front."""
    assert csv_cell(start + rest).startswith("'" + start)
    assert csv_cell([start + rest, "x"]).startswith("'" + start)


def test_bars_inside_a_value_do_not_part_it():
    """A bar in a name cannot pass for the bar between two names."""
    assert csv_cell(["A|B", "C"]) == "A¦B|C"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_odd_text_goes_through_both_tables(words, tmp_path):
    """Whatever the text, both files are written, as UTF-8, and read back."""
    _, (event, *_) = sample()
    events = [replace(event, text=words, id=words)]

    assert len(list(csv.reader(io.StringIO(written(events).encode().decode(), newline="")))) == 2
    assert write_parquet(events, tmp_path / "out.parquet") == 1
    (record,) = pq.read_table(tmp_path / "out.parquet")["record"].to_pylist()
    assert event_from_json(json.loads(record)) == events[0]


def test_parquet_has_typed_columns_and_the_whole_record(tmp_path):
    """Lists of codes, days as days, and every record back from its JSON."""
    _, events = sample()
    write_parquet(iter(events), tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")

    assert table.schema.equals(parquet_schema())
    assert table.schema.field("actors").type == pa.list_(pa.string())
    assert table["actors"].to_pylist()[5] == ["NOR", "SUD"]
    assert table["recipients"].to_pylist()[4] == [None]
    assert str(table["date_end"].to_pylist()[2]) == "2024-06-30"
    assert [event_from_json(json.loads(record)) for record in table["record"].to_pylist()] == list(events)


def test_parquet_streams_by_row_groups(tmp_path):
    """No more than a row group is held at a time."""
    _, events = sample()
    write_parquet(iter(events), tmp_path / "out.parquet", row_group=3)

    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_row_groups == 3


def test_no_records_make_a_table_without_rows(tmp_path):
    """The columns are there all the same."""
    assert write_parquet([], tmp_path / "out.parquet") == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0
    assert written([]).count("\r\n") == 1


def test_every_column_says_what_it_holds():
    """Names are unique, and each column has a description, which Parquet keeps."""
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(parquet_schema().field(column.name).metadata[b"description"] for column in COLUMNS)
