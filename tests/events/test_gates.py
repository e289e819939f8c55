"""What has an event's words and parties and is none: titles, rules, travel, play, the press; and what is left of it."""

import pytest

from builders import rules_coder

NO_EVENT = {
    "title": ("The United States special envoy for Cyprus negotiations is a former senator.", "CONSULT"),
    "charter": ("The constitution specifies that ministers are removed from office after a vote.", "SANCTION"),
    "custom": ("Officially, the king of Tonga is allowed to dissolve parliament.", "COERCE"),
    "votes needed": ("A majority in the senate is needed to impeach a judge of Peru.", "SANCTION"),
    "procedure": ("Impeachment is the process by which a judge can be removed from office by parliament.", "SANCTION"),
    "own side": ("The Danish prime minister defended the government's record on Monday.", "SUPPORT"),
    "body by itself": ("The senate of Chile will meet on Monday.", "CONSULT AGREE"),
    "private travel": ("Tourists visiting Kenya need a permit.", "CONSULT"),
    "travel to nobody": ("The Ghanaian minister was visiting the town when the storm came.", "CONSULT"),
    "songs": ("The singer collaborated with guitarists in Brazil on two albums.", "COOPERATE"),
    "the press": ("Speaking to the Kenyan newspaper, the minister of Uganda described his plans.", "CONSULT"),
    "naming": ("The museum shows a print called Germans and French.", "CONSULT"),
    "bill": ("The Greek government proposed a bill on pensions.", "AGREE"),
    "standing claim": ("China, which claims sovereignty over Taiwan, has a long coast.", "REJECT"),
    "law that grants nothing": ("The governor of Texas signed a law on Tuesday.", "CONCEDE"),
    "good deed of nobody": ("Over 300 refugees were rescued off Crete.", "AID"),
    "website": ("A blogger in Chile bombarded the website of the ministry with questions.", "ASSAULT"),
    "back reference": ("The attack came two days after the feast.", "ASSAULT"),
    "text of law": ("The directive does not preclude a Danish court from ordering a company to remove it.", "COERCE"),
    "definition": ("The archive lists incidents where American people are killed by gunfire.", "ASSAULT"),
    "things released": ("A judge in Texas ordered the release of the president's tax records.", "RETREAT"),
    "postponed by nobody": ("A trip by the Finnish president to Riga was postponed.", "REJECT"),
    "any attack": ("Iran said it would respond to any attack with missiles.", "ASSAULT"),
    "crime at home": ("The film contains scenes of sexual abuse of Belgian children.", "ASSAULT"),
    "intention denied": ("Mali has no intention of releasing the French hostages.", "RETREAT"),
    "weapons to nobody": ("We must not send weapons, the German chancellor and the French president said.", "AID"),
    "a plan for the police": ("The Kenyan unions had sent the police a plan for a march.", "MOBILIZE"),
    "at a rally": ("Police detained 40 people at a rally in support of the Russian opposition leader.", "SUPPORT"),
    "no plans to leave": ("She had no plans to leave Britain.", "REJECT"),
    "host of a fair": ("The Canadian city of Toronto played host to the tenth Furnal Fair.", "CONSULT"),
    "forecast": ("Russia will face consequences, a Danish economist said.", "THREATEN"),
    "question": ("Spain cannot tell Portugal what to do.", "REQUEST"),
}
STILL = {
    "envoy acts": ("The United States envoy for Cyprus resigned on Monday.", "RETREAT"),
    "asked of a person": ("The mayor was ordered to release the Chilean journalists.", "REQUEST"),
    "union meets": ("Leaders of the African Union met in Addis Ababa to discuss Sudan.", "CONSULT"),
    "state visit": ("Italy's president visited Kenya on Monday.", "CONSULT"),
    "reporter met": ("Kenya's president met his Ugandan counterpart, a newspaper wrote.", "CONSULT"),
    "law that grants": ("The parliament of Peru passed a law granting miners a pension.", "CONCEDE"),
    "singer jailed": ("A court in Iran sentenced a singer to two years in prison.", "SANCTION"),
    "rescue": ("The Italian navy rescued 300 refugees off Crete.", "AID"),
    "happening": ("A coup removed the president of Niger on Wednesday.", "COERCE"),
    "condemnation drawn": ("Turkey's invasion of Syria drew condemnation from France.", "ACCUSE"),
    "postponed by somebody": ("Greece postponed its talks with Turkey.", "REJECT"),
    "people released": ("A judge in Texas ordered the release of three Cuban prisoners.", "RETREAT"),
    "an envoy withdrawn": ('"We will not withdraw our ambassador," the Greek premier said.', "SANCTION"),
    "no intention": ("Mali has no intention of releasing the French hostages.", "REJECT"),
    "law of the day": ("The Tunisian premier signed a decree that bans rallies.", "COERCE"),
    "means": ("A Ukrainian drone struck a Russian refinery.", "ASSAULT"),
    "held": ("The detained Turkish journalist has three children.", "COERCE"),
}
THREATS = {
    "condition": ("Russia said it would expel ten British diplomats if London did so.", "THREATEN", "actual"),
    "violence": ("The rebels said they would kill the hostages.", "THREATEN", "actual"),
    "plan": ("Russia said it would expel ten British diplomats.", "SANCTION", "future"),
    "another's": ("Poland said Russia would attack Ukraine.", "ASSAULT", "future"),
}
MUST = {
    "other": ("France said that Mali must release the two soldiers.", True),
    "itself": ("France said that it must release the two soldiers.", False),
    "state": ("France said that Mali must be rich.", False),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "types"), NO_EVENT.values(), ids=NO_EVENT)
