"""What annotation files note beside their events."""

import datetime as dt
from pathlib import Path

import pytest

from diurna.errors import GoldError
from diurna.scoring.annotations import make

TEXT = "Miners march in the capital\n\nMiners marched on Friday.\n"
EVENT = "0 | PROTEST demo | Miners=ZWE-LAB | - | march | actual | - | - | -\n"


def folder_of(path: Path, note: str) -> Path:
    """A folder with one annotated article, whose annotations begin with a note."""
    (path / "march.txt").write_text(TEXT, encoding="utf-8")
    (path / "march.ann").write_text(f"% {note}\n{EVENT}", encoding="utf-8")
    return path


def test_the_day_of_publication_is_noted(tmp_path: Path) -> None:
    """Gold has the day that the annotations note, unless the metadata tell another."""
    folder = folder_of(tmp_path, "published 2008-04-16")
    assert make(folder, folder, {}, frozenset())[0].published == dt.date(2008, 4, 16)
    assert make(folder, folder, {"march.txt": "2008-04-17"}, frozenset())[0].published == dt.date(2008, 4, 17)


def test_other_notes_are_no_days(tmp_path: Path) -> None:
    """A note of something else leaves the day open."""
    folder = folder_of(tmp_path, "read twice")
    assert make(folder, folder, {}, frozenset())[0].published is None


def test_a_noted_day_that_is_none_is_refused(tmp_path: Path) -> None:
    """The fault names the file and what it says."""
    folder = folder_of(tmp_path, "published 2008-13-16")
    with pytest.raises(GoldError, match=r"march\.ann: published '2008-13-16'"):
        make(folder, folder, {}, frozenset())
