"""The rules for expressions by the calendar: days, months, years, feasts, quarters; and by the clock."""

from diurna.times import calendar_rules as calendar
from diurna.times import clock_rules as clock
from diurna.times import quarter_rules as quarter
from diurna.times import relative_rules as relative
from diurna.times.feasts import FEAST, read_feast
from diurna.times.slots import Rule
from diurna.times.slots import make_rule as rule
from diurna.times.words import (
    COUNT,
    DASH,
    DAY,
    DAY_NUMBER,
    LAST_NEXT,
    LONG_UNITS,
    MONTH,
    ONES,
    ORDINALS,
    PART,
    SEASON,
    SHORT_WEEKDAY,
    YEAR,
    YEAR_NUMBER,
    any_of,
)

YEAR_AFTER = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})\b(?!\s*%)|(?i:(?P<which>this|last|next)\s+year)\b))"
LAST_DAY = rf"(?:{DASH}(?P<last>{DAY}))?"
NO_NUMBER = r"(?![\d%]|[.,:]\d)"
WEEK_OF = r"(?P<week>(?i:the\s+week\s+(?:of|beginning|starting|ending)\s+))?"
LED_WEEKDAY = rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s+(?:the\s+)?)?"
FIRST_OF = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
# A year that stands before a quarter: "last year's third quarter", "the 1988 quarter".
LED_YEAR = rf"(?:(?P<lead>(?:this|last|next)\s+year(?=['’]s)|{YEAR_NUMBER})(?:['’]s)?\s+)?"
COMPARED = r"(?:comparable|corresponding|same|latest|fiscal)[\s-]+"
YEAR_AGO = r"(?:year[\s-](?:ago|earlier)\s+)"
# Names that hold a weekday or a month but no date.
NAMED_DAYS = (
    r"(?:Bloody|Super|Cyber|Giving)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?:Times|Mirror|Telegraph|Mail|Express|Herald|Post|Tribune|Star"
    r"|Review|School)|Black\sSeptember|October\sRevolution"
)

CALENDAR: tuple[Rule, ...] = (
    rule("not.name", NAMED_DAYS, relative.read_nothing),
    rule("not.age", rf"(?i:{COUNT}[\s-]+{LONG_UNITS}[\s-]+(?:old|of\s+age))", relative.read_nothing),
    rule("iso", r"(\d{4})-(\d\d)-(\d\d)", calendar.read_iso),
    rule("numeric", r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)(?![/.]?\d)", calendar.read_numeric),
    rule(
        "day",
        rf"{WEEK_OF}(?P<kind>(?i:last|this\s+coming|this|next|around|about)\s+)?{LED_WEEKDAY}(?P<month>{MONTH})"
        rf"\s+(?:the\s+)?(?P<day>{DAY}){LAST_DAY}{NO_NUMBER}{YEAR_AFTER}?",
        calendar.read_day,
    ),
    rule(
        "day",
        rf"{WEEK_OF}(?P<kind>)(?:(?i:the)\s+)?{LED_WEEKDAY}(?P<day>{DAY}){LAST_DAY}\s+(?:of\s+)?(?P<month>{MONTH}){YEAR_AFTER}?",
        calendar.read_day,
    ),
    rule(
        "month-day",
        rf"(?P<day>{DAY_NUMBER})(?:,?\s+{YEAR_NUMBER})?(?![\d.,:]\d|\s*(?:%|[a-z]+s\b))",
        calendar.read_second_day,
    ),
    rule(
        "month-day",
        r"(?i:the\s+)(?P<day>(?:[12]?1st|2?2nd|2?3rd|30th|31st|[12]?[4-9]th|1[0-3]th|20th))",
        calendar.read_month_day,
    ),
    rule(
        "week-of-month",
        rf"(?i:(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+(?P<unit>week|weekend)\s+(?:of|in)\s+)(?P<part>)(?P<kind>)"
        rf"(?P<month>{MONTH})(?:{YEAR_AFTER})?(?!\s+\d{{1,2}}\b)",
        calendar.read_week_of_month,
    ),
    rule("month", rf"(?i:(?:the\s+)?{PART})?(?P<month>{MONTH})(?P<kind>){YEAR_AFTER}", calendar.read_month),
    rule(
        "month",
        rf"(?i:(?:the\s+)?{PART})?(?:(?P<kind>(?i:{LAST_NEXT}))\s+)?(?P<month>{MONTH})"
        rf"(?P<year>)(?P<which>)(?!\s+\d{{1,2}}\b)",
        calendar.read_month,
    ),
    rule("season", rf"(?i:(?:the\s+)?{PART}?(?P<season>{SEASON}))(?P<kind>){YEAR_AFTER}", calendar.read_season),
    rule(
        "season",
        rf"(?i:(?:the\s+)?{PART}?(?:(?P<kind>{LAST_NEXT})\s+)?(?P<season>{SEASON}))(?P<year>)(?P<which>)",
        calendar.read_season,
    ),
    rule(
        "feast",
        rf"(?P<eve>(?i:(?:the\s+)?eve\s+of\s+(?:the\s+)?))?(?:(?P<kind>(?i:{LAST_NEXT}))\s+)?(?P<feast>{FEAST}){YEAR_AFTER}?",
        read_feast,
    ),
    rule(
        "year",
        rf"(?i:(?:the\s+)?{PART})?(?i:(?P<led>the\s+year\s+))?(?P<year>{YEAR})(?!-(?!{YEAR}\b)\w|[.,/:]\d)",
        calendar.read_year,
    ),
    rule(
        "year",
        rf"(?i:the\s+year\s+two\s+thousand(?:(?:\s+and)?\s+(?P<ones>{any_of(ONES)}))?)",
        calendar.read_two_thousand,
    ),
    rule(
        "decade",
        rf"(?i:(?:the\s+)?{PART}|the\s+)?(?P<decade>1[6-9]\d0|20\d0|['’]\d0)['’]?s",
        calendar.read_decade,
    ),
    rule("decade", rf"(?i:the\s+{PART}?(?P<decade>{any_of(list(calendar.DECADES))}))", calendar.read_decade),
    rule(
        "century",
        rf"(?i:(?:the\s+)?{PART}?(?P<number>1\dth|20th|21st|{any_of(list(ORDINALS))})[\s-]century)",
        calendar.read_century,
    ),
    rule(
        "year-end",
        r"(?i:(?:the\s+)?(?:calendar\s+)?year['’]s[\s-]end|(?:around\s+)?(?:calendar\s+)?year[\s-]end)",
        calendar.read_year_end,
    ),
)

