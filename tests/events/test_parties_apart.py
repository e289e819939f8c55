"""What only looks like a party of a deed: no record of that type holds it; on analyses made by hand."""

import pytest
from test_parties_of_deeds import told

APART = {
    "who opposes a bill is not behind it": (
        """
        The the DET DT 2 det
        bill bill NOUN NN 10 nsubj:pass
        opposed oppose VERB VBN 2 acl
        by by ADP IN 5 case
        doctors doctor NOUN NNS 3 obl:agent
        and and CCONJ CC 7 cc
        backed back VERB VBN 3 conj
        by by ADP IN 9 case
        farmers farmer NOUN NNS 7 obl:agent
        died die VERB VBD 0 root
        """,
        {"doctors": "KEN-HLH", "farmers": "KEN-AGR"},
        ("SUPPORT", ["farmers"], ["doctors"]),
    ),
    "a common noun before -led is no leader": (
        """
        A a DET DT 5 det
        judge judge NOUN NN 4 compound
        - - PUNCT HYPH 2 punct
        led lead VERB VBN 5 amod
        inquiry inquiry NOUN NN 9 nsubj
        into into ADP IN 7 case
        police police NOUN NNS 5 nmod
        has have AUX VBZ 9 aux
        begun begin VERB VBN 0 root
        """,
        {"judge": "JUD", "police": "KEN-COP"},
        ("ACCUSE", ["judge"], ["police"]),
    ),
    "a rank that is no description of the subject": (
        """
        Uruguay Uruguay PROPN NNP 2 nsubj
        met meet VERB VBD 0 root
        the the DET DT 5 det
        second second ADJ JJ 5 amod
        country country NOUN NN 2 obj
        to to PART TO 7 mark
        recognise recognise VERB VB 5 acl
        Palestine Palestine PROPN NNP 7 obj
        """,
        {"Uruguay": "URY", "Palestine": "PSE"},
        ("SUPPORT", ["Uruguay"], ["Palestine"]),
    ),
    "verbs with words between them share nothing": (
        """
        Chad Chad PROPN NNP 2 nsubj
        attacked attack VERB VBD 0 root
        at at ADP IN 4 case
        dawn dawn NOUN NN 2 obl
        and and CCONJ CC 6 cc
        praised praise VERB VBD 2 conj
        Mali Mali PROPN NNP 6 obj
        """,
        {"Chad": "TCD", "Mali": "MLI"},
        ("ASSAULT", ["Chad"], ["Mali"]),
    ),
    "who condemns a demand was not asked": (
        """
        Turkey Turkey PROPN NNP 2 nsubj
        condemned condemn VERB VBD 0 root
        Sweden Sweden PROPN NNP 5 nmod:poss
        's 's PART POS 3 case
        demand demand NOUN NN 2 obj
        for for ADP IN 7 case
        money money NOUN NN 5 nmod
        """,
        {"Turkey": "TUR", "Sweden": "SWE"},
        ("REQUEST", ["Sweden"], ["Turkey"]),
    ),
    "one who helps his own country only works with it": (
        """
        With with ADP IN 2 case
        help help NOUN NN 6 obl
        from from ADP IN 4 case
        Kenyans Kenyan NOUN NNS 2 nmod
        Nairobi Nairobi PROPN NNP 6 nsubj
        shelled shell VERB VBD 0 root
        Aden Aden PROPN NNP 6 obj
        """,
        {"Kenyans": "KEN-CVL", "Nairobi": "KEN", "Aden": "YEM"},
        ("AID", ["Kenyans"], ["Nairobi"]),
    ),
}


@pytest.mark.parametrize(("sentence", "parties", "wrong"), APART.values(), ids=APART)
def test_what_only_looks_alike(sentence, parties, wrong):
    """There is no draft of that type with these parties."""
    assert wrong not in told([sentence], parties)
