"""Arguments that the trees hang from another's word, and where they belong: commas, lists and "of" mislead parsers."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

# "A, along with B, rejected it": B does it too.
COMPANY = frozenset({"along with", "along", "together with", "together", "alongside"})

# Words of a list of names.
LISTED = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "CCONJ", "ADP", "NUM", "PART"})
# What may have an object and a name for it.
NAMING = frozenset({"call", "name", "elect", "appoint", "consider"})
# Verbs and the particles that trees take for prepositions: "handed over the bodies".
PHRASAL = frozenset(
    {
        ("hand", "over"),
        ("turn", "over"),
        ("carry", "out"),
        ("call", "off"),
        ("break", "off"),
        ("turn", "down"),
        ("give", "up"),
        ("lay", "down"),
        ("shoot", "down"),
        ("gun", "down"),
        ("strike", "down"),
        ("shut", "down"),
        ("tear", "down"),
        ("hand", "back"),
        ("give", "back"),
        ("round", "up"),
        ("break", "up"),
        ("blow", "up"),
        ("set", "up"),
        ("call", "up"),
        ("step", "up"),
        ("wipe", "out"),
        ("rule", "out"),
        ("set", "off"),
        ("take", "over"),
    }
)


def objects_taken_for_subjects(analysis: Analysis, verb: Token) -> list[Token]:
    """The object that the tree takes for a second subject: "a judge sentenced Ann Bo, now 22, to life"."""
    subjects = analysis.children(verb, "nsubj")
    if verb.upos != "VERB" or len(subjects) < 2 or analysis.child(verb, "obj", "ccomp", "aux:pass", "cop") is not None:
        return []
    behind = [token for token in subjects if token.index > verb.index]
    return behind if len(behind) < len(subjects) else []


def next_subjects(analysis: Analysis, verb: Token) -> list[Token]:
    """The subjects of a second main clause that the tree lists with a noun of the first.

    "They called for a ban on A, and B, C and D are to go": B, C and D are to go, and nobody bans them.
    """
    relation = base(verb.relation)
    told = verb.upos == "VERB" or analysis.child(verb, "cop") is not None
    if (
        not told
        or relation not in {"conj", "advcl", "ccomp"}
        or analysis.child(verb, "nsubj", "csubj", "expl") is not None
    ):
        return []
    helpers = [one for one in analysis.children(verb, "aux", "cop") if one.index < verb.index]
    if any(mark.lemma != "to" for mark in analysis.children(verb, "mark")) or (relation == "advcl" and not helpers):
        return []
    start = min(one.index for one in (verb, *helpers))
    for index in range(start - 1, analysis.sentence_of(verb).first, -1):
        token = analysis.tokens[index]
        if token.upos == "CCONJ" and analysis.tokens[index - 1].text == ",":
            between = analysis.tokens[index + 1 : start]
            return [one for one in between if one.upos in {"NOUN", "PROPN"} and one.head < index]
        if token.upos not in LISTED:
            break
    return []


def is_next_subject(analysis: Analysis, token: Token) -> bool:
    """Whether a noun is one of those subjects of the clause behind it."""
    return any(
        token in next_subjects(analysis, verb)
        for above in analysis.ancestors(token)
        for verb in analysis.children(above, "conj", "advcl", "ccomp")
        if verb.index > token.index
    )


def companions(analysis: Analysis, subject: Token) -> list[Token]:
    """Who is told of as acting with a subject, behind it: "A, along with B, rejected it", "A, joined by B, did so"."""
    return [
        other
        for other in analysis.children(subject, "nmod", "obl", "conj")
        if other.index > subject.index and analysis.case_of(other) in COMPANY
    ] + [
        other
        for clause in analysis.children(subject, "acl")
        if clause.lemma == "join" and clause.xpos == "VBN"
        for other in analysis.children(clause, "obl:agent")
    ]


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


def taken_objects(analysis: Analysis, predicate: Token) -> list[Token]:
    """Objects that the parser gave to a gerund behind them: "Russia" in "accused Russia of jamming its satellites"."""
    return [
        token
        for gerund in analysis.children(predicate, "advcl", "xcomp")
        for token in analysis.children(gerund, "obj", "iobj", "nsubj")
        if is_taken(analysis, token)
    ]


def handed_up(analysis: Analysis, infinitive: Token) -> list[Token]:
    """Objects behind an infinitive that the tree gives to the verb before: "X" in "tried to press X to leave"."""
    head = analysis.head(infinitive)
    if head is None or base(infinitive.relation) != "xcomp" or infinitive.xpos != "VB":
        return []
    return [noun for noun in analysis.children(head, "obj") if head.index < infinitive.index < noun.index]


def is_handed_up(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is such an object of an infinitive."""
    head = analysis.head(noun)
    return head is not None and any(noun in handed_up(analysis, one) for one in analysis.children(head, "xcomp"))


