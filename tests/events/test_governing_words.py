"""Which word of a sentence decides its type, and in which sense: one construction of English a case, on the shipped model."""

import pytest

from builders import rules_coder

# The text, and all records: the type, its status, actors and recipients by their codes.
TOLD = {
    "refused on a condition": (
        "Peru's president said Peru will not lift the embargo on Chile unless Chile apologises.",
        [("REJECT", "actual", "PER", "CHL")],
    ),
    "an evil not done on a condition is none": (
        "Spain will not attack Morocco if the border stays calm.", [("ASSAULT", "hypothetical", "ESP", "MAR")],
    ),
    "granted on a condition is no refusal": (
        "Peru will lift the embargo on Chile if Chile apologises.", [("CONCEDE", "hypothetical", "PER", "CHL")],
    ),
    "a demand that somebody be ready": (
        "The German foreign minister said Serbia must be ready to negotiate with Kosovo.",
        [("REQUEST", "actual", "DEU-GOV", "SRB")],
    ),
    "a duty of no event": ("The German foreign minister said Serbia must be patient.", []),
    "a demand that something be done": (
        "The UN envoy insisted that the curfew in Mali must be lifted.", [("REQUEST", "actual", "UN", "")],
    ),
    "a bill that must be paid": ("The Kenyan minister said the bill must be paid.", []),
    "a resignation agreed to": (
        "The governor of Texas has agreed to step down.", [("AGREE", "actual", "USA-GOV", "")],
    ),
    "a resignation planned": (
        "The prime minister of Togo is preparing to resign.", [("CONCEDE", "actual", "TGO-GOV", "")],
    ),
    "a call on a day is a call": (
        "The Chilean president called Peruvian leaders on Monday.", [("CONSULT", "actual", "CHL-GOV", "PER-GOV")],
    ),
    "an appeal with a day between": (
        "The Kenyan president called on Ugandan leaders on Monday to end the fighting.",
        [("REQUEST", "actual", "KEN-GOV", "UGA-GOV")],
    ),
    "a call and what it was made to say": (
        "Kenya's president called the Ghanaian president on Friday to convey Kenya's support for Ghana.",
        [("CONSULT", "actual", "KEN-GOV", "GHA-GOV"), ("SUPPORT", "actual", "KEN-GOV", "GHA")],
    ),
    "peace sought": (
        "The Serbian opposition leader said he would seek peace with Kosovo.", [("AGREE", "future", "SRB-OPP", "XKX")],
    ),
    "aid that supports": (
        "German funding also supported Syrian refugees in Jordan.", [("AID", "actual", "DEU", "SYR-REF")],
    ),
    "support of several kinds received": (
        "The Saudi campaign has received political and financial support from the British army.",
        [("AID", "actual", "GBR-MIL", "SAU")],
    ),
    "an order that is an honour": (
        "Kenya has awarded the Order of the Lion to the former French president.",
        [("SUPPORT", "actual", "KEN", "FRA-ELI")],
    ),
    "an order that is bought": ("Airbus won an order from Qatar.", [("COOPERATE", "actual", "FRA-MNC", "QAT")]),
    "a person forced out of a country": (
        "Soldiers forced the Cambodian senator Kem Sokha out of the country on Tuesday.",
        [("COERCE", "actual", "MIL", "KHM-LEG")],
    ),
    "fighters forced out of a town": (
        "Marines forced the rebels out of the town on Tuesday.", [("ASSAULT", "actual", "MIL", "REB")],
    ),
    "cooperation in arms": (
        "India and Vietnam stepped up military cooperation in 2021.", [("COOPERATE", "actual", "IND VNM", "")],
    ),
    "friendship": ("India and Vietnam deepened their friendship.", [("SUPPORT", "actual", "IND VNM", "")]),
    "an extradition approved": (
        "A Spanish court approved the extradition of a Moroccan militant to France.",
        [("AGREE", "actual", "ESP-JUD", "FRA")],
    ),
    "fire across a border": ("Syria and Turkey have fired across the border.", [("ASSAULT", "actual", "SYR TUR", "")]),
    "fire across a goal": ("The striker fired across the goal.", []),
    "a retrial ordered": (
        "A Kenyan court ordered the retrial of a British man on a drug charge.",
        [("ACCUSE", "actual", "KEN-JUD", "GBR-CVL")],
    ),
    "a drug's trial": ("A new trial of the drug began in Kenya.", []),
    "a thing out of the question": (
        "Lifting the embargo on Cuba is out of the question, the American president said.",
        [("REJECT", "actual", "USA-GOV", "CUB")],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "wanted"), TOLD.values(), ids=TOLD)
def test_the_word_that_governs_decides(coder, text, wanted):
    """These records there are, and no others."""
    found = [
        (event.event, event.status, codes(event.actors), codes(event.recipients))
        for event in coder.code(text, published="2024-05-15")
    ]

    assert sorted(found) == sorted(wanted)


def codes(parties):
    """The codes of parties, each once."""
    return " ".join(dict.fromkeys(party.code for party in parties))
