"""Readers of expressions that count from a day: "Monday", "yesterday", "last week", "two days ago"."""

import re
from dataclasses import replace

from diurna.times import intervals, words
from diurna.times.slots import NOT_A_DATE, ONE_DAY, Meaning, Reading, Slot, lasting, on_day, point


def read_weekday(match: re.Match[str], slot: Slot) -> Reading:
    """Read "Monday", "last Friday", "Tuesday night", "Wednesday of last week"."""
    which = re.sub(r"\s+", " ", (match["which"] or "").lower()).removeprefix("the ")
    number = words.weekday_number(match["weekday"])
    if which in {"previous", "following"}:
        base = slot.narrated("week") or slot.published
        which = "last" if which == "previous" else "next"
    else:
        base = slot.published
    if base is None:
        return None
    if match["week"]:
        monday = intervals.shift(base, {"last": -1, "next": 1}.get(match["week"].lower(), 0), "week")
        day = intervals.unit_around(monday, "week")[0] + number * ONE_DAY
    elif which == "last":
        day = intervals.weekday_near(base - ONE_DAY, number, "past")
    elif which in {"next", "coming", "this coming"}:
        day = intervals.weekday_near(base + ONE_DAY, number, "future")
    elif which in {"past", "this past"}:
        day = intervals.weekday_near(base, number, "past")
    else:
        day = intervals.weekday_near(base, number, slot.direction)
    return on_day(day, "anchored", match["day_part"])


def read_today(match: re.Match[str], slot: Slot) -> Reading:
    """Read "today", "tonight", "yesterday evening", "the day before yesterday", "overnight"."""
    if slot.published is None:
        return None
    said = re.sub(r"\s+", " ", match.group().lower())
    if match.group() == "Today" and re.search(r"\b[A-Z]\w*\s+$", slot.before):
        return NOT_A_DATE  # "USA Today"
    if said == "overnight":
        night = on_day(slot.published - ONE_DAY, "anchored", "overnight")
        return replace(night, days=(slot.published - ONE_DAY, slot.published))
    if said.startswith("the day "):
        steps = -2 if "yesterday" in said else 2
    elif "yesterday" in said or "last" in said:
        steps = -1
    else:
        steps = 1 if "tomorrow" in said else 0
    part = "tonight" if "tonight" in said else match["day_part"]
    return on_day(slot.published + steps * ONE_DAY, "anchored", part)


NAMED_DAY_AHEAD = re.compile(rf"\s+of\s+(?:{words.WEEKDAY}|{words.MONTH}|\d)")


def read_day_part(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the morning", "that night", "the next morning": of the day spoken of last."""
    which = (match["which"] or "").lower()
    base = slot.narrated("day")
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    if base is not None:
        return on_day(base + step * ONE_DAY, "anchored", match["day_part"])
    last = slot.recall("day", within=5)
    base = last.closed[0] if last is not None and last.closed else slot.published
    # "spent the night" is no time; "the night of May 3" is one.
    if base is None or (match["day_part"] == "night" and not NAMED_DAY_AHEAD.match(slot.after)):
        return None
    return replace(on_day(base + step * ONE_DAY, "anchored", match["day_part"]), days=None)


def read_unit(match: re.Match[str], slot: Slot) -> Reading:
    """Read "this week", "last month", "earlier this year", "the past year", "the following day"."""
    which, unit = match["which"].lower().split()[-1], words.unit_of(match["unit"])
    narrated = which in {"previous", "preceding", "following", "same", "that"} or (which, unit) == ("next", "day")
    base = slot.narrated(unit) if narrated else slot.published
    if base is None and narrated and slot.published is not None:
        return _untold(which, unit, slot)
    if base is None:
        return None
    steps = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)
    rolling = which == "past" or (which == "last" and slot.follows(r"\b(?:in|over|during|for|within)\s+the\s"))
    if unit == "weekend" and which == "this" and base.weekday() < 5 and slot.told == "past":
        day = intervals.shift(base, -1, unit)  # "met this weekend", in a report of Tuesday
    elif unit == "weekend" and which in {"last", "past"}:
        day = base if base.weekday() == 6 and which == "past" else intervals.shift(base, -1, unit)
    else:
        day = intervals.shift(base, -1 if which == "past" else steps, unit)
    meaning = point(day, unit, "anchored", match["part"], slot.published)
    if rolling and not match["part"]:
        return replace(meaning, days=(intervals.shift(base, -1, unit), base))
    return meaning


