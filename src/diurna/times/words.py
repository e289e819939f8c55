"""The words that temporal expressions are made of, as patterns and tables."""

import re

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "couple": 2, "dozen": 12,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# What "several" may stand for at the least.
VAGUE_LEAST = 2

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
# Months and weekdays must be capitalised: "may" and "march" are verbs, "sun" and "wed" too.
FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:(?:{FULL_MONTHS}|{FULL_MONTHS.upper()})\b|(?:{SHORT_MONTHS}|{SHORT_MONTHS.upper()})\b\.?)"
WEEKDAY = r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
SUFFIX = r"(?:st|nd|rd|th)?"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
UNITS = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
COUNT = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|an? (?:hundred|dozen|couple(?: of)?))"
)
VAGUE = r"(?:several|a few|few|some|many|a number of)"
PART = (
    r"(?:(?P<part>early|mid|late|middle|beginning|start|end|earlier|later)"
    r"(?:\s+(?:in|on|of))?(?:\s+the(?=\s))?\s*-?\s*)"
)
DASH = r"\s*(?:-|–|—)\s*"
TIME_OF_DAY = r"(?:morning|afternoon|evening|night|noon|lunchtime|midday)"

PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "earlier": "earlier", "later": "later",
}  # fmt: skip


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name."""
    return WEEKDAYS[word[:3].lower()]


def count_of(word: str) -> int:
    """The number that a numeral or number word stands for: "twenty-one" gives 21, "a couple of" 2."""
    if word.isdecimal():
        return int(word)
    parts = [part for part in re.split(r"[-\s]+", word.lower()) if part in NUMBERS]
    if len(parts) > 1 and parts[0] in {"a", "an"}:
        parts = parts[1:]
    return sum(NUMBERS[part] for part in parts)


def unit_of(word: str) -> str:
    """The unit without its plural: "centuries" gives "century"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")
