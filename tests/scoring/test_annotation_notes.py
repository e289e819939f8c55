"""What annotation files note beside their events."""

import datetime as dt
from pathlib import Path

from diurna.scoring.annotations import publication_day


def test_the_day_of_publication_is_read_from_a_note(tmp_path: Path) -> None:
    """A note among the annotations names the day; without one there is none."""
    noted = tmp_path / "a.ann"
    noted.write_text("% published 2008-04-16\n0 | PROTEST | - | - | march | actual | - | - | -\n", encoding="utf-8")
    bare = tmp_path / "b.ann"
    bare.write_text("% read twice\n", encoding="utf-8")
    assert publication_day(noted) == dt.date(2008, 4, 16)
    assert publication_day(bare) is None
