"""Phrases: how far they reach, which token holds them, and what their own words tell."""

import pytest

from actors.sentences import COUNTRIES_MET, MINISTER_SAID, TITLED_NAME
from actors.tables import LEXICON
from builders import make_coding, words_of
from diurna.actors import ResolveActors
from diurna.actors.home_places import HomePlaces
from diurna.records import Coding, Entity, Mention

GAZETTEER = HomePlaces()
RESOLVE = ResolveActors(LEXICON, GAZETTEER)


def mention(coding: Coding, words: str) -> Mention:
    """The mention with these words."""
    (found,) = [one for one in coding.mentions if words_of(coding, one.span) == words]
    return found


def entity(coding: Coding, words: str) -> Entity:
    """Whom the mention with these words refers to."""
    return coding.entity(mention(coding, words))


def test_title_and_name_are_one_mention():
    """A title before a name makes one mention, held by the token that the clause holds, and tells office and code."""
    coding = RESOLVE(make_coding(TITLED_NAME, names=[("Ivan Petrov", "PER")]))

    (one,) = coding.mentions

    assert words_of(coding, one.span) == "Russian Foreign Minister Ivan Petrov"
    assert coding.analysis.tokens[one.head].text == "Ivan"
    found = coding.entity(one)
    assert (found.name, found.code, found.office) == ("Ivan Petrov", "RUS-GOV", "foreign minister")


@pytest.mark.parametrize(
    ("minister", "first", "second", "head"),
    [
        ("4 nmod:desc", "6 nsubj", "4 flat", "Ivan"),
        ("6 nsubj", "3 appos", "4 flat", "Minister"),
        ("6 nsubj", "3 flat", "3 flat", "Minister"),
        ("5 compound", "5 compound", "6 nsubj", "Petrov"),
    ],
)
def test_head_follows_the_tree(minister, first, second, head):
    """Whichever word of title and name the parser takes for the head, the mention is one and hangs from it."""
    rows = f"""
        Russian Russian ADJ JJ 3 amod
        Foreign foreign ADJ JJ 3 amod
        Minister Minister PROPN NNP {minister}
        Ivan Ivan PROPN NNP {first}
        Petrov Petrov PROPN NNP {second}
        resigned resign VERB VBD 0 root
    """
    coding = RESOLVE(make_coding(rows, names=[("Ivan Petrov", "PER")]))

    (one,) = coding.mentions

    assert coding.analysis.tokens[one.head].text == head
    assert coding.entity(one).code == "RUS-GOV"


def test_brackets_inside_a_name():
    """Editors' brackets are part of the phrase, and not of the name."""
    coding = RESOLVE(
        make_coding(
            """
        ( ( PUNCT -LRB- 2 punct
        Serbian Serbian ADJ JJ 4 amod
        ) ) PUNCT -RRB- 2 punct
        President President PROPN NNP 8 nmod:desc
        ( ( PUNCT -LRB- 6 punct
        Marko Marko PROPN NNP 8 compound
        ) ) PUNCT -RRB- 6 punct
        Ilic Ilic PROPN NNP 9 nsubj
        spoke speak VERB VBD 0 root
    """,
            names=[("Marko", "PER")],
        )
    )

    (one,) = coding.mentions

    assert coding.entity(one).name == "Marko Ilic"
    assert coding.entity(one).code == "SRB-GOV"


def test_title_without_a_name():
    """A described office-holder is a person with country, sector and office, "the" within the mention."""
    coding = RESOLVE(make_coding(MINISTER_SAID))

    found = entity(coding, "The Serbian interior minister")

    assert (found.kind, found.code, found.office) == ("person", "SRB-GOV", "interior minister")
    assert mention(coding, "The Serbian interior minister").kind == "title"


def test_possessor_gives_the_country():
    """The possessor is a mention of its own and gives the owned its country."""
    coding = RESOLVE(
        make_coding("""
        Ukraine Ukraine PROPN NNP 4 nmod:poss
        's 's PART POS 1 case
        defence defence NOUN NN 4 compound
        minister minister NOUN NN 5 nsubj
        met meet VERB VBD 0 root
        soldiers soldier NOUN NNS 5 obj
    """)
    )

    assert entity(coding, "Ukraine").code == "UKR"
    assert entity(coding, "defence minister").code == "UKR-GOV"
    assert entity(coding, "defence minister").office == "defence minister"
    assert entity(coding, "soldiers").code == "MIL"


