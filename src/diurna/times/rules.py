"""The literal list of rules: what each kind of temporal expression looks like, and its reader.

Patterns keep the case of months, weekdays and feasts and are otherwise indifferent to it. Of matches that start at the
same word the longest wins, and of equally long ones the earlier in the list.
"""

from diurna.times.calendar_list import BUSINESS, CALENDAR, CLOCK
from diurna.times.relative_list import LENGTHS, RECURRING, RELATIVE
from diurna.times.slots import Rule

RULES: tuple[Rule, ...] = (*CALENDAR, *BUSINESS, *RELATIVE, *LENGTHS, *RECURRING, *CLOCK)
