"""Who is killed is killed once."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.records import Draft
from diurna.times import DateEvents

KILLED = """
    Lee     Lee  PROPN NNP 3 nsubj:pass
    was     be   AUX   VBD 3 aux:pass
    {verb}
    in      in   ADP   IN  5 case
    {when}
"""
AGAIN = """
    The     the    DET  DT  3 det
    {year}  {year} NUM  CD  3 nummod
    murder  murder NOUN NN  6 nsubj
    of      of     ADP  IN  5 case
    Lee     Lee    PROPN NNP 3 nmod
    shocked shock  VERB VBD 0 root
    Peru    Peru   PROPN NNP 6 obj
"""
SHOT = """
    A       a     DET  DT  2 det
    man     man   NOUN NN  3 nsubj
    shot    shoot VERB VBD 0 root
    Lee     Lee   PROPN NNP 3 obj
"""
JUNE = "June June PROPN NNP 3 obl\n    1982 1982 NUM CD 5 nmod"


def murder_of(kind: str, sentence: str, word: str, verb: str = "killed kill VERB VBN 0 root", when: str = JUNE):
    """The date of the second telling, and whether it is background; both are of Lee, who is of this kind."""
    coding = with_parties(
        make_coding(KILLED.format(verb=verb, when=when), sentence, published="2024-05-15"), {"Lee": ""}
    )
    coding = replace(coding, entities=tuple(replace(one, kind=kind) for one in coding.entities))
    first = next(token for token in coding.analysis.tokens if token.text == verb.split()[0])
    second = next(token for token in coding.analysis.tokens if token.text == word)
    one = Draft(id="a", sentence=1, trigger=first.span, predicate=first.index, event="ASSAULT", recipients=("m0",))
    two = replace(one, id="b", sentence=2, trigger=second.span, predicate=second.index)
    found = DateEvents()(replace(coding, drafts=(one, two))).drafts[1]
    assert found.date is not None
    return (
        str(found.date.start),
        str(found.date.end),
        found.historical,
        [e.rule for e in found.evidence if e.field == "date"],
    )


def test_the_murder_of_one_who_was_killed_in_june_was_in_june():
    """Lee "was killed in June 1982": "the 1982 murder of Lee" and "a man shot Lee" are the same, and as long ago."""
    expected = ("1982-06-01", "1982-06-30", True, ["date.killing"])

    assert murder_of("person", AGAIN.format(year="1982"), "murder") == expected
    assert murder_of("person", SHOT, "shot") == expected


@pytest.mark.parametrize(
    ("kind", "year", "verb", "when"),
    [
        ("group", "1982", "killed kill VERB VBN 0 root", JUNE),
        ("person", "1990", "killed kill VERB VBN 0 root", JUNE),
        ("person", "1982", "hurt hurt VERB VBN 0 root", JUNE),
        ("person", "1982", "killed kill VERB VBN 0 root", "the the DET DT 6 det\n    1980s 1980s NOUN NNS 3 obl"),
    ],
)
def test_other_attacks_keep_their_year(kind: str, year: str, verb: str, when: str):
    """Rebels are killed often; two years contradict each other; who was only hurt may be so twice; a decade is no day."""
    again, word = AGAIN.format(year=year), "murder"
    if "hurt" in verb:
        again, word = again.replace("murder  murder", "wounding wounding"), "wounding"

    assert murder_of(kind, again, word, verb, when)[:2] == (f"{year}-01-01", f"{year}-12-31")
