"""The literal list of rules: what each kind of temporal expression looks like, and its reader.

Patterns keep the case of months and weekdays and are otherwise indifferent to it.
"""

import re

from diurna.times import calendar_rules as calendar
from diurna.times import relative_rules as relative
from diurna.times.slots import Reader, Rule
from diurna.times.words import (
    COUNT,
    DASH,
    DAY,
    MONTH,
    PART,
    SEASON,
    SUFFIX,
    TIME_OF_DAY,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    YEAR,
)

YEAR_AFTER = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})\b(?!\s*%)|(?i:(?P<which>this|last|next)\s+year)\b))"
LAST_DAY = rf"(?:{DASH}(?P<last>{DAY}){SUFFIX})?"
NO_NUMBER = r"(?![\d%]|[.,:]\d)"
LED_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
FIRST_OF = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)"
# Names that hold a weekday or a month but no date.
NAMED_DAYS = (
    r"(?:Black|Good|Ash|Bloody|Palm|Easter|Super|Cyber|Holy|Maundy|Giving)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?:Times|Mirror|Telegraph|Mail|Express|Herald|Post|Tribune|Star"
    r"|Review|School)|Black\sSeptember|May\sDay|October\sRevolution|Theresa\sMay|Brian\sMay"
)


def _rule(name: str, pattern: str, read: Reader) -> Rule:
    return Rule(f"date.{name}", re.compile(rf"(?<![\w$€£])(?<!\d[.,])(?:{pattern})(?!\w)"), read)


# Of matches that start at the same word the longest wins, and of equally long ones the earlier in this list.
RULES: tuple[Rule, ...] = (
    _rule("not.name", NAMED_DAYS, relative.read_nothing),
    _rule("not.habit", rf"{WEEKDAY}s", relative.read_nothing),
    _rule(
        "not.habit",
        rf"(?i:every|each)\s+(?i:other\s+|single\s+|{COUNT}\s+)?(?:{WEEKDAY}|{MONTH}|(?i:{UNITS}|{SEASON}))(?:\s+{TIME_OF_DAY})?",
        relative.read_nothing,
    ),
    _rule("iso", r"(\d{4})-(\d\d)-(\d\d)", calendar.read_iso),
    _rule("numeric", r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", calendar.read_numeric),
    _rule(
        "day",
        rf"(?P<kind>(?i:last|this|next)\s+)?{LED_WEEKDAY}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){SUFFIX}{LAST_DAY}{NO_NUMBER}{YEAR_AFTER}?",
        calendar.read_day,
    ),
    _rule(
        "day",
        rf"(?P<kind>){LED_WEEKDAY}(?P<day>{DAY}){SUFFIX}{LAST_DAY}\s+(?:of\s+)?(?P<month>{MONTH}){YEAR_AFTER}?",
        calendar.read_day,
    ),
    _rule(
        "weekday",
        rf"(?:(?i:early|late|earlier|later)\s+(?:on\s+)?)?"
        rf"(?:(?P<which>(?i:this\s+past|this\s+coming|this|last|next|past|coming|previous|following))\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?:\s+{TIME_OF_DAY})?",
        relative.read_weekday,
    ),
    _rule(
        "today",
        rf"(?i:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:(?:early|late|earlier|later)\s+)?(?:today|tonight"
        rf"|yesterday|tomorrow|overnight)(?:\s+{TIME_OF_DAY})?|(?:this|last)\s+(?:morning|afternoon|evening|night))",
        relative.read_today,
    ),
    _rule("month", rf"(?i:{PART})?(?P<month>{MONTH})(?P<kind>){YEAR_AFTER}", calendar.read_month),
    _rule(
        "month",
        rf"(?i:{PART})?(?:(?P<kind>(?i:this\s+past|this|last|next|past|coming))\s+)?(?P<month>{MONTH})"
        rf"(?P<year>)(?P<which>)(?!\s+\d{{1,2}}\b)",
        calendar.read_month,
    ),
    _rule("season", rf"(?i:{PART}?(?P<season>{SEASON}))(?P<kind>){YEAR_AFTER}", calendar.read_season),
    _rule(
        "season",
        rf"(?i:{PART}?(?:(?P<kind>this\s+past|this|last|next|past|coming)\s+)?(?P<season>{SEASON}))(?P<year>)(?P<which>)",
        calendar.read_season,
    ),
    _rule(
        "quarter",
        rf"(?i:(?:the\s+)?(?:{FIRST_OF}[\s-](?P<unit>quarter|half)|Q(?P<q>[1-4])))"
        rf"(?:(?:\s+in|\s+of\s+(?:fiscal|the\s+year))?{YEAR_AFTER})?",
        calendar.read_quarter,
    ),
    _rule("year", rf"(?i:(?:the\s+)?{PART})?(?P<year>{YEAR})(?!-(?!{YEAR}\b)\w|[.,/:]\d)", calendar.read_year),
    _rule("decade", rf"(?i:(?:the\s+)?{PART})?(?P<decade>1[6-9]\d0|20\d0|['’]\d0)['’]?s", calendar.read_decade),
    _rule(
        "century",
        rf"(?i:(?:the\s+)?{PART}?(?P<number>1\d|20|21)(?:st|th)[\s-]century)",
        calendar.read_century,
    ),
    _rule(
        "unit",
        rf"(?i:(?:the\s+)?{PART}?(?P<which>this|last|next|past|previous|preceding|coming|following|same|that)"
        rf"\s+(?P<unit>{UNIT}))(?!\s+of\b)",
        relative.read_unit,
    ),
    _rule("unit", rf"(?i:the\s+{PART}the\s+(?P<unit>week|month|year|decade|century))", relative.read_current),
    _rule("weekend", r"(?i:the\s+weekend)(?!\s+(?:of|before|after)\b)", relative.read_weekend),
    _rule(
        "ago",
        rf"(?i:(?:(?:more\s+than|less\s+than|at\s+least|over|about|around|almost|nearly|some|just|only)\s+)?"
        rf"(?:(?P<vague>{VAGUE})\s+|(?P<count>{COUNT})\s+)?(?P<unit>{UNITS})(?P<half>\s+and\s+a\s+half)?\s+ago)",
        relative.read_ago,
    ),
    _rule(
        "earlier",
        rf"(?i:(?P<count>{COUNT})\s+(?P<unit>{UNITS})\s+(?P<way>earlier|later|before|prior))(?!\s+(?:\w+ing|the|a|an)\b)",
        relative.read_earlier,
    ),
    _rule(
        "span",
        rf"(?i:(?:the\s+)?(?P<which>past|last|previous|preceding|next|coming|following)\s+"
        rf"(?:(?P<vague>{VAGUE}|few|couple\s+of)|(?P<count>{COUNT}))\s+(?P<unit>hours|{UNITS}))",
        relative.read_span_of,
    ),
    _rule(
        "within", rf"(?i:(?:in|within)\s+(?P<count>{COUNT})\s+(?P<unit>{UNITS}))(?!['’]|\s+ago)", relative.read_within
    ),
)
