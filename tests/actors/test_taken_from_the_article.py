"""What the rest of an article tells of a party whose own words tell too little, on sentences that the shipped model reads."""

import datetime as dt

import pytest

from builders import rules_coder
from diurna.articles import article_from_text

CASES = {
    "a president by his surname on the day": (
        "1990-08-15",
        "President Bush warned Iraq. Mr. Bush sent troops to Oman.",
        {"President Bush": "USA-GOV", "Mr. Bush": "USA-GOV"},
    ),
    "a woman by her surname and a title of courtesy": (
        "2016-06-15",
        "Mrs. Clinton came to Ohio. The United States waits for Mrs. Clinton.",
        {"Mrs. Clinton": "USA-ELI"},
    ),
    "a surname that says nothing without a title": (
        "2016-06-15",
        "Bush came to Ohio in the United States on Monday.",
        {"Bush": None},
    ),
    "who is about to hold an office stands for a party": (
        "2016-06-15",
        "Donald Trump accused China of cheating.",
        {"Donald Trump": "USA-PTY"},
    ),
    "soldiers of whom the article tells once whose they are": (
        "2018-01-15",
        "Israeli forces held a Palestinian girl who slapped a soldier.\n\nThe girl hit an Israeli soldier in Jenin. Later she "
        "kicked the soldiers.",
        {"a soldier": "ISR-MIL", "the soldiers": "ISR-MIL"},
    ),
    "soldiers of two countries stay without one": (
        "2018-01-15",
        "A Malian soldier and a Chadian soldier fought. A soldier died in Niger.",
        {"A soldier": "MIL"},
    ),
    "an embassy is not the country's in which it stands": (
        "1998-08-10",
        "A bomb hit the U.S. embassy in Kenya. Rescuers searched the embassy in Tanzania.",
        {"the embassy": "USA-GOV"},
    ),
    "the organs of the one state told of": (
        "2024-05-15",
        "Israel's Supreme Court ordered the government to free the men. The court criticised the army.",
        {"the government": "ISR-GOV", "the army": "ISR-MIL"},
    ),
    "the organs of a state where two are told of": (
        "2024-05-15",
        "Chad's Supreme Court asked Niger about the matter. The government was silent.",
        {"The government": "GOV"},
    ),
    "the militants are of the armed group told of": (
        "2024-05-15",
        "Al-Shabaab's spokesman spoke. The militants killed three Kenyan policemen.",
        {"The militants": "SOM-REB"},
    ),
    "a ministry's spokesman after its country was told": (
        "2024-05-15",
        "The French interior ministry accused the union of lying about Mali. The ministry's spokesman thanked Togo.",
        {"spokesman": "FRA-GOV"},
    ),
    "this man is the gunman": (
        "2024-05-15",
        "A gunman shot ten people in a shop in Texas. Mexico's foreign minister said this man was a terrorist.",
        {"this man": "USA-CRM"},
    ),
    "the nation of the official who speaks of it": (
        "2024-05-15",
        "Oman thanked Yemen. Peru spoke with Chile on Monday. British Prime Minister Rishi Sunak wants to clear the nation's debts.",
        {"the nation": "PER"},
    ),
    "an organisation by the first word of its name": (
        "2024-05-15",
        "Germany banned Aras Air of Iran on Monday. Berlin accused Aras of carrying weapons to Syria.",
        {"Aras": "IRN"},
    ),
    "who is arrested is somebody, if only by name": (
        "2024-05-15",
        "Jan Brenner was arrested on Monday. Ann Lowe fled.",
        {"Jan Brenner": "CVL", "Ann Lowe": None},
    ),
    "and of the country that the article is about": (
        "2024-05-15",
        "Police in Ghana protect Ghana's ports.\n\nThe government of Ghana met Ghana's unions. Kofi Brenner was arrested on Monday.",
        {"Kofi Brenner": "GHA-CVL"},
    ),
}
WORDS = {
    "a nationality before a noun that no lexicon knows": (
        "A Russian court sentenced American basketball player Ann Greer to nine years.",
        {"American basketball player Ann Greer": "USA-CVL"},
    ),
    "two portfolios of one minister": (
        "The trade and industry minister of Chad praised Benin.",
        {"The trade and industry minister": "TCD-GOV"},
    ),
    "the pope sits in the Vatican": (
        "The pope criticized Cuba. Cuban officials met the pope.",
        {"the pope": "VAT-REL"},
    ),
    "whoever presides over a body that no table knows": (
        "Neil Moss, president of the Recording Guild, spoke in Leeds.",
        {"Neil Moss": None},
    ),
    "representatives of a person": (
        "Ms. Thorn's representatives accused the newspaper of lying.",
        {"representatives": None},
    ),
    "representatives in a house": ("US representatives met the king.", {"US representatives": "USA-LEG"}),
    "lawyers of a company": ("Acme Corp.'s lawyers sued the Justice Department.", {"lawyers": "BUS"}),
    "a journalist of a broadcaster": ("CNN's Ann Lee criticised the mayor.", {"Ann Lee": "USA-MED"}),
    "a coalition among parties": ("The coalition lost its vote in parliament.", {"The coalition": "PTY"}),
    "a coalition among armies": (
        "Coalition troops bombed the Islamic State in Iraq. The coalition killed 20 rebels.",
        {"The coalition": "MIL"},
    ),
    "a bloc of a party": ("Merkel's conservative bloc rejected the plan.", {"conservative bloc": "DEU-PTY"}),
    "sheriff's deputies": ("Sheriff's deputies arrested a man.", {"Sheriff's deputies": "COP"}),
    "deputies in the United States": ("Deputies in Ohio shot a man.", {"Deputies": "USA-COP"}),
    "deputies elsewhere": ("Deputies in Chile backed the bill.", {"Deputies": "CHL-LEG"}),
    "officers where no army is told of": ("Two officers shot a man in Leeds.", {"Two officers": "GBR-COP"}),
    "a police department that no table has": (
        "The Huntsville Police Department arrested a man.",
        {"The Huntsville Police Department": "USA-COP"},
    ),
    "a body's commissioner": (
        "The AU trade and industry commissioner, Albert Mwangi, spoke. The commissioner praised Benin.",
        {"The commissioner": "AU"},
    ),
    "a source within a ministry": (
        "A source within the Afghan interior ministry accused the army.",
        {"A source": "AFG-GOV"},
    ),
    "diplomats of several countries": (
        "Russia expelled diplomats from Poland and Sweden.",
        {"diplomats": ("POL-GOV", "SWE-GOV")},
    ),
    "an envoy who is called back": ("Serbia recalled its ambassador from Oslo.", {"its ambassador": "SRB-GOV"}),
    "a plural that two countries own": (
        "Peru and Chile's foreign ministers met in Lima.",
        {"Peru and Chile's foreign ministers": ("PER-GOV", "CHL-GOV")},
    ),
    "who works for an international body": (
        "An employee of the World Bank was arrested.",
        {"An employee": "WORLDBANK"},
    ),
    "members of a ring of criminals": (
        "Police arrested 25 members of a smuggling ring.",
        {"25 members of a smuggling ring": "CRM"},
    ),
    "a county without a country": ("Northamptonshire police arrested a man.", {"Northamptonshire police": "GBR-COP"}),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


def codes(coder, text, day):
    """The code of each mention by its words, the last of the same words; those of its members where it has any."""
    coding = coder.code_article(article_from_text(text, published=dt.date.fromisoformat(day)))
    found = {}
    for mention in coding.mentions:
        entity = coding.entity(mention)
        members = tuple(one.code for one in coding.entities if one.id in entity.members)
        found[mention.span.of(text)] = members or entity.code
    return found


@pytest.mark.parametrize(("day", "text", "expected"), CASES.values(), ids=CASES)
def test_an_article_tells_what_the_words_leave_out(coder, day, text, expected):
    """Parties get what other sentences of the article, or the lexicon on that day, tell of them, and no more."""
    found = codes(coder, text, day)

    assert {words: found[words] for words in expected} == expected


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_words_around_a_party_tell_what_it_is(coder, text, expected):
    """Each construction gives its party this code."""
    found = codes(coder, text, "2024-05-15")

    assert {words: found[words] for words in expected} == expected


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenya held a suspect in the U.S. embassy bombings.", [], ["USA-GOV"]),
        ("Malian imams condemned the mosque attack.", [], ["REL"]),
    ],
)
def test_a_house_before_an_attack_was_its_target(coder, text, actors, recipients):
    """The house in "the embassy bombings" is told of as what was hit, not as who did it."""
    (event,) = [event for event in coder.code(text, published="2024-05-15") if event.event == "ASSAULT"]

    assert [party.code for party in event.actors] == actors
    assert [party.code for party in event.recipients] == recipients


def test_gods_are_no_parties(coder):
    """Whoever thanks God thanks nobody of whom a record could tell."""
    events = coder.code("The minister of Ghana thanked God and praised Togo.", published="2024-05-15")

    assert {party.name for event in events for party in event.recipients} == {"Togo"}


def test_a_demand_is_the_possessors_own(coder):
    """The demand in "Chad's demand for Brenner's extradition" is Chad's alone."""
    events = coder.code(
        "Chad's demand for Brenner's extradition from Togo was refused by Togo.", published="2024-05-15"
    )
    demands = [event for event in events if event.event == "REQUEST"]

    assert all([party.code for party in event.actors] == ["TCD"] for event in demands)
