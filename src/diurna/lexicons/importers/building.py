"""Build a custom lexicon from the entries of PETRARCH dictionaries."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diurna.errors import LexiconError
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import COLUMNS, known_countries
from diurna.lexicons.importers.cameo import FIRST, Split, split_code
from diurna.lexicons.importers.petrarch import DatedCode, DictionaryEntry, read_dictionary
from diurna.lexicons.keys import agent_keys, lowered, name_keys, split_words

# Words that stay small inside a name, and endings of words for what belongs to a country.
SMALL = frozenset(
    "of the and for in on at to by a an de la le les du des da do dos del y e al bin ibn von van der den".split()
)
ADJECTIVES = ("AN", "ESE", "ISH", "IC", "I")
PEOPLE = ("ANS", "ESE", "IS")
SHORTEST_SHARED = 4  # letters that a variant of a country's name has in common with it
LONGEST_ACRONYM = 5

Row = tuple[str, ...]


@dataclass(slots=True)
class Import:
    """What came of dictionaries: the rows of a custom lexicon, the faults, and what was left over, with counts.

    `details` are parts of codes that have no place in a record, `unknown` those that CAMEO's table does not know; both
    stay in the notes. `repeated` counts names that an earlier line codes for the same days.
    """

    rows: list[Row] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    details: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    alternatives: int = 0
    repeated: int = 0
    entries: int = 0


def import_dictionaries(paths: Sequence[Path], *, leave_out_faults: bool = False) -> Import:
    """Read dictionaries into one custom lexicon.

    Raises `LexiconError` with the faults of all files, unless they are to be left out.
    """
    found = Import()
    entries: list[DictionaryEntry] = []
    for path in paths:
        more, faults = read_dictionary(path)
        entries.extend(more)
        found.faults.extend(faults)
    if found.faults and not leave_out_faults:
        raise LexiconError(found.faults)
    builder = Builder(found)
    for entry in entries:
        builder.add(entry)
    builder.declare()
    return found


class Builder:
    """Turns entries into rows. What the shipped tables know of a name decides what kind of name it is."""

    def __init__(self, found: Import) -> None:
        self.found = found
        self.shipped = ActorLexicon.shipped()
        self.kinds = {
            lowered(keys): (named.kind, named.country) for keys, named in reversed(self.shipped.names.entries.items())
        }
        self.ids: Counter[str] = Counter()
        self.taken: set[tuple[object, ...]] = set()
        self.foreign: dict[str, bool] = {}

    def add(self, entry: DictionaryEntry) -> None:
        """Write the rows of an entry: one for each code, and for each kind of its names."""
        self.found.entries += 1
        splits = [self._split(code, entry.agent) for code in entry.codes]
        # A name that is passed over at some times only is one that is not known at these times.
        coded = [(code, split) for code, split in zip(entry.codes, splits, strict=True) if code.code]
        if not coded:
            self._write(entry, "nothing", entry.names, entry.codes[0], Split(None, None, ()))
            return
        for code, split in coded:
            for kind, names in self._kinds(entry, [split for _, split in coded]).items():
                self._write(entry, kind, names, code, split)

    def declare(self) -> None:
        """Declare the country codes of a dictionary's own that no row of a country's name declares."""
        for country, declared in self.foreign.items():
            if not declared:
                self.found.rows.insert(0, self._row(f"country.{country}", "country", "", "", country, note="declared"))

    def _split(self, code: DatedCode, agent: bool) -> Split:
        first, *others = code.code.split("/")
        self.found.alternatives += bool(others)
        split = split_code(first, agent=agent)
        self.found.details.update(split.details)
        self.found.unknown.update(split.unknown)
        return split

    def _kinds(self, entry: DictionaryEntry, splits: Sequence[Split]) -> dict[str, list[str]]:
        """The names of an entry by the kind of name they are."""
        if entry.agent:
            return {"agent": entry.names}
        if any(split.sectors or split.short or not split.country for split in splits):
            return {"person" if self._is_person(entry, splits) else "body": entry.names}
        kinds: dict[str, list[str]] = {}
        for name in entry.names:
            kinds.setdefault(self._kind_of_country(name, splits[0].country or ""), []).append(name)
        return kinds

    def _kind_of_country(self, name: str, country: str) -> str:
        """What a name with nothing but a country's code is: the country, an adjective, its people, a seat or a place."""
        known = self.kinds.get(lowered(name_keys(split_words(name))))
        if known is not None and known[1] == country and known[0] in ("country", "adjective", "people", "seat"):
            return known[0]
        if country not in known_countries():
            return "country"
        usual = self.shipped.country_name(country).upper()
        if name.upper()[:SHORTEST_SHARED] != usual[:SHORTEST_SHARED] or len(name) < SHORTEST_SHARED:
            return "place"
        if name.upper().endswith(PEOPLE):
            return "people"
        return "adjective" if name.upper().endswith(ADJECTIVES) and not usual.endswith("AN") else "country"

    def _is_person(self, entry: DictionaryEntry, splits: Sequence[Split]) -> bool:
        """Whether an entry with a sector is a person's: dated, or listed as a country's people, or no body by its words."""
        if any(code.start or code.end for code in entry.codes) or "CountryInfo" in entry.remark:
            return True
        if len(entry.codes) > 1:
            return True
        if entry.codes[0].code[:3] in FIRST or not splits[0].country:
            return False
        words = entry.names[0].lower().split()
        if any(self.shipped.agents.entries.get(agent_keys([word])) for word in words):
            return False
        return not any(self.kinds.get(lowered(name_keys(split_words(word)))) for word in words)

    def _write(self, entry: DictionaryEntry, kind: str, names: Iterable[str], code: DatedCode, split: Split) -> None:
        fresh = list(self._fresh(names, kind == "agent", code))
        if not fresh:
            return
        acronym = kind == "body"
        written = [name.lower() if kind == "agent" else capitalised(name, acronym=acronym) for name in fresh]
        lacking = [
            f"{word} {', '.join(parts)}"
            for word, parts in (("details", split.details), ("unknown", split.unknown))
            if parts
        ]
        note = "; ".join([f"{entry.file} line {code.line}: {code.code or 'no code'}", *lacking])
        country = split.country or ""
        if country and country not in known_countries():
            self.foreign[country] = self.foreign.get(country, False) or kind == "country"
        self.found.rows.append(
            self._row(
                slug(fresh[0]),
                kind,
                "|".join(written),
                "" if kind == "agent" else "any",
                country,
                split.short or "",
                "|".join(split.sectors) if kind not in ("country", "adjective", "people", "place", "nothing") else "",
                start=code.start.isoformat() if code.start else "",
                end=code.end.isoformat() if code.end else "",
                note=note,
            )
        )

    def _fresh(self, names: Iterable[str], agent: bool, code: DatedCode) -> Iterator[str]:
        """The names that no earlier row has for the same days."""
        for name in names:
            keys = agent_keys(split_words(name)) if agent else lowered(name_keys(split_words(name)))
            key = (keys, agent, code.start, code.end)
            if not keys or key in self.taken:
                self.found.repeated += 1
                continue
            self.taken.add(key)
            yield name

    def _row(
        self, entry_id: str, kind: str, names: str, case: str, country: str, short: str = "", sectors: str = "",
        *, start: str = "", end: str = "", note: str = "",
    ) -> Row:  # fmt: skip
        self.ids[entry_id] += 1
        number = self.ids[entry_id]
        unique = entry_id if number == 1 else f"{entry_id}.{number}"
        row = (unique, kind, names, case, country, short, sectors, "", start, end, note)
        return tuple(" ".join(value.split()) for value in row)


