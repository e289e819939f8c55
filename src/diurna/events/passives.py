"""Passives: which verbs tell what befell their subject, whatever the tree says, and who did it."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Verbs that want an object: without one, what stands before them in a headline is it.
BEFALLING = frozenset(
    """stab shoot kill arrest jail detain sentence charge convict injure wound abduct kidnap fine deport expel sack hang
    execute assassinate murder behead acquit release free impeach suspend ban bomb attack hit oust evict seize imprison
    rescue evacuate indict accuse summon remand extradite""".split()
)


# What one who governs has, and what is done under it he does.
RULE = frozenset("government regime administration rule dictatorship junta presidency".split())
# What may stand between a passive and its agent.
BETWEEN = frozenset({"with", "in", "from", "at", "near", "to"})


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a participle after a noun."""
    if is_shooting(analysis, verb):
        return False
    if analysis.child(verb, "aux:pass", "csubj:pass") is not None:
        return True
    if analysis.child(verb, "nsubj:pass") is not None:
        # "its troops killed 30 fighters": the tree calls it a passive, its object and its form tell otherwise.
        return verb.xpos not in {"VBD", "VBZ", "VBP"} or analysis.child(verb, "obj") is None
    if is_headline_passive(analysis, verb):
        return True
    if is_left_bare(analysis, verb) or headline_sufferers(analysis, verb):
        return True
    if verb.xpos != "VBN" or stranded_subject(analysis, verb) is not None:
        return False
    if base(verb.relation) == "conj":
        head = analysis.head(verb)
        # "was arrested and charged": the second shares the first's voice, unless it has a subject of its own.
        shares = analysis.child(verb, "nsubj") is None and analysis.child(verb, "obj", "aux") is None
        # "a man carrying a bag and arrested by police": its doer tells.
        agent = shares and analysis.child(verb, "obl:agent") is not None
        return agent or (head is not None and shares and is_passive(analysis, head))
    if is_absolute(analysis, verb):
        return True
    # "men arrested by soldiers", "accused of treason, he fled"; but "has arrested" is active.
    return verb.relation in {"acl", "advcl"} and analysis.child(verb, "aux") is None and no_object(analysis, verb)


def is_shooting(analysis: Analysis, verb: Token) -> bool:
    """Whether "fired" is what guns do, whatever the tree says: "ships fired on the port", and nobody was dismissed."""
    if verb.lemma != "fire" or analysis.child(verb, "aux:pass") is not None:
        return False
    return any(
        analysis.case_of(child) in {"on", "at", "upon", "into"} for child in analysis.children(verb, "obl")
    ) and (analysis.child(verb, "obl:agent") is None)


def is_headline_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a headline leaves out "was": "Mayor stabbed on stage", "Three jailed over riots"."""
    if verb.xpos not in {"VBN", "VBD"} or verb.lemma not in BEFALLING or analysis.sentence_of(verb).number != 0:
        return False
    bare = analysis.child(verb, "aux", "obj", "ccomp", "xcomp") is None
    return bare and analysis.child(verb, "nsubj") is not None and base(verb.relation) != "acl"


def is_left_bare(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb that wants an object hangs from a noun without one: "reported dozens of fighters killed"."""
    bare = analysis.child(verb, "nsubj", "aux", "obj", "ccomp", "xcomp", "mark") is None
    return verb.relation == "acl" and verb.xpos in {"VBD", "VBN"} and verb.lemma in BEFALLING and bare


def is_absolute(analysis: Analysis, participle: Token) -> bool:
    """Whether a participle tells of its subject what befell it: "with 30 people arrested", "reported dozens killed"."""
    bare = analysis.child(participle, "aux", "obj", "ccomp", "xcomp") is None
    return participle.lemma in BEFALLING and bare and analysis.child(participle, "nsubj") is not None


def distant_agents(analysis: Analysis, passive: Token) -> list[Token]:
    """A passive's agent behind something else: "was threatened with war by X", "killed in a raid by X", "taken from Y by X".

    The trees mostly hang the by-phrase from the nearer word, which has no agent of its own: the spying has its doer.
    """
    found = []
    for part in analysis.children(passive, "obl", "advcl", "xcomp"):
        gerund = part.xpos == "VBG" and analysis.child(part, "aux:pass") is None
        if gerund or (base(part.relation) == "obl" and analysis.case_of(part) in BETWEEN):
            within = [part, *(analysis.children(part, "nmod", "obj", "obl"))]
            found += [
                token
                for outer in within
                for token in analysis.children(outer, "nmod", "obl")
                if analysis.case_of(token) == "by" and token.index > passive.index
            ]
    return found


def rulers(analysis: Analysis, passive: Token) -> list[Token]:
    """Under whose rule a passive's deed was done, and so by whom: "was imprisoned under the regime of X"."""
    return [
        noun
        for noun in analysis.children(passive, "obl")
        if analysis.case_of(noun) == "under" and noun.lemma.lower() in RULE and passive.lemma in BEFALLING
    ]


def headline_sufferers(analysis: Analysis, verb: Token) -> list[Token]:
    """Whom the verb of a headline's "as" befalls, where the tree gives him to the clause before: "as mayor of X stabbed"."""
    head = analysis.head(verb)
    if head is None or base(verb.relation) != "advcl" or verb.lemma not in BEFALLING or verb.index < head.index:
        return []
    if analysis.sentence_of(verb).number != 0 or verb.xpos not in {"VBN", "VBD"}:
        return []
    if analysis.child(verb, "nsubj", "aux", "obj", "mark", "ccomp", "xcomp") is not None:
        return []
    return [
        noun
        for noun in analysis.children(head, "obl")
        if analysis.case_of(noun) == "as" and analysis.subtree(noun)[-1].index + 1 == verb.index
    ]


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
