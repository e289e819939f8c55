"""Custom actor lexicons: parties that a user adds, or codes otherwise, in one table; docs/actor-lexicons.md explains it.

One line an entry; what the four shipped tables say of countries, bodies, agent nouns and the holders of offices, one such
line can say as well.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diurna.errors import LexiconError
from diurna.lexicons.days import read_day
from diurna.lexicons.sectors import SECTORS
from diurna.lexicons.tables import alternatives, scan_table

COLUMNS = ("id", "kind", "names", "case", "country", "short", "sectors", "office", "from", "to", "note")
KINDS = (
    "country", "adjective", "people", "seat", "place", "body", "metonym", "default", "person", "agent", "nothing",
)  # fmt: skip
OF_COUNTRIES = frozenset({"country", "adjective", "people", "seat"})  # these ask for a country
BARE = frozenset({"country", "adjective", "people", "place"})  # these have no sectors

DAY = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?", re.ASCII)
ALPHA_3 = re.compile(r"[A-Z]{3}")
SHORT = re.compile(r"[A-Z][A-Z0-9+]*")


@dataclass(frozen=True, slots=True)
class CustomEntry:
    """One line: what its names stand for from `start` to `end`, both included, None where open.

    Of a person `office` is the office held ("interior minister"), of an agent noun "yes" where a named person can hold
    it. With `any_case` the names are found whatever their capitals, as long as they are written as names.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    any_case: bool
    country: str | None
    short: str | None
    sectors: tuple[str, ...]
    office: str | None
    start: dt.date | None
    end: dt.date | None
    line: int

    @property
    def dated(self) -> bool:
        """Whether the line holds at some times only."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class CustomLexicon:
    """A custom lexicon: its file's name, the hash of its content (8 hex digits), its entries."""

    name: str
    digest: str
    entries: tuple[CustomEntry, ...]

    @property
    def identity(self) -> str:
        """What records call it: "mine.tsv@1a2b3c4d"."""
        return f"{self.name}@{self.digest}"


def read_custom_lexicons(paths: Iterable[Path | str]) -> tuple[CustomLexicon, ...]:
    """Read custom lexicons; a later one may use the country codes that an earlier one declares.

    Raises `LexiconError` with the faults of all of them.
    """
    found, faults = scan_custom_lexicons(paths)
    if faults:
        raise LexiconError(faults)
    return tuple(found)


def scan_custom_lexicons(paths: Iterable[Path | str]) -> tuple[list[CustomLexicon], list[str]]:
    """The lexicons as far as they can be used, and the faults of all."""
    declared: set[str] = set()
    lexicons: list[CustomLexicon] = []
    faults: list[str] = []
    for path in map(Path, paths):
        rows, wrong = scan_table(path, COLUMNS)
        faults.extend(wrong)
        declared |= {row["country"] for row in rows if row["kind"] == "country" and ALPHA_3.fullmatch(row["country"])}
        entries = [_entry(path.name, row, declared, faults) for row in rows]
        kept = tuple(entry for entry in entries if entry is not None)
        faults.extend(_contradictions(path.name, kept))
        if not wrong or rows:
            lexicons.append(CustomLexicon(path.name, hashlib.sha256(path.read_bytes()).hexdigest()[:8], kept))
    return lexicons, faults


def _entry(file: str, row: Mapping[str, str], declared: set[str], faults: list[str]) -> CustomEntry | None:
    """One row as an entry; None, and each fault told, where it makes no sense."""
    found = list(_faults(row, declared))
    start = end = None
    if all(DAY.fullmatch(row[column]) for column in ("from", "to")):
        try:
            start, end = read_day(row["from"], last=False), read_day(row["to"], last=True)
        except ValueError:
            found.append((f'"{row["from"]}" to "{row["to"]}" holds no such day', "Look it up in a calendar"))
        if start and end and start > end:
            found.append((f"from {start} is later than to {end}", 'Swap the days or leave "to" empty'))
    else:
        days = f'"{row["from"]}" to "{row["to"]}", expected YYYY-MM-DD, YYYY-MM or YYYY'
        found.append((days, "Write the days so, or leave them empty"))
    if found:
        faults.extend(f'{file} line {row["line"]}: {what} (entry "{row["id"]}"). {do}.' for what, do in found)
        return None
    return CustomEntry(
        row["id"],
        row["kind"],
        alternatives(row["names"]),
        row["case"] == "any",
        row["country"] or None,
        row["short"] or None,
        alternatives(row["sectors"]),
        row["office"] or None,
        start,
        end,
        int(row["line"]),
    )


