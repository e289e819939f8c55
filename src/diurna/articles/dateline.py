"""Datelines: "BELGRADE, Aug 22 (Agency) -- " in front of the first sentence, which they are no part of."""

import re

from diurna.records import Span

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATELINE = re.compile(
    rf"""
    \s*
    [A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){{0,4}}            # a town in capitals, or two: YEREVAN/BAKU
    (?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,2}})?              # its country: ", Sri Lanka"
    (?:,?\ (?:{MONTHS})[a-z]*\.?\ \d{{1,2}}(?:,\ \d{{4}})?)? # the day: ", Aug. 22"
    (?:,?\ ?\([^()\n]{{2,40}}\))?                            # the agency: " (Agency)"
    (?:\ --?|\ ?[–—])[ ]
    """,
    re.VERBOSE,
)


def find_dateline(text: str, start: int) -> Span | None:
    """The dateline of a body that begins at `start`, its dash included; None where there is none.

    >>> find_dateline("COLOMBO - Police fired tear gas.", 0)
    Span(start=0, end=10)
    """
    found = DATELINE.match(text, start)
    if found is None:
        return None
    begin = start + len(found.group()) - len(found.group().lstrip())
    return Span(begin, found.end())
