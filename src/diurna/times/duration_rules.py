"""Readers of lengths of time ("two years", "the past three days") and of what recurs ("daily", "every Friday")."""

import re

from diurna.times import intervals, words
from diurna.times.slots import NOT_A_DATE, Meaning, Reading, Slot, lasting

LAST_IS_VERB = r"\b(?:to|will|would|can|could|may|might|should|and|not)\s"


def read_span_of(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the past three days", "the next two weeks": up to, or from, the day of publication."""
    if match.group().startswith("last") and slot.follows(LAST_IS_VERB):
        return None
    unit = words.unit_of(match["unit"])
    if match["vague"]:
        return lasting(None, unit)
    count = words.count_of(match["count"])
    if slot.published is None:
        return lasting(count, unit)
    whole, long_unit = int(count), unit
    if unit in words.WITHIN_A_DAY:
        whole, long_unit = (-(-whole // 24), "day") if unit == "hour" else (1, "day")
    if match["which"].lower() in {"past", "last", "previous", "preceding"}:
        return lasting(count, unit, (intervals.shift(slot.published, -whole, long_unit), slot.published))
    return lasting(count, unit, (slot.published, intervals.shift(slot.published, whole, long_unit)))


def read_length(match: re.Match[str], slot: Slot) -> Reading:
    """Read "two years", "10-year", "at least 72 hours", "half an hour", "several months".

    In a clause about the future "in two weeks" and "within 30 days" cover the days up to then.
    """
    unit = words.unit_of(match["unit"])
    if unit == "quarter" and _is_fraction(match, slot):
        return NOT_A_DATE
    if match["vague"]:
        return lasting(None, unit)
    count = words.count_of(match["count"])
    if match["half"]:
        count += 0.5
    if unit in words.WITHIN_A_DAY or slot.published is None or not slot.follows(r"\b(?:in|within)\s"):
        return lasting(count, unit)
    if slot.direction == "past":
        return lasting(count, unit)
    return lasting(count, unit, (slot.published, intervals.shift(slot.published, int(count), unit)))


def _is_fraction(match: re.Match[str], slot: Slot) -> bool:
    """Whether a quarter is a fourth of something: "a quarter of the vote", "three-quarters"."""
    return match.group().endswith("-quarters") or re.match(r"\s+of\s", slot.after) is not None


def read_one(match: re.Match[str], slot: Slot) -> Reading:
    """Read "a year", "an hour": a length, or a rate where money or a number stands before it ("$3 a year")."""
    unit = words.unit_of(match["unit"])
    if unit == "quarter" and _is_fraction(match, slot):
        return NOT_A_DATE
    if slot.follows(RATE) and unit not in {"decade", "century"}:
        return Meaning(value=words.duration_value(1, unit), kind="SET")
    return lasting(1, unit)


def read_bare_one(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the year ended June 30": a length, of which the end is told."""
    return lasting(1, words.unit_of(match["unit"]))


def read_one_day(match: re.Match[str], slot: Slot) -> Reading:
    """Read "one day" where nothing makes it a length: some day, past or to come."""
    if slot.follows(
        r"\b(?:for|in|within|of|after|only|just|than|least|about|nearly|almost|over|per|every|the|by|to)\s"
    ):
        return None
    if re.match(r"\s+(?:after|before|later|earlier|ago|of|in)\b", slot.after):
        return None
    return Meaning(value="PAST_REF" if slot.told == "past" else "FUTURE_REF")


RATE = (
    r"(?:[$€£]\s?[\d.,]+(?:\s+(?:million|billion|trillion))?|\b(?:once|twice|times|percent|cents|dollars|barrels|tons"
    r"|million|billion|hours|days|people)|%)\s"
)


def read_bare(match: re.Match[str], slot: Slot) -> Reading:
    """Read "for years", "weeks of", "after months": a length that nobody counted."""
    return NOT_A_DATE if slot.before.endswith(("-", "+")) else lasting(None, words.unit_of(match["unit"]))


def read_numbered(match: re.Match[str], slot: Slot) -> Reading:
    """Read "the nine months", "the first nine months", "the 1988 nine months"."""
    return lasting(words.count_of(match["count"]), words.unit_of(match["unit"]))


def read_often(match: re.Match[str], slot: Slot) -> Reading:
    """Read "daily", "weekly", "annually"."""
    unit = {"daily": "day", "nightly": "day", "annually": "year"}.get(
        match.group().lower(), match.group().lower().removesuffix("ly")
    )
    return Meaning(value=words.duration_value(1, unit), kind="SET")


def read_every(match: re.Match[str], slot: Slot) -> Reading:
    """Read "every day", "each July", "every Thursday night", "every two weeks"."""
    unit = match["unit"]
    if match["weekday"]:
        return _each_weekday(match["weekday"], match["day_part"])
    if match["month"]:
        return Meaning(value=f"XXXX-{words.month_number(match['month']):02}", kind="SET")
    if match["season"]:
        return Meaning(value=f"XXXX-{_season_code(match['season'])}", kind="SET")
    if unit is None:
        return Meaning(value=f"XXXX-XX-XX{words.DAY_PARTS[match['day_part'].lower()]}", kind="SET")
    count = words.count_of(match["count"]) if match["count"] else 1
    if match["other"]:
        count = 2
    return Meaning(value=words.duration_value(count, words.unit_of(unit)), kind="SET")


def _season_code(season: str) -> str:
    name = season.lower().removesuffix("s").removesuffix("time")
    return {"fall": "FA", **intervals.SEASON_CODES}[name]


def _each_weekday(weekday: str, day_part: str | None) -> Meaning:
    part = words.DAY_PARTS[day_part.lower().removesuffix("s")] if day_part else ""
    return Meaning(value=f"XXXX-WXX-{words.weekday_number(weekday) + 1}{part}", kind="SET")


def read_weekdays(match: re.Match[str], slot: Slot) -> Reading:
    """Read "Mondays", "Tuesday nights"."""
    return _each_weekday(match["weekday"], match["day_part"])
