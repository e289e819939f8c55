"""Who stands behind what a verb is aimed at: of a deed that is condemned, a plan that is opposed, the one whose it is."""

from diurna.events.arguments import find_subjects, noun_clause_subjects
from diurna.events.deed_nouns import doers
from diurna.events.obliques import find_oblique
from diurna.events.parties import find_parties
from diurna.events.predicates import Predicate
from diurna.events.tellings import authors_told
from diurna.events.texts import submitters
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base

# What one does to somebody by what one says of a deed: to reject, condemn or praise "the proposal" is aimed at its author.
OF_A_DEED = frozenset({"REJECT", "ACCUSE", "SUPPORT", "CONCEDE"})
# What a deed is called that was told just before.
MOVES = frozenset("move step decision action act gesture measure development policy tactic incident".split())
# Of deeds too ("a convoy of aid to X"), but as objects they are those who travel or stay there: "hit a convoy of police".
HELD_TOGETHER = frozenset("convoy column fleet flotilla armada camp encampment mission panel".split())
# Houses and places that one visits, and that host nobody.
PREMISES = frozenset(
    "hospital school clinic site camp factory base border prison church mosque museum area scene town village city".split()
)


def behind(coding: Coding, predicate: Predicate, noun: Token) -> list[Token]:
    """Who stands behind an object: of what happened or was done, the one who did it, not the one it was done to.

    "Condemned Iran's attack on Iraq" is aimed at Iran, "condemned the killing of villagers" not at the villagers.
    """
    analysis = coding.analysis
    if noun.upos == "NOUN" and noun.lemma in PREMISES and predicate.entry.event == "CONSULT":
        return []
    if noun.upos != "NOUN" or coding.mention_at(noun) is not None:
        return [noun]
    told = authors_told(coding, noun) if predicate.entry.event in OF_A_DEED else []
    told = told or (movers(coding.analysis, predicate.token, noun) if predicate.entry.event in OF_A_DEED else [])
    by = list(find_oblique(analysis, noun, "by"))
    by = by or [agent for whom in find_oblique(analysis, noun, "of") for agent in find_oblique(analysis, whom, "by")]
    if by and predicate.entry.event in OF_A_DEED:
        return by  # "criticised the recognition of Y by X": X, though Y may be a party too
    lent = base(noun.relation) == "obj" and noun.head != predicate.token.index
    if lent and not told and predicate.entry.event in OF_A_DEED:
        # "A maintains a policy that B criticised", "A launched a campaign, which B condemned": aimed at A.
        own = find_parties(coding, find_subjects(analysis, predicate.token))
        if all(party in own for party in find_parties(coding, [noun])):
            told = noun_clause_subjects(analysis, noun) or submitters(analysis, noun)
    if noun.lemma not in predicate.lexicon.deeds or noun.lemma in HELD_TOGETHER:
        return told or [noun]
    return [found for part in analysis.conjuncts(noun) for found in doers(analysis, part)] or told


def movers(analysis: Analysis, predicate: Token, noun: Token) -> list[Token]:
    """Who did what a clause tells, where a noun behind it calls it a move: "X shut the port, *a step* that Y condemned"."""
    if noun.lemma.lower() not in MOVES or predicate not in analysis.children(noun, "acl"):
        return []
    deeds = [one for one in analysis.ancestors(noun) if one.upos == "VERB"]
    inside = base(noun.relation) in {"obl", "nmod"} and analysis.case_of(noun) == "in"
    beside = (
        base(noun.relation) in {"appos", "parataxis", "dep", "nsubj"} and bool(deeds) and deeds[0].index < noun.index
    )
    return find_subjects(analysis, deeds[0]) if deeds and (inside or beside) else []
