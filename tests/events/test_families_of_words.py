"""Families of words that name deeds, each with its frame, and what of the same words is none."""

import pytest

from builders import rules_coder

TOLD = {
    "forces on alert": ("Philippine troops remained on alert in Manila.", "MOBILIZE troops", ["PHL-MIL"], []),
    "one's own forces made stronger": ("NATO strengthened its forces in Estonia.", "MOBILIZE troops", ["NATO"], []),
    "a war game": (
        "French marines and Jordanian forces staged a war game.", "COOPERATE", ["FRA-MIL", "JOR-MIL"], [],
    ),
    "talks broken off by both": ("Iran and Iraq broke off negotiations on water.", "REJECT meet", ["IRN", "IRQ"], []),
    "money to help somebody": (
        "Germany gave 40 million euros to help people in Somalia.", "AID", ["DEU"], ["SOM-CVL"],
    ),
    "humanitarian aid announced": (
        "Sweden announced 12 million dollars of humanitarian aid for Yemen.", "AID", ["SWE"], ["YEM"],
    ),
    "aid stopped in a country": (
        "Norway announced a suspension of aid in Yemen.", "SANCTION discontinue", ["NOR"], ["YEM"],
    ),
    "under pressure": (
        "Under pressure from France, Chad deported the two Russians.", "REQUEST change", ["FRA"], ["TCD"],
    ),
    "an order to somebody": (
        "The Kenyan president issued an order to the army to free the editor.", "REQUEST change", ["KEN-GOV"], ["KEN-MIL"],
    ),
    "words that blame": ("Jordan said that Israel had violated the treaty.", "ACCUSE disapprove", ["JOR"], ["ISR"]),
    "a suspect handed to the law": (
        "The Kenyan police referred the lawmaker to the public prosecutor.", "ACCUSE allege", ["KEN-COP"], ["KEN-LEG"],
    ),
    "a red notice": (
        "Interpol issued a red notice for the exiled Chadian minister.", "ACCUSE allege", ["INTERPOL"], ["TCD-GOV"],
    ),
    "armies that strike": (
        "The Kenyan army struck a Somali militia.", "ASSAULT", ["KEN-MIL"], ["SOM-UAF"],
    ),
    "fire across a line": ("Syria and Israel fired across the ceasefire line.", "ASSAULT", ["SYR", "ISR"], []),
    "a site taken": ("The Malian army captured the mosque from rebels.", "COERCE seize", ["MLI-MIL"], ["REB"]),
    "a raid by police": ("The raid by Kenyan police on the newspaper's office failed.", "COERCE", ["KEN-COP"], ["MED"]),
    "a day of mourning": (
        "The mayor of Lyon declared Friday a day of mourning for the late bishop.", "SUPPORT", ["FRA-GOV"], ["REL"],
    ),
    "kind words": (
        "The Kenyan president described the sheriff as a dedicated public servant.", "SUPPORT", ["KEN-GOV"], ["KEN-COP"],
    ),
}  # fmt: skip

NONE = [
    "Doctors remain on alert for the virus.",
    "The coach strengthened his squad before the match.",
    "The children played a war game in the yard.",
    "The parents gave money to help their son.",
    "The price came under pressure from a strong dollar.",
    "The engineer said the pump was to blame for the leak.",
    "The doctor referred the patient to a hospital.",
    "A storm struck Cuba on Friday.",
    "The agency did not respond to a newspaper's request for comment.",
]


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD.values(), ids=TOLD)
def test_a_family_of_words_names_its_deed(coder, text, kind, actors, recipients):
    """There is a record of that type and mode with these parties."""
    found = [
        (
            f"{event.event} {event.mode or ''}".strip(),
            [party.code for party in event.actors],
            [party.code for party in event.recipients],
        )
        for event in coder.code(text, published="2024-05-15")
    ]

    assert (kind, actors, recipients) in found


@pytest.mark.parametrize("text", NONE)
def test_the_same_words_of_other_things_name_none(coder, text):
    """Sport, prices, machines, weather and private people give no record."""
    assert coder.code(text, published="2024-05-15") == ()
