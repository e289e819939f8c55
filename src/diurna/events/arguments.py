"""Find a predicate's arguments in its tree: who acts, who is acted upon, what hangs by which preposition.

All functions take and return tokens. Passives, control and raising, relative clauses, participles and
coordination are undone here, so that the lexicon can be written in the active voice.
"""

from collections.abc import Iterator

from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Verbs whose own subject, not their object, does what their infinitive says ("promised them to leave").
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "offer"})
# Verbs that lend a noun their subject: "held talks", "took part in talks", "resumed strikes".
LIGHT_VERBS = frozenset(
    """hold have make take pay conduct launch begin start open resume continue carry stage mount attend join enter
    give issue deliver wage maintain adopt undertake pursue complete finish conclude end plan announce host face lead cancel
    postpone suspend arrive leave travel go come return embark engage participate kick break""".split()
)
# "said after a meeting with X": the one who said it met X.
ADJUNCT_CASES = frozenset(
    "during after before at in following on for ahead amid within upon despite alongside through".split()
) | {"ahead of", "prior to", "as part of"}
# "joined X in doing", "along with X": X does it too.
COMPANY_VERBS = frozenset({"join", "follow", "accompany"})
# Verbs that want an object: without one, what stands before them in a headline is it.
BEFALLING = frozenset(
    """stab shoot kill arrest jail detain sentence charge convict injure wound abduct kidnap fine deport expel sack hang
    execute assassinate murder behead acquit release free impeach suspend ban bomb attack hit oust evict seize imprison
    rescue evacuate indict accuse summon remand extradite""".split()
)
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
MAX_DEPTH = 6


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a participle after a noun."""
    if analysis.child(verb, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if is_headline_passive(analysis, verb):
        return True
    if verb.xpos != "VBN" or stranded_subject(analysis, verb) is not None:
        return False
    if base(verb.relation) == "conj":
        head = analysis.head(verb)
        # "was arrested and charged": the second shares the first's voice, unless it has a subject of its own.
        shares = analysis.child(verb, "nsubj") is None and analysis.child(verb, "obj", "aux") is None
        return head is not None and shares and is_passive(analysis, head)
    # "men arrested by soldiers", "accused of treason, he fled"; but "has arrested" is active.
    return verb.relation in {"acl", "advcl"} and analysis.child(verb, "aux") is None and no_object(analysis, verb)


def is_headline_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a headline leaves out "was": "Mayor stabbed on stage", "Three jailed over riots"."""
    if verb.xpos not in {"VBN", "VBD"} or verb.lemma not in BEFALLING or analysis.sentence_of(verb).number != 0:
        return False
    bare = analysis.child(verb, "aux", "obj", "ccomp", "xcomp") is None
    return bare and analysis.child(verb, "nsubj") is not None and base(verb.relation) != "acl"


def distant_agents(analysis: Analysis, passive: Token) -> list[Token]:
    """A passive's agent behind what it was done with or for: "was threatened with war by X", "killed in a raid by X".

    The trees mostly hang the by-phrase from the nearer word, which has no agent of its own: the spying has its doer.
    """
    found = []
    for part in analysis.children(passive, "obl", "advcl", "xcomp"):
        gerund = part.xpos == "VBG" and analysis.child(part, "aux:pass") is None
        if gerund or (base(part.relation) == "obl" and analysis.case_of(part) in {"with", "in"}):
            within = [part, *(analysis.children(part, "nmod", "obj", "obl"))]
            found += [
                token
                for outer in within
                for token in analysis.children(outer, "nmod", "obl")
                if analysis.case_of(token) == "by" and token.index > passive.index
            ]
    return found


def stranded_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject of a main verb that the tree hangs from it: "X, which has a long coast, promised to help".

    A root that is a noun with a relative clause, and behind that a verb without a subject: no sentence is built so.
    """
    head = analysis.head(verb)
    if head is None or head.relation != "root" or head.upos not in {"NOUN", "PROPN"}:
        return None
    if base(verb.relation) not in {"parataxis", "acl"} or verb.relation == "acl:relcl":
        return None
    if verb.xpos not in {"VBD", "VBZ", "VBP", "VBN"} or analysis.child(verb, "nsubj", "mark", "aux:pass") is not None:
        return None
    between = any(head.index < clause.index < verb.index for clause in analysis.children(head, "acl:relcl"))
    return head if between else None


def no_object(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb has no direct object."""
    return analysis.child(verb, "obj", "ccomp") is None


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
        return agents or distant_agents(analysis, predicate)
    own = [token for token in analysis.children(predicate, "nsubj", "nsubj:outer") if token.relation != "nsubj:pass"]
    if own:
        return [antecedent(analysis, token) for token in own]
    stranded = stranded_subject(analysis, predicate)
    if stranded is not None:
        return [stranded]
    return inherited_subjects(analysis, predicate, depth) or fronted_subjects(analysis, predicate)


def fronted_subjects(analysis: Analysis, predicate: Token) -> list[Token]:
    """Subjects that the parser took for part of a fronted phrase: "In the region, A, B and C have joined ..."."""
    if predicate.xpos not in {"VBD", "VBZ", "VBP", "VBN"} or base(predicate.relation) not in {"root", "ccomp"}:
        return []
    named = [token for token in analysis.children(predicate, "compound", "vocative") if token.upos in {"PROPN", "NOUN"}]
    if named and named[-1].index < predicate.index and analysis.tokens[predicate.index - 1].text != ",":
        return named[-1:]  # a headline taken for a name or a call: "US House of Representatives impeaches X"
    for fronted in analysis.children(predicate, "obl"):
        commas = [token.index for token in analysis.children(fronted, "punct") if token.text == ","]
        members = [token for token in analysis.children(fronted, "conj") if token.upos in {"PROPN", "NOUN"}]
        if fronted.index < predicate.index and members:
            before = analysis.tokens[members[0].index - 1]
            cut = before.text == "," or bool(commas)
            return members if cut and members[-1].index < predicate.index else []
    return []


