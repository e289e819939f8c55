"""Mere words: a predicate that matched and yet does nothing: opinions shared, guilt denied, deeds forbidden or only possible.

"Analysts agreed that prices are high", "agrees with the need for reform", "said he was not to blame", "banned them from
claiming asylum", "would not tolerate any attack", "courts can annul decrees".
"""

from collections.abc import Sequence
from itertools import islice

from diurna.events.complements import complements
from diurna.events.obliques import find_oblique
from diurna.events.predicates import Predicate, negations
from diurna.events.tellings import ALIKE, POINTS_TO
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base

PLANNING = frozenset("will would shall should must 'll ’ll to ought".split())
# "Barred them from claiming": what is hindered did not happen.
HINDERING = frozenset("ban bar prohibit forbid prevent stop keep block preclude deter discourage".split())
ENTERING = frozenset(
    "enter re-enter reenter land come arrive dock disembark cross travel fly visit return board".split()
)
# What is done about a deed of any kind, of which there need not be one: "would respond to any attack".
FACING = frozenset(
    """allow permit tolerate accept prevent resist oppose deter repel respond react retaliate counter answer thwart
    withstand rule""".split()
)
# What is done about a danger.
HANDLING = frozenset(
    "remove pose face counter reduce eliminate address end assess see represent neutralize neutralise".split()
)
AIMS = frozenset(
    """goal target deadline need demand requirement standard criterion expectation obligation challenge commitment quota cost
    objective threshold condition""".split()
)
POWERS = frozenset("authority power right jurisdiction capability capacity prerogative".split())
BILLS = frozenset({"budget", "bill", "spending"})
LAWMAKERS = frozenset({"LEG"})
VOTES = frozenset({"election", "poll", "vote"})
# Who breaks a rule does what it forbids, and its maker nothing: "in breach of American sanctions", "evaded the blockade".
BREACHES = frozenset("violation breach contravention defiance disregard infringement evasion circumvention".split())
BREAKING = frozenset(
    "violate breach contravene infringe flout evade circumvent bypass dodge break defy bust skirt run".split()
)
RULES = frozenset({"SANCTION", "COERCE"})
STEPS = 3  # up from a word


