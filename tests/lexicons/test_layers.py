"""Several actor lexicons, one on top of the other: which of them names a party on a day."""

import datetime as dt

import pytest

from actors.tables import AGENTS, BODIES, COUNTRIES, LEADERS, rows
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import CustomEntry, CustomLexicon
from diurna.lexicons.days import read_day
from diurna.lexicons.keys import agent_keys, lowered, name_keys, split_words


def entry(kind, names, code="", sectors="", *, start="", end="", any_case=False, short=None, office=None):
    """An entry, its id made of kind and code."""
    return CustomEntry(
        id=f"{kind}.{code or short}.{sectors}", kind=kind, names=tuple(names.split("|")), any_case=any_case,
        country=code or None, short=short, sectors=tuple(filter(None, sectors.split("|"))), office=office,
        start=read_day(start, last=False), end=read_day(end, last=True), line=1,
    )  # fmt: skip


def lexicon(*layers):
    """The small tables, with custom lexicons, each a list of entries, on top."""
    custom = [CustomLexicon(f"{number}.tsv", "0" * 8, tuple(entries)) for number, entries in enumerate(layers)]
    return ActorLexicon(
        rows("id code names adjectives people seats note", COUNTRIES),
        rows("id short names country sectors kind note", BODIES),
        rows("id phrase sectors office note", AGENTS),
        rows("id name aliases country sectors office from to note", LEADERS),
        custom=custom,
    )


def found(lexicon, words, day=None):
    """What stands at the first word: (words taken, country or body, sectors), None for nothing."""
    keys = name_keys(split_words(words))
    hit = lexicon.name_at(keys, lowered(keys), 0, dt.date.fromisoformat(day) if day else None)
    return hit and (hit[0], hit[1].short or hit[1].country, hit[1].sectors)


def test_custom_goes_before_shipped_and_the_later_file_first():
    """The same name in three places is the last file's."""
    first, second = [entry("body", "Hamas", "PSE", "GOV")], [entry("body", "Hamas", "PSE", "PTY")]

    assert found(lexicon(), "Hamas") == (1, "PSE", ("REB",))
    assert found(lexicon(first), "Hamas") == (1, "PSE", ("GOV",))
    assert found(lexicon(first, second), "Hamas") == (1, "PSE", ("PTY",))


def test_the_longest_name_wins_wherever_it_stands():
    """A shipped name goes before a custom one that is shorter."""
    custom = lexicon([entry("body", "European", "", "CVL")])

    assert found(custom, "European Union") == (2, "EU", ("IGO",))
    assert found(custom, "European trains") == (1, None, ("CVL",))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2010-05-01", (1, "AFG", ("REB",))),
        ("2021-08-15", (1, "AFG", ("GOV",))),
        ("1980-05-01", (1, "AFG", ("CVL",))),
        (None, (1, "AFG", ("CVL",))),
    ],
)
def test_dated_lines_hold_on_their_days_and_the_others_otherwise(day, expected):
    """The line without days serves for all days that no other holds, wherever it stands in the file."""
    custom = lexicon([
        entry("body", "Taliban", "AFG", "CVL"),
        entry("body", "Taliban", "AFG", "REB", start="1994", end="2021-08-14"),
        entry("body", "Taliban", "AFG", "GOV", start="2021-08-15"),
    ])  # fmt: skip

    assert found(custom, "Taliban", day) == expected


def test_a_day_that_no_line_holds_is_the_earlier_layers_day():
    """Before its days a custom line is as if it were not there."""
    custom = lexicon([entry("body", "Hamas", "PSE", "GOV", start="2007-06")])

    assert found(custom, "Hamas", "2006-01-01") == (1, "PSE", ("REB",))
    assert found(custom, "Hamas", "2008-01-01") == (1, "PSE", ("GOV",))


def test_without_a_day_lines_that_agree_tell_the_country_alone():
    """No sector is guessed, and no country where they differ."""
    same = lexicon(
        [entry("body", "Guard", "MLI", "MIL", end="2020"), entry("body", "Guard", "MLI", "REB", start="2021")]
    )
    differ = lexicon([entry("body", "Guard", "MLI", end="2020"), entry("body", "Guard", "TCD", start="2021")])

    assert found(same, "Guard") == (1, "MLI", ())
    assert found(differ, "Guard") is None


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("Al-Shabaab", True), ("al-Shabaab", True), ("AL-SHABAAB", True), ("al-shabaab", False), ("Al-shabaab", False)],
)
def test_names_in_any_case_are_still_written_as_names(words, is_found):
    """Words of four letters or more need their capital."""
    assert bool(found(lexicon([entry("body", "AL-SHABAAB", "SOM", "REB", any_case=True)]), words)) is is_found


def test_any_case_of_a_later_file_goes_before_an_exact_name():
    """Precedence is the file's, not the spelling's."""
    loose = [entry("body", "HAMAS", "PSE", "GOV", any_case=True)]
    exact = [entry("body", "Hamas", "PSE", "PTY")]

    assert found(lexicon(loose), "Hamas") == (1, "PSE", ("GOV",))
    assert found(lexicon(loose, exact), "Hamas") == (1, "PSE", ("PTY",))
    assert found(lexicon(exact, loose), "Hamas") == (1, "PSE", ("GOV",))


def test_agent_nouns_are_replaced_and_added():
    """A custom noun is found in both numbers, one of the same words goes before the shipped one."""
    custom = lexicon([entry("agent", "tide waiter|official", sectors="CVL")])

    assert custom.agents.entries[agent_keys(["tide", "waiters"])].sectors == ("CVL",)
    assert custom.agents.entries[agent_keys(["officials"])].sectors == ("CVL",)


def test_persons_have_their_spells_before_the_shipped_ones():
    """The custom spell comes first among those of one name."""
    custom = lexicon([entry("person", "Vladimir Putin", "RUS", "ELI", start="2012", office="judge")])

    assert [spell.office for spell in custom.spells["Vladimir", "Putin"]] == ["judge", "president"]


def test_a_country_of_one_s_own_has_its_name():
    """A declared country's adjective shows the country's name."""
    custom = lexicon([entry("country", "Gondal", "GDL"), entry("adjective", "Gondalian", "GDL")])

    assert custom.country_name("GDL") == "Gondal"
    assert custom.names.entries["Gondalian",].name == "Gondal"
