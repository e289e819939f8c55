"""Feasts whose day the year fixes: Christian, Jewish, Muslim, and national ones that are known by their name."""

import datetime as dt
import re
from collections.abc import Callable

from dateutil.easter import EASTER_ORTHODOX, easter
from dateutil.relativedelta import MO, TH, relativedelta, weekday
from hijridate import Hijri
from pyluach.dates import HebrewDate

from diurna.times.intervals import Closed, label
from diurna.times.slots import ONE_DAY, Meaning, Reading, Slot
from diurna.times.years import nearest, year_meant

Feast = Callable[[int], Closed | None]


def _on(month: int, day: int) -> Feast:
    return lambda year: (dt.date(year, month, day),) * 2


def _weekday(month: int, which: weekday, later: int = 0) -> Feast:
    """A weekday of a month, `MO(2)` the second Monday and `MO(-1)` the last one, or some days later."""

    def days(year: int) -> Closed:
        edge = 31 if which.n < 0 else 1
        day: dt.date = dt.date(year, month, 1) + relativedelta(day=edge, weekday=which)
        return (day + dt.timedelta(days=later),) * 2

    return days


def _easter(later: int, last: int | None = None, *, orthodox: bool = False) -> Feast:
    def days(year: int) -> Closed:
        sunday = easter(year, EASTER_ORTHODOX) if orthodox else easter(year)
        return sunday + dt.timedelta(days=later), sunday + dt.timedelta(days=later if last is None else last)

    return days


def _muslim(month: int, day: int, until: tuple[int, int] | None = None) -> Feast:
    """A feast by the Umm al-Qura calendar, which other countries may keep a day later; None outside 1925 to 2076.

    It lasts a day, or up to the day before `until`, a month and a day.
    """

    def days(year: int) -> Closed | None:
        for hijri in (year - 580, year - 579, year - 578):
            if not 1344 <= hijri <= 1499:
                continue
            start = _gregorian(hijri, month, day)
            if start.year == year:
                return start, _gregorian(hijri, *until) - ONE_DAY if until else start
        return None

    return days


def _gregorian(year: int, month: int, day: int) -> dt.date:
    return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())


def _jewish(month: int, day: int, length: int = 1) -> Feast:
    def days(year: int) -> Closed:
        start = HebrewDate(year + (3760 if month < 7 else 3761), month, day).to_pydate()
        return start, start + dt.timedelta(days=length - 1)

    return days