def _faults(row: Mapping[str, str], declared: set[str]) -> Iterable[tuple[str, str]]:
    """What is wrong with a row, and what to do about each."""
    kind, country, short = row["kind"], row["country"], row["short"]
    if kind not in KINDS:
        yield f'kind "{kind}", expected one of {", ".join(KINDS)}', "Choose one"
        return
    names = alternatives(row["names"])
    if not names and kind != "country":
        yield "no names", "Write at least one, with | between several"
    for name in names:
        if not any(char.isalnum() for char in name):
            yield f'name "{name}" holds no word', "Mend it or take it out"
    if row["case"] not in ("", "any"):
        yield f'case "{row["case"]}", expected nothing or "any"', "Choose one"
    yield from _faulty_codes(kind, country, short, declared)
    for sector in alternatives(row["sectors"]):
        if sector not in SECTORS:
            yield f'sector "{sector}", expected among {", ".join(SECTORS)}', "Mend it or take it out"
    if row["sectors"] and kind in (*BARE, "nothing"):
        yield f'sectors "{row["sectors"]}", but a line of kind {kind} has none', "Leave them out, or make it a body"
    if row["office"] and kind not in ("person", "agent"):
        yield f'office "{row["office"]}", but only persons and agents have one', "Leave it out, or change the kind"
    if kind == "agent" and row["office"] not in ("", "yes"):
        yield (
            f'office "{row["office"]}", expected nothing or "yes" for an agent',
            "Write yes where a person can hold it",
        )
    if kind == "agent" and (row["from"] or row["to"]):
        yield "days, but an agent noun holds at all times", "Leave from and to empty"


def _faulty_codes(kind: str, country: str, short: str, declared: set[str]) -> Iterable[tuple[str, str]]:
    if country and not ALPHA_3.fullmatch(country):
        yield f'country "{country}", expected three capital letters (ISO 3166 alpha-3)', "Mend it"
    elif country and country not in known_countries() and country not in declared:
        yield f'country "{country}" is no ISO 3166 code', "Mend it, or declare it by a line of kind country"
    if short and not SHORT.fullmatch(short):
        yield f'short name "{short}", expected capitals and digits', "Mend it"
    if country and short:
        yield f'both country "{country}" and short name "{short}"', "Keep one: a short name is for international bodies"
    if kind in OF_COUNTRIES and not country:
        yield f"no country, which a line of kind {kind} must have", "Write its code"
    if kind in (*OF_COUNTRIES, "agent", "nothing") and short:
        yield f'short name "{short}", but a line of kind {kind} has none', "Leave it out"
    if kind in ("agent", "nothing") and country:
        yield f'country "{country}", but a line of kind {kind} has none', "Leave it out, or make it a body"


def _contradictions(file: str, entries: Sequence[CustomEntry]) -> Iterable[str]:
    """Names that two lines code differently for the same days."""
    first: dict[tuple[object, ...], CustomEntry] = {}
    for entry in entries:
        for name in entry.names:
            key = (name.lower() if entry.any_case else name, entry.kind == "agent", entry.start, entry.end)
            other = first.setdefault(key, entry)
            codes = [(one.country, one.short, one.sectors) for one in (entry, other)]
            if codes[0] != codes[1]:
                yield (
                    f'{file} line {entry.line}: name "{name}" is coded otherwise in line {other.line}, for the same days '
                    f'(entry "{entry.id}"). Keep one of the two, or give them days.'
                )


@cache
def known_countries() -> frozenset[str]:
    """The alpha-3 codes of countries, those that are no more among them; XKX for Kosovo."""
    import pycountry

    here = {country.alpha_3 for country in pycountry.countries}
    return frozenset(here | {country.alpha_3 for country in pycountry.historic_countries} | {"XKX"})
