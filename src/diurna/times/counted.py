"""Days that are counted from another day named beside them: "two weeks after the May 1 raid", "the eve of the 2019 vote"."""

import re

from diurna.times import intervals, words
from diurna.times.intervals import Interval
from diurna.times.words import COUNT

# What may stand before an expression, with "the" and the like between.
COUNTED = re.compile(
    rf"(?:(?:\b(?P<count>{COUNT})\s+(?P<unit>day|week|month|year)s?|\bthe\s+(?P<one>day|night|morning|week|month|year))"
    r"\s+(?P<way>after|following|before)|\b(?:the\s+)?(?P<eve>eve)\s+of)\s+(?:(?:the|an?|its|his|her|their)\s+)?$",
    re.IGNORECASE,
)
COARSENESS = ("day", "week", "month", "year")


def counted_from(before: str, unit: str | None, days: Interval) -> tuple[int, Interval] | None:
    """The days that are so many units off `days`, and how many characters the count takes before them.

    `before` are the words in front, `unit` is the grain of `days`. Where that is coarser than what is counted ("three days after
    the 2018 vote"), the days stay as they are. None where nothing is counted.
    """
    match = COUNTED.search(before)
    start, end = days
    if match is None or start is None or end is None:
        return None
    length = len(before) - match.start()
    step = (match["unit"] or match["one"] or "day").lower()
    step = "day" if step in ("night", "morning") else step
    if unit not in COARSENESS or COARSENESS.index(unit) > COARSENESS.index(step):
        return length, days
    back = match["eve"] or (match["way"] or "").lower() == "before"
    count = (words.whole_count(match["count"]) if match["count"] else 1) * (-1 if back else 1)
    try:
        there = intervals.shift(start, count, step)
    except (ValueError, OverflowError):
        return None
    return length, intervals.unit_around(there, step)
