"""Setting: the country of parties that the text leaves without one."""

from dataclasses import replace

from actors.tables import LEXICON
from actors.test_phrases import GAZETTEER, RESOLVE, entity, mention
from builders import make_coding
from diurna.actors.home_places import shipped_places
from diurna.actors.scenes import find_dateline
from diurna.lexicons.keys import name_keys, split_words
from diurna.records import Article, Coding, Span

SERBIA_TOLD = """
Serbia Serbia PROPN NNP 2 nsubj
mourned mourn VERB VBD 0 root
as as SCONJ IN 5 mark
Belgrade Belgrade PROPN NNP 5 nsubj
burned burn VERB VBD 2 advcl
"""
SERBS_FLED = """
Serbs Serb PROPN NNPS 2 nsubj
fled flee VERB VBD 0 root
"""
FRANCE_TOLD = """
France France PROPN NNP 2 nsubj
watched watch VERB VBD 0 root
as as SCONJ IN 6 mark
French French ADJ JJ 5 amod
trade trade NOUN NN 6 nsubj
fell fall VERB VBD 2 advcl
"""
POLICE_FACED = """
Police police NOUN NN 2 nsubj
faced face VERB VBD 0 root
protesters protester NOUN NNS 2 obj
"""
CITY_POLICE = """
In in ADP IN 2 case
Chicago Chicago PROPN NNP 5 obl
, , PUNCT , 5 punct
police police NOUN NN 5 nsubj
slept sleep VERB VBD 0 root
"""


def rules(coding: Coding, words: str) -> list[str]:
    """The rules that a mention's evidence names."""
    return [one.rule for one in mention(coding, words).evidence]


def test_parties_of_an_article_about_one_country():
    """In an article about Serbia, police and protesters are Serbian, and the evidence says why."""
    coding = RESOLVE(make_coding(SERBIA_TOLD, SERBS_FLED, POLICE_FACED))

    assert entity(coding, "Police").code == "SRB-COP"
    assert entity(coding, "protesters").code == "SRB-OPP"
    assert "setting.article" in rules(coding, "protesters")


def test_two_countries_give_none():
    """Where two countries are told of alike, nobody is given either."""
    coding = RESOLVE(make_coding(SERBIA_TOLD, FRANCE_TOLD, POLICE_FACED))

    assert entity(coding, "Police").code == "COP"
    assert entity(coding, "protesters").code == "OPP"


def test_one_mention_is_not_enough():
    """A country named once is not what an article is about."""
    coding = RESOLVE(make_coding(POLICE_FACED, SERBS_FLED))

    assert entity(coding, "Police").code == "COP"


def test_place_in_the_clause():
    """Police who act in a city are that city's, whatever the article is about."""
    coding = RESOLVE(make_coding(SERBIA_TOLD, SERBS_FLED, CITY_POLICE, names=[("Chicago", "LOC")]))

    assert entity(coding, "police").code == "USA-COP"
    assert "setting.place" in rules(coding, "police")


def test_a_persons_office():
    """A prime minister without a country holds the office where the article is set."""
    coding = RESOLVE(
        make_coding(
            SERBIA_TOLD,
            SERBS_FLED,
            """
        Prime prime ADJ JJ 2 amod
        Minister Minister PROPN NNP 3 nmod:desc
        Ivan Ivan PROPN NNP 5 nsubj
        Petrov Petrov PROPN NNP 3 flat
        resigned resign VERB VBD 0 root
    """,
            names=[("Ivan Petrov", "PER")],
        )
    )

    assert entity(coding, "Prime Minister Ivan Petrov").code == "SRB-GOV"


def test_given_countries_and_foreigners_stay():
    """What the text gives is not overridden, and foreign officials, diplomats and bodies get nothing."""
    coding = RESOLVE(
        make_coding(
            SERBIA_TOLD,
            SERBS_FLED,
            """
        French French ADJ JJ 2 amod
        soldiers soldier NOUN NNS 3 nsubj
        met meet VERB VBD 0 root
        foreign foreign ADJ JJ 5 amod
        officials official NOUN NNS 3 obj
        and and CCONJ CC 9 cc
        a a DET DT 9 det
        UN UN PROPN NNP 9 compound
        diplomat diplomat NOUN NN 5 conj
    """,
            names=[("UN", "ORG")],
        )
    )

    assert entity(coding, "French soldiers").code == "FRA-MIL"
    assert entity(coding, "foreign officials").code == "GOV"


def test_dateline_settles_institutions_where_two_compete():
    """With a dateline and a second country, the government is the dateline's; soldiers may be anybody's."""
    attack = """
    Russia Russia PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Ukraine Ukraine PROPN NNP 2 obj
    """
    told = """
    The the DET DT 2 det
    government government NOUN NN 3 nsubj
    blamed blame VERB VBD 0 root
    Russia Russia PROPN NNP 3 obj
    and and CCONJ CC 6 cc
    soldiers soldier NOUN NNS 3 conj
    """
    coding = make_coding(attack, told)
    text = "KYIV - " + coding.article.text
    article = replace(coding.article, text=text, dateline=Span(0, 7))
    tokens = tuple(replace(one, span=Span(one.span.start + 7, one.span.end + 7)) for one in coding.analysis.tokens)
    coding = RESOLVE(replace(coding, article=article, analysis=replace(coding.analysis, tokens=tokens)))

    assert entity(coding, "The government").code == "UKR-GOV"
    assert entity(coding, "soldiers").code == "MIL"


def test_datelines():
    """A dateline begins with a place; an unknown one gives no country."""
    texts = {
        "BELGRADE, Aug 22 (AP) -- ": "SRB",
        "MOSCOW (Reuters) — ": "RUS",
        "CHICAGO - ": "USA",
        "Nowhere-on-Sea - ": None,
        "- ": None,
    }

    found = {
        text: find_dateline(Article(id="a", text=text, dateline=Span(0, len(text))), LEXICON, GAZETTEER)
        for text in texts
    }

    assert found == texts
    assert find_dateline(Article(id="a", text="BELGRADE - "), LEXICON, GAZETTEER) is None


def test_quarters_of_the_sky_are_nobody_s_province():
    """Some country has a province called South; "the South" is not there."""
    places = shipped_places().entries

    for words in ("South", "North", "Upper East", "Central"):
        assert name_keys(split_words(words)) not in places
