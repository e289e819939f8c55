"""The words that temporal expressions are made of, as patterns and tables."""

import re

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {
    **{word: number for number, word in enumerate([*ONES, *TEENS], start=1)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    "a": 1, "an": 1, "couple": 2, "dozen": 12,
}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        start=1,
    )
}
# What "several" may stand for at the least.
VAGUE_LEAST = 2


def any_of(words: list[str]) -> str:
    """A pattern for any of some words, the longer ones first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


NINETY_NINE = rf"(?:{any_of(TENS)}(?:[- ]{any_of(ONES)}\b)?|{any_of(TEENS)}|{any_of(ONES)})"
YEAR_NUMBER = r"(?:1[6-9]\d\d|20\d\d)"
YEAR = (
    rf"(?:{YEAR_NUMBER}|(?i:(?:eighteen|nineteen|twenty)[\s-]+(?:hundred|{any_of(TENS)}(?:[\s-]{any_of(ONES)}\b)?))\b)"
)
# Months and weekdays must be capitalised: "may" and "march" are verbs, "sun" and "wed" too.
FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:(?:{FULL_MONTHS}|{FULL_MONTHS.upper()})\b|(?:{SHORT_MONTHS}|{SHORT_MONTHS.upper()})\b\.?)"
WEEKDAY = r"(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day)"
# Short weekdays only stand before a date: "Fri., Oct. 3".
SHORT_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
SUFFIX = r"(?:st|nd|rd|th)?"
DAY = rf"(?:{DAY_NUMBER}{SUFFIX}(?!\d)|(?i:{any_of(list(ORDINALS))})\b)"
SEASON = r"(?:spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)"
LONG_UNITS = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
SHORT_UNITS = r"(?:hours?|minutes?|seconds)"
WITHIN_A_DAY = {"hour", "minute", "second"}
LAST_NEXT = r"this\s+past|this\s+coming|this|last|next|past|coming"
UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
HALF_MORE = r"(?:\s+and\s+a\s+half)"
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,2}})?(?:[\s-]1/2|½)?|{NINETY_NINE}(?:[\s-]+(?:hundred|thousand))?"
    r"|an?\s+(?:hundred|thousand|dozen|couple(?:\s+of)?)|half\s+an?|an?(?:\s+half)?|couple\s+of)"
)
VAGUE = r"(?:several|a\s+few|few|some|many|a\s+number\s+of|hundreds\s+of|dozens\s+of|numerous|countless)"
PART = (
    r"(?:(?P<part>early|mid|late|middle|beginning|start|end|earlier|later|rest|remainder|sometime)"
    r"(?:\s+(?:in|on|of))?(?:\s+the(?=\s))?\s*-?\s*)"
)
DASH = r"\s*(?:-|–|—)\s*"
TIME_OF_DAY = r"(?:morning|afternoon|evening|night|noon|lunchtime|midday|midnight)"
ABOUT = (
    r"(?:(?:well\s+|just\s+)?(?:more\s+than|less\s+than|fewer\s+than|over|under)|no\s+(?:more|less|later|longer)\s+than"
    r"|not\s+more\s+than|at\s+least|at\s+most|up\s+to|as\s+(?:long|many|much)\s+as|about|around|almost|nearly"
    r"|roughly|approximately|close\s+to|some)\s+"
)

PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "earlier": "earlier", "later": "later", "rest": "later", "remainder": "later", "sometime": "all",
}  # fmt: skip
# How TIMEX3 writes a part of a day.
DAY_PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI", "overnight": "TNI",
    "noon": "T12:00", "midday": "T12:00", "lunchtime": "TAF", "midnight": "T24:00",
}  # fmt: skip


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name."""
    return WEEKDAYS[word[:3].lower()]


def day_number(word: str) -> int:
    """The day of a month: "3", "3rd" and "third" give 3."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[word.lower()]


def year_number(word: str) -> int:
    """The year that a number or words name: "nineteen ninety-six" gives 1996."""
    if word.isdecimal():
        return int(word)
    parts = re.split(r"[\s-]+", word.lower())
    return 100 * NUMBERS[parts[0]] + sum(NUMBERS.get(part, 0) for part in parts[1:])


def count_of(word: str) -> float:
    """The number that a numeral or number word stands for: "twenty-one" gives 21, "2 1/2" 2.5, "half an" 0.5."""
    word = word.lower().replace(",", "")
    half = 0.5 if re.search(r"1/2|½|half", word) else 0.0
    digits = re.match(r"\d+(?:\.\d+)?", word)
    if digits:
        return float(digits.group()) + half
    if half:
        return half
    parts = re.split(r"[-\s]+", word)
    if len(parts) > 1 and parts[0] in {"a", "an"}:
        parts = parts[1:]
    times = 1000 if parts[-1] == "thousand" else 100 if parts[-1] == "hundred" else 1
    return times * max(1, sum(NUMBERS.get(part, 0) for part in parts))


def whole_count(word: str) -> int:
    """As `count_of`, without its fraction."""
    return int(count_of(word))


def unit_of(word: str) -> str:
    """The unit without its plural: "centuries" gives "century"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


DURATION_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
}  # fmt: skip
MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
HALVES = {"year": "6M", "month": "15D", "day": "T12H", "hour": "30M", "minute": "30S", "week": "3D"}


def duration_value(count: float | None, unit: str) -> str:
    """How TIMEX3 writes a length of time: "P2Y6M" for two and a half years, "PXD" for some days (None)."""
    times, unit = MULTIPLES.get(unit, (1, unit))
    if unit == "weekend":
        return f"P{'X' if count is None else int(count)}WE"
    code = DURATION_UNITS[unit]
    time, letter = ("T", code[1]) if len(code) == 2 else ("", code)
    if count is None:
        return f"P{time}X{letter}"
    count *= times
    if count % 1 == 0.5 and unit in HALVES:
        whole = f"{time}{int(count)}{letter}" if count >= 1 else time * (unit != "day")
        return f"P{whole}{HALVES[unit]}"
    return f"P{time}{count:g}{letter}"
