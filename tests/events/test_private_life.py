"""Robberies, mishaps, coaches, markets, the police at work: deeds in which nobody's politics is."""

import pytest

from builders import rules_coder

NO_EVENT = {
    "robbed": ("A Danish woman was robbed behind a shop in Aarhus.", "COERCE ASSAULT"),
    "shot by robbers": ("Two robbers shot a Danish man during a burglary.", "ASSAULT"),
    "by family": ("A Danish woman was beaten by her ex-husband.", "ASSAULT"),
    "crash": ("The Danish safety board began an investigation of the crash.", "ACCUSE"),
    "coach": ("The Danish club fired its head coach on Monday.", "SANCTION"),
    "coach retires": ("The Danish coach announced his retirement.", "CONCEDE RETREAT"),
    "shares": ("Nokia agreed to buy 20 million shares of the company.", "AGREE"),
    "witnesses": ("Danish police contacted the family of the man.", "CONSULT"),
    "call for help": ("A Danish woman phoned the police in Aarhus.", "CONSULT"),
    "to a station": ("Kenyan monks travelled to the sheriff's station.", "CONSULT"),
    "disease": ("The outbreak had infected 400 Kenyans and killed 12.", "ASSAULT"),
    "costs": ("The Danish company was hammered by higher costs.", "ACCUSE ASSAULT"),
    "shutdown": ("The government of Samoa began a two-day shutdown.", "PROTEST"),
    "animals": ("Danish farmers keep two bears in captivity.", "COERCE"),
    "boy's trip": ("A Danish boy visited Google.", "CONSULT"),
    "companies": ("Nokia is in a fierce battle against Ericsson.", "ASSAULT"),
    "weather": ("The Danish mayor warned residents that heavy rain would cause landslides.", "THREATEN"),
}
STILL = {
    "bank raided by soldiers": ("Soldiers robbed Danish aid workers in Mali.", "COERCE"),
    "killed by rebels": ("Rebels killed a Danish man in Mali.", "ASSAULT"),
    "attack looked into": ("Danish police began an investigation of the bombing.", "ACCUSE"),
    "minister fired": ("The Danish premier fired his minister on Monday.", "SANCTION"),
    "state deal": ("Nokia agreed to sell shares to the Danish government.", "AGREE"),
    "police and mayors": ("Danish police contacted the Kenyan government.", "CONSULT"),
    "strike": ("Danish unions began a two-day strike.", "PROTEST"),
    "warning": ("Denmark warned Russia that it would respond with missiles.", "THREATEN"),
    "pope": ("The Pope visited Danish Catholics.", "CONSULT"),
    "state visit": ("The Danish premier visited Google.", "CONSULT"),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "types"), NO_EVENT.values(), ids=NO_EVENT)
def test_private_life_is_no_event(coder, text, types):
    """What people, companies and mishaps do to each other gives no record of its type."""
    assert not {event.event for event in coder.code(text, published="2024-05-15")} & set(types.split())


@pytest.mark.parametrize(("text", "kind"), STILL.values(), ids=STILL)
def test_public_life_is_an_event(coder, text, kind):
    """The same words of a state, of rebels or of a crowd are recorded."""
    assert kind in {event.event for event in coder.code(text, published="2024-05-15")}