def is_mere_words(
    coding: Coding, predicate: Predicate, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether a predicate says something and nobody does anything."""
    entry, token, analysis = predicate.entry, predicate.token, coding.analysis
    if is_hindered(analysis, token) or is_possible_to_all(coding, token) or is_allowed_for(analysis, token):
        return True
    if entry.pos == "noun":
        return (
            is_of_any_kind(analysis, token)
            or is_danger(analysis, predicate)
            or is_done_by_the_harmed(coding, predicate, actors)
            or (entry.event in RULES and is_broken(analysis, token))
        )
    if any(is_to_be_met(analysis, clause) for clause in (token, *analysis.children(token, "xcomp"))):
        return True
    if entry.id.startswith("agree.that"):
        return is_opinion(coding, token)
    if entry.id.startswith("agree.with") and not recipients:
        return is_of_something_else(analysis, token)
    if entry.id.startswith("reject.bar"):
        return is_from_doing(analysis, token)
    if entry.id.startswith("reject.hear"):
        return token.xpos == "VBN"  # "had never heard of it"
    if entry.id.startswith("accuse.said-"):
        return any(negations(analysis, part) for part in predicate.frame)
    if entry.id.startswith("concede.approve"):
        bill = any(part.lemma.lower() in BILLS for part in predicate.frame)
        return bill and not negations(analysis, token) and are_lawmakers(coding, actors)
    return token.lemma.lower() == "dissolve" and entry.mode == "restrict" and is_for_a_vote(coding, token)


def is_opinion(coding: Coding, token: Token) -> bool:
    """Whether what is agreed is how things are: "agreed that the talks were useful", not "that troops would leave"."""
    clauses = complements(coding, token, "ccomp")
    analysis = coding.analysis
    return bool(clauses) and not any(
        (clause.xpos == "VB" and analysis.child(clause, "aux") is None)
        or any(one.text.lower() in PLANNING for one in (*analysis.children(clause, "aux", "mark"),))
        for clause in clauses
    )


def is_of_something_else(analysis: Analysis, token: Token) -> bool:
    """Whether it is no proposal that somebody agrees with: "agrees with the need for reform"."""
    nouns = [noun for noun in find_oblique(analysis, token, "with") if noun.upos == "NOUN"]
    return bool(nouns) and not any(noun.lemma.lower() in POINTS_TO or noun.lemma.lower() in ALIKE for noun in nouns)


def is_hindered(analysis: Analysis, token: Token) -> bool:
    """Whether a deed is what somebody is kept from: "banned them from claiming asylum"."""
    head = analysis.head(token)
    return (
        head is not None
        and token.xpos == "VBG"
        and head.lemma.lower() in HINDERING
        and any(mark.lemma.lower() == "from" for mark in analysis.children(token, "mark", "case"))
    )


def is_from_doing(analysis: Analysis, token: Token) -> bool:
    """Whether somebody is barred from something else than coming in: "bars migrants from claiming asylum"."""
    gerunds = [one for one in analysis.children(token, "advcl", "xcomp", "obl") if is_hindered(analysis, one)]
    return bool(gerunds) and not any(one.lemma.lower() in ENTERING for one in gerunds)


def is_allowed_for(analysis: Analysis, token: Token) -> bool:
    """Whether a deed is only what somebody has the power to do: "has the authority to seize assets"."""
    noun = analysis.head(token)
    return noun is not None and token.relation == "acl" and token.xpos == "VB" and noun.lemma.lower() in POWERS


def is_of_any_kind(analysis: Analysis, noun: Token) -> bool:
    """Whether a deed is any that there may be: "would respond to any attack by Iran"."""
    if not any(child.text.lower() == "any" for child in analysis.children(noun, "det")):
        return False
    return any(one.lemma.lower() in FACING for one in islice(analysis.ancestors(noun), STEPS))


def is_danger(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether a threat is no word of anybody, but what somebody is: "to remove the rebels' threat"."""
    token, head = predicate.token, analysis.head(predicate.token)
    handled = head is not None and token.relation == "obj" and head.lemma.lower() in HANDLING
    return predicate.entry.event == "THREATEN" and token.lemma.lower() == "threat" and handled


def is_done_by_the_harmed(coding: Coding, predicate: Predicate, actors: Sequence[Mention]) -> bool:
    """Whether what is broken stands as who broke it, or nobody known broke it: "a violation of UN sanctions" (by some ship)."""
    analysis, token = coding.analysis, predicate.token
    if not predicate.entry.id.startswith("reject.breach"):
        return False
    broken = {part.index for noun in find_oblique(analysis, token, "of") for part in analysis.subtree(noun)}
    told = bool(actors) or analysis.case_of(token) == "in"  # of a violation that somebody acts in, by whom must be told
    return told and all(one.head in broken or coding.entity(one).code is None for one in actors)


def is_to_be_met(analysis: Analysis, verb: Token) -> bool:
    """Whether it is no person that is met: "expects to meet its goals"."""
    things = analysis.children(verb, "obj", "nsubj:pass")
    return verb.lemma.lower() == "meet" and any(noun.lemma.lower() in AIMS for noun in things)


def is_possible_to_all(coding: Coding, token: Token) -> bool:
    """Whether a deed is what those of a kind can do at any time: "courts can annul decrees"."""
    analysis = coding.analysis
    if not any(one.text.lower() == "can" for one in analysis.children(token, "aux")):
        return False
    nouns = analysis.children(token, "nsubj", "nsubj:pass", "obj")
    return bool(nouns) and all(
        noun.xpos == "NNS" and analysis.child(noun, "det", "nummod", "nmod:poss") is None for noun in nouns
    )


def are_lawmakers(coding: Coding, actors: Sequence[Mention]) -> bool:
    """Whether a legislature or its members act."""
    return bool(actors) and all(set(coding.entity(one).sectors) & LAWMAKERS for one in actors)


def is_for_a_vote(coding: Coding, token: Token) -> bool:
    """Whether a parliament is dissolved so that a new one be elected: "dissolved parliament, triggering an election"."""
    analysis = coding.analysis
    below = analysis.subtree(token)
    return any(one.lemma.lower() in VOTES and base(one.relation) in {"obj", "obl", "nmod"} for one in below)


def is_broken(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is only a rule that somebody breaks: "sailed in violation of UN sanctions", "ran the blockade"."""
    head = analysis.head(noun)
    if head is None:
        return False
    if base(noun.relation) == "nmod" and analysis.case_of(noun) == "of":
        return head.lemma.lower() in BREACHES
    return noun.relation in {"obj", "nsubj:pass"} and head.lemma.lower() in BREAKING
