"""When: the days on which something happened."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Basis = Literal["stated", "anchored", "inherited", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days, both ends included; an open end is None.

    `text` quotes the expression, None where there was none. `basis` says how the interval is known: `stated`
    in the text, `anchored` (worked out from words such as "Monday"), `inherited` (told elsewhere in the
    article), `published` (nothing said, so the day of publication stands in).
    """

    start: dt.date | None
    end: dt.date | None
    text: str | None
    basis: Basis
