"""Readers of the business year: quarters, halves, fiscal years, and what they are compared with."""

import datetime as dt
import re
from dataclasses import replace

from diurna.times import intervals, words
from diurna.times.slots import Meaning, Reading, Slot, lasting, point
from diurna.times.years import nearest, year_meant

# How many dates back a text may have named the quarter that "the quarter" and "a year earlier" speak of.
RECALL = 12
RECALL_AGO = 4


def _quarter_of(year: int, number: int, unit: str = "quarter", stated: bool = False) -> Meaning:
    months = 3 if unit == "quarter" else 6
    return point(dt.date(year, months * (number - 1) + 1, 1), unit, "stated" if stated else "anchored")


def read_quarter(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the third quarter of 2019", "Q3 2019", "this year's first quarter", "the first half of the year"."""
    unit = "half" if (match["unit"] or "").lower().startswith("half") else "quarter"
    last = 2 if unit == "half" else 4
    number = int(match["q"]) if match["q"] else words.ORDINALS.get(match["ordinal"].lower(), last)
    if number > last:
        return None
    year = year_meant(match, slot)
    if year is None and match["lead"]:
        year = _led_year(match["lead"], slot)
    if year is not None:
        meaning: Meaning | None = _quarter_of(year, number, unit, stated=bool(match["year"]))
    elif unit == "half" or (match["ordinal"] or "").lower() == "last":
        return None  # a match has halves too; "the last quarter" is the one before this
    else:
        # "expects to report third-quarter results": a quarter that only qualifies a noun is mostly over.
        which = None if slot.follows(r"\b(?:in|during|by|until)(?:\s+the)?\s") else "past"
        meaning = nearest(lambda year: _quarter_of(year, number, unit), slot, which)
    return _year_before(meaning) if match["ago"] else meaning


def _led_year(lead: str, slot: Slot) -> int | None:
    """The year of "last year's" and of "1988" before a quarter."""
    if lead.isdecimal():
        return int(lead)
    if slot.published is None:
        return None
    return slot.published.year + {"last": -1, "next": 1}.get(lead.split()[0].lower(), 0)


def _year_before(meaning: Meaning | None) -> Meaning | None:
    if meaning is None or meaning.closed is None or meaning.unit is None:
        return meaning
    return replace(point(intervals.shift(meaning.closed[0], -1, "year"), meaning.unit), aside=True)


def read_same_quarter(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the quarter", "the latest period", "the 1988 quarter", "the year-ago period": the quarter spoken of.

    "a year earlier" and "year-ago" beside a quarter are that quarter's a year before.
    """
    quarter = slot.recall("quarter", "half", within=RECALL)
    if quarter is None and match["unit"].lower() == "quarter" and slot.published:
        quarter = point(intervals.shift(slot.published, -1, "quarter"), "quarter")
    if quarter is None or quarter.closed is None or quarter.unit is None:
        return None
    lead = match["lead"]
    if lead:
        year = _led_year(lead, slot)
        return replace(point(quarter.closed[0].replace(year=year, day=1), quarter.unit), aside=True) if year else None
    return _year_before(quarter) if match["ago"] else quarter


def read_current_quarter(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the current quarter": the one under way."""
    return point(slot.published, "quarter") if slot.published else None


def read_year_ago(match: re.Match[str], slot: Slot) -> Reading:
    """Read "a year ago", "a year earlier", "year-earlier": beside a quarter that quarter's, a year before."""
    compared = slot.recall("quarter", within=RECALL_AGO)
    if compared is not None:
        return _year_before(compared)
    base = slot.narrated("year") if match["way"] in {"earlier", "before"} else None
    base = base or slot.published
    return point(intervals.shift(base, -1, "year"), "year") if base else None


def read_fiscal(match: re.Match[str], slot: Slot) -> Reading:
    """Read "fiscal 2019", "the fiscal year", "the current fiscal year", "the full year"."""
    if match["year"]:
        return point(dt.date(words.year_number(match["year"]), 1, 1), "year", "stated")
    if slot.published is None:
        return None
    which = (match["which"] or "").lower()
    if which == "" and "fiscal" in match.group().lower():
        return replace(lasting(1, "year"), days=intervals.year_of(slot.published.year))
    step = {"last": -1, "latest": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    return point(intervals.shift(slot.published, step, "year"), "year")
