"""Who did it and whom it befell, on sentences that the shipped model reads: one construction of English a case."""

import pytest

from builders import rules_coder

# The text, a word of the trigger, actors and recipients by their codes.
CASES = {
    "whose policy is criticised": (
        "Kenya and Uganda have maintained a policy of turning away boats of migrants which, according to aid groups, the"
        " United Nations has criticised.",
        "criticised", ["UN"], ["KEN", "UGA"],
    ),
    "joined in a lawsuit": (
        "Governor Ann Lee of Ohio is joined in this legal action by mayors from Leeds and Bristol.",
        "legal action", ["USA-GOV", "GBR-GOV"], [],
    ),
    "followed by": (
        "On Wednesday, Russia began a military offensive with airstrikes followed by a ground invasion.",
        "invasion", ["RUS"], [],
    ),
    "taken after bombing": (
        "The town was recaptured by the Syrian army in 2023 following heavy bombing.", "bombing", ["SYR-MIL"], [],
    ),
    "a deed that is claimed": ("The attack was claimed by the Houthis.", "attack", ["YEM-REB"], []),
    "along with": (
        "Planned Parenthood, along with the American Civil Liberties Union, opposed the bill.",
        "opposed", ["USA-NGO"], [],
    ),
    "an object that the tree gives to the gerund": (
        "Scientology officials accused the FBI of lying.", "accused", ["REL"], ["USA-COP"],
    ),
    "both sides, and no other party": (
        "Iran and Oman agreed to a truce. Both sides condemned the raid.", "condemned", ["IRN", "OMN"], [],
    ),
    "a plan of the sentence before, put off": (
        "Kenya announced a new tax on bread in May. The introduction of the tax was postponed until July.",
        "postponed", ["KEN"], [],
    ),
    "a policy that another noun named": (
        "Peru's plans to close the border angered miners. Enforcement of the new policy was delayed until June.",
        "delayed", ["PER"], [],
    ),
    "a proposal dropped": (
        "Chile proposed new fishing quotas for Peru. The measure was later withdrawn.", "withdrawn", ["CHL"], [],
    ),
    "guns that are fired": (
        "Two British warships fired on the Houthis.", "fired", ["GBR-MIL"], ["YEM-REB"],
    ),
    "land that somebody holds": ("Syrian troops moved into rebel-held areas on Monday.", "moved", ["SYR-MIL"], []),
    "the next clause's subjects": (
        "The EU called for sanctions on Belarus, and France, Germany and Italy are expected to send observers.",
        "called", ["EU"], ["BLR"],
    ),
    "carried out, behind a comma": (
        "Dozens died in the attack, reportedly carried out by the Houthis.", "died", ["YEM-REB"], ["CVL"],
    ),
    "whose request it was done at": (
        "Parliament was dissolved by the Danish king at the request of the prime minister of Norway.",
        "request", ["NOR-GOV"], ["DNK-GOV"],
    ),
    "sought for a purpose": (
        "The Lagos prosecutor sought such intervention to prevent the firm from destroying papers.",
        "sought", ["NGA-JUD"], [],
    ),
    "the argument of the last sentence": (
        "Greece argued that the border is its own. Turkey rejected this argument.", "rejected", ["TUR"], ["GRC"],
    ),
    "an agent behind what was taken": (
        "The town was recaptured from the rebels by the Syrian army.", "recaptured", ["SYR-MIL"], ["REB"],
    ),
    "killed in whose raid": (
        "Two soldiers died in a rebel attack in Mali.", "died", ["REB"], ["MIL"],
    ),
    "called for somebody to act": (
        "The minister of Norway called for the government of Ukraine to reduce corruption.",
        "called", ["NOR-GOV"], ["UKR-GOV"],
    ),
    "joined calls by others": (
        "The prime minister of Malta joined calls by French officials asking Italy to waive immunity.",
        "joined calls", ["MLT-GOV"], ["ITA"],
    ),
    "a threat in somebody's words": (
        '"Iran will pay a heavy price for this attack," the US president said.', "pay", ["USA-GOV"], ["IRN"],
    ),
    "warned against doing it": (
        "Beijing warned Washington against selling arms to Taiwan.", "warned", ["CHN-GOV"], ["USA-GOV"],
    ),
    "troops sent to a country": ("The Canadian army sent troops to Kuwait.", "sent", ["CAN-MIL"], []),
    "a road called by where it goes": ("Miners blocked the Kisumu road in Kenya.", "blocked", ["KEN-LAB"], []),
    "what is pledged, not to whom": ("Norway pledged 300 soldiers on Monday.", "pledged", ["NOR"], []),
    "to whom it is pledged": ("Norway promised strikers that it would listen.", "promised", ["NOR"], ["LAB"]),
    "a string of deeds": (
        "Islamic State carried out a string of attacks on Kurdish fighters.", "attacks", ["REB"], ["UAF"],
    ),
    "a strike that is planned": ("Nurses in Ghana are planning a strike.", "strike", ["GHA-HLH"], []),
}  # fmt: skip


# The same, with why it is not so yet.
NOT_YET = {
    "resigning behind a relative clause": (
        "The premier of Malta named him envoy, which he remained until 2018, resigning in protest at the pact.",
        "resigning", [None], [], "the tree hangs the participle from the clause before the relative one",
    ),
    "somebody's man": (
        "A subpoena was issued to the Danish minister's tax preparer.",
        "subpoena", [], ["DNK-CVL"], "the possessor of a noun that is no known party stands for it",
    ),
    "by, behind another noun": (
        "The Peruvian president criticised the proclamation of the region as a republic by the president of Chile.",
        "criticised", ["PER-GOV"], ["CHL-GOV"], "the tree hangs the maker from the noun beside it",
    ),
    "asked, with a relative clause between": (
        "They had asked the governor of Ohio, Carla Lim, who is backed by China, to resign.",
        "asked", [None], ["USA-GOV"], "the tree hangs the infinitive from the relative clause",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES.values(), ids=CASES)
def test_the_construction_tells_who_did_it_to_whom(coder, text, trigger, actors, recipients):
    """The record whose trigger has that word has these actors and recipients."""
    (found,) = [event for event in coder.code(text, published="2024-05-15") if trigger in event.trigger.text]

    assert list(dict.fromkeys(party.code for party in found.actors)) == actors
    assert list(dict.fromkeys(party.code for party in found.recipients)) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [pytest.param(*case[:4], marks=pytest.mark.xfail(strict=True, reason=case[4])) for case in NOT_YET.values()],
    ids=NOT_YET,
)
def test_constructions_that_are_not_read_yet(coder, text, trigger, actors, recipients):
    """The record whose trigger has that word has these actors and recipients."""
    (found,) = [event for event in coder.code(text, published="2024-05-15") if trigger in event.trigger.text]

    assert list(dict.fromkeys(party.code for party in found.actors)) == actors
    assert list(dict.fromkeys(party.code for party in found.recipients)) == recipients
