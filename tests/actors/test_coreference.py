"""Coreference: names, titles and pronouns that refer to the same party."""

import pytest

from actors.sentences import (
    BOTH_SIDES,
    COUNTRIES_MET,
    IVAN_QUOTED,
    MINISTER_SAID,
    SURNAME,
    THEIR_TALKS,
    TITLED_NAME,
    TWO_MET,
)
from actors.tables import LEXICON
from builders import make_coding, words_of
from diurna.actors import ResolveActors
from diurna.actors.home_places import HomePlaces
from diurna.lexicons.named import PhraseIndex
from diurna.records import Coding, Entity

RESOLVE = ResolveActors(LEXICON, HomePlaces(PhraseIndex()))


def entities(coding: Coding, words: str) -> list[Entity]:
    """Whom the mentions with these words refer to, in text order."""
    return [coding.entity(one) for one in coding.mentions if words_of(coding, one.span) == words]


def rules(coding: Coding, words: str) -> set[str]:
    """The rules that decided on the mentions with these words."""
    return {item.rule for one in coding.mentions if words_of(coding, one.span) == words for item in one.evidence}


@pytest.mark.parametrize("tag", ["PER", "LOC", "ORG"])
def test_surname_is_the_full_name(tag):
    """A surname refers to the person named in full, also before, and whatever the tagger takes it for."""
    coding = RESOLVE(
        make_coding(SURNAME, TITLED_NAME, SURNAME, names=[("Petrov", tag), ("Ivan Petrov", "PER"), ("Petrov", tag)])
    )

    assert {found.name for found in entities(coding, "Petrov")} == {"Ivan Petrov"}
    assert {found.code for found in entities(coding, "Petrov")} == {"RUS-GOV"}
    assert "coref.surname" in rules(coding, "Petrov")


