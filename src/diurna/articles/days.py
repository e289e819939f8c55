"""Days of publication as databases, spreadsheets and feeds write them: "22 August 2022", "Aug 22, 2022", "20220822"."""

import calendar
import datetime as dt
import re
from email.utils import parsedate_to_datetime

from diurna.articles.dates import parse_day
from diurna.articles.quoting import quote
from diurna.articles.reading import DayOrder

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
DAY_FIRST = re.compile(rf"\b{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}\b")
MONTH_FIRST = re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}\b")
SLASHED = re.compile(r"(?P<one>\d{1,2})([/.-])(?P<two>\d{1,2})\2(?P<year>\d{4})(?:[ T].*)?", re.DOTALL)
DIGITS = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?:[T ]?\d{4,6}Z?)?", re.ASCII)
# Characters: no date line of a database is longer, and longer ones are not looked through.
LONGEST_DATE = 200


def parse_any_day(text: str, order: DayOrder | None = None) -> dt.date:
    """The day that a text names in any of the forms that leave no doubt, or with slashes if `order` is known.

    >>> parse_any_day("Monday, August 22, 2022 10:15 AM")
    datetime.date(2022, 8, 22)

    Raises `ValueError` with what was expected.
    """
    stripped = text.strip()
    for read in (_read_iso, _read_digits, _read_mail):
        day = read(stripped)
        if day:
            return day
    slashed = SLASHED.fullmatch(stripped)
    if slashed:
        return _read_slashed(slashed, stripped, order)
    return find_written_day(stripped) or parse_day(stripped)


def find_written_day(text: str) -> dt.date | None:
    """The first day written with the name of its month in a text; None where there is none.

    >>> find_written_day("The Gazette (London), Tuesday 3 May 2022, page 4")
    datetime.date(2022, 5, 3)
    """
    for pattern in (DAY_FIRST, MONTH_FIRST):
        for found in pattern.finditer(text[:LONGEST_DATE]):
            month = MONTHS.get(found["month"].lower())
            day = month and _day_of(found["year"], month, found["day"])
            if day:
                return day
    return None


def _read_iso(text: str) -> dt.date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None


def _read_digits(text: str) -> dt.date | None:
    found = DIGITS.fullmatch(text)
    return _day_of(found["year"], int(found["month"]), found["day"]) if found else None


def _read_mail(text: str) -> dt.date | None:
    """The form of e-mail and RSS: "Mon, 22 Aug 2022 23:30:00 +0200" is the 22nd, where it was written."""
    if not re.match(r"[A-Za-z]{3},? +\d", text) or len(text) > LONGEST_DATE:
        return None
    try:
        return parse_day(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, OverflowError):
        return None


def _read_slashed(found: re.Match[str], text: str, order: DayOrder | None) -> dt.date:
    one, two = int(found["one"]), int(found["two"])
    if order is None and one == two:
        order = "dmy"
    if order is None:
        raise ValueError(
            f"{quote(text)} leaves open which number is the month. Say it with --day-order dmy or mdy, "
            "or write YYYY-MM-DD."
        )
    day, month = (one, two) if order == "dmy" else (two, one)
    read = _day_of(found["year"], month, str(day))
    if read is None:
        raise ValueError(f"{quote(text)} is no day in the order {order}. Expected --day-order dmy or mdy to fit it.")
    return read


def _day_of(year: str, month: int, day: str) -> dt.date | None:
    return _read_iso(f"{year}-{month:02}-{int(day):02}")
