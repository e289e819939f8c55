"""Readers of expressions by the names of the calendar: days, months, seasons, years, decades, centuries."""

import datetime as dt
import re
from dataclasses import replace

from diurna.times import intervals, words
from diurna.times.slots import NOT_A_DATE, Basis, Meaning, Reading, Slot, cut, point
from diurna.times.words import DAY, MONTH
from diurna.times.years import nearest, which_year, year_ahead, year_meant, year_of_day


def read_iso(match: re.Match[str], slot: Slot) -> Reading:
    """2022-08-22."""
    return point(dt.date(*map(int, match.groups())), "day", "stated")


def read_numeric(match: re.Match[str], slot: Slot) -> Reading:
    """22/08/2022, 08/22/2022 and 8/22/98; where both readings are dates, neither is taken."""
    first, second, year = map(int, match.groups())
    if year < 100:
        year += 2000 if year < 50 else 1900
    if first > 12:
        return point(dt.date(year, second, first), "day", "stated")
    if second > 12 or first == second:
        return point(dt.date(year, first, second), "day", "stated")
    return NOT_A_DATE


def read_day(match: re.Match[str], slot: Slot) -> Reading:
    """A day of a month, with or without year and weekday, or some days on end ("March 3-5")."""
    month, day = words.month_number(match["month"]), words.day_number(match["day"])
    last = words.day_number(match["last"]) if match["last"] else day
    if last < day:
        return None
    stated = match["year"] or year_ahead(slot)
    if stated:
        return _days(match, dt.date(words.year_number(stated), month, day), last, "stated")
    if slot.published is None:
        return None
    if match["which"]:
        year = slot.published.year + which_year(match)
    else:
        weekday = words.weekday_number(match["weekday"]) if match["weekday"] else None
        year = year_of_day(month, day, weekday, (match["kind"] or "").strip().lower(), slot)
    return _days(match, dt.date(year, month, day), last, "anchored")


def _days(match: re.Match[str], first: dt.date, last: int, basis: Basis) -> Meaning:
    """The days from a first one to the `last` of its month, or the week that they stand for."""
    if match["week"]:
        return point(first, "week", basis)
    return replace(point(first, "day", basis), days=(first, first.replace(day=last)))