def test_no_event_is_told(coder, text, types):
    """Words of an event that tell none give no record of its type."""
    assert not {event.event for event in coder.code(text, published="2024-05-15")} & set(types.split())


@pytest.mark.parametrize(("text", "kind"), STILL.values(), ids=STILL)
def test_an_event_passes_the_gates(coder, text, kind):
    """What stands near such words and is an event is recorded."""
    assert kind in {event.event for event in coder.code(text, published="2024-05-15")}


@pytest.mark.parametrize(("text", "kind", "status"), THREATS.values(), ids=THREATS)
def test_a_hostile_deed_announced_by_its_doer_is_a_threat(coder, text, kind, status):
    """Violence in the doer's own words, or another hostile deed on a condition; a plan and another's word are none."""
    assert [(event.event, event.status) for event in coder.code(text, published="2024-05-15")] == [(kind, status)]


@pytest.mark.parametrize(("text", "asked"), MUST.values(), ids=MUST)
def test_who_says_that_another_must_act_requests_it(coder, text, asked):
    """What another party must do is a request to it; what the speaker must do, or what must be, is none."""
    found = [event for event in coder.code(text, published="2024-05-15") if event.event == "REQUEST"]

    assert bool(found) == asked
    assert [party.code for event in found for party in event.recipients] == ["MLI"] * asked


def test_a_refused_request_was_made(coder):
    """The request that an answer turns down is told as well, and it happened."""
    found = {event.event: event for event in coder.code("Poland turned down Morocco's request for weapons.")}

    assert found["REJECT"].status == found["REQUEST"].status == "actual"


def test_not_ready_is_a_refusal_and_no_deal_an_agreement_negated(coder):
    """Not to be ready refuses; that no agreement could be reached is an AGREE that did not come about."""
    (refused,) = coder.code("Israel is not prepared to withdraw from Lebanon.", published="2024-05-15")
    (failed,) = coder.code("Peru and Chile could not reach an agreement.", published="2024-05-15")

    assert (refused.event, refused.status) == ("REJECT", "actual")
    assert (failed.event, failed.status) == ("AGREE", "negated")


@pytest.mark.parametrize(
    "text",
    [
        "Neither Norway nor Sweden would endorse the Danish plan.",
        "No Nordic government will endorse the Danish plan.",
    ],
)
def test_what_nobody_would_do_is_refused(coder, text):
    """A good deed that neither of two, or none of a kind, will do is refused, as one is that somebody "will not" do."""
    (refused,) = coder.code(text, published="2024-05-15")

    assert (refused.event, refused.status) == ("REJECT", "actual")
    assert refused.recipients[0].country == "DNK"


def test_who_acts_is_no_part_of_the_trigger(coder):
    """A frame that asks for its subject does not stretch the trigger over it."""
    (found,) = coder.code("Farmers carrying flags blocked the highway near Lyon.", published="2024-05-15")

    assert found.trigger.text == "blocked the highway"
