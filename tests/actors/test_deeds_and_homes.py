"""Whose a party is and what it is, by what stands beside its name and by what it does: one construction a case."""

import pytest

from builders import make_coding, words_of
from diurna.actors import ResolveActors

SHIPPED = ResolveActors()

# Sentences, the tagger's names, the words of the party and its code.
CASES = {
    "a name and, after a comma, whose it is": (
        [
            """
            Ana Ana PROPN NNP 10 nsubj
            Soto Soto PROPN NNP 1 flat
            , , PUNCT , 8 punct
            of of ADP IN 8 case
            the the DET DT 8 det
            Kabul Kabul PROPN NNP 8 compound
            city city PROPN NNP 8 compound
            council council NOUN NN 1 nmod
            , , PUNCT , 1 punct
            left leave VERB VBD 0 root
            """,
        ],
        [("Ana Soto", "PER"), ("Kabul", "LOC")],
        "Ana Soto",
        "AFG-GOV",
    ),
    "a name of a body": (
        [
            """
            Ana Ana PROPN NNP 5 nsubj
            Soto Soto PROPN NNP 1 flat
            of of ADP IN 4 case
            NASA NASA PROPN NNP 1 nmod
            spoke speak VERB VBD 0 root
            """,
        ],
        [("Ana Soto", "PER"), ("NASA", "ORG")],
        "Ana Soto",
        "USA-GOV",
    ),
    "a man who shoots people": (
        [
            """
            A a DET DT 2 det
            man man NOUN NN 3 nsubj
            shot shoot VERB VBD 0 root
            two two NUM CD 5 nummod
            people people NOUN NNS 3 obj
            in in ADP IN 7 case
            Paris Paris PROPN NNP 3 obl
            """,
        ],
        [("Paris", "LOC")],
        "A man",
        "FRA-CRM",
    ),
    "a man arrested over violence": (
        [
            """
            A a DET DT 2 det
            man man NOUN NN 4 nsubj:pass
            was be AUX VBD 4 aux:pass
            arrested arrest VERB VBN 0 root
            after after SCONJ IN 9 mark
            a a DET DT 7 det
            mayor mayor NOUN NN 9 nsubj:pass
            was be AUX VBD 9 aux:pass
            stabbed stab VERB VBN 4 advcl
            """,
        ],
        [],
        "A man",
        "CRM",
    ),
    "a man who does no violence": (
        [
            """
            A a DET DT 2 det
            man man NOUN NN 3 nsubj
            sold sell VERB VBD 0 root
            two two NUM CD 5 nummod
            boats boat NOUN NNS 3 obj
            in in ADP IN 7 case
            Paris Paris PROPN NNP 3 obl
            """,
        ],
        [("Paris", "LOC")],
        "A man",
        "FRA-CVL",
    ),
    "a nationality before a name, and a charge after it": (
        [
            """
            An a DET DT 2 det
            Australian Australian ADJ JJ 7 nsubj
            , , PUNCT , 4 punct
            Jan Jan PROPN NNP 2 appos
            Bos Bos PROPN NNP 4 flat
            , , PUNCT , 2 punct
            appeared appear VERB VBD 0 root
            in in ADP IN 9 case
            court court NOUN NN 7 obl
            , , PUNCT , 11 punct
            charged charge VERB VBN 7 advcl
            with with ADP IN 14 case
            one one NUM CD 14 nummod
            count count NOUN NN 11 obl
            of of ADP IN 16 case
            murder murder NOUN NN 14 nmod
            """,
        ],
        [("Jan Bos", "PER")],
        "Jan Bos",
        "AUS-CRM",
    ),
    "whom a state's police arrest": (
        [
            """
            Kenyan Kenyan ADJ JJ 2 amod
            police police NOUN NNS 3 nsubj
            arrested arrest VERB VBD 0 root
            two two NUM CD 5 nummod
            activists activist NOUN NNS 3 obj
            """,
        ],
        [],
        "two activists",
        "KEN-CVL",
    ),
    "but not foreigners": (
        [
            """
            Kenyan Kenyan ADJ JJ 2 amod
            police police NOUN NNS 3 nsubj
            arrested arrest VERB VBD 0 root
            two two NUM CD 5 nummod
            tourists tourist NOUN NNS 3 obj
            """,
        ],
        [],
        "two tourists",
        "CVL",
    ),
    "a house told of by its country": (
        [
            """
            The the DET DT 3 det
            Kenyan Kenyan ADJ JJ 3 amod
            Senate Senate PROPN NNP 4 nsubj
            met meet VERB VBD 0 root
            """,
            """
            The the DET DT 2 det
            Senate Senate PROPN NNP 3 nsubj
            condemned condemn VERB VBD 0 root
            Uganda Uganda PROPN NNP 3 obj
            """,
        ],
        [("Senate", "ORG"), ("Senate", "ORG"), ("Uganda", "LOC")],
        "Senate",
        "KEN-LEG",
    ),
    "all of a name that the tagger cut in two": (
        [
            """
            Ohio Ohio PROPN NNP 2 compound
            man man NOUN NN 6 nsubj
            James James PROPN NNP 2 appos
            Alex Alex PROPN NNP 3 flat
            Fields Fields PROPN NNP 3 flat
            left leave VERB VBD 0 root
            """,
        ],
        [("Ohio", "LOC"), ("James", "PER"), ("Alex Fields", "PER")],
        "Ohio man James Alex Fields",
        "USA-CVL",
    ),
    "people by number": (
        [
            """
            Eight eight NUM CD 2 nummod
            Mexicans Mexican PROPN NNPS 3 nsubj
            died die VERB VBD 0 root
            """,
        ],
        [],
        "Eight Mexicans",
        "MEX-CVL",
    ),
    "an affiliate is what its body is": (
        [
            """
            The the DET DT 3 det
            Egyptian Egyptian ADJ JJ 3 amod
            affiliate affiliate NOUN NN 8 nsubj
            of of ADP IN 7 case
            the the DET DT 7 det
            Islamic Islamic ADJ NNP 7 amod
            State State PROPN NNP 3 nmod
            attacked attack VERB VBD 0 root
            """,
        ],
        [("Islamic State", "ORG")],
        "The Egyptian affiliate",
        "EGY-REB",
    ),
    "the head of a body that does not govern": (
        [
            """
            The the DET DT 2 det
            president president NOUN NN 10 nsubj
            of of ADP IN 6 case
            the the DET DT 6 det
            Tunisian Tunisian ADJ NNP 6 amod
            League League PROPN NNP 2 nmod
            for for ADP IN 9 case
            Human Human ADJ NNP 9 amod
            Rights Right PROPN NNPS 6 nmod
            left leave VERB VBD 0 root
            """,
        ],
        [("Tunisian League for Human Rights", "ORG")],
        "The president",
        "TUN-NGO",
    ),
    "the head of a state": (
        [
            """
            The the DET DT 2 det
            president president NOUN NN 5 nsubj
            of of ADP IN 4 case
            Tunisia Tunisia PROPN NNP 2 nmod
            left leave VERB VBD 0 root
            """,
        ],
        [("Tunisia", "LOC")],
        "The president",
        "TUN-GOV",
    ),
    "a secretary with a portfolio": (
        [
            """
            The the DET DT 2 det
            Secretary Secretary PROPN NNP 5 nsubj
            of of ADP IN 4 case
            Justice Justice PROPN NNP 2 nmod
            left leave VERB VBD 0 root
            Kenya Kenya PROPN NNP 5 obj
            """,
        ],
        [("Kenya", "LOC")],
        "The Secretary of Justice",
        "GOV",
    ),
    "an organisation's officials": (
        [
            """
            Acme Acme PROPN NNP 2 compound
            officials official NOUN NNS 3 nsubj
            left leave VERB VBD 0 root
            """,
        ],
        [("Acme", "ORG")],
        "Acme officials",
        None,
    ),
    "a country and what it is to another": (
        [
            """
            Its its PRON PRP$ 2 nmod:poss
            neighbour neighbour NOUN NN 4 nsubj
            Chad Chad PROPN NNP 2 appos
            sent send VERB VBD 0 root
            soldiers soldier NOUN NNS 4 obj
            to to PART TO 7 mark
            help help VERB VB 4 advcl
            Niger Niger PROPN NNP 7 obj
            """,
        ],
        [("Chad", "PER"), ("Niger", "LOC")],
        "neighbour Chad",
        "TCD",
    ),
    "two countries that share a word": (
        [
            """
            North North PROPN NNP 4 compound
            and and CCONJ CC 3 cc
            South South PROPN NNP 1 conj
            Korea Korea PROPN NNP 5 nsubj
            talked talk VERB VBD 0 root
            """,
        ],
        [("North", "LOC"), ("South Korea", "LOC")],
        "North",
        "PRK",
    ),
    "a state by its name": (
        [
            """
            The the DET DT 2 det
            state state NOUN NN 6 nsubj
            of of ADP IN 5 case
            South South PROPN NNP 5 compound
            Australia Australia PROPN NNP 2 nmod
            banned ban VERB VBD 0 root
            protests protest NOUN NNS 6 obj
            """,
        ],
        [("state of South Australia", "ORG")],
        "South Australia",
        "AUS-GOV",
    ),
    "government forces are the one government's": (
        [
            """
            Syrian Syrian ADJ JJ 2 amod
            officials official NOUN NNS 3 nsubj
            left leave VERB VBD 0 root
            """,
            """
            The the DET DT 3 det
            Syrian Syrian ADJ JJ 3 amod
            government government NOUN NN 4 nsubj
            spoke speak VERB VBD 0 root
            """,
            """
            Turkey Turkey PROPN NNP 4 nsubj
            and and CCONJ CC 3 cc
            Iraq Iraq PROPN NNP 1 conj
            spoke speak VERB VBD 0 root
            """,
            """
            Iraq Iraq PROPN NNP 2 nsubj
            left leave VERB VBD 0 root
            """,
            """
            The the DET DT 3 det
            government government NOUN NN 3 compound
            forces force NOUN NNS 4 nsubj
            advanced advance VERB VBP 0 root
            """,
        ],
        [("Turkey", "LOC"), ("Iraq", "LOC"), ("Iraq", "LOC")],
        "The government forces",
        "SYR-MIL",
    ),
    "a coalition of a rights group": (
        [
            """
            The the DET DT 3 det
            rights right NOUN NNS 3 compound
            group group NOUN NN 8 nsubj
            National National ADJ NNP 5 amod
            Coalition Coalition PROPN NNP 3 appos
            for for ADP IN 7 case
            Men Me PROPN NNPS 5 nmod
            sued sue VERB VBD 0 root
            """,
        ],
        [("National Coalition for Men", "ORG")],
        "The rights group National Coalition",
        "NGO",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_code_of_a_construction(case):
    """The party with these words has exactly this code."""
    sentences, names, words, code = CASES[case]
    coding = SHIPPED(make_coding(*sentences, names=names, published="2024-05-15"))

    assert {coding.entity(one).code for one in coding.mentions if words_of(coding, one.span) == words} == {code}
