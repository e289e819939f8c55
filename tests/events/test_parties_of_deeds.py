"""Whose doing it was, and whom it befell: one construction of English a case, on analyses made by hand."""

import pytest

from builders import make_coding, with_parties
from diurna.events import ExtractEvents


def told(sentences, parties):
    """What the shipped lexicon finds: (event, actors, recipients) for each draft, parties by their words."""
    coding = ExtractEvents()(with_parties(make_coding(*sentences), parties))
    text = coding.article.text
    return [
        (
            draft.event,
            [coding.mention(mention).span.of(text) for mention in draft.actors],
            [coding.mention(mention).span.of(text) for mention in draft.recipients],
        )
        for draft in coding.drafts
    ]


CASES = {
    "who made what is condemned": (
        """
        France France PROPN NNP 2 nsubj
        condemned condemn VERB VBD 0 root
        the the DET DT 4 det
        decree decree NOUN NN 2 obj
        Mali Mali PROPN NNP 6 nsubj
        issued issue VERB VBD 4 acl:relcl
        """,
        {"France": "FRA", "Mali": "MLI"},
        ("ACCUSE", ["France"], ["Mali"]),
    ),
    "whose policy it is does it": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        follows follow VERB VBZ 0 root
        a a DET DT 4 det
        policy policy NOUN NN 2 obj
        of of SCONJ IN 6 mark
        expelling expel VERB VBG 4 acl
        refugees refugee NOUN NNS 6 obj
        """,
        {"Kenya": "KEN", "refugees": "REF"},
        ("COERCE", ["Kenya"], ["refugees"]),
    ),
    "who is punished for a deed did it": (
        """
        Petrov Petrov PROPN NNP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        sentenced sentence VERB VBN 0 root
        to to ADP IN 5 case
        life life NOUN NN 3 obl
        for for SCONJ IN 7 mark
        killing kill VERB VBG 3 advcl
        a a DET DT 10 det
        French French ADJ JJ 10 amod
        policeman policeman NOUN NN 7 obj
        """,
        {"Petrov": "RUS-CRM", "a French policeman": "FRA-COP"},
        ("ASSAULT", ["Petrov"], ["a French policeman"]),
    ),
    "a verb of doing tells the doer": (
        """
        Togo Togo PROPN NNP 2 nsubj
        orchestrated orchestrate VERB VBD 0 root
        the the DET DT 4 det
        attacks attack NOUN NNS 2 obj
        on on ADP IN 6 case
        Mali Mali PROPN NNP 4 nmod
        """,
        {"Togo": "TGO", "Mali": "MLI"},
        ("ASSAULT", ["Togo"], ["Mali"]),
    ),
    "a verb of suffering tells whom it befalls": (
        """
        Egypt Egypt PROPN NNP 3 nsubj
        is be AUX VBZ 3 aux
        facing face VERB VBG 0 root
        terrorist terrorist ADJ JJ 5 amod
        attacks attack NOUN NNS 3 obj
        """,
        {"Egypt": "EGY"},
        ("ASSAULT", [], ["Egypt"]),
    ),
    "upon whom it was laid": (
        """
        Japan Japan PROPN NNP 2 nsubj
        lifted lift VERB VBD 0 root
        economic economic ADJ JJ 4 amod
        sanctions sanction NOUN NNS 2 obj
        imposed impose VERB VBN 4 acl
        on on ADP IN 7 case
        India India PROPN NNP 5 obl
        """,
        {"Japan": "JPN", "India": "IND"},
        ("CONCEDE", ["Japan"], ["India"]),
    ),
    "what is made is no recipient": (
        """
        France France PROPN NNP 2 nsubj
        agreed agree VERB VBD 0 root
        to to PART TO 4 mark
        set set VERB VB 2 xcomp
        up up ADP RP 4 compound:prt
        a a DET DT 8 det
        new new ADJ JJ 8 amod
        company company NOUN NN 4 obj
        """,
        {"France": "FRA", "a new company": "BUS"},
        ("AGREE", ["France"], []),
    ),
    "nor is what is given": (
        """
        Colombia Colombia PROPN NNP 2 nsubj
        agreed agree VERB VBD 0 root
        to to PART TO 4 mark
        send send VERB VB 2 xcomp
        troops troop NOUN NNS 4 obj
        to to ADP IN 7 case
        Chad Chad PROPN NNP 4 obl
        """,
        {"Colombia": "COL", "troops": "MIL", "Chad": "TCD"},
        ("AGREE", ["Colombia"], ["Chad"]),
    ),
    "nor one's own troops": (
        """
        Egypt Egypt PROPN NNP 3 nsubj
        is be AUX VBZ 3 cop
        willing willing ADJ JJ 0 root
        to to PART TO 5 mark
        withdraw withdraw VERB VB 3 xcomp
        its its PRON PRP$ 7 nmod:poss
        troops troop NOUN NNS 5 obj
        """,
        {"Egypt": "EGY", "its troops": "EGY-MIL"},
        ("AGREE", ["Egypt"], []),
    ),
    "an example of a known group adds nobody": (
        """
        Libya Libya PROPN NNP 2 nsubj
        freed free VERB VBD 0 root
        37 37 NUM CD 4 nummod
        prisoners prisoner NOUN NNS 2 obj
        , , PUNCT , 9 punct
        including include VERB VBG 9 case
        a a DET DT 9 det
        former former ADJ JJ 9 amod
        detainee detainee NOUN NN 4 nmod
        """,
        {"Libya": "LBY", "37 prisoners": "LBY-CRM", "a former detainee": "-CRM"},
        ("RETREAT", ["Libya"], ["37 prisoners"]),
    ),
    "of an unknown group the named count": (
        """
        Most most ADJ JJS 2 amod
        states state NOUN NNS 9 nsubj
        , , PUNCT , 5 punct
        including include VERB VBG 5 case
        France France PROPN NNP 2 nmod
        and and CCONJ CC 7 cc
        Chad Chad PROPN NNP 5 conj
        , , PUNCT , 2 punct
        recognise recognise VERB VBP 0 root
        Kosovo Kosovo PROPN NNP 9 obj
        """,
        {"Most states": "-GOV", "France": "FRA", "Chad": "TCD", "Kosovo": "XKX"},
        ("SUPPORT", ["France", "Chad"], ["Kosovo"]),
    ),
    "a participle that lacks its object tells what befell its noun": (
        """
        Officials official NOUN NNS 2 nsubj
        reported report VERB VBD 0 root
        dozens dozen NOUN NNS 2 obj
        of of ADP IN 5 case
        fighters fighter NOUN NNS 3 nmod
        arrested arrest VERB VBN 3 acl
        """,
        {"Officials": "AFG-GOV", "fighters": "AFG-REB"},
        ("COERCE", [], ["fighters"]),
    ),
    "who leaves, not what is left": (
        """
        Crowds crowd NOUN NNS 2 nsubj
        protested protest VERB VBD 0 root
        against against ADP IN 5 case
        the the DET DT 5 det
        exit exit NOUN NN 2 obl
        of of ADP IN 7 case
        Britain Britain PROPN NNP 5 nmod
        from from ADP IN 10 case
        the the DET DT 10 det
        Union Union PROPN NNP 5 nmod
        """,
        {"Crowds": "-CVL", "Britain": "GBR", "the Union": "EU"},
        ("PROTEST", ["Crowds"], ["Britain"]),
    ),
    "a second participle with a doer of its own is a passive": (
        """
        Images image NOUN NNS 13 nsubj:pass
        of of ADP IN 4 case
        the the DET DT 4 det
        boy boy NOUN NN 1 nmod
        carrying carry VERB VBG 4 acl
        a a DET DT 7 det
        cap cap NOUN NN 5 obj
        and and CCONJ CC 9 cc
        arrested arrest VERB VBN 5 conj
        by by ADP IN 11 case
        police police NOUN NNS 9 obl:agent
        were be AUX VBD 13 aux:pass
        shown show VERB VBN 0 root
        """,
        {"the boy": "-CVL", "police": "USA-COP"},
        ("COERCE", ["police"], ["the boy"]),
    ),
    "a country is where people protest": (
        """
        The the DET DT 3 det
        Kenya Kenya PROPN NNP 3 compound
        protests protest NOUN NNS 4 nsubj
        continue continue VERB VBP 0 root
        """,
        {"Kenya": "KEN"},
        ("PROTEST", [], []),
    ),
    "an object tells that a verb taken for a passive is none": (
        """
        Its its PRON PRP$ 2 nmod:poss
        troops troop NOUN NNS 3 nsubj:pass
        killed kill VERB VBD 0 root
        30 30 NUM CD 5 nummod
        fighters fighter NOUN NNS 3 obj
        """,
        {"Its troops": "NGA-MIL", "30 fighters": "NGA-REB"},
        ("ASSAULT", ["Its troops"], ["30 fighters"]),
    ),
    "states in a row that the tree takes for one of two names": (
        """
        Benin Benin PROPN NNP 4 nsubj
        , , PUNCT , 3 punct
        Nigeria Nigeria PROPN NNP 1 appos
        condemn condemn VERB VBP 0 root
        Chad Chad PROPN NNP 4 obj
        """,
        {"Benin": "BEN", "Nigeria": "NGA", "Chad": "TCD"},
        ("ACCUSE", ["Benin", "Nigeria"], ["Chad"]),
    ),
    "the writer of a letter, not its reader": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        sent send VERB VBD 0 root
        a a DET DT 4 det
        letter letter NOUN NN 2 obj
        to to ADP IN 6 case
        Togo Togo PROPN NNP 2 obl
        condemning condemn VERB VBG 6 acl
        Chad Chad PROPN NNP 7 obj
        """,
        {"Kenya": "KEN", "Togo": "TGO", "Chad": "TCD"},
        ("ACCUSE", ["Kenya"], ["Chad"]),
    ),
    "whom it befell at a place, of a verb that aims at one": (
        """
        Fighters fighter NOUN NNS 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        shot shoot VERB VBN 0 root
        at at ADP IN 6 case
        a a DET DT 6 det
        mosque mosque NOUN NN 3 obl
        """,
        {"Fighters": "AFG-REB", "a mosque": "AFG-REL"},
        ("ASSAULT", [], ["Fighters"]),
    ),
    "an object that the tree takes for a second subject": (
        """
        Togo Togo PROPN NNP 2 nsubj
        expelled expel VERB VBD 0 root
        Chad Chad PROPN NNP 2 nsubj
        """,
        {"Togo": "TGO", "Chad": "TCD"},
        ("SANCTION", ["Togo"], ["Chad"]),
    ),
    "the subject behind 'for'": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        called call VERB VBD 0 root
        for for SCONJ IN 6 mark
        Togo Togo PROPN NNP 6 nsubj
        to to PART TO 6 mark
        leave leave VERB VB 2 advcl
        """,
        {"Kenya": "KEN", "Togo": "TGO"},
        ("REQUEST", ["Kenya"], ["Togo"]),
    ),
    "a part of an adjective is nobody": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        criticised criticise VERB VBD 0 root
        a a DET DT 7 det
        judge judge NOUN NN 6 compound
        - - PUNCT HYPH 6 punct
        led lead VERB VBN 7 amod
        inquiry inquiry NOUN NN 2 obj
        """,
        {"Kenya": "KEN", "judge": "JUD"},
        ("ACCUSE", ["Kenya"], []),
    ),
    "who is written to is asked": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        wrote write VERB VBD 0 root
        to to ADP IN 4 case
        Togo Togo PROPN NNP 2 obl
        asking ask VERB VBG 2 advcl
        to to PART TO 7 mark
        withdraw withdraw VERB VB 5 xcomp
        """,
        {"Kenya": "KEN", "Togo": "TGO"},
        ("REQUEST", ["Kenya"], ["Togo"]),
    ),
    "subjects of a second clause in the first one's list": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        criticised criticise VERB VBD 0 root
        Chad Chad PROPN NNP 2 obj
        , , PUNCT , 9 punct
        and and CCONJ CC 9 cc
        Togo Togo PROPN NNP 3 conj
        and and CCONJ CC 8 cc
        Mali Mali PROPN NNP 3 conj
        praised praise VERB VBD 2 conj
        Niger Niger PROPN NNP 9 obj
        """,
        {"Kenya": "KEN", "Chad": "TCD", "Togo": "TGO", "Mali": "MLI", "Niger": "NER"},
        ("SUPPORT", ["Togo", "Mali"], ["Niger"]),
    ),
    "and none of the first one's": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        criticised criticise VERB VBD 0 root
        Chad Chad PROPN NNP 2 obj
        , , PUNCT , 9 punct
        and and CCONJ CC 9 cc
        Togo Togo PROPN NNP 3 conj
        and and CCONJ CC 8 cc
        Mali Mali PROPN NNP 3 conj
        praised praise VERB VBD 2 conj
        Niger Niger PROPN NNP 9 obj
        """,
        {"Kenya": "KEN", "Chad": "TCD", "Togo": "TGO", "Mali": "MLI", "Niger": "NER"},
        ("ACCUSE", ["Kenya"], ["Chad"]),
    ),
    "who sent in what is rejected": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        sent send VERB VBD 0 root
        a a DET DT 4 det
        plan plan NOUN NN 2 obj
        , , PUNCT , 8 punct
        which which PRON WDT 8 obj
        Togo Togo PROPN NNP 8 nsubj
        rejected reject VERB VBD 4 acl:relcl
        """,
        {"Kenya": "KEN", "Togo": "TGO"},
        ("REJECT", ["Togo"], ["Kenya"]),
    ),
    "by whom, not of whom, what is criticised was made": (
        """
        Kenya Kenya PROPN NNP 2 nsubj
        criticised criticise VERB VBD 0 root
        the the DET DT 4 det
        naming naming NOUN NN 2 obj
        of of ADP IN 6 case
        Chad Chad PROPN NNP 4 nmod
        by by ADP IN 8 case
        Togo Togo PROPN NNP 4 nmod
        """,
        {"Kenya": "KEN", "Chad": "TCD", "Togo": "TGO"},
        ("ACCUSE", ["Kenya"], ["Togo"]),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_parties_of_a_construction(case):
    """Each construction gives the event with exactly these parties."""
    sentence, parties, wanted = CASES[case]

    assert wanted in told([sentence], parties)