def test_of_phrase_gives_the_country():
    """Tell that "The government of X" is X's."""
    coding = RESOLVE(
        make_coding("""
        The the DET DT 2 det
        government government NOUN NN 5 nsubj
        of of ADP IN 4 case
        Serbia Serbia PROPN NNP 2 nmod
        fell fall VERB VBD 0 root
    """)
    )

    assert entity(coding, "The government").code == "SRB-GOV"
    assert entity(coding, "The government").kind == "body"


def test_coordinated_countries_make_a_group_with_members():
    """Tell that "Serbian and Turkish ministers" are a group of two office-holders."""
    coding = RESOLVE(
        make_coding("""
        Serbian Serbian ADJ JJ 4 amod
        and and CCONJ CC 3 cc
        Turkish Turkish ADJ JJ 1 conj
        ministers minister NOUN NNS 5 nsubj
        met meet VERB VBD 0 root
    """)
    )

    (one,) = coding.mentions
    group = coding.entity(one)
    members = [found for found in coding.entities if found.id in group.members]

    assert group.kind == "group"
    assert [found.code for found in members] == ["SRB-GOV", "TUR-GOV"]


def test_city_modifies_an_agent_noun():
    """A large city before an agent noun gives its country."""
    coding = RESOLVE(
        make_coding(
            """
        Thousands thousand NOUN NNS 4 nsubj
        of of ADP IN 3 case
        protesters protester NOUN NNS 1 nmod
        faced face VERB VBD 0 root
        Chicago Chicago PROPN NNP 6 compound
        police police NOUN NN 4 obj
    """,
            names=[("Chicago", "LOC")],
        )
    )

    assert entity(coding, "Chicago police").code == "USA-COP"
    counted = mention(coding, "Thousands of protesters")
    assert coding.analysis.tokens[counted.head].text == "Thousands"
    assert coding.entity(counted).code == "OPP"


def test_case_tells_a_country_from_a_pronoun():
    """Tell that "us" is no country, "US" is one."""
    coding = RESOLVE(
        make_coding("""
        Rebels rebel NOUN NNS 2 nsubj
        told tell VERB VBD 0 root
        us we PRON PRP 2 iobj
        that that SCONJ IN 7 mark
        US US PROPN NNP 6 compound
        forces force NOUN NNS 7 nsubj
        attacked attack VERB VBD 2 ccomp
    """)
    )

    assert [words_of(coding, one.span) for one in coding.mentions] == ["Rebels", "US forces"]
    assert [coding.entity(one).code for one in coding.mentions] == ["REB", "USA-MIL"]


def test_capital_is_the_state():
    """A capital refers to its country, as a metonym, wherever it stands."""
    coding = RESOLVE(make_coding(COUNTRIES_MET))

    assert mention(coding, "Moscow").kind == "metonym"
    assert (entity(coding, "Moscow").name, entity(coding, "Moscow").code) == ("Russia", "RUS")


def test_house_of_government_is_the_government():
    """The Kremlin and Downing Street stand for those who govern from there."""
    coding = RESOLVE(
        make_coding("""
        Downing Downing PROPN NNP 2 compound
        Street Street PROPN NNP 3 nsubj
        declined decline VERB VBD 0 root
    """)
    )

    assert entity(coding, "Downing Street").code == "GBR-GOV"


def test_former_office_is_no_government():
    """A former president belongs to the elite of his country, and no more to its government."""
    coding = RESOLVE(
        make_coding(
            """
        Former former ADJ JJ 3 amod
        French French ADJ JJ 3 amod
        president president NOUN NN 4 nmod:desc
        Jean Jean PROPN NNP 6 nsubj
        Dupont Dupont PROPN NNP 4 flat
        spoke speak VERB VBD 0 root
    """,
            names=[("Jean Dupont", "PER")],
        )
    )

    (one,) = coding.mentions

    assert (coding.entity(one).code, coding.entity(one).office) == ("FRA-ELI", "former president")