def read_month_day(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the 25th", "15th" and the second day of "April 24 and 25": of the month spoken of last."""
    month = slot.recall("day", "month", within=3)
    if (
        month is None
        or month.closed is None
        or not re.search(r"\b(?:on|until|by|from|to|and|or)\s+(?:the\s+)?$", slot.before)
    ):
        return None
    if re.match(r"\s+(?:[A-Z]|[a-z]+\b)(?!\s+of\b)", slot.after) and not slot.after.lstrip().startswith(
        ("and ", "or ")
    ):
        return None  # "the 11th Circuit", "the 5th of the attacks"
    day = words.day_number(match["day"])
    return point(month.closed[0].replace(day=day), "day", month.basis)


def read_second_day(match: re.Match[str], slot: Slot) -> Reading:
    """Read the "25" of "April 24 and 25"."""
    if not re.search(rf"{MONTH}\s+{DAY}(?:,\s*{DAY})*,?\s+(?:and|or|to|through)\s+$", slot.before):
        return None
    first = slot.history[-1].closed if slot.history else None
    if first is None:
        return None
    return point(first[0].replace(day=int(match["day"])), "day", slot.history[-1].basis)


def with_part(meaning: Meaning | None, match: re.Match[str], slot: Slot) -> Meaning | None:
    """A meaning cut to the part ("early") that the match names."""
    if meaning is None or meaning.closed is None or not match["part"]:
        return meaning
    return replace(meaning, days=cut(meaning.closed, match["part"], slot.published))


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
    year = year_meant(match, slot)
    ahead = year_ahead(slot) if year is None and not match["kind"] else None
    if year is not None or ahead:
        basis: Basis = "stated" if match["year"] or ahead else "anchored"
        year = words.year_number(ahead) if ahead else year
        assert year is not None
        return point(dt.date(year, month, 1), "month", basis, match["part"], slot.published)
    doubtful = not match["part"] and not match["kind"] and (name in DOUBTFUL_MONTHS or match.group().isupper())
    if doubtful and not slot.follows(MONTH_SLOT) and not _qualifies(slot):
        return None
    return with_part(nearest(lambda year: point(dt.date(year, month, 1), "month"), slot, match["kind"]), match, slot)


def read_week_of_month(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the first week of May", "the last weekend in July 2019"; weeks of seven days from the month's first."""
    month = read_month(match, slot)
    if not isinstance(month, Meaning) or month.closed is None:
        return None
    first, last = month.closed
    which = match["nth"].lower()
    number = 0 if which in ("last", "final") else words.ORDINALS[which]
    if match["unit"].lower() == "weekend":
        saturdays = [day for day in _each_day(first, last) if day.weekday() == 5]
        day = saturdays[number - 1]
        return replace(point(day, "weekend"), basis=month.basis)
    start = last - dt.timedelta(days=6) if not number else first + dt.timedelta(days=7 * (number - 1))
    return Meaning(
        value=intervals.label(start, "week"),
        days=(start, start + dt.timedelta(days=6)),
        basis=month.basis,
        unit="week",
    )


def _each_day(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]


def _qualifies(slot: Slot) -> bool:
    """Whether a month stands between an article and a noun: "the March vote"."""
    return slot.follows(r"\b(?:the|an?|his|her|its|their)\s") and re.match(r"\s+[a-z]{3,}", slot.after) is not None


def _season_of(year: int, season: str, basis: Basis = "anchored") -> Meaning:
    return point(intervals.season_of(year, season)[0], "season", basis)


def read_season(match: re.Match[str], slot: Slot) -> Reading:
    """Read "spring 2019", "last winter", "in the summer"; a bare season only after a word that makes it a time."""
    season = match["season"].lower().removesuffix("time")
    year = year_meant(match, slot)
    if year is not None:
        return with_part(_season_of(year, season, "stated" if match["year"] else "anchored"), match, slot)
    bare = not match["kind"] and not match["part"]
    if bare and not slot.follows(r"\b(?:in|into|during|since|until|by|over|for|of|before|after|through)(?:\s+the)?\s"):
        return None
    return with_part(nearest(lambda year: _season_of(year, season), slot, match["kind"]), match, slot)


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
    r"\b(?:in|into|that|since|until|till|by|before|after|during|from|between|of|and|to|or|circa|year|fiscal|the|a|an|its|his"
    r"|her|their|our|this|through|around|as of|throughout|for|late|early|\w+['’]s?)\s|\("
    r"|[’']s\s|[12]\d{3}(?:,|\s?[-–/])\s?"
)


def read_year(match: re.Match[str], slot: Slot) -> Reading:
    """Read "2015", in the slots where a number of four digits is a year."""
    if slot.follows(NUMBER_BEFORE):
        return NOT_A_DATE
    counted = COUNTED_AFTER.match(slot.after)
    if counted and not (slot.follows(r"\b(?:in|since|until)\s") and " " in counted.group().strip()):
        return NOT_A_DATE
    year = point(dt.date(words.year_number(match["year"]), 1, 1), "year", "stated", match["part"], slot.published)
    if match["part"] or match["led"] or not match["year"].isdecimal():
        return year
    opens_sentence = not slot.before.strip(" \"“'‘(")
    noun_follows = re.match(r"\s+[a-z]{3,}", slot.after) is not None
    capital_before = re.search(r"\b[A-Z]\w+\s+$", slot.before) is not None  # "Euro 2016"
    if slot.follows(YEAR_SLOT) or slot.after.startswith(")") or opens_sentence:
        return year
    return year if noun_follows and not capital_before else None


def read_two_thousand(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the year two thousand", "two thousand and one"."""
    ones = words.NUMBERS[match["ones"].lower()] if match["ones"] else 0
    return point(dt.date(2000 + ones, 1, 1), "year", "stated")


DECADES = {f"{ten[:-1]}ies": 10 * number for number, ten in enumerate(words.TENS, start=2)}


def read_decade(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the 1990s", "the late '80s", "the nineties"."""
    digits = match["decade"].lstrip("'’").lower()
    if digits in DECADES:
        first = 1900 + DECADES[digits]
    else:
        first = int(digits) if len(digits) == 4 else (2000 if digits in {"00", "10"} else 1900) + int(digits)
    return with_part(point(dt.date(first, 1, 1), "decade", "stated"), match, slot)


def read_century(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the 19th century", "the late eighteenth century"."""
    number = words.day_number(match["number"])
    meaning = point(dt.date(100 * (number - 1) + 1, 1, 1), "century", "stated")
    return with_part(meaning, match, slot)


def read_year_end(match: re.Match[str], slot: Slot) -> Reading:
    """Read "year-end", "the year's end": of the year under way."""
    if slot.published is None:
        return None
    return point(slot.published, "year", part="end", published=slot.published)
