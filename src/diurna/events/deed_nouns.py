"""Nouns that tell of deeds: what hangs from them, who did them, whom they befell."""

from collections.abc import Iterator

from diurna.events.arguments import (
    COMPANY_VERBS,
    INCLUDING,
    SUCCESSION,
    clause_subjects,
    find_subjects,
    noun_clause_subjects,
    punished,
)
from diurna.events.misplaced import possessors
from diurna.events.obliques import RELATIVE_PRONOUNS
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
# What one says: "the request of X" is X's, while "the killing of X" befalls X.
SAID = frozenset(
    """request demand call appeal plea petition bid proposal offer suggestion initiative plan decision refusal order ruling
    invitation claim policy stance statement remark comment declaration announcement""".split()
)
LEAVING = frozenset("exit withdrawal departure secession retreat resignation defection".split())


# Who takes a place after, amid or in an attack on it made the attack: "recaptured by the army following heavy bombing".
CONQUERING = frozenset("capture recapture retake seize take overrun conquer occupy storm".split())
# Who says that a deed was his did it.
CLAIMING = frozenset({"claim"})


# Who is told to have a part in it.
INVOLVED = frozenset("involve involved participate partake engage engaged complicit implicate implicated".split())
ROLES = frozenset({"part", "role", "involvement", "participation"})
LED = frozenset({"lead", "impose", "order", "run"})
HELD = frozenset({"hold", "control"})
# Who thinks so of a thing did not make it: "the bill opposed by X".
ATTITUDES = frozenset(
    "oppose reject condemn criticise criticize denounce dispute contest challenge fear hate dislike decry blast slam".split()
)
BATTERING = frozenset("hit strike batter rock shake target".split())
SUFFERING = frozenset("face suffer withstand endure survive sustain repel resist".split())


def performers(analysis: Analysis, noun: Token) -> list[Token]:
    """Who did what a noun tells of by a verb of doing: "orchestrated the attacks", "a raid carried out by X"."""
    head = analysis.head(noun)
    if head is not None and head.lemma in DOING | CLAIMING and base(noun.relation) in {"obj", "nsubj"}:
        return find_subjects(analysis, head)
    if head is not None and head.lemma in PLANNING and base(noun.relation) == "obj":
        return find_subjects(analysis, head)
    if analysis.case_of(noun) == "behind" and analysis.child(noun, "cop") is not None:
        return analysis.children(noun, "nsubj")  # "X was behind the raid"
    if head is not None and base(noun.relation) in {"obl", "nmod"}:
        if analysis.case_of(noun) == "for" and (guilty := punished(analysis, noun)):
            return guilty  # "serves a life sentence for the assassination of X"
        if head.lemma in CONQUERING and is_passive(analysis, head) and analysis.case_of(noun) != "by":
            return find_subjects(analysis, head)
        earlier = analysis.head(head)
        if head.lemma in SUCCESSION and head.xpos == "VBN" and earlier is not None and earlier.upos == "NOUN":
            return begun(analysis, earlier) or [doer for doer in doers(analysis, earlier) if doer != noun]
        if involved := parties_to(analysis, noun, head):
            return involved
    clauses = analysis.children(noun, "acl")
    if head is not None and base(noun.relation) == "obl":
        # "died in the attack, reportedly carried out by X": behind a comma the tree hangs it from the verb.
        clauses += [one for one in analysis.children(head, "advcl") if one.xpos == "VBN" and one.index > noun.index]
    return [doer for clause in clauses if clause.lemma in DOING for doer in find_subjects(analysis, clause)]


def parties_to(analysis: Analysis, noun: Token, head: Token) -> list[Token]:
    """Who has a part in what a noun tells of: "was involved in the raid", "is responsible for it", "gains, including it"."""
    marker = analysis.case_of(noun)
    if head.lemma in ROLES and marker in {"in", "for"} and head.upos == "NOUN":
        verb = analysis.head(head)
        plays = verb is not None and base(head.relation) == "obj" and verb.lemma in {"take", "play", "have"}
        return clause_subjects(analysis, verb) if plays and verb is not None else analysis.children(head, "nmod:poss")
    if marker in INCLUDING:
        return noun_clause_subjects(analysis, noun)
    part = {noun.lemma for noun in analysis.children(head, "obj")} & ROLES
    if part and head.lemma in {"take", "play", "have"} and marker == "in":
        return clause_subjects(analysis, head)
    involved = (head.lemma in INVOLVED and marker == "in") or (
        head.lemma in {"responsible", "blame"} and marker == "for"
    )
    return clause_subjects(analysis, head) if involved else []


def defiers(analysis: Analysis, noun: Token) -> list[Token]:
    """Who does a thing in spite of what a noun says against him: "announced it despite criticism from X"."""
    head = analysis.head(noun)
    against = analysis.case_of(noun) in {"despite", "in spite of"} and base(noun.relation) == "obl"
    return clause_subjects(analysis, head) if against and head is not None and head.upos == "VERB" else []


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
    named = [child for child in analysis.children(noun, "appos") if child.upos == "PROPN"]
    yield from named  # "Musharraf's successor, Zardari"
    yield from possessors(analysis, noun)
    yield from leaders(analysis, noun)
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


def leaders(analysis: Analysis, noun: Token) -> list[Token]:
    """Who leads or holds what a noun tells of, by a participle before it: "a Saudi-led strike", "a rebel-held town"."""
    return [
        part
        for participle in analysis.children(noun, "amod")
        if participle.xpos == "VBN" and participle.lemma in LED | HELD
        for part in analysis.children(participle, "compound", "obl", "nsubj")
        if is_hyphened(analysis, part) and (part.text[:1].isupper() or participle.lemma in HELD)
    ]


def makers(analysis: Analysis, clause: Token) -> list[Token]:
    """Who made what a relative or participial clause describes: "the decree that X issued", "the ban imposed by X"."""
    if clause.lemma in ATTITUDES:
        return []
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
    cases = {"by", "of", "from"} if noun.lemma in SAID else {"by", "of"} if noun.lemma in LEAVING else {"by", "from"}
    return [
        *possessors(analysis, noun),
        *leaders(analysis, noun),
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
