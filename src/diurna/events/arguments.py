"""Find who acts in a predicate's tree: its subject in the active voice, or the one that it takes from elsewhere.

All functions take and return tokens. Passives, control and raising, relative clauses, participles and
coordination are undone here and in `objects`, so that the lexicon can be written in the active voice.
"""

from diurna.events.misplaced import (
    absolute_subjects,
    companions,
    fronted_subjects,
    handed_up,
    next_subjects,
    objects_taken_for_subjects,
    possessors,
    taken_objects,
)
from diurna.events.obliques import antecedent, called_upon, described, is_for_to, ranked
from diurna.events.passives import distant_agents, is_passive, rulers, stranded_subject
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Verbs whose own subject, not their object, does what their infinitive says ("promised them to leave").
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "offer"})
# Verbs that lend a noun their subject: "held talks", "took part in talks", "resumed strikes".
LIGHT_VERBS = frozenset(
    """hold have make take pay conduct launch begin start open resume continue carry stage mount attend join enter
    give issue deliver wage maintain adopt undertake pursue complete finish conclude end plan announce host face lead cancel
    postpone suspend arrive leave travel go come return embark engage participate kick break serve orchestrate mastermind
    institute introduce implement follow organise organize perpetrate commit consider weigh mull contemplate ponder prepare
    propose approve adopt pass authorise authorize oversee supervise head chair spearhead direct coordinate run handle""".split()
)
# "said after a meeting with X": the one who said it met X.
ADJUNCT_CASES = frozenset(
    "during after before at in following on for ahead amid within upon despite alongside through".split()
) | {"ahead of", "prior to", "as part of"}
# What names one of several deeds.
INCLUDING = frozenset({"including", "such as"})
# "joined X in doing", "along with X": X does it too.
COMPANY_VERBS = frozenset({"join", "follow", "accompany"})
# "was allied with X in doing": likewise.
ALLYING = frozenset("ally allied side team work cooperate collaborate partner band unite".split())
# What is followed by something else has its doer: "began an offensive, followed by an invasion".
SUCCESSION = frozenset({"follow", "precede", "accompany", "back", "support"})
# Whom these befall, or who does the last few, did what hangs from them with "for", "of", "over" or "with".
CHARGING = frozenset(
    """convict charge jail sentence imprison arrest accuse indict blame try detain hang execute prosecute remand condemn
    suspect serve face admit confess plead""".split()
)
CHARGES = frozenset({"for", "of", "over", "with", "to"})
ACCUSATIONS = frozenset("charge count suspicion allegation accusation indictment connection".split())
# Whose object does what follows these: "accused X of shelling", "kept X from voting", "forced X into signing"; and, of
# those who charge or task somebody, what follows "with" and "over".
OF_THE_OBJECT = frozenset({"of", "for", "from", "against", "into"})
OF_THE_CHARGED = frozenset({"with", "over"})
TASKING = frozenset({"task", "credit", "entrust"})
TEXTS = frozenset("letter statement message note tweet email e-mail memo petition telegram".split())
MAX_DEPTH = 6


def find_subjects(analysis: Analysis, predicate: Token, depth: int = 0) -> list[Token]:
    """Who does what a verb or predicative adjective says, in the active sense; empty where nobody is named."""
    if depth > MAX_DEPTH:
        return []
    if is_passive(analysis, predicate):
        agents = [
            token
            for token in analysis.children(predicate, "obl")
            if token.relation == "obl:agent" or analysis.case_of(token) == "by"
        ]
        return agents or distant_agents(analysis, predicate) or rulers(analysis, predicate)
    if predicate.relation == "cop":  # "we are with you": of "are" as of what it says of us
        return subjects_of(analysis, analysis.head(predicate))
    own = analysis.children(predicate, "nsubj")
    own = [token for token in own if token not in objects_taken_for_subjects(analysis, predicate)]
    # "The conclusion I reached is that X wants it": X wants it, not who reached the conclusion.
    own = [token for token in own if token.relation != "nsubj:outer"] or own
    if own:
        company = [other for token in own for other in companions(analysis, token)]
        return [antecedent(analysis, token) for token in (*own, *company)]
    stranded = stranded_subject(analysis, predicate)
    if stranded is not None:
        return [stranded]
    return (
        next_subjects(analysis, predicate)
        or inherited_subjects(analysis, predicate, depth)
        or fronted_subjects(analysis, predicate)
    )


def subjects_of(analysis: Analysis, word: Token | None) -> list[Token]:
    """The subjects that a word has by itself, and whom relative pronouns among them stand for."""
    return [antecedent(analysis, token) for token in analysis.children(word, "nsubj")] if word is not None else []