def named_objects(analysis: Analysis, verb: Token) -> list[Token]:
    """Whom a verb names or calls, where the tree takes him for what he is named: "named X as a suspect", "called X on Friday".

    Nobody is said to be something where there is no object of whom it is said.
    """
    behind = [noun.index for noun in analysis.children(verb, "obl") if analysis.case_of(noun) == "as"]
    bare = analysis.child(verb, "obj", "nsubj:pass", "aux:pass") is None and verb.relation != "acl"
    alone = verb.lemma in NAMING and bare
    return [
        noun
        for noun in analysis.children(verb, "xcomp")
        if noun.upos in {"PROPN", "NOUN"}
        and verb.index < noun.index
        and (any(noun.index < index for index in behind) or (alone and noun.upos == "PROPN"))
    ]


def is_taken(analysis: Analysis, noun: Token) -> bool:
    """Whether an object stands before the "of" or "for" that opens the clause of its gerund."""
    gerund = analysis.head(noun)
    if gerund is None or gerund.xpos != "VBG" or gerund.relation not in {"advcl", "xcomp"}:
        return False
    return any(
        mark.lemma in {"of", "for", "from"} and noun.index < mark.index < gerund.index
        for mark in analysis.children(gerund, "mark")
    )


def possessors(analysis: Analysis, noun: Token) -> list[Token]:
    """Whose a noun is: also by an "'s" right before it, from whomever the tree hangs that name ("welcomed Ann Bo's plan")."""
    owners = analysis.children(noun, "nmod:poss")
    before = noun.index - 1
    while before > 0 and analysis.tokens[before].head == noun.index and analysis.tokens[before].upos in {"ADJ", "NUM"}:
        before -= 1
    mark = analysis.tokens[before]
    name = analysis.head(mark) if not owners and mark.xpos == "POS" and before > 0 else None
    return owners if name is None or name == noun or name.head == noun.index else [name]


def named_before(analysis: Analysis, pronoun: Token) -> Token | None:
    """The proper noun right before "who": "the help of Ann Bo, who ..." is about her, whatever the tree says."""
    index = pronoun.index - 1
    if index >= 0 and analysis.tokens[index].text == ",":
        index -= 1
    if index < 0 or analysis.tokens[index].upos != "PROPN":
        return None
    kinds = {name.kind for name in analysis.names_over(analysis.tokens[index])}
    if kinds and "PER" not in kinds:
        return None  # "the mayor of Lyon, who ..."
    return analysis.tokens[index]


def phrasal_particles(analysis: Analysis, verb: Token) -> list[Token]:
    """The particle that the tree takes for a preposition right behind its verb: "over" in "handed over the bodies"."""
    return [
        marker
        for noun in analysis.children(verb, "obl")
        for marker in analysis.children(noun, "case")
        if marker.index == verb.index + 1 and (verb.lemma, marker.text.lower()) in PHRASAL
    ]


def phrasal_objects(analysis: Analysis, verb: Token) -> list[Token]:
    """What stands behind such a particle, or bare behind one that the tree knows for one: the verb's object."""
    found = [analysis.head(marker) for marker in phrasal_particles(analysis, verb)]
    particles = [one for one in analysis.children(verb, "compound:prt") if one.index == verb.index + 1]
    for noun in analysis.children(verb, "obl") if particles else ():
        behind = analysis.subtree(noun)[0].index == verb.index + 2
        if noun.relation == "obl" and behind and not analysis.children(noun, "case"):
            found.append(noun)  # "voted down the nominee"
    return [noun for noun in found if noun is not None]
