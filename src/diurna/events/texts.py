"""Texts and talk that do something: statements, letters, laws, calls. Whose they are, and whom they are addressed to."""

from diurna.events.arguments import TEXTS, clause_subjects, find_holders, find_subjects
from diurna.events.objects import find_objects
from diurna.events.obliques import RELATIVE_PRONOUNS, find_oblique
from diurna.events.passives import is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Verbs that a request may hang from, with its reader behind "to".
WRITING = frozenset({"write", "text", "email", "cable"})
# What lays down what one may do, and what lawgivers do with it.
DECREES = frozenset(
    "law bill decree order act measure ordinance legislation regulation directive rule edict resolution".split()
)
ENACTING = frozenset("sign issue pass adopt approve enact introduce impose promulgate publish unveil ratify".split())
# Who does this to a text has not made it.
NOT_MAKING = frozenset(
    """receive get obtain read find see hear reject oppose veto block criticise criticize condemn denounce welcome praise slam
    defy ignore cite discuss debate quote mention challenge overturn repeal lift suspend uphold scrap withdraw protest fear
    annul quash""".split()
)
# How one sends in what another answers.
SUBMITTING = frozenset("send submit present file table unveil publish draft put bring".split())
# What one does to whom one talks with.
ADDRESSING = frozenset(
    "urge tell ask assure warn press inform brief thank congratulate invite promise reassure".split()
)


def authors(analysis: Analysis, participle: Token) -> list[Token]:
    """Who does what a text or decision of his does: "released a statement condemning X", "signed a decree banning X"."""
    noun = analysis.head(participle)
    if is_passive(analysis, participle):
        return []
    if is_clause_of_a_text(analysis, participle) and noun is not None:
        lawgivers = analysis.head(noun)
        return find_holders(analysis, noun) or (find_subjects(analysis, lawgivers) if lawgivers is not None else [])
    own = analysis.child(participle, "mark", "nsubj", "csubj")  # "a statement that X had been shot" is told, not done
    if participle.relation != "acl" or noun is None or noun.upos != "NOUN" or own is not None:
        return []
    holders = find_holders(analysis, noun)
    clause = analysis.head(noun)
    if holders or clause is None:
        return holders
    if is_made(analysis, noun, clause):  # "the law banning X was signed by Y"
        return find_subjects(analysis, clause)
    if base(noun.relation) != "obj" or clause.lemma in NOT_MAKING:
        return []
    return clause_subjects(analysis, clause)


def addressees(analysis: Analysis, participle: Token) -> list[Token]:
    """Who is asked by writing to him: "wrote to the embassy asking to waive it", "sent X a letter demanding that"."""
    head = analysis.head(participle)
    if (
        participle.xpos != "VBG"
        or head is None
        or head.upos != "VERB"
        or analysis.child(participle, "nsubj") is not None
    ):
        return []
    texts = {noun.lemma for noun in analysis.children(head, "obj")} & TEXTS
    if head.lemma not in WRITING and not texts:
        return []
    return [*analysis.children(head, "iobj"), *find_oblique(analysis, head, "to")]


def is_clause_of_a_text(analysis: Analysis, verb: Token) -> bool:
    """Whether a relative clause tells what somebody does by a text that he makes: "signed a bill that bans protests"."""
    noun = analysis.head(verb)
    if verb.relation != "acl:relcl" or noun is None or noun.lemma.lower() not in DECREES:
        return False
    making = analysis.head(noun)
    relative = any(child.lemma in RELATIVE_PRONOUNS for child in analysis.children(verb, "nsubj"))
    if making is None or making.lemma not in ENACTING:
        return False
    return relative and (base(noun.relation) == "obj" or is_made(analysis, noun, making))


def is_made(analysis: Analysis, noun: Token, verb: Token) -> bool:
    """Whether a law is the subject of a passive that makes it one: "the law was signed"."""
    made = noun.lemma.lower() in DECREES and verb.lemma in ENACTING
    return made and base(noun.relation) == "nsubj" and is_passive(analysis, verb)


def submitters(analysis: Analysis, noun: Token) -> list[Token]:
    """Who sent in what is answered: "sent the police a plan, which they rejected"."""
    head = analysis.head(noun)
    return clause_subjects(analysis, head) if head is not None and head.lemma in SUBMITTING else []


def addressed(analysis: Analysis, meeting: Token) -> list[Token]:
    """With whom one talks, told by whom one addresses there: "in a phone call, X urged Y to go", "told Y at a meeting"."""
    verb = analysis.head(meeting)
    if verb is None or verb.lemma not in ADDRESSING or analysis.case_of(meeting) not in {"in", "during", "at"}:
        return []
    return [] if is_passive(analysis, verb) else find_objects(analysis, verb)
