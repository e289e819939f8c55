"""Constructions that tell whose a party is and what it is, coded with the shipped lexicons."""

import pytest

from actors.test_phrases import entity
from builders import make_coding
from diurna.actors import ResolveActors
from diurna.actors.organisations import sectors_of_name
from diurna.records import Coding

SHIPPED = ResolveActors()


def code(rows: str, words: str, names=(), published: str | None = "2024-05-15") -> str | None:
    """The code of the mention with these words."""
    return entity(resolved(rows, names, published), words).code


def resolved(rows: str, names=(), published: str | None = "2024-05-15") -> Coding:
    """A sentence's parties."""
    return SHIPPED(make_coding(rows, names=names, published=published))


ACCUSED = """
Oslo Oslo PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Lima Lima PROPN NNP 2 obj
"""
APPEALED = """
Miners miner NOUN NNS 2 nsubj
appealed appeal VERB VBD 0 root
to to ADP IN 4 case
Oslo Oslo PROPN NNP 2 obl
"""
REFUSAL = """
Oslo Oslo PROPN NNP 3 nmod:poss
's 's PART POS 1 case
refusal refusal NOUN NN 4 nsubj
angered anger VERB VBD 0 root
Lima Lima PROPN NNP 4 obj
"""
TALKS = """
Talks talk NOUN NNS 4 nsubj
with with ADP IN 3 case
Oslo Oslo PROPN NNP 1 nmod
failed fail VERB VBD 0 root
"""
FLEW = """
He he PRON PRP 2 nsubj
flew fly VERB VBD 0 root
to to ADP IN 4 case
Oslo Oslo PROPN NNP 2 obl
"""
SHELLED = """
Oslo Oslo PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
shelled shell VERB VBN 0 root
"""


@pytest.mark.parametrize(
    ("rows", "words", "expected"),
    [
        (ACCUSED, "Oslo", "NOR-GOV"),
        (ACCUSED, "Lima", "PER-GOV"),
        (APPEALED, "Oslo", "NOR-GOV"),
        (REFUSAL, "Oslo", "NOR-GOV"),
        (REFUSAL, "Lima", "PER-GOV"),
        (TALKS, "Oslo", "NOR-GOV"),
        (FLEW, "Oslo", "NOR"),
        (SHELLED, "Oslo", "NOR"),
    ],
)
def test_an_acting_capital_is_a_government(rows, words, expected):
    """A capital that acts, is addressed or talked with is coded GOV; one that is gone to, or shelled, is a place."""
    assert code(rows, words, [(name, "LOC") for name in ("Oslo", "Lima") if name in rows]) == expected


SPOKESMAN_FOR_POLICE = """
A a DET DT 2 det
spokesman spokesman NOUN NN 7 nsubj
for for ADP IN 6 case
Malta Malta PROPN NNP 6 nmod:poss
's 's PART POS 4 case
police police NOUN NN 2 nmod
apologised apologise VERB VBD 0 root
"""
LAWYER_FOR_POLICE = SPOKESMAN_FOR_POLICE.replace("spokesman", "lawyer")
HEAD_OF_ARMY = """
The the DET DT 2 det
head head NOUN NN 7 nsubj
of of ADP IN 6 case
Malta Malta PROPN NNP 6 nmod:poss
's 's PART POS 4 case
army army NOUN NN 2 nmod
resigned resign VERB VBD 0 root
"""
HERDERS = """
Herders herder NOUN NNS 7 nsubj
in in ADP IN 6 case
Chad Chad PROPN NNP 6 nmod:poss
's 's PART POS 3 case
Lac Lac PROPN NNP 6 compound
province province NOUN NN 1 nmod
fled flee VERB VBD 0 root
"""
PROFESSOR = """
Professors professor NOUN NNS 9 nsubj
of of ADP IN 4 case
modern modern ADJ JJ 4 amod
history history NOUN NN 1 nmod
at at ADP IN 6 case
Yale Yale PROPN NNP 4 nmod
in in ADP IN 8 case
Connecticut Connecticut PROPN NNP 6 nmod
resigned resign VERB VBD 0 root
"""
LAWMAKERS = """
Lawmakers lawmaker NOUN NNS 4 nsubj
in in ADP IN 3 case
Fiji Fiji PROPN NNP 1 nmod
voted vote VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("rows", "words", "expected"),
    [
        (SPOKESMAN_FOR_POLICE, "A spokesman", "MLT-COP"),
        (LAWYER_FOR_POLICE, "A lawyer", "MLT-COP"),
        (HEAD_OF_ARMY, "The head", "MLT-MIL"),
        (HERDERS, "Herders", "TCD-AGR"),
        (PROFESSOR, "Professors", "USA-EDU"),
        (LAWMAKERS, "Lawmakers", "FJI-LEG"),
    ],
)
def test_what_hangs_on_tells_whose_a_party_is(rows, words, expected):
    """Who speaks for a body is coded as it is; "X's Y" after "of" is Y; a province is its country's."""
    assert code(rows, words) == expected


