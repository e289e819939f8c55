"""Parties outside the predicate's own clause: one construction of English a case, on analyses made by hand."""

import pytest
from test_parties_of_deeds import told

CASES = {
    "the object of an infinitive, hung from the verb before": (
        """
        Chad Chad PROPN NNP 2 nsubj
        tried try VERB VBD 0 root
        to to PART TO 4 mark
        press press VERB VB 2 xcomp
        Niger Niger PROPN NNP 2 obj
        to to PART TO 7 mark
        leave leave VERB VB 4 xcomp
        """,
        {"Chad": "TCD", "Niger": "NER"},
        ("REQUEST", ["Chad"], ["Niger"]),
    ),
    "an owner hung elsewhere, right before the noun": (
        """
        Chad Chad PROPN NNP 2 nsubj
        welcomed welcome VERB VBD 0 root
        Bo Bo PROPN NNP 1 flat
        's 's PART POS 3 case
        decision decision NOUN NN 2 obj
        """,
        {"Chad": "TCD", "Bo": "NGA-GOV"},
        ("SUPPORT", ["Chad"], ["Bo"]),
    ),
    "what stands right behind a noun and hangs from its verb": (
        """
        Abba Abba PROPN NNP 2 nsubj
        wept weep VERB VBD 0 root
        after after ADP IN 4 case
        vandalism vandalism NOUN NN 2 obl
        against against ADP IN 7 case
        a a DET DT 7 det
        mosque mosque NOUN NN 2 obl
        """,
        {"Abba": "NGA-GOV", "a mosque": "NGA-REL"},
        ("PROTEST", [], ["a mosque"]),
    ),
    "whose death is mourned": (
        """
        Togo Togo PROPN NNP 2 nsubj
        held hold VERB VBD 0 root
        a a DET DT 4 det
        minute minute NOUN NN 2 obj
        of of ADP IN 6 case
        silence silence NOUN NN 4 nmod
        after after ADP IN 9 case
        the the DET DT 9 det
        death death NOUN NN 2 obl
        of of ADP IN 12 case
        the the DET DT 12 det
        king king NOUN NN 9 nmod
        """,
        {"Togo": "TGO", "the king": "LSO-GOV"},
        ("SUPPORT", ["Togo"], ["the king"]),
    ),
    "who joined the subject": (
        """
        Poland Poland PROPN NNP 6 nsubj
        , , PUNCT , 3 punct
        joined join VERB VBN 1 acl
        by by ADP IN 5 case
        Hungary Hungary PROPN NNP 3 obl:agent
        attacked attack VERB VBD 0 root
        Austria Austria PROPN NNP 6 obj
        """,
        {"Poland": "POL", "Hungary": "HUN", "Austria": "AUT"},
        ("ASSAULT", ["Poland", "Hungary"], ["Austria"]),
    ),
    "who shall do what is ordered": (
        """
        Chad Chad PROPN NNP 2 nsubj
        ordered order VERB VBD 0 root
        checks check NOUN NNS 2 obj
        on on ADP IN 5 case
        schools school NOUN NNS 3 nmod
        by by ADP IN 8 case
        the the DET DT 8 det
        army army NOUN NN 5 nmod
        """,
        {"Chad": "TCD", "the army": "TCD-MIL"},
        ("REQUEST", ["Chad"], ["the army"]),
    ),
    "the second to do it": (
        """
        Uruguay Uruguay PROPN NNP 2 nsubj
        became become VERB VBD 0 root
        the the DET DT 5 det
        second second ADJ JJ 5 amod
        country country NOUN NN 2 xcomp
        to to PART TO 7 mark
        recognise recognise VERB VB 5 acl
        Palestine Palestine PROPN NNP 7 obj
        """,
        {"Uruguay": "URY", "Palestine": "PSE"},
        ("SUPPORT", ["Uruguay"], ["Palestine"]),
    ),
    "who has a part in a deed": (
        """
        Petrov Petrov PROPN NNP 3 nsubj
        was be AUX VBD 3 cop
        involved involved ADJ JJ 0 root
        in in ADP IN 6 case
        the the DET DT 6 det
        killing killing NOUN NN 3 obl
        of of ADP IN 9 case
        Chechen Chechen ADJ JJ 9 amod
        civilians civilian NOUN NNS 6 nmod
        """,
        {"Petrov": "RUS", "Chechen civilians": "RUS-CVL"},
        ("ASSAULT", ["Petrov"], ["Chechen civilians"]),
    ),
    "who plays a part": (
        """
        Polish Polish ADJ JJ 2 amod
        officers officer NOUN NNS 3 nsubj
        took take VERB VBD 0 root
        part part NOUN NN 3 obj
        in in ADP IN 7 case
        the the DET DT 7 det
        arrest arrest NOUN NN 3 obl
        of of ADP IN 10 case
        the the DET DT 10 det
        rebels rebel NOUN NNS 7 nmod
        """,
        {"Polish officers": "POL-COP", "the rebels": "REB"},
        ("COERCE", ["Polish officers"], ["the rebels"]),
    ),
    "one deed of several": (
        """
        Togo Togo PROPN NNP 2 nsubj
        took take VERB VBD 0 root
        measures measure NOUN NNS 2 obj
        including include VERB VBG 6 case
        the the DET DT 6 det
        expulsion expulsion NOUN NN 3 nmod
        of of ADP IN 9 case
        Ghanaian Ghanaian ADJ JJ 9 amod
        diplomats diplomat NOUN NNS 6 nmod
        """,
        {"Togo": "TGO", "Ghanaian diplomats": "GHA-GOV"},
        ("COERCE", ["Togo"], ["Ghanaian diplomats"]),
    ),
    "an ally does it too": (
        """
        Chad Chad PROPN NNP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        allied allied ADJ JJ 0 root
        with with ADP IN 5 case
        Mali Mali PROPN NNP 3 obl
        in in SCONJ IN 7 mark
        fighting fight VERB VBG 3 advcl
        the the DET DT 9 det
        rebels rebel NOUN NNS 7 obj
        """,
        {"Chad": "TCD", "Mali": "MLI", "the rebels": "REB"},
        ("ASSAULT", ["Chad", "Mali"], ["the rebels"]),
    ),
    "a move that another condemns": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        closed close VERB VBD 0 root
        the the DET DT 4 det
        port port NOUN NN 2 obj
        in in ADP IN 7 case
        a a DET DT 7 det
        move move NOUN NN 4 nmod
        condemned condemn VERB VBN 7 acl
        by by ADP IN 10 case
        Somalia Somalia PROPN NNP 8 obl:agent
        """,
        {"Kenya": "KEN", "Somalia": "SOM"},
        ("ACCUSE", ["Somalia"], ["Kenya"]),
    ),
    "a step behind a comma": (
        """
        Hungary Hungary PROPN NNP 2 nsubj
        vetoed veto VERB VBD 0 root
        the the DET DT 4 det
        treaty treaty NOUN NN 2 obj
        , , PUNCT , 7 punct
        a a DET DT 7 det
        decision decision NOUN NN 2 parataxis
        criticised criticise VERB VBN 7 acl
        by by ADP IN 10 case
        Germany Germany PROPN NNP 8 obl:agent
        """,
        {"Hungary": "HUN", "Germany": "DEU"},
        ("ACCUSE", ["Germany"], ["Hungary"]),
    ),
    "who answers was asked": (
        """
        Turkey Turkey PROPN NNP 2 nsubj
        rejected reject VERB VBD 0 root
        Sweden Sweden PROPN NNP 5 nmod:poss
        's 's PART POS 3 case
        demand demand NOUN NN 2 obj
        for for ADP IN 8 case
        the the DET DT 8 det
        release release NOUN NN 5 nmod
        of of ADP IN 11 case
        a a DET DT 11 det
        journalist journalist NOUN NN 8 nmod
        """,
        {"Turkey": "TUR", "Sweden": "SWE", "a journalist": "MED"},
        ("REQUEST", ["Sweden"], ["Turkey"]),
    ),
    "in answer to a call": (
        """
        In in ADP IN 2 case
        response response NOUN NN 10 obl
        to to ADP IN 6 case
        Chad Chad PROPN NNP 6 nmod:poss
        's 's PART POS 4 case
        appeal appeal NOUN NN 2 nmod
        for for ADP IN 8 case
        help help NOUN NN 6 nmod
        France France PROPN NNP 10 nsubj
        sent send VERB VBD 0 root
        troops troop NOUN NNS 10 obj
        """,
        {"Chad": "TCD", "France": "FRA", "troops": "MIL"},
        ("REQUEST", ["Chad"], ["France"]),
    ),
    "under pressure": (
        """
        Under under ADP IN 2 case
        pressure pressure NOUN NN 6 obl
        from from ADP IN 4 case
        France France PROPN NNP 2 nmod
        Chad Chad PROPN NNP 6 nsubj
        deported deport VERB VBD 0 root
        the the DET DT 8 det
        refugees refugee NOUN NNS 6 obj
        """,
        {"France": "FRA", "Chad": "TCD", "the refugees": "REF"},
        ("REQUEST", ["France"], ["Chad"]),
    ),
    "whom the gift is to help": (
        """
        Japan Japan PROPN NNP 2 nsubj
        provided provide VERB VBD 0 root
        aid aid NOUN NN 2 obj
        to to PART TO 5 mark
        support support VERB VB 3 acl
        refugees refugee NOUN NNS 5 obj
        in in ADP IN 8 case
        Jordan Jordan PROPN NNP 5 obl
        """,
        {"Japan": "JPN", "refugees": "REF", "Jordan": "JOR"},
        ("AID", ["Japan"], ["refugees"]),
    ),
    "where the gift goes": (
        """
        Norway Norway PROPN NNP 2 nsubj
        announced announce VERB VBD 0 root
        a a DET DT 4 det
        suspension suspension NOUN NN 2 obj
        of of ADP IN 6 case
        aid aid NOUN NN 4 nmod
        in in ADP IN 8 case
        Yemen Yemen PROPN NNP 6 nmod
        """,
        {"Norway": "NOR", "Yemen": "YEM"},
        ("SANCTION", ["Norway"], ["Yemen"]),
    ),
    "with whose help": (
        """
        With with ADP IN 2 case
        help help NOUN NN 7 obl
        from from ADP IN 4 case
        Iran Iran PROPN NNP 2 nmod
        the the DET DT 6 det
        rebels rebel NOUN NNS 7 nsubj
        shelled shell VERB VBD 0 root
        Aden Aden PROPN NNP 7 obj
        """,
        {"Iran": "IRN", "the rebels": "REB", "Aden": "YEM"},
        ("AID", ["Iran"], ["the rebels"]),
    ),
    "whose the land was": (
        """
        Peru Peru PROPN NNP 2 nsubj
        seized seize VERB VBD 0 root
        the the DET DT 4 det
        island island NOUN NN 2 obj
        owned own VERB VBN 4 acl
        by by ADP IN 7 case
        Chile Chile PROPN NNP 5 obl:agent
        """,
        {"Peru": "PER", "Chile": "CHL"},
        ("COERCE", ["Peru"], ["Chile"]),
    ),
    "between whom one mediates": (
        """
        Egypt Egypt PROPN NNP 2 nsubj
        launched launch VERB VBD 0 root
        a a DET DT 5 det
        mediation mediation NOUN NN 5 compound
        effort effort NOUN NN 2 obj
        to to PART TO 7 mark
        end end VERB VB 5 acl
        the the DET DT 9 det
        rift rift NOUN NN 7 obj
        between between ADP IN 11 case
        Qatar Qatar PROPN NNP 9 nmod
        and and CCONJ CC 13 cc
        Chad Chad PROPN NNP 11 conj
        """,
        {"Egypt": "EGY", "Qatar": "QAT", "Chad": "TCD"},
        ("CONSULT", ["Egypt"], ["Qatar", "Chad"]),
    ),
    "who leads the strike": (
        """
        A a DET DT 5 det
        Kenyan Kenyan ADJ JJ 4 obl:unmarked
        - - PUNCT HYPH 2 punct
        led lead VERB VBN 5 amod
        strike strike NOUN NN 6 nsubj
        killed kill VERB VBD 0 root
        rebels rebel NOUN NNS 6 obj
        """,
        {"Kenyan": "KEN", "rebels": "REB"},
        ("ASSAULT", ["Kenyan"], ["rebels"]),
    ),
    "what two verbs share": (
        """
        Police police NOUN NNS 2 nsubj
        fired fire VERB VBD 0 root
        and and CCONJ CC 4 cc
        landed land VERB VBD 2 conj
        a a DET DT 6 det
        round round NOUN NN 4 obj
        on on ADP IN 9 case
        a a DET DT 9 det
        protester protester NOUN NN 4 obl
        """,
        {"Police": "COP", "a protester": "CVL"},
        ("ASSAULT", ["Police"], ["a protester"]),
    ),
    "who met and signed": (
        """
        Bolivia Bolivia PROPN NNP 4 nsubj
        and and CCONJ CC 3 cc
        Chile Chile PROPN NNP 1 conj
        met meet VERB VBD 0 root
        and and CCONJ CC 6 cc
        signed sign VERB VBD 4 conj
        a a DET DT 8 det
        treaty treaty NOUN NN 6 obj
        """,
        {"Bolivia": "BOL", "Chile": "CHL"},
        ("CONSULT", ["Bolivia", "Chile"], []),
    ),
    "in spite of criticism": (
        """
        Ethiopia Ethiopia PROPN NNP 2 nsubj
        opened open VERB VBD 0 root
        the the DET DT 4 det
        dam dam NOUN NN 2 obj
        despite despite ADP IN 6 case
        criticism criticism NOUN NN 2 obl
        from from ADP IN 8 case
        Egypt Egypt PROPN NNP 6 nmod
        """,
        {"Ethiopia": "ETH", "Egypt": "EGY"},
        ("ACCUSE", ["Egypt"], ["Ethiopia"]),
    ),
    "whose announcement, the name hung elsewhere": (
        """
        Chad Chad PROPN NNP 2 nsubj
        welcomed welcome VERB VBD 0 root
        Ann Ann PROPN NNP 6 nmod:poss
        Bo Bo PROPN NNP 3 flat
        's 's PART POS 3 case
        decision decision NOUN NN 2 obj
        """,
        {"Chad": "TCD", "Ann Bo": "NGA"},
        ("SUPPORT", ["Chad"], ["Ann Bo"]),
    ),
}


@pytest.mark.parametrize(("sentence", "parties", "expected"), CASES.values(), ids=CASES)
def test_who_is_told_of_elsewhere(sentence, parties, expected):
    """There is a draft of that type with these parties."""
    assert expected in told([sentence], parties)
