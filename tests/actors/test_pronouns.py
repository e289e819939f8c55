"""Whom "he" and "she" stand for, one construction of English each."""

import pytest

from actors.sentences import TITLED_NAME, TWO_MET
from actors.tables import LEXICON
from builders import make_coding, words_of
from diurna.actors import ResolveActors
from diurna.actors.clauses import role_of, ruled_out, shared_subject
from diurna.actors.genders import gender_of_name, gender_of_words
from diurna.actors.home_places import HomePlaces
from diurna.actors.ranking import Option, Ranker
from diurna.lexicons.named import PhraseIndex

RESOLVE = ResolveActors(LEXICON, HomePlaces(PhraseIndex()))
IVAN, JEAN, ANNA = ("Ivan Petrov", "PER"), ("Jean-Luc Dupont", "PER"), ("Anna Novak", "PER")

ANNA_MET_IVAN = """
Anna Anna PROPN NNP 3 nsubj
Novak Novak PROPN NNP 1 flat
met meet VERB VBD 0 root
Ivan Ivan PROPN NNP 3 obj
Petrov Petrov PROPN NNP 4 flat
. . PUNCT . 3 punct
"""
IVAN_MET_ANNA = """
Ivan Ivan PROPN NNP 3 nsubj
Petrov Petrov PROPN NNP 1 flat
met meet VERB VBD 0 root
Anna Anna PROPN NNP 3 obj
Novak Novak PROPN NNP 4 flat
. . PUNCT . 3 punct
"""
HE_LEFT = """
He he PRON PRP 2 nsubj
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
SHE_LEFT = HE_LEFT.replace("He he", "She she")
IVAN_SAW_DUPONT = """
Ivan Ivan PROPN NNP 3 nsubj
Petrov Petrov PROPN NNP 1 flat
saw see VERB VBD 0 root
Dupont Dupont PROPN NNP 3 obj
. . PUNCT . 3 punct
"""
DUPONT = ("Dupont", "PER")


def meant(word, *sentences, names):
    """The names of those whom the mentions with this word stand for, in text order."""
    coding = RESOLVE(make_coding(*sentences, names=names))
    return [coding.entity(one).name for one in coding.mentions if words_of(coding, one.span) == word]


@pytest.mark.parametrize(
    ("word", "sentences", "names", "name"),
    [
        pytest.param("She", (IVAN_MET_ANNA, SHE_LEFT), [IVAN, ANNA], "Anna Novak", id="given name over subject"),
        pytest.param("He", (ANNA_MET_IVAN, HE_LEFT), [ANNA, IVAN], "Ivan Petrov", id="given name over subject, he"),
        pytest.param("He", (IVAN_SAW_DUPONT, HE_LEFT), [IVAN, DUPONT], "Ivan Petrov", id="subject over object"),
        pytest.param("He", (ANNA_MET_IVAN, SHE_LEFT, HE_LEFT), [ANNA, IVAN], "Ivan Petrov", id="over another pronoun"),
        pytest.param("She", (IVAN_MET_ANNA, HE_LEFT, SHE_LEFT), [IVAN, ANNA], "Anna Novak", id="over another, she"),
    ],
)
def test_person_of_the_sentence_before(word, sentences, names, name):
    """A pronoun takes the person that its gender allows, and of several the subject."""
    assert meant(word, *sentences, names=names) == [name]


def test_pronouns_go_on_with_the_same_person():
    """Tell that in a row of sentences "he" stays the one whom the last "he" stood for."""
    assert meant("He", IVAN_SAW_DUPONT, HE_LEFT, HE_LEFT, HE_LEFT, names=[IVAN, DUPONT]) == ["Ivan Petrov"] * 3


def test_object_is_not_its_own_subject():
    """In "Dupont saw him" the one seen is another man."""
    seen = """
    Dupont Dupont PROPN NNP 2 nsubj
    saw see VERB VBD 0 root
    him he PRON PRP 2 obj
    """
    assert meant("him", TITLED_NAME, seen, names=[IVAN, DUPONT]) == ["Ivan Petrov"]


def test_object_is_not_the_subject_that_verbs_share():
    """In "Dupont came and saw him" the one seen is another man, too."""
    seen = """
    Dupont Dupont PROPN NNP 2 nsubj
    came come VERB VBD 0 root
    and and CCONJ CC 4 cc
    saw see VERB VBD 2 conj
    him he PRON PRP 4 obj
    """
    assert meant("him", TITLED_NAME, seen, names=[IVAN, DUPONT]) == ["Ivan Petrov"]


def test_reflexive_is_the_subject_that_verbs_share():
    """In "Dupont came and introduced himself" Dupont did, whoever else there is."""
    introduced = """
    Dupont Dupont PROPN NNP 2 nsubj
    came come VERB VBD 0 root
    and and CCONJ CC 4 cc
    introduced introduce VERB VBD 2 conj
    himself himself PRON PRP 4 obj
    """
    assert meant("himself", TITLED_NAME, introduced, names=[IVAN, DUPONT]) == ["Dupont"]


def test_subject_to_come():
    """In "In his speech, Dupont said" it is Dupont's speech, though no man was told of before."""
    speech = """
    In in ADP IN 3 case
    his his PRON PRP$ 3 nmod:poss
    speech speech NOUN NN 6 obl
    , , PUNCT , 3 punct
    Dupont Dupont PROPN NNP 6 nsubj
    objected object VERB VBD 0 root
    """
    assert meant("his", speech, names=[DUPONT]) == ["Dupont"]


