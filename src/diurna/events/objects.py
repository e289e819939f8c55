"""Whom or what a verb acts upon: its object in the active voice, wherever the clause has put it."""

from diurna.events.arguments import clause_subjects
from diurna.events.misplaced import (
    handed_up,
    is_handed_up,
    is_taken,
    named_objects,
    objects_taken_for_subjects,
    phrasal_objects,
    taken_objects,
)
from diurna.events.obliques import RELATIVE_PRONOUNS, antecedent, ranked
from diurna.events.passives import headline_sufferers, is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Several do these by themselves, whatever they do next: "met and signed a treaty".
OF_THEMSELVES = frozenset("meet talk march rally demonstrate gather arrive resign travel come go".split())
# What these take is told to whom they take: "told the king the army fled".
TELLING = frozenset("tell inform assure warn remind convince show teach promise ask advise notify brief say".split())
# Sums, which "in" or "of" tells what they buy.
SUMS = frozenset("$ € £ thousand million billion trillion dollar euro pound yen rouble ruble rupee franc".split())


def find_objects(analysis: Analysis, predicate: Token) -> list[Token]:
    """Whom or what a verb acts upon, in the active sense."""
    if predicate.relation == "amod" and predicate.xpos == "VBN":
        return [noun for noun in (analysis.head(predicate),) if noun is not None]  # "the detained journalist"
    if is_passive(analysis, predicate):
        surface = analysis.children(predicate, "nsubj:pass", "nsubj")
        if surface:
            # "Homes were razed, a step that X denounced": what stands behind the verb is told of the whole clause.
            before = [token for token in surface if token.index < predicate.index]
            return [antecedent(analysis, token) for token in before or surface]
        head = analysis.head(predicate)
        if head is None:
            return []
        if base(predicate.relation) == "acl":
            return [ranked(analysis, head)]
        if sufferers := headline_sufferers(analysis, predicate):
            return sufferers
        return clause_subjects(analysis, head) if base(predicate.relation) in {"conj", "advcl", "xcomp"} else []
    own = analysis.children(predicate, "obj", "iobj") or objects_taken_for_subjects(analysis, predicate)
    own = [noun for noun in own if not is_handed_up(analysis, noun)] or handed_up(analysis, predicate)
    own = own or phrasal_objects(analysis, predicate) or named_objects(analysis, predicate)
    if own and all(is_taken(analysis, token) for token in own):
        return []
    objects = own or taken_objects(analysis, predicate) or contact_objects(analysis, predicate)
    if objects:
        goods = [noun for token in objects for noun in paid_in(analysis, predicate, token)]
        return [*(antecedent(analysis, token) for token in objects), *goods]
    head = analysis.head(predicate)
    if predicate.relation == "acl:relcl" and head is not None and analysis.child(predicate, "nsubj") is not None:
        # "the ship that pirates seized", "the men police arrested": the gap is the object.
        subjects = {token.lemma for token in analysis.children(predicate, "nsubj")}
        return [] if subjects & RELATIVE_PRONOUNS else [head]
    if base(predicate.relation) == "conj" and head is not None and head.upos == "VERB":
        # "attacked and wounded two men": the object may hang from either verb.
        return [token for token in analysis.children(head, "obj") if token.index > predicate.index]
    return shared_objects(analysis, predicate)


def contact_objects(analysis: Analysis, verb: Token) -> list[Token]:
    """The noun right before a clause that no pronoun opens and the tree sets beside: "ended the siege the army laid"."""
    head, subject = analysis.head(verb), analysis.child(verb, "nsubj")
    if head is None or subject is None or not head.index < subject.index < verb.index:
        return []
    if base(verb.relation) not in {"parataxis", "ccomp"} or head.lemma in TELLING or analysis.child(verb, "mark"):
        return []
    noun = analysis.tokens[analysis.subtree(subject)[0].index - 1]
    while base(noun.relation) == "nmod" and noun.head > head.index:
        noun = analysis.tokens[noun.head]
    return [noun] if noun.upos == "NOUN" and base(noun.relation) in {"obj", "obl"} else []


def paid_in(analysis: Analysis, predicate: Token, noun: Token) -> list[Token]:
    """What a sum of money is given as: "aid" in "gave two million dollars in emergency aid to Chad"."""
    if noun.lemma.lower() not in SUMS:
        return []
    parts = [*analysis.children(noun, "nmod"), *analysis.children(predicate, "obl")]
    return [
        part
        for part in parts
        if part.upos == "NOUN" and analysis.case_of(part) in {"in", "of"} and part.index > noun.index
    ]


def shared_objects(analysis: Analysis, verb: Token) -> list[Token]:
    """The object that verbs side by side share, which hangs from the last: "attacked, looted and burned two villages".

    In "met, signed a treaty and parted" nothing is shared, nor is it in "A and B met and signed a treaty".
    """
    return [noun for later in sharing(analysis, verb) for noun in analysis.children(later, "obj")]


def sharing(analysis: Analysis, verb: Token) -> list[Token]:
    """The last of several verbs side by side, from which hangs what they share: "fired and landed a round on X"."""
    later = [one for one in analysis.children(verb, "conj") if one.upos == "VERB" and one.index > verb.index]
    if not later or verb.lemma in OF_THEMSELVES:
        return []
    between = analysis.tokens[verb.index + 1 : later[-1].index]
    return later[-1:] if all(one in later or one.upos in {"PUNCT", "CCONJ", "ADV"} for one in between) else []
