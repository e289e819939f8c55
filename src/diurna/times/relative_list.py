"""The rules for expressions that count from another day, "Monday", "two weeks ago"; for lengths, and for what recurs."""

from diurna.times import duration_rules as duration
from diurna.times import relative_rules as relative
from diurna.times.slots import Rule
from diurna.times.slots import make_rule as rule
from diurna.times.words import (
    ABOUT,
    COUNT,
    HALF_MORE,
    LAST_NEXT,
    LONG_UNITS,
    MONTH,
    PART,
    SEASON,
    SHORT_UNITS,
    TIME_OF_DAY,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR_NUMBER,
)

ALL_UNITS = rf"(?:{LONG_UNITS}|{SHORT_UNITS})"
FROM_TO = rf"(?:(?P<count>{COUNT})(?:\s*(?:to|or|-|–)\s*{COUNT})?)"
KIND_OF = (
    r"(?:more|additional|further|extra|full|whole|consecutive|straight|solid|long|working|business|trading|school)"
)
OR_SO = r"(?:\s+or\s+so)?"

RELATIVE: tuple[Rule, ...] = (
    rule(
        "weekday",
        rf"(?:(?i:early|late|earlier|later)\s+(?:on\s+)?)?"
        rf"(?:(?P<which>(?i:{LAST_NEXT}|(?:the\s+)?(?:previous|following)))\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?:\s+(?P<day_part>{TIME_OF_DAY}))?(?:\s+(?:of\s+)?(?P<week>(?i:last|this|next))\s+week)?",
        relative.read_weekday,
    ),
    rule(
        "today",
        rf"(?i:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:(?:early|late|earlier|later)\s+)?(?:(?:today|tonight"
        rf"|yesterday|tomorrow|overnight)(?:\s+(?P<day_part>{TIME_OF_DAY}))?))",
        relative.read_today,
    ),
    rule(
        "today",
        r"(?i:(?:(?:early|late|earlier|later)\s+)?(?:this|last)\s+(?P<day_part>morning|afternoon|evening|night))",
        relative.read_today,
    ),
    rule(
        "day-part",
        r"(?i:(?P<which>)(?:mid|late|early)[\s-](?P<day_part>morning|afternoon|evening))",
        relative.read_day_part,
    ),
    rule(
        "day-part",
        r"(?i:(?:the|that)\s+(?:(?P<which>next|following|previous|same)\s+)?(?P<day_part>morning|afternoon|evening|night))",
        relative.read_day_part,
    ),
    rule(
        "unit",
        rf"(?i:(?:the\s+)?{PART}?(?P<which>that\s+same|this|last|next|past|previous|preceding|coming|following|same|that|current)"
        rf"\s+(?P<unit>{UNIT}){OR_SO})(?!\s+of\b|-)",
        relative.read_unit,
    ),
    rule(
        "unit", rf"(?i:(?:the\s+)?{PART}the\s+(?P<unit>day|week|month|year|decade|century))(?!-)", relative.read_current
    ),
    rule("length.year", r"(?i:the\s+(?P<unit>year))(?=\s+(?:ended|ending)\b)", duration.read_bare_one),
    rule(
        "unit",
        r"(?i:the\s+(?P<part>)(?P<unit>week|month|year))(?![\s-](?:ago|long|old|round)|-|\s+(?:of|before|after)\b)",
        relative.read_current,
    ),
    rule("weekend", r"(?i:the\s+weekend)(?!\s+(?:of|before|after)\b)", relative.read_weekend),
    rule(
        "ago",
        rf"(?i:(?:{ABOUT}|only\s+|just\s+)?(?:(?P<vague>{VAGUE})\s+|(?P<count>{COUNT})\s+)?(?:more\s+)?"
        rf"(?P<unit>{ALL_UNITS})(?P<half>{HALF_MORE})?{OR_SO}\s+ago)",
        relative.read_ago,
    ),
    rule(
        "earlier",
        rf"(?i:(?:{ABOUT}|just\s+|only\s+)?(?P<count>{COUNT})\s+(?P<unit>{ALL_UNITS})\s+(?P<way>earlier|later|before|prior|previously))"
        rf"(?!\s+(?:\w+ing|the|a|an|to)\b)",
        relative.read_earlier,
    ),
    rule(
        "from-now", rf"(?i:(?P<count>{COUNT})\s+(?P<unit>{LONG_UNITS})\s+(?:from\s+now|hence))", relative.read_from_now
    ),
    rule(
        "present",
        r"(?i:now|currently|current|at\s+present|presently|nowadays|these\s+days|(?<=at\s)the\s+moment)",
        relative.read_present,
    ),
    rule(
        "past",
        rf"(?i:(?:(?:more|most)\s+)?recently|(?:more\s+)?recent(?:\s+{LONG_UNITS}(?:\s+and\s+{LONG_UNITS})?)?"
        rf"|past\s+{LONG_UNITS}|(?<=in\s)the\s+past)",
        relative.read_past,
    ),
    rule(
        "future",
        r"(?i:(?:the\s+)?(?:near|foreseeable|immediate|not[\s-]too[\s-]distant)\s+(?:future|term)|the\s+future"
        r"|(?:the\s+)?(?:coming|future)\s+(?:days|weeks|months|quarters|years|decades)|the\s+(?:days|weeks|months|years)\s+ahead)",
        relative.read_future,
    ),
)