def inherited_subjects(analysis: Analysis, predicate: Token, depth: int) -> list[Token]:
    """The subject that a predicate without one of its own takes from what it hangs from."""
    head = analysis.head(predicate)
    if head is None:
        return []
    relation = base(predicate.relation)
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
            return [described(analysis, head)]
        # "X to visit Y", as headlines have it: where nobody holds the noun, it is itself the one who is to act.
        return [head] if head.upos == "PROPN" else find_holders(analysis, head, depth + 1) or [head]
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
    if gerund.xpos != "VBG" or marker is None or marker.lemma not in {"of", "for", "from"} or head.upos != "VERB":
        return []
    if is_passive(analysis, head):
        return [antecedent(analysis, token) for token in analysis.children(head, "nsubj:pass", "nsubj")]
    objects = analysis.children(head, "obj", "iobj") or taken_objects(analysis, head)
    return [antecedent(analysis, token) for token in objects]


def absolute_subjects(analysis: Analysis, participle: Token) -> list[Token]:
    """The noun right before a participle in "..., with most states recognising it": it acts, not the clause's subject."""
    head = analysis.head(participle)
    if head is None or participle.xpos != "VBG":
        return []
    for noun in analysis.children(head, "obl", "nmod"):
        between = analysis.tokens[analysis.subtree(noun)[-1].index + 1 : participle.index]
        before = noun.index < participle.index and all(token.upos == "PUNCT" for token in between)
        if before and analysis.case_of(noun) == "with":
            return [noun]
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
    return inherited_subjects(analysis, predicate, depth) or fronted_subjects(analysis, predicate)


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
    if is_passive(analysis, predicate):
        surface = analysis.children(predicate, "nsubj:pass", "nsubj")
        if surface:
            return [antecedent(analysis, token) for token in surface]
        head = analysis.head(predicate)
        if head is None:
            return []
        if base(predicate.relation) == "acl":
            return [head]
        return clause_subjects(analysis, head) if base(predicate.relation) in {"conj", "advcl", "xcomp"} else []
    objects = analysis.children(predicate, "obj", "iobj") or taken_objects(analysis, predicate)
    if objects:
        return [antecedent(analysis, token) for token in objects if not is_taken(analysis, token)]
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


def taken_objects(analysis: Analysis, predicate: Token) -> list[Token]:
    """Objects that the parser gave to a gerund behind them: "Russia" in "accused Russia of jamming its satellites"."""
    return [
        token
        for gerund in analysis.children(predicate, "advcl")
        for token in analysis.children(gerund, "obj")
        if is_taken(analysis, token)
    ]


def is_taken(analysis: Analysis, noun: Token) -> bool:
    """Whether an object stands before the "of" or "for" that opens the clause of its gerund."""
    gerund = analysis.head(noun)
    if gerund is None or gerund.xpos != "VBG" or gerund.relation != "advcl":
        return False
    return any(
        mark.lemma in {"of", "for", "from"} and noun.index < mark.index < gerund.index
        for mark in analysis.children(gerund, "mark")
    )


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


def named_before(analysis: Analysis, pronoun: Token) -> Token | None:
    """The proper noun right before "who": "the help of Ann Bo, who ..." is about her, whatever the tree says."""
    index = pronoun.index - 1
    if index >= 0 and analysis.tokens[index].text == ",":
        index -= 1
    if index < 0 or analysis.tokens[index].upos != "PROPN":
        return None
    return analysis.tokens[index]


def described(analysis: Analysis, noun: Token) -> Token:
    """The subject of a predicative noun ("X is the state"); any other noun as it is."""
    subject = analysis.child(noun, "nsubj")
    return subject if subject is not None and analysis.child(noun, "cop") is not None else noun


def find_oblique(analysis: Analysis, token: Token, preposition: str) -> Iterator[Token]:
    """Modifiers of a token that are marked with a preposition, nearest first."""
    for child in analysis.children(token, "obl", "nmod", "advcl", "iobj", "xcomp"):
        marker = analysis.case_of(child)
        if marker == preposition or marker.startswith(preposition + " "):
            yield antecedent(analysis, child)


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


def doers(analysis: Analysis, noun: Token) -> list[Token]:
    """Whose doing an event noun is: "Iran's attack", "the Iranian attack", "the attack by Iran"; not whom it hit."""
    return [
        *analysis.children(noun, "nmod:poss"),
        *analysis.children(noun, "amod", "compound", "nmod:unmarked"),
        *(child for child in analysis.children(noun, "nmod") if analysis.case_of(child) in {"by", "from"}),
    ]


def examples(analysis: Analysis, noun: Token) -> list[Token]:
    """Those named as members of a group: "most states, including A, B and C"."""
    return [
        part
        for child in analysis.children(noun, "nmod", "obl", "acl")
        if analysis.case_of(child) in {"including", "such as", "among them", "like"}
        for part in analysis.conjuncts(child)
    ]
