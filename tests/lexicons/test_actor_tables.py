"""The shipped actor tables say only what the code can use, and nothing twice."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pycountry
import pytest

from diurna.lexicons.days import read_day
from diurna.lexicons.keys import agent_keys, name_keys, split_words
from diurna.lexicons.tables import DATA, alternatives, read_table

Rows = list[Mapping[str, str]]

COLUMNS = {
    "countries": ("id", "code", "names", "adjectives", "people", "seats", "note"),
    "bodies": ("id", "short", "names", "country", "sectors", "kind", "note", "from", "to"),
    "agents": ("id", "phrase", "sectors", "office", "note"),
    "leaders": ("id", "name", "aliases", "country", "sectors", "office", "from", "to", "note"),
}
SECTORS = set(
    alternatives(
        "AGR|BUS|COP|CRM|CVL|EDU|ELI|GOV|HLH|IGO|JUD|LAB|LEG|MED|MIL|MNC|NGO|OPP|PTY|REB|REF|REL|SET|SPY|UAF|UNS"
    )
)
CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
# A short name begins a code, and dashes part the sectors from it.
SHORT = re.compile(r"[A-Z0-9+]+")
DAY = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")


def rows(table: str) -> Rows:
    return read_table(DATA / f"{table}.tsv", COLUMNS[table])


def named_twice(phrases: Sequence[tuple[tuple[str, ...], str]]) -> dict[tuple[str, ...], set[str]]:
    """Find the phrases, as they are compared, that stand for more than one thing."""
    stands_for: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for keys, meaning in phrases:
        stands_for[keys].add(meaning)
    return {keys: found for keys, found in stands_for.items() if len(found) > 1}


def meanings(found: Rows, ids: set[str]) -> set[tuple[str, str]]:
    """Collect what the rows with these ids say of their phrases."""
    return {(row["sectors"], row["office"]) for row in found if row["id"] in ids}


@pytest.mark.parametrize(("table", "least"), [("countries", 200), ("bodies", 500), ("agents", 350), ("leaders", 300)])
def test_table_is_whole(table: str, least: int) -> None:
    """Each table reads without a fault and has not lost its entries."""
    assert len(rows(table)) >= least


@pytest.mark.parametrize("table", COLUMNS)
def test_alternatives_are_clean(table: str) -> None:
    """No alternative is empty, repeated in its field, or written with a printed apostrophe."""
    for row in rows(table):
        for column in set(COLUMNS[table]) - {"note"}:
            parts = row[column].split("|")
            assert all(parts) or parts == [""], row
            assert len(set(parts)) == len(parts), row
            assert "’" not in row[column], row


@pytest.mark.parametrize(("table", "column"), [("countries", "code"), ("bodies", "country"), ("leaders", "country")])
def test_countries_are_alpha_3(table: str, column: str) -> None:
    """A country is ISO 3166 alpha-3, or XKX; a leader's may also be a body's short name."""
    known = CODES | ({row["short"] for row in rows("bodies")} if table == "leaders" else set())

    assert {row[column] for row in rows(table)} - known - {""} == set()


def test_every_country_has_a_row() -> None:
    """Every ISO country has a row, but for places that nobody, or hardly anybody, lives in or acts for."""
    left_out = {"ATA", "ATF", "BES", "BLM", "BVT", "CCK", "CXR", "HMD", "MAF", "NFK", "PCN", "SGS", "SJM", "UMI"}

    assert CODES - {row["code"] for row in rows("countries")} == left_out


@pytest.mark.parametrize("table", ["bodies", "agents", "leaders"])
def test_sectors_are_plovers(table: str) -> None:
    """Every sector is one of PLOVER's."""
    assert {sector for row in rows(table) for sector in alternatives(row["sectors"])} <= SECTORS


def test_bodies_are_coded_one_way() -> None:
    """A body has a short name or a country, never both; short names can begin a code and are no country's."""
    for row in rows("bodies"):
        assert row["kind"] in {"body", "group"}, row
        assert not (row["short"] and row["country"]), row
        assert row["short"] or row["sectors"], row
        if row["short"]:
            assert SHORT.fullmatch(row["short"]), row
            assert row["short"] not in CODES, row


