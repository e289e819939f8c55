"""Whom it befell, told beside the deed: "fired on the crowd; *20* dead", "the land, which belonged to *X* and was taken"."""

from diurna.events.arguments import find_subjects
from diurna.events.misplaced import possessors
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.passives import is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# How a public honours its dead, and what tells whose it is.
MOURNING = frozenset("flag mourning mourn vigil silence wreath minute lower fly half-mast".split())
LOSSES = frozenset("death passing memory honour honor loss killing assassination tribute remembrance".split())
DEAD = frozenset({"dead", "injured", "wounded", "hurt", "killed"})

FIGHTING = frozenset("fight battle combat resist repel confront engage storm ambush".split())


def foes(analysis: Analysis, harm: Token) -> list[Token]:
    """Whom the harmed were fighting, and who so harmed them: the rebels, in "soldiers were killed *fighting* rebels"."""
    if not is_passive(analysis, harm):
        return []
    return [
        foe
        for clause in analysis.children(harm, "advcl", "xcomp")
        if clause.lemma in FIGHTING and clause.xpos == "VBG"
        for foe in (*find_objects(analysis, clause), *find_oblique(analysis, clause, "against"))
    ]


def casualties(analysis: Analysis, deed: Token) -> list[Token]:
    """Who is told to be dead or hurt in a clause beside: "gunman opens fire; *20 pupils* dead", "a raid, with *two* killed"."""
    clauses = analysis.children(deed, "parataxis", "advcl", "conj", "ccomp", "list")
    hurt = [
        who
        for clause in clauses
        if clause.lemma.lower() in DEAD or clause.text.lower() in DEAD
        for who in analysis.children(clause, "nsubj", "nsubj:pass", "nummod", "obl:npmod", "obl:unmarked")
    ]
    named = [
        clause
        for clause in clauses
        if clause.upos == "NOUN" and any(one.lemma.lower() in DEAD for one in analysis.children(clause, "amod"))
    ]
    return hurt + named


def owners_told(analysis: Analysis, taking: Token) -> list[Token]:
    """Whose a thing is that is taken, by a clause beside: "which belonged to X and was occupied by Y", "owned by X"."""
    around = [taking, *list(analysis.ancestors(taking))[:2], *analysis.children(taking, "nsubj:pass", "nsubj", "obj")]
    clauses = [*around, *(clause for word in around for clause in analysis.children(word, "acl", "conj"))]
    return [
        owner
        for clause in clauses
        if clause.lemma in {"belong", "own"} and clause.upos == "VERB"
        for owner in (
            find_oblique(analysis, clause, "to") if clause.lemma == "belong" else find_subjects(analysis, clause)
        )
    ]


def quarrellers(analysis: Analysis, words: list[Token]) -> list[Token]:
    """Between whom it is that somebody mediates, at any depth: "an effort to end the dispute between X and Y"."""
    return [
        part
        for word in words
        for part in analysis.subtree(word)
        if analysis.case_of(part) == "between" and base(part.relation) in {"nmod", "obl"}
    ]


def mourned(analysis: Analysis, words: list[Token]) -> list[Token]:
    """Whom an honour is for, by what is told of his death: "ordered flags to be lowered after *the king's* death"."""
    if not any(part.lemma.lower() in MOURNING for word in words for part in (word, *analysis.children(word))):
        return []
    return [
        dead
        for part in analysis.subtree(words[0])
        if part.upos == "NOUN" and part.lemma.lower() in LOSSES
        for dead in (*possessors(analysis, part), *find_oblique(analysis, part, "of"))
    ]