@pytest.mark.parametrize(
    ("rows", "words", "expected"),
    [
        (
            "Ordinary ordinary ADJ JJ 2 amod\nSwedes Swede PROPN NNPS 3 nsubj\nvoted vote VERB VBD 0 root",
            "Swedes",
            "SWE-CVL",
        ),
        ("Swedes Swede PROPN NNPS 2 nsubj\nvoted vote VERB VBD 0 root", "Swedes", "SWE"),
        (
            "The the DET DT 2 det\ndisplaced displace VERB VBN 3 nsubj\nwaited wait VERB VBD 0 root",
            "The displaced",
            "REF",
        ),
        (
            "Mali Mali PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\ndisplaced displace VERB VBN 4 nsubj\nwaited wait VERB VBD 0 root",
            "displaced",
            "MLI-REF",
        ),
        (
            "Druze Druze ADJ JJ 2 amod\nvillagers villager NOUN NNS 3 nsubj\nfled flee VERB VBD 0 root",
            "Druze villagers",
            "CVL",
        ),
        (
            "Ghana Ghana PROPN NNP 4 nmod:poss\n's 's PART POS 1 case\nex-finance ex-finance NOUN NN 4 compound\n"
            "minister minister NOUN NN 5 nsubj\nfled flee VERB VBD 0 root",
            "ex-finance minister",
            "GHA-ELI",
        ),
    ],
)
def test_descriptions(rows, words, expected):
    """People called ordinary are civilians, the displaced refugees; a noun says more than a people, "ex-" as "former"."""
    assert code(rows, words) == expected


def test_workers_of_a_body_are_the_body_s():
    """Workers of the Red Cross are coded as it is; workers as such are labour."""
    rows = "{0} PROPN NNP 2 compound\nworkers worker NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"

    assert code(rows.format("Oxfam Oxfam"), "Oxfam workers") == "OXFAM-NGO"
    assert code("Workers worker NOUN NNS 2 nsubj\nleft leave VERB VBD 0 root", "Workers") == "LAB"


def test_short_titles_stand_before_names_only():
    """A "Sen." before a name is a senator, a sales rep no representative."""
    titled = "Sen. Sen. PROPN NNP 2 nmod:desc\nAna Ana PROPN NNP 4 nsubj\nDuarte Duarte PROPN NNP 2 flat\nleft leave VERB VBD 0 root"
    seller = "A a DET DT 3 det\nsales sale NOUN NNS 3 compound\nrep rep NOUN NN 4 nsubj\nleft leave VERB VBD 0 root"

    assert code(titled, "Sen. Ana Duarte", [("Ana Duarte", "PER")]) == "LEG"
    assert resolved(seller).mentions == ()


def test_two_words_in_capitals_are_a_name():
    """A headline's "GENERAL ASSEMBLY" is found as the General Assembly is."""
    rows = "GENERAL GENERAL PROPN NNP 2 compound\nASSEMBLY ASSEMBLY PROPN NNP 0 root"

    assert code(rows, "GENERAL ASSEMBLY", [("GENERAL ASSEMBLY", "ORG")]) == "UN"


def test_whoever_is_an_international_body_s_has_its_sector():
    """Its own people are IGO, its soldiers MIL too; the code begins with the short name and leaves IGO out."""
    spokesman = (
        "A a DET DT 3 det\nUN UN PROPN NNP 3 compound\nspokesman spokesman NOUN NN 4 nsubj\nleft leave VERB VBD 0 root"
    )
    soldiers = "UN UN PROPN NNP 2 compound\npeacekeepers peacekeeper NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"

    assert entity(resolved(spokesman), "A UN spokesman").sectors == ("IGO",)
    assert code(spokesman, "A UN spokesman") == "UN"
    assert entity(resolved(soldiers), "UN peacekeepers").sectors == ("IGO", "MIL")


TALIBAN = "The the DET DT 2 det\nTaliban Taliban PROPN NNP 3 nsubj\nleft leave VERB VBD 0 root"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2000-05-01", "AFG-GOV"), ("2010-05-01", "AFG-REB"), ("2023-05-01", "AFG-GOV"), (None, "AFG-REB")],
)
def test_shipped_bodies_change_with_the_day(day, expected):
    """Who rules now and fought before is coded by the day; without one, by what holds on all other days."""
    assert code(TALIBAN, "Taliban", published=day) == expected


def test_who_is_in_office_without_a_day():
    """Where no day is known, whoever is in office as far as known is coded so, and who has left it by country alone."""
    rows = "{0} {0} PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root"

    assert code(rows.format("Guterres"), "Guterres", [("Guterres", "PER")], None) == "UN"
    assert code(rows.format("Macron"), "Macron", [("Macron", "PER")], None) == "FRA-GOV"
    assert code(rows.format("Merkel"), "Merkel", [("Merkel", "PER")], None) == "DEU"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tongan Congress", ("LEG",)),
        ("Kumasi High Court", ("JUD",)),
        ("University of Ruritania", ("EDU",)),
        ("League for the Protection of Human Rights", ("NGO",)),
        ("Federation of Dock Workers", ("LAB",)),
        ("Progress Party", ("PTY",)),
        ("Accord of Ruritania", ()),
        ("Court", ()),
    ],
)
def test_unknown_bodies_by_the_words_of_their_names(name, expected):
    """The word that heads a name tells the sector; where it may be anything, what the body is for does, or nothing."""
    assert sectors_of_name(name.split()) == expected


def test_gunmen_are_where_they_are():
    """Gunmen in a clause that tells of a country are that country's; soldiers may be another's."""
    rows = """
    In in ADP IN 2 case
    Ghana Ghana PROPN NNP 5 obl
    , , PUNCT , 5 punct
    {0} {1} NOUN NNS 5 nsubj
    fled flee VERB VBD 0 root
    """

    assert code(rows.format("gunmen", "gunman"), "gunmen") == "GHA-UAF"
    assert code(rows.format("soldiers", "soldier"), "soldiers") == "MIL"
