"""The actor lexicons, indexed: countries, bodies, agent nouns and the holders of high office.

Names are matched word by word as they are written, with or without diacritics, so that "US" never matches
"us". Agent nouns ("police", "interior minister") are matched in any case, singular or plural. In both the
longest phrase wins; of equal ones a custom lexicon's (see `custom`) goes before the tables that ship.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from typing import Self

from diurna.errors import LexiconError
from diurna.lexicons.country_names import pycountry_names
from diurna.lexicons.custom import CustomEntry, CustomLexicon
from diurna.lexicons.days import read_day
from diurna.lexicons.keys import agent_keys, cuts, lowered, name_keys, split_words
from diurna.lexicons.named import Agent, Named, PhraseIndex, Spell
from diurna.lexicons.tables import DATA, alternatives, read_table

COUNTRY_COLUMNS = ("id", "code", "names", "adjectives", "people", "seats", "note")

BODY_COLUMNS = ("id", "short", "names", "country", "sectors", "kind", "note", "from", "to")

AGENT_COLUMNS = ("id", "phrase", "sectors", "office", "note")

LEADER_COLUMNS = ("id", "name", "aliases", "country", "sectors", "office", "from", "to", "note")

Row = Mapping[str, str]


class ActorLexicon:
    """All actor tables, indexed. `ActorLexicon.shipped()` reads the ones that come with Diurna."""

    def __init__(
        self,
        countries: Sequence[Row] = (),
        bodies: Sequence[Row] = (),
        agents: Sequence[Row] = (),
        leaders: Sequence[Row] = (),
        *,
        custom: Sequence[CustomLexicon] = (),
        with_pycountry: bool = True,
    ) -> None:
        """Index tables as `read_table` gives them. Raises `LexiconError` with every entry that makes no sense.

        1. Custom lexicons, the last first, as what is indexed first wins. 2. The tables.
        """
        self.names: PhraseIndex[Named] = PhraseIndex()
        self.loose: PhraseIndex[Named] = PhraseIndex()  # names that are found in any case, in lower case
        self.agents: PhraseIndex[Agent] = PhraseIndex()
        self.spells: dict[tuple[str, ...], list[Spell]] = {}
        self.bodies: dict[str, tuple[str, ...]] = {}  # sectors of international bodies by their short names
        self.country_names: dict[str, str] = {}
        self._shorts = {row["short"] for row in bodies if row["short"] and not row["country"]}
        faults: list[str] = []
        more = pycountry_names() if with_pycountry else {}
        if custom:
            self._name_countries(countries, more, custom)
        for layer in range(len(custom), 0, -1):
            self._add_custom(custom[layer - 1], layer)
        self._add_countries(countries, more)
        self._add_bodies(bodies, faults)
        self._add_agents(agents)
        self._add_leaders(leaders, faults)
        if faults:
            raise LexiconError(faults)

    @classmethod
    def read(cls, folder: Traversable, *, custom: Sequence[CustomLexicon] = ()) -> Self:
        """Read the four tables of a folder; a table that is not there counts as empty. `custom` goes before them."""
        tables = {
            "countries": COUNTRY_COLUMNS,
            "bodies": BODY_COLUMNS,
            "agents": AGENT_COLUMNS,
            "leaders": LEADER_COLUMNS,
        }
        found = {
            name: read_table(folder / f"{name}.tsv", columns) if (folder / f"{name}.tsv").is_file() else []
            for name, columns in tables.items()
        }
        return cls(found["countries"], found["bodies"], found["agents"], found["leaders"], custom=custom)

    @classmethod
    def shipped(cls, *, custom: Sequence[CustomLexicon] = ()) -> Self:
        """The tables that come with Diurna, and custom lexicons on top: a later one goes before an earlier one."""
        return cls.read(DATA, custom=custom)

    def name_at(
        self, keys: Sequence[str], lower: Sequence[str], start: int, day: dt.date | None
    ) -> tuple[int, Named] | None:
        """The longest name at `start` that stands for something on that day, as (end, name); None where there is none.

        `keys` are the words of a sentence as `name_key` has them, `lower` the same in lower case. Of two as long, the
        one of the later custom lexicon wins.
        """
        reach = self.names.longest_from.get(keys[start], 0)
        if self.loose.entries:
            reach = max(reach, self.loose.longest_from.get(lower[start], 0))
        for end in range(min(start + reach, len(keys)), start, -1):
            exact = self.names.entries.get(tuple(keys[start:end]))
            found = exact.on(day) if exact is not None else None
            loose = self.loose.entries.get(tuple(lower[start:end])) if self.loose.entries else None
            other = loose.on(day) if loose is not None and _is_capital(keys[start:end]) else None
            if other is not None and (found is None or other.layer > found.layer):
                found = other
            if found is not None:
                return end, found
        return None

    def country_name(self, code: str) -> str:
        """A country's usual name, the code itself where it has none."""
        return self.country_names.get(code, code)

    def _name_countries(
        self, rows: Sequence[Row], more: Mapping[str, Sequence[str]], custom: Sequence[CustomLexicon]
    ) -> None:
        """The usual names of countries: the tables', then those of codes that only a custom lexicon has."""
        for row in rows:
            self.country_names.setdefault(row["code"], (alternatives(row["names"]) or (row["code"],))[0])
        for code, names in more.items():
            self.country_names.setdefault(code, names[0])
        for entry in (entry for lexicon in custom for entry in lexicon.entries if entry.kind == "country"):
            if entry.country and entry.names:
                self.country_names.setdefault(entry.country, entry.names[0])

    def _add_custom(self, lexicon: CustomLexicon, layer: int) -> None:
        """Index a custom lexicon: what is dated first, so that what is not serves for all other days."""
        for entry in sorted(lexicon.entries, key=lambda entry: not entry.dated):
            if entry.kind == "agent":
                for phrase in entry.names:
                    agent = Agent(entry.id, phrase, entry.sectors, bool(entry.office))
                    for words in cuts(phrase):
                        self.agents.add(agent_keys(words), agent)
            elif entry.names:
                named = self._custom_name(entry, layer)
                if named.kind == "body" and named.short:
                    self.bodies.setdefault(named.short, named.sectors)
                for phrase in entry.names:
                    self._name(phrase, replace(named, name=phrase) if entry.kind == "seat" else named)
                if entry.kind == "person":
                    self._add_person(entry)

    def _custom_name(self, entry: CustomEntry, layer: int) -> Named:
        """A custom entry as a name; of persons the spells say the rest."""
        if entry.kind == "person":
            return Named(entry.id, "leader", entry.names[0], layer=layer, any_case=entry.any_case)
        kind = "body" if entry.kind in ("metonym", "default") else entry.kind
        of_country = kind in ("country", "adjective", "people") and entry.country
        return Named(
            entry.id,
            kind,  # type: ignore[arg-type]
            self.country_name(entry.country) if of_country and entry.country else entry.names[0],
            entry.country,
            entry.short,
            entry.sectors,
            entry.kind == "metonym",
            entry.kind == "default",
            entry.start,
            entry.end,
            layer=layer,
            any_case=entry.any_case,
        )

    def _add_person(self, entry: CustomEntry) -> None:
        spell = Spell(
            entry.id, entry.names[0], entry.country, entry.short, entry.sectors, entry.office, entry.start, entry.end
        )
        for phrase in entry.names:
            for words in cuts(phrase):
                keys = name_keys(words)
                self.spells.setdefault(lowered(keys) if entry.any_case else keys, []).append(spell)

    def _add_countries(self, rows: Sequence[Row], more: Mapping[str, Sequence[str]]) -> None:
        for row in rows:
            names = alternatives(row["names"])
            name = names[0] if names else row["code"]
            self.country_names.setdefault(row["code"], name)
            for phrase in names:
                self._name(phrase, Named(row["id"], "country", name, row["code"]))
        for code, known in more.items():
            name = self.country_names.setdefault(code, known[0])
            for phrase in known:
                self._name(phrase, Named(f"pycountry.{code}", "country", name, code))
        for column, kind in (("adjectives", "adjective"), ("people", "people"), ("seats", "seat")):
            for row in rows:
                for phrase in alternatives(row[column]):
                    name = phrase if kind == "seat" else self.country_name(row["code"])
                    self._name(phrase, Named(row["id"], kind, name, row["code"]))  # type: ignore[arg-type]

    def _add_bodies(self, rows: Sequence[Row], faults: list[str]) -> None:
        """Index bodies: what is dated first, so that what is not serves for all other days."""
        dated = {row["id"] for row in rows if row.get("from") or row.get("to")}
        for row in sorted(rows, key=lambda row: row["id"] not in dated):
            phrases = [*alternatives(row["names"]), *([row["short"]] if row["short"] else [])]
            if not phrases:
                continue
            days = _days("bodies.tsv", row, faults)
            if days is None:
                continue
            if row["short"] and not row["country"] and row["id"] not in dated:
                self.bodies.setdefault(row["short"], alternatives(row["sectors"]))
            named = Named(
                row["id"],
                "body",
                phrases[0],
                row["country"] or None,
                None if row["country"] else row["short"] or None,
                alternatives(row["sectors"]),
                row["note"].startswith("metonym:"),
                row["note"].startswith("default:"),
                *days,
            )
            for phrase in phrases:
                self._name(phrase, named)

    def _add_agents(self, rows: Sequence[Row]) -> None:
        for row in rows:
            for phrase in alternatives(row["phrase"]):
                agent = Agent(row["id"], phrase, alternatives(row["sectors"]), row["office"].lower() == "yes")
                for words in cuts(phrase):
                    self.agents.add(agent_keys(words), agent)

    def _add_leaders(self, rows: Sequence[Row], faults: list[str]) -> None:
        for row in rows:
            days = _days("leaders.tsv", row, faults)
            if days is None:
                continue
            start, end = days
            country = row["country"]
            is_body = country in self._shorts
            spell = Spell(
                row["id"],
                row["name"],
                None if is_body else country or None,
                country if is_body else None,
                alternatives(row["sectors"]),
                row["office"] or None,
                start,
                end,
            )
            for phrase in (row["name"], *alternatives(row["aliases"])):
                keys = name_keys(split_words(phrase))
                self.spells.setdefault(keys, []).append(spell)
                # A bare surname is too common a word to be found by itself: only the name tagger may find it.
                if len(keys) > 1:
                    self.names.add(keys, Named(row["id"], "leader", row["name"]))

    def _name(self, phrase: str, named: Named) -> None:
        for words in cuts(phrase):
            keys = name_keys(words)
            index = self.names
            if named.any_case:
                index, keys = self.loose, lowered(keys)
            known = index.entries.get(keys)
            if known is not None and known.dated:
                index.entries[keys] = _after(known, named)
            else:
                index.add(keys, named)


