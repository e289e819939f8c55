"""Plain words for what records hold: days in English, statuses, sectors, event types."""

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Any

from diurna.records import Event, When
from diurna.writers.labels import BADGES, BASIS_WORDS, count_label, day_label, place_label, score_label

# What PLOVER's event types mean, in a few words of our own.
EVENTS = {
    "AGREE": "agrees, or promises to",
    "CONSULT": "meets or talks",
    "SUPPORT": "supports, praises or recognises",
    "COOPERATE": "cooperates",
    "AID": "gives aid",
    "CONCEDE": "yields",
    "RETREAT": "withdraws or ends fighting",
    "REQUEST": "asks or demands",
    "ACCUSE": "accuses or criticises",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "sanctions or cuts ties",
    "MOBILIZE": "mobilises forces",
    "COERCE": "represses, seizes or arrests",
    "ASSAULT": "attacks",
}
STATUSES = {
    "actual": "happened",
    "negated": "did not happen",
    "future": "lies in the future",
    "hypothetical": "hypothetical",
}
SECTORS = {
    "GOV": "government", "MIL": "armed forces", "REB": "rebels", "OPP": "opposition", "PTY": "party", "COP": "police",
    "JUD": "courts", "SPY": "intelligence", "LEG": "parliament", "MED": "media", "EDU": "schools and universities",
    "BUS": "business", "CRM": "criminals", "CVL": "civilians", "NGO": "non-governmental organisation",
    "IGO": "intergovernmental body", "UAF": "unidentified armed force", "LAB": "labour", "REF": "refugees",
    "REL": "religious", "HLH": "health", "CRI": "criminals", "PRM": "paramilitary", "ELI": "elites", "TRA": "trade",
}  # fmt: skip


def when(date: When) -> str:
    """The days of an event in English: "22 August 2022", "August 2022", "2015", "1 May – 3 June 2022"."""
    start, end = date.start, date.end
    if start is None or end is None:
        if start is None and end is None:
            return "no date"
        return f"from {day_label(start)}" if start else f"until {day_label(end)}"
    if start == end:
        return day_label(start)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return f"{calendar.month_name[start.month]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
    return span(start, end)


def span(start: dt.date | None, end: dt.date | None) -> str:
    """Two days as a span: "3 – 9 August 2022"."""
    if start is None or end is None or start == end:
        return day_label(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {day_label(end)}"
    if start.year == end.year:
        return f"{start.day} {calendar.month_name[start.month]} – {day_label(end)}"
    return f"{day_label(start)} – {day_label(end)}"


def month(name: str) -> str:
    """A month in English: "2022-08" is "August 2022"."""
    year, _, number = name.partition("-")
    return f"{calendar.month_name[int(number)]} {year}"


def sector_words(code: str | None) -> str:
    """What a code says beyond its country: "government, armed forces" for "SRB-GOV-MIL"."""
    return ", ".join(SECTORS[part] for part in (code or "").split("-") if part in SECTORS)


def status_words(event: Event) -> str:
    """Whether it happened, in words."""
    return STATUSES[event.status]


def event_words(name: str) -> str:
    """What an event type means; "" for a type of a custom ontology."""
    return EVENTS.get(name, "")


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day_label,
    "when": when,
    "month": month,
    "sectors": sector_words,
    "event_words": event_words,
    "place": place_label,
    "count": count_label,
    "score": score_label,
    "basis": BASIS_WORDS.__getitem__,
    "badge": BADGES.__getitem__,
    "slug": lambda text: text.replace(" ", "-"),
}
