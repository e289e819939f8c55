"""The actor lexicons' loader."""

import datetime as dt

import pytest

from actors.tables import LEXICON, rows
from diurna.errors import LexiconError
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.country_names import pycountry_names
from diurna.lexicons.days import read_day
from diurna.lexicons.keys import agent_key, name_keys, split_words

LEADER_COLUMNS = "id name aliases country sectors office from to note"


@pytest.mark.parametrize(
    ("words", "code"),
    [("Republic of Korea", "KOR"), ("Iran", "IRN"), ("U.S.", "USA"), ("Guinea - Bissau", "GNB"), ("Turkiye", "TUR")],
)
def test_country_names(words, code):
    """Names come from the tables and from pycountry, inverted ones set right, dots and diacritics aside."""
    keys = name_keys(words.split())

    end, named = LEXICON.names.longest(keys, 0)

    assert (end, named.country) == (len(keys), code)


def test_longest_agent_phrase_wins():
    """Tell that "interior minister" is one agent, not a minister."""
    end, agent = LEXICON.agents.longest(["interior", "minister"], 0)

    assert (end, agent.phrase) == (2, "interior minister")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("Policemen", "policeman"), ("parties", "party"), ("forces", "force"), ("boss", "boss"), ("police", "police")],
)
def test_singular_and_plural_share_a_key(plural, singular):
    """A noun is found in both numbers."""
    assert agent_key(plural) == agent_key(singular)


def test_pycountry_has_no_inverted_names():
    """No name with a comma is left."""
    assert not [name for names in pycountry_names().values() for name in names if "," in name]


def test_split_words_cuts_as_the_analysis_does():
    """Hyphens and possessives stand alone."""
    assert list(split_words("Guinea-Bissau's army")) == ["Guinea", "-", "Bissau", "'s", "army"]


def test_all_faults_at_once():
    """Days that are none, or in the wrong order, are all reported with their lines."""
    leaders = [
        ("a", "Ann Example", "", "SRB", "GOV", "president", "2020-13-01", ""),
        ("b", "Bob Example", "", "SRB", "GOV", "president", "2020-02-01", "2019-01-01"),
    ]

    with pytest.raises(LexiconError) as error:
        ActorLexicon(leaders=rows(LEADER_COLUMNS, leaders), with_pycountry=False)

    assert len(error.value.faults) == 2
    assert "line 3" in error.value.faults[1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-02-03", dt.date(2024, 2, 3), dt.date(2024, 2, 3)),
        ("", None, None),
    ],
)
def test_days_may_be_months_or_years(text, first, last):
    """A spell may begin and end with a month or a year, all of which counts."""
    assert (read_day(text, last=False), read_day(text, last=True)) == (first, last)


def test_shipped_tables_are_in_order():
    """The tables that ship can be read."""
    assert ActorLexicon.shipped().country_name("RUS") == "Russia"
