"""Scenes, deeds and numbers: parties whose code the noun phrase alone does not tell."""

import pytest

from actors.test_constructions import SHIPPED
from actors.test_phrases import entity, mention
from builders import make_coding
from diurna.actors.organisations import sectors_of_name
from diurna.records import Coding

RIOT_IN_LEEDS = """
Riot riot NOUN NN 2 nsubj
breaks break VERB VBZ 0 root
out out ADP RP 2 compound:prt
in in ADP IN 5 case
England England PROPN NNP 2 obl
"""
POLICE_ARRESTED_MAN = """
Police police NOUN NN 2 nsubj
arrested arrest VERB VBD 0 root
a a DET DT 4 det
man man NOUN NN 2 obj
"""
SPAIN_WATCHED = """
Spain Spain PROPN NNP 2 nsubj
watched watch VERB VBD 0 root
a a DET DT 4 det
suspect suspect NOUN NN 2 obj
"""
LEE_STABBED = """
Tom Tom PROPN NNP 3 nsubj
Lee Lee PROPN NNP 1 flat
{0} {1} VERB VBD 0 root
{2}
"""
A_GUARD = "a a DET DT 5 det\nguard guard NOUN NN 3 obj"
A_FILM = "a a DET DT 5 det\nfilm film NOUN NN 3 obj"
NOBODY = ". . PUNCT . 3 punct"


def rules(coding: Coding, words: str) -> list[str]:
    """The rules that a mention's evidence names."""
    return [one.rule for one in mention(coding, words).evidence]


def test_the_headlines_place_is_the_scene():
    """One place in the headline makes police and suspects that country's, and the evidence says it was inferred."""
    coding = SHIPPED(make_coding(RIOT_IN_LEEDS, POLICE_ARRESTED_MAN, headline=True))

    assert entity(coding, "Police").code == "GBR-COP"
    assert entity(coding, "a man").code == "GBR-CVL"
    assert "setting.scene" in rules(coding, "Police")


def test_the_scene_yields_to_another_country_in_the_sentence():
    """A suspect in a sentence that tells of another country may be that country's, and so has none."""
    coding = SHIPPED(make_coding(RIOT_IN_LEEDS, SPAIN_WATCHED, headline=True))

    assert entity(coding, "a suspect").code == "CRM"


def test_governments_of_several_states_have_no_setting():
    """Governments in the plural are not the article's country's."""
    governments = "The the DET DT 2 det\ngovernments government NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"

    assert entity(SHIPPED(make_coding(RIOT_IN_LEEDS, governments, headline=True)), "The governments").code == "GOV"


def test_a_place_that_opens_the_sentence_holds_for_all_of_it():
    """A place before the first comma is where the police of a later clause are, too."""
    rows = """
    In in ADP IN 2 case
    Chad Chad PROPN NNP 4 obl
    , , PUNCT , 4 punct
    rain rain NOUN NN 5 nsubj
    fell fall VERB VBD 0 root
    and and CCONJ CC 8 cc
    police police NOUN NN 8 nsubj
    slept sleep VERB VBD 5 conj
    """

    assert entity(SHIPPED(make_coding(rows)), "police").code == "TCD-COP"


@pytest.mark.parametrize(
    ("verb", "lemma", "obj", "code"),
    [("stabbed", "stab", A_GUARD, "CRM"), ("shot", "shoot", A_FILM, None), ("fled", "flee", NOBODY, None)],
)
def test_a_name_is_told_by_its_violence(verb, lemma, obj, code):
    """A named person who stabs somebody is a criminal; who shoots a film or flees is not known."""
    rows = LEE_STABBED.format(verb, lemma, obj)

    assert entity(SHIPPED(make_coding(rows, names=[("Tom Lee", "PER")])), "Tom Lee").code == code


def test_a_title_says_more_than_the_deed():
    """A police officer who shoots somebody stays the police's."""
    rows = """
    Police police NOUN NN 2 compound
    officer officer NOUN NN 5 nmod:desc
    Tom Tom PROPN NNP 5 nsubj
    Lee Lee PROPN NNP 3 flat
    shot shoot VERB VBD 0 root
    him he PRON PRP 5 obj
    """

    assert entity(SHIPPED(make_coding(rows, names=[("Tom Lee", "PER")])), "Police officer Tom Lee").code == "COP"


def test_an_attacker_is_identified_by_name():
    """Whom police identify as somebody is that person."""
    rows = """
    Police police NOUN NN 2 nsubj
    identified identify VERB VBD 0 root
    the the DET DT 4 det
    attacker attacker NOUN NN 2 obj
    as as ADP IN 6 case
    Tom Tom PROPN NNP 2 obl
    Lee Lee PROPN NNP 6 flat
    """
    coding = SHIPPED(make_coding(rows, names=[("Tom Lee", "PER")]))

    assert entity(coding, "Tom Lee").code == "CRM"
    assert mention(coding, "Tom Lee").entity == mention(coding, "the attacker").entity


@pytest.mark.parametrize(("verb", "joined"), [("surrendered surrender", True), ("fled flee", False)])
def test_the_lead_names_whom_the_headline_describes(verb, joined):
    """The subject of the headline's verb is the name that is the same verb's subject in the lead; of another's not."""
    told = f"Driver driver NOUN NN 2 nsubj\n{verb} VERB VBD 0 root"
    lead = "Tom Tom PROPN NNP 3 nsubj\nLee Lee PROPN NNP 1 flat\nsurrendered surrender VERB VBD 0 root"
    coding = SHIPPED(make_coding(told, lead, names=[("Tom Lee", "PER")], headline=True))

    assert (mention(coding, "Tom Lee").entity == mention(coding, "Driver").entity) is joined


