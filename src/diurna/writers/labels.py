"""How the fields of a record are worded for a reader, the same in the terminal and on the page."""

import calendar
import datetime as dt
import unicodedata
from dataclasses import dataclass

from diurna.records import Count, Event, Party, Speaker, When, Where

# What a date that the text does not give is marked with; a stated or anchored one stands bare.
BASIS_MARKS = {"published": "~", "inherited": "≈"}
BASIS_WORDS = {
    "stated": "stated",
    "anchored": "worked out from the words",
    "inherited": "date of what is told elsewhere",
    "published": "no date given; day of publication",
}
QUOTATIONS = {"direct": "directly quoted", "indirect": "indirectly quoted", "mixed": "partly quoted"}

# Unicode's pictures of the control characters; the spaces among them are shown as spaces.
PICTURES = {chr(code): chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\v\f\r"} | {"\x7f": "␡"}


@dataclass(frozen=True, slots=True)
class Badge:
    """What sets a record apart from plain fact: a glyph and a word, for eyes that see no colour."""

    kind: str
    glyph: str
    word: str


BADGES = {
    "negated": Badge("negated", "✗", "DID NOT HAPPEN"),
    "denied": Badge("negated", "✗", "DENIED"),
    "future": Badge("future", "▷", "AHEAD"),
    "hypothetical": Badge("hypothetical", "?", "SUPPOSED"),
    "alleged": Badge("hypothetical", "?", "ALLEGED"),
    # No quotation mark: fonts draw it too small to be seen.
    "said": Badge("said", "»", "SAID"),
    # Not an hourglass: that is an emoji, two cells wide in some terminals and one in others.
    "historical": Badge("historical", "↶", "PAST"),
}
BADGE_MEANINGS = {
    "DID NOT HAPPEN": "told as not so",
    "DENIED": "somebody says that it is not so",
    "AHEAD": "planned, promised or expected",
    "SUPPOSED": "possible, wanted, feared or asked for",
    "ALLEGED": "somebody accuses somebody of it",
    "SAID": "not the reporter's word but a speaker's",
    "PAST": "background from long before the news",
}
# How a speaker stands to what is told, as words before the name; those whose stance is open are taken to say it.
VOICES = {"asserts": "says", "denies": "denied by", "doubts": "doubted by", "promises": "promised by",
          "accuses": "alleged by"}  # fmt: skip


def badges_of(event: Event) -> list[Badge]:
    """The badges of a record; none where the reporter tells it as news that happened."""
    kinds = [*filter(None, [_badge_of_status(event)]), *(["historical"] if event.historical else [])]
    return [BADGES[kind] for kind in kinds]


def _badge_of_status(event: Event) -> str:
    stances = {speaker.stance for speaker in event.speakers}
    if event.status == "negated" and "denies" in stances:
        return "denied"
    if event.status == "hypothetical" and "accuses" in stances:
        return "alleged"
    if event.status == "actual":
        return "said" if event.speakers else ""
    return event.status


def voice_label(speaker: Speaker, depth: int) -> str:
    """What stands before a speaker's name: "says", "denied by"; of who reports the speaker before, "according to".

    `depth` is 0 for the nearest.
    """
    words = VOICES.get(speaker.stance, "says")
    return "according to" if depth and words == "says" else words


def date_label(when: When) -> str:
    """The days, as short as they can be said: "2022-08-22", "2022-08", "2015", "until 2022-08-22".

    >>> date_label(When(start=dt.date(2015, 7, 1), end=dt.date(2015, 7, 31), text="July 2015", basis="stated"))
    '2015-07'
    """
    mark = BASIS_MARKS.get(when.basis, "")
    start, end = when.start, when.end
    if start is None and end is None:
        return "no date"
    if start is None or end is None:
        return f"{mark}since {start}" if start else f"{mark}until {end}"
    if start == end:
        return f"{mark}{start}"
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return f"{mark}{start:%Y-%m}"
        if (start.month, end.month) == (1, 12):
            return f"{mark}{start.year:04}" if start.year == end.year else f"{mark}{start.year:04} – {end.year:04}"
    return f"{mark}{start} – {end}"


def day_label(day: dt.date | None) -> str:
    """A day of publication: "22 August 2022"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}" if day else "no date"


def count_label(count: Count) -> str:
    """How many: "12", "12–15", "at least 12", "up to 15"."""
    if count.low is not None and count.high is not None:
        return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
    if count.low is not None:
        return f"at least {count.low}"
    return f"up to {count.high}" if count.high is not None else count.text


def place_label(place: Where) -> str:
    """The gazetteer's name of a place, with its country: "Moscow, RUS"."""
    return f"{place.name}, {place.country}" if place.country else place.name


def party_names(party: Party | Speaker) -> tuple[str, str]:
    """The code and the name of a party; the code is "" where nothing is known, the name where the code says it all."""
    return party.code or "", "" if party.name == party.code else party.name


def speaker_label(speaker: Speaker) -> str:
    """A speaker's name with the code: "Aleksandar Vulin (SRB-GOV)"; only one of them where the other is unknown."""
    code, name = party_names(speaker)
    return f"{name} ({code})" if code and name else name or code


def score_label(score: float | None) -> str:
    """PLOVER's score with its sign: "+5.0", "−6.0"; "" where there is none."""
    return "" if score is None else f"{score:+.1f}".replace("-", "−")


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 record", "2 records"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def visible(text: str) -> str:
    """Text that can act on no terminal: every control character becomes a picture of itself.

    One character stays one character, so that offsets keep pointing at the same words. Line ends and tabs become
    spaces; direction overrides and lone surrogates, which would reorder or break the line, become U+FFFD.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _stand_in(char) for char in text)


def _stand_in(char: str) -> str:
    if char in PICTURES:
        return PICTURES[char]
    if char.isspace():
        return " "
    kind = unicodedata.category(char)
    overrides = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    # What is left (joiners, soft hyphens, characters newer than Python's tables) is spelling, and harmless.
    return "\ufffd" if kind in {"Cc", "Cs"} or overrides else char
