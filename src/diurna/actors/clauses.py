"""Clauses: whose subject a verb shares, which role a noun has, and whom a pronoun's place rules out."""

from collections.abc import Iterator

from diurna.records import Analysis, Token
from diurna.records.analysis import base

ROLES = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "modifier"}
RELATIVES = frozenset({"who", "which", "that", "whom"})


def role_of(analysis: Analysis, token: Token) -> str:
    """A noun's part in its sentence: "subject", "owner", "predicate" ...; coordinated and apposed ones have the first's."""
    seen = 0
    while base(token.relation) in ("conj", "appos", "flat") and seen < 5:
        governor = analysis.head(token)
        if governor is None or governor.upos not in ("NOUN", "PROPN", "PRON"):
            break
        token, seen = governor, seen + 1
    if token.relation == "nmod:poss":
        return "owner"
    if analysis.child(token, "cop") is not None:
        return "predicate"
    return ROLES.get(base(token.relation), "other")


def clause_of(analysis: Analysis, token: Token) -> Token | None:
    """The predicate of the innermost clause that holds a word."""
    for one in analysis.ancestors(token):
        if one.upos == "VERB" or analysis.child(one, "nsubj", "cop") is not None:
            return one
    return None


def shared_subject(analysis: Analysis, verb: Token) -> Token | None:
    """Whom a verb has for its subject, though another verb's tree holds it.

    "Ivan came and *saw*", "Ivan wanted to *see*", "Ivan left *seeing*": Ivan. "Ivan told Jean to *leave*": Jean.
    "a man who *left*", "a man *seen* there": the man.
    """
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        subject = analysis.child(verb, "nsubj")
        governor = analysis.head(verb)
        if subject is not None:
            relative = subject.text.lower() in RELATIVES and base(verb.relation) == "acl"
            return governor if relative else subject
        if governor is None or base(verb.relation) not in ("conj", "xcomp", "advcl", "acl"):
            return None
        if base(verb.relation) == "acl":
            return governor if governor.upos in ("NOUN", "PROPN", "PRON") else None
        target = analysis.child(governor, "obj", "iobj") if base(verb.relation) == "xcomp" else None
        if target is not None and governor.lemma != "promise":
            return target
        verb = governor
    return None


def ruled_out(analysis: Analysis, token: Token) -> Iterator[int]:
    """The heads of those whom a pronoun that is not reflexive cannot mean, for its place in the tree.

    1. The subject of its own verb: "Ivan and Jean saw him". 2. What it is part of: "his father", "the mother of his
    children". 3. What it is coordinated with. 4. Who is on the other side of what it owns: "his meeting with Lavrov".
    """
    governor = analysis.head(token)
    if governor is None:
        return
    if base(token.relation) in ("obj", "iobj", "obl"):
        subject = shared_subject(analysis, governor)
        if subject is not None and subject.index != token.index:
            yield from (one.index for one in analysis.conjuncts(subject))
    if token.relation == "nmod:poss" or base(token.relation) == "nmod":
        for one in [token, *analysis.ancestors(token)]:
            if one.upos not in ("NOUN", "PROPN", "PRON"):
                break
            if one is not token:
                yield one.index
            if base(one.relation) in ("conj", "appos", "acl", "nsubj", "obj", "obl"):
                break
    if token.relation == "nmod:poss":
        yield from (one.index for one in analysis.children(governor, "nmod", "flat", "appos") if one is not token)
    if base(token.relation) == "conj":
        yield governor.index
    yield from (one.index for one in analysis.children(token, "conj"))
