"""The value of each field of a record as gold has it, in words that a reviewer can type, and read back from them.

The words are those of annotation files (evaluation/guidelines.md): `SANCTION expel`; `France=FRA; two envoys=RUS-GOV`;
`negated+historical`; `a minister`; `2022-04-01..2022-04-30`; `Paris=FRA`. "-" is nothing or nobody, `it#2` the second "it"
of the paragraph.
"""

import datetime as dt
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from diurna.errors import ReviewError
from diurna.ontology import plover
from diurna.records import Event, Span
from diurna.records.review import FIELDS
from diurna.scoring.annotations import STATUSES, find_words
from diurna.scoring.gold import GoldEvent, GoldParty, event_json, event_of

NOTHING = "-"
# The keys of each field in a gold event's JSON.
KEYS: Mapping[str, tuple[str, ...]] = {
    "event": ("event", "mode"),
    "actor": ("actors",),
    "recipient": ("recipients",),
    "status": ("status", "historical"),
    "speaker": ("speakers",),
    "date": ("date",),
    "place": ("place",),
}
CODE = re.compile(r"[\w.&-]{1,40}")


def gold_of(record: Event) -> GoldEvent:
    """A record as the gold event that it would be if all of it were right.

    A day of publication that stands in for a date is no date in gold.
    """

    def parties(found: Sequence[Any]) -> tuple[GoldParty, ...]:
        return tuple(GoldParty(Span(one.start, one.end), one.code) for one in found)

    when, place = record.date, record.place
    told = when.basis != "published" and (when.start, when.end) != (None, None)
    return GoldEvent(
        event=record.event,
        mode=record.mode,
        trigger=Span(record.trigger.start, record.trigger.end),
        actors=parties(record.actors),
        recipients=parties(record.recipients),
        status=record.status,
        historical=record.historical,
        speakers=tuple(Span(one.start, one.end) for one in record.speakers),
        date=(when.start, when.end) if told else None,
        place=GoldParty(Span(place.start, place.end), place.country) if place else None,
    )


def value_of(gold: GoldEvent, field: str) -> str:
    """The value of a field, as JSON."""
    row = event_json(gold)
    return json.dumps([row[key] for key in KEYS[field]])


def with_values(gold: GoldEvent, values: Mapping[str, str]) -> GoldEvent:
    """A gold event with other values (JSON) in some fields."""
    row = event_json(gold)
    for field, value in values.items():
        row |= dict(zip(KEYS[field], json.loads(value), strict=True))
    return event_of(row)


def words_of(gold: GoldEvent, field: str, text: str) -> str:
    """The value of a field in words that `read_words` takes."""
    near = paragraph_of(text, gold.trigger)
    if field == "event":
        return f"{gold.event} {gold.mode or ''}".strip()
    if field == "status":
        return gold.status + ("+historical" if gold.historical else "")
    if field == "date":
        return _date_words(gold.date)
    if field == "speaker":
        return "; ".join(_named(span, text, near) for span in gold.speakers) or NOTHING
    parties = {"actor": gold.actors, "recipient": gold.recipients, "place": (gold.place,) if gold.place else ()}[field]
    return "; ".join(_party_words(party, text, near) for party in parties) or NOTHING


def _date_words(date: tuple[dt.date | None, dt.date | None] | None) -> str:
    if date is None:
        return NOTHING
    first, last = (day.isoformat() if day else "" for day in date)
    return first if first == last else f"{first}..{last}"


def _party_words(party: GoldParty, text: str, near: Span) -> str:
    return _named(party.span, text, near) + (f"={party.code}" if party.code else "")


def _named(span: Span, text: str, near: Span) -> str:
    """Words of the text, with `#n` where the same words stand before them in the paragraph."""
    words = " ".join(span.of(text).split())
    if not near.covers(span):
        return words
    before = re.findall(rf"(?<!\w){re.escape(span.of(text))}(?!\w)", text[near.start : span.start])
    return f"{words}#{len(before) + 1}" if before else words


