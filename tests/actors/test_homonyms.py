"""Homonyms: names of several places, and of places and people."""

from collections import Counter

from actors.test_phrases import RESOLVE, entity, mention
from builders import make_coding
from diurna.actors import ResolveActors
from diurna.actors.home_places import HomePlace, shipped_places
from diurna.actors.homonyms import which_place

SHIPPED = ResolveActors()
GEORGIA = """
Georgia Georgia PROPN NNP 2 nsubj
sued sue VERB VBD 0 root
"""


def test_state_or_country():
    """Georgia is the state beside American names, the country by itself or beside its own."""
    american = "America America PROPN NNP 2 nsubj\nwaited wait VERB VBD 0 root"
    own = "Tbilisi Tbilisi PROPN NNP 2 nsubj\nwaited wait VERB VBD 0 root"

    assert entity(SHIPPED(make_coding(GEORGIA)), "Georgia").code == "GEO"
    assert entity(SHIPPED(make_coding(GEORGIA, american)), "Georgia").country == "USA"
    assert entity(SHIPPED(make_coding(GEORGIA, american, own)), "Georgia").code == "GEO"


def test_person_by_a_countrys_name():
    """Somebody called Jordan remains a person when only the given name is used."""
    full = "Jordan Jordan PROPN NNP 3 nsubj\nBaker Baker PROPN NNP 1 flat\nsued sue VERB VBD 0 root"
    given = "Jordan Jordan PROPN NNP 2 nsubj\nwon win VERB VBD 0 root"
    coding = SHIPPED(make_coding(full, given, names=[("Jordan Baker", "PER"), ("Jordan", "PER")]))

    assert entity(coding, "Jordan").name == "Jordan Baker"


def test_of_several_places_the_one_told_of():
    """A place in a country that the article names goes before a larger one elsewhere."""
    place = HomePlace("Cordoba", "ARG", elsewhere=("ESP",))

    assert which_place(place, Counter(ESP=2)).country == "ESP"
    assert which_place(place, Counter(ESP=2, ARG=1)).country == "ARG"
    assert which_place(place, Counter()).country == "ARG"


def test_states_go_before_cities_abroad():
    """Federal states stand before cities of the same name; large cities are known by other names, too."""
    places = shipped_places().entries

    assert places[("Virginia",)].country == "USA"
    assert places[("Ontario",)].country == "CAN"
    assert places[("Mecca",)].country == "SAU"


def test_house_only_where_it_is_a_name():
    """The House is a chamber where the tagger takes it for a name, otherwise no party."""
    rows = "House House PROPN NNP 2 nsubj\nburned burn VERB VBD 0 root"

    assert SHIPPED(make_coding(rows)).mentions == ()
    assert entity(SHIPPED(make_coding(rows, names=[("House", "ORG")])), "House").code == "USA-LEG"


def test_relative_of_the_same_given_name():
    """A relative who is named by a given name is not someone else of that given name."""
    first = "Marko Marko PROPN NNP 3 nsubj\nIlic Ilic PROPN NNP 1 flat\nwon win VERB VBD 0 root"
    second = "Ivan Ivan PROPN NNP 3 nsubj\nPetrov Petrov PROPN NNP 1 flat\nlost lose VERB VBD 0 root"
    third = """
    His his PRON PRP$ 3 nmod:poss
    brother brother NOUN NN 3 nmod:desc
    Marko Marko PROPN NNP 4 nsubj
    wept weep VERB VBD 0 root
    """
    names = [("Marko Ilic", "PER"), ("Ivan Petrov", "PER"), ("Marko", "PER")]
    coding = SHIPPED(make_coding(first, second, third, names=names))

    assert mention(coding, "brother Marko").entity != mention(coding, "Marko Ilic").entity


def test_country_and_title_are_no_part_of_a_name():
    """A name that the tagger took together with country and title is the person's alone."""
    rows = """
    US US PROPN NNP 2 compound
    President President PROPN NNP 3 compound
    Jean Jean PROPN NNP 5 nsubj
    Dupont Dupont PROPN NNP 3 flat
    spoke speak VERB VBD 0 root
    """
    coding = RESOLVE(make_coding(rows, names=[("US President Jean Dupont", "PER")]))

    found = entity(coding, "US President Jean Dupont")
    assert (found.name, found.code, found.office) == ("Jean Dupont", "USA-GOV", "president")


def test_the_north_and_the_south_of_two_countries():
    """Where an article is about one of them, both; not where it is about another, nor where something is only there."""
    korea = "North North PROPN NNP 2 compound\nKorea Korea PROPN NNP 3 nsubj\nwaited wait VERB VBD 0 root"
    south = "The the DET DT 2 det\nSouth South PROPN NNP 3 nsubj\nwaited wait VERB VBD 0 root"
    there = "They they PRON PRP 2 nsubj\nwaited wait VERB VBD 0 root\nin in ADP IN 5 case\nthe the DET DT 5 det\nSouth South PROPN NNP 2 obl"

    assert entity(SHIPPED(make_coding(korea, south)), "South").code == "KOR"
    assert all(one.span.of(text) != "South" for one, text in named(make_coding(korea, there)))
    assert all(one.span.of(text) != "South" for one, text in named(make_coding(GEORGIA, south)))


def named(coding):
    """The mentions of a coding, each with its text."""
    return [(one, coding.article.text) for one in SHIPPED(coding).mentions]
