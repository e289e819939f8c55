"""Constructions that articles of other outlets showed to be missing: who stands for whom, who decides, what is to come."""

import pytest

from diurna import Coder


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return Coder()


def told(coder, text, published=None):
    """Type, mode, codes of actors and recipients, and status of each record."""
    return [
        (
            one.event,
            one.mode,
            [party.code for party in one.actors],
            [party.code for party in one.recipients],
            one.status,
        )
        for one in coder.code(text, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("British and EU negotiators met Russia's foreign minister.", ["GBR-GOV", "EU"], ["RUS-GOV"]),
        ("Bhutto's successor, Zardari, praised Japan.", ["PAK-GOV"], ["JPN"]),
        ("Kenya's neighbour, Somalia, expelled the envoy.", ["SOM"], ["GOV"]),
        ("US Ambassador to Germany Richard Muller accused Iran of sending arms.", ["USA-GOV"], ["IRN"]),
        ("Cisco sued Barclays.", ["USA-MNC"], ["GBR-MNC"]),
        ("Hungary rejected any cooperation with the ICC.", ["HUN"], ["ICC-JUD"]),
        ("Police used water cannon and tear gas against protesters.", ["COP"], ["CVL"]),
    ],
)
def test_parties(coder, text, actors, recipients):
    """The parties of the first record of a sentence."""
    found = told(coder, text)[0]
    assert (found[2], found[3]) == (actors, recipients)


def test_whom_a_number_counts(coder):
    """Of "11 of Iran's most prominent prisoners" the prisoners are freed; of "258 people, including 12 Americans", all."""
    assert told(coder, "The authorities freed 11 of Iran's most prominent political prisoners.")[0][3] == ["IRN-OPP"]
    (killed,) = coder.code("The bomb killed 258 people, including 12 Americans.")
    assert [party.text for party in killed.recipients] == ["258 people"]


def test_a_house_decides(coder):
    """What is rejected in a parliament, the parliament rejected."""
    assert told(coder, "The bill was rejected in the Senate.")[0][:3] == ("REJECT", None, ["USA-LEG"])


def test_people_are_deported_and_diplomats_expelled(coder):
    """Who is expelled says which it is."""
    assert told(coder, "Tanzania expelled five Iraqis.")[0][:2] == ("COERCE", "deport")
    assert told(coder, "Russia expelled two British diplomats.")[0][:2] == ("SANCTION", "expel")


def test_who_is_charged_did_it(coder):
    """The deed behind a charge is of whom it is brought against, not of who brings it."""
    text = "Israel indicted a Palestinian girl on charges including assault for punching an Israeli soldier."
    assert told(coder, text)[1][2:4] == (["PSE-CVL"], ["ISR-MIL"])


@pytest.mark.parametrize(
    "text",
    ["The opposition plans a series of protests.", "Officers arrested two men ahead of rallies in Oslo next month."],
)
def test_protests_to_come(coder, text):
    """A verb of planning, or a day behind that of publication, makes a protest one to come."""
    protest = next(one for one in told(coder, text, "2009-03-23") if one[0] == "PROTEST")
    assert protest[4] == "future"


def test_speakers_without_their_hour(coder):
    """When and where somebody spoke is no part of who did."""
    (found,) = coder.code("Iran has attacked Iraq, a spokesman for the army said here on Monday.")[:1]
    assert [one.text for one in found.speakers] == ["a spokesman for the army"]


def test_a_compound_opens_a_phrase(coder):
    """The words of a party are whole where a compound about somebody else opens them."""
    (found,) = coder.code("The UN-backed government in Libya accused Turkey of piracy.")[:1]
    assert [party.text for party in found.actors] == ["The UN-backed government"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police arrested those responsible for the attack.", ["those"]),
        ("The rebels killed those who refused to join.", ["those"]),
        ("Police detained eleven more on Sunday.", ["eleven"]),
        ("Police locked up around 60 over the bombing.", ["around 60"]),
        ("Some 530 have been let go since.", ["Some 530"]),
        ("The Senate voted down the nominee.", ["the nominee"]),
        ("About 3000 people marched on Queen St.", []),
        ("About 3000 people marched to Freedom Square.", []),
    ],
)
def test_whom_it_befalls(coder, text, recipients):
    """People told of by a pronoun or a number alone, an object behind its particle, and no streets."""
    assert [party.text for party in coder.code(text)[0].recipients] == recipients


def test_what_is_told_of_others_is_no_party(coder):
    """What "those" are may be things, and more may be of anything."""
    assert not told(coder, "Measures like those imposed by the EU hurt nobody.")
    assert not told(coder, "The firm sold eleven more.")


@pytest.mark.parametrize(("day", "historical"), [("in March", False), ("in 2017", True)])
def test_background_lies_a_year_back(coder, day, historical):
    """What came in the spring before is none; nor need a day be told of what was so historically."""
    (record,) = coder.code(f"France expelled two Russian diplomats {day}.", published="2019-09-17")
    assert record.historical is historical
    (record,) = coder.code("Historically, France expelled Russian diplomats.", published="2019-09-17")
    assert record.historical
