"""The actor lexicons, typed and indexed: countries, bodies, agent nouns and the holders of high office.

Names are matched word by word as they are written, with or without diacritics, so that "US" never matches
"us". Agent nouns ("police", "interior minister") are matched in any case, singular or plural. In both the
longest phrase wins.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Generic, Literal, Self, TypeVar

from diurna.errors import LexiconError
from diurna.lexicons.tables import DATA, alternatives, read_table

COUNTRY_COLUMNS = ("id", "code", "names", "adjectives", "people", "seats", "note")
BODY_COLUMNS = ("id", "short", "names", "country", "sectors", "kind", "note")
AGENT_COLUMNS = ("id", "phrase", "sectors", "office", "note")
LEADER_COLUMNS = ("id", "name", "aliases", "country", "sectors", "office", "from", "to", "note")

NamedKind = Literal["country", "adjective", "people", "seat", "body", "leader"]
Row = Mapping[str, str]
Value = TypeVar("Value")

WORD = re.compile(r"[^\W_]+(?:[.&'’](?!s\b)[^\W_]+)*|['’]s\b|\S")
# Letters that Unicode does not take apart into a base letter and a mark.
PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "’": "'"})
IRREGULAR = {"children": "child", "wives": "wife", "thieves": "thief", "crises": "crisis", "persons": "person"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: a country by its name, adjective, people or seat; a body; the holder of an office.

    `id` is the lexicon entry's, `name` the usual name. `short` is an international body's own short name, and
    such a body has no `country`. A `metonym` stands for the body only where it acts or is acted upon, not in "in
    Brussels"; a `default` country yields to one that the text gives ("the French Senate").
    """

    id: str
    kind: NamedKind
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    metonym: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for a kind of party: "police" (COP), "interior minister" (GOV, an office)."""

    id: str
    phrase: str
    sectors: tuple[str, ...]
    office: bool


@dataclass(frozen=True, slots=True)
class Spell:
    """Someone's time in an office; `start` and `end` are None where open."""

    id: str
    name: str
    country: str | None
    short: str | None
    sectors: tuple[str, ...]
    office: str | None
    start: dt.date | None
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the office was held on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(slots=True)
class PhraseIndex(Generic[Value]):
    """Phrases as tuples of keys, for finding the longest one that starts at a word."""

    entries: dict[tuple[str, ...], Value] = field(default_factory=dict)
    longest_from: dict[str, int] = field(default_factory=dict)

    def add(self, keys: tuple[str, ...], value: Value) -> None:
        """Add a phrase; one that is there already stays."""
        if keys and keys not in self.entries:
            self.entries[keys] = value
            self.longest_from[keys[0]] = max(len(keys), self.longest_from.get(keys[0], 0))

    def longest(self, keys: Sequence[str], start: int) -> tuple[int, Value] | None:
        """The longest phrase at `start` as (end, value), None where there is none."""
        for length in range(min(self.longest_from.get(keys[start], 0), len(keys) - start), 0, -1):
            value = self.entries.get(tuple(keys[start : start + length]))
            if value is not None:
                return start + length, value
        return None


