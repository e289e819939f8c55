"""Tokens to parties: the mentions that stand in a slot, coordination spread out, hidden ones dug up."""

from collections.abc import Iterable

from diurna.events.arguments import examples, nested_nouns
from diurna.records import Coding, Mention, Token

MAX_NESTING = 2


def find_parties(coding: Coding, tokens: Iterable[Token], *, nested: bool = True) -> list[Mention]:
    """The mentions that a slot's tokens stand for, each entity once, in text order of discovery.

    With `nested`, a noun that is no party gives the one inside it: "Kosovo's proposal" gives Kosovo. Of "most
    states, including A and B" the named ones count.
    """
    found: dict[str, Mention] = {}
    for token in tokens:
        for conjunct in coding.analysis.conjuncts(token):
            named = [
                mention for part in examples(coding.analysis, conjunct) for mention in _mentions_of(coding, part, 0)
            ]
            for mention in named or _mentions_of(coding, conjunct, MAX_NESTING if nested else 0):
                found.setdefault(mention.entity, mention)
    return list(found.values())


def _mentions_of(coding: Coding, token: Token, depth: int) -> list[Mention]:
    mention = coding.mention_at(token)
    if mention is None and token.upos == "PROPN":
        mention = coding.mention_over(token)  # a name that the tree cut in two
    known = mention is not None and (coding.entity(mention).code is not None or coding.entity(mention).kind == "person")
    if mention is not None and (known or depth == 0):
        return [mention]
    if depth == 0:
        return []
    for child in nested_nouns(coding.analysis, token):
        inside = [
            mention
            for conjunct in coding.analysis.conjuncts(child)
            for mention in _mentions_of(coding, conjunct, depth - 1)
        ]
        if inside:
            return inside
    return [] if mention is None else [mention]
