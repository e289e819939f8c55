"""Find a predicate's arguments in its tree: who acts, who is acted upon, what hangs by which preposition.

All functions take and return tokens. Passives, control and raising, relative clauses, participles and
coordination are undone here, so that the lexicon can be written in the active voice.
"""

from collections.abc import Iterator

from diurna.events.misplaced import (
    absolute_subjects,
    companions,
    fronted_subjects,
    is_taken,
    named_before,
    named_objects,
    next_subjects,
    objects_taken_for_subjects,
    phrasal_objects,
    taken_objects,
)
from diurna.events.passives import distant_agents, headline_sufferers, is_passive, rulers, stranded_subject
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
    propose approve adopt pass authorise authorize""".split()
)
# "said after a meeting with X": the one who said it met X.
ADJUNCT_CASES = frozenset(
    "during after before at in following on for ahead amid within upon despite alongside through".split()
) | {"ahead of", "prior to", "as part of"}
# "joined X in doing", "along with X": X does it too.
COMPANY_VERBS = frozenset({"join", "follow", "accompany"})
# What is followed by something else has its doer: "began an offensive, followed by an invasion".
SUCCESSION = frozenset({"follow", "precede", "accompany", "back", "support"})
# Whom these befall, or who does the last few, did what hangs from them with "for", "of", "over" or "with".
CHARGING = frozenset(
    """convict charge jail sentence imprison arrest accuse indict blame try detain hang execute prosecute remand condemn
    serve face admit confess plead""".split()
)
CHARGES = frozenset({"for", "of", "over", "with", "to"})
TEXTS = frozenset("letter statement message note tweet email e-mail memo petition telegram".split())
# Sums, which "in" or "of" tells what they buy.
SUMS = frozenset("$ € £ thousand million billion trillion dollar euro pound yen rouble ruble rupee franc".split())
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
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
        if not objects and is_passive(analysis, head):
            objects = analysis.children(head, "nsubj:pass")  # "was ordered to leave"
        if objects:
            return [antecedent(analysis, token) for token in objects]
        return find_holders(analysis, head, depth + 1)
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
        acts = head.upos == "PROPN" or head.relation == "root"
        return [described(analysis, head)] if acts else find_holders(analysis, head, depth + 1) or [head]
    if relation in {"advcl", "ccomp", "parataxis", "obl"} and predicate.upos == "VERB":
        charged = charged_with(analysis, predicate, head)
        if charged:
            return charged
        infinitive = any(mark.lemma == "to" for mark in analysis.children(predicate, "mark"))
        if relation == "parataxis" or (relation == "ccomp" and predicate.xpos != "VBG" and not infinitive):
            return []  # "Leave now," he said: whoever is to leave, it is not he
        subjects = absolute_subjects(analysis, predicate) or clause_subjects(analysis, head, depth + 1)
        marker = analysis.child(predicate, "mark")
        if head.lemma in COMPANY_VERBS and marker is not None and marker.lemma == "in":
            subjects = [*subjects, *find_objects(analysis, head)]
        return subjects
    return []


def charged_with(analysis: Analysis, gerund: Token, head: Token) -> list[Token]:
    """Who did what he is accused of, thanked for or kept from: the object of the verb, in "accused X of shelling Y"."""
    marker = analysis.child(gerund, "mark", "case")
    if (
        gerund.xpos != "VBG"
        or marker is None
        or marker.lemma not in {"of", "for", "from", "against"}
        or head.upos != "VERB"
    ):
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
    for _ in range(3):
        marker = analysis.case_of(outer) or next((mark.lemma for mark in analysis.children(outer, "mark")), "")
        head = analysis.head(outer)
        if head is None or base(outer.relation) not in {"obl", "nmod", "acl", "advcl", "obj", "conj"}:
            return []
        if head.upos == "VERB" and head.lemma in CHARGING and head.index < deed.index:
            own = head.lemma in {"serve", "face", "admit", "confess", "plead"}
            objects = analysis.children(head, "obj", "iobj") or objects_taken_for_subjects(analysis, head)
            found = clause_subjects(analysis, head) if own or is_passive(analysis, head) else objects
            return [antecedent(analysis, token) for token in found]
        if marker not in CHARGES and base(outer.relation) != "conj":
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
        *analysis.children(head, "nmod:poss"),
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
    if relation == "nmod" and head.upos == "NOUN" and analysis.case_of(noun) in {"of", "in", "for"}:
        # "the second round of talks", "part in talks"
        return noun_clause_subjects(analysis, head, depth + 1)
    if head.upos not in {"VERB", "ADJ"}:
        return []
    if relation == "obj" and head.lemma in LIGHT_VERBS:
        return clause_subjects(analysis, head, depth + 1)
    if relation == "obl" and (analysis.case_of(noun) in ADJUNCT_CASES or head.lemma in LIGHT_VERBS):
        return clause_subjects(analysis, head, depth + 1)
    return []


def find_objects(analysis: Analysis, predicate: Token) -> list[Token]:
    """Whom or what a verb acts upon, in the active sense."""
    if predicate.relation == "amod" and predicate.xpos == "VBN":
        return [noun for noun in (analysis.head(predicate),) if noun is not None]  # "the detained journalist"
    if is_passive(analysis, predicate):
        surface = analysis.children(predicate, "nsubj:pass", "nsubj")
        if surface:
            return [antecedent(analysis, token) for token in surface]
        head = analysis.head(predicate)
        if head is None:
            return []
        if base(predicate.relation) == "acl":
            return [head]
        if sufferers := headline_sufferers(analysis, predicate):
            return sufferers
        return clause_subjects(analysis, head) if base(predicate.relation) in {"conj", "advcl", "xcomp"} else []
    own = analysis.children(predicate, "obj", "iobj") or objects_taken_for_subjects(analysis, predicate)
    own = own or phrasal_objects(analysis, predicate) or named_objects(analysis, predicate)
    if own and all(is_taken(analysis, token) for token in own):
        return []
    objects = own or taken_objects(analysis, predicate)
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
    for later in analysis.children(predicate, "conj"):
        if later.upos == "VERB" and later.index - predicate.index <= 2:
            return analysis.children(later, "obj")
    return []


def paid_in(analysis: Analysis, predicate: Token, noun: Token) -> list[Token]:
    """What a sum of money is given as: "aid" in "gave two million dollars in emergency aid to Chad"."""
    if noun.lemma.lower() not in SUMS:
        return []
    parts = [*analysis.children(noun, "nmod"), *analysis.children(predicate, "obl")]
    return [
        part for part in parts if part.upos == "NOUN" and analysis.case_of(part) == "in" and part.index > noun.index
    ]


def antecedent(analysis: Analysis, token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token as it is.

    In "X is the only state that refused", the noun only describes X, and X is what is meant.
    """
    if token.upos not in {"PRON", "DET"} or token.lemma not in RELATIVE_PRONOUNS:
        return token
    for governor in analysis.ancestors(token):
        if governor.relation == "acl:relcl":
            noun = analysis.head(governor) or token
            if token.lemma in {"who", "whom"} and noun.upos == "NOUN":
                noun = named_before(analysis, token) or noun
            return described(analysis, noun)
    return token


