"""Which year is meant where a day, a month or a season names none."""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Callable

from diurna.times import intervals, words
from diurna.times.slots import Meaning, Slot
from diurna.times.words import DAY, MONTH, YEAR

# Of a day without a year, one so near is meant whatever the tense.
NEAR_DAYS = 45
YEAR_AHEAD = re.compile(
    rf"\s*(?:,|and|or|to|through|-|–|—)\s*(?:{MONTH}(?:\s+{DAY})?|{DAY}\s+{MONTH}|{DAY}),?\s+(?P<year>{YEAR})\b"
)


def year_of_day(month: int, day: int, weekday: int | None, kind: str, slot: Slot) -> int:
    """The year of a day of a month; `kind` is "last" or "next" where that stands before it. Needs a day of publication."""
    assert slot.published is not None
    published = slot.published
    years = range(max(1, published.year - 8), published.year + 9)  # the 29th of February may be eight years off
    days = [dt.date(year, month, day) for year in years if (month, day) != (2, 29) or isleap(year)]
    near = [found for found in days if found.weekday() == weekday and abs(found - published).days < 366]
    if len(near) == 1:
        return near[0].year
    before = max(found for found in days if found <= published)
    after = min(found for found in days if found >= published)
    if kind in {"last", "next"}:
        return before.year if kind == "last" else after.year
    near_one = min(before, after, key=lambda found: abs(found - published))
    if (told := _year_told(slot, days, kind)) is not None:
        return told
    # "the fee is payable January 2" tells no direction; "set the January 2 deadline" in December is not eleven months old.
    if slot.told is None or abs(near_one - published).days < NEAR_DAYS:
        return near_one.year
    return before.year if slot.told == "past" else after.year


def _year_told(slot: Slot, days: list[dt.date], kind: str) -> int | None:
    """The year of a tale of long ago: after "on November 15, 2017" a November 21 in the past is of 2017 too."""
    told = slot.reference
    if (
        kind in {"last", "next"}
        or slot.published is None
        or told is None
        or told.basis != "stated"
        or told.unit != "day"
    ):
        return None
    closed = told.closed
    if closed is None or not intervals.is_historical(closed[1], slot.published) or slot.told == "future":
        return None
    on = [day for day in days if 0 <= (day - closed[1]).days < NEAR_DAYS and day <= slot.published]
    return on[0].year if on else None


def year_meant(match: re.Match[str], slot: Slot) -> int | None:
    """The year that an expression names itself: as a number, or as "last year"."""
    if match["year"]:
        return words.year_number(match["year"])
    if match["which"] and slot.published:
        return slot.published.year + which_year(match)
    return None


def which_year(match: re.Match[str]) -> int:
    """How many years off the present one "last", "this" and "next" are."""
    return {"last": -1, "next": 1}.get(match["which"].lower(), 0)


def year_ahead(slot: Slot) -> str | None:
    """The year that stands with the second of two dates: "in September and October 2015"."""
    found = YEAR_AHEAD.match(slot.after)
    return found["year"] if found else None


def nearest(make: Callable[[int], Meaning], slot: Slot, which: str | None) -> Meaning | None:
    """Of what `make` gives for each year near the publication, the one that is meant."""
    if slot.published is None:
        return None
    published = slot.published
    candidates = [(one, *one.closed) for one in map(make, range(published.year - 2, published.year + 3)) if one.closed]
    which = re.sub(r"\s+", " ", (which or "").lower()).removeprefix("this ")
    if which == "last":
        return [one for one, _, end in candidates if end < published][-1]
    if which in {"next", "coming"}:
        return next(one for one, start, _ in candidates if start > published)
    if which == "this":
        return next(one for one, start, _ in candidates if start.year == published.year)
    if which != "past" and slot.direction == "future":
        return next(one for one, _, end in candidates if end >= published)
    return [one for one, start, _ in candidates if start <= published][-1]
