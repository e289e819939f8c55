"""Who was named with which office, and when."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Office:
    """A person with an office, and the first and last day on which an article says so."""

    name: str
    office: str | None
    code: str | None
    country: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    articles: int


def office_of(row: Mapping[str, Any]) -> Office:
    """A row of `diurna.analysis.people`."""
    return Office(**{name: row[name] for name in Office.__dataclass_fields__})