# By the name's pattern; those that more than one country keeps on different days ("Independence Day") are left out.
FEASTS: tuple[tuple[str, Feast], ...] = (
    (r"New\s+Year['’]?s\s+Eve", _on(12, 31)),
    (r"New\s+Year['’]?s\s+Day|New\s+Year", _on(1, 1)),
    (r"Christmas\s+Eve", _on(12, 24)),
    (r"Boxing\s+Day", _on(12, 26)),
    (r"Christmas(?:\s+[Dd]ay)?", _on(12, 25)),
    (r"Orthodox\s+Christmas", _on(1, 7)),
    (r"Epiphany", _on(1, 6)),
    (r"(?:St\.?|Saint)\s+Patrick['’]?s\s+Day", _on(3, 17)),
    (r"(?:St\.?\s+|Saint\s+)?Valentine['’]?s\s+Day", _on(2, 14)),
    (r"International\s+Women['’]?s\s+Day", _on(3, 8)),
    (r"May\s+Day", _on(5, 1)),
    (r"Bastille\s+Day", _on(7, 14)),
    (r"(?:the\s+)?Fourth\s+of\s+July|(?:the\s+)?July\s+Fourth", _on(7, 4)),
    (r"Anzac\s+Day|ANZAC\s+Day", _on(4, 25)),
    (r"Halloween", _on(10, 31)),
    (r"All\s+Saints['’]?\s+Day", _on(11, 1)),
    (r"Armistice\s+Day|Veterans\s+Day|Veterans['’]\s+Day", _on(11, 11)),
    (r"Nowruz|Novruz|Norouz", lambda year: (dt.date(year, 3, 20), dt.date(year, 3, 21))),
    (r"Juneteenth", _on(6, 19)),
    (r"Columbus\s+Day", _weekday(10, MO(2))),
    (r"Martin\s+Luther\s+King(?:\s+Jr\.?)?\s+Day", _weekday(1, MO(3))),
    (r"Presidents['’]?\s+Day", _weekday(2, MO(3))),
    (r"Memorial\s+Day", _weekday(5, MO(-1))),
    (r"Labor\s+Day", _weekday(9, MO(1))),
    (r"Thanksgiving(?:\s+[Dd]ay)?", _weekday(11, TH(4))),
    (r"Black\s+Friday", _weekday(11, TH(4), 1)),
    (r"Election\s+Day", _weekday(11, MO(1), 1)),
    (r"Shrove\s+Tuesday|Mardi\s+Gras", _easter(-47)),
    (r"Ash\s+Wednesday", _easter(-46)),
    (r"Lent", _easter(-46, -1)),
    (r"Palm\s+Sunday", _easter(-7)),
    (r"Holy\s+Week", _easter(-7, -1)),
    (r"(?:Maundy|Holy)\s+Thursday", _easter(-3)),
    (r"Good\s+Friday", _easter(-2)),
    (r"Orthodox\s+Easter(?:\s+Sunday)?", _easter(0, orthodox=True)),
    (r"Easter\s+Monday", _easter(1)),
    (r"Easter\s+weekend", _easter(-2, 1)),
    (r"Easter\s+[wW]eek", _easter(-7, -1)),
    (r"Easter(?:\s+Sunday)?", _easter(0)),
    (r"Ascension\s+Day", _easter(39)),
    (r"Pentecost|Whit\s+Sunday", _easter(49)),
    (r"(?:the\s+(?:holy\s+|Muslim\s+)?(?:fasting\s+)?month\s+of\s+)?Ramadan", _muslim(9, 1, (10, 1))),
    (r"(?:the\s+)?Eid\s+[aA]l-?\s?Fitr|Idul\s+Fitri", _muslim(10, 1)),
    (r"(?:the\s+)?Eid\s+[aA]l-?\s?Adha|Kurban\s+Bayram", _muslim(12, 10)),
    (r"Ashura|Ashoura", _muslim(1, 10)),
    (r"Rosh\s+Hashanah?", _jewish(7, 1, 2)),
    (r"Yom\s+Kippur", _jewish(7, 10)),
    (r"Sukkot", _jewish(7, 15, 7)),
    (r"Hanukkah|Chanukah", _jewish(9, 25, 8)),
    (r"Passover", _jewish(1, 15, 8)),
    (r"Shavuot", _jewish(3, 6, 2)),
)
# A part of every name that holds no word of time itself.
FEAST_HINTS = (
    "christmas", "easter", "epiphany", "nowruz", "novruz", "norouz", "halloween", "juneteenth", "thanksgiving", "mardi",
    "lent", "pentecost", "ramadan", "eid", "fitri", "bayram", "ash", "rosh", "yom", "sukkot", "anukka", "passover", "shavuot",
)  # fmt: skip
FEAST = "(?:" + "|".join(f"(?:{pattern})" for pattern, _ in FEASTS) + ")"


def read_feast(match: re.Match[str], slot: Slot) -> Reading:
    """Read "Christmas", "last Thanksgiving", "Good Friday 2019", "Ramadan"."""
    name = match["feast"]
    feast = next((make for pattern, make in FEASTS if re.fullmatch(pattern, name)), None)
    if feast is None or _is_other_name(match, slot):
        return None
    if match["eve"]:
        feast = _eve(feast)
    year = year_meant(match, slot)
    if year is not None:
        return _kept(feast(year), stated=bool(match["year"]))
    return nearest(lambda year: _kept(feast(year)) or Meaning(value=""), slot, match["kind"])


def _is_other_name(match: re.Match[str], slot: Slot) -> bool:
    """Whether the feast only gives its name, or is another people's: "Easter Island", "the Lunar New Year"."""
    if match["feast"] == "New Year" and re.search(r"\b[A-Z]\w+\s+$", slot.before):
        return True
    return re.match(r"\s+[A-Z][a-z]", slot.after) is not None and match["year"] is None


def _eve(feast: Feast) -> Feast:
    def days(year: int) -> Closed | None:
        kept = feast(year)
        return (kept[0] - ONE_DAY,) * 2 if kept else None

    return days


def _kept(days: Closed | None, *, stated: bool = False) -> Meaning | None:
    if days is None:
        return None
    length = (days[1] - days[0]).days
    unit = "day" if length < 6 else "week" if length < 10 else "month"
    value = label(days[0], "day") if unit == "day" else label(days[1], unit)
    return Meaning(value=value, days=days, basis="stated" if stated else "anchored", unit=unit)
