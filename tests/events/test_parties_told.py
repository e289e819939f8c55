"""Who did it and whom it befell, on sentences that the shipped model reads: one construction of English a case."""

import pytest

from diurna import Coder

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
    "guns that are fired": (
        "Two British warships fired on the Houthis.", "fired", ["GBR-MIL"], ["YEM-REB"],
    ),
    "land that somebody holds": ("Syrian troops moved into rebel-held areas on Monday.", "moved", ["SYR-MIL"], []),
}  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return Coder()


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES.values(), ids=CASES)
def test_the_construction_tells_who_did_it_to_whom(coder, text, trigger, actors, recipients):
    """The record whose trigger has that word has these actors and recipients."""
    (found,) = [event for event in coder.code(text, published="2024-05-15") if trigger in event.trigger.text]

    assert list(dict.fromkeys(party.code for party in found.actors)) == actors
    assert list(dict.fromkeys(party.code for party in found.recipients)) == recipients