def inherited_subjects(analysis: Analysis, predicate: Token, depth: int) -> list[Token]:
    """The subject that a predicate without one of its own takes from what it hangs from."""
    head = analysis.head(predicate)
    if head is None:
        return []
    relation = base(predicate.relation)
    upon = called_upon(analysis, head, predicate) if is_for_to(analysis, predicate) else []
    if upon:
        return upon
    if relation == "xcomp":
        objects = analysis.children(head, "obj", "iobj") if head.lemma not in SUBJECT_CONTROL else []
        objects = [noun for noun in objects if noun not in handed_up(analysis, predicate)]
        if not objects and is_passive(analysis, head):
            objects = analysis.children(head, "nsubj:pass")  # "was ordered to leave"
        if objects:
            return [antecedent(analysis, token) for token in objects]
        return find_holders(analysis, head, depth + 1)
    if relation == "amod" and head.index < predicate.index:
        return [described(analysis, head)]  # "X is a militia, poor and hostile to Y"
    if relation == "conj":
        if head.upos == "NOUN" and predicate.upos == "VERB":
            return []
        return find_subjects(analysis, head, depth + 1) or clause_subjects(analysis, head, depth + 1)
    if relation == "acl":
        if predicate.relation == "acl:relcl":
            return [described(analysis, head)] if analysis.child(predicate, "obj") is not None else []
        if predicate.xpos == "VBG":
            mark = analysis.child(predicate, "mark", "case")
            if mark is None:
                return writers(analysis, predicate, head, depth) or [described(analysis, head)]
            # "sentenced X to life for driving", "maintains a policy of expelling".
            return punished(analysis, predicate) or find_holders(analysis, head, depth + 1)
        # "X to visit Y", as headlines have it: where nobody holds the noun, it is itself the one who is to act.
        # "X's senate first to do it": without a verb, the noun is what the headline tells of.
        whom = ranked(analysis, head)
        if whom != head:
            return [antecedent(analysis, whom)]
        acts = head.upos == "PROPN" or head.relation == "root"
        return [head] if acts else find_holders(analysis, head, depth + 1) or [head]
    if relation in {"advcl", "ccomp", "parataxis", "obl"} and predicate.upos == "VERB":
        charged = charged_with(analysis, predicate, head)
        if charged:
            return charged
        infinitive = any(mark.lemma == "to" for mark in analysis.children(predicate, "mark"))
        if relation == "parataxis" or (relation == "ccomp" and predicate.xpos != "VBG" and not infinitive):
            return []  # "Leave now," he said: whoever is to leave, it is not he
        subjects = absolute_subjects(analysis, predicate) or clause_subjects(analysis, head, depth + 1)
        return [*subjects, *sharers(analysis, predicate, head)]
    return []


def sharers(analysis: Analysis, gerund: Token, head: Token) -> list[Token]:
    """Who does it too, by the verb before: "joined X in condemning Y", "was allied with X in fighting Y"."""
    marker = analysis.child(gerund, "mark")
    if marker is None or marker.lemma != "in":
        return []
    joined = analysis.children(head, "obj") if head.lemma in COMPANY_VERBS else []
    beside = head.lemma in COMPANY_VERBS | ALLYING
    return joined + [
        one for one in analysis.children(head, "obl") if beside and analysis.case_of(one) in {"with", "alongside"}
    ]


def charged_with(analysis: Analysis, gerund: Token, head: Token) -> list[Token]:
    """Who did what he is accused of, charged with, thanked for or kept from: the object of the verb, in "accused X of shelling Y"."""
    marker = analysis.child(gerund, "mark", "case")
    if gerund.xpos != "VBG" or marker is None or head.upos != "VERB":
        return []
    charged = head.lemma in CHARGING | TASKING and marker.lemma in OF_THE_CHARGED
    if marker.lemma not in OF_THE_OBJECT and not charged:
        return []
    if is_passive(analysis, head):
        return [antecedent(analysis, token) for token in analysis.children(head, "nsubj:pass", "nsubj")]
    objects = analysis.children(head, "obj", "iobj") or taken_objects(analysis, head)
    return [antecedent(analysis, token) for token in objects]


def writers(analysis: Analysis, participle: Token, noun: Token, depth: int) -> list[Token]:
    """Who says what a text says, where the tree takes its reader for it: "sent a letter to X threatening war"."""
    for governor in list(analysis.ancestors(noun))[:3]:
        texts = [one for one in analysis.children(governor, "obj") if one.lemma in TEXTS]
        if governor.upos == "VERB" and texts and texts[0].index < noun.index < participle.index:
            return clause_subjects(analysis, governor, depth + 1)
    return []


