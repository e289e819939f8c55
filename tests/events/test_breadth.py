"""Ways of telling an event that the lexicon knows, one sentence each, on the shipped model."""

import pytest

from builders import rules_coder

# The text, the type with its mode, actors and recipients by their codes.
TOLD = {
    "sums paid in aid": ("Japan paid $3 million in aid to Kenya.", "AID", ["JPN"], ["KEN"]),
    "involvement alleged": (
        "Saudi Arabia and the United States have alleged Iranian involvement in the attack.",
        "ACCUSE allege", ["SAU", "USA"], ["IRN"],
    ),
    "a state taken out of a treaty": (
        "The president of Peru withdrew Peru from a trade treaty with Chile.", "SANCTION withdraw", ["PER-GOV"], ["CHL"],
    ),
    "condolences that come": (
        "Expressions of condolence have come from the French foreign minister.", "SUPPORT", ["FRA-GOV"], [],
    ),
    "an army put on a footing": ("North Korea put its military in a state of war.", "MOBILIZE troops", ["PRK"], []),
    "a crowd around a house": (
        "Hundreds of Thai protesters gathered around the police headquarters.", "PROTEST demo", ["THA-CVL"], [],
    ),
    "exits blocked": ("Thai protesters blocked the exits of the ministry.", "PROTEST obstruct", ["THA-CVL"], ["GOV"]),
    "demands that include": (
        "The Thai protesters' demands include the release of the students.", "REQUEST yield", ["THA-CVL"], [],
    ),
    "an office left": ("The governor of Texas left the governorship on Friday.", "RETREAT resign", ["USA-GOV"], []),
    "killed in an operation": (
        "A rebel leader was killed in a French operation in Mali.", "ASSAULT", ["FRA"], ["REB"],
    ),
    "powers told to leave": ("Iran's president tells foreign powers to leave the Gulf.", "REQUEST", ["IRN-GOV"], [None]),
    "a deal negotiated": ("Norway negotiated a trade deal with Peru.", "CONSULT", ["NOR"], ["PER"]),
    "a speaker interrupted": (
        "The Turkish premier was interrupted by Turkish lawmakers.", "PROTEST demo", ["TUR-LEG"], ["TUR-GOV"],
    ),
    "blame in a name": (
        "The Peruvian opposition called the plan of the government of Chile a hoax.",
        "ACCUSE disapprove", ["PER-OPP"], ["CHL-GOV"],
    ),
    "consequences": (
        "Russia would face severe consequences, the American defence minister said.", "THREATEN", ["USA-GOV"], ["RUS"],
    ),
    "a licence taken": (
        "The Aviation Office of Germany has suspended Iran Air's permit.", "SANCTION discontinue", ["DEU-GOV"], ["IRN-BUS"],
    ),
    "a strike ended": ("Zimbabwean doctors ended a four-month strike.", "RETREAT", ["ZWE-HLH"], []),
    "prisoners exchanged": (
        "Ukraine and Russia exchanged 230 prisoners of war.", "RETREAT release", ["UKR", "RUS"], [],
    ),
    "killed when others attacked": (
        "Three Indian soldiers were killed when militants opened fire on a patrol.", "ASSAULT", ["REB"], ["IND-MIL"],
    ),
    "a state protests": ("Vietnam protested China's fishing ban.", "ACCUSE disapprove", ["VNM"], ["CHN"]),
    "assets belonging to": (
        "Swiss authorities froze assets belonging to the government of Libya.", "COERCE seize", ["CHE-GOV"], ["LBY-GOV"],
    ),
    "boats with people": (
        "The Senegalese navy intercepted two boats carrying 272 migrants.", "COERCE seize", ["SEN-MIL"], ["REF"],
    ),
    "time to leave": (
        "The government of Mali gave French troops one month to leave.", "SANCTION expel", ["MLI-GOV"], ["FRA-MIL"],
    ),
    "rations halved": (
        "The United Nations has halved rations for refugees.", "SANCTION discontinue", ["UN"], ["REF"],
    ),
    "a delivery approved": (
        "Germany's cabinet approved the delivery of tanks to Ukraine.", "AGREE", ["DEU-GOV"], ["UKR"],
    ),
    "a bid approved": ("Sweden's bid was approved by the Turkish parliament.", "CONCEDE", ["TUR-LEG"], ["SWE"]),
    "ordered out": (
        "Mali's government ordered the Danish ambassador out of the country.",
        "SANCTION expel", ["MLI-GOV"], ["DNK-GOV"],
    ),
    "rockets by the dozen": (
        "Lebanon's Hezbollah fired dozens of rockets at Israel.", "ASSAULT heavy-weapons", ["LBN-REB"], ["ISR"],
    ),
    "a particle taken for a preposition": (
        "Hamas handed over the bodies of four hostages to Israel.", "RETREAT release", ["PSE-REB"], ["ISR"],
    ),
    "police at the door": (
        "Police raided the offices of an Egyptian newspaper.", "COERCE", ["COP"], ["EGY-MED"],
    ),
    "workers by the thousand": (
        "Tens of thousands of workers in Britain walked out on Wednesday over pay.", "PROTEST strike", ["GBR-LAB"], [],
    ),
    "whom one addresses in a call": (
        "In a phone call, the president of China urged the president of Ukraine to negotiate.",
        "CONSULT phone", ["CHN-GOV"], ["UKR-GOV"],
    ),
    "sanctions considered": (
        "Canada is considering sanctions against Georgia.", "SANCTION discontinue", ["CAN"], ["GEO"],
    ),
    "a visit of one to another": (
        "The visit of the Indian prime minister to Nepal was brief.", "CONSULT visit", ["IND-GOV"], ["NPL"],
    ),
    "talks on something between two": (
        "Talks on a trade deal between India and Australia resumed.", "CONSULT", ["IND", "AUS"], [],
    ),
    "what a bill bans": (
        "The government of Tonga issued a decree that bans protests.", "COERCE restrict", ["TON-GOV"], [],
    ),
    "what a crowd calls for": (
        "Thousands of Serbs rallied in Belgrade, calling for the government to quit.",
        "REQUEST yield", ["SRB-CVL"], ["SRB-GOV"],
    ),
    "what roads are blocked for": (
        "Indigenous groups in Guatemala blocked highways to demand the resignation of the mayor.",
        "REQUEST change", ["GTM-CVL"], ["GTM-GOV"],
    ),
    "a body joined": ("Angola joined OPEC in 2007.", "COOPERATE", ["AGO"], ["OPEC"]),
    "a crowd cleared": (
        "Canadian police cleared the truckers from the streets.", "COERCE", ["CAN-COP"], ["LAB"],
    ),
    "internet cut": ("Cuban authorities cut internet access.", "COERCE censor", ["CUB-GOV"], []),
    "help that arrives": (
        "Rescue teams from Turkey arrived in Libya to help flood victims.", "AID", ["TUR-GOV"], ["LBY"],
    ),
    "sanctions approved": (
        "EU foreign ministers approved sanctions on 12 Israeli settlers.", "SANCTION discontinue", ["EU"], ["ISR-SET"],
    ),
    "hackers": ("Chinese hackers attacked the German parliament.", "COERCE cyber", ["CHN-CRM"], ["DEU-LEG"]),
    "an embassy closed": ("Denmark closed its embassy in Iraq.", "SANCTION withdraw", ["DNK"], ["IRQ"]),
    "fighting between": ("Fighting between Ethiopia and Eritrea has resumed.", "ASSAULT", ["ETH", "ERI"], []),
    "migrants sent home": (
        "Mauritania returned dozens of Senegalese migrants to their country.", "COERCE deport", ["MRT"], ["SEN-REF"],
    ),
    "lawmakers who ask": (
        "Kuwaiti lawmakers questioned the prime minister.", "ACCUSE investigate", ["KWT-LEG"], ["KWT-GOV"],
    ),
    "a hunger strike ended": ("The Moroccan journalists ended their hunger strike.", "RETREAT", ["MAR-MED"], []),
    "a truce ended": ("Yemen's Houthis ended the truce with Saudi Arabia.", "REJECT", ["YEM-REB"], ["SAU"]),
    "a union left": (
        "Mali and Niger announced their withdrawal from ECOWAS.", "SANCTION withdraw", ["MLI", "NER"], ["ECOWAS"],
    ),
    "an area joined": ("Zambia and Togo joined the free trade area.", "COOPERATE", ["ZMB", "TGO"], []),
}  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD.values(), ids=TOLD)
def test_the_way_of_telling_is_known(coder, text, kind, actors, recipients):
    """There is a record of that type and mode with these parties."""
    found = [
        (
            f"{event.event} {event.mode or ''}".strip(),
            list(dict.fromkeys(party.code for party in event.actors)),
            list(dict.fromkeys(party.code for party in event.recipients)),
        )
        for event in coder.code(text, published="2024-05-15")
    ]

    assert (kind, actors, recipients) in found
