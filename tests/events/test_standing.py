"""What is told of no occasion: habits, rules of any day, frequency, universals, hopes, comparisons, views."""

import pytest

from builders import rules_coder

# The news of the article is told in the past, so that a present tense in it stands out.
NEWS = "Aid workers in Kenya\n\nThe storm came on Monday. It flooded the town and the harbour. "
NO_EVENT = {
    "habit": ("The Danish agency helps Kenyan farmers with seed.", "AID"),
    "often": ("Militants often attack Kenyan convoys in the north.", "ASSAULT"),
    "ban in force": ("Iran bans women from stadiums.", "COERCE"),
    "passive": ("The Chilean party is banned in Peru.", "COERCE SANCTION"),
    "still": ("The Danish army still occupies three Swedish islands.", "COERCE"),
    "required": ("The Kenyan union requires members to help Ugandan refugees.", "AID REQUEST"),
    "frequent": ("Clashes are frequent in the north of Mali.", "ASSAULT"),
    "justified": ("The removal of the Georgian president is justified, a lawyer said.", "SANCTION"),
    "no one ever": ("No Chilean president has ever been removed by the senate.", "SANCTION"),
    "in history": ("In the history of Chile only two presidents have been impeached.", "SANCTION"),
    "whoever": ("The navy watches any ship carrying arms to the Houthi rebels.", "AID ASSAULT"),
    "those who": ("The premier spoke of those who attack Danish soldiers.", "ASSAULT"),
    "shelter": ("The town built a shelter for women who have been beaten by soldiers.", "ASSAULT"),
    "name given": ("The Danish minister referred to the marches as riots.", "PROTEST"),
    "than": ("The debt is higher than the Danish premier is willing to admit.", "AGREE"),
    "hope": ("The Kenyan farmers hope that Uganda will open the border.", "CONCEDE RETREAT"),
    "view": ("The Swedish senator opposed the Danish premier's position on trade.", "REJECT"),
    "question": ("Which Danish minister have you criticised?", "ACCUSE"),
}
STILL = {
    "plan of a day": ("The Kenyan president meets his Danish counterpart on Friday.", "CONSULT"),
    "condition": ("Denmark will send troops if Russia attacks Finland.", "ASSAULT"),
    "progressive": ("The Danish army is helping Kenyan farmers.", "AID"),
    "words": ("The Danish premier condemns the attack on Kenya.", "ACCUSE"),
    "past": ("Iran banned women from stadiums.", "COERCE"),
    "held": ("A Danish reporter is detained in Mali.", "COERCE"),
    "impeached": ("The Chilean president has been impeached by the senate.", "SANCTION"),
    "relative clause": ("The people who attacked Danish soldiers were caught.", "ASSAULT"),
    "plan opposed": ("The Swedish senator opposed the Danish premier's plan.", "REJECT"),
    "removal told": ("The removal of the Georgian president was announced on Monday.", "SANCTION"),
    "footage": ("In the footage a Danish soldier attacks a Kenyan farmer.", "ASSAULT"),
    "like one": ("He spoke as riots shook the Danish capital.", "PROTEST"),
}


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return rules_coder()


@pytest.mark.parametrize(("text", "types"), NO_EVENT.values(), ids=NO_EVENT)
def test_what_is_so_on_any_day_is_no_event(coder, text, types):
    """A habit, a rule in force, a count or a hope gives no record of its type."""
    assert not {event.event for event in coder.code(NEWS + text, published="2024-05-15")} & set(types.split())


@pytest.mark.parametrize(("text", "kind"), STILL.values(), ids=STILL)
def test_what_came_to_pass_is_an_event(coder, text, kind):
    """A deed of an occasion beside such words is recorded."""
    assert kind in {event.event for event in coder.code(NEWS + text, published="2024-05-15")}


@pytest.mark.parametrize(
    "text",
    ["Russia attacks Ukraine.", "Denmark bans Iranian planes\n\nDenmark bans Iranian planes, a minister said."],
    ids=["alone", "headline and lead"],
)
def test_news_told_in_the_present_is_news(coder, text):
    """A sentence by itself, a headline and a lead may tell their news in the present tense."""
    assert coder.code(text, published="2024-05-15")
