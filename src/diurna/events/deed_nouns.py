"""Nouns that tell of deeds: what hangs from them, who did them, whom they befell."""

from collections.abc import Iterator

from diurna.events.arguments import RELATIVE_PRONOUNS, clause_subjects, find_subjects
from diurna.events.passives import is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# What one does with a deed: doing it, or suffering it.
DOING = frozenset(
    "orchestrate mastermind perpetrate commit execute conduct launch stage mount lead carry direct order organise organize".split()
)


LEAVING = frozenset("exit withdrawal departure secession retreat resignation defection".split())


SUFFERING = frozenset("face suffer withstand endure survive sustain repel resist".split())


def performers(analysis: Analysis, noun: Token) -> list[Token]:
    """Who did what a noun tells of by a verb of doing: "orchestrated the attacks", "a raid carried out by X"."""
    head = analysis.head(noun)
    if head is not None and head.lemma in DOING and base(noun.relation) in {"obj", "nsubj"}:
        return find_subjects(analysis, head)
    return [
        doer
        for clause in analysis.children(noun, "acl")
        if clause.lemma in DOING
        for doer in find_subjects(analysis, clause)
    ]


def sufferers(analysis: Analysis, noun: Token) -> list[Token]:
    """Whom what a noun tells of befell, by a verb of suffering: "is facing attacks", "came under fire"."""
    head = analysis.head(noun)
    if head is None or noun.index < head.index:
        return []
    suffers = head.lemma in SUFFERING and base(noun.relation) == "obj"
    comes = head.lemma in {"come", "be"} and base(noun.relation) == "obl" and analysis.case_of(noun) == "under"
    return clause_subjects(analysis, head)[-1:] if suffers or comes else []


def find_modifiers(analysis: Analysis, noun: Token) -> list[Token]:
    """Adjectives, compounds and possessors before a noun."""
    return analysis.children(noun, "amod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc")


def nested_nouns(analysis: Analysis, noun: Token) -> Iterator[Token]:
    """Where a party may hide inside a noun phrase: "Kosovo's proposal", "Ukrainian positions", "the army of X"."""
    yield from analysis.children(noun, "nmod:poss")
    yield from analysis.children(noun, "amod", "compound", "nmod:unmarked", "nmod:desc", "flat", "appos")
    for child in analysis.children(noun, "nmod"):
        if analysis.case_of(child) in {"of", "from", "by"}:
            yield child
    for clause in analysis.children(noun, "acl"):
        yield from makers(analysis, clause)


def makers(analysis: Analysis, clause: Token) -> list[Token]:
    """Who made what a relative or participial clause describes: "the decree that X issued", "the ban imposed by X"."""
    if clause.xpos == "VBN" and is_passive(analysis, clause):
        return find_subjects(analysis, clause)
    if clause.relation != "acl:relcl" or analysis.child(clause, "ccomp", "xcomp") is not None:
        return []
    subjects = analysis.children(clause, "nsubj")
    gap = all(token.lemma in RELATIVE_PRONOUNS for token in analysis.children(clause, "obj"))
    gap = gap and all(token.lemma not in RELATIVE_PRONOUNS for token in analysis.children(clause, "obl"))
    return subjects if gap and not any(token.lemma in RELATIVE_PRONOUNS for token in subjects) else []


def doers(analysis: Analysis, noun: Token) -> list[Token]:
    """Whose doing an event noun is: "Iran's attack", "the Iranian attack", "the attack by Iran"; not whom it hit.

    Whoever leaves is named with "of", what is left with "from": "the exit of X from Y".
    """
    cases = {"by", "of"} if noun.lemma in LEAVING else {"by", "from"}
    return [
        *analysis.children(noun, "nmod:poss"),
        *analysis.children(noun, "amod", "compound", "nmod:unmarked"),
        *(child for child in analysis.children(noun, "nmod") if analysis.case_of(child) in cases),
        *(maker for clause in analysis.children(noun, "acl") for maker in makers(analysis, clause)),
    ]


def examples(analysis: Analysis, noun: Token) -> list[Token]:
    """Those named as members of a group: "most states, including A, B and C"."""
    return [
        part
        for child in analysis.children(noun, "nmod", "obl", "acl")
        if analysis.case_of(child) in {"including", "such as", "among them", "like"}
        for part in analysis.conjuncts(child)
    ]
