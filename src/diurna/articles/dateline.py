"""Datelines: "BELGRADE, Aug 22 (Agency) -- " in front of the first sentence, which they are no part of."""

import re

from diurna.records import Span

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
AGENCIES = "AP|AFP|UPI|DPA|PTI|ANI|EFE|ANSA|IRIN|TASS|Reuters|Xinhua|Interfax|Bloomberg|Anadolu"
AGENCY = rf"(?:{AGENCIES}|[\w ]{{0,30}}(?:News|Agency|Press|Times|Post|Service)[\w ]{{0,20}})"
# A town in small letters is told from the first words of a sentence by the agency behind it.
SMALL = re.compile(
    rf"\s*[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){{0,2}}(?:, [A-Z]\w+(?: \w+)?)?(?:,? (?:\d{{1,2}} )?(?:{MONTHS})[a-z]*\.?(?: \d{{1,2}})?(?:,? \d{{4}})?)?"
    rf" \({AGENCY}\) ?(?:--?|[–—_]) "
)
DATELINE = re.compile(
    rf"""
    \s*
    [A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){{0,4}}            # a town in capitals, or two: YEREVAN/BAKU
    (?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,2}})?              # its country: ", Sri Lanka"
    (?:,?\ (?:{MONTHS})[a-z]*\.?\ \d{{1,2}}(?:,\ \d{{4}})?)? # the day: ", Aug. 22"
    (?:,?\ ?\([^()\n]{{2,40}}\))?                            # the agency: " (Agency)"
    (?:\ --?|\ ?[–—_])\s                                    # wires of the nineties end it with "_"
    """,
    re.VERBOSE,
)


def find_dateline(text: str, start: int) -> Span | None:
    """The dateline of a body that begins at `start`, its dash included; None where there is none.

    >>> find_dateline("COLOMBO - Police fired tear gas.", 0)
    Span(start=0, end=10)
    """
    found = DATELINE.match(text, start) or SMALL.match(text, start)
    if found is None:
        return None
    begin = start + len(found.group()) - len(found.group().lstrip())
    return Span(begin, found.end())
