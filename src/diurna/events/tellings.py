"""Tellings: whose "the proposal", "the accusation" or "the attack" is, by where the article told of it before.

"Vucic suggested new plates, but Kurti turned down the proposal": the noun points back to a verb, and its author is
the verb's subject.
"""

from diurna.events.arguments import find_subjects
from diurna.events.deed_nouns import doers, makers, nested_nouns
from diurna.records import Coding, Token

LOOKBACK = 2  # sentences
# The verbs that a noun may point back to.
POINTS_TO = {
    noun: frozenset(verbs.split())
    for noun, verbs in {
        "proposal": "propose suggest offer",
        "suggestion": "suggest propose",
        "offer": "offer propose",
        "plan": "plan propose",
        "policy": "plan introduce announce adopt",
        "measure": "plan introduce announce adopt propose",
        "scheme": "plan introduce announce",
        "reform": "plan introduce announce reform",
        "tax": "tax plan introduce impose announce",
        "levy": "plan introduce impose announce",
        "idea": "suggest propose",
        "demand": "demand require",
        "request": "request ask seek",
        "call": "call urge",
        "appeal": "appeal",
        "ultimatum": "demand threaten",
        "invitation": "invite",
        "accusation": "accuse allege blame claim",
        "allegation": "allege accuse claim",
        "charge": "charge accuse allege",
        "claim": "claim allege accuse",
        "criticism": "criticise criticize condemn denounce",
        "threat": "threaten",
        "attack": "attack bomb shell raid strike",
        "invasion": "invade",
        "bombing": "bomb",
        "shelling": "shell",
        "decision": "decide rule",
        "announcement": "announce",
        "argument": "argue contend claim",
        "ruling": "rule",
        "motion": "move",
        "pledge": "pledge promise vow",
        "promise": "promise pledge vow",
        "complaint": "complain",
    }.items()
}
# Nouns that name again what another has named: "the policy" is what somebody had "plans" for.
ALIKE = frozenset({"plan", "policy", "measure", "scheme", "reform", "proposal", "bill", "programme", "program"})
# What is done with a plan, and stands for it: "the introduction of the tax".
STEPS = frozenset({"implementation", "introduction", "adoption", "enforcement", "launch", "start", "rollout"})
BACK = frozenset({"the", "this", "that", "these", "those"})


def authors_told(coding: Coding, noun: Token) -> list[Token]:
    """The author of what a bare noun points back to, told of in its sentence or the two before; empty where none is.

    The nearest telling counts: a verb of the noun's sense with a subject, or the same noun with one it belongs to.
    """
    analysis = coding.analysis
    verbs = POINTS_TO.get(noun.lemma.lower())
    if verbs is None or not _points_back(coding, noun):
        return []
    sentence = analysis.sentence_of(noun)
    place = analysis.sentences.index(sentence)
    first = analysis.sentences[max(0, place - LOOKBACK)].first
    for token in reversed(analysis.tokens[first : noun.index]):
        if token.upos == "VERB" and token.lemma.lower() in verbs and token.index != noun.head:
            return find_subjects(analysis, token)
        if token.upos == "NOUN" and is_alike(token, noun):
            told = named_doers(coding, token)
            if told:
                return told
    return []


def named_doers(coding: Coding, noun: Token) -> list[Token]:
    """Who a noun says is behind what it names, of those that are parties: of "its new policy" not "new"."""
    return [doer for doer in doers(coding.analysis, noun) if coding.mention_at(doer) is not None]


def is_alike(one: Token, two: Token) -> bool:
    """Whether two nouns may name one thing: the same noun, or two words for what a government means to do."""
    lemmas = {one.lemma.lower(), two.lemma.lower()}
    return len(lemmas) == 1 or lemmas <= ALIKE


def planners(coding: Coding, noun: Token) -> list[Token]:
    """Whose plan a noun names, which nobody in its clause owns: "the plan", "implementation of the new policy"."""
    of = [child for child in coding.analysis.children(noun, "nmod") if coding.analysis.case_of(child) == "of"]
    plan = of[0] if of and noun.lemma.lower() in STEPS else noun
    return named_doers(coding, plan) or authors_told(coding, plan)


def _points_back(coding: Coding, noun: Token) -> bool:
    """Whether a noun has nothing of its own to tell whose it is: "the proposal", not "his proposal", "the ban by X"."""
    analysis = coding.analysis
    determined = any(child.text.lower() in BACK for child in analysis.children(noun, "det"))
    if not determined or analysis.child(noun, "nmod:poss") is not None:
        return False
    owned = any(coding.mention_at(part) is not None for part in nested_nouns(analysis, noun))
    return not owned and not any(makers(analysis, clause) for clause in analysis.children(noun, "acl"))
