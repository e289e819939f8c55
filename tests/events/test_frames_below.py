"""Frames that ask for a word further down: what a deed is for, or what is sent, decides what it is."""

import pytest

import diurna

CASES = [
    ("Ghana sent 200 soldiers to Liberia on a peacekeeping mission.", "AID", None),
    ("Fijian troops serve as peacekeepers in Lebanon.", "AID", None),
    ("Eritrea sent 200 soldiers to the border with Ethiopia.", "MOBILIZE", "troops"),
    ("Norway withdrew its peacekeepers from Lebanon.", "SANCTION", "withdraw"),
    ("Norway withdrew its troops from Lebanon.", "RETREAT", "withdraw"),
    ("The Vatican ended its mediation between Chad and the rebels.", "SANCTION", "discontinue"),
    ("The Kenyan president ordered an investigation into the governor of Mombasa.", "ACCUSE", "investigate"),
    ("Hungary sent a team of experts to Cyprus to investigate the crash.", "ACCUSE", "investigate"),
    ("The opposition launched a scathing attack on the government of Kerala.", "ACCUSE", "disapprove"),
    ("Rebels launched an attack on the army of Mali.", "ASSAULT", None),
    ("Burundi expelled five humanitarian workers of the Red Cross.", "SANCTION", "expel"),
    ("The Norwegian museum returned two carved masks to Nigeria.", "RETREAT", None),
    ("Uganda opened its border to a thousand Congolese refugees.", "AID", None),
    ("The Peruvian president lifted the state of emergency in Cusco.", "CONCEDE", None),
    ("Morocco ordered the newspaper to suspend publication for a month.", "COERCE", "censor"),
    ("Japan announced an increase in funding for Mozambique.", "AID", None),
]


@pytest.mark.parametrize(("text", "event", "mode"), CASES, ids=lambda value: str(value)[:40])
def test_the_word_below_decides(text, event, mode):
    """Troops on a peacekeeping mission are aid, an attack in words is criticism, and so on: one record, of that type."""
    found = [(one.event, one.mode) for one in diurna.Coder().code(text, published="2022-04-06")]

    assert (event, mode) in found
