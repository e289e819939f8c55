"""Arithmetic on days and on units of the calendar; an interval is (first day, last day), None where open."""

import datetime as dt
from typing import Literal, cast

from dateutil.relativedelta import relativedelta

Interval = tuple[dt.date | None, dt.date | None]
Closed = tuple[dt.date, dt.date]
Direction = Literal["past", "future"]

# Days before publication that are long past, a quarter of a year: so that the weeks before a story, which its own report may
# still be about (an inquiry, a campaign), count as news; and those whose events are background, a year but for the month that "a year
# ago" may be of. Of what lies more than a year back nine in ten are background in the composed articles, of what is nearer one in 20.
HISTORICAL_AFTER_DAYS, BACKGROUND_AFTER_DAYS = 90, 335

SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def shift(day: dt.date, count: int, unit: str) -> dt.date:
    """The day `count` units later (earlier, where negative); month ends are kept within the month."""
    match unit:
        case "day":
            step = relativedelta(days=count)
        case "week" | "weekend":
            step = relativedelta(weeks=count)
        case "fortnight":
            step = relativedelta(weeks=2 * count)
        case "month":
            step = relativedelta(months=count)
        case "quarter" | "season":
            step = relativedelta(months=3 * count)
        case "half":
            step = relativedelta(months=6 * count)
        case "decade":
            step = relativedelta(years=10 * count)
        case "century":
            step = relativedelta(years=100 * count)
        case _:
            step = relativedelta(years=count)
    return cast(dt.date, day + step)


def unit_around(day: dt.date, unit: str) -> Closed:
    """The calendar unit that a day lies in: its week (from Monday), month, quarter, year ...

    The "weekend" of a day is the one that ends its week; a "fortnight" is taken as the week.
    """
    match unit:
        case "day":
            return day, day
        case "week" | "fortnight":
            monday = day - dt.timedelta(days=day.weekday())
            return monday, monday + dt.timedelta(days=6)
        case "weekend":
            saturday = day - dt.timedelta(days=day.weekday() - 5)
            return saturday, saturday + dt.timedelta(days=1)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month - 1) // 3 + 1)
        case "half":
            return half_of(day.year, (day.month - 1) // 6 + 1)
        case "season":
            return season_of(day.year - (day.month < 3), season_around(day))
        case "decade":
            first = day.year // 10 * 10
            return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
        case "century":
            first = (day.year - 1) // 100 * 100 + 1
            return dt.date(first, 1, 1), dt.date(first + 99, 12, 31)
        case _:
            return year_of(day.year)


def label(day: dt.date, unit: str) -> str:
    """How TIMEX3 writes the unit of the calendar that a day lies in: "1998-W07", "1998-Q1", "199" for the 1990s."""
    match unit:
        case "day":
            return day.isoformat()
        case "week" | "fortnight" | "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month - 1) // 3 + 1}"
        case "half":
            return f"{day.year:04}-H{(day.month - 1) // 6 + 1}"
        case "season":
            return f"{day.year - (day.month < 3):04}-{SEASON_CODES[season_around(day)]}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{(day.year - 1) // 100:02}"
        case _:
            return f"{day.year:04}"


def year_of(year: int) -> Closed:
    """All of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def month_of(year: int, month: int) -> Closed:
    """All of a month."""
    first = dt.date(year, month, 1)
    return first, shift(first, 1, "month") - dt.timedelta(days=1)


def quarter_of(year: int, number: int) -> Closed:
    """All of a quarter of the calendar year, 1 to 4."""
    return month_of(year, 3 * number - 2)[0], month_of(year, 3 * number)[1]


def half_of(year: int, number: int) -> Closed:
    """The first (1) or second (2) half of a year."""
    return quarter_of(year, 2 * number - 1)[0], quarter_of(year, 2 * number)[1]


def season_around(day: dt.date) -> str:
    """The meteorological season of the northern half of the earth that a day lies in."""
    return ("winter", "spring", "summer", "autumn")[day.month % 12 // 3]


def season_of(year: int, season: str) -> Closed:
    """A meteorological season of the northern half of the earth; the winter of a year starts in its December."""
    month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[season]
    first = dt.date(year, month, 1)
    return first, shift(first, 3, "month") - dt.timedelta(days=1)


def third_of(interval: Closed, part: str) -> Closed:
    """The early, middle or late part of an interval.

    Thirds, because speakers draw no sharper line: "early 2019" is January to April, "late May" its last ten days.
    """
    start, end = interval
    if end.year - start.year >= 9:
        one, two = (start.replace(year=start.year + round(n * (end.year - start.year + 1) / 3)) for n in (1, 2))
    elif (end - start).days > 300:
        one, two = shift(start, 4, "month"), shift(start, 8, "month")
    else:
        days = (end - start).days + 1
        one, two = (start + dt.timedelta(days=round(n * days / 3)) for n in (1, 2))
    match part:
        case "early":
            return start, one - dt.timedelta(days=1)
        case "mid":
            return one, two - dt.timedelta(days=1)
        case _:
            return two, end


def weekday_near(published: dt.date, weekday: int, direction: Direction) -> dt.date:
    """The weekday nearest to the publication day in a direction; that day itself counts in both."""
    if direction == "past":
        return published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return published + dt.timedelta(days=(weekday - published.weekday()) % 7)


def is_historical(end: dt.date | None, published: dt.date | None) -> bool:
    """Whether what ended on a day is long past on the day of publication."""
    return end is not None and published is not None and (published - end).days > HISTORICAL_AFTER_DAYS


def is_background(end: dt.date | None, published: dt.date | None) -> bool:
    """Whether what ended on a day is background to the news of the publication day."""
    return end is not None and published is not None and (published - end).days > BACKGROUND_AFTER_DAYS
