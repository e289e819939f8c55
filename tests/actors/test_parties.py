"""Parties: what is one and what is not, whole phrases, and nouns that several countries share."""

from dataclasses import replace

import pytest

from actors.test_phrases import entity, mention
from builders import make_coding, words_of
from diurna.actors import ResolveActors
from diurna.records import Span

SHIPPED = ResolveActors()


def mentions(rows: str) -> list[str]:
    """The words of all mentions of a sentence."""
    coding = SHIPPED(make_coding(rows))
    return [words_of(coding, one.span) for one in coding.mentions]


def test_weapons_act_or_are_used():
    """A drone is a party as the subject, and none where somebody attacks with it."""
    acting = "Drones drone NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root"
    used = """
    Rebels rebel NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    with with ADP IN 4 case
    drones drone NOUN NNS 2 obl
    """

    assert mentions(acting) == ["Drones"]
    assert mentions(used) == ["Rebels"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("The the DET DT 2 det\nstate state NOUN NN 3 nsubj\nfell fall VERB VBD 0 root", []),
        ("They they PRON PRP 2 nsubj\nused use VERB VBD 0 root\nforce force NOUN NN 2 obj", []),
        (
            "The the DET DT 3 det\nSyrian Syrian ADJ JJ 3 amod\nstate state NOUN NN 4 nsubj\nfell fall VERB VBD 0 root",
            ["The Syrian state"],
        ),
    ],
)
def test_abstract_nouns(rows, found):
    """A state is a party by its country's name, force is none."""
    assert mentions(rows) == found


@pytest.mark.parametrize("before", ["At least", "As many as", "More than", "About"])
def test_whole_quantifier(before):
    """A mention holds all words before its number, and its name none of them."""
    words = before.split()
    rows = "\n".join(f"{word} {word.lower()} ADV RB {len(words) + 1} advmod" for word in words)
    last = len(words) + 1
    rows += f"\n16 16 NUM CD {last + 1} nummod\nsoldiers soldier NOUN NNS {last + 2} nsubj\ndied die VERB VBD 0 root"
    coding = SHIPPED(make_coding(rows))

    assert entity(coding, f"{before} 16 soldiers").name == "16 soldiers"


def test_age_does_not_cut_a_phrase():
    """Tell that "a 14-year-old boy" is one phrase, though "year" is a word of time."""
    rows = """
    A a DET DT 7 det
    14 14 NUM CD 4 nummod
    - - PUNCT HYPH 4 punct
    year year NOUN NN 6 obl:unmarked
    - - PUNCT HYPH 6 punct
    old old ADJ JJ 7 amod
    boy boy NOUN NN 8 nsubj
    fled flee VERB VBD 0 root
    """
    coding = make_coding(rows)
    # The builder sets hyphens apart; in print they cling, and so they must here to be read as hyphens.
    text, tokens = "A 14-year-old boy fled", []
    for token in coding.analysis.tokens:
        start = text.index(token.text, tokens[-1].span.end if tokens else 0)
        tokens.append(replace(token, span=Span(start, start + len(token.text))))
    article = replace(coding.article, text=text)
    coding = SHIPPED(replace(coding, article=article, analysis=replace(coding.analysis, tokens=tuple(tokens))))

    assert mention(coding, "A 14-year-old boy")


@pytest.mark.parametrize("noun", ["coast guard", "forces", "warships"])
def test_two_nationalities_share_a_noun(noun):
    """Each country has its own, by its own name, even where one of the two is a body in the lexicon."""
    words = noun.split()
    xpos = "NNS" if noun.endswith("s") else "NN"
    head = 3 + len(words)
    rows = f"Russian Russian ADJ JJ {head} amod\nand and CCONJ CC 3 cc\nUkrainian Ukrainian ADJ JJ 1 conj\n"
    for word in words[:-1]:
        rows += f"{word} {word} NOUN NN {head} compound\n"
    rows += f"{words[-1]} {words[-1].rstrip('s')} NOUN {xpos} {head + 1} nsubj\nleft leave VERB VBD 0 root"
    coding = SHIPPED(make_coding(rows))

    (one,) = coding.mentions
    members = [found for found in coding.entities if found.id in coding.entity(one).members]

    assert [member.name for member in members] == [f"Russian {noun}", f"Ukrainian {noun}"]
    assert [member.code for member in members] == ["RUS-MIL", "UKR-MIL"]