def _untold(which: str, unit: str, slot: Slot) -> Reading:
    """What "that day" means where the sentences near name none: by the last date of the article, and dating nothing."""
    last = slot.recall("day", unit, within=5)
    base = last.closed[0] if last is not None and last.closed else slot.published
    if base is None or (which == "same" and last is None):
        return None
    step = {"previous": -1, "preceding": -1, "next": 1, "following": 1}.get(which, 0)
    return replace(point(intervals.shift(base, step, unit), unit), days=None)


def read_weekend(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the weekend": the one just gone or under way, or the coming one in a future clause."""
    if slot.published is None:
        return None
    day = slot.published
    if slot.direction == "past" and day.weekday() < 5:
        day = intervals.shift(day, -1, "week")
    return point(day, "weekend")


def read_current(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the year", "the end of the year", "earlier in the day": of the unit under way."""
    if slot.published is None or (match["unit"].istitle() and slot.follows(r"\bof\s")):
        return None  # "Person of the Year"
    return point(slot.published, words.unit_of(match["unit"]), "anchored", match["part"], slot.published)


def read_ago(match: re.Match[str], slot: Slot) -> Reading:
    """Read "three days ago", "two weeks ago" (that week), "several years ago" (at the latest two years ago)."""
    if slot.published is None:
        return None
    unit = words.unit_of(match["unit"])
    if unit in words.WITHIN_A_DAY:
        return on_day(slot.published)
    if match["vague"] or not match["count"]:
        end = intervals.shift(slot.published, -words.VAGUE_LEAST, unit)
        return Meaning(value="PAST_REF", days=(None, end))
    there = intervals.shift(slot.published, -words.whole_count(match["count"]), unit)
    if match["half"] or words.count_of(match["count"]) % 1:
        there = intervals.shift(there, *{"year": (-6, "month"), "decade": (-5, "year")}.get(unit, (0, "day")))
    meaning = point(there, "year" if unit == "decade" else unit)
    if re.match(r"(?:well\s+)?(?:more\s+than|over|at\s+least)", match.group(), re.I) and meaning.days:
        return replace(meaning, days=(None, meaning.days[1]))
    return meaning


def read_earlier(match: re.Match[str], slot: Slot) -> Reading:
    """Read "two weeks earlier", "a day later": counted from the day that the text spoke of last."""
    unit = words.unit_of(match["unit"])
    count = words.count_of(match["count"])
    if unit in words.WITHIN_A_DAY:
        return lasting(count, unit)
    base = slot.narrated(unit)
    if base is None:
        return lasting(count, unit)
    steps = int(count) * (-1 if match["way"].lower() in {"earlier", "before", "prior", "previously"} else 1)
    return point(intervals.shift(base, steps, unit), unit)


def read_from_now(match: re.Match[str], slot: Slot) -> Reading:
    """Read "two years from now", "a week hence"."""
    if slot.published is None:
        return None
    unit = words.unit_of(match["unit"])
    return point(intervals.shift(slot.published, words.whole_count(match["count"]), unit), unit)


def read_nothing(match: re.Match[str], slot: Slot) -> Reading:
    """Words that look like a date and are none."""
    return NOT_A_DATE


def read_present(match: re.Match[str], slot: Slot) -> Reading:
    """Read "now", "currently", "these days"."""
    return Meaning(value="PRESENT_REF")


def read_past(match: re.Match[str], slot: Slot) -> Reading:
    """Read "recently", "recent years", "the past"."""
    return Meaning(value="PAST_REF")


def read_future(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the future", "the near future", "the coming months"."""
    return Meaning(value="FUTURE_REF")