BUSINESS: tuple[Rule, ...] = (
    rule(
        "quarter",
        rf"(?i:(?:the\s+(?!(?:fiscal\s+)?\w+-quarter))?{LED_YEAR}(?P<ago>{YEAR_AGO})?(?:{COMPARED})*(?:{FIRST_OF}[\s-](?P<unit>quarter|half)"
        rf"|Q(?P<q>[1-4])))(?:(?:\s+in|\s+of\s+(?:fiscal|the\s+year))?{YEAR_AFTER})?",
        quarter.read_quarter,
    ),
    rule(
        "quarter.same",
        rf"(?i:(?:(?:the|that)\s+)(?P<ago>{YEAR_AGO})?(?:{COMPARED})*{LED_YEAR}(?:{COMPARED})*(?P<unit>quarter|period))(?![\s-]+centur|\s+of\b)",
        quarter.read_same_quarter,
    ),
    rule(
        "quarter.same",
        rf"(?i:(?:(?:the|that)\s+)?(?:{COMPARED})*(?P<lead>)(?P<ago>{YEAR_AGO})(?P<unit>quarter|period|half))",
        quarter.read_same_quarter,
    ),
    rule(
        "quarter.same",
        rf"(?i:(?:the\s+)?(?:{COMPARED})*(?P<unit>quarter|period)\s+(?P<ago>(?:a\s+year\s+(?:ago|earlier)|last\s+year))(?P<lead>))",
        quarter.read_same_quarter,
    ),
    rule(
        "quarter.same",
        r"(?i:(?P<lead>(?:this|last|next)\s+year)['’]s\s+(?P<unit>quarter|period)(?P<ago>))",
        quarter.read_same_quarter,
    ),
    rule("quarter.current", r"(?i:the\s+current\s+quarter)", quarter.read_current_quarter),
    rule(
        "year-ago", r"(?i:(?:a|one)\s+year\s+(?P<way>ago|earlier|before)|year-(?:ago|earlier))", quarter.read_year_ago
    ),
    rule("fiscal", rf"(?i:fiscal\s+(?:year\s+)?(?P<year>{YEAR_NUMBER}))(?P<which>)", quarter.read_fiscal),
    rule(
        "fiscal",
        r"(?i:(?:the\s+)?(?:(?P<which>current|latest|previous|coming|this|last|next)\s+)?(?:full|fiscal|financial|budget)\s+year)(?P<year>)",
        quarter.read_fiscal,
    ),
)

CLOCK: tuple[Rule, ...] = (
    rule(
        "clock",
        rf"(?i:(?:around\s+|about\s+)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?(?=\W|$)"
        rf"|(?:o['’]clock\s+)?in\s+the\s+(?:morning|afternoon|evening)|o['’]clock\s+at\s+night))"
        rf"{clock.ZONE}?",
        clock.read_clock,
    ),
    rule("clock", rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>){clock.ZONE}?", clock.read_clock),
    rule(
        "clock", rf"(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)(?P<half>)(?:\s+hours|{clock.ZONE})", clock.read_clock
    ),
    rule("noon", r"(?i:(?:around\s+|about\s+)?(?:noon|midnight|midday))", clock.read_noon),
)
