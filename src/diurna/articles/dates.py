"""Days of publication, as users and corpora write them."""

import calendar
import datetime as dt
import re

from diurna.articles.quoting import quote

DAY = re.compile(
    r"""
    (?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})
    (?: [Tt\ ] (?:[01]\d|2[0-3]) (?: :?[0-5]\d (?: :?[0-5]\d (?:[.,]\d{1,12})? )? )?
        \s? (?: [Zz] | UTC | GMT | [+-]\d{2}(?: :?\d{2})? )? )?
    """,
    re.VERBOSE | re.ASCII,
)
FIRST_YEAR, LAST_YEAR = 1000, 2200


def parse_day(text: str) -> dt.date:
    """The day that "2022-08-22" or an ISO date and time ("2022-08-22T09:30:00Z") names, in its own time zone.

    Raises `ValueError`, with what was expected, for any other form, for days that no calendar has, and for years
    before 1000 or after 2200, which are slips.
    """
    match = DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{quote(text)} is not a day: expected YYYY-MM-DD, such as 2022-08-22.")
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{quote(text)}: the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}. Correct it.")
    if not 1 <= month <= 12:
        raise ValueError(f"{quote(text)}: there is no month {month}. Write the month before the day: YYYY-MM-DD.")
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise ValueError(f"{quote(text)}: month {month} of {year} has days 1 to {longest}. Correct the day.")
    return dt.date(year, month, day)