class ActorLexicon:
    """All actor tables, indexed. `ActorLexicon.shipped()` reads the ones that come with Diurna."""

    def __init__(
        self,
        countries: Sequence[Row] = (),
        bodies: Sequence[Row] = (),
        agents: Sequence[Row] = (),
        leaders: Sequence[Row] = (),
        *,
        with_pycountry: bool = True,
    ) -> None:
        """Index tables as `read_table` gives them. Raises `LexiconError` with every entry that makes no sense."""
        self.names: PhraseIndex[Named] = PhraseIndex()
        self.agents: PhraseIndex[Agent] = PhraseIndex()
        self.spells: dict[tuple[str, ...], list[Spell]] = {}
        self.country_names: dict[str, str] = {}
        self._shorts = {row["short"] for row in bodies if row["short"] and not row["country"]}
        faults: list[str] = []
        self._add_countries(countries, pycountry_names() if with_pycountry else {})
        self._add_bodies(bodies)
        self._add_agents(agents)
        self._add_leaders(leaders, faults)
        if faults:
            raise LexiconError(faults)

    @classmethod
    def read(cls, folder: Traversable) -> Self:
        """Read the four tables of a folder; a table that is not there counts as empty."""
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
        return cls(found["countries"], found["bodies"], found["agents"], found["leaders"])

    @classmethod
    def shipped(cls) -> Self:
        """The tables that come with Diurna."""
        return cls.read(DATA)

    def country_name(self, code: str) -> str:
        """A country's usual name, the code itself where it has none."""
        return self.country_names.get(code, code)

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

    def _add_bodies(self, rows: Sequence[Row]) -> None:
        for row in rows:
            phrases = [*alternatives(row["names"]), *([row["short"]] if row["short"] else [])]
            if not phrases:
                continue
            named = Named(
                row["id"],
                "body",
                phrases[0],
                row["country"] or None,
                None if row["country"] else row["short"] or None,
                alternatives(row["sectors"]),
                row["note"].startswith("metonym:"),
                row["note"].startswith("default:"),
            )
            for phrase in phrases:
                self._name(phrase, named)

    def _add_agents(self, rows: Sequence[Row]) -> None:
        for row in rows:
            for phrase in alternatives(row["phrase"]):
                agent = Agent(row["id"], phrase, alternatives(row["sectors"]), row["office"].lower() == "yes")
                self.agents.add(agent_keys(split_words(phrase)), agent)

    def _add_leaders(self, rows: Sequence[Row], faults: list[str]) -> None:
        for row in rows:
            try:
                start, end = read_day(row["from"], last=False), read_day(row["to"], last=True)
            except ValueError:
                faults.append(
                    f'leaders.tsv line {row.get("line", "?")}: "{row["from"]}" to "{row["to"]}" is no pair of days '
                    f'(entry "{row["id"]}"). Write YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty.'
                )
                continue
            if start and end and start > end:
                faults.append(
                    f"leaders.tsv line {row.get('line', '?')}: from {start} is later than to {end} "
                    f'(entry "{row["id"]}"). Swap the days or leave "to" empty.'
                )
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
        self.names.add(name_keys(split_words(phrase)), named)


def pycountry_names() -> dict[str, list[str]]:
    """The names that pycountry has for each alpha-3 code, the usual one first; inverted ones set right."""
    import pycountry

    out: dict[str, list[str]] = {}
    for country in pycountry.countries:
        found = [getattr(country, name, None) for name in ("common_name", "name", "official_name")]
        out[country.alpha_3] = list(dict.fromkeys(fixed for name in found if name and (fixed := _upright(name))))
    return {code: names for code, names in out.items() if names}


def _upright(name: str) -> str | None:
    """Turn "Korea, Republic of" into "Republic of Korea"; None for a list or a name that cannot be turned."""
    name = name.removeprefix("the ").split(" (")[0]
    if "," not in name:
        return name
    first, _, rest = name.partition(", ")
    if rest.endswith((" of", " of the")) and "," not in rest:
        return f"{rest.removeprefix('The ')} {first}"
    return None


def read_day(text: str, *, last: bool) -> dt.date | None:
    """A day; of a month or a year the first or the `last` day; None where there is none.

    Raises ValueError where the text is no such thing.

    >>> read_day("2024-02", last=True)
    datetime.date(2024, 2, 29)
    """
    if not text:
        return None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if last:
        month = month or 12
        day = day or calendar.monthrange(year, month)[1]
    return dt.date(year, month or 1, day or 1)


def split_words(phrase: str) -> Iterator[str]:
    """The words of a lexicon phrase, cut as the analysis cuts a text: hyphens and 's stand alone."""
    for match in WORD.finditer(phrase):
        yield match.group()


def name_keys(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared in names; a lone full stop is left out."""
    return tuple(key for word in words if (key := name_key(word)))


def agent_keys(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared in agent phrases."""
    return tuple(key for word in words if (key := agent_key(word)))


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """A word without diacritics and dots: "Türkiye" as "Turkiye", "U.S." as "US"."""
    plain = word.translate(PLAIN)
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return plain.replace(".", "")


@lru_cache(maxsize=65536)
def agent_key(word: str) -> str:
    """A word in lower case and the singular, roughly: it only has to be the same for both forms of a noun."""
    key = name_key(word).lower()
    if key in IRREGULAR:
        return IRREGULAR[key]
    if key == "men" or (key.endswith("men") and len(key) > 4):
        return key[:-3] + "man"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    if key.endswith("s") and not key.endswith(("ss", "us", "is", "'s")) and len(key) > 3:
        return key[:-1]
    return key