def punished(analysis: Analysis, deed: Token) -> list[Token]:
    """Who did a deed that he is charged with or punished for: "was jailed for the murder of X", "life for killing X"."""
    outer = deed
    for _ in range(4):
        marker = analysis.case_of(outer) or next((mark.lemma for mark in analysis.children(outer, "mark")), "")
        head = analysis.head(outer)
        if head is None or base(outer.relation) not in {"obl", "nmod", "acl", "advcl", "obj", "conj"}:
            return []
        if head.upos == "VERB" and head.lemma in CHARGING and head.index < deed.index:
            own = head.lemma in {"serve", "face", "admit", "confess", "plead"}
            objects = analysis.children(head, "obj", "iobj") or objects_taken_for_subjects(analysis, head)
            found = clause_subjects(analysis, head) if own or is_passive(analysis, head) else objects
            return [antecedent(analysis, token) for token in found]
        of_charges = outer.lemma in ACCUSATIONS and marker in {"on", "in"}
        if marker not in CHARGES and marker not in INCLUDING and not of_charges and base(outer.relation) != "conj":
            return []
        outer = head
    return []


def clause_subjects(analysis: Analysis, predicate: Token, depth: int = 0) -> list[Token]:
    """The surface subject of a clause, passive or not: whom an adjunct of that clause is about."""
    if depth > MAX_DEPTH:
        return []
    surface = analysis.children(predicate, "nsubj")
    if surface:
        return [antecedent(analysis, token) for token in surface]
    if predicate.relation == "acl" and predicate.xpos == "VBN":
        head = analysis.head(predicate)
        return [head] if head is not None else []
    return (
        next_subjects(analysis, predicate)
        or inherited_subjects(analysis, predicate, depth)
        or fronted_subjects(analysis, predicate)
    )


def find_holders(analysis: Analysis, head: Token, depth: int = 0) -> list[Token]:
    """Whose a plan, refusal or readiness is: a noun's possessor or its clause's subject; a verb's subject."""
    if depth > MAX_DEPTH:
        return []
    if head.upos not in {"NOUN", "PROPN"}:
        return clause_subjects(analysis, head, depth)
    holders = [
        *possessors(analysis, head),
        *(token for token in analysis.children(head, "nmod") if analysis.case_of(token) in {"of", "by"}),
        *(token for token in analysis.children(head, "amod", "compound") if token.text[:1].isupper()),
    ]
    if holders:
        return [antecedent(analysis, token) for token in holders]
    shared = shared_possessor(analysis, head)
    return shared or noun_clause_subjects(analysis, head, depth + 1)


def shared_possessor(analysis: Analysis, noun: Token) -> list[Token]:
    """The possessor of the noun that this one is coordinated with: "its neutrality and reluctance"."""
    head = analysis.head(noun)
    if base(noun.relation) != "conj" or head is None:
        return []
    return analysis.children(head, "nmod:poss") or shared_possessor(analysis, head)


def noun_clause_subjects(analysis: Analysis, noun: Token, depth: int = 0) -> list[Token]:
    """The subject of the clause in which a noun stands, where that clause lends it one.

    "A held talks" and "A spoke during a visit" do; "A condemned the attack" does not.
    """
    head = analysis.head(noun)
    relation = base(noun.relation)
    own = analysis.children(noun, "nsubj")
    if own:
        return [antecedent(analysis, token) for token in own]  # "A and B were in talks"
    if relation in {"obl", "nmod"} and analysis.case_of(noun) in CHARGES and (guilty := punished(analysis, noun)):
        return guilty
    if head is None or depth > MAX_DEPTH:
        return []
    if relation == "conj":
        return noun_clause_subjects(analysis, head, depth + 1)
    if relation == "nmod" and head.upos == "NOUN" and analysis.case_of(noun) in {"of", "in", "for", *INCLUDING}:
        # "the second round of talks", "part in talks", "took steps, including a raid"
        return noun_clause_subjects(analysis, head, depth + 1)
    if head.upos not in {"VERB", "ADJ"}:
        return []
    if relation == "obj" and head.lemma in LIGHT_VERBS:
        return clause_subjects(analysis, head, depth + 1)
    if relation == "obl" and (analysis.case_of(noun) in ADJUNCT_CASES or head.lemma in LIGHT_VERBS):
        return clause_subjects(analysis, head, depth + 1)
    return []
