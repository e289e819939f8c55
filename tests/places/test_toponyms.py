"""Toponyms: which words name a place."""

from collections.abc import Sequence

import pytest

from builders import make_coding
from diurna.places.finding import find_toponyms
from diurna.places.gazetteer import Gazetteer
from diurna.places.toponyms import Toponym

GAZETTEER = Gazetteer()


def found(sentence: str, names: Sequence[tuple[str, str]] = ()) -> list[Toponym]:
    """The toponyms of a sentence, all words proper nouns that hang from the first unless it says otherwise."""
    rows = []
    for number, word in enumerate(sentence.split(), start=1):
        upos = "PROPN" if word[:1].isupper() else "PUNCT" if not word.isalnum() else "NOUN"
        rows.append(f"{word} {word.lower()} {upos} NNP {0 if number == 1 else 1} {'root' if number == 1 else 'dep'}")
    return list(find_toponyms(make_coding("\n".join(rows), names=names), GAZETTEER))


def words(toponyms: Sequence[Toponym], *roles: str) -> list[str]:
    return [toponym.text for toponym in toponyms if not roles or toponym.role in roles]


@pytest.mark.parametrize(
    ("sentence", "name", "text"),
    [
        ("talks in central London today", "central London", "London"),
        ("floods in Hubei province today", "Hubei province", "Hubei"),
        ("floods in Laurel County today", "Laurel", "Laurel County"),
        ("raids in Aleppo Governorates today", "Aleppo Governorates", "Aleppo"),
        ("rain in Northern Ireland today", "Northern Ireland", "Northern Ireland"),
        ("talks in the United States today", "United States", "United States"),
    ],
)
def test_a_toponym_is_the_name_alone(sentence: str, name: str, text: str):
    """Words in lower case around a name are no part of it; "County" behind it is."""
    assert words(found(sentence, [(name, "LOC")])) == [text]


def test_two_places_joined_are_two():
    """The words "India - Pakistan" name two places, as nobody calls one so."""
    assert words(found("rivals of India - Pakistan today", [("India - Pakistan", "LOC")])) == ["India", "Pakistan"]


def test_a_country_of_many_words_is_one_name():
    """The recogniser finds "Congo" only; the official name is longer."""
    sentence = "troops of Democratic Republic of the Congo today"

    assert words(found(sentence, [("Congo", "LOC")])) == ["Democratic Republic of the Congo"]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("a man of Cairo Hill said", "Cairo Hill", "PER"),
        ("cases of Reston virus rose", "Reston", "LOC"),
        ("a gift of US $ today", "US", "LOC"),
        ("the State said today", "State", "LOC"),
        ("the South African region is", "South African", "LOC"),
    ],
)
def test_what_is_no_place(sentence: str, name: str, kind: str):
    """Persons, illnesses, money, common nouns and nationalities are no toponyms."""
    assert words(found(sentence, [(name, kind)])) == []


def test_a_surname_is_no_place_even_where_a_town_is_called_so():
    """The words "Hill said" speak of Anna Hill, named before."""
    coding = "said Anna Hill and Hill went"

    assert words(found(coding, [("Anna Hill", "PER"), ("Hill", "LOC")])) == []


def test_the_place_in_a_body_s_name_is_a_part_of_it():
    """The words "Ohio Chamber" name a body; Ohio in it is a place, but no event's."""
    (toponym,) = found("said Ohio Chamber today", [("Ohio Chamber", "ORG")])

    assert (toponym.text, toponym.role) == ("Ohio", "part")


def test_buildings_are_sites_and_roads_are_places():
    """A hospital has no entry in a gazetteer; a road is a place name, if an unknown one."""
    assert words(found("at Kelleyland Hospital today", [("Kelleyland Hospital", "LOC")]), "site") == [
        "Kelleyland Hospital"
    ]
    assert words(found("on Kelleyland Road today", [("Kelleyland Road", "LOC")]), "place") == ["Kelleyland Road"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("a Longview woman said", "Longview"),
        ("killed in Longview today", "Longview"),
        ("met at Longview , Texas today", "Longview"),
        ("LONGVIEW — Police said", "LONGVIEW"),
    ],
)
def test_words_around_a_name_tell_a_town(sentence: str, name: str):
    """A name taken for a person's is a town before "woman", after "in", with its state behind, and as a dateline."""
    assert name in words(found(sentence, [(name, "PER")]))


def test_a_person_s_name_stays_one():
    """The words "Longview said": nothing tells a town."""
    assert words(found("and Longview said", [("Longview", "PER")])) == []


def test_kinds_told_once_hold_for_all():
    """The words "Madison and Jackson counties" name two counties."""
    toponyms = found("in Madison and Jackson counties today", [("Madison", "LOC"), ("Jackson", "LOC")])

    assert [toponym.qualifier for toponym in toponyms] == ["county", "county"]


def test_the_point_of_a_short_state_belongs_to_it():
    """The words "Paris , Ky." end in a point that is the state's."""
    toponyms = found("in Paris , Ky . today", [("Paris", "LOC"), ("Ky", "LOC")])

    assert words(toponyms) == ["Paris", "Ky."]