def write_rows(found: Import) -> Iterator[str]:
    """The lines of the custom lexicon."""
    yield "\t".join(COLUMNS)
    for row in found.rows:
        yield "\t".join(row).rstrip("\t")


def capitalised(name: str, *, acronym: bool = True) -> str:
    """A dictionary's name in capitals as it is usually written; a single short word may be an `acronym`.

    >>> capitalised("CENTRAL BANK OF KENYA"), capitalised("UNHCR"), capitalised("ABDEL FATTAH AL-SISI", acronym=False)
    ('Central Bank of Kenya', 'UNHCR', 'Abdel Fattah al-Sisi')
    """
    words = name.split()
    if acronym and len(words) == 1 and len(name) <= LONGEST_ACRONYM:
        return name
    out = []
    for place, word in enumerate(words):
        parts = re.split(r"(-)", word.lower())
        inside = [part if part in SMALL and (place or index) else _capital(part) for index, part in enumerate(parts)]
        if len(parts) > 1 and parts[0] in SMALL:
            inside[0] = parts[0]
        out.append(word if "." in word.strip(".") else "".join(inside))
    return " ".join(out)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def slug(name: str) -> str:
    """A name as an entry's id: small letters, hyphens between the words.

    >>> slug("BOUTROS_BOUTROS GHALI")
    'boutros-boutros-ghali'
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "entry"
