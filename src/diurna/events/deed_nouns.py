"""Nouns that tell of deeds: what hangs from them, who did them, whom they befell."""

from collections.abc import Iterator

from diurna.events.arguments import (
    COMPANY_VERBS,
    RELATIVE_PRONOUNS,
    SUCCESSION,
    clause_subjects,
    find_subjects,
    noun_clause_subjects,
    punished,
)
from diurna.events.passives import is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# What one does with a deed: doing it, or suffering it.
DOING = frozenset(
    "orchestrate mastermind perpetrate commit execute conduct launch stage mount lead carry direct order organise organize".split()
)


# What carries people, at whom what befalls it is aimed.
CARRIERS = frozenset("boat ship vessel dinghy bus convoy train plane truck lorry raft".split())
# Who thinks of it would do it: "is considering sanctions against X".
PLANNING = frozenset("consider weigh mull contemplate ponder prepare plan propose".split())
LEAVING = frozenset("exit withdrawal departure secession retreat resignation defection".split())


# Who takes a place after, amid or in an attack on it made the attack: "recaptured by the army following heavy bombing".
CONQUERING = frozenset("capture recapture retake seize take overrun conquer occupy storm".split())
# Who says that a deed was his did it.
CLAIMING = frozenset({"claim"})


BATTERING = frozenset("hit strike batter rock shake target".split())
SUFFERING = frozenset("face suffer withstand endure survive sustain repel resist".split())


def performers(analysis: Analysis, noun: Token) -> list[Token]:
    """Who did what a noun tells of by a verb of doing: "orchestrated the attacks", "a raid carried out by X"."""
    head = analysis.head(noun)
    if head is not None and head.lemma in DOING | CLAIMING and base(noun.relation) in {"obj", "nsubj"}:
        return find_subjects(analysis, head)
    if head is not None and head.lemma in PLANNING and base(noun.relation) == "obj":
        return find_subjects(analysis, head)
    if head is not None and base(noun.relation) in {"obl", "nmod"}:
        if analysis.case_of(noun) == "for" and (guilty := punished(analysis, noun)):
            return guilty  # "serves a life sentence for the assassination of X"
        if head.lemma in CONQUERING and is_passive(analysis, head) and analysis.case_of(noun) != "by":
            return find_subjects(analysis, head)
        earlier = analysis.head(head)
        if head.lemma in SUCCESSION and head.xpos == "VBN" and earlier is not None and earlier.upos == "NOUN":
            return begun(analysis, earlier) or [doer for doer in doers(analysis, earlier) if doer != noun]
    clauses = analysis.children(noun, "acl")
    if head is not None and base(noun.relation) == "obl":
        # "died in the attack, reportedly carried out by X": behind a comma the tree hangs it from the verb.
        clauses += [one for one in analysis.children(head, "advcl") if one.xpos == "VBN" and one.index > noun.index]
    return [doer for clause in clauses if clause.lemma in DOING for doer in find_subjects(analysis, clause)]


def partners(analysis: Analysis, noun: Token) -> list[Token]:
    """Who does what a noun tells of together, by a verb of company: "A is joined in the lawsuit by B"."""
    head = analysis.head(noun)
    if head is None or head.lemma not in COMPANY_VERBS or base(noun.relation) != "obl":
        return []
    if analysis.case_of(noun) != "in" or not is_passive(analysis, head):
        return []
    return [*clause_subjects(analysis, head), *find_subjects(analysis, head)]


def begun(analysis: Analysis, noun: Token) -> list[Token]:
    """Who does what a noun tells of, by its clause, be it a part of a larger thing: "an offensive with airstrikes"."""
    found = noun_clause_subjects(analysis, noun)
    head = analysis.head(noun)
    if not found and head is not None and base(noun.relation) == "nmod" and analysis.case_of(noun) == "with":
        found = noun_clause_subjects(analysis, head)
    return found


def sufferers(analysis: Analysis, noun: Token) -> list[Token]:
    """Whom what a noun tells of befell, by a verb of suffering: "is facing attacks", "came under fire"."""
    head = analysis.head(noun)
    if head is None or noun.index < head.index:
        return []
    # "was hit by sanctions", "has been rocked by protests"
    struck = head.lemma in BATTERING and noun.relation == "obl:agent"
    suffers = struck or (head.lemma in SUFFERING and base(noun.relation) == "obj")
    comes = head.lemma in {"come", "be"} and base(noun.relation) == "obl" and analysis.case_of(noun) == "under"
    return clause_subjects(analysis, head)[-1:] if suffers or comes else []


def find_modifiers(analysis: Analysis, noun: Token) -> list[Token]:
    """Adjectives, compounds and possessors before a noun."""
    return analysis.children(noun, "amod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc")


def nested_nouns(analysis: Analysis, noun: Token) -> Iterator[Token]:
    """Where a party may hide inside a noun phrase: "Kosovo's proposal", "Ukrainian positions", "the army of X".

    What is only a part of an adjective is left out: "a judge-led inquiry" is no judge.
    """
    yield from analysis.children(noun, "nmod:poss")
    for child in analysis.children(noun, "amod", "compound", "nmod:unmarked", "nmod:desc", "flat", "appos"):
        if not is_hyphened(analysis, child):
            yield child
    for child in analysis.children(noun, "nmod"):
        if analysis.case_of(child) in (
            {"of", "from", "by", "with"} if noun.lemma.lower() in CARRIERS else {"of", "from", "by"}
        ):
            yield child
    for clause in analysis.children(noun, "acl"):
        yield from makers(analysis, clause)
        if noun.lemma.lower() in CARRIERS and clause.lemma in {"carry", "ferry", "hold", "transport", "take"}:
            yield from analysis.children(clause, "obj")  # "a boat carrying migrants"
        if clause.lemma == "belong":  # "assets belonging to X"
            yield from (child for child in analysis.children(clause, "obl") if analysis.case_of(child) == "to")


def is_hyphened(analysis: Analysis, word: Token) -> bool:
    """Whether a word is the first part of a participle: "judge" in "judge-led"."""
    behind = analysis.tokens[word.index + 1 : word.index + 3]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].xpos in {"VBN", "VBG"}


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
        *(
            child
            for child in analysis.children(noun, "amod", "compound", "nmod:unmarked")
            if not is_hyphened(analysis, child)
        ),
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