def test_title_is_the_person_who_holds_it():
    """A described office-holder is the person of the article with that country and office."""
    coding = RESOLVE(
        make_coding(
            TITLED_NAME,
            """
        The the DET DT 4 det
        Russian Russian ADJ JJ 4 amod
        foreign foreign ADJ JJ 4 amod
        minister minister NOUN NN 5 nsubj
        left leave VERB VBD 0 root
    """,
            names=[("Ivan Petrov", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "The Russian foreign minister")] == ["Ivan Petrov"]


def test_definite_title_is_the_one_met_before():
    """Tell that "The minister" alone is the minister met before."""
    coding = RESOLVE(
        make_coding(
            MINISTER_SAID,
            """
        The the DET DT 2 det
        minister minister NOUN NN 3 nsubj
        left leave VERB VBD 0 root
    """,
        )
    )

    assert [found.code for found in entities(coding, "The minister")] == ["SRB-GOV"]


def test_definite_title_without_antecedent_gets_no_country():
    """No country is guessed for "the minister" of an article that names none."""
    coding = RESOLVE(
        make_coding("""
        The the DET DT 2 det
        minister minister NOUN NN 3 nsubj
        left leave VERB VBD 0 root
    """)
    )

    assert [found.code for found in entities(coding, "The minister")] == ["GOV"]


def test_title_first_name_next():
    """A speaker described by office, then quoted under a name that nothing introduces, is one person."""
    coding = RESOLVE(make_coding(MINISTER_SAID, IVAN_QUOTED, names=[("Ivan Petrov", "PER")]))

    (found,) = entities(coding, "Ivan Petrov")

    assert (found.code, found.office) == ("SRB-GOV", "interior minister")
    assert "coref.title_then_name" in rules(coding, "Ivan Petrov")


def test_title_then_name_needs_one_candidate():
    """With two unknown names quoted, neither is taken for the minister."""
    other = IVAN_QUOTED.replace("Ivan", "Jean").replace("Petrov", "Dupont")
    coding = RESOLVE(
        make_coding(MINISTER_SAID, IVAN_QUOTED, other, names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER")])
    )

    assert [found.code for found in entities(coding, "Ivan Petrov")] == [None]


def test_appositions_both_ways():
    """Name then description, and description then name."""
    coding = RESOLVE(
        make_coding(
            """
        Marie Marie PROPN NNP 8 nsubj
        Durand Durand PROPN NNP 1 flat
        , , PUNCT , 6 punct
        a a DET DT 6 det
        German German ADJ JJ 6 amod
        diplomat diplomat NOUN NN 1 appos
        , , PUNCT , 1 punct
        left leave VERB VBD 0 root
    """,
            """
        The the DET DT 2 det
        president president NOUN NN 9 nsubj
        of of ADP IN 4 case
        France France PROPN NNP 2 nmod
        , , PUNCT , 6 punct
        Jean Jean PROPN NNP 2 appos
        Dupont Dupont PROPN NNP 6 flat
        , , PUNCT , 2 punct
        resigned resign VERB VBD 0 root
    """,
            names=[("Marie Durand", "PER"), ("Jean Dupont", "PER")],
        )
    )

    assert [(found.code, found.office) for found in entities(coding, "Marie Durand")] == [("DEU-GOV", "diplomat")]
    assert [(found.code, found.office) for found in entities(coding, "Jean Dupont")] == [("FRA-GOV", "president")]


def test_leader_known_by_the_lexicon():
    """A person whom the text leaves untitled gets office and country from the lexicon, if in office on the day."""
    coding = RESOLVE(make_coding(SURNAME.replace("Petrov", "Putin"), names=[("Putin", "PER")]))

    (found,) = entities(coding, "Putin")

    assert (found.name, found.code, found.office) == ("Vladimir Putin", "RUS-GOV", "president")
    assert "lexicon.putin" in rules(coding, "Putin")


def test_leader_out_of_office_is_one_of_the_elite():
    """Who left office before the day of publication keeps the country, and is ELI: no office, no government."""
    coding = RESOLVE(make_coding(SURNAME.replace("Petrov", "Merkel"), names=[("Merkel", "PER")]))

    assert [(found.code, found.office) for found in entities(coding, "Merkel")] == [("DEU-ELI", None)]


def test_text_wins_over_the_lexicon():
    """A title in the text is kept, whatever the lexicon says."""
    coding = RESOLVE(
        make_coding(
            """
        Russian Russian ADJ JJ 3 amod
        Prime prime ADJ JJ 3 amod
        Minister Minister PROPN NNP 4 nmod:desc
        Vladimir Vladimir PROPN NNP 6 nsubj
        Putin Putin PROPN NNP 4 flat
        spoke speak VERB VBD 0 root
    """,
            names=[("Vladimir Putin", "PER")],
        )
    )

    assert [found.office for found in map(coding.entity, coding.mentions)] == ["prime minister"]


def test_their_is_the_coordinated_pair():
    """A plural pronoun refers to the group of those coordinated before it."""
    coding = RESOLVE(make_coding(TWO_MET, THEIR_TALKS, names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER")]))

    (group,) = entities(coding, "Their")
    names = [found.name for found in coding.entities if found.id in group.members]

    assert (group.kind, group.name) == ("group", "Ivan Petrov and Jean Dupont")
    assert names == ["Ivan Petrov", "Jean Dupont"]


def test_both_sides():
    """Tell that "Both sides" are the two countries last named together."""
    coding = RESOLVE(make_coding(COUNTRIES_MET, BOTH_SIDES))

    (group,) = entities(coding, "Both sides")

    assert [found.code for found in coding.entities if found.id in group.members] == ["SRB", "TUR"]


def test_he_is_the_last_subject():
    """Tell that "He" prefers the subject of the sentence before to a later object."""
    coding = RESOLVE(
        make_coding(
            """
        Ivan Ivan PROPN NNP 3 nsubj
        Petrov Petrov PROPN NNP 1 flat
        met meet VERB VBD 0 root
        Jean Jean PROPN NNP 3 obj
        Dupont Dupont PROPN NNP 4 flat
    """,
            """
        He he PRON PRP 2 nsubj
        left leave VERB VBD 0 root
    """,
            names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "He")] == ["Ivan Petrov"]


def test_him_is_not_the_subject_of_its_verb():
    """In "Petrov told him", he is someone else."""
    coding = RESOLVE(
        make_coding(
            TWO_MET,
            """
        Petrov Petrov PROPN NNP 2 nsubj
        told tell VERB VBD 0 root
        him he PRON PRP 2 iobj
        so so ADV RB 2 advmod
    """,
            names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER"), ("Petrov", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "him")] == ["Jean Dupont"]


def test_pronoun_before_its_subject():
    """In "In her speech, Durand praised ...", the pronoun refers to the subject to come."""
    coding = RESOLVE(
        make_coding(
            TWO_MET,
            """
        In in ADP IN 3 case
        her her PRON PRP$ 3 nmod:poss
        speech speech NOUN NN 7 obl
        , , PUNCT , 3 punct
        Marie Marie PROPN NNP 7 nsubj
        Durand Durand PROPN NNP 5 flat
        praised praise VERB VBD 0 root
        Turkey Turkey PROPN NNP 7 obj
    """,
            names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER"), ("Marie Durand", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "her")] == ["Marie Durand"]


def test_its_in_a_supporting_clause():
    """In "help Serbia in defending its border" the border is Serbia's."""
    coding = RESOLVE(
        make_coding("""
        Russia Russia PROPN NNP 2 nsubj
        promised promise VERB VBD 0 root
        to to PART TO 4 mark
        help help VERB VB 2 xcomp
        Serbia Serbia PROPN NNP 4 obj
        in in SCONJ IN 7 mark
        defending defend VERB VBG 4 advcl
        its its PRON PRP$ 9 nmod:poss
        border border NOUN NN 7 obj
    """)
    )

    assert [found.name for found in entities(coding, "its")] == ["Serbia"]


def test_it_does_not_reach_over_another_thing():
    """Tell that "It" after a sentence about a law is the law, which is no party."""
    coding = RESOLVE(
        make_coding(
            COUNTRIES_MET,
            """
        The the DET DT 2 det
        law law NOUN NN 3 nsubj
        failed fail VERB VBD 0 root
    """,
            """
        It it PRON PRP 2 nsubj
        lapsed lapse VERB VBD 0 root
    """,
        )
    )

    assert entities(coding, "It") == []


def test_expletive_it_is_nobody():
    """Tell that "It is clear that" refers to no party."""
    coding = RESOLVE(
        make_coding(
            COUNTRIES_MET.replace("Serbia", "France"),
            """
        It it PRON PRP 3 expl
        is be AUX VBZ 3 cop
        clear clear ADJ JJ 0 root
        that that SCONJ IN 6 mark
        Turkey Turkey PROPN NNP 6 nsubj
        lost lose VERB VBD 3 csubj
    """,
        )
    )

    assert entities(coding, "It") == []


def test_relative_pronoun():
    """Tell that "Which" refers to the noun that its clause modifies."""
    coding = RESOLVE(
        make_coding("""
        Serbia Serbia PROPN NNP 6 nsubj
        , , PUNCT , 4 punct
        which which PRON WDT 4 nsubj
        waited wait VERB VBD 1 acl:relcl
        , , PUNCT , 1 punct
        agreed agree VERB VBD 0 root
    """)
    )

    assert [found.name for found in entities(coding, "which")] == ["Serbia"]


def test_police_met_before():
    """Bare "police" are those of the article's one country that has police in it."""
    coding = RESOLVE(
        make_coding(
            """
        Serbian Serbian ADJ JJ 2 amod
        police police NOUN NN 3 nsubj
        came come VERB VBD 0 root
    """,
            """
        Police police NOUN NN 2 nsubj
        left leave VERB VBD 0 root
    """,
        )
    )

    assert [found.code for found in entities(coding, "Police")] == ["SRB-COP"]


def test_pronoun_possessor_gives_the_country():
    """Tell that "Its army" is the army of the country that "its" refers to."""
    coding = RESOLVE(
        make_coding("""
        Turkey Turkey PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        its its PRON PRP$ 4 nmod:poss
        army army NOUN NN 5 nsubj
        won win VERB VBD 2 ccomp
    """)
    )

    assert [found.code for found in entities(coding, "its army")] == ["TUR-MIL"]


def test_quoted_he_is_not_the_speaker():
    """Who is quoted does not speak of himself as "he"."""
    coding = RESOLVE(
        make_coding(
            TWO_MET,
            """
            “ “ PUNCT `` 3 punct
            He he PRON PRP 3 nsubj
            lied lie VERB VBD 7 ccomp
            , , PUNCT , 3 punct
            ” ” PUNCT '' 3 punct
            Petrov Petrov PROPN NNP 7 nsubj
            said say VERB VBD 0 root
            """,
            names=[("Ivan Petrov", "PER"), ("Jean Dupont", "PER"), ("Petrov", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "He")] == ["Jean Dupont"]


def test_urged_to_is_about_the_urged():
    """In "urged Dupont to withdraw his troops" the troops are Dupont's, and his country's."""
    coding = RESOLVE(
        make_coding(
            """
            Petrov Petrov PROPN NNP 2 nsubj
            urged urge VERB VBD 0 root
            French French ADJ JJ 4 amod
            President President PROPN NNP 5 nmod:desc
            Dupont Dupont PROPN NNP 2 obj
            to to PART TO 7 mark
            withdraw withdraw VERB VB 2 xcomp
            his his PRON PRP$ 9 nmod:poss
            soldiers soldier NOUN NNS 7 obj
            """,
            names=[("Petrov", "PER"), ("Dupont", "PER")],
        )
    )

    assert [found.name for found in entities(coding, "his")] == ["Dupont"]
    assert [found.code for found in entities(coding, "his soldiers")] == ["FRA-MIL"]


def test_counterpart_holds_the_same_office():
    """A counterpart holds the office of the one whose counterpart he is, for another country."""
    coding = RESOLVE(
        make_coding(
            """
            Russian Russian ADJ JJ 3 amod
            Foreign foreign ADJ JJ 3 amod
            Minister Minister PROPN NNP 4 nmod:desc
            Petrov Petrov PROPN NNP 5 nsubj
            met meet VERB VBD 0 root
            his his PRON PRP$ 8 nmod:poss
            German German ADJ JJ 8 amod
            counterpart counterpart NOUN NN 5 obj
            """,
            names=[("Petrov", "PER")],
        )
    )

    (found,) = entities(coding, "his German counterpart")

    assert (found.code, found.office) == ("DEU-GOV", "foreign minister")


def test_plural_title_is_shared():
    """Both names after a plural title hold it."""
    coding = RESOLVE(
        make_coding(
            """
            Serbian Serbian ADJ JJ 2 amod
            ministers minister NOUN NNS 3 nmod:desc
            Petrov Petrov PROPN NNP 6 nsubj
            and and CCONJ CC 5 cc
            Kostova Kostova PROPN NNP 3 conj
            met meet VERB VBD 0 root
            """,
            names=[("Petrov", "PER"), ("Kostova", "PER")],
        )
    )

    assert [(found.code, found.office) for found in map(coding.entity, coding.mentions)] == [
        ("SRB-GOV", "minister")
    ] * 2


def test_what_a_person_owns_is_of_the_country():
    """The spokesman of a president whom only the lexicon knows is of the president's country."""
    coding = RESOLVE(
        make_coding(
            """
            Putin Putin PROPN NNP 3 nmod:poss
            's 's PART POS 1 case
            spokesman spokesman NOUN NN 4 nsubj
            spoke speak VERB VBD 0 root
            """,
            names=[("Putin", "PER")],
        )
    )

    assert [found.code for found in entities(coding, "spokesman")] == ["RUS-GOV"]


def test_name_right_after_the_country():
    """In "the president of France Jean Dupont" the name is the president's."""
    coding = RESOLVE(
        make_coding(
            """
            The the DET DT 2 det
            president president NOUN NN 7 nsubj
            of of ADP IN 4 case
            France France PROPN NNP 2 nmod
            Jean Jean PROPN NNP 2 appos
            Dupont Dupont PROPN NNP 5 flat
            resigned resign VERB VBD 0 root
            """,
            names=[("Jean Dupont", "PER")],
        )
    )

    assert [found.code for found in entities(coding, "Jean Dupont")] == ["FRA-GOV"]
