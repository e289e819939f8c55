"""Parties that a custom lexicon names, in sentences built by hand."""

import pytest

from actors.tables import AGENTS, COUNTRIES, LEADERS, rows
from builders import make_coding
from diurna.actors import ResolveActors
from diurna.actors.home_places import HomePlaces
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.custom import COLUMNS, read_custom_lexicons
from diurna.lexicons.named import PhraseIndex

MET = """
Who who PRON WP 2 nsubj
met meet VERB VBD 0 root
the the DET DT 6 det
Turkey Turkey PROPN NNP 6 compound
Creek Creek PROPN NNP 6 compound
League League PROPN NNP 2 obj
and and CCONJ CC 8 cc
HALE Hale PROPN NNP 6 conj
? ? PUNCT . 2 punct
"""


@pytest.fixture
def parties(tmp_path):
    """Resolve a sentence with a custom lexicon; returns words to codes."""

    def resolve(*lines, published="2024-05-15"):
        path = tmp_path / "mine.tsv"
        path.write_text("\n".join(["\t".join(COLUMNS), *lines]), encoding="utf-8")
        lexicon = ActorLexicon(
            rows("id code names adjectives people seats note", COUNTRIES),
            agents=rows("id phrase sectors office note", AGENTS),
            leaders=rows("id name aliases country sectors office from to note", LEADERS),
            custom=read_custom_lexicons([path]),
        )
        coding = ResolveActors(lexicon, HomePlaces(PhraseIndex()))(make_coding(MET, published=published))
        return {mention.span.of(coding.article.text): coding.entity(mention).code for mention in coding.mentions}

    return resolve


def test_a_name_to_pass_over_is_no_party(parties):
    """Without the line, Turkey is one."""
    assert "TUR" in parties("x\tbody\tX").values()
    assert "TUR" not in parties("x\tnothing\tTurkey Creek").values()


def test_the_longer_custom_name_takes_in_the_shipped_one(parties):
    """The whole name is the party."""
    assert parties("x\tbody\tTurkey Creek League\t\tUSA\t\tPTY")["Turkey Creek League"] == "USA-PTY"


def test_a_person_by_a_bare_name_in_any_case(parties):
    """A custom lexicon's bare names are found wherever they are written as names, and coded for the day."""
    line = "x\tperson\tHale\tany\tMKD\t\tGOV\tmayor\t2020\t2021"

    assert parties(line, published="2020-05-15")["HALE"] == "MKD-GOV"
    assert parties(line, published="2024-05-15")["HALE"] == "MKD-ELI"
    assert parties(line, published=None)["HALE"] == "MKD"


def test_a_person_without_days_is_coded_always(parties):
    """Even where the article has no day."""
    assert parties("x\tperson\tHale\tany\tMKD\t\tGOV", published=None)["HALE"] == "MKD-GOV"


def test_a_word_that_is_no_name_is_no_name_in_any_case(parties):
    """At the beginning of a sentence, "Who" is not the WHO."""
    assert "WHO" not in parties("x\tbody\tWHO\tany\t\tWHO").values()