def test_bodies_people_carry_its_short_name():
    """The officials of an international body are coded by its short name alone."""
    coding = RESOLVE(
        make_coding(
            """
        EU EU PROPN NNP 4 compound
        foreign foreign ADJ JJ 4 amod
        policy policy NOUN NN 4 compound
        chief chief NOUN NN 5 nmod:desc
        Jean Jean PROPN NNP 7 nsubj
        Dupont Dupont PROPN NNP 5 flat
        spoke speak VERB VBD 0 root
    """,
            names=[("EU", "ORG"), ("Jean Dupont", "PER")],
        )
    )

    (one,) = coding.mentions

    assert (coding.entity(one).code, coding.entity(one).office) == ("EU", "foreign policy chief")


def test_adjective_of_a_thing_is_a_mention_of_the_country():
    """In "a British offer" the adjective alone is the mention; in "anti-Russian rebels" the rebels are not Russia's."""
    coding = RESOLVE(
        make_coding("""
        Anti anti ADJ JJ 4 amod
        - - PUNCT HYPH 1 punct
        Russian Russian ADJ JJ 4 amod
        rebels rebel NOUN NNS 5 nsubj
        rejected reject VERB VBD 0 root
        a a DET DT 8 det
        British British ADJ JJ 8 amod
        offer offer NOUN NN 5 obj
    """)
    )

    assert entity(coding, "British").code == "GBR"
    assert [coding.entity(one).code for one in coding.mentions if one.kind == "group"] == ["REB"]


def test_nationality_noun():
    """A people is a mention with its country's code."""
    coding = RESOLVE(
        make_coding("""
        The the DET DT 2 det
        Serbs Serb PROPN NNPS 3 nsubj
        protested protest VERB VBD 0 root
    """)
    )

    assert mention(coding, "Serbs").kind == "nationality"
    assert entity(coding, "Serbs").code == "SRB"


def test_two_objects_are_two_parties():
    """Two arguments that stand side by side stay two."""
    coding = RESOLVE(
        make_coding("""
        France France PROPN NNP 2 nsubj
        told tell VERB VBD 0 root
        Serbian Serbian ADJ JJ 4 amod
        police police NOUN NN 2 iobj
        Russian Russian ADJ JJ 6 amod
        soldiers soldier NOUN NNS 7 nsubj
        left leave VERB VBD 2 ccomp
    """)
    )

    assert [coding.entity(one).code for one in coding.mentions] == ["FRA", "SRB-COP", "RUS-MIL"]


def test_names_with_and_without_diacritics():
    """A country is found however its name is accented."""
    coding = RESOLVE(
        make_coding("""
        Türkiye Türkiye PROPN NNP 4 nsubj
        and and CCONJ CC 3 cc
        Turkiye Turkiye PROPN NNP 1 conj
        agree agree VERB VBP 0 root
    """)
    )

    assert [coding.entity(one).code for one in coding.mentions] == ["TUR", "TUR"]


def test_one_mention_for_each_head():
    """No two mentions hang from one token, ids are unique, and every entity that is referred to is there."""
    coding = RESOLVE(make_coding(TITLED_NAME, COUNTRIES_MET, MINISTER_SAID, names=[("Ivan Petrov", "PER")]))

    assert len({one.head for one in coding.mentions}) == len(coding.mentions)
    assert len({one.id for one in coding.mentions}) == len(coding.mentions)
    assert {one.entity for one in coding.mentions} <= {found.id for found in coding.entities}
    assert all(one.evidence for one in coding.mentions)


def test_same_article_same_ids():
    """Coding an article twice gives the same records."""
    coding = make_coding(TITLED_NAME, COUNTRIES_MET, names=[("Ivan Petrov", "PER")])

    assert RESOLVE(coding) == RESOLVE(coding)


def test_nothing_to_read():
    """An article without words goes through."""
    assert RESOLVE(make_coding("")).mentions == ()
