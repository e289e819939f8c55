"""Readers of expressions that count from a day: "Monday", "yesterday", "last week", "two days ago"."""

import re

from diurna.times import intervals, words
from diurna.times.slots import NOT_A_DATE, ONE_DAY, Reading, Slot, cut


def read_weekday(match: re.Match[str], slot: Slot) -> Reading:
    """Read "Monday", "last Friday", "Tuesday night"."""
    which = re.sub(r"\s+", " ", (match["which"] or "").lower())
    number = words.weekday_number(match["weekday"])
    if which in {"previous", "following"}:
        narrated = slot.narrated("week")
        if narrated is None:
            return None
        base = narrated
        which = "last" if which == "previous" else "next"
    elif slot.published is None:
        return None
    else:
        base = slot.published
    if which == "last":
        day = intervals.weekday_near(base - ONE_DAY, number, "past")
    elif which in {"next", "coming", "this coming"}:
        day = intervals.weekday_near(base + ONE_DAY, number, "future")
    elif which in {"past", "this past"}:
        day = intervals.weekday_near(base, number, "past")
    else:
        day = intervals.weekday_near(base, number, slot.direction)
    return (day, day), "anchored"


def read_today(match: re.Match[str], slot: Slot) -> Reading:
    """Read "today", "tonight", "yesterday evening", "the day before yesterday", "overnight"."""
    if slot.published is None:
        return None
    said = re.sub(r"\s+", " ", match.group().lower())
    if said == "overnight":
        return (slot.published - ONE_DAY, slot.published), "anchored"
    if said.startswith("the day "):
        steps = -2 if "yesterday" in said else 2
    elif "yesterday" in said or "last" in said:
        steps = -1
    else:
        steps = 1 if "tomorrow" in said else 0
    day = slot.published + steps * ONE_DAY
    return (day, day), "anchored"


def read_unit(match: re.Match[str], slot: Slot) -> Reading:
    """Read "this week", "last month", "earlier this year", "the past year", "the following day"."""
    which, unit = match["which"].lower(), words.unit_of(match["unit"])
    narrated = which in {"previous", "preceding", "following", "same", "that"} or (which, unit) == ("next", "day")
    base = slot.narrated(unit) if narrated else slot.published
    if base is None:
        return None
    steps = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)
    rolling = which == "past" or (which == "last" and slot.follows(r"\b(?:in|over|during|for|within)\s+the\s"))
    if rolling and not match["part"]:
        return (intervals.shift(base, -1, unit), base), "anchored"
    if unit == "weekend" and which in {"last", "past"}:
        day = base if base.weekday() == 6 and which == "past" else intervals.shift(base, -1, unit)
    else:
        day = intervals.shift(base, -1 if which == "past" else steps, unit)
    return cut(intervals.unit_around(day, unit), match["part"], slot.published), "anchored"


def read_weekend(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the weekend": the one just gone or under way, or the coming one in a future clause."""
    if slot.published is None:
        return None
    day = slot.published
    if slot.direction == "past" and day.weekday() < 5:
        day = intervals.shift(day, -1, "week")
    return intervals.unit_around(day, "weekend"), "anchored"


def read_current(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the end of the year", "the beginning of the month": of the unit under way."""
    if slot.published is None:
        return None
    return cut(intervals.unit_around(slot.published, words.unit_of(match["unit"])), match["part"], None), "anchored"


def read_ago(match: re.Match[str], slot: Slot) -> Reading:
    """Read "three days ago", "two weeks ago" (that week), "several years ago" (at the latest two years ago)."""
    if slot.published is None:
        return None
    unit = words.unit_of(match["unit"])
    if match["vague"] or not match["count"]:
        return (None, intervals.shift(slot.published, -words.VAGUE_LEAST, unit)), "anchored"
    there = intervals.shift(slot.published, -words.count_of(match["count"]), unit)
    if match["half"]:
        there = intervals.shift(there, *{"year": (-6, "month"), "decade": (-5, "year")}.get(unit, (0, "day")))
    if re.match(r"more than|over|at least", match.group(), re.I):
        return (None, intervals.unit_around(there, unit)[1]), "anchored"
    return intervals.unit_around(there, unit), "anchored"


def read_earlier(match: re.Match[str], slot: Slot) -> Reading:
    """Read "two weeks earlier", "a day later": counted from the day that the text spoke of last."""
    unit = words.unit_of(match["unit"])
    base = slot.narrated(unit)
    if base is None:
        return None
    steps = words.count_of(match["count"]) * (-1 if match["way"].lower() in {"earlier", "before", "prior"} else 1)
    return intervals.unit_around(intervals.shift(base, steps, unit), unit), "anchored"


def read_span_of(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the past three days", "the next two weeks": up to, or from, the day of publication."""
    if slot.published is None or match["vague"]:
        return None
    count = words.count_of(match["count"])
    unit = match["unit"].lower()
    if unit.startswith("hour"):
        count, unit = -(-count // 24), "day"
    unit = words.unit_of(unit)
    if match["which"].lower() in {"past", "last", "previous", "preceding"}:
        return (intervals.shift(slot.published, -count, unit), slot.published), "anchored"
    return (slot.published, intervals.shift(slot.published, count, unit)), "anchored"


def read_within(match: re.Match[str], slot: Slot) -> Reading:
    """Read "in two weeks", "within 30 days", in a clause about the future; elsewhere it is a duration."""
    one_quarter = match["unit"].lower() == "quarter" and match["count"].lower() in {"a", "an"}
    if slot.published is None or slot.direction == "past" or one_quarter:
        return NOT_A_DATE
    last = intervals.shift(slot.published, words.count_of(match["count"]), words.unit_of(match["unit"]))
    return (slot.published, last), "anchored"


def read_nothing(match: re.Match[str], slot: Slot) -> Reading:
    """Words that look like a date and are none."""
    return NOT_A_DATE