def paragraph_of(text: str, span: Span) -> Span:
    """The line of the text that some words stand in."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end == -1 else end)


def read_words(
    field: str, words: str, text: str, near: Span, known: GoldEvent | None = None, types: Collection[str] = ()
) -> str:
    """The value, as JSON, that a reviewer's words name; parts that `known` has in the same words keep their place.

    Words are looked for in the paragraph `near`, then in all of the text. `types` are event types besides PLOVER's.
    Raises `ReviewError`.
    """
    words = " ".join(words.split())
    if field not in FIELDS:
        raise ReviewError(f'"{field}" is no field. Expected one of {", ".join(FIELDS)}.')
    if not words:
        raise ReviewError(f'nothing is given for {field}. Give what would be right, or "{NOTHING}" for none.')
    if field == "event":
        return json.dumps(_read_event(words, types))
    if field == "status":
        return json.dumps(_read_status(words))
    if field == "date":
        return json.dumps([_read_date(words)])
    parts = [] if words == NOTHING else [part.strip() for part in words.split(";") if part.strip()]
    here = _parts_known(field, known, text) if known else {}
    if field == "speaker":
        return json.dumps([[here.get(part) or _find(part, text, near) for part in parts]])
    parties = [here.get(part) or _read_party(part, text, near) for part in parts]
    if field == "place":
        if len(parties) > 1:
            raise ReviewError(f'"{words}" names {len(parties)} places. Give the one where it happened.')
        return json.dumps([parties[0] if parties else None])
    return json.dumps([parties])


def _parts_known(field: str, known: GoldEvent, text: str) -> dict[str, Any]:
    """What the record has in this field, by the words that it is shown with."""
    parts = [part.strip() for part in words_of(known, field, text).split(";")]
    (values,) = json.loads(value_of(known, field))
    if field == "place":
        values = [values] if values else []
    return dict(zip(parts, values, strict=False)) if len(parts) == len(values) else {}


def _read_event(words: str, types: Collection[str]) -> list[str | None]:
    kind, _, mode = words.partition(" ")
    kind, mode, book = kind.upper(), mode.strip().lower(), plover()
    if kind in types and kind not in book.events:  # of a custom ontology, whose modes are not known here
        return [kind, mode or None]
    if kind not in book.events:
        raise ReviewError(f'"{kind}" is no event type. Expected one of {", ".join(book.events)}.')
    if mode and mode not in book.events[kind].modes:
        modes = ", ".join(book.events[kind].modes) or "none"
        raise ReviewError(f'{kind} has no mode "{mode}". Its modes are: {modes}.')
    return [kind, mode or None]


def _read_status(words: str) -> list[str | bool]:
    status, _, background = (part.strip().lower() for part in words.partition("+"))
    if status not in STATUSES or background not in {"", "historical"}:
        known = "actual, negated, future, hypothetical"
        raise ReviewError(f'"{words}" is no status. Expected one of {known}, with "+historical" for background.')
    return [status, bool(background)]


def _read_date(words: str) -> list[str | None] | None:
    if words == NOTHING:
        return None
    first, dots, last = (part.strip() for part in words.partition(".."))
    try:
        days = [dt.date.fromisoformat(day) if day else None for day in (first, last if dots else first)]
    except ValueError as error:
        raise ReviewError(
            f'"{words}" is no date. Expected 2022-08-22, 2022-08-01..2022-08-31, or "{NOTHING}" for none.'
        ) from error
    start, end = days
    if start and end and start > end:
        raise ReviewError(f"{words}: the first day is later than the last. Swap them.")
    return [None if day is None else day.isoformat() for day in days]


def _read_party(part: str, text: str, near: Span) -> dict[str, Any]:
    words, equals, code = (piece.strip() for piece in part.rpartition("=")) if "=" in part else (part, "", "")
    if equals and code not in {"", NOTHING} and not CODE.fullmatch(code):
        raise ReviewError(f'"{code}" is no code. Expected one such as SRB, SRB-GOV, EU or REB behind the "=".')
    return {"span": _find(words, text, near), "code": None if code in {"", NOTHING} else code}


def _find(words: str, text: str, near: Span) -> list[int]:
    for where in (near, Span(0, len(text))):
        try:
            span = find_words(words, text, where)
        except ValueError:
            continue
        return [span.start, span.end]
    raise ReviewError(
        f'"{words}" does not stand in the article as whole words. Copy them as they stand; parts go apart with ";".'
    )


def read_missed(
    fields: Mapping[str, str], trigger: str, text: str, near: Span | None = None, types: Collection[str] = ()
) -> GoldEvent:
    """An event that no record has, from a reviewer's words for each field and the words that tell it (`trigger`).

    A field that is not given is none; the status is then `actual`. Raises `ReviewError` with all faults.
    """
    faults: list[str] = []
    if not trigger.strip():
        raise ReviewError('the words that tell of the event are not given. Copy them from the article ("expelled").')
    found = Span(*_find(" ".join(trigger.split()), text, near or Span(0, len(text))))
    near = paragraph_of(text, found)
    row: dict[str, Any] = {"trigger": [found.start, found.end]}
    for field in FIELDS:
        given = fields.get(field, "").strip() or ("actual" if field == "status" else NOTHING)
        try:
            row |= dict(zip(KEYS[field], json.loads(read_words(field, given, text, near, types=types)), strict=True))
        except ReviewError as error:
            faults.append(str(error))
    if faults:
        raise ReviewError("\n".join(faults))
    return event_of(row)
