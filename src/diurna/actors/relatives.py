"""Relative pronouns, and the "it" that stands for no party."""

from diurna.actors.candidates import Memory
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.records import Analysis, Token
from diurna.records.analysis import base


def find_relative(
    analysis: Analysis,
    token: Token,
    heads: dict[int, Phrase],
    memory: Memory,
    place: int,
    resolution: Resolution,
) -> int | None:
    """The noun that the relative clause modifies; for "who" and "which" the phrase right before, if the tree errs."""
    human = token.text.lower() in ("who", "whom", "whose")
    clause = next(
        (one for one in [token, *analysis.ancestors(token)] if one.relation in ("acl:relcl", "acl") and one != token),
        None,
    )
    if token.text.lower() == "that" and (clause is None or token.relation == "mark"):
        return None
    before = next(
        (
            candidate
            for candidate in reversed(memory.by_sentence[place])
            if candidate.head < token.index
            and not candidate.plural
            and candidate.kind != "modifier"
            and candidate.head in heads
            and all(one.upos == "PUNCT" for one in analysis.tokens[heads[candidate.head].last : token.index - 0])
        ),
        None,
    )
    if human and before is not None and before.kind in ("person", "group"):
        return before.referent
    governor = analysis.head(clause) if clause is not None else None
    if governor is not None and governor.index < token.index and governor.index in heads:
        phrase = heads[governor.index]
        plural = clause is not None and _plural_verb(analysis, clause)
        if plural:
            for candidate in memory.by_sentence[place]:
                if candidate.head == governor.index and candidate.plural:
                    return candidate.referent
        return resolution.of_phrase[phrase.number]
    if before is not None and token.text.lower() == "which" and governor is None:
        return before.referent
    return None


def _plural_verb(analysis: Analysis, verb: Token) -> bool:
    parts = (verb, *analysis.children(verb, "aux", "cop"))
    return any(part.xpos == "VBP" or part.text.lower() in ("are", "were", "have") for part in parts)


def is_expletive(analysis: Analysis, token: Token) -> bool:
    """Whether an "it" stands for a clause: "it is clear that", "make it mandatory for"."""
    governor = analysis.head(token)
    if token.relation == "expl" or governor is None:
        return token.relation == "expl"
    if token.text.lower() != "it":
        return False
    if base(token.relation) == "nsubj" and analysis.children(governor, "csubj"):
        return True
    if base(token.relation) == "nsubj" and governor.upos in ("ADJ", "NOUN", "ADV"):
        return bool(analysis.children(governor, "ccomp", "xcomp", "advcl", "acl"))
    if base(token.relation) == "nsubj" and governor.lemma in ("seem", "appear", "take", "rain", "snow"):
        return True
    follows = analysis.tokens[token.index + 1] if token.index + 1 < len(analysis.tokens) else None
    adjective = follows is not None and follows.upos == "ADJ"
    return governor.lemma in ("make", "find", "consider", "think", "deem", "believe") and adjective


def takes_up_thing(analysis: Analysis, token: Token, heads: dict[int, Phrase]) -> bool:
    """Whether "it", an object, takes up the object before it, a thing: "20 backed the plan and 30 opposed it"."""
    if token.text.lower() != "it" or token.relation != "obj":
        return False
    sentence = analysis.sentence_of(token)
    objects = [one for one in analysis.tokens[sentence.first : token.index] if one.relation == "obj"]
    if not objects or objects[-1].head == token.head:
        return False
    last = objects[-1]
    definite = any(child.upos == "DET" for child in analysis.children(last, "det"))
    return definite and last.upos == "NOUN" and last.xpos == "NN" and last.index not in heads
