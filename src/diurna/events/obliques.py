"""What hangs from a word by a preposition, and the nouns that relative pronouns and predicative nouns stand for."""

from collections.abc import Iterator

from diurna.events.misplaced import named_before
from diurna.records import Analysis, Token

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
# What one becomes or stays, and is.
BECOMING = frozenset({"become", "remain"})
# One of many that did it, which by itself names nobody: "Uruguay, the second country to recognise it".
RANKS = frozenset("first second third fourth fifth last latest only next".split())


def antecedent(analysis: Analysis, token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token as it is.

    In "X is the only state that refused", the noun only describes X, and X is what is meant.
    """
    if token.upos not in {"PRON", "DET"} or token.lemma not in RELATIVE_PRONOUNS:
        return token
    for governor in analysis.ancestors(token):
        if governor.relation == "acl:relcl":
            noun = analysis.head(governor) or token
            if token.lemma in {"who", "whom"} and noun.upos == "NOUN":
                noun = named_before(analysis, token) or noun
            return described(analysis, noun)
    return token


def described(analysis: Analysis, noun: Token) -> Token:
    """The subject of a predicative noun ("X is the state", "X became the second state"); any other noun as it is."""
    head = analysis.head(noun)
    becomes = head is not None and noun.relation == "xcomp" and head.lemma in BECOMING
    subject = analysis.child(head if becomes and head is not None else noun, "nsubj")
    return subject if subject is not None and (becomes or analysis.child(noun, "cop") is not None) else noun


def ranked(analysis: Analysis, noun: Token) -> Token:
    """Whom a rank among many describes: X, in "X, the second state to recognise it", "X became the first to do so"."""
    head = analysis.head(noun)
    rank = noun.lemma.lower() in RANKS or any(
        child.lemma.lower() in RANKS or child.xpos == "JJS" for child in analysis.children(noun, "amod")
    )
    return head if rank and head is not None and noun.relation == "appos" else described(analysis, noun)


def find_oblique(analysis: Analysis, token: Token, preposition: str) -> Iterator[Token]:
    """Modifiers of a token that are marked with a preposition, nearest first."""
    for child in analysis.children(token, "obl", "nmod", "advcl", "iobj", "xcomp"):
        marker = marker_of(analysis, child)
        if marker == preposition or marker.startswith(preposition + " "):
            yield antecedent(analysis, child)
        elif preposition == "for" and is_for_to(analysis, child):
            yield from analysis.children(child, "nsubj", "nsubj:pass") or called_upon(analysis, token, child)
    told = analysis.head(token)
    now = token.relation == "cop" and token.xpos in {"VBP", "VBZ"}
    if now and preposition == "with" and told is not None and analysis.case_of(told) == "with":
        yield from analysis.conjuncts(told)  # "we are with X": of "are"
    # "Our prayers are with X": what the noun is said to be with hangs the other way round.
    head = analysis.head(token)
    if (
        token.relation == "nsubj"
        and head is not None
        and analysis.child(head, "cop") is not None
        and analysis.case_of(head) == preposition
    ):
        yield head


def adjoining(analysis: Analysis, noun: Token, preposition: str) -> list[Token]:
    """What stands right behind a noun by a preposition and hangs from its verb: "mourned after an attack *on X*"."""
    head = analysis.head(noun)
    if head is None or head.upos != "VERB" or noun.index < head.index:
        return []
    end = analysis.subtree(noun)[-1].index
    return [
        part
        for part in analysis.children(head, "obl")
        if analysis.case_of(part) == preposition
        and min(mark.index for mark in analysis.children(part, "case")) == end + 1
    ]


def called_upon(analysis: Analysis, verb: Token, clause: Token) -> list[Token]:
    """The subject behind "for" that the tree hangs from the verb before: "calling for the government to quit"."""
    opening = min(mark.index for mark in analysis.children(clause, "mark"))
    bare = [noun for noun in analysis.children(verb, "obl", "obj") if not analysis.case_of(noun)]
    return [noun for noun in bare if opening < noun.index < clause.index]


def marker_of(analysis: Analysis, modifier: Token) -> str:
    """The preposition of a modifier, also before a gerund: "warned X *against* selling".

    But for "from", which of nouns tells a place or a party, and of gerunds what is kept from being done.
    """
    marker = analysis.case_of(modifier) or case_within(analysis, modifier)
    if marker or modifier.xpos != "VBG":
        return marker
    return next((mark.lemma.lower() for mark in analysis.children(modifier, "mark") if mark.lemma != "from"), "")


def case_within(analysis: Analysis, noun: Token) -> str:
    """The preposition that the tree gives to a name before a noun: "by" in "the raid by Taliban gunmen"."""
    for part in analysis.children(noun, "compound"):
        marks = analysis.children(part, "case")
        if marks and marks[0].index < part.index < noun.index and marks[0].upos == "ADP":
            return analysis.case_of(part)
    return ""


def is_for_to(analysis: Analysis, clause: Token) -> bool:
    """Whether an infinitive has its subject behind "for": "called for the members to leave"."""
    marks = {mark.lemma.lower() for mark in analysis.children(clause, "mark")}
    return clause.xpos == "VB" and {"for", "to"} <= marks