def test_names_stand_for_one_party() -> None:
    """No name, adjective, people or seat stands for two countries or bodies on the same day, as the loader compares them."""
    phrases = [
        (name_keys(split_words(phrase)), row["code"])
        for row in rows("countries")
        for column in ("names", "adjectives", "people", "seats")
        for phrase in alternatives(row[column])
    ]
    phrases += [
        (name_keys(split_words(phrase)), row["short"] or row["id"])
        for row in rows("bodies")
        if not (row["from"] or row["to"])
        for phrase in (*alternatives(row["names"]), *alternatives(row["short"]))
    ]

    assert named_twice(phrases) == {}


def test_agent_phrases_have_one_meaning() -> None:
    """No agent phrase has two meanings, and all are in lower case."""
    found = rows("agents")

    assert {row["phrase"] for row in found if row["phrase"] != row["phrase"].lower()} == set()
    assert {row["office"] for row in found} <= {"yes", ""}
    # A politician may be of a party, a parliament or a government; an affiliate or an organiser is what the body is that it belongs to.
    bare = {row["id"] for row in found if not row["sectors"] and not row["office"]}
    assert bare == {"agent.politician", "agent.countries", "agent.affiliate", "agent.offshoot", "agent.party-by-body"}
    phrases = [(agent_keys(split_words(part)), row["id"]) for row in found for part in alternatives(row["phrase"])]

    assert {keys: ids for keys, ids in named_twice(phrases).items() if len(meanings(found, ids)) > 1} == {}


def test_leaders_names_stand_for_one_person() -> None:
    """No name or alias is borne by two of the leaders."""
    phrases = [
        (name_keys(split_words(phrase)), row["name"])
        for row in rows("leaders")
        for phrase in (row["name"], *alternatives(row["aliases"]))
    ]

    assert named_twice(phrases) == {}


def test_spells_have_an_order() -> None:
    """Days are written as ISO has them, every spell has a beginning, and none ends before it."""
    for row in rows("leaders"):
        assert DAY.fullmatch(row["from"]), row
        assert DAY.fullmatch(row["to"]), row
        start, end = read_day(row["from"], last=False), read_day(row["to"], last=True)
        assert start is not None, row
        assert end is None or start <= end, row


def test_spells_in_one_office_do_not_overlap() -> None:
    """One person's spells in the same office of the same country follow each other."""
    spells = defaultdict(list)
    for row in rows("leaders"):
        spells[row["name"], row["country"], row["office"]].append(
            (read_day(row["from"], last=False), read_day(row["to"], last=True))
        )

    for key, found in spells.items():
        found.sort(key=lambda spell: str(spell[0]))
        for (_, end), (start, _) in pairwise(found):
            assert end is not None, key
            assert start is not None, key
            assert end < start, key


def test_bodies_of_the_world_are_there() -> None:
    """There are 300 international bodies and 400 armed groups, each of these with a sector and, but for few, a country."""
    found = rows("bodies")
    international = {row["id"] for row in found if row["short"]}
    armed = [row for row in found if {"REB", "UAF"} & set(alternatives(row["sectors"]))]

    assert len(international) >= 300
    assert len(armed) >= 400
    assert sum(not row["country"] for row in armed) < 10


def test_dated_bodies_are_dated_one_way() -> None:
    """Days are written as ISO has them, and no two lines say what one name was on the same day."""
    spells = defaultdict(list)
    for row in rows("bodies"):
        if row["from"] or row["to"]:
            assert DAY.fullmatch(row["from"]), row
            assert DAY.fullmatch(row["to"]), row
            for phrase in alternatives(row["names"]):
                spells[phrase].append((read_day(row["from"], last=False), read_day(row["to"], last=True)))
    for phrase, found in spells.items():
        found.sort(key=lambda spell: str(spell[0]))
        for (_, end), (start, _) in pairwise(found):
            assert end is not None, phrase
            assert start is not None, phrase
            assert end < start, phrase
