"""Words that point back at a day: "ever since", and months that are somebody's name."""

import pytest

from builders import make_coding
from diurna.times.expressions import find_expressions
from diurna.times.since_then import with_since_then

HELD = """
    Police  police NOUN NNS 2 nsubj
    held    hold VERB  VBD 0 root
    Lee     Lee  PROPN NNP 2 obj
    on      on   ADP   IN  5 case
    Friday  Friday PROPN NNP 2 obl
    .       .    PUNCT .   2 punct
"""
EVER = """
    He      he   PRON  PRP 3 nsubj
    has     have AUX   VBZ 3 aux
    starved starve VERB VBN 0 root
    ever    ever ADV   RB  5 advmod
    since   since ADV  RB  3 advmod
    .       .    PUNCT .   3 punct
"""


def test_ever_since_counts_from_the_day_before_it():
    """In English "Police held Lee on Friday. He has starved ever since."."""
    coding = make_coding(HELD, EVER)

    *_, found = with_since_then(coding.article.text, coding.analysis, find_expressions(coding))

    assert (str(found.start), found.end, found.edge) == ("2024-05-10", None, "since")


PRAISED = """
    {first}  {first} PROPN NNP 3 nsubj
    May      May  PROPN NNP {at} flat
    praised  praise VERB VBD 0 root
    Lee      Lee  PROPN NNP 3 obj
    .        .    PUNCT .   3 punct
"""
OBJECTED = """
    Lee      Lee  PROPN NNP 2 nsubj
    objected object VERB VBD 0 root
    to       to   ADP   IN  5 case
    the      the  DET   DT  5 det
    May      May  PROPN NNP 6 compound
    plan     plan NOUN  NN  2 obl
    .        .    PUNCT .   2 punct
"""


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([("Ann May", "PER"), ("May", "PER")], []),
        ([("Ann May", "PER")], ["May"]),
        ([("May", "PER")], ["May"]),
    ],
)
def test_a_month_is_a_surname_where_the_article_has_somebody_of_that_name(
    names: list[tuple[str, str]], found: list[str]
):
    """Where "Ann May" is known, "the May plan" is hers; else the recogniser may err, and the month stands."""
    sentences = (PRAISED.format(first="Ann", at=1), OBJECTED)
    coding = make_coding(*(sentences if names[0][0] == "Ann May" else sentences[1:]), names=names)

    assert [one.span.of(coding.article.text) for one in find_expressions(coding)] == found