LENGTHS: tuple[Rule, ...] = (
    rule(
        "span",
        rf"(?i:(?:(?!over\b){ABOUT})?(?:the\s+)?(?P<which>past|last|previous|preceding|next|coming|following)\s+"
        rf"(?:(?P<vague>{VAGUE}|couple(?:\s+of)?)|{FROM_TO})[\s-]+(?P<unit>{ALL_UNITS}){OR_SO})",
        duration.read_span_of,
    ),
    rule(
        "length.one",
        r"(?i:an?\s+(?P<unit>hour|day|week|month|year|decade|century|quarter))(?!-|\s+(?:ago|earlier))",
        duration.read_one,
    ),
    rule(
        "length",
        rf"(?i:(?:(?!over\s+{VAGUE}){ABOUT})?(?:(?P<vague>{VAGUE})|{FROM_TO})(?:\s+{KIND_OF})?[\s-]+"
        rf"(?P<unit>{ALL_UNITS})(?P<half>{HALF_MORE})?{OR_SO})(?!['’]s\s+end|-(?:ago|earlier|old|end|to)\b|\s+(?:old|of\s+age)\b)",
        duration.read_length,
    ),
    rule(
        "length.numbered",
        rf"(?i:the\s+(?:(?:first|last|final|latest|next|past|year-earlier|year-ago|{YEAR_NUMBER})\s+)?(?P<count>{COUNT})\s+(?P<unit>{ALL_UNITS}))",
        duration.read_numbered,
    ),
    rule("one-day", r"(?i:one\s+day)", duration.read_one_day),
    rule(
        "length.bare",
        r"(?i:(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes)(?:-long)?)",
        duration.read_bare,
    ),
)

RECURRING: tuple[Rule, ...] = (
    rule("often", r"(?i:hourly|daily|weekly|monthly|yearly|annually|nightly)", duration.read_often),
    rule(
        "every",
        rf"(?i:every|each)\s+(?:(?P<weekday>{WEEKDAY})(?:\s+(?P<day_part>{TIME_OF_DAY}))?"
        rf"|(?P<month>{MONTH})|(?P<season>(?i:{SEASON}))|(?i:(?P<other>other\s+)?(?:single\s+)?(?:(?P<count>{COUNT})\s+)?(?P<unit>{ALL_UNITS})))",
        duration.read_every,
    ),
    rule("weekdays", rf"(?P<weekday>{WEEKDAY})s(?:\s+(?P<day_part>{TIME_OF_DAY}s))?", duration.read_weekdays),
    rule("weekdays", rf"(?P<weekday>{WEEKDAY})\s+(?P<day_part>{TIME_OF_DAY}s)", duration.read_weekdays),
)
