"""Tokens to parties: the mentions that stand in a slot, coordination spread out, hidden ones dug up."""

from collections.abc import Iterable

from diurna.events.deed_nouns import examples, nested_nouns
from diurna.events.misplaced import is_next_subject
from diurna.events.obliques import find_oblique
from diurna.records import Coding, Entity, Mention, Token
from diurna.records.analysis import base

MAX_NESTING = 2
# Of these a list without "and" is one, though the tree takes the second for the first one's other name.
LISTED_KINDS = frozenset({"country", "body"})
# In the names of wars and laws a country is no party: "the Iraq War", "the Hong Kong Act".
NAMED_THINGS = frozenset(
    "War Act Treaty Accord Accords Agreement Convention Constitution Pact Protocol Amendment Bill Law Code".split()
)
# Named for the town they lead to: "the Kisumu road".
WAYS = frozenset(
    "road highway motorway route street avenue bridge railway rail line pipeline crossing border tunnel pass".split()
)
# The last words of names of streets and the like, where things happen and which do nothing: "marched to Freedom Square".
SITES = frozenset("street st square road rd avenue ave boulevard highway plaza roundabout".split())
SURNAMES = frozenset("bridge park green lane".split())  # the same, where no person is called so
# What a place's name before them says is where: "the Leeds bomb"; before attacks, only a town's, as states attack.
HAPPENINGS = frozenset("bomb blast explosion mine landmine fire crash shooting stabbing".split())
# The people of a country protest where they are; whoever they are, the country does not: "the Hong Kong demonstrations".
PROTESTS = frozenset("protest demonstration rally riot march unrest strike election referendum".split())
# Persons to the reader of names, but no parties, whoever thanks them.
GODS = frozenset({"God", "Allah", "Jesus", "Christ", "Jesus Christ", "Satan"})
# What somebody is to somebody else; a name beside it says who.
KINDRED = frozenset(
    "neighbour neighbor ally rival foe partner enemy adversary successor predecessor counterpart".split()
)
# Before an attack, a house was its target: "the embassy bombings".
HOUSES = frozenset(
    """embassy consulate mosque church synagogue temple cathedral hospital school university airport hotel market base
    barracks checkpoint headquarters station shrine convoy""".split()
)
# What only counts those who are told of behind "of".
QUANTITY = frozenset("some many most several few all both none dozen score hundred thousand half majority rest".split())
ATTACKS = frozenset("attack bombing raid assault siege massacre killing".split())


def find_parties(coding: Coding, tokens: Iterable[Token], *, nested: bool = True) -> list[Mention]:
    """The mentions that a slot's tokens stand for, each entity once, in text order of discovery.

    With `nested`, a noun that is no party gives the one inside it: "Kosovo's proposal" gives Kosovo. Of "most
    states, including A and B" the named ones count.
    """
    found: dict[str, Mention] = {}
    for token in tokens:
        together = [one for one in coding.analysis.conjuncts(token) if not is_astray(coding, token, one)]
        for conjunct in [counted_ones(coding, one) for one in (*together, *_listed(coding, token))]:
            named = [
                mention for part in examples(coding.analysis, conjunct) for mention in _mentions_of(coding, part, 0)
            ]
            if not _tell_more(coding, conjunct, named):
                named = []
            for mention in named or _mentions_of(coding, conjunct, MAX_NESTING if nested else 0):
                found.setdefault(mention.entity, mention)
    return list(found.values())


def counted_ones(coding: Coding, token: Token) -> Token:
    """Of a number or a word of quantity that is no party, those whom it counts: "freed *eleven* of the group's leaders"; of
    "eleven more" the eleven.
    """
    if token.text.lower() == "more":
        return next((one for one in coding.analysis.children(token, "nummod") if coding.mention_at(one)), token)
    if coding.mention_at(token) is not None or (
        token.upos not in {"NUM", "DET"} and token.lemma.lower() not in QUANTITY
    ):
        return token
    return next(iter(find_oblique(coding.analysis, token, "of")), token)


def is_astray(coding: Coding, subject: Token, conjunct: Token) -> bool:
    """Whether the tree joins the next clause's subject to a noun of this one: "A resigned as governor and B was sworn in"."""
    if subject.index < conjunct.index and is_next_subject(coding.analysis, conjunct):
        return True
    verb = coding.analysis.head(subject)
    return base(subject.relation) == "nsubj" and verb is not None and subject.index < verb.index < conjunct.index


def sides_of(coding: Coding, mention: Mention) -> list[Entity]:
    """Whom a mention stands for: the members of "both sides", anybody else as he is."""
    entity = coding.entity(mention)
    return [other for other in coding.entities if other.id in entity.members] or [entity]


def _tell_more(coding: Coding, group: Token, named: Iterable[Mention]) -> bool:
    """Whether members tell more of a group than it does itself: "37 Kenyan prisoners, including a sailor" is the 37."""
    own = coding.mention_at(group)
    home = (coding.entity(own).short or coding.entity(own).country) if own is not None else None
    homes = [coding.entity(mention).short or coding.entity(mention).country for mention in named]
    if home is not None:
        return all(homes) and home not in homes  # "UN members, including Chad and France"
    counted = own is not None and coding.analysis.child(group, "nummod") is not None
    if counted and any(coding.analysis.child(coding.analysis.tokens[one.head], "nummod") is not None for one in named):
        return False  # "258 people, including 12 Americans": a part of them
    return all(homes) or not counted