def test_one_gunman_is_a_criminal_several_are_armed_men():
    """A lone attacker of no known group is CRM; gunmen may be any armed group's."""
    one = "A a DET DT 2 det\ngunman gunman NOUN NN 3 nsubj\nfled flee VERB VBD 0 root"
    several = "Two two NUM CD 2 nummod\ngunmen gunman NOUN NNS 3 nsubj\nfled flee VERB VBD 0 root"

    assert entity(SHIPPED(make_coding(one)), "A gunman").code == "CRM"
    assert entity(SHIPPED(make_coding(several)), "Two gunmen").code == "UAF"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Thousands thousand NOUN NNS 2 nsubj\nmarched march VERB VBD 0 root", "Thousands"),
        ("Three three NUM CD 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nkilled kill VERB VBN 0 root", "Three"),
        ("He he PRON PRP 2 nsubj\nstabbed stab VERB VBD 0 root\nothers other NOUN NNS 2 obj", "others"),
        ("He he PRON PRP 2 nsubj\nurged urge VERB VBD 0 root\nanyone anyone PRON NN 2 obj", "anyone"),
    ],
)
def test_numbers_and_pronouns_stand_for_people(rows, words):
    """Thousands who march, three who are killed, others and anyone are civilians."""
    assert entity(SHIPPED(make_coding(rows)), words).code == "CVL"


@pytest.mark.parametrize(
    "rows",
    [
        "Three three NUM CD 2 nsubj\nsufficed suffice VERB VBD 0 root",
        "It it PRON PRP 2 nsubj\ncost cost VERB VBD 0 root\n$ $ SYM $ 4 dep\n40 40 NUM CD 2 obj",
    ],
)
def test_other_numbers_are_nobody(rows):
    """A figure counts people only under a verb of what happens to people."""
    assert [one for one in SHIPPED(make_coding(rows)).mentions if one.kind == "group"] == []


def test_the_first_surname_is_the_one_in_use():
    """Of a Spanish name, the surname before the last refers back, too."""
    full = "Governor governor NOUN NN 2 nmod:desc\nAna Ana PROPN NNP 5 nsubj\nSoto Soto PROPN NNP 2 flat\n"
    full += "Vega Vega PROPN NNP 2 flat\nresigned resign VERB VBD 0 root"
    short = "Soto Soto PROPN NNP 2 nsubj\nwept weep VERB VBD 0 root"
    coding = SHIPPED(make_coding(full, short, names=[("Ana Soto Vega", "PER"), ("Soto", "PER")]))

    assert entity(coding, "Soto").name == "Ana Soto Vega"


def test_a_title_in_the_plural_is_shared_by_the_names_behind_the_comma():
    """Of "two senators, A and B," both names are senators."""
    rows = """
    Two two NUM CD 2 nummod
    senators senator NOUN NNS 9 nsubj
    , , PUNCT , 2 punct
    Ann Ann PROPN NNP 2 appos
    Bo Bo PROPN NNP 4 flat
    and and CCONJ CC 7 cc
    Tom Tom PROPN NNP 4 conj
    Lee Lee PROPN NNP 7 flat
    left leave VERB VBD 0 root
    """
    coding = SHIPPED(make_coding(rows, names=[("Ann Bo", "PER"), ("Tom Lee", "PER")]))

    assert [entity(coding, words).code for words in ("Ann Bo", "Tom Lee")] == ["LEG", "LEG"]


def test_a_chief_of_staff_is_one_person():
    """The noun before "of" tells whether an office is one person's."""
    rows = """
    The the DET DT 2 det
    chief chief NOUN NN 5 nsubj
    of of ADP IN 4 case
    staff staff NOUN NN 2 nmod
    left leave VERB VBD 0 root
    """

    assert entity(SHIPPED(make_coding(rows)), "The chief of staff").kind == "person"


def test_a_feast_is_no_party():
    """A graduation party is attended, a governing party acts."""
    rows = "The the DET DT 3 det\n{0} {0} NOUN NN 3 compound\nparty party NOUN NN 4 nsubj\nended end VERB VBD 0 root"

    assert SHIPPED(make_coding(rows.format("graduation"))).mentions == ()
    assert entity(SHIPPED(make_coding(rows.format("opposition"))), "The opposition party").sectors == ("OPP",)


def test_what_a_province_does_its_government_does():
    """A province that acts is coded as those who govern it, one in which something happens as a place."""
    acting = "Texas Texas PROPN NNP 2 nsubj\nsued sue VERB VBD 0 root"
    where = "He he PRON PRP 2 nsubj\nslept sleep VERB VBD 0 root\nin in ADP IN 4 case\nTexas Texas PROPN NNP 2 obl"

    assert entity(SHIPPED(make_coding(acting, names=[("Texas", "LOC")])), "Texas").code == "USA-GOV"
    assert entity(SHIPPED(make_coding(where, names=[("Texas", "LOC")])), "Texas").code == "USA"


@pytest.mark.parametrize(
    ("name", "sectors"), [("Oversight Committee", ("LEG",)), ("Olympic Committee", ()), ("Rugby Committee", ())]
)
def test_committees_of_parliaments(name, sectors):
    """A committee that sits on a parliament's business is a parliament's; others may be anybody's."""
    assert sectors_of_name(name.split()) == sectors