def described(analysis: Analysis, noun: Token) -> Token:
    """The subject of a predicative noun ("X is the state"); any other noun as it is."""
    subject = analysis.child(noun, "nsubj")
    return subject if subject is not None and analysis.child(noun, "cop") is not None else noun


def find_oblique(analysis: Analysis, token: Token, preposition: str) -> Iterator[Token]:
    """Modifiers of a token that are marked with a preposition, nearest first."""
    for child in analysis.children(token, "obl", "nmod", "advcl", "iobj", "xcomp"):
        marker = marker_of(analysis, child)
        if marker == preposition or marker.startswith(preposition + " "):
            yield antecedent(analysis, child)
        elif preposition == "for" and is_for_to(analysis, child):
            yield from analysis.children(child, "nsubj", "nsubj:pass") or called_upon(analysis, token, child)
    # "Our prayers are with X": what the noun is said to be with hangs the other way round.
    head = analysis.head(token)
    if (
        token.relation == "nsubj"
        and head is not None
        and analysis.child(head, "cop") is not None
        and analysis.case_of(head) == preposition
    ):
        yield head


def called_upon(analysis: Analysis, verb: Token, clause: Token) -> list[Token]:
    """The subject behind "for" that the tree hangs from the verb before: "calling for the government to quit"."""
    opening = min(mark.index for mark in analysis.children(clause, "mark"))
    bare = [noun for noun in analysis.children(verb, "obl", "obj") if not analysis.case_of(noun)]
    return [noun for noun in bare if opening < noun.index < clause.index]


def marker_of(analysis: Analysis, modifier: Token) -> str:
    """The preposition of a modifier, also before a gerund: "warned X *against* selling".

    But for "from", which of nouns tells a place or a party, and of gerunds what is kept from being done.
    """
    marker = analysis.case_of(modifier)
    if marker or modifier.xpos != "VBG":
        return marker
    return next((mark.lemma.lower() for mark in analysis.children(modifier, "mark") if mark.lemma != "from"), "")


def is_for_to(analysis: Analysis, clause: Token) -> bool:
    """Whether an infinitive has its subject behind "for": "called for the members to leave"."""
    marks = {mark.lemma.lower() for mark in analysis.children(clause, "mark")}
    return clause.xpos == "VB" and {"for", "to"} <= marks
