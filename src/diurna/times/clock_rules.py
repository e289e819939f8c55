"""Readers of times of day: "10 p.m.", "noon", "around 7:15 p.m."; the day is joined to them where it stands beside."""

import re

from diurna.times.slots import Meaning, Reading, Slot

ZONE = (
    r"(?:\s*(?P<open>\()?(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|[Ee]astern(?:\s+\w+)?\s+[Tt]ime|[Ll]ocal\s+[Tt]ime"
    r")\b(?(open)\)))"
)


def read_clock(match: re.Match[str], slot: Slot) -> Reading:
    """Read "10 p.m.", "7:15 a.m. EST", "1430 GMT", "4 in the morning"."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half.startswith("p") or "afternoon" in half or "evening" in half or ("night" in half and hour > 5):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    return at_clock(f"T{hour:02}:{minute:02}", slot)


def read_noon(match: re.Match[str], slot: Slot) -> Reading:
    """Read "noon", "midnight", "midday"."""
    return at_clock("T24:00" if match.group().lower().endswith("midnight") else "T12:00", slot)


def at_clock(clock: str, slot: Slot) -> Meaning:
    """A time of the day that the text spoke of last, else of the day of publication, which then dates nothing."""
    told = slot.narrated("day")
    day = told or slot.published
    value = f"{day.isoformat()}{clock}" if day else f"XXXX-XX-XX{clock}"
    return Meaning(value=value, kind="TIME", days=(told, told) if told else None, unit="day")
