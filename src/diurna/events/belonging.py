"""Who is said to be whose: "sees X as its province", "considers X part of its territory", "insists that X belongs to it".

A state that takes another for a part of itself does not recognise it, whatever words it uses. What makes it so is not
the verb, which is one of taking or saying, but the complement: a piece of land, and that of the subject.
"""

from collections.abc import Collection, Iterator

from diurna.events.arguments import find_subjects
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.parties import find_parties
from diurna.records import Coding, Entity, Token

# Words that make a province one of the subject's own without a possessive: it broke away, and from whom is plain.
BROKEN_AWAY = frozenset("breakaway renegade rebel wayward secessionist separatist runaway".split())
OWN_PRONOUNS = frozenset({"its", "their", "our", "it", "them", "us"})
# "An integral part of the motherland": whose, is plain as well.
HOME = frozenset("kingdom country nation motherland fatherland homeland republic realm".split())


def find_own(coding: Coding, verb: Token, words: Collection[str]) -> list[Token]:
    """What a verb's complement says its object to be, where that is land of the subject's own; empty where it does not.

    `words` are the nouns (and "own", "part") that name such land; "belong" among them takes clauses with that verb.
    """
    sides = [coding.entity(mention) for mention in find_parties(coding, find_subjects(coding.analysis, verb))]
    if not sides:
        return []
    # Nothing is a province of itself: a pronoun that was resolved to the object means the subject.
    owned = [coding.entity(mention) for mention in find_parties(coding, find_owned(coding, verb), nested=False)]
    return [noun for noun in complement_nouns(coding, verb) if is_own(coding, noun, words, [*sides, *owned])]


def complement_nouns(coding: Coding, verb: Token) -> Iterator[Token]:
    """The heads of what a verb says its object to be: "as a province", "(to be) a province", "that X is a province"."""
    yield from find_oblique(coding.analysis, verb, "as")
    yield from coding.analysis.children(verb, "xcomp", "ccomp")


def is_own(coding: Coding, noun: Token, words: Collection[str], sides: Collection[Entity]) -> bool:
    """Whether a noun names land of one of the sides: "its province", "part of its territory", "the last region of X"."""
    analysis = coding.analysis
    if noun.lemma.lower() not in words:
        return False
    if noun.lemma == "belong":
        return any(is_one_of(coding, owner, sides) for owner in find_oblique(analysis, noun, "to"))
    wholes = list(find_oblique(analysis, noun, "of"))
    if noun.lemma == "part":
        return any(is_home(coding, whole, words, sides) for whole in wholes)
    if any(child.lemma.lower() in BROKEN_AWAY for child in analysis.children(noun, "amod", "compound")):
        return True
    owners = [*analysis.children(noun, "nmod:poss"), *wholes]
    return any(is_one_of(coding, owner, sides) for owner in owners)


def is_home(coding: Coding, whole: Token, words: Collection[str], sides: Collection[Entity]) -> bool:
    """Whether a whole of which something is a part is one of the sides, its land, or "the motherland"."""
    definite = any(child.lemma == "the" for child in coding.analysis.children(whole, "det"))
    home = whole.lemma.lower() in HOME and definite and coding.mention_at(whole) is None
    return home or is_one_of(coding, whole, sides) or is_own(coding, whole, words, sides)


def is_one_of(coding: Coding, owner: Token, sides: Collection[Entity]) -> bool:
    """Whether a word stands for one of the sides, or for its state; a possessive of unknown reference is the subject's."""
    mention = coding.mention_at(owner)
    if mention is None or coding.entity(mention).code is None:
        return owner.text.lower() in OWN_PRONOUNS
    entity = coding.entity(mention)
    return any(entity.id == side.id or (entity.country and entity.country == side.country) for side in sides)


def find_owned(coding: Coding, verb: Token) -> list[Token]:
    """Who is said to be somebody's own: the verb's object, or the subject of its clause.

    "Considers X part of its land": the parser takes some names there for a part of the complement.
    """
    analysis = coding.analysis
    for noun in complement_nouns(coding, verb):
        if noun.relation == "ccomp":
            return analysis.children(noun, "nsubj")
    objects = find_objects(analysis, verb)
    if find_parties(coding, objects, nested=False):
        return objects
    return [
        name
        for noun in complement_nouns(coding, verb)
        for name in analysis.children(noun, "compound", "nmod:poss", "nsubj")
        if name.upos == "PROPN"
    ]


def states_among(coding: Coding, tokens: Collection[Token]) -> list[Token]:
    """Those tokens that name a country themselves; a region, a city or somebody's land is none."""
    found = []
    for token in tokens:
        mention = coding.mention_at(token)
        if mention is not None and coding.entity(mention).kind == "country" and not coding.entity(mention).sectors:
            found.append(token)
    return found
