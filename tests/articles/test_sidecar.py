"""`metadata.jsonl` beside text files."""

import datetime as dt

from diurna.articles import count_articles, read
from diurna.errors import InputError

TEXT = "Minister resigns\n\nThe minister of the interior of Ghana resigned on Friday, her office said in Accra."


def test_a_sidecar_gives_text_files_their_day_and_publisher(tmp_path):
    """What the file beside the articles says is theirs; a day given by the user is for the others."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "metadata.jsonl").write_text('{"file": "a.txt", "date": "2024-03-01", "publisher": "The Gazette"}\n')

    first, second = read(tmp_path, published=dt.date(2020, 1, 1))

    assert (first.published, first.publisher) == (dt.date(2024, 3, 1), "The Gazette")
    assert (second.published, second.publisher) == (dt.date(2020, 1, 1), None)
    assert first.id != second.id


def test_a_faulty_sidecar_line_is_named_and_the_articles_are_read(tmp_path):
    """A line without a file or with a date that is none costs only that line."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "metadata.jsonl").write_text('{"date": "2024-03-01"}\n{"file": "a.txt", "date": "soon"}\n{broken\n')

    *faults, article = read(tmp_path)

    assert [fault.origin.rsplit(":", 1)[1] for fault in faults] == ["1", "2", "3"]
    assert all(isinstance(fault, InputError) for fault in faults)
    assert article.text == TEXT


def test_articles_are_counted_without_reading_them(tmp_path):
    """The progress bar knows how many are to come, except from a pipe."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n')
    (tmp_path / "metadata.jsonl").write_text('{"file": "a.txt"}\n')

    assert count_articles([tmp_path]) == 3
    assert count_articles([tmp_path, "-"]) is None
    assert count_articles([tmp_path / "absent"]) == 1
