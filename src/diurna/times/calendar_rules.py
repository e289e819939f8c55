"""Readers of expressions by the names of the calendar: days, months, seasons, quarters, years, decades."""

import datetime as dt
import re

from diurna.times import intervals, words
from diurna.times.intervals import Closed
from diurna.times.slots import NOT_A_DATE, Basis, Reading, Slot, cut
from diurna.times.words import DAY, MONTH, YEAR


def read_iso(match: re.Match[str], slot: Slot) -> Reading:
    """2022-08-22."""
    day = dt.date(*map(int, match.groups()))
    return (day, day), "stated"


def read_numeric(match: re.Match[str], slot: Slot) -> Reading:
    """22/08/2022 and 08/22/2022; where both readings are dates, neither is taken."""
    first, second, year = map(int, match.groups())
    if first > 12:
        day = dt.date(year, second, first)
    elif second > 12 or first == second:
        day = dt.date(year, first, second)
    else:
        return NOT_A_DATE
    return (day, day), "stated"


def read_day(match: re.Match[str], slot: Slot) -> Reading:
    """A day of a month, with or without year and weekday, or some days on end ("March 3-5")."""
    month, day = words.month_number(match["month"]), int(match["day"])
    last = int(match["last"] or day)
    if last < day:
        return None
    stated = match["year"] or _year_ahead(slot)
    if stated:
        return (dt.date(int(stated), month, day), dt.date(int(stated), month, last)), "stated"
    if slot.published is None:
        return None
    if match["which"]:
        year = slot.published.year + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    else:
        weekday = words.weekday_number(match["weekday"]) if match["weekday"] else None
        year = _year_of_day(month, day, weekday, (match["kind"] or "").strip().lower(), slot)
    return (dt.date(year, month, day), dt.date(year, month, last)), "anchored"


def _year_of_day(month: int, day: int, weekday: int | None, kind: str, slot: Slot) -> int:
    assert slot.published is not None
    published = slot.published
    years = range(max(1, published.year - 8), published.year + 9)  # the 29th of February may be eight years off
    days = [dt.date(year, month, day) for year in years if (month, day) != (2, 29) or _is_leap(year)]
    near = [found for found in days if weekday is not None and found.weekday() == weekday]
    near = [found for found in near if abs(found - slot.published).days < 366]
    if len(near) == 1:
        return near[0].year
    before = max(found for found in days if found <= slot.published)
    after = min(found for found in days if found >= slot.published)
    if kind in {"last", "next"}:
        return before.year if kind == "last" else after.year
    if slot.told is None:  # "the fee is payable January 2": the nearer of the two
        return min(before, after, key=lambda found: abs(found - published)).year
    return before.year if slot.told == "past" else after.year


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _year_meant(match: re.Match[str], slot: Slot) -> int | None:
    """The year that an expression names itself: as a number, or as "last year"."""
    if match["year"]:
        return int(match["year"])
    if match["which"] and slot.published:
        return slot.published.year + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return None


YEAR_AHEAD = re.compile(
    rf"\s*(?:,|and|or|to|through|-|–|—)\s*(?:{MONTH}(?:\s+{DAY})?|{DAY}\s+{MONTH}),?\s+(?P<year>{YEAR})\b"
)


def _year_ahead(slot: Slot) -> str | None:
    """The year that stands with the second of two dates: "in September and October 2015"."""
    found = YEAR_AHEAD.match(slot.after)
    return found["year"] if found else None


def _nearest(candidates: list[Closed], slot: Slot, which: str | None) -> Closed | None:
    """Of the same unit in several years, the one that is meant; candidates in the order of time."""
    if slot.published is None:
        return None
    published = slot.published
    which = (which or "").lower().removeprefix("this ")
    if which == "last":
        return [one for one in candidates if one[1] < published][-1]
    if which in {"next", "coming"}:
        return next(one for one in candidates if one[0] > published)
    if which == "this":
        return min(candidates, key=lambda one: one[0].year != published.year)
    if which != "past" and slot.direction == "future":
        return next(one for one in candidates if one[1] >= published)
    return [one for one in candidates if one[0] <= published][-1]


def _years(slot: Slot) -> range:
    year = slot.published.year if slot.published else 0
    return range(year - 2, year + 3)


# Names of months that are also names of people or other words, and so need a word of time before them.
DOUBTFUL_MONTHS = {"may", "march", "april", "june", "august", "mar", "jan", "dec", "jun", "oct", "nov", "aug", "apr"}
MONTH_SLOT = (
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|between|around|for|early|late|mid|last|next"
    r"|this|every|throughout|and|or|than)[\s-]"
)


