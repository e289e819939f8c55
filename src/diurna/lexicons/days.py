"""Days as lexicons write them: YYYY-MM-DD, YYYY-MM or YYYY."""

import calendar
import datetime as dt


def read_day(text: str, *, last: bool) -> dt.date | None:
    """A day; of a month or a year the first or the `last` day; None where there is none.

    Raises ValueError where the text is no such thing.

    >>> read_day("2024-02", last=True)
    datetime.date(2024, 2, 29)
    """
    if not text:
        return None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if last:
        month = month or 12
        day = day or calendar.monthrange(year, month)[1]
    return dt.date(year, month or 1, day or 1)