def _days(table: str, row: Row, faults: list[str]) -> tuple[dt.date | None, dt.date | None] | None:
    """The days of a row, both included and None where open; no pair, and a fault more, where they can't be read."""
    first, last = row.get("from", ""), row.get("to", "")
    where, entry = f"{table} line {row.get('line', '?')}", f'(entry "{row["id"]}")'
    try:
        start, end = read_day(first, last=False), read_day(last, last=True)
    except ValueError:
        fault = (
            f'"{first}" to "{last}" is no pair of days {entry}. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty.'
        )
        faults.append(f"{where}: {fault}")
        return None
    if start and end and start > end:
        faults.append(f'{where}: from {start} is later than to {end} {entry}. Swap the days or leave "to" empty.')
    return start, end


def _after(known: Named, named: Named) -> Named:
    """What is known of a name, and then a further meaning for the days on which nothing else holds."""
    if not known.dated:
        return known
    return replace(known, otherwise=named if known.otherwise is None else _after(known.otherwise, named))


def _is_capital(keys: Sequence[str]) -> bool:
    """Whether words are written as a name: one begins with a capital, and so do all of four letters or more.

    >>> _is_capital(["al", "-", "Qaeda"]), _is_capital(["us"]), _is_capital(["Bank", "holiday"])
    (True, False, False)
    """
    return any(key[0].isupper() for key in keys) and all(key[0].isupper() for key in keys if len(key) > 3)