def test_possessor_is_not_what_it_owns():
    """Tell that "his minister" is the minister of another."""
    owned = """
    His his PRON PRP$ 2 nmod:poss
    minister minister NOUN NN 3 nsubj
    resigned resign VERB VBD 0 root
    """
    coding = RESOLVE(make_coding(IVAN_MET_ANNA, owned, names=[IVAN, ANNA]))
    (his,) = [one for one in coding.mentions if words_of(coding, one.span) == "His"]
    assert coding.entity(his).name == "Ivan Petrov"


def test_speaker_tells_of_himself():
    """In "Dupont said he would resign" Dupont would, outside of quotation marks."""
    said = """
    Dupont Dupont PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    he he PRON PRP 5 nsubj
    would would AUX MD 5 aux
    resign resign VERB VB 2 ccomp
    """
    assert meant("he", TITLED_NAME, said, names=[IVAN, DUPONT]) == ["Dupont"]


def test_common_noun_is_a_person():
    """Tell that "he" may stand for a man without a name."""
    commander = """
    The the DET DT 2 det
    commander commander NOUN NN 3 nsubj
    fled flee VERB VBD 0 root
    """
    assert meant("He", commander, HE_LEFT, names=[]) == ["commander"]


def test_two_are_not_he():
    """Tell that after "Ivan and Jean met" "he" is one of them, not both."""
    (found,) = meant("He", TWO_MET, HE_LEFT, names=[IVAN, ("Jean Dupont", "PER")])
    assert found in ("Ivan Petrov", "Jean Dupont")


def test_nobody_of_the_other_gender():
    """Tell that a title leaves "she" without an antecedent where only a man was told of."""
    titled = """
    Mr. Mr. PROPN NNP 3 nsubj
    Ivan Ivan PROPN NNP 1 flat
    spoke speak VERB VBD 0 root
    """
    assert meant("She", titled, SHE_LEFT, names=[("Ivan", "PER")]) == []


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        (("Angela", "Novak"), "she"),
        (("Volodymyr", "Koval"), "he"),
        (("Mr.", "Robert", "Hill"), "he"),
        (("Recep", "Demir"), "he"),
        (("Hill",), None),
        (("Qwerty", "Hill"), None),
        ((), None),
    ],
)
def test_gender_of_a_given_name(name, gender):
    """A given name tells the pronoun, a surname alone does not."""
    assert gender_of_name(name) == gender


@pytest.mark.parametrize(
    ("texts", "gender"),
    [("his wife", "she"), ("the Queen", "she"), ("her uncle", "he"), ("Mr. Hill", "he"), ("the minister", None)],
)
def test_gender_of_titles_and_kin(texts, gender):
    """Titles and kin words tell the pronoun, offices do not."""
    assert gender_of_words(texts.split()) == gender


def test_surname_that_is_a_title():
    """Tell that a woman by the surname of Bishop is "she"."""
    bishop = ANNA_MET_IVAN.replace("Novak Novak", "Bishop Bishop")
    assert meant("She", bishop, SHE_LEFT, names=[("Anna Bishop", "PER"), IVAN]) == ["Anna Bishop"]


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        (
            "Ivan Ivan PROPN NNP 2 nsubj\ncame come VERB VBD 0 root\nand and CCONJ CC 4 cc\nsaw see VERB VBD 2 conj",
            3,
            "Ivan",
        ),
        (
            "Ivan Ivan PROPN NNP 2 nsubj\nwants want VERB VBZ 0 root\nto to PART TO 4 mark\ngo go VERB VB 2 xcomp",
            3,
            "Ivan",
        ),
        (
            "Ivan Ivan PROPN NNP 2 nsubj\ntold tell VERB VBD 0 root\nJean Jean PROPN NNP 2 obj\nto to PART TO 5 mark\n"
            "go go VERB VB 2 xcomp",
            4,
            "Jean",
        ),
        ("men man NOUN NNS 0 root\nwho who PRON WP 3 nsubj\nleft leave VERB VBD 1 acl:relcl", 2, "men"),
        ("men man NOUN NNS 0 root\nseen see VERB VBN 1 acl", 1, "men"),
        ("Go go VERB VB 0 root", 0, None),
    ],
)
def test_shared_subject(sentence, verb, subject):
    """A verb has its subject from the clause that it is coordinated with, hangs on or modifies."""
    analysis = make_coding(sentence).analysis
    found = shared_subject(analysis, analysis.tokens[verb])
    assert (found.text if found else None) == subject


def test_trees_in_circles_end():
    """A tree that a model drew in a circle is no endless one."""
    analysis = make_coding("go go VERB VB 2 conj\nsee see VERB VB 1 conj\nhim he PRON PRP 2 obj").analysis
    assert shared_subject(analysis, analysis.tokens[0]) is None
    assert list(ruled_out(analysis, analysis.tokens[2])) == []


def test_role_of_the_coordinated():
    """What is coordinated with a subject is one, too; a predicate noun is none."""
    analysis = make_coding(TWO_MET, "He he PRON PRP 3 nsubj\nis be AUX VBZ 3 cop\nkind kind NOUN NN 0 root").analysis
    assert [role_of(analysis, analysis.tokens[place]) for place in (0, 3, 9)] == ["subject", "subject", "predicate"]


def test_ranker_chooses_by_weights():
    """The best sum of weights wins, and features that have no weight count for nothing."""
    ranker = Ranker({"near": 1.0, "far": -1.0})
    token = make_coding(HE_LEFT).analysis.tokens[0]
    options = [Option(1, {"far": 2.0}), Option(2, {"near": 0.5, "new": 9.0}), Option(None, {})]
    assert ranker.choose(token, options) == 2
    assert ranker.choose(token, [options[0], options[2]]) is None
