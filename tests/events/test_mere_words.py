"""What matched and does nothing: opinions, denials of guilt, deeds forbidden or only possible, words in another sense."""

import pytest

from builders import rules_coder

NO_EVENT = {
    "opinion": ("The Danish and Swedish ministers agreed that the talks had been useful.", "AGREE"),
    "need": ("The Danish premier agrees with the need for more spending.", "AGREE"),
    "no guilt": ("The Danish lawyers argued that the Kenyan minister was not guilty.", "ACCUSE"),
    "kept from": ("A new law bans Syrian migrants from claiming asylum in Denmark.", "REJECT REQUEST"),
    "any attack": ("Denmark said it would not tolerate any attack by Russia.", "ASSAULT"),
    "possible to all": ("Danish courts can annul decrees.", "REJECT CONCEDE SANCTION"),
    "budget": ("The Danish parliament approved the budget on Monday.", "CONCEDE"),
    "for a vote": ("The Canadian governor dissolved parliament, triggering an election.", "COERCE"),
    "never heard": ("The Danish premier had never heard of the Kenyan plan.", "REJECT"),
    "danger": ("Denmark wants to remove the Houthi rebels' threat.", "THREATEN"),
    "broken": ("The ship sailed in violation of UN sanctions.", "REJECT"),
    "goals": ("Nokia expects to meet its goals.", "AGREE CONSULT"),
    "to the scene": ("Danish soldiers were called to the scene.", "ACCUSE"),
    "bill": ("A Danish official was slapped with a bill for 300 euros.", "ASSAULT"),
    "legal battle": ("The Danish party has waged a legal battle against the Swedish government.", "ASSAULT"),
    "doctors": ("The Danish minister sought medical help after the fall.", "REQUEST"),
    "sanctions list": ("Denmark placed six Iranian companies and two ships on a sanctions list.", "MOBILIZE"),
    "power": ("The Danish government has the authority to seize Russian assets.", "COERCE SANCTION"),
}
STILL = {
    "plan": ("The Danish and Swedish ministers agreed that sanctions should be lifted.", "AGREE"),
    "proposal": ("The Danish premier agreed with the Swedish proposal.", "AGREE"),
    "guilt": ("The Danish lawyers argued that the Kenyan minister was guilty.", "ACCUSE"),
    "kept out": ("Denmark barred Syrian migrants from entering the country.", "REJECT"),
    "denied": ("Denmark denied any attack on the Russian ship.", "ASSAULT"),
    "request approved": ("The Danish parliament approved the premier's request.", "CONCEDE"),
    "by force": ("The Tunisian president dissolved parliament on Monday.", "COERCE"),
    "would not hear": ("The Danish premier would not hear of the Kenyan plan.", "REJECT"),
    "summoned": ("The Danish ambassador was called to the Iranian ministry.", "ACCUSE"),
    "military help": ("The Danish minister sought military help from Norway.", "REQUEST"),
    "war": ("Denmark waged war on Sweden.", "ASSAULT"),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "types"), NO_EVENT.values(), ids=NO_EVENT)
def test_mere_words_are_no_event(coder, text, types):
    """Words that do nothing to anybody give no record of the type that they resemble."""
    assert not {event.event for event in coder.code(text, published="2024-05-15")} & set(types.split())


@pytest.mark.parametrize(("text", "kind"), STILL.values(), ids=STILL)
def test_words_that_do_something_are_an_event(coder, text, kind):
    """What is agreed, charged, barred, granted or asked is recorded."""
    assert kind in {event.event for event in coder.code(text, published="2024-05-15")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The parliament of Peru passed a law which legalised abortion.", "CONCEDE"),
        ("In another mediation effort, Norway said that it had sent an envoy to Sudan.", "CONSULT"),
    ],
    ids=["what a law does", "in another effort"],
)
def test_a_deed_told_by_noun_and_verb_is_one(coder, text, kind):
    """A law that is passed and what it does, an effort and what was done in it, are one record."""
    assert [event.event for event in coder.code(text, published="2024-05-15")] == [kind]


def test_gunmen_who_seize_people_abduct_them(coder):
    """Seizing somebody is an arrest by the police and an abduction by rebels."""
    (seized,) = coder.code("In May, 200 Nigerian schoolgirls were seized by the rebels.", published="2024-05-15")

    assert (seized.event, seized.mode) == ("ASSAULT", "abduct")