def _listed(coding: Coding, token: Token) -> list[Token]:
    """Countries that the tree takes for a part of another's name: "Benin, Nigeria sign", "North and South Korea sign"."""
    own, analysis = coding.mention_at(token), coding.analysis
    if own is not None and token.upos == "NOUN":
        return [child for child in analysis.children(token, "appos") if is_amid_list(coding, token, child)]
    if own is None or coding.entity(own).kind not in LISTED_KINDS:
        return []
    beside = analysis.children(token, "appos", "compound")
    if analysis.child(token, "conj") is not None:  # "A, B and C"
        beside += [
            one for one in analysis.children(token, "nmod:unmarked") if analysis.tokens[one.index - 1].text == ","
        ]
    beside += [one for child in beside for one in analysis.children(child, "conj") if child.relation == "appos"]
    apposed = [(child, coding.mention_at(child)) for child in beside]
    return [child for child, mention in apposed if mention is not None and is_another(coding, own, mention, child)]


def is_amid_list(coding: Coding, first: Token, second: Token) -> bool:
    """Whether "and" follows the second at once, and joins a third to the first: "the king, the general and a bishop met"."""
    analysis = coding.analysis
    end = analysis.subtree(second)[-1].index
    thirds = [one for one in analysis.children(first, "conj") if one.index > end]
    joined = any(mark.index == end + 1 for third in thirds for mark in analysis.children(third, "cc"))
    one, two = coding.mention_at(first), coding.mention_at(second)
    if not joined or one is None or two is None or second.upos != "NOUN":
        return False
    return coding.entity(one).code != coding.entity(two).code


def is_unknown_place(coding: Coding, mention: Mention) -> bool:
    """Whether a mention names a village of which nothing is known, and which is no party."""
    entity = coding.entity(mention)
    return entity.kind == "place" and entity.code is None


def is_site(coding: Coding, mention: Mention) -> bool:
    """Whether a mention names a street, a square or the like that no lexicon knows for somebody, as it does Downing Street."""
    last = coding.analysis.tokens_in(mention.span)[-1].text
    known = any(one.rule.startswith("lexicon.") for one in mention.evidence)
    word = last.lower().rstrip(".")
    site = word in SITES or (word in SURNAMES and coding.entity(mention).kind != "person")
    return site and mention.kind == "name" and last[:1].isupper() and not known


def is_another(coding: Coding, own: Mention, other: Mention, token: Token) -> bool:
    """Whether a name beside another is the next of a list: of bodies only where "and" follows, as one may be the other's."""
    kinds = {coding.entity(own).kind, coding.entity(other).kind}
    joined = token.relation == "conj" or coding.analysis.child(token, "conj") is not None
    listed = kinds == {"country"} or (joined and token.upos == "PROPN" and kinds <= LISTED_KINDS)
    return listed and own.entity != other.entity


def _mentions_of(coding: Coding, token: Token, depth: int) -> list[Mention]:
    mention = coding.mention_at(token)
    if mention is None and token.upos == "PROPN":
        mention = coding.mention_over(token)  # a name that the tree cut in two
    if mention is not None and (is_site(coding, mention) or is_unknown_place(coding, mention)):
        return []
    if mention is not None and coding.entity(mention).name in GODS:
        return []
    if mention is not None and token.lemma.lower() in KINDRED:
        for named in coding.analysis.children(token, "appos"):
            other = coding.mention_at(named)
            if other is not None and other.entity != mention.entity:
                return [other]  # "Kenya's neighbour, Somalia"
    sides = sides_of(coding, mention) if mention is not None else []
    known = any(side.code is not None or side.kind == "person" for side in sides)
    if mention is not None and (known or depth == 0):
        return [mention]
    if depth == 0:
        return []
    for child in nested_nouns(coding.analysis, token):
        if says_which(coding, token, child):
            continue
        inside = [
            mention
            for conjunct in coding.analysis.conjuncts(child)
            for mention in _mentions_of(coding, conjunct, depth - 1)
        ]
        if inside:
            return inside
    return [] if mention is None else [mention]


def is_target(noun: Token, child: Token) -> bool:
    """Whether a house before a noun of attack is what was attacked: "the embassy bombings"."""
    return noun.lemma.lower() in ATTACKS | HAPPENINGS and child.lemma.lower() in HOUSES


def says_which(coding: Coding, noun: Token, child: Token) -> bool:
    """Whether a country's or a town's name before a noun only says which one is meant: "the Iraq War", "the Leeds bomb"."""
    if base(child.relation) not in ("compound", "amod") or child.index > noun.index:
        return False
    if noun.upos == "PROPN" and noun.text in NAMED_THINGS:
        return True
    within = coding.mention_over(child)
    if is_target(noun, child) or (within is not None and is_target(noun, coding.analysis.tokens[within.head])):
        return True
    if child.upos != "PROPN":
        return False
    if noun.lemma.lower() in PROTESTS:
        return True
    mention = coding.mention_over(child)
    town = mention is not None and (mention.kind == "metonym" or coding.entity(mention).kind == "place")
    return noun.lemma.lower() in HAPPENINGS or (town and noun.lemma.lower() in ATTACKS | WAYS)