def read_month(match: re.Match[str], slot: Slot) -> Reading:
    """Read "August 2022", "early May", "last April", "September"."""
    name = match["month"].rstrip(".").lower()
    month = words.month_number(name)
    year = _year_meant(match, slot)
    ahead = _year_ahead(slot) if year is None and not match["kind"] else None
    if year is not None or ahead:
        basis: Basis = "stated" if match["year"] or ahead else "anchored"
        year = int(ahead) if ahead else year
        assert year is not None
        return cut(intervals.month_of(year, month), match["part"], slot.published), basis
    bare = not (match["part"] or match["kind"])
    if bare and (name in DOUBTFUL_MONTHS or match.group().isupper()) and not slot.follows(MONTH_SLOT):
        return None
    if slot.published is None:
        return None
    found = _nearest([intervals.month_of(year, month) for year in _years(slot)], slot, match["kind"])
    return (cut(found, match["part"], slot.published), "anchored") if found else None


def read_season(match: re.Match[str], slot: Slot) -> Reading:
    """Read "spring 2019", "last winter", "in the summer"; a bare season only after a word that makes it a time."""
    season = match["season"].lower()
    year = _year_meant(match, slot)
    if year is not None:
        basis: Basis = "stated" if match["year"] else "anchored"
        return cut(intervals.season_of(year, season), match["part"], slot.published), basis
    if not match["kind"] and not slot.follows(r"\b(?:in|during|since|until|by|over)(?:\s+the)?\s"):
        return None
    if slot.published is None:
        return None
    found = _nearest([intervals.season_of(year, season) for year in _years(slot)], slot, match["kind"])
    return (cut(found, match["part"], slot.published), "anchored") if found else None


def read_quarter(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the third quarter of 2019", "Q3 2019", "the first half of the year"."""
    number = int(match["q"]) if match["q"] else words.ORDINALS[match["ordinal"].lower()]
    half = (match["unit"] or "").lower() == "half"
    if half and number > 2:
        return None
    of = intervals.half_of if half else intervals.quarter_of
    year = _year_meant(match, slot)
    if year is not None:
        return of(year, number), "stated" if match["year"] else "anchored"
    if half:
        return None
    # "expects to report third-quarter results": a quarter that only qualifies a noun is mostly over.
    which = None if slot.follows(r"\b(?:in|during|by|for|until)(?:\s+the)?\s") else "past"
    found = _nearest([of(year, number) for year in _years(slot)], slot, which)
    return (found, "anchored") if found else None


NUMBER_BEFORE = (
    r"\b(?:resolution|article|law|no\.|number|flight|room|page|section|chapter|over|about|some|nearly|almost|least"
    r"|approximately|roughly|exceed(?:s|ed|ing)?|only|up to|windows|agenda|boeing|than|total of|nos\.|vision)\s"
)
COUNTED_AFTER = re.compile(
    r"(?:[\s-]+(?:\w+ ){0,2}?(?:people|men|women|children|percent|per cent|troops|soldiers|fighters|civilians|homes|"
    r"houses|workers|jobs|km|kilomet\w+|miles?|met(?:re|er)s?|feet|hectares|acres|tons?|tonnes|dollars|euros|pounds|"
    r"members|migrants|refugees|deaths|cases|students|prisoners|protesters|hours|GMT|hrs|local time)\b|\s*%)"
)
YEAR_SLOT = (
    r"\b(?:in|since|until|till|by|before|after|during|from|between|of|and|to|or|circa|year|fiscal|the|a|an|its|his"
    r"|her|their|our|this|through|around|as of|throughout|for|late|early|\w+['’]s?)\s|\("
    r"|[’']s\s|[12]\d{3}(?:,|\s?[-–/])\s?"
)


def read_year(match: re.Match[str], slot: Slot) -> Reading:
    """Read "2015", in the slots where a number of four digits is a year."""
    if slot.follows(NUMBER_BEFORE) or COUNTED_AFTER.match(slot.after):
        return NOT_A_DATE
    if match["part"]:
        return cut(intervals.year_of(int(match["year"])), match["part"], slot.published), "stated"
    opens_sentence = not slot.before.strip(" \"“'‘(")
    noun_follows = re.match(r"\s+[a-z]{3,}", slot.after) is not None
    capital_before = re.search(r"\b[A-Z]\w+\s+$", slot.before) is not None  # "Euro 2016"
    if slot.follows(YEAR_SLOT) or slot.after.startswith(")") or opens_sentence:
        return intervals.year_of(int(match["year"])), "stated"
    if noun_follows and not capital_before:
        return intervals.year_of(int(match["year"])), "stated"
    return None


def read_decade(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the 1990s", "the late '80s"."""
    digits = match["decade"].lstrip("'’")
    first = int(digits) if len(digits) == 4 else (2000 if digits in {"00", "10"} else 1900) + int(digits)
    return cut(intervals.unit_around(dt.date(first, 1, 1), "decade"), match["part"], None), "stated"


def read_century(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the 19th century"."""
    first = 100 * (int(match["number"]) - 1) + 1
    return cut(intervals.unit_around(dt.date(first, 1, 1), "century"), match["part"], None), "stated"
